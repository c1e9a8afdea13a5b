// Occurrences: each period of a recurring duty with the instant it opens and the day it is due, always by the calendar.
import type { CalendarSnapshot } from '../contracts/calendar.ts';
import type { Policy } from '../contracts/policy.ts';
import type { Basis, DutyTime, Occurrence, Recurrence } from '../contracts/terms.ts';
import type { Day, Instant } from '../contracts/time.ts';
import { addWorkingDays, nextWorkingDay, previousWorkingDay, restsOnProvisional } from './calendar.ts';
import { at } from './day.ts';
import { dueInstant, roll } from './due.ts';
import type { Roll } from './due.ts';
import { periodDays, periodOf } from './period.ts';
import { firstNominal } from './recurrence.ts';
import { DECREE } from './report-period.ts';

export { parseRecurrence } from './recurrence.ts';

export type Recurring = Extract<DutyTime, { readonly kind: 'recurring' }>;

export interface OccurrenceOptions {
  /** Calendar days before the due day at which an occurrence opens. */
  readonly openAhead: number;
  readonly calendar: CalendarSnapshot;
  readonly rollFixed: Roll;
  /** Minutes after midnight at which it opens. */
  readonly fireAt: number;
  /** The opening of the lot: nothing opens before. */
  readonly openNotBefore: Instant;
  /** Occurrences whose nominal day lies before are left out; null or absent: none. */
  readonly dueNotBefore?: Day | null;
  /** Working days by which it is due before its nominal day (a contribution), or, negative, after it (a report after its cut-off). */
  readonly lead?: number;
}

/** The first occurrence whose nominal day is `from` or later. Null where the recurrence has ended. */
export function firstOccurrence(time: Recurring, from: Day, options: OccurrenceOptions): Occurrence | null {
  const low = Math.max(from, options.dueNotBefore ?? from);
  const nominal = firstNominal(time.rule, time.starts, low);
  if (time.ends !== null && nominal > time.ends) return null;
  return occurrenceOn(time, nominal, options);
}

/**
 * The occurrence that follows a period (null: the first of all). A period already past its end is passed over by name, not by due
 * day, so a moved deadline changes nothing. Null where the recurrence has ended, or the period's name is none of a calendar.
 */
export function nextOccurrence(
  time: Recurring,
  afterPeriod: string | null,
  options: OccurrenceOptions,
): Occurrence | null {
  if (afterPeriod === null) return firstOccurrence(time, time.starts, options);
  const period = periodDays(afterPeriod);
  return period === null ? null : firstOccurrence(time, period.last + 1, options);
}

function occurrenceOn(time: Recurring, nominal: Day, options: OccurrenceOptions): Occurrence {
  const { due, basis } = dueOf(time, nominal, options);
  return {
    period: periodOf(time.rule, nominal),
    openAt: opensAt(due, options),
    due,
    dueAt: dueInstant(due, null),
    basis,
  };
}

function dueOf(
  time: Recurring,
  nominal: Day,
  options: OccurrenceOptions,
): { readonly due: Day; readonly basis: Basis } {
  const { calendar, rollFixed } = options;
  const lead = options.lead ?? 0;
  if (lead > 0) {
    const review = roll(calendar, nominal, rollFixed);
    return {
      due: addWorkingDays(calendar, review.day, -lead),
      basis: contributionBasis(calendar, review.day, lead, time.words),
    };
  }
  if (lead < 0) {
    const due = addWorkingDays(calendar, nominal, -lead);
    const provisional = restsOnProvisional(calendar, nominal) || restsOnProvisional(calendar, due);
    return { due, basis: { code: 'recurrence', words: time.words, article: DECREE, rolledFrom: null, provisional } };
  }
  const moved = roll(calendar, nominal, rollFixed);
  const { rolledFrom, provisional } = moved;
  return { due: moved.day, basis: { code: 'recurrence', words: time.words, article: null, rolledFrom, provisional } };
}

/** When what is due on a day opens: at the policy's hour of a working day, and never before the lot. */
export function opensAt(
  due: Day,
  options: Pick<OccurrenceOptions, 'openAhead' | 'calendar' | 'fireAt' | 'openNotBefore'>,
): Instant {
  const { openAhead, calendar, fireAt, openNotBefore } = options;
  return Math.max(openNotBefore, at(openingDay(calendar, due, openAhead), fireAt));
}

/** A working day, `ahead` calendar days before the due day: the next one where that is a day off, unless it lies behind the due day. */
function openingDay(calendar: CalendarSnapshot, due: Day, ahead: number): Day {
  const day = due - ahead;
  const next = nextWorkingDay(calendar, day);
  return next <= due ? next : previousWorkingDay(calendar, day);
}

/** The day by which units contribute to a review: `lead` working days before it. */
export function contributionDue(calendar: CalendarSnapshot, review: Day, lead: number): Day {
  return addWorkingDays(calendar, review, -lead);
}

/** Why a contribution is due when it is. */
export function contributionBasis(calendar: CalendarSnapshot, review: Day, lead: number, words: string): Basis {
  const due = contributionDue(calendar, review, lead);
  const provisional = restsOnProvisional(calendar, review) || restsOnProvisional(calendar, due);
  return { code: 'contribution', words, article: null, rolledFrom: null, provisional };
}

/** Calendar days before its due day at which a recurring duty opens, by how often it recurs. */
export function openAheadFor(rule: Recurrence, policy: Pick<Policy, 'openAhead'>): number {
  const { openAhead } = policy;
  if (rule.every === 'week') return rule.interval < 4 ? openAhead.weekly : openAhead.monthly;
  if (rule.interval < 3) return openAhead.monthly;
  if (rule.interval < 6) return openAhead.quarterly;
  if (rule.interval < 12) return openAhead.semiannual;
  return rule.interval < 24 ? openAhead.yearly : openAhead.multiyear;
}
