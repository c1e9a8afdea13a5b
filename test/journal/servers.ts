// The PostgreSQL servers that the journal is tested on, and a fresh schema for each test.
import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { machineBinaries } from '../../infra/postgres-binaries.ts';
import { startMachinePostgres, startTestPostgres } from '../../infra/postgres.ts';
import type { PostgresServer } from '../../infra/postgres.ts';
import { openJournal } from '../../journal/journal.ts';
import type { Journal } from '../../journal/journal.ts';

const START_MS = 60_000;
/** The oldest version that must work. */
const MACHINE_MAJOR = 15;

export interface TestJournal extends Journal, AsyncDisposable {
  readonly url: string;
}

/** Makes an empty schema and opens a journal on it; closed at the end of the block that took it with `await using`. */
export type FreshJournal = (max?: number) => Promise<TestJournal>;

let made = 0;

async function freshJournal(server: PostgresServer, max: number): Promise<TestJournal> {
  const url = new URL(server.url);
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  made += 1;
  const name = `journal_${process.pid}_${made}`;
  await admin.query(`create schema ${name}`);
  await admin.end();
  // A schema is made in a tenth of the time that a database takes.
  url.searchParams.set('options', `-c search_path=${name}`);
  const journal = await openJournal(url.href, { max });
  return { ...journal, url: url.href, [Symbol.asyncDispose]: async () => await journal.close() };
}

function suite(
  name: string,
  skipped: boolean,
  start: () => Promise<PostgresServer>,
  body: (fresh: FreshJournal) => void,
): void {
  describe.skipIf(skipped)(name, () => {
    let server: PostgresServer | null = null;
    beforeAll(async () => {
      server = await start();
    }, START_MS);
    afterAll(async () => await server?.stop());
    body(async (max = 10) => {
      if (server === null) throw new Error('the server has not started');
      return await freshJournal(server, max);
    });
  });
}

async function machineServer(): Promise<PostgresServer> {
  const found = await startMachinePostgres(MACHINE_MAJOR);
  if (found.server === null) throw new Error(found.reason);
  return found.server;
}

/** Runs the tests on the embedded PostgreSQL 18 and on the machine's PostgreSQL 15. */
export function onEveryPostgres(name: string, body: (fresh: FreshJournal) => void): void {
  suite(`${name}, on PostgreSQL 18`, false, startTestPostgres, body);
  const absent = machineBinaries(MACHINE_MAJOR) === null;
  const why = absent ? ` (skipped: PostgreSQL ${MACHINE_MAJOR} is not installed)` : '';
  suite(`${name}, on the machine's PostgreSQL ${MACHINE_MAJOR}${why}`, absent, machineServer, body);
}
