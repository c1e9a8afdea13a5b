// Facts: what the engine decided or accepted, written once, never changed. The journal holds them in order; every state, table and
// notice is a fold over them.
import type { ErrorCode } from './errors.ts';
import type { Capacity, DocumentRef, Input, InputKind } from './input.ts';
import type { Form, LadderName, Role } from './policy.ts';
import type { Question } from './question.ts';
import type { Basis, DutyTime, LotTerms, Occurrence, Revision } from './terms.ts';
import type { Day, DayText, Instant } from './time.ts';

/** Facts and bytes one `record` call may carry. */
export const MAX_FACTS_PER_RECORD = 500;
export const MAX_RECORD_BYTES = 512 * 1024;

/** Whom a fact tells, by role; the journal finds the persons on that day. `told`: everybody who was told "overdue" of this assignment. */
export interface Notify {
  readonly role: Role | 'told';
  readonly unit: string | null;
  readonly form: Form;
  readonly urgent: boolean;
  readonly release: 'auto' | 'by-person';
}

/** The input a fact answers to. */
export interface InputRef {
  readonly source: string;
  readonly id: string;
  readonly kind: InputKind;
  readonly hash: string;
  readonly as: Capacity;
  readonly by: string | null;
  readonly occurredAt: Instant | null;
  readonly receivedAt: Instant;
}

/** A step of a ladder: rung `rung` for the `repeat`-th time (0 first), number `step` of the sorted ladder. */
interface RungBody {
  readonly rung: string;
  readonly repeat: number;
  readonly step: number;
  readonly generation: number;
  readonly ladder: LadderName;
  readonly scheduledAt: Instant;
  readonly nextAt: Instant | null;
}

