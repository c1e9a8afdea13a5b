// `dondoc up` as a person starts it: a process with servers below it, on a folder and a port of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import { isAlive, waitForEnd } from '../../infra/process.ts';
import { until } from '../integration/until.ts';
import { cleanEnv, MAIN } from './command.ts';

export interface Up extends AsyncDisposable {
  readonly pid: number;
  /** What it has printed so far. */
  readonly printed: () => string;
  /** Ctrl-C. The exit code. */
  readonly interrupt: () => Promise<number | null>;
  /** kill -9: nothing is drained, nothing is withdrawn. The processes it leaves. */
  readonly kill: () => Promise<readonly number[]>;
}

const START_LIMIT_MS = 90_000;
/** What `up` prints last, when all is there. */
const READY = 'Ctrl-C để dừng';

/** Resolves when it has said what runs where. */
export async function startUp(...args: readonly string[]): Promise<Up> {
  const child = spawn(process.execPath, [MAIN, 'up', ...args], { env: cleanEnv(), stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const pid = child.pid ?? -1;
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    const [code] = await exited;
    return code;
  };
  const ready = () => {
    if (child.exitCode !== null) throw new Error(`dondoc up ended with ${child.exitCode}:\n${text}`);
    return text.includes(READY);
  };
  await until('dondoc up is ready', ready, START_LIMIT_MS).catch(async (error: unknown) => {
    await end('SIGKILL');
    throw error;
  });
  return {
    pid,
    printed: () => text,
    interrupt: () => end('SIGINT'),
    kill: async () => {
      const left = await descendants(pid);
      await end('SIGKILL');
      return left;
    },
    [Symbol.asyncDispose]: async () => {
      await end('SIGINT');
    },
  };
}

/** All processes below one, as Linux lists them. */
export async function descendants(pid: number): Promise<readonly number[]> {
  const tasks = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(
    tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, 'utf8').catch(() => '')),
  );
  const children = lists.join(' ').split(' ').filter(Boolean).map(Number);
  const below = await Promise.all(children.map(descendants));
  return [...children, ...below.flat()];
}

const END_LIMIT_MS = 30_000;

/** Which of these processes do not end by themselves. */
export async function remaining(pids: readonly number[]): Promise<readonly number[]> {
  await Promise.all(pids.map((pid) => waitForEnd(pid, END_LIMIT_MS)));
  return pids.filter(isAlive);
}
