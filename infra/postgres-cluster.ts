/**
 * One PostgreSQL cluster in a folder of ours: made, started, found again after a crash.
 *
 * The folder holds `cluster/` (PostgreSQL's own data folder, owned by whom it runs as), `password` (mode 0600, made
 * once) and `postgres.log`. A new cluster is made under another name and renamed, so a crash leaves no half of one.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { LocalStackError, reasonOf } from './errors.ts';
import { LOOPBACK, freePort, requireFreePorts } from './ports.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { startChild, waitForEnd } from './process.ts';
import type { ManagedChild } from './process.ts';
import { commandAs } from './run-as.ts';
import type { SystemUser } from './run-as.ts';
import { runTool } from './tool.ts';

export const POSTGRES_USER = 'dondoc';
export const POSTGRES_DATABASE = 'dondoc';
const PASSWORD_BYTES = 24;
/** A server whose owner was killed is stopping by itself; this long it is waited for. */
const STOPPING_WAIT_MS = 8_000;
const START_ATTEMPTS = 4;
const RETRY_MS = 500;

export interface Cluster {
  /** Our folder, absolute. */
  readonly dataDir: string;
  readonly binaries: PostgresBinaries;
  /** As whom it runs; null: as this process. */
  readonly user: SystemUser | null;
  /** What is right for the version, beside the encoding. */
  readonly localeFlags: readonly string[];
}

function pgdata(cluster: Cluster): string {
  return join(cluster.dataDir, 'cluster');
}

function logFile(cluster: Cluster): string {
  return join(cluster.dataDir, 'postgres.log');
}

/** The environment without what would redirect PostgreSQL's programs, and with untranslated messages. */
function plainEnv(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

async function ownedFolder(path: string, user: SystemUser | null): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (user !== null) await chown(path, user.uid, user.gid);
}

async function runStep(cluster: Cluster, program: string, args: readonly string[], what: string): Promise<void> {
  const as = commandAs(cluster.user, program, args, [pgdata(cluster)]);
  const log = logFile(cluster);
  const done = await runTool({ ...as, logFile: log, cwd: '/', env: plainEnv() });
  if (!done.ok) throw new LocalStackError('buildFailed', { what, reason: done.reason, log });
}

/** Single-user mode needs no client and no port. */
function createDatabase(cluster: Cluster, folder: string): void {
  const args = ['--single', '-D', folder, 'postgres'];
  const as = commandAs(cluster.user, cluster.binaries.postgres, args, [folder]);
  const input = `CREATE DATABASE ${POSTGRES_DATABASE}\n`;
  const done = spawnSync(as.command, as.args, { ...as, input, cwd: '/', env: plainEnv(), encoding: 'utf8' });
  if (done.status === 0) return;
  const reason = done.error?.message ?? done.stderr.trim();
  throw new LocalStackError('buildFailed', { what: 'PostgreSQL', reason, log: logFile(cluster) });
}

async function makeCluster(cluster: Cluster, password: string): Promise<void> {
  const fresh = `${pgdata(cluster)}.new`;
  const passwordFile = join(fresh, 'initial-password');
  await rm(fresh, { recursive: true, force: true });
  await ownedFolder(fresh, cluster.user);
  const inside = join(fresh, 'data');
  await ownedFolder(inside, cluster.user);
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (cluster.user !== null) await chown(passwordFile, cluster.user.uid, cluster.user.gid);
  const fixed = ['-D', inside, '--auth=scram-sha-256', `--username=${POSTGRES_USER}`, `--pwfile=${passwordFile}`];
  await runStep(cluster, cluster.binaries.initdb, [...fixed, '--encoding=UTF8', ...cluster.localeFlags], 'PostgreSQL');
  createDatabase(cluster, inside);
  await rename(inside, pgdata(cluster));
  await rm(fresh, { recursive: true, force: true });
}

async function readPassword(cluster: Cluster): Promise<string> {
  const file = join(cluster.dataDir, 'password');
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
  const password = randomBytes(PASSWORD_BYTES).toString('hex');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  return password;
}

