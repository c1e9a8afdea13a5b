// Followers read every fact, each directive's in order, and remember how far they are. Facts of a directive are committed in order of
// seq (the writer holds the directive's lock), so reading by seq after the cursor can never skip one that commits late.
import type { Instant } from '../contracts/time.ts';
import { changed, rows } from './connection.ts';
import { FACT_COLUMNS, recordedFact } from './facts.ts';
import type { RecordedFact, StoredFact } from './facts.ts';
import type { Journal } from './journal.ts';

const MAX_FACTS = 2_000;

/** How far a follower is in a directive: the last seq it has done with. */
export interface Position {
  readonly directive: string;
  readonly seq: number;
}

/**
 * Facts after the follower's cursors: of each directive in order, those directives first that have waited longest.
 * @throws DondocError journalAway
 */
export async function nextFacts(journal: Journal, follower: string, limit: number): Promise<readonly RecordedFact[]> {
  const found = await rows<StoredFact>(
    journal,
    `select ${FACT_COLUMNS} from (
       select d.id, coalesce(c.seq, 0) as after, c.advanced_at from directive d
       left join follower_cursor c on c.follower = $1 and c.directive = d.id
       where d.last_seq > coalesce(c.seq, 0)
       order by c.advanced_at nulls first, d.id limit $2) as behind
     cross join lateral (
       select * from fact where directive = behind.id and seq > behind.after order by seq limit $2) as f
     order by behind.advanced_at nulls first, behind.id, f.seq limit $2`,
    [follower, Math.min(limit, MAX_FACTS)],
  );
  return found.map(recordedFact);
}

/** The positions after handing on these facts. */
export function positionsAfter(facts: readonly RecordedFact[]): readonly Position[] {
  const last = new Map<string, number>();
  for (const { seq, fact } of facts) last.set(fact.directive, Math.max(seq, last.get(fact.directive) ?? 0));
  return [...last].map(([directive, seq]) => ({ directive, seq }));
}

/** Moves cursors forward; a cursor never goes back. @throws DondocError journalAway */
export async function advance(journal: Journal, follower: string, positions: readonly Position[]): Promise<void> {
  if (positions.length === 0) return;
  await changed(
    journal,
    `insert into follower_cursor (follower, directive, seq)
     select $1, directive, max(seq) from unnest($2::text[], $3::bigint[]) as p(directive, seq) group by directive order by directive
     on conflict (follower, directive) do update
       set seq = greatest(follower_cursor.seq, excluded.seq), advanced_at = clock_timestamp()`,
    [follower, positions.map(({ directive }) => directive), positions.map(({ seq }) => seq)],
  );
}

export interface FollowerState {
  readonly follower: string;
  /** Facts it has not done with yet. */
  readonly behind: number;
  readonly advancedAt: Instant | null;
}

/** How far behind a follower is. @throws DondocError journalAway */
export async function followerState(journal: Journal, follower: string): Promise<FollowerState> {
  const [found] = await rows<{ behind: number; advancedAt: Instant | null }>(
    journal,
    `select coalesce(sum(d.last_seq - coalesce(c.seq, 0)), 0)::bigint as behind, max(c.advanced_at) as "advancedAt"
     from directive d left join follower_cursor c on c.follower = $1 and c.directive = d.id`,
    [follower],
  );
  return { follower, behind: found?.behind ?? 0, advancedAt: found?.advancedAt ?? null };
}
