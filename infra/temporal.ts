/**
 * A Temporal server for this machine, the first that serves:
 *
 * 1. `TEMPORAL_ADDRESS`, somebody else's server, which is neither started nor stopped here;
 * 2. a `temporal` command on PATH that works;
 * 3. the project's own embedded server (infra/temporal/, one Go program on one SQLite file), from the cache;
 * 4. the same, built first with `go build` (about five minutes from nothing, seconds when Go's cache is warm).
 *
 * The SDK's own download of the command is left out: it needs a host outside the package registries, and where that
 * can be reached, `temporal` can be put on PATH as well. A data file belongs to the kind of server that made it (their
 * schemas may differ), which is noted beside it.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ensureArtifact } from './artifact.ts';
import { LocalStackError, reasonOf } from './errors.ts';
import { temporalServes } from './grpc-health.ts';
import { cachePath, projectRoot } from './paths.ts';
import { LOOPBACK, TEMPORAL_OFFSETS, freePortBlock, requireFreePorts } from './ports.ts';
import { startChild } from './process.ts';
import type { ManagedChild } from './process.ts';
import type { Progress } from './progress.ts';
import { findTool, requireTool, runTool } from './tool.ts';

/** As go.mod says; named in messages only. */
const SERVER_VERSION = '1.32.1';
const MODULE_FOLDER = join(projectRoot, 'infra', 'temporal');
const MODULE_FILES = ['go.mod', 'go.sum', 'main.go'] as const;
const HASH_LENGTH = 12;
/** With ports chosen here, another process may take one first; then others are tried. */
const START_ATTEMPTS = 3;
const NAMESPACE = 'default';

export type TemporalOrigin = 'address' | 'command' | 'embedded';

export interface TemporalServer extends AsyncDisposable {
  /** `host:port` of the frontend. */
  readonly address: string;
  readonly origin: TemporalOrigin;
  /** Null for a server that was not started here. */
  readonly pid: number | null;
  /** The child process, to watch its end; null for a server that was not started here. */
  readonly child: ManagedChild | null;
  /** Stops what was started here. */
  readonly stop: () => Promise<void>;
}

export interface TemporalOptions {
  /** The SQLite file; made with its folder when it does not exist. */
  readonly dataFile: string;
  /** The first port; without it a free block is chosen. */
  readonly port?: number;
  readonly progress: Progress;
  /** Only the embedded server: tests do not depend on what the machine has. */
  readonly embeddedOnly?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  /** Where the server's output goes; by default beside the data file. */
  readonly logFile?: string;
}

async function moduleHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of MODULE_FILES) hash.update(await readFile(join(MODULE_FOLDER, name)));
  return hash.digest('hex').slice(0, HASH_LENGTH);
}

async function buildBinary(output: string, note: (detail: string) => void, log: string, env: NodeJS.ProcessEnv) {
  const go = requireTool(
    'go',
    'build the local Temporal server',
    'Install Go 1.21 or newer, or set TEMPORAL_ADDRESS.',
    env,
  );
  const built = await runTool({
    command: go,
    // Without cgo no C compiler is needed; without symbols the program is a third smaller.
    args: ['build', '-v', '-buildvcs=false', '-ldflags', '-s -w', '-o', output, '.'],
    cwd: MODULE_FOLDER,
    env: { ...env, CGO_ENABLED: '0' },
    logFile: log,
    onLine: note,
  });
  if (!built.ok) throw new LocalStackError('buildFailed', { what: 'Temporal server', reason: built.reason, log });
}

/** The path of the embedded server's program, built if it is not in the cache yet. */
export async function ensureTemporalBinary(progress: Progress, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const folder = cachePath('temporal', `${await moduleHash()}-${process.platform}-${process.arch}`);
  const label = {
    vi: `Dựng máy chủ Temporal ${SERVER_VERSION} (một lần, khoảng 5 phút)`,
    en: `Build the Temporal server ${SERVER_VERSION} (once, about 5 minutes)`,
  };
  const make = async (into: string, note: (detail: string) => void, log: string): Promise<void> =>
    await buildBinary(join(into, 'temporal'), note, log, env);
  return join(await ensureArtifact({ folder, label, make }, progress), 'temporal');
}

async function useAddress(address: string): Promise<TemporalServer> {
  if (!(await temporalServes(address))) {
    const params = { what: 'Temporal', address, variable: 'TEMPORAL_ADDRESS', reason: 'health check failed' };
    throw new LocalStackError('notReachable', params);
  }
  const stop = async (): Promise<void> => {};
  return { address, origin: 'address', pid: null, child: null, stop, [Symbol.asyncDispose]: stop };
}

