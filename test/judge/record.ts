// What the judge knows of one assignment.
import type { FactFor } from '../../contracts/fact.ts';
import type { AssignmentParts } from '../../contracts/ids.ts';
import type { LadderName } from '../../contracts/policy.ts';
import type { LotTerms } from '../../contracts/terms.ts';
import type { Day, Instant } from '../../contracts/time.ts';
import type { Climb } from './steps.ts';
import { newClimb } from './steps.ts';

export type Status = 'open' | 'submitted' | 'returned' | 'declined' | 'done' | 'ended';
export type Complain = (what: string) => void;

export interface AssignmentRecord {
  readonly id: string;
  readonly duty: string;
  readonly unit: string;
  terms: LotTerms;
  readonly ladder: LadderName;
  silent: boolean;
  readonly first: boolean;
  readonly openedAt: Instant;
  status: Status;
  acknowledged: boolean;
  due: Day | null;
  dueAt: Instant | null;
  redoDue: Day | null;
  redoAt: Instant | null;
  /** The day that was given when the chase of what was overdue began. */
  catchUp: Day | null;
  judgedAt: Instant | null;
  late: boolean | null;
  submissions: number;
  asked: Day | null;
  extensions: number;
  suspendedAt: Instant | null;
  /** Since when the monitor has had the next word. */
  waitingSince: Instant | null;
  /** From when the running ladder counts. */
  ladderFrom: Instant;
  /** Somebody was told that it is overdue, and not yet how it ended. */
  told: boolean;
  /** Those who were told so were wrong to be told: the very next fact corrects it. */
  owesCorrection: boolean;
  /** Its rungs lie on other days by new terms: the next fact about it says how many are behind. */
  owesRelaying: boolean;
  generation: number;
  closedAt: Instant | null;
  /** The ladder that runs now; null: none does. */
  climb: Climb | null;
  /** Content of each input taken, by source and id. */
  readonly inputs: Map<string, { readonly hash: string; k: number }>;
}

export interface Verdict {
  readonly problems: readonly string[];
  readonly assignments: ReadonlyMap<string, AssignmentRecord>;
}

export function openRecord(
  { assignment, body }: FactFor<'assignment.opened'>,
  { duty, unit }: AssignmentParts,
  terms: LotTerms,
): AssignmentRecord {
  const record: AssignmentRecord = {
    id: assignment ?? '',
    duty,
    unit,
    terms,
    ladder: body.ladder,
    silent: body.silent,
    first: body.first,
    openedAt: body.openedAt,
    status: 'open',
    acknowledged: false,
    due: body.due,
    dueAt: body.dueAt,
    redoDue: null,
    redoAt: null,
    catchUp: null,
    judgedAt: null,
    late: null,
    submissions: 0,
    asked: null,
    extensions: 0,
    suspendedAt: null,
    waitingSince: null,
    ladderFrom: Math.max(body.openedAt, terms.chaseFrom),
    told: false,
    owesCorrection: false,
    owesRelaying: false,
    generation: 1,
    closedAt: null,
    climb: null,
    inputs: new Map(),
  };
  record.climb = newClimb(record);
  return record;
}
