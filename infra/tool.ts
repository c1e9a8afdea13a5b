/** Programs of the machine that are run to their end: found on PATH, run with a log, their failure a clear error. */
import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { LocalStackError } from './errors.ts';
import { LogFile } from './log-file.ts';

/** The full path of a program on PATH, or null. */
export function findTool(name: string, env: NodeJS.ProcessEnv = process.env): string | null {
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    if (folder === '') continue;
    const candidate = join(folder, name);
    try {
      accessSync(candidate, constants.X_OK);
      if (statSync(candidate).isFile()) return candidate;
    } catch {
      // Not there: look further.
    }
  }
  return null;
}

/** As `findTool`, but its absence is the error `missingTool`; `purpose` and `hint` complete its sentence. */
export function requireTool(name: string, purpose: string, hint: string, env: NodeJS.ProcessEnv = process.env): string {
  const found = findTool(name, env);
  if (found === null) throw new LocalStackError('missingTool', { tool: name, purpose, hint });
  return found;
}

export interface ToolRun {
  readonly command: string;
  readonly args: readonly string[];
  readonly logFile: string;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
  readonly onLine?: (line: string) => void;
}

/** How a tool ended: `ok`, or why not (exit and its last printed lines). */
export type ToolOutcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Runs a program to its end; what it prints goes to the log. Does not throw for a failing program. */
export async function runTool(run: ToolRun): Promise<ToolOutcome> {
  const log = new LogFile(run.logFile);
  const child = spawn(run.command, run.args, {
    cwd: run.cwd,
    env: run.env ?? process.env,
    ...(run.uid === undefined ? {} : { uid: run.uid }),
    ...(run.gid === undefined ? {} : { gid: run.gid }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const take = (chunk: Buffer): void => {
    log.write(chunk);
    const last = log.lastLines(1);
    if (last !== '') run.onLine?.(last);
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  return await new Promise((resolve) => {
    child.once('error', (error) => {
      log.close();
      resolve({ ok: false, reason: error.message });
    });
    child.once('close', (code, signal) => {
      const printed = log.lastLines();
      log.close();
      resolve(code === 0 ? { ok: true } : { ok: false, reason: `ended with ${code ?? signal}: ${printed}` });
    });
  });
}
