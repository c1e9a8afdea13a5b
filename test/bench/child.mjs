// A part of the stack in a process of its own, as it would run outside: it says `ready` when it works and ends when asked to.
// With DONDOC_BENCH_PROFILE=FOLDER each writes a CPU profile there when it ends (chrome://inspect, "Performance", reads it).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROFILES = process.env['DONDOC_BENCH_PROFILE'] ?? '';

/**
 * Starts a program of this folder. Messages other than `ready` go to `onMessage`.
 * @param {string} program @param {readonly string[]} args @param {(message: any) => void} [onMessage]
 */
export async function startProgram(program, args, onMessage = () => {}) {
  const flags = PROFILES === '' ? [] : ['--cpu-prof', `--cpu-prof-dir=${PROFILES}`];
  const path = fileURLToPath(new URL(program, import.meta.url));
  const child = spawn(process.execPath, [...flags, path, ...args], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const exited = once(child, 'exit');
  const ready = new Promise((resolve, reject) => {
    child.on('message', (message) => (message === 'ready' ? resolve(undefined) : onMessage(message)));
    void exited.then(([code]) => reject(new Error(`${program} ended with ${code} before it was ready`)));
  });
  await ready;
  return {
    pid: child.pid ?? 0,
    exited,
    stop: async () => {
      if (child.exitCode === null && child.connected) child.send('stop');
      await exited;
    },
  };
}

/** In the program: says that it works, and stops it when asked to or when who started it has gone. @param {() => Promise<unknown>} stop */
export function serve(stop) {
  const end = async () => {
    await stop();
    process.exit(0);
  };
  process.once('message', () => void end());
  process.once('disconnect', () => void end());
  process.send?.('ready');
}
