// The two commands as a new machine meets them: a fresh clone of what is committed, and empty caches of dondoc, npm, Go and Maven; then the
// same again with what is there now. Half an hour, so it runs only when it is named.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, symlinkSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../dist/infra/paths.js';
import { freePort } from './free-port.mjs';
import { until } from './measure.mjs';

export const what = 'wall time of npm start and npm test, from nothing and warm';

const PATIENCE_MS = 45 * 60_000;

export async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-cold-'));
  await chmod(folder, 0o711);
  const clone = join(folder, 'dondoc');
  const env = {
    ...process.env,
    XDG_CACHE_HOME: join(folder, 'cache'),
    npm_config_cache: join(folder, 'npm'),
    GOMODCACHE: join(folder, 'go', 'mod'),
    GOCACHE: join(folder, 'go', 'build'),
    // Go's modules are read-only, which keeps them from being deleted.
    GOFLAGS: '-modcacherw',
    MAVEN_OPTS: `-Dmaven.repo.local=${join(folder, 'm2')}`,
  };
  try {
    await finished('git', ['clone', '--quiet', projectRoot, clone], folder, env);
    const shared = join(dirname(projectRoot), 'shared');
    if (existsSync(shared)) symlinkSync(shared, join(folder, 'shared'));
    const rows = [];
    for (const state of ['from nothing', 'second start, on the same data']) {
      rows.push({
        what: `npm start, ${state}`,
        value: minutes(await start(clone, env)),
        note: 'until /readyz says ready',
      });
    }
    for (const state of ['after npm start had run once', 'warm']) {
      const { ms, last } = await finished('npm', ['test', '--silent'], clone, env);
      rows.push({ what: `npm test, ${state}`, value: minutes(ms), note: last });
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds until the stack serves; it is stopped again. */
async function start(clone, env) {
  const port = await freePort();
  const args = ['start', '--', '--data', join(dirname(clone), 'data'), '--port', String(port)];
  const from = Date.now();
  const child = spawn('npm', args, { cwd: clone, env, stdio: 'ignore', detached: true });
  const exited = once(child, 'exit');
  const serves = () =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  try {
    await until(
      'npm start',
      async () => {
        if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
        return await serves();
      },
      PATIENCE_MS,
    );
    return Date.now() - from;
  } finally {
    // As Ctrl-C does: to the whole group.
    if (child.exitCode === null) process.kill(-(child.pid ?? 0), 'SIGINT');
    await exited;
  }
}

/** Runs a command to its end. @throws where it fails */
async function finished(command, args, cwd, env) {
  const from = Date.now();
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk) => (said = (said + chunk).slice(-4_000)));
  const [code] = await once(child, 'exit');
  const last = said.trimEnd().split('\n').at(-1) ?? '';
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${last}`);
  return { ms: Date.now() - from, last };
}

const minutes = (ms) => `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1_000)} s`;
