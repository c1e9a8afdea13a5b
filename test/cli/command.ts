// The dondoc command as a process of its own, the way a person or a program runs it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';
import { projectRoot } from '../../infra/paths.ts';

export const MAIN = join(projectRoot, 'dist', 'cli', 'main.js');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Nothing of the machine's own set-up reaches the command; without --data it finds a folder where nothing runs. */
export const cleanEnv = (): NodeJS.ProcessEnv => {
  const { DATABASE_URL: _d, TEMPORAL_ADDRESS: _t, KAFKA_BROKERS: _k, DONDOC_LOG: _l, ...env } = process.env;
  return { ...env, DONDOC_DATA: join(projectRoot, 'nothing-runs-here') };
};

/** Runs to its end. A command that does not end is killed and has no exit code. */
export function dondoc(...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...args], { env: cleanEnv(), stdio: ['ignore', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const timer = setTimeout(() => child.kill('SIGKILL'), COMMAND_LIMIT_MS);
  return new Promise((resolve) => {
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() });
    });
  });
}

/** What a command prints for programs; one that fails, or says anything else, fails the test. */
export async function dondocJson<T>(...args: readonly string[]): Promise<T> {
  const { code, out, err } = await dondoc(...args, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as T;
}

/** Far more than any command here takes on a busy machine. */
const COMMAND_LIMIT_MS = 60_000;
