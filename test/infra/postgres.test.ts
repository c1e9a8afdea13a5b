import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../infra/ports.ts';
import { runningPostgresUrl, startMachinePostgres, startPostgres, startTestPostgres } from '../../infra/postgres.ts';
import { silentProgress } from '../../infra/progress.ts';

const progress = silentProgress;
let folder = '';
let dataDir = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-postgres-'));
  // Kept from the server's user on purpose, when root runs this: it must start all the same.
  await chmod(folder, 0o700);
  dataDir = join(folder, 'data with space');
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const result = await client.query<Record<string, unknown>>(sql);
    return Object.values(result.rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  test('is version 18, knows Vietnamese letters, and keeps data and password over a restart', async () => {
    const first = await startPostgres({ dataDir, progress, embeddedOnly: true });
    expect(await ask(first.url, 'select version()')).toMatch(/^PostgreSQL 18\./);
    expect(await ask(first.url, "select lower('ỦY BAN ĐÔN ĐỐC')")).toBe('ủy ban đôn đốc');
    await ask(first.url, 'create table kept as select 42 as answer');
    await first.stop();

    const second = await startPostgres({ dataDir, progress, embeddedOnly: true });
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
    expect(await ask(second.url, 'select answer from kept')).toBe(42);
    await second.stop();
  });

  test('has a password of its own that nobody else may read, and refuses another', async () => {
    await using server = await startPostgres({ dataDir, progress, embeddedOnly: true });
    const file = join(dataDir, 'password');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(new URL(server.url).password).toBe((await readFile(file, 'utf8')).trim());
    const wrong = new URL(server.url);
    wrong.password = 'wrong';
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    expect(await ask(server.url, "select current_setting('listen_addresses')")).toBe('127.0.0.1');
  });

  test('starts after it was killed, with what was committed', async () => {
    const first = await startPostgres({ dataDir, progress, embeddedOnly: true });
    await ask(first.url, 'create table survived as select 7 as answer');
    process.kill(first.pid ?? 0, 'SIGKILL');
    await first.child?.exited;
    await using second = await startPostgres({ dataDir, progress, embeddedOnly: true });
    expect(await ask(second.url, 'select answer from survived')).toBe(7);
  });

  test('starts although its pid file names another living process', async () => {
    await writeFile(join(dataDir, 'cluster', 'postmaster.pid'), `${process.pid}\n${dataDir}\n0\n5432\n`);
    await using server = await startPostgres({ dataDir, progress, embeddedOnly: true });
    expect(await ask(server.url, 'select 1')).toBe(1);
  });

  test('is found by a second process, and a second server on the same folder is refused', async () => {
    await using server = await startPostgres({ dataDir, progress, embeddedOnly: true });
    expect(await runningPostgresUrl(dataDir)).toBe(server.url);
    await expect(startPostgres({ dataDir, progress, embeddedOnly: true })).rejects.toMatchObject({
      code: 'inUse',
      params: { pid: server.pid },
    });
    await server.stop();
    expect(await runningPostgresUrl(dataDir)).toBeNull();
  });

  test('refuses a taken port with a clear error', async () => {
    const port = await freePort();
    const taken = createServer().listen(port, '127.0.0.1');
    try {
      await expect(startPostgres({ dataDir, port, progress, embeddedOnly: true })).rejects.toMatchObject({
        code: 'portTaken',
        params: { port },
      });
    } finally {
      taken.close();
    }
  });

  test('DATABASE_URL comes first, and is not stopped', async () => {
    await using other = await startTestPostgres();
    const env = { DATABASE_URL: other.url };
    const found = await startPostgres({ dataDir: join(folder, 'unused'), progress, env });
    expect(found).toMatchObject({ url: other.url, pid: null });
    await found.stop();
    expect(await ask(other.url, 'select 1')).toBe(1);
  });
});

describe("the machine's PostgreSQL", () => {
  test('serves in a folder that goes with it', async (context) => {
    const machine = await startMachinePostgres();
    if (machine.server === null) return context.skip(machine.reason);
    expect(await ask(machine.server.url, 'select version()')).toMatch(/^PostgreSQL \d+/);
    const folderOfServer = String(await ask(machine.server.url, 'show data_directory'));
    await machine.server.stop();
    await expect(stat(folderOfServer)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('that is not installed is told, not thrown', async () => {
    expect(await startMachinePostgres(7)).toEqual({
      server: null,
      reason: 'no PostgreSQL 7 is installed on this machine',
    });
  });
});
