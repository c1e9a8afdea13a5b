// Where the running parts are. A command in a second terminal finds what `dondoc up` (npm start) runs through one small file in the
// data folder; in production the environment says it.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { DondocError } from '../contracts/errors.ts';
import { isAlive } from '../infra/process.ts';

/** What `dondoc up` writes about itself, readable by its user only: the database's address holds its password. */
export const RunningStack = z.object({
  pid: z.int(),
  temporal: z.string(),
  database: z.string(),
  web: z.string(),
  smtp: z.string().nullable(),
  kafka: z.array(z.string()).readonly().nullable(),
});
export type RunningStack = Readonly<z.infer<typeof RunningStack>>;

const RUN_FILE = 'running.json';

/** The folder that holds all local state: --data, DONDOC_DATA, or the user's data folder. */
export function dataFolder(given: string | undefined, env: NodeJS.ProcessEnv = process.env): string {
  if (given !== undefined) return resolve(given);
  const named = env['DONDOC_DATA'];
  if (named !== undefined && named !== '') return resolve(named);
  const base = env['XDG_DATA_HOME'];
  return join(base?.startsWith('/') ? base : join(homedir(), '.local', 'share'), 'dondoc');
}

export async function announce(folder: string, stack: RunningStack): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, RUN_FILE);
  await writeFile(`${file}.new`, JSON.stringify(stack, null, 2), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

export const withdraw = (folder: string): Promise<void> => rm(join(folder, RUN_FILE), { force: true });

/** What runs on this data folder, or null; what a killed process left behind counts for nothing. */
export async function runningStack(folder: string): Promise<RunningStack | null> {
  const text = await readFile(join(folder, RUN_FILE), 'utf8').catch(() => null);
  const stack = text === null ? null : parsed(text);
  return stack !== null && isAlive(stack.pid) ? stack : null;
}

function parsed(text: string): RunningStack | null {
  try {
    return RunningStack.parse(JSON.parse(text));
  } catch {
    // Half a file, or another version's.
    return null;
  }
}

export interface Addresses {
  readonly temporal: string;
  readonly database: string;
  readonly web: string | null;
}

/**
 * The addresses a command speaks to: TEMPORAL_ADDRESS and DATABASE_URL, else what runs on the data folder.
 * @throws DondocError journalAway where neither is there.
 */
export async function addresses(data: string | undefined, env: NodeJS.ProcessEnv = process.env): Promise<Addresses> {
  const folder = dataFolder(data, env);
  const stack = await runningStack(folder);
  const database = env['DATABASE_URL'] ?? stack?.database;
  const temporal = env['TEMPORAL_ADDRESS'] ?? stack?.temporal;
  if (database === undefined || temporal === undefined) {
    throw new DondocError('journalAway', {
      where: folder,
      expected: 'npm start -- --data (dondoc up --data) / DATABASE_URL + TEMPORAL_ADDRESS',
    });
  }
  return { database, temporal, web: stack?.web ?? null };
}
