// The project's commands on a machine that has nothing yet: checks Node, installs, builds, then runs.
//
//   node infra/bootstrap/run.mjs start [args]   the local stack with a directive on it ("dondoc up")
//   node infra/bootstrap/run.mjs test [args]    format, lint, types, then every test (args go to vitest)
//   node infra/bootstrap/run.mjs unit [args]    the tests that need no server
//   node infra/bootstrap/run.mjs long [args]    100,000 random lives, judged (DONDOC_LIVES, DONDOC_SEED)
//   node infra/bootstrap/run.mjs bench [args]   the measurements
//   node infra/bootstrap/run.mjs mutation [files]  how much of what is changed in rules/ the tests notice
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compiler, fingerprint, isBuilt, makeExecutable, markBuilt, root } from './build.mjs';
import { StepFailure, runStep, say } from './steps.mjs';
import { printTally, tally } from './tally.mjs';

const NODE_FLOOR = [20, 19];
const INSTALL_STAMP = join(root, 'node_modules', '.dondoc-installed');

/** @param {...string} parts */
const bin = (...parts) => join(root, 'node_modules', ...parts);

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = NODE_FLOOR;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  say(`dondoc cần Node.js ${NODE_FLOOR.join('.')} trở lên; đang chạy Node.js ${process.versions.node}.`);
  say(`dondoc needs Node.js ${NODE_FLOOR.join('.')} or newer; this is Node.js ${process.versions.node}.`);
  process.exit(1);
}

/** Whether what is in node_modules is what package-lock.json says, by our stamp or by npm's own note. */
function isInstalled(lock) {
  if (existsSync(INSTALL_STAMP)) return readFileSync(INSTALL_STAMP, 'utf8') === lock;
  // Somebody ran npm before us.
  const note = bin('.package-lock.json');
  return existsSync(note) && statSync(note).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

/** Installs when node_modules is missing or package-lock.json is another than at the last installation. */
async function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (isInstalled(lock)) {
    if (!existsSync(INSTALL_STAMP)) writeFileSync(INSTALL_STAMP, lock);
    return;
  }
  // npm tells where it runs from when it started this; its own program is then the one to use.
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  await runStep('npm ci', command, [...first, 'ci'], { quiet: true, cwd: root });
  writeFileSync(INSTALL_STAMP, lock);
}

async function build() {
  if (!isBuilt()) {
    const before = fingerprint();
    await runStep('tsc (dist)', process.execPath, compiler, { quiet: true, cwd: root });
    markBuilt(before);
  }
  makeExecutable();
}

/** Imports a built module of the project. @param {string} path */
async function built(path) {
  return await import(pathToFileURL(join(root, 'dist', path)).href);
}

/** In this very process, so that Ctrl-C reaches it once and it can drain. @param {string[]} args */
async function start(args) {
  await build();
  const main = join(root, 'dist', 'cli', 'main.js');
  // npm runs scripts in the folder of package.json; the files named are meant from where the person stands.
  if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
  process.argv = [process.execPath, main, 'up', ...args];
  await import(pathToFileURL(main).href);
}

/** @param {string[]} args */
async function vitest(args) {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-test-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  let failure = null;
  try {
    await runStep('vitest', process.execPath, [bin('vitest', 'vitest.mjs'), 'run', ...reporters, ...args], {
      cwd: root,
    });
  } catch (error) {
    failure = error;
  }
  const counts = tally(report, failure === null);
  rmSync(folder, { recursive: true, force: true });
  printTally(counts);
  if (failure instanceof StepFailure) process.exitCode = failure.exitCode;
  else if (failure !== null) throw failure;
}

async function check() {
  /** @type {readonly (readonly [string, readonly string[]])[]} */
  const steps = [
    [
      'prettier --check',
      [
        bin('prettier', 'bin', 'prettier.cjs'),
        '--check',
        '.',
        '--log-level',
        'warn',
        '--cache',
        '--cache-strategy',
        'content',
      ],
    ],
    ['oxlint --type-aware', [bin('oxlint', 'bin', 'oxlint'), '--type-aware', '--deny-warnings']],
    ['tsc --noEmit', [bin('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json', '--noEmit']],
  ];
  for (const [label, args] of steps) await runStep(label, process.execPath, args, { quiet: true, cwd: root });
}

/** @param {string[]} args */
async function test(args) {
  try {
    // The quick checks first: nobody should wait five minutes for a server to be told of a comma.
    await check();
    await build();
    const { prepareTests } = await built('infra/prepare.js');
    const { consoleProgress } = await built('infra/progress.js');
    await prepareTests(consoleProgress({ language: 'en' }));
  } catch (error) {
    console.error(explain(error));
    console.log('0 passed, 1 failed');
    process.exitCode = error instanceof StepFailure ? error.exitCode : 1;
    return;
  }
  await vitest(args);
}

/** @param {unknown} error */
function explain(error) {
  if (error instanceof StepFailure) return `failed: ${error.message}`;
  if (error instanceof Error && 'vi' in error && 'en' in error) return `${String(error.vi)}\n${String(error.en)}`;
  return error instanceof Error ? error.stack : String(error);
}

const LONG_LIVES = '100000';

/** @type {Record<string, (args: string[]) => Promise<void>>} */
const COMMANDS = {
  start,
  test,
  unit: async (args) => await vitest(['--project', 'unit', ...args]),
  bench: async (args) => {
    await build();
    await runStep('bench', process.execPath, [join(root, 'test', 'bench', 'run.mjs'), ...args], { cwd: root });
  },
  long: async (args) => {
    process.env['DONDOC_LIVES'] ??= LONG_LIVES;
    await vitest(['--project', 'unit', 'test/simulation', ...args]);
  },
  mutation: async (args) => {
    await runStep('mutation', process.execPath, [join(root, 'test', 'mutation', 'run.mjs'), ...args], { cwd: root });
  },
};

async function main() {
  requireNode();
  const [name = '', ...args] = process.argv.slice(2);
  const command = COMMANDS[name];
  if (command === undefined) {
    say(`usage: node infra/bootstrap/run.mjs ${Object.keys(COMMANDS).join('|')} [args]`);
    process.exit(2);
  }
  try {
    await install();
    await command(args);
  } catch (error) {
    say(explain(error) ?? '');
    process.exitCode = error instanceof StepFailure ? error.exitCode : 1;
  }
}

await main();
