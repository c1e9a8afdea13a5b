// Migrations: plain SQL files in journal/migrations, NNN-name.sql, applied in order, each in its own transaction, one process at a time.
// An applied file never changes: its hash is kept and compared.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PoolClient } from 'pg';
import { projectRoot } from '../infra/paths.ts';
import { sha256 } from './digest.ts';

/** The advisory lock that migrating processes take in turn ("dondoc" in ASCII, as a number). */
const MIGRATION_LOCK = 110_429_840_893_795;
const MIGRATION_NAME = /^\d{3}-[a-z0-9-]+\.sql$/;

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** The shipped migrations, in order. */
export async function shippedMigrations(): Promise<readonly Migration[]> {
  const folder = join(projectRoot, 'journal', 'migrations');
  const names = (await readdir(folder)).filter((name) => MIGRATION_NAME.test(name)).sort();
  return await Promise.all(names.map(async (name) => ({ name, sql: await readFile(join(folder, name), 'utf8') })));
}

async function applyOne(client: PoolClient, { name, sql }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into migration (name, hash) values ($1, $2)', [name, sha256(sql)]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Brings the database to the newest shape; returns the names of what was applied now. */
export async function migrate(client: PoolClient, migrations: readonly Migration[]): Promise<readonly string[]> {
  await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  try {
    await client.query(`create table if not exists migration (
      name text primary key, hash text not null, applied_at timestamptz not null default clock_timestamp())`);
    const known = await client.query<{ name: string; hash: string }>('select name, hash from migration');
    const applied = new Map(known.rows.map(({ name, hash }) => [name, hash]));
    const fresh: string[] = [];
    for (const migration of migrations) {
      const hash = applied.get(migration.name);
      if (hash === undefined) {
        await applyOne(client, migration);
        fresh.push(migration.name);
      } else if (hash !== sha256(migration.sql)) {
        throw new Error(`migration ${migration.name} was applied with other content`);
      }
    }
    return fresh;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  }
}
