// Building dist/ from the sources when they have changed since the last time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const STAMP = join(root, 'dist', '.sources');
const CONFIGS = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];
/** What `tsc` compiles. */
const SOURCE = /\.tsx?$/;

/** The arguments of the compiler, after `node`. */
export const compiler = [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'];

/**
 * @param {string} folder
 * @returns {string[]}
 */
function sourcesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/**
 * @param {string} a
 * @param {string} b
 */
function byCodeUnit(a, b) {
  return a < b ? -1 : Number(a > b);
}

/** One hash over names, sizes and times of all sources. */
function fingerprint() {
  const { include } = JSON.parse(readFileSync(join(root, 'tsconfig.build.json'), 'utf8'));
  const files = include.flatMap((/** @type {string} */ room) => sourcesIn(join(root, room)));
  const hash = createHash('sha256');
  for (const file of [...files.sort(byCodeUnit), ...CONFIGS.map((name) => join(root, name))]) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Whether dist/ was built from the sources as they are now. */
export function isBuilt() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint();
}

/**
 * Notes that dist/ was built. `before` is the fingerprint taken before the build, so that a file changed meanwhile
 * makes the next one build again.
 * @param {string} before
 */
export function markBuilt(before) {
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, before);
}

export { fingerprint };

/** Lets npx and the shell run the command by its name: tsc writes plain files, and npm sets the bit at its first link only. */
export function makeExecutable() {
  const command = join(root, 'dist', 'cli', 'main.js');
  if (existsSync(command)) chmodSync(command, 0o755);
}

/**
 * Builds if needed, quietly; gives the compiler's complaints, or null. JavaScript is written in either case.
 * @returns {string | null}
 */
export function buildQuietly() {
  if (isBuilt()) {
    makeExecutable();
    return null;
  }
  const before = fingerprint();
  const done = spawnSync(process.execPath, compiler, { cwd: root, encoding: 'utf8' });
  makeExecutable();
  if (done.status !== 0) return done.stdout + done.stderr;
  markBuilt(before);
  return null;
}
