// Reading facts in order, and waiting for one to be written.
import type { Fact } from '../contracts/fact.ts';
import type { Instant } from '../contracts/time.ts';
import { rows } from './connection.ts';
import type { Journal } from './journal.ts';

export const MAX_FACTS_PER_READ = 2_000;

export interface RecordedFact {
  /** Number in the directive, 1, 2, ... without gaps. */
  readonly seq: number;
  /** Its place in the chain, 64 hex digits. */
  readonly hash: string;
  readonly recordedAt: Instant;
  readonly fact: Fact;
}

/** A fact's columns as `RecordedFact` wants them; the table is `f`. */
export const FACT_COLUMNS = 'f.seq, f.hash, f.recorded_at as "recordedAt", f.body';

export interface StoredFact {
  readonly seq: number;
  readonly hash: string;
  readonly recordedAt: Instant;
  readonly body: string;
}

export const recordedFact = ({ seq, hash, recordedAt, body }: StoredFact): RecordedFact => ({
  seq,
  hash,
  recordedAt,
  fact: JSON.parse(body) as Fact,
});

/** A directive's facts after a seq, in order. @throws DondocError journalAway */
export async function factsOf(
  journal: Journal,
  directive: string,
  afterSeq = 0,
  limit = MAX_FACTS_PER_READ,
): Promise<readonly RecordedFact[]> {
  const found = await rows<StoredFact>(
    journal,
    `select ${FACT_COLUMNS} from fact f where f.directive = $1 and f.seq > $2 order by f.seq limit $3`,
    [directive, afterSeq, Math.min(limit, MAX_FACTS_PER_READ)],
  );
  return found.map(recordedFact);
}

/** An assignment's facts, in order. @throws DondocError journalAway */
export async function factsOfAssignment(journal: Journal, assignment: string): Promise<readonly RecordedFact[]> {
  const found = await rows<StoredFact>(
    journal,
    `select ${FACT_COLUMNS} from fact f where f.assignment = $1 order by f.seq limit $2`,
    [assignment, MAX_FACTS_PER_READ],
  );
  return found.map(recordedFact);
}

/** How many revisions of a directive's terms are recorded with this number of its own lot or a later one. @throws DondocError journalAway */
export async function revisionsSince(journal: Journal, directive: string, n: number): Promise<number> {
  const sql = `select count(*)::int as count from fact where directive = $1 and lot = 0 and n >= $2 and type = 'terms.revised'`;
  return (await rows<{ count: number }>(journal, sql, [directive, n]))[0]?.count ?? 0;
}
