// One process on a data folder at a time: a small file says which one has it, written in one step before anything is started, so that
// two that start at once do not both set up the stores. A process that was killed leaves the file behind; its number may by then belong
// to a stranger (after a restart of the machine, or in a container, where numbers repeat), so the time the process began is noted too.
import { access, constants, link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { LocalStackError } from '../infra/errors.ts';
import { isAlive } from '../infra/process.ts';
import { reasonWords } from './reason.ts';

const CLAIM_FILE = 'owner.json';
/** A stale claim is removed and taken anew; losing that to another process more often than this is no accident. */
const MAX_TRIES = 3;

const Owner = z.object({ pid: z.int(), began: z.string().nullable() });
type Owner = Readonly<z.infer<typeof Owner>>;

/**
 * Takes the folder, which is made where it is missing; the answer gives it back.
 * @throws LocalStackError folderUnusable | inUse
 */
export async function claimFolder(folder: string): Promise<() => Promise<void>> {
  const claim = join(folder, CLAIM_FILE);
  const own = `${claim}.${process.pid}`;
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.X_OK);
    await writeFile(own, JSON.stringify({ pid: process.pid, began: await beganAt(process.pid) } satisfies Owner));
  } catch (error) {
    throw new LocalStackError('folderUnusable', { path: folder, reason: reasonWords(error) }, { cause: error });
  }
  try {
    await take(folder, claim, own);
  } finally {
    await rm(own, { force: true });
  }
  return () => rm(claim, { force: true });
}

async function take(folder: string, claim: string, own: string): Promise<void> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    try {
      await link(own, claim);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new LocalStackError('folderUnusable', { path: folder, reason: reasonWords(error) }, { cause: error });
    }
    const owner = await ownerOf(claim);
    if (owner !== null && (await stillRuns(owner)))
      throw new LocalStackError('inUse', { path: folder, pid: owner.pid });
    await removeStale(claim, `${own}.stale`, owner);
  }
  throw new LocalStackError('inUse', { path: folder, pid: (await ownerOf(claim))?.pid ?? '?' });
}

/** Moves the claim aside first: should another process have taken the folder meanwhile, it gets its claim back. */
async function removeStale(claim: string, aside: string, stale: Owner | null): Promise<void> {
  await rename(claim, aside).catch(() => {});
  const moved = await ownerOf(aside);
  if (moved !== null && (moved.pid !== stale?.pid || moved.began !== stale.began))
    await link(aside, claim).catch(() => {});
  await rm(aside, { force: true });
}

async function ownerOf(claim: string): Promise<Owner | null> {
  try {
    return Owner.parse(JSON.parse(await readFile(claim, 'utf8')));
  } catch {
    return null;
  }
}

const stillRuns = async ({ pid, began }: Owner): Promise<boolean> =>
  pid !== process.pid && isAlive(pid) && (began === null || began === (await beganAt(pid)));

/** Fields behind the command's name in /proc/PID/stat: the 20th of them is the start time in clock ticks since boot. */
const START_FIELD = 19;

/** When a process began, comparable with itself only; null where the system does not say (no /proc). */
async function beganAt(pid: number): Promise<string | null> {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[START_FIELD];
    return ticks === undefined ? null : `${boot.trim()} ${ticks}`;
  } catch {
    return null;
  }
}
