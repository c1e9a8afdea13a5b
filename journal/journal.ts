// The journal: PostgreSQL with the facts in order, the tables people read and the notices. Every function of this room takes it first.
import pg from 'pg';
import type { Pool } from 'pg';
import { journalError } from './connection.ts';
import { migrate, shippedMigrations } from './migrate.ts';
import { postgresTypes } from './postgres-types.ts';

const DEFAULT_CONNECTIONS = 10;
/** A server that does not answer within this is away. */
const CONNECT_TIMEOUT_MS = 5_000;
/** Longest wait for a row lock: the directive's lock is held for milliseconds. */
const LOCK_TIMEOUT_MS = 15_000;
/** Longest statement: the audit reads in pages. */
const STATEMENT_TIMEOUT_MS = 60_000;
/** A process that stopped inside a transaction must not hold a directive's lock. */
const IDLE_IN_TRANSACTION_MS = 30_000;

export interface Journal {
  readonly pool: Pool;
  /** Waits for running queries and closes every connection. */
  close(): Promise<void>;
}

export interface JournalOptions {
  /** Most connections at one time. */
  readonly max?: number;
}

/**
 * Opens a pool and brings the database to the newest shape.
 * @throws DondocError journalAway
 */
export async function openJournal(url: string, options: JournalOptions = {}): Promise<Journal> {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? DEFAULT_CONNECTIONS,
    application_name: 'dondoc',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    lock_timeout: LOCK_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    keepAlive: true,
    types: postgresTypes,
  });
  // Without a listener the loss of an idle connection would end the process; the next query says that the journal is away.
  pool.on('error', () => {});
  // The same for a connection that is lost while it is in use: the running query fails, and says so to whoever asked.
  pool.on('connect', (client) => client.on('error', () => {}));
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    closing ??= pool.end();
    await closing;
  };
  try {
    const client = await pool.connect();
    try {
      // Migrating processes wait for each other longer than for any row.
      await client.query('set lock_timeout = 0; set statement_timeout = 0');
      await migrate(client, await shippedMigrations());
    } finally {
      // Not given back: its limits are lifted.
      client.release(true);
    }
  } catch (error) {
    await close();
    throw journalError(error);
  }
  return { pool, close };
}
