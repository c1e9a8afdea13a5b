// The state of a lot: plain JSON, rebuilt from facts alone (`evolve`), read by `decide`, never written by anything else.
import type { ErrorCode } from '../contracts/errors.ts';
import { assignmentParts } from '../contracts/ids.ts';
import type { LadderName } from '../contracts/policy.ts';
import type { DutyTerms, LotTerms, Occurrence, Revision } from '../contracts/terms.ts';
import type { Day, Instant } from '../contracts/time.ts';

export const STATE_SCHEMA = 3;

/** Inputs one assignment may take in its life; more are parked for a person to look at. */
export const MAX_SEEN = 50;
/** Of these, places in which only the monitor is heard. */
export const KEPT_FOR_MONITOR = 10;
/** A closed assignment stays in the state this long, so that a late duplicate is still known. */
export const KEEP_CLOSED_MS = 90 * 86_400_000;

export type Status = 'open' | 'submitted' | 'returned' | 'declined' | 'done' | 'ended';

/** An input this assignment has taken, accepted or refused: what it said, how it was answered, how many facts it caused. */
export interface Seen {
  /** First 16 hex digits of the input's content hash. */
  readonly hash: string;
  readonly n: number;
  readonly code: ErrorCode | null;
  readonly k: number;
  /** The last other content that came under this id and was refused. */
  readonly other: string | null;
}

export interface Assignment {
  readonly id: string;
  readonly duty: string;
  readonly unit: string;
  readonly period: string;
  readonly status: Status;
  readonly acknowledged: boolean;
  /** Taken in as "before dondoc": listed, not chased. */
  readonly silent: boolean;
  /** The pair's first period. */
  readonly first: boolean;
  readonly ladder: LadderName;
  readonly openedAt: Instant;
  readonly due: Day | null;
  readonly dueAt: Instant | null;
  /** The day of the current return, where there is one: the ladder counts from it, lateness does not. */
  readonly redoDue: Day | null;
  readonly redoAt: Instant | null;
  /** What was overdue when its chase began: the day it was given then, from which the ladder counts; lateness does not. */
  readonly catchUp: Day | null;
  /** Grows when a deadline moves or a report is returned: a new ladder. */
  readonly generation: number;
  /** Steps of the running ladder that are behind; a ladder step before `ladderFrom` never fires. */
  readonly climbed: number;
  readonly ladderFrom: Instant;
  readonly nextAt: Instant | null;
  /** Since when the monitor can know of the report (or refusal) that waits: from then the monitor is chased. */
  readonly waitingSince: Instant | null;
  /** Frozen at the first submission that was not withdrawn. */
  readonly judgedAt: Instant | null;
  readonly late: boolean | null;
  /** Submissions that were not withdrawn. */
  readonly submissions: number;
  /** A later day was asked for, and nobody has answered. */
  readonly asked: Day | null;
  /** Requests that were granted. */
  readonly extensions: number;
  /** While it is suspended nobody is chased. */
  readonly suspendedAt: Instant | null;
  /** Somebody was told "overdue" and has not yet been told that it is settled. */
  readonly told: boolean;
  readonly closedAt: Instant | null;
  readonly seen: Readonly<Record<string, Seen>>;
}

export interface PairState {
  readonly duty: string;
  readonly unit: string;
  readonly next: Occurrence | null;
  /** The assignments of this pair that are in the state, oldest first. */
  readonly live: readonly Assignment[];
}

export interface LotState {
  readonly schema: typeof STATE_SCHEMA;
  readonly directive: string;
  readonly lot: number;
  /** Number of the last fact. */
  readonly n: number;
  readonly terms: Omit<LotTerms, 'directive' | 'lot' | 'duties' | 'pairs'>;
  readonly openedAt: Instant;
  readonly duties: Readonly<Record<string, DutyTerms>>;
  readonly pairs: Readonly<Record<string, PairState>>;
  readonly closed: boolean;
}

export const pairKey = (duty: string, unit: string): string => `${duty}/${unit}`;

/** A lot before its first fact. */
export function emptyLot(directive: string, lot: number, terms: LotState['terms']): LotState {
  return {
    schema: STATE_SCHEMA,
    directive,
    lot,
    n: 0,
    terms,
    openedAt: 0,
    duties: {},
    pairs: {},
    closed: false,
  };
}

/** A lot that has its terms and has not been opened with them. */
export function unopenedLot({ directive, lot, duties: _duties, pairs: _pairs, ...rest }: LotTerms): LotState {
  return emptyLot(directive, lot, rest);
}

export const assignmentsOf = (state: LotState): readonly Assignment[] =>
  Object.values(state.pairs).flatMap(({ live }) => live);

export function assignmentOf(state: LotState, id: string | null): Assignment | undefined {
  const parts = id === null ? null : assignmentParts(id);
  if (parts === null) return undefined;
  return state.pairs[pairKey(parts.duty, parts.unit)]?.live.find((one) => one.id === id);
}

/** A lot may be told things before its terms: those are parked, and it can still be opened. */
export const isOpened = (state: LotState): boolean => state.openedAt !== 0;

export const isClosed = (assignment: Assignment): boolean =>
  assignment.status === 'done' || assignment.status === 'ended';

/** Whether the monitor, not the unit, has the next word. */
export const waitsForMonitor = (assignment: Assignment): boolean =>
  assignment.status === 'submitted' || assignment.status === 'declined';

/** A report after a refusal starts the monitor's ladder a second time: a generation of its own, else the first one's keys swallow it. */
export const submittedGeneration = ({ status, generation }: Pick<Assignment, 'status' | 'generation'>): number =>
  status === 'declined' ? generation + 1 : generation;

/** What a lot runs by once a revision is taken: of its duties only those it has. */
export function revised(
  { terms, duties }: Pick<LotState, 'terms' | 'duties'>,
  { calendar, policy, chaseFrom, duties: others }: Revision,
): Pick<LotState, 'terms' | 'duties'> {
  const mine = others.filter(({ id }) => duties[id] !== undefined).map((duty) => [duty.id, duty] as const);
  return {
    terms: {
      ...terms,
      calendar: calendar ?? terms.calendar,
      policy: policy ?? terms.policy,
      chaseFrom: chaseFrom ?? terms.chaseFrom,
    },
    duties: { ...duties, ...Object.fromEntries(mine) },
  };
}

export function dutyOf(state: LotState, assignment: { readonly duty: string }): DutyTerms {
  const duty = state.duties[assignment.duty];
  if (duty === undefined) throw new Error(`lot ${state.directive}/${state.lot} has no duty ${assignment.duty}`);
  return duty;
}
