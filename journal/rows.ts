// The rows that facts are folded into: what people read. Names in the database are the same words in snake case.
import type { LadderName } from '../contracts/policy.ts';
import type { QuestionKind } from '../contracts/question.ts';
import type { Basis } from '../contracts/terms.ts';
import type { DayText, Instant } from '../contracts/time.ts';

export type AssignmentStatus = 'open' | 'submitted' | 'returned' | 'declined' | 'done' | 'ended';

export interface AssignmentRow {
  readonly id: string;
  readonly directive: string;
  readonly lot: number;
  readonly duty: string;
  readonly unit: string;
  readonly period: string;
  readonly ladder: LadderName;
  readonly status: AssignmentStatus;
  readonly acknowledged: boolean;
  /** Taken in as "before dondoc": listed, not chased. */
  readonly silent: boolean;
  readonly first: boolean;
  /** The last day in time, and the first instant that is late. */
  readonly dueOn: DayText | null;
  readonly dueAt: Instant | null;
  /** The day set by the last return. */
  readonly redoDueOn: DayText | null;
  readonly redoDueAt: Instant | null;
  readonly basis: Basis;
  readonly openedAt: Instant;
  /** When the last report was taken in (`receivedAt`). */
  readonly submittedAt: Instant | null;
  /** The instant by which lateness is judged; frozen at the first submission. */
  readonly judgedAt: Instant | null;
  readonly late: boolean | null;
  /** Working days late, once confirmed. */
  readonly daysLate: number | null;
  readonly redoLate: boolean | null;
  /** The later day that was asked for, while nobody has answered; and how often one was granted. */
  readonly askedOn: DayText | null;
  readonly extensions: number;
  readonly suspendedAt: Instant | null;
  /** The desk of the unit that it was passed on to. */
  readonly handedTo: string | null;
  readonly generation: number;
  readonly nextAt: Instant | null;
  /** The last rung that fired, and when. */
  readonly rung: string | null;
  readonly rungAt: Instant | null;
  readonly closedAt: Instant | null;
  /** The last fact about it. */
  readonly lastSeq: number;
}

export interface LotRow {
  readonly directive: string;
  readonly lot: number;
  readonly status: 'open' | 'closed';
  readonly pairs: number;
  readonly openedAt: Instant | null;
  readonly closedAt: Instant | null;
  /** The number of its last fact. */
  readonly lastN: number;
}

/** The part of a directive's row that facts decide. */
export interface DirectiveState {
  readonly status: 'registered' | 'running' | 'closed';
  readonly lots: number | null;
  readonly deployedAt: Instant | null;
  readonly closedAt: Instant | null;
  /** What it runs by now, by hash, where that is not what it was deployed with; from when it is chased now. */
  readonly calendarNow: string | null;
  readonly policyNow: string | null;
  readonly chaseFromNow: Instant | null;
}

export interface QuestionRow {
  readonly directive: string;
  readonly id: string;
  readonly kind: QuestionKind;
  readonly subject: string;
  readonly words: string;
  /** fact: a workflow asked and an input answers; journal: found while addressing, settled by the directory. */
  readonly origin: 'fact' | 'journal';
  readonly askedAt: Instant;
  readonly answeredAt: Instant | null;
  readonly answer: string | null;
  readonly dueOn: DayText | null;
}