/** The body of each type of fact. `nextAt`: the next instant at which the assignment's ladder has something to say. */
export interface FactBodies {
  'lot.opened': { readonly terms: LotTerms; readonly next: readonly (Occurrence | null)[] };
  'lot.closed': { readonly reason: 'directiveClosed' };
  'assignment.opened': {
    readonly ladder: LadderName;
    readonly due: Day | null;
    readonly dueAt: Instant | null;
    readonly basis: Basis;
    /** Taken in as "before dondoc": listed, not chased. */
    readonly silent: boolean;
    readonly first: boolean;
    /** When it was due to open; the fact's `at` is later where dondoc was down. */
    readonly openedAt: Instant;
    readonly nextAt: Instant | null;
    /** The pair's next occurrence, or null where there is none. */
    readonly next: Occurrence | null;
  };
  /** `receivedOn`: as the unit says; facts of earlier builds do not. */
  'assignment.acknowledged': {
    readonly note: string;
    readonly receivedOn?: DayText | null;
    readonly nextAt: Instant | null;
  };
  'assignment.handedOver': { readonly to: string; readonly note: string; readonly nextAt: Instant | null };
  'assignment.declined': { readonly reason: string; readonly nextAt: Instant | null };
  'assignment.submitted': {
    readonly text: string;
    readonly document: DocumentRef | null;
    readonly figures: Readonly<Record<string, number>>;
    /** The instant by which lateness is judged, and whether that is late; frozen at the first submission. */
    readonly judgedAt: Instant;
    readonly late: boolean;
    /** Late against the day of a return, where there was one. */
    readonly redoLate: boolean | null;
    readonly nextAt: Instant | null;
  };
  /** It waits for the unit again. `judgedAt`, `late`: as they stand without what was withdrawn. */
  'assignment.withdrawn': {
    readonly reason: string;
    readonly status: 'open' | 'returned';
    readonly judgedAt: Instant | null;
    readonly late: boolean | null;
    readonly generation: number;
    readonly nextAt: Instant | null;
  };
  'assignment.confirmed': { readonly note: string; readonly late: boolean; readonly daysLate: number };
  'assignment.returned': {
    readonly reason: string;
    readonly generation: number;
    readonly due: Day;
    readonly dueAt: Instant;
    readonly nextAt: Instant | null;
  };
  /** A confirmation was a mistake: both stand in the journal, and the report waits for the monitor again. */
  'assignment.reopened': {
    readonly reason: string;
    readonly generation: number;
    readonly nextAt: Instant | null;
  };
  'assignment.suspended': { readonly reason: string; readonly document: DocumentRef | null };
  /** The days as they are now: later by the days of the suspension where the policy stops the clock. */
  'assignment.resumed': {
    readonly note: string;
    readonly document: DocumentRef | null;
    readonly due: Day | null;
    readonly dueAt: Instant | null;
    readonly redoDue: Day | null;
    readonly redoAt: Instant | null;
    /** Facts of earlier builds do not say it: there was none. */
    readonly catchUp?: Day | null;
    /** Why the due day is what it is, where it moved; null: it did not. */
    readonly basis: Basis | null;
    /** From when the ladder goes on. */
    readonly ladderFrom: Instant;
    readonly generation: number;
    readonly nextAt: Instant | null;
  };
  'assignment.cancelled': { readonly reason: string; readonly document: DocumentRef | null };
  'extension.asked': { readonly due: Day; readonly reason: string; readonly document: DocumentRef | null };
  'extension.granted': {
    /** Which day moves: the deadline, or the day of the current return. */
    readonly of: 'due' | 'redo';
    readonly due: Day;
    readonly dueAt: Instant;
    readonly basis: Basis;
    /** The day that had been asked for; null: nobody had asked. */
    readonly asked: Day | null;
    readonly note: string;
    readonly document: DocumentRef | null;
    readonly generation: number;
    readonly nextAt: Instant | null;
  };
  'extension.refused': { readonly asked: Day; readonly reason: string; readonly document: DocumentRef | null };
  /** Those who were told "overdue" hear that it is settled. */
  'assignment.settled': { readonly late: boolean };
  /** Those who were told "overdue" hear that it was not: the report came in time and was recorded after the rung. */
  'assignment.corrected': { readonly judgedAt: Instant };
  /** It ends without being done: the directive closed, or the monitor accepted that it is not the unit's. */
  'assignment.ended': { readonly reason: 'directiveClosed' | 'declined' };
  /**
   * A deadline that was unknown or has changed: a new generation of the ladder; what was climbed stays in the journal. `from`: the day it
   * was; facts of earlier builds do not say it.
   */
  'deadline.moved': {
    readonly from?: Day | null;
    readonly due: Day;
    readonly dueAt: Instant;
    readonly basis: Basis;
    readonly generation: number;
    readonly nextAt: Instant | null;
  };
  /** By a new calendar it is the same day, and for another reason: its year is decided now, or is not any more. */
  'deadline.kept': { readonly basis: Basis };
  /** By a new calendar or policy its steps lie on other days: so many are behind, the others come from `ladderFrom` on. */
  'ladder.relaid': {
    readonly climbed: number;
    readonly ladderFrom: Instant;
    readonly generation: number;
    readonly nextAt: Instant | null;
  };
  /** What was "before dondoc" is chased from now on. `catchUp`: the day that what is overdue is given, from which its ladder counts. */
  'assignment.chased': {
    readonly catchUp: Day | null;
    readonly generation: number;
    readonly nextAt: Instant | null;
  };
  /** The lot runs by other terms from now on. In the directive's own lot it holds the duties of all lots. */
  'terms.revised': { readonly revision: Revision; readonly next: readonly (Occurrence | null)[] };
  /** The day of an undated duty became known: what pairs open from now on have it. */
  'duty.dated': { readonly duty: string; readonly time: DutyTime; readonly next: readonly (Occurrence | null)[] };
  /** What recurred without an end stops after a day: the periods that were to open next, by the new time. */
  'duty.ended': { readonly duty: string; readonly time: DutyTime; readonly next: readonly (Occurrence | null)[] };
  'rung.reminded': RungBody;
  'rung.overdue': RungBody;
  'rung.escalated': RungBody;
  /** Lapsed while dondoc was down, and a higher rung fired instead. */
  'rung.passedOver': RungBody;
  'review.held': {
    readonly heldOn: DayText;
    readonly document: DocumentRef | null;
    readonly note: string;
    readonly judgedAt: Instant;
    readonly late: boolean;
    readonly daysLate: number;
    readonly final: boolean;
  };
  'input.rejected': { readonly code: ErrorCode };
  /** Kept whole, so that an operator can link or replay it. */
  'input.parked': { readonly code: ErrorCode; readonly input: Input };
  'directive.deployed': {
    readonly planHash: string;
    readonly textHash: string | null;
    readonly policyHash: string;
    readonly calendarHash: string;
    readonly directoryHash: string;
    readonly approvedBy: string;
    readonly chaseFrom: Instant;
    readonly lots: number;
    /** The journal's document that holds the terms of all lots. */
    readonly lotsHash: string;
    /** Questions to ask only after a silence (undated duties). */
    readonly later: readonly { readonly question: Question; readonly askAt: Instant }[];
  };
  'directive.closed': { readonly reason: 'finalReview' };
  'question.asked': { readonly question: Question };
  /** What a fact of the directive obliged its workflow to do elsewhere (open lots, tell them something) is done. `of`: that fact's n. */
  'effect.done': { readonly of: number };
  'question.answered': { readonly question: string; readonly answer: string; readonly due: DayText | null };
}

export type FactType = keyof FactBodies;

interface FactOf<T extends FactType> {
  /** Number in its lot, 1, 2, ... without gaps. */
  readonly n: number;
  /** Unique in its directive. */
  readonly key: string;
  readonly type: T;
  readonly directive: string;
  readonly lot: number;
  /** `{directive}/{duty}/{unit}/{period}`, or null where the fact is about the lot or the directive. */
  readonly assignment: string | null;
  /** When it was decided, on the workflow's clock. */
  readonly at: Instant;
  readonly input: InputRef | null;
  readonly notify: readonly Notify[];
  readonly body: FactBodies[T];
}

export type Fact = { [T in FactType]: FactOf<T> }[FactType];
export type FactFor<T extends FactType> = FactOf<T>;

/** What the sender of an input is told. `n`: the lot's fact number that holds the answer. */
export type Outcome =
  | { readonly ok: true; readonly n: number; readonly assignment: string | null }
  | { readonly ok: false; readonly code: ErrorCode; readonly n: number; readonly assignment: string | null };
