/**
 * PostgreSQL for this machine: `DATABASE_URL` if it is set; else a real PostgreSQL 18 from npm, its data in a folder
 * of the user's, on loopback, with a password made at first start, so that a second terminal and tests speak to it as
 * to any server. Tests also run on the machine's own PostgreSQL.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { LocalStackError } from './errors.ts';
import { isListening } from './ports.ts';
import { embeddedBinaries, machineBinaries } from './postgres-binaries.ts';
import { clusterUrl, prepareCluster, runningUrl, startCluster } from './postgres-cluster.ts';
import type { Cluster } from './postgres-cluster.ts';
import type { ManagedChild } from './process.ts';
import { silentProgress } from './progress.ts';
import type { Progress } from './progress.ts';
import { unprivilegedUser } from './run-as.ts';

const DEFAULT_POSTGRES_PORT = 5432;
/** PostgreSQL 17 and newer sort and fold by code points without any locale of the machine. */
const BUILTIN_LOCALE = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] as const;
const MACHINE_LOCALE = ['--locale=C.UTF-8'] as const;
/** For clusters that are thrown away: speed instead of safety against a power cut. */
export const THROWAWAY_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] as const;

export interface PostgresServer extends AsyncDisposable {
  /** A connection URL with its password; never to be logged. */
  readonly url: string;
  /** Null for a server that was not started here. */
  readonly pid: number | null;
  /** The child process, to watch its end; null for a server that was not started here. */
  readonly child: ManagedChild | null;
  /** Stops what was started here. */
  readonly stop: () => Promise<void>;
}

export interface PostgresOptions {
  /** The folder that keeps the cluster, its password and its log. */
  readonly dataDir: string;
  /** Without it a free port is chosen at each start. */
  readonly port?: number;
  readonly progress: Progress;
  /** Not DATABASE_URL: tests do not depend on what the machine has. */
  readonly embeddedOnly?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  /** More settings of PostgreSQL, "name=value". */
  readonly settings?: readonly string[];
}

async function useUrl(url: string): Promise<PostgresServer> {
  const { hostname, port } = new URL(url);
  const portNumber = port === '' ? DEFAULT_POSTGRES_PORT : Number(port);
  if (!(await isListening(hostname, portNumber))) {
    const address = `${hostname}:${portNumber}`;
    const params = { what: 'PostgreSQL', address, variable: 'DATABASE_URL', reason: 'no connection' };
    throw new LocalStackError('notReachable', params);
  }
  const stop = async (): Promise<void> => {};
  return { url, pid: null, child: null, stop, [Symbol.asyncDispose]: stop };
}

/** Starts, or finds, PostgreSQL. Errors: `LocalStackError`. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const given = (options.env ?? process.env)['DATABASE_URL'] ?? '';
  if (given !== '' && options.embeddedOnly !== true) return await useUrl(given);
  const label = { vi: 'Khởi động PostgreSQL 18', en: 'Start PostgreSQL 18' };
  return await options.progress.step(label, async () => {
    const binaries = await embeddedBinaries();
    const cluster = {
      dataDir: resolve(options.dataDir),
      binaries,
      user: unprivilegedUser(),
      localeFlags: BUILTIN_LOCALE,
    };
    const password = await prepareCluster(cluster);
    const { port, child } = await startCluster(cluster, options.port ?? null, options.settings);
    const { pid, stop } = child;
    return { url: clusterUrl(port, password), pid, child, stop, [Symbol.asyncDispose]: stop };
  });
}

/** The URL of the embedded server that runs on this folder now (started by any process), or null. */
export async function runningPostgresUrl(dataDir: string): Promise<string | null> {
  return await runningUrl(resolve(dataDir));
}

async function throwaway(make: (dataDir: string) => Promise<PostgresServer>): Promise<PostgresServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'dondoc-pg-'));
  // Root's temporary folders are closed to the user the server runs as.
  await chmod(dataDir, 0o711);
  const remove = async (): Promise<void> => await rm(dataDir, { recursive: true, force: true });
  let server: PostgresServer;
  try {
    server = await make(dataDir);
  } catch (error) {
    await remove();
    throw error;
  }
  const stop = async (): Promise<void> => {
    await server.stop();
    await remove();
  };
  return { ...server, stop, [Symbol.asyncDispose]: stop };
}

/** For tests: an embedded PostgreSQL 18 in a temporary folder that goes with it; fast, not safe against power cuts. */
export async function startTestPostgres(): Promise<PostgresServer> {
  return await throwaway(
    async (dataDir) =>
      await startPostgres({ dataDir, progress: silentProgress, embeddedOnly: true, settings: THROWAWAY_SETTINGS }),
  );
}

/** The machine's server, or why there is none. */
export type MachinePostgres = { readonly server: PostgresServer } | { readonly server: null; readonly reason: string };

/** For tests: the machine's own PostgreSQL (newest, or of the major version named) in a temporary folder. */
export async function startMachinePostgres(major: number | null = null): Promise<MachinePostgres> {
  const binaries = machineBinaries(major);
  if (binaries === null) {
    return { server: null, reason: `no PostgreSQL${major === null ? '' : ` ${major}`} is installed on this machine` };
  }
  const server = await throwaway(async (dataDir) => {
    const cluster: Cluster = { dataDir, binaries, user: unprivilegedUser(), localeFlags: MACHINE_LOCALE };
    const password = await prepareCluster(cluster);
    const { port, child } = await startCluster(cluster, null, THROWAWAY_SETTINGS);
    const { pid, stop } = child;
    return { url: clusterUrl(port, password), pid, child, stop, [Symbol.asyncDispose]: stop };
  });
  return { server };
}
