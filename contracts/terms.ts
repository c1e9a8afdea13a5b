// What a lot is given once, when it is opened: the duties and pairs it runs, the policy and a snapshot of the calendar. Everything a
// decision needs is here, so that `decide` never looks anything up.
import type { CalendarSnapshot } from './calendar.ts';
import type { LadderName, Policy } from './policy.ts';
import type { Question } from './question.ts';
import type { Day, Instant } from './time.ts';

/** Calendar recurrence in whole months or weeks; the fields left null take the period's last day. */
export interface Recurrence {
  readonly every: 'week' | 'month';
  /** 1 month, 3 quarter, 6 half-year, 12 year, 24 two years; weeks likewise. */
  readonly interval: number;
  /** The month of the year in which a yearly (or longer) recurrence is due, 1-12. */
  readonly month: number | null;
  /** The day of the month, 1-31 (a day the month lacks becomes its last), or of the week, 1 Monday - 7 Sunday. */
  readonly day: number | null;
}

/** Why a deadline is what it is; messages/ renders it in Vietnamese. */
export interface Basis {
  readonly code:
    | 'fixed'
    | 'recurrence'
    | 'span'
    | 'receipt'
    | 'receiptAssumed'
    | 'redo'
    | 'contribution'
    | 'answered'
    | 'extended'
    | 'resumed'
    | 'none';
  /** The text's own words. */
  readonly words: string;
  /** "BLDS 2015 Đ148 k5 (áp dụng tương tự)". */
  readonly article: string | null;
  /** The day before it was moved off a day off. */
  readonly rolledFrom: Day | null;
  /** It rests on a year whose days off are not decided yet. */
  readonly provisional: boolean;
}

export type DutyTime =
  | { readonly kind: 'once'; readonly due: Day; readonly dueAt: Instant; readonly basis: Basis }
  | {
      readonly kind: 'recurring';
      readonly rule: Recurrence;
      /** First and last day of the span in which it recurs; `ends` null: until the directive closes. */
      readonly starts: Day;
      readonly ends: Day | null;
      readonly words: string;
    }
  /** A span from the day on which each unit receives the directive (ISO 8601, as in the plan). */
  | {
      readonly kind: 'received';
      readonly within: string;
      readonly workingDays: boolean;
      /** After midnight, where the text gives an hour. */
      readonly minutes: number | null;
      readonly words: string;
    }
  | { readonly kind: 'standing'; readonly words: string }
  | { readonly kind: 'undated'; readonly question: Question['kind'] | null; readonly words: string };

export interface DutyTerms {
  readonly id: string;
  readonly kind: 'task' | 'report' | 'review' | 'contribution';
  readonly review: 'so-ket' | 'tong-ket' | null;
  readonly ladder: LadderName;
  readonly title: string;
  /** Calendar days before the due day at which an assignment opens; null: when the lot opens. */
  readonly openAhead: number | null;
  readonly time: DutyTime;
  /**
   * Working days by which a recurring duty is due before its nominal day: a contribution comes in before its review. 0: on the day.
   * Negative: after it, as a report is sent after its cut-off.
   */
  readonly lead: number;
  /** Units informed at opening and at overdue. */
  readonly coordinators: readonly string[];
}

export interface Pair {
  readonly duty: string;
  readonly unit: string;
}

export interface LotTerms {
  readonly directive: string;
  readonly lot: number;
  /** The unit that follows the directive up; null is a question. */
  readonly monitor: string | null;
  /** Nothing that fell due before this instant is chased; `NOT_YET`: nothing at all, until a revision says from when. */
  readonly chaseFrom: Instant;
  readonly policy: Policy;
  readonly calendar: CalendarSnapshot;
  readonly duties: readonly DutyTerms[];
  readonly pairs: readonly Pair[];
}

/** What changes for a lot that runs: a published calendar, another policy, an earlier or later start of the chase. Null stays. */
export interface Revision {
  readonly calendar: CalendarSnapshot | null;
  readonly policy: Policy | null;
  /** SHA-256 of the policy, under which the journal keeps it. */
  readonly policyHash: string | null;
  readonly chaseFrom: Instant | null;
  /** Duties whose day, opening or lead are others by the new calendar or policy. */
  readonly duties: readonly DutyTerms[];
  /** Who ordered it. */
  readonly by: string;
  /** The number of the directive's last revision (0: none) on which it was reckoned; on another one the directive does not take it. */
  readonly base: number;
}

/** One occurrence of a pair's duty: what an assignment is opened from. */
export interface Occurrence {
  readonly period: string;
  readonly openAt: Instant;
  readonly due: Day | null;
  readonly dueAt: Instant | null;
  readonly basis: Basis;
}