/** The folder and the cluster in it, made at the first start; gives the password. */
export async function prepareCluster(cluster: Cluster): Promise<string> {
  try {
    await mkdir(cluster.dataDir, { recursive: true });
    const password = await readPassword(cluster);
    if (!existsSync(pgdata(cluster))) await makeCluster(cluster, password);
    return password;
  } catch (error) {
    if (error instanceof LocalStackError) throw error;
    const params = { path: cluster.dataDir, reason: reasonOf(error) };
    throw new LocalStackError('folderUnusable', params, { cause: error });
  }
}

/** The arguments of a running process, or null: from Linux's /proc, elsewhere by `ps`. */
function argumentsOf(pid: number): string | null {
  if (existsSync('/proc/self/cmdline')) {
    const file = `/proc/${pid}/cmdline`;
    return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\0', ' ') : null;
  }
  const shown = spawnSync('ps', ['-p', String(pid), '-ww', '-o', 'args='], { encoding: 'utf8' });
  return shown.status === 0 ? shown.stdout.trim() : null;
}

/** The process id of the server that runs on this folder, by its postmaster.pid and the process's own arguments. */
async function runningServer(folder: string): Promise<{ readonly pid: number; readonly port: number } | null> {
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!(pid > 0)) return null;
  // After a crash the number may belong to any other program by now.
  if (!(argumentsOf(pid)?.includes(folder) ?? false)) return null;
  return { pid, port: Number(lines[3]) };
}

async function clearStalePidFile(cluster: Cluster): Promise<void> {
  const folder = pgdata(cluster);
  const running = await runningServer(folder);
  if (running !== null && !(await waitForEnd(running.pid, STOPPING_WAIT_MS))) {
    throw new LocalStackError('inUse', { path: cluster.dataDir, pid: running.pid });
  }
  await rm(join(folder, 'postmaster.pid'), { force: true });
}

/** How this cluster is reached on a port. */
export function clusterUrl(port: number, password: string): string {
  return `postgres://${POSTGRES_USER}:${password}@${LOOPBACK}:${port}/${POSTGRES_DATABASE}`;
}

/** The URL of the server that runs on this folder now, or null. */
export async function runningUrl(dataDir: string): Promise<string | null> {
  const running = await runningServer(join(dataDir, 'cluster'));
  const password = await readFile(join(dataDir, 'password'), 'utf8').catch(() => null);
  return running === null || password === null ? null : clusterUrl(running.port, password.trim());
}

async function launchCluster(cluster: Cluster, port: number, settings: readonly string[]): Promise<ManagedChild> {
  const folder = pgdata(cluster);
  const fixed = [`listen_addresses=${LOOPBACK}`, 'unix_socket_directories=', 'timezone=UTC', 'log_timezone=UTC'];
  const args = ['-D', folder, '-p', String(port), ...[...fixed, ...settings].flatMap((setting) => ['-c', setting])];
  return await startChild({
    name: 'PostgreSQL',
    ...commandAs(cluster.user, cluster.binaries.postgres, args, [folder]),
    cwd: '/',
    env: plainEnv(),
    logFile: logFile(cluster),
    readyLine: /database system is ready to accept connections/,
    orphan: 'guardian',
  });
}

/** Starts the prepared cluster on the port, or on a free one. `settings` are PostgreSQL's, "name=value". */
export async function startCluster(
  cluster: Cluster,
  port: number | null,
  settings: readonly string[] = [],
): Promise<{ readonly port: number; readonly child: ManagedChild }> {
  await clearStalePidFile(cluster);
  if (port !== null) await requireFreePorts([port]);
  for (let attempt = 1; ; attempt += 1) {
    const chosen = port ?? (await freePort());
    try {
      return { port: chosen, child: await launchCluster(cluster, chosen, settings) };
    } catch (error) {
      // Our port was taken by a faster one, or the backends of a server that was killed have not all gone yet.
      const passing = /Address already in use|shared memory block/.test(reasonOf(error));
      if (attempt === START_ATTEMPTS || !passing) throw error;
      await delay(RETRY_MS);
    }
  }
}
