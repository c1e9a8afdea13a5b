import pg from 'pg';
import { expect, it } from 'vitest';
import { startTestPostgres } from '../../infra/postgres.ts';
import { rows, transaction } from '../../journal/connection.ts';
import { currentDirectory, directoryByHash, loadPersons, saveDirectory, withPersons } from '../../journal/directory.ts';
import {
  dutiesOf,
  loadDocument,
  loadText,
  lotsFor,
  pairsOf,
  registerDirective,
  registerDuties,
  registerPairs,
  saveDocument,
  saveText,
} from '../../journal/directives.ts';
import { contentHash, sha256 } from '../../journal/digest.ts';
import { ping } from '../../journal/health.ts';
import { openJournal } from '../../journal/journal.ts';
import { migrate, shippedMigrations } from '../../journal/migrate.ts';
import { record } from '../../journal/record.ts';
import { directory, duty, lotOpened, lotWriter, register, registration } from './sample.ts';
import { onEveryPostgres } from './servers.ts';

const D = 'tinh-mau.12-nq-tu.2026';

onEveryPostgres('the journal', (fresh) => {
  it('is opened by several processes at once and migrated by one of them', async () => {
    await using journal = await fresh();
    await rows(
      journal,
      `do $$ declare t record; begin
      for t in select tablename from pg_tables where schemaname = current_schema() loop
        execute format('drop table %I cascade', t.tablename); end loop;
      drop function fact_is_append_only; end $$`,
    );
    const opened = await Promise.all([1, 2, 3].map(async () => await openJournal(journal.url, { max: 2 })));
    const shipped = (await shippedMigrations()).map(({ name }) => ({ name }));
    expect(await rows(journal, 'select name from migration order by name')).toEqual(shipped);
    await Promise.all(opened.map(async (one) => await one.close()));
  });

  it('refuses a migration that changed after it was applied, and undoes one that fails', async () => {
    await using journal = await fresh();
    const client = await journal.pool.connect();
    const bad = [{ name: '900-half.sql', sql: 'create table half (id int); select 1 / 0' }];
    await expect(migrate(client, bad)).rejects.toThrow('division by zero');
    expect(await rows(client, `select to_regclass('half') as half`)).toEqual([{ half: null }]);
    const good = { name: '901-good.sql', sql: 'create table good (id int)' };
    expect(await migrate(client, [good])).toEqual(['901-good.sql']);
    expect(await migrate(client, [good])).toEqual([]);
    await expect(migrate(client, [{ ...good, sql: 'create table other (id int)' }])).rejects.toThrow('901-good.sql');
    client.release();
  });

  it('hands out instants as milliseconds, days as text and whole numbers as numbers, in any time zone of the session', async () => {
    await using journal = await fresh(1);
    const instant = Date.UTC(2026, 6, 1, 0, 0, 0, 500);
    for (const zone of ['UTC', 'Asia/Ho_Chi_Minh', 'Asia/Kolkata', 'America/St_Johns']) {
      await rows(journal, `set timezone = '${zone}'`);
      expect(
        await rows(
          journal,
          `select $1::timestamptz as at, '2026-07-01'::date as day, 9007199254740991::bigint as big, null::date as no`,
          [new Date(instant).toISOString()],
        ),
      ).toEqual([{ at: instant, day: '2026-07-01', big: Number.MAX_SAFE_INTEGER, no: null }]);
    }
    await expect(rows(journal, 'select 9007199254740993::bigint')).rejects.toThrow('not a safe integer');
    expect(pg.types.getTypeParser(20)('12')).toBe('12');
  });

  it('answers a ping', async () => {
    await using journal = await fresh();
    await register(journal, D);
    await record(journal, { directive: D, lot: 1, facts: [lotOpened(lotWriter(D, 1), [])] });
    expect(await ping(journal)).toMatchObject({ migration: (await shippedMigrations()).at(-1)?.name, facts: 1 });
  });

  it('rolls back what throws', async () => {
    await using journal = await fresh();
    const failing = transaction(journal, async (client) => {
      await rows(client, `insert into person (id, name) values ('x', 'X')`);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await rows(journal, 'select 1 from person')).toEqual([]);
  });

  it('registers a directive once and says with what', async () => {
    await using journal = await fresh();
    const results = await Promise.all([1, 2, 3].map(async () => await registerDirective(journal, registration(D))));
    expect(results.filter(({ created }) => created)).toHaveLength(1);
    expect(await registerDirective(journal, { ...registration(D), planHash: 'khác' })).toMatchObject({
      created: false,
      planHash: 'plan',
    });
  });

  it('finds the lot of each pair, in the order asked', async () => {
    await using journal = await fresh();
    await register(journal, D);
    const pairs = Array.from({ length: 12_000 }, (_, index) => ({
      duty: `o${index % 40}`,
      unit: `u${index}`,
      lot: 1 + Math.floor(index / 100),
    }));
    await registerPairs(journal, D, pairs);
    await registerPairs(journal, D, [{ duty: 'o0', unit: 'u0', lot: 99 }]);
    const asked = [
      { directive: D, duty: 'o1', unit: 'u1' },
      { directive: D, duty: 'o1', unit: 'u0' },
      { directive: 'khac', duty: 'o1', unit: 'u1' },
      { directive: D, duty: 'o39', unit: 'u11999' },
      { directive: D, duty: 'o0', unit: 'u0' },
    ];
    expect(await lotsFor(journal, asked)).toEqual([1, null, null, 120, 1]);
    expect(await pairsOf(journal, D)).toHaveLength(12_000);
  });

  it('keeps duties in the order of the plan', async () => {
    await using journal = await fresh();
    await register(journal, D);
    const duties = ['o9', 'o1', 'o10'].map((id) => ({
      id,
      kind: 'task' as const,
      review: null,
      title: `Nhiệm vụ ${id}`,
      quote: 'lời văn',
      place: null,
      timeText: null,
      terms: duty(id),
    }));
    await registerDuties(journal, D, duties);
    await registerDuties(journal, D, duties);
    expect(await dutiesOf(journal, D)).toEqual(duties);
  });

  it('keeps documents by the hash of their content', async () => {
    await using journal = await fresh();
    const plan = { title: 'Nghị quyết \u0000 \ud800', figures: { b: 1e300, a: -0 } };
    const hash = await saveDocument(journal, 'plan', plan);
    expect(hash).toBe(contentHash(plan));
    expect(await saveDocument(journal, 'plan', plan)).toBe(hash);
    expect(await loadDocument(journal, hash)).toEqual({ ...plan, figures: { b: 1e300, a: 0 } });
    const text = 'Điều 1.\u0000 Phạm vi';
    expect(await saveText(journal, text)).toBe(sha256(text));
    expect(await loadText(journal, sha256(text))).toBe(text);
    expect(await loadText(journal, hash)).toBeNull();
    expect(await loadDocument(journal, 'khong-co')).toBeNull();
  });

  it('keeps a directory without persons, and persons apart; the same directory is one version', async () => {
    await using journal = await fresh();
    expect(await currentDirectory(journal)).toBeNull();
    const first = await saveDirectory(journal, directory);
    expect(await saveDirectory(journal, directory)).toEqual({ hash: first.hash, changed: false, erased: [] });
    const current = await currentDirectory(journal);
    if (current === null) throw new Error('a directory was saved');
    expect(JSON.stringify(current.directory)).not.toMatch(/Người|@|0204/);
    expect(JSON.stringify(current.directory)).toContain('Chức danh head');
    expect(await withPersons(journal, current.directory)).toEqual(directory);
    const moved = {
      ...directory,
      units: directory.units.map((unit) => ({
        ...unit,
        posts: unit.posts.map((holder) => ({
          ...holder,
          email: holder.person === 'gd-a' ? 'moi@example.vn' : holder.email,
        })),
      })),
    };
    expect(await saveDirectory(journal, moved)).toMatchObject({ hash: first.hash, changed: false });
    expect((await loadPersons(journal, ['gd-a', 'khong-co'])).get('gd-a')?.email).toBe('moi@example.vn');
    const second = await saveDirectory(journal, { ...directory, name: 'Tỉnh khác' });
    expect((await currentDirectory(journal))?.hash).toBe(second.hash);
    await saveDirectory(journal, directory);
    expect((await currentDirectory(journal))?.hash).toBe(first.hash);
    expect(await directoryByHash(journal.pool, second.hash)).toMatchObject({ name: 'Tỉnh khác' });
  });
});

it('says that the journal is away when the server is gone, and works again without being opened anew', async () => {
  await using server = await startTestPostgres();
  const journal = await openJournal(server.url, { max: 2 });
  await register(journal, D);
  const lot = lotWriter(D, 1);
  const opening = lotOpened(lot, []);
  const client = await journal.pool.connect();
  const [backend] = await rows<{ pid: number }>(client, 'select pg_backend_pid() as pid');
  // The connection is cut in the middle of a transaction, as by a server that restarts.
  const cut = transaction(journal, async (own) => {
    await rows(client, 'select pg_terminate_backend($1)', [
      (await rows<{ pid: number }>(own, 'select pg_backend_pid() as pid'))[0]?.pid,
    ]);
    await rows(own, 'select 1');
  });
  await expect(cut).rejects.toMatchObject({ code: 'journalAway', retryable: true });
  client.release();
  expect(backend?.pid).toBeGreaterThan(0);
  expect(await record(journal, { directive: D, lot: 1, facts: [opening] })).toEqual({ recorded: 1, repeated: 0 });
  await server.stop();
  await expect(record(journal, { directive: D, lot: 1, facts: [opening] })).rejects.toMatchObject({
    code: 'journalAway',
  });
  await expect(ping(journal)).rejects.toMatchObject({ code: 'journalAway' });
  await journal.close();
  await expect(openJournal(server.url)).rejects.toMatchObject({ code: 'journalAway' });
});
