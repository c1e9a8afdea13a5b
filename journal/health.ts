// Whether the journal answers.
import { row } from './connection.ts';
import type { Journal } from './journal.ts';

export interface JournalHealth {
  /** "18.1". */
  readonly server: string;
  readonly migration: string | null;
  readonly facts: number;
  /** Milliseconds the question took. */
  readonly took: number;
}

/** @throws DondocError journalAway */
export async function ping(journal: Journal): Promise<JournalHealth> {
  const started = performance.now();
  const found = await row<{ server: string; migration: string | null; facts: number }>(
    journal,
    `select current_setting('server_version') as server,
       (select max(name) from migration) as migration,
       (select coalesce(sum(last_seq), 0)::bigint from directive) as facts`,
  );
  return { server: '', migration: null, facts: 0, ...found, took: performance.now() - started };
}
