// Running the steps of the two commands: each says what it does, gives signs of life while it lasts, and ends the
// command with its own exit code when it fails. Plain JavaScript without dependencies, for it runs before they exist.
import { spawn } from 'node:child_process';

const SIGN_OF_LIFE_MS = 15_000;
const TERMINAL_INTERVAL_MS = 500;
const CLEAR_LINE = '\r\u001b[2K';
const LAST_LINES = 40;

/** A step that failed; its output has been shown. */
export class StepFailure extends Error {
  /**
   * @param {string} label
   * @param {number} exitCode
   */
  constructor(label, exitCode) {
    super(label);
    this.exitCode = exitCode;
  }
}

/** @param {number} since */
function seconds(since) {
  return ((Date.now() - since) / 1000).toFixed(1);
}

/** @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * @param {string} label
 * @param {number} started
 */
function showTime(label, started) {
  const terminal = process.stderr.isTTY === true;
  const show = () => {
    const line = `  … ${label} ${Math.floor((Date.now() - started) / 1000)} s`;
    process.stderr.write(terminal ? CLEAR_LINE + line : `${line}\n`);
  };
  const timer = setInterval(show, terminal ? TERMINAL_INTERVAL_MS : SIGN_OF_LIFE_MS);
  return () => {
    clearInterval(timer);
    if (terminal) process.stderr.write(CLEAR_LINE);
  };
}

/**
 * Runs a program as a step. Quiet steps keep their output for the case of a failure; others show it as it comes.
 * @param {string} label
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<void>}
 */
export async function runStep(label, command, args, options = {}) {
  const { quiet = false, cwd, env = process.env } = options;
  const started = Date.now();
  if (!quiet) say(`▶ ${label}`);
  const stopTimer = quiet ? showTime(label, started) : () => {};
  // Ctrl-C reaches the child as well, for it is in the same process group; its end is waited for.
  const ignore = () => {};
  process.on('SIGINT', ignore);
  let output = '';
  const code = await new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
    child.once('error', (error) => {
      output += `${error.message}\n`;
      resolve(127);
    });
    child.once('close', (exit, signal) => resolve(exit ?? (signal === 'SIGINT' ? 130 : 1)));
  });
  process.off('SIGINT', ignore);
  stopTimer();
  if (code === 0) {
    say(`✓ ${label} (${seconds(started)} s)`);
    return;
  }
  if (output !== '') say(output.trimEnd().split('\n').slice(-LAST_LINES).join('\n'));
  say(`✗ ${label}: exit code ${code} (${seconds(started)} s)`);
  throw new StepFailure(label, code);
}
