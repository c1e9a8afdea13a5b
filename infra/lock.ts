/**
 * A lock between processes, so that two of them do not build or download the same cache entry at once.
 *
 * The lock is a file made with its content in one step (link). Its holder touches it every few seconds; a lock whose
 * holder is dead, or that nobody touched for a while (another machine on the same folder), is taken over. Should two
 * take over in the same instant, both build: that costs time only, for entries appear by one rename.
 */
import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { LocalStackError } from './errors.ts';
import { isAlive } from './process.ts';

const TOUCH_INTERVAL_MS = 5_000;
const STALE_AFTER_MS = 60_000;
const POLL_MS = 500;
/** A cold build of the Temporal server on a slow machine stays well below this. */
const DEFAULT_WAIT_MS = 30 * 60_000;

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly id: string;
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

async function isStale(path: string, holder: Holder): Promise<boolean> {
  if (holder.host === hostname() && !isAlive(holder.pid)) return true;
  const touched = await stat(path).catch(() => null);
  return touched !== null && Date.now() - touched.mtimeMs > STALE_AFTER_MS;
}

async function tryTake(path: string, mine: Holder): Promise<boolean> {
  const own = `${path}.${mine.id}`;
  await writeFile(own, JSON.stringify(mine));
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(own, { force: true });
  }
}

async function removeStale(path: string, holder: Holder): Promise<void> {
  const aside = `${path}.${randomUUID()}.stale`;
  await rename(path, aside).catch(() => {});
  const moved = await readHolder(aside);
  // Somebody else was faster and this is already the new holder's lock: give it back.
  if (moved !== null && moved.id !== holder.id) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}

export interface LockOptions {
  /** Told once when another process holds the lock. */
  readonly onWait?: (pid: number) => void;
  readonly waitMs?: number;
}

/** Runs `work` while holding the lock file. Throws `lockTimeout` when it does not come free. */
export async function withLock<T>(path: string, work: () => Promise<T>, options: LockOptions = {}): Promise<T> {
  const mine: Holder = { pid: process.pid, host: hostname(), id: randomUUID() };
  const waitMs = options.waitMs ?? DEFAULT_WAIT_MS;
  const started = Date.now();
  let told = false;
  await mkdir(dirname(path), { recursive: true });
  while (!(await tryTake(path, mine))) {
    const holder = await readHolder(path);
    if (holder !== null) {
      if (await isStale(path, holder)) {
        await removeStale(path, holder);
        continue;
      }
      if (!told) options.onWait?.(holder.pid);
      told = true;
    }
    if (Date.now() - started > waitMs) {
      throw new LocalStackError('lockTimeout', { path, seconds: waitMs / 1000, pid: holder?.pid ?? '?' });
    }
    await delay(POLL_MS);
  }
  const touch = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => {});
  }, TOUCH_INTERVAL_MS);
  touch.unref();
  try {
    return await work();
  } finally {
    clearInterval(touch);
    if ((await readHolder(path))?.id === mine.id) await rm(path, { force: true });
  }
}
