/**
 * Servers of the local stack as children of this process: started, waited for until they serve, and stopped politely
 * first. What they print goes to a log file with a limit.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { LocalStackError } from './errors.ts';
import { guard } from './guardian.ts';
import { LogFile } from './log-file.ts';

const DEFAULT_READY_TIMEOUT_MS = 60_000;
const DEFAULT_STOP_GRACE_MS = 10_000;
const POLL_MS = 50;

/** Whether a process of this machine exists (a zombie counts, as it does for `kill`). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Waits until a process has ended; false when the time is over. */
export async function waitForEnd(pid: number, timeoutMs: number): Promise<boolean> {
  const started = Date.now();
  while (isAlive(pid)) {
    if (Date.now() - started > timeoutMs) return false;
    await delay(POLL_MS);
  }
  return true;
}

export interface ChildExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Whether `stop` was called before it ended; if not, it went by itself. */
  readonly asked: boolean;
}

export interface ChildOptions {
  /** For messages: "PostgreSQL", "Apache Kafka". */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly logFile: string;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
  /** Ready when a printed line matches ... */
  readonly readyLine?: RegExp;
  /** ... and then this holds. */
  readonly readyWhen?: () => Promise<boolean>;
  readonly readyTimeoutMs?: number;
  readonly stopSignal?: 'SIGINT' | 'SIGTERM';
  readonly stopGraceMs?: number;
  /** How it ends when this process is gone: it reads its standard input, or a guardian ends it. */
  readonly orphan?: 'stdin' | 'guardian';
}

export interface ManagedChild extends AsyncDisposable {
  readonly pid: number;
  readonly logFile: string;
  /** Settles when the process has ended, for whatever reason. */
  readonly exited: Promise<ChildExit>;
  /** Stops it (politely, then by force) and waits for its end. May be called again. */
  readonly stop: () => Promise<void>;
}

interface Running {
  readonly child: ChildProcess;
  readonly log: LogFile;
  readonly managed: ManagedChild;
}

function launch(options: ChildOptions): Running {
  const log = new LogFile(options.logFile);
  const graceMs = options.stopGraceMs ?? DEFAULT_STOP_GRACE_MS;
  const signal = options.stopSignal ?? 'SIGINT';
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    ...(options.uid === undefined ? {} : { uid: options.uid }),
    ...(options.gid === undefined ? {} : { gid: options.gid }),
    detached: true,
    stdio: [options.orphan === 'stdin' ? 'pipe' : 'ignore', 'pipe', 'pipe'],
  });
  child.stdin?.on('error', () => {});
  child.stdout?.on('data', (chunk: Buffer) => log.write(chunk));
  child.stderr?.on('data', (chunk: Buffer) => log.write(chunk));
  let asked = false;
  const exited = new Promise<ChildExit>((resolve) => {
    child.once('error', (error) => log.write(Buffer.from(`${error.message}\n`)));
    child.once('close', (code, ended) => resolve({ code, signal: ended, asked }));
  });
  const pid = child.pid ?? -1;
  const dismiss = options.orphan === 'stdin' || pid === -1 ? () => {} : guard(pid, signal.slice(3), graceMs);
  void exited.then(() => {
    dismiss();
    log.close();
  });
  const stop = async (): Promise<void> => {
    if (!asked) child.kill(signal);
    asked = true;
    const abort = new AbortController();
    const force = delay(graceMs, null, { signal: abort.signal, ref: true }).then(
      () => child.kill('SIGKILL'),
      () => false,
    );
    await exited;
    abort.abort();
    await force;
  };
  return { child, log, managed: { pid, logFile: log.path, exited, stop, [Symbol.asyncDispose]: stop } };
}

async function lineSeen(child: ChildProcess, pattern: RegExp): Promise<void> {
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
  const readers = streams.map((stream) => createInterface({ input: stream, crlfDelay: Infinity }));
  await new Promise<void>((resolve) => {
    for (const reader of readers) reader.on('line', (line) => (pattern.test(line) ? resolve() : undefined));
  });
  for (const reader of readers) reader.close();
  // Closing a reader pauses its stream; the log still wants the rest.
  for (const stream of streams) stream.resume();
}

async function becomesReady(running: Running, options: ChildOptions, signal: AbortSignal): Promise<'ready'> {
  if (options.readyLine) await lineSeen(running.child, options.readyLine);
  while (options.readyWhen && !(await options.readyWhen()) && !signal.aborted) await delay(POLL_MS);
  return 'ready';
}

/**
 * Starts a server and waits until it is ready. Throws `startFailed` with the last printed lines when it ends before
 * that or takes too long; nothing is left running then.
 */
export async function startChild(options: ChildOptions): Promise<ManagedChild> {
  const running = launch(options);
  const timeoutMs = options.readyTimeoutMs ?? DEFAULT_READY_TIMEOUT_MS;
  const done = new AbortController();
  const outcome = await Promise.race([
    becomesReady(running, options, done.signal),
    running.managed.exited,
    delay(timeoutMs, 'late' as const, { signal: done.signal }).catch(() => 'late' as const),
  ]);
  done.abort();
  if (outcome === 'ready') return running.managed;
  await running.managed.stop();
  const printed = running.log.lastLines();
  const why =
    outcome === 'late' ? `not ready after ${timeoutMs / 1000} s` : `ended with ${outcome.code ?? outcome.signal}`;
  const reason = printed === '' ? why : `${why}: ${printed}`;
  throw new LocalStackError('startFailed', { what: options.name, reason, log: options.logFile });
}
