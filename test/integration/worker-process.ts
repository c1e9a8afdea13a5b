// The worker in a process of its own (worker-process.mjs), so that a test can kill it and start another.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('./worker-process.mjs', import.meta.url));

export interface WorkerProcessOptions {
  readonly address: string;
  readonly databaseUrl: string;
  readonly bundle: string;
  readonly maxEvents?: number;
}

export interface WorkerProcess extends AsyncDisposable {
  /** SIGKILL: nothing is drained, nothing is said. Resolves when the process is gone. */
  readonly kill: () => Promise<void>;
}

/** Resolves when the worker works. Its own words appear where the test's do, if it fails. */
export async function startWorkerProcess(options: WorkerProcessOptions): Promise<WorkerProcess> {
  const { address, databaseUrl, bundle, maxEvents } = options;
  const args = [PROGRAM, address, databaseUrl, bundle, ...(maxEvents === undefined ? [] : [String(maxEvents)])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString()).slice(-4_000);
  });
  const kill = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await exited;
  };
  const lines = createInterface({ input: child.stdout });
  const ready = (async () => {
    for await (const line of lines) if (line === 'worker ready') return;
    throw new Error(`the worker did not start: ${complaints}`);
  })();
  await ready;
  return { kill, [Symbol.asyncDispose]: kill };
}
