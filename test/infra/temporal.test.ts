import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { temporalServes } from '../../infra/grpc-health.ts';
import { TEMPORAL_OFFSETS, freePortBlock } from '../../infra/ports.ts';
import { isAlive } from '../../infra/process.ts';
import { silentProgress } from '../../infra/progress.ts';
import { ensureTemporalBinary, startTemporal } from '../../infra/temporal.ts';

let folder = '';
const progress = silentProgress;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-temporal-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function withClient<T>(address: string, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address });
  try {
    return await work(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

async function startWaiting(address: string, workflowId: string): Promise<void> {
  await withClient(address, async (client) => {
    await client.workflow.start('nobodyRunsThis', { taskQueue: 'none', workflowId });
  });
}

async function statusOf(address: string, workflowId: string): Promise<string> {
  return await withClient(
    address,
    async (client) => (await client.workflow.getHandle(workflowId).describe()).status.name,
  );
}

describe('the embedded Temporal server', () => {
  test('keeps its workflows when it is started again on the same file', async () => {
    const dataFile = join(folder, 'with space & #', 'temporal.db');
    const first = await startTemporal({ dataFile, progress, embeddedOnly: true });
    await startWaiting(first.address, 'kept');
    await first.stop();
    expect(await temporalServes(first.address)).toBe(false);

    await using second = await startTemporal({ dataFile, progress, embeddedOnly: true });
    expect(await statusOf(second.address, 'kept')).toBe('RUNNING');
  });

  test('loses nothing when it is killed', async () => {
    const dataFile = join(folder, 'temporal.db');
    const first = await startTemporal({ dataFile, progress, embeddedOnly: true });
    await startWaiting(first.address, 'kept');
    process.kill(first.child?.pid ?? 0, 'SIGKILL');
    expect(await first.child?.exited).toMatchObject({ signal: 'SIGKILL', asked: false });

    await using second = await startTemporal({ dataFile, progress, embeddedOnly: true });
    expect(await statusOf(second.address, 'kept')).toBe('RUNNING');
  });

  test('ends its process when it is stopped, and may be stopped twice', async () => {
    const server = await startTemporal({ dataFile: join(folder, 'temporal.db'), progress, embeddedOnly: true });
    const pid = server.pid ?? -1;
    expect(isAlive(pid)).toBe(true);
    await Promise.all([server.stop(), server.stop()]);
    expect(isAlive(pid)).toBe(false);
  });

  test('goes when its parent is gone', async () => {
    const binary = await ensureTemporalBinary(progress);
    const port = String(await freePortBlock(TEMPORAL_OFFSETS));
    const server = spawn(binary, ['--port', port, '--file', join(folder, 'temporal.db'), '--die-with-parent']);
    const [line] = (await once(server.stdout, 'data')) as [Buffer];
    expect(line.toString('utf8')).toBe(`ready 127.0.0.1:${port}\n`);
    server.stdin.end();
    expect(await once(server, 'close')).toEqual([0, null]);
  });

  test('is one a file: a second one is refused', async () => {
    const dataFile = join(folder, 'temporal.db');
    await using first = await startTemporal({ dataFile, progress, embeddedOnly: true });
    expect(first.origin).toBe('embedded');
    const second = startTemporal({ dataFile, progress, embeddedOnly: true });
    await expect(second).rejects.toThrow(/is in use by another server/);
  });

  test('refuses a taken port with a clear error, whichever of its ports it is', async () => {
    const port = await freePortBlock(TEMPORAL_OFFSETS);
    const taken = createServer().listen(port + 102, '127.0.0.1');
    const dataFile = join(folder, 'temporal.db');
    try {
      await expect(startTemporal({ dataFile, port, progress, embeddedOnly: true })).rejects.toMatchObject({
        code: 'portTaken',
        vi: `Cổng ${port + 102} đang được chương trình khác dùng. Hãy chọn cổng khác hoặc dừng chương trình đó.`,
      });
    } finally {
      taken.close();
    }
  });

  test('refuses a folder that cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');
    const dataFile = join(folder, 'file', 'temporal.db');
    await expect(startTemporal({ dataFile, progress, embeddedOnly: true })).rejects.toMatchObject({
      code: 'folderUnusable',
    });
  });
});

describe('which Temporal server is taken', () => {
  test('TEMPORAL_ADDRESS comes first, and is not stopped', async () => {
    await using other = await startTemporal({ dataFile: join(folder, 'other.db'), progress, embeddedOnly: true });
    const env = { ...process.env, TEMPORAL_ADDRESS: other.address };
    const found = await startTemporal({ dataFile: join(folder, 'mine.db'), progress, env });
    expect(found).toMatchObject({ address: other.address, origin: 'address', pid: null });
    await found.stop();
    expect(await temporalServes(other.address)).toBe(true);
  });

  test('a TEMPORAL_ADDRESS where nothing serves is an error, not passed over', async () => {
    const env = { ...process.env, TEMPORAL_ADDRESS: `127.0.0.1:${await freePortBlock([0])}` };
    await expect(startTemporal({ dataFile: join(folder, 'mine.db'), progress, env })).rejects.toMatchObject({
      code: 'notReachable',
    });
  });

  /** A stand-in for the `temporal` command: the embedded server behind the command's own options. */
  async function putCommandOnPath(script: string): Promise<NodeJS.ProcessEnv> {
    await writeFile(join(folder, 'temporal'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const env: NodeJS.ProcessEnv = { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
    delete env['TEMPORAL_ADDRESS'];
    return env;
  }

  test('then a working command on PATH, whose data file stays its own', async () => {
    const binary = await ensureTemporalBinary(progress);
    const script = `[ "$1" = --version ] && exit 0
while [ $# -gt 0 ]; do case "$1" in --port) port=$2;; --db-filename) file=$2;; esac; shift; done
exec "${binary}" --port "$port" --file "$file"`;
    const env = await putCommandOnPath(script);
    const dataFile = join(folder, 'temporal.db');
    const server = await startTemporal({ dataFile, progress, env });
    expect(server.origin).toBe('command');
    await server.stop();

    await rm(join(folder, 'temporal'));
    await expect(startTemporal({ dataFile, progress, env })).rejects.toMatchObject({ code: 'missingTool' });
  });

  test('a command that does not work is passed over for the embedded server', async () => {
    const env = await putCommandOnPath('[ "$1" = --version ] && exit 0; echo broken >&2; exit 1');
    await using server = await startTemporal({ dataFile: join(folder, 'temporal.db'), progress, env });
    expect(server.origin).toBe('embedded');
  });

  test('without Go and without a cache the error names what is missing', async () => {
    const saved = process.env['XDG_CACHE_HOME'];
    process.env['XDG_CACHE_HOME'] = folder;
    try {
      await expect(ensureTemporalBinary(progress, { PATH: folder })).rejects.toMatchObject({
        code: 'missingTool',
        params: { tool: 'go' },
      });
    } finally {
      if (saved === undefined) delete process.env['XDG_CACHE_HOME'];
      else process.env['XDG_CACHE_HOME'] = saved;
    }
  });
});
