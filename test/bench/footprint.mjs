// What the local stack weighs: memory of every process of `dondoc up` once it serves, and what stands on the disk.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheDir, projectRoot } from '../../dist/infra/paths.js';
import { freePort } from './free-port.mjs';
import { memoryOf, processTree } from './cpu.mjs';
import { figure, until } from './measure.mjs';

export const what = 'memory of the running local stack, and installed size';

const SETTLE_MS = 5_000;

export async function run() {
  const rows = [];
  for (const flags of [[], ['--kafka']]) rows.push(...(await memoryRows(flags)));
  const places = { node_modules: 'node_modules', 'dist/': 'dist' };
  for (const [name, path] of Object.entries(places)) rows.push(sizeRow(name, join(projectRoot, path)));
  rows.push(sizeRow('the cache (Temporal server, Kafka, test server)', cacheDir()));
  return rows;
}

async function memoryRows(flags) {
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-footprint-'));
  await chmod(folder, 0o711);
  const port = await freePort();
  const main = join(projectRoot, 'dist', 'cli', 'main.js');
  const args = [main, 'up', '--data', folder, '--port', String(port), ...flags];
  const from = Date.now();
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  const exited = once(child, 'exit');
  try {
    await until('readiness', async () => {
      if (child.exitCode !== null) throw new Error(`dondoc up ended with ${child.exitCode}`);
      return await fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
    });
    const ready = Date.now() - from;
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    return table(child.pid ?? 0, flags, ready);
  } finally {
    child.kill('SIGINT');
    await exited;
    await rm(folder, { recursive: true, force: true });
  }
}

/** Processes of one name together: PostgreSQL has a dozen, which share most of what each has resident. */
function table(root, flags, ready) {
  const groups = new Map();
  for (const { pid, name } of processTree(root)) {
    const memory = memoryOf(pid);
    const group = groups.get(name) ?? { count: 0, resident: 0, share: 0 };
    groups.set(name, {
      count: group.count + 1,
      resident: group.resident + memory.resident,
      share: group.share + memory.share,
    });
  }
  const total = [...groups.values()].reduce((sum, { share }) => sum + share, 0);
  const parts = [...groups].map(
    ([name, { count, resident, share }]) =>
      `${name}${count > 1 ? ` (${count})` : ''} ${figure(share)} of ${figure(resident)} resident`,
  );
  const note = `ready after ${figure(ready)} ms; proportional share, MB: ${parts.join(', ')}`;
  return [{ what: ['dondoc up', ...flags].join(' '), value: `${figure(total)} MB`, note }];
}

function sizeRow(name, path) {
  const du = spawnSync('du', ['-sk', path], { encoding: 'utf8' });
  const kilobytes = Number(du.stdout.split('\t')[0]);
  return { what: name, value: `${figure(kilobytes / 1024)} MB`, note: 'du' };
}
