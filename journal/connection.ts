// The one way to the database: queries, transactions, and what PostgreSQL's errors mean to a caller.
import pg from 'pg';
import type { Pool, PoolClient } from 'pg';
import { DondocError } from '../contracts/errors.ts';

/** What can run a query: the pool, or a client inside a transaction. */
export type Queryable = Pick<Pool | PoolClient, 'query'>;

/** Error classes (first two characters of SQLSTATE) in which the server is not usable now. */
const AWAY_CLASSES = new Set(['08', '28', '3D', '53', '57', '58']);
/** Serialization failure, deadlock, lock not available, statement cancelled by its time limit: the same again may pass. */
const BUSY_STATES = new Set(['40001', '40P01', '55P03', '57014']);
/** A standby that has not been promoted yet. */
const READ_ONLY = '25006';
const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);
/** The driver gives these no code. */
const DRIVER_MESSAGES =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|connection error and is not queryable|pool after calling end/i;

function isAway(error: Error & { code?: unknown }): boolean {
  if (error instanceof AggregateError) return error.errors.some((inner) => inner instanceof Error && isAway(inner));
  const code = typeof error.code === 'string' ? error.code : '';
  if (error instanceof pg.DatabaseError) return AWAY_CLASSES.has(code.slice(0, 2)) || code === READ_ONLY;
  return NETWORK_CODES.has(code) || DRIVER_MESSAGES.test(error.message);
}

/** The error of the catalogue for an error of the driver; others are returned as they are (they are mistakes of ours). */
export function journalError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DondocError) return error;
  if (error instanceof pg.DatabaseError && BUSY_STATES.has(error.code ?? '')) {
    return new DondocError('busy', {}, { cause: error });
  }
  return isAway(error) ? new DondocError('journalAway', {}, { cause: error }) : error;
}

/** Rows of one statement. @throws DondocError journalAway | busy */
export async function rows<T>(
  on: Queryable | { readonly pool: Pool },
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly T[]> {
  const target = 'pool' in on ? on.pool : on;
  try {
    const result = await target.query(sql, values as unknown[]);
    return result.rows as T[];
  } catch (error) {
    throw journalError(error);
  }
}

/** The first row of a statement, or null. */
export async function row<T>(
  on: Queryable | { readonly pool: Pool },
  sql: string,
  values: readonly unknown[] = [],
): Promise<T | null> {
  return (await rows<T>(on, sql, values))[0] ?? null;
}

/** How many rows a statement changed. */
export async function changed(
  on: Queryable | { readonly pool: Pool },
  sql: string,
  values: readonly unknown[] = [],
): Promise<number> {
  const target = 'pool' in on ? on.pool : on;
  try {
    return (await target.query(sql, values as unknown[])).rowCount ?? 0;
  } catch (error) {
    throw journalError(error);
  }
}

export type TransactionMode = 'read committed' | 'repeatable read, read only';

/** Runs `work` in one transaction: committed when it resolves, rolled back when it throws. @throws DondocError journalAway | busy */
export async function transaction<T>(
  journal: { readonly pool: Pool },
  work: (client: PoolClient) => Promise<T>,
  mode: TransactionMode = 'read committed',
): Promise<T> {
  let client: PoolClient;
  try {
    client = await journal.pool.connect();
  } catch (error) {
    throw journalError(error);
  }
  let broken: Error | undefined;
  try {
    await client.query(`begin isolation level ${mode}`);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    // A client whose rollback fails is not given back to the pool.
    await client.query('rollback').catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error(String(failure));
    });
    throw journalError(error);
  } finally {
    client.release(broken);
  }
}
