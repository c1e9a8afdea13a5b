// How assignments stand, by the buckets that reports on directives use: done (in time, late), open in time, overdue by calendar days,
// no deadline. Overdue is derived from the due day at the instant asked about; it is never stored.
//
// The buckets are apart from each other and add up to `total`. A report that waits for its confirmation is open; where it came late it is
// overdue by the days it was late. A returned one is judged by the day of its return unless it was late already. What was taken in as
// "before dondoc" and is still open stands apart, since nobody knows yet whether it was done.
import type { Instant } from '../contracts/time.ts';
import { rows } from './connection.ts';
import { timestamp } from './instant.ts';
import type { Journal } from './journal.ts';

export interface Counts {
  readonly total: number;
  readonly doneInTime: number;
  readonly doneLate: number;
  readonly openInTime: number;
  /** Overdue by 1-30, 31-120, more than 120 calendar days. */
  readonly overdue30: number;
  readonly overdue120: number;
  readonly overdueMore: number;
  readonly noDeadline: number;
  readonly beforeDondoc: number;
  /** Ended without being done. */
  readonly ended: number;
  /** Among the open and overdue: reports that wait for the monitor. */
  readonly submitted: number;
  /** Among the open and overdue: not yet acknowledged. */
  readonly unacknowledged: number;
}

export interface DirectiveCounts extends Counts {
  readonly directive: string;
}

export interface UnitCounts extends Counts {
  readonly unit: string;
  readonly unitName: string;
}

export interface StatusCounts {
  readonly at: Instant;
  readonly total: Counts;
  readonly directives: readonly DirectiveCounts[];
  readonly units: readonly UnitCounts[];
}

export type Bucket =
  | 'doneInTime'
  | 'doneLate'
  | 'openInTime'
  | 'overdue30'
  | 'overdue120'
  | 'overdueMore'
  | 'noDeadline'
  | 'beforeDondoc'
  | 'ended';

/**
 * Calendar days that an assignment `a` is overdue at the instant `$at` (a parameter's number); null or less than 1: it is not. While it is
 * suspended no days are added.
 */
export function overdueDays(at: number): string {
  const now = `least($${at}::timestamptz, coalesce(a.suspended_at, $${at}::timestamptz))`;
  const today = `(${now} at time zone interval '7 hours')::date`;
  return `
  case when a.status in ('done', 'ended') then null
    when a.late then greatest(1, (case when a.status = 'submitted' then (a.judged_at at time zone interval '7 hours')::date
      else ${today} end) - a.due_on)
    when a.status = 'submitted' then null
    when coalesce(a.redo_due_at, a.due_at) <= ${now} then greatest(1, ${today} - coalesce(a.redo_due_on, a.due_on))
  end`;
}

/** The bucket of an assignment `a` whose overdue days are `o.days`. */
export const BUCKET = `
  case when a.status = 'done' then case when a.late then 'doneLate' else 'doneInTime' end
    when a.status = 'ended' then 'ended'
    when a.silent then 'beforeDondoc'
    when o.days > 120 then 'overdueMore'
    when o.days > 30 then 'overdue120'
    when o.days >= 1 then 'overdue30'
    when coalesce(a.redo_due_at, a.due_at) is null then 'noDeadline'
    else 'openInTime'
  end`;

interface Group {
  readonly directive: string;
  readonly unit: string;
  readonly unitName: string | null;
  readonly bucket: Bucket;
  readonly count: number;
  readonly submitted: number;
  readonly unacknowledged: number;
}

/** Counts for one directive, or for all (null), at an instant. @throws DondocError journalAway */
export async function statusCounts(journal: Journal, directive: string | null, now: Instant): Promise<StatusCounts> {
  const groups = await rows<Group>(
    journal,
    `select g.*, u.name as "unitName" from (
       select a.directive, a.unit, ${BUCKET} as bucket, count(*) as count,
         count(*) filter (where a.status = 'submitted' and not a.silent) as submitted,
         count(*) filter (where a.status not in ('done', 'ended') and not a.acknowledged and not a.silent) as unacknowledged
       from assignment a cross join lateral (select ${overdueDays(1)} as days) as o
       where $2::text is null or a.directive = $2
       group by a.directive, a.unit, bucket) as g
     left join unit u on u.id = g.unit order by g.directive, g.unit`,
    [timestamp(now), directive],
  );
  const by = (key: (group: Group) => string): Map<string, Group[]> => {
    const parts = new Map<string, Group[]>();
    for (const group of groups) {
      const part = parts.get(key(group));
      if (part === undefined) parts.set(key(group), [group]);
      else part.push(group);
    }
    return parts;
  };
  return {
    at: now,
    total: countsOf(groups),
    directives: [...by((group) => group.directive)].map(([id, part]) => ({ directive: id, ...countsOf(part) })),
    units: [...by((group) => group.unit)].map(([unit, part]) => ({
      unit,
      unitName: part[0]?.unitName ?? unit,
      ...countsOf(part),
    })),
  };
}

/** The counts of a directive or unit that has no assignments. */
export const NO_COUNTS: Counts = {
  total: 0,
  doneInTime: 0,
  doneLate: 0,
  openInTime: 0,
  overdue30: 0,
  overdue120: 0,
  overdueMore: 0,
  noDeadline: 0,
  beforeDondoc: 0,
  ended: 0,
  submitted: 0,
  unacknowledged: 0,
};

function countsOf(groups: readonly Group[]): Counts {
  const sum = { ...NO_COUNTS } as { -readonly [K in keyof Counts]: Counts[K] };
  for (const { bucket, count, submitted, unacknowledged } of groups) {
    sum.total += count;
    sum[bucket] += count;
    sum.submitted += submitted;
    sum.unacknowledged += unacknowledged;
  }
  return sum;
}
