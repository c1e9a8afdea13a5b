// Runs one of the programs in peers/ in a process of its own and takes its figures.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PATIENCE_MS = 120_000;

/**
 * @param {string} peer @param {'inputs' | 'instant'} measure @param {readonly string[]} args
 * @returns {Promise<{ name: string, rate?: number, after?: number, note: string }>}
 */
export async function runPeer(peer, measure, args) {
  const program = fileURLToPath(new URL(`peers/${peer}.mjs`, import.meta.url));
  const options = { stdio: ['ignore', 'pipe', 'inherit'], timeout: PATIENCE_MS };
  const child = spawn(process.execPath, [program, measure, ...args], options);
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${peer} ended with ${code}`);
  return JSON.parse(output.trim().split('\n').at(-1) ?? '');
}