function started(address: string, origin: TemporalOrigin, child: ManagedChild): TemporalServer {
  return { address, origin, pid: child.pid, child, stop: child.stop, [Symbol.asyncDispose]: child.stop };
}

interface Launch {
  readonly origin: TemporalOrigin;
  readonly command: string;
  readonly args: (port: number) => readonly string[];
  /** The embedded server prints a line when it serves; the command does not. */
  readonly readyLine: RegExp | null;
}

async function launchOn(port: number, launch: Launch, options: TemporalOptions): Promise<TemporalServer> {
  const address = `${LOOPBACK}:${port}`;
  const child = await startChild({
    name: 'Temporal',
    command: launch.command,
    args: launch.args(port),
    logFile: options.logFile ?? `${options.dataFile}.log`,
    env: options.env ?? process.env,
    orphan: launch.origin === 'embedded' ? 'stdin' : 'guardian',
    ...(launch.readyLine === null ? {} : { readyLine: launch.readyLine }),
    readyWhen: async () => await temporalServes(address),
  });
  return started(address, launch.origin, child);
}

async function launchServer(launch: Launch, options: TemporalOptions): Promise<TemporalServer> {
  if (options.port !== undefined) {
    const { port } = options;
    await requireFreePorts(TEMPORAL_OFFSETS.map((offset) => port + offset));
    return await launchOn(port, launch, options);
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launchOn(await freePortBlock(TEMPORAL_OFFSETS), launch, options);
    } catch (error) {
      if (attempt === START_ATTEMPTS || !/address already in use/.test(reasonOf(error))) throw error;
    }
  }
}

function commandLaunch(command: string, dataFile: string): Launch {
  const fixed = ['server', 'start-dev', '--headless', '--ip', LOOPBACK, '--namespace', NAMESPACE];
  const args = (port: number): readonly string[] => [...fixed, '--port', String(port), '--db-filename', dataFile];
  return { origin: 'command', command, args, readyLine: null };
}

function embeddedLaunch(command: string, dataFile: string): Launch {
  const fixed = ['--file', dataFile, '--namespace', NAMESPACE, '--die-with-parent'];
  const args = (port: number): readonly string[] => [...fixed, '--port', String(port)];
  return { origin: 'embedded', command, args, readyLine: /^ready / };
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new LocalStackError('folderUnusable', { path: folder, reason: reasonOf(error) }, { cause: error });
  }
}

/** Which kind of server made the data file, or null for a new one. */
async function madeBy(dataFile: string): Promise<TemporalOrigin | null> {
  if (!existsSync(dataFile)) return null;
  const noted = await readFile(`${dataFile}.origin`, 'utf8').catch(() => 'embedded');
  return noted.trim() === 'command' ? 'command' : 'embedded';
}

/** A `temporal` command that can at least tell its version. */
async function workingCommand(options: TemporalOptions): Promise<string | null> {
  const env = options.env ?? process.env;
  const command = findTool('temporal', env);
  if (command === null) return null;
  const logFile = options.logFile ?? `${options.dataFile}.log`;
  return (await runTool({ command, args: ['--version'], logFile, env })).ok ? command : null;
}

async function startCommand(options: TemporalOptions, required: boolean): Promise<TemporalServer | null> {
  const command = await workingCommand(options);
  if (command === null) {
    if (!required) return null;
    const params = { tool: 'temporal', purpose: `continue with ${options.dataFile}`, hint: 'It made that file.' };
    throw new LocalStackError('missingTool', params);
  }
  try {
    const server = await launchServer(commandLaunch(command, options.dataFile), options);
    await writeFile(`${options.dataFile}.origin`, 'command\n');
    return server;
  } catch (error) {
    // A taken port stays taken; a command that cannot serve and has left nothing behind is passed over.
    const passOver = !required && error instanceof LocalStackError && error.code === 'startFailed';
    if (passOver && !existsSync(options.dataFile)) return null;
    throw error;
  }
}

/** Starts, or finds, the Temporal server. Errors: `LocalStackError`. */
export async function startTemporal(given: TemporalOptions): Promise<TemporalServer> {
  const options = { ...given, dataFile: resolve(given.dataFile) };
  const env = options.env ?? process.env;
  const address = env['TEMPORAL_ADDRESS'] ?? '';
  if (address !== '' && options.embeddedOnly !== true) return await useAddress(address);
  await makeFolder(dirname(options.dataFile));
  const origin = await madeBy(options.dataFile);
  if (options.embeddedOnly !== true && origin !== 'embedded') {
    const server = await startCommand(options, origin === 'command');
    if (server !== null) return server;
  }
  const binary = await ensureTemporalBinary(options.progress, env);
  return await launchServer(embeddedLaunch(binary, options.dataFile), options);
}
