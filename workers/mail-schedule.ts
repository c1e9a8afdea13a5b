// When mails leave. Urgent ones go at once in the working hours of a working day, everything else in one digest a morning; what is said at
// night, at a weekend or over Tết waits for the next working morning. Pure: day arithmetic in +07:00 on the working calendar.
import type { CalendarSnapshot } from '../contracts/calendar.ts';
import type { Policy } from '../contracts/policy.ts';
import type { Day, Instant } from '../contracts/time.ts';
import { addWorkingDays, isWorkingDay } from '../rules/calendar.ts';
import { at, dayAt } from '../rules/day.ts';

export type MailHours = Pick<Policy, 'digestAt' | 'workingHours'>;

/** A digest that could not leave in time (the mailer was down) may leave this much later at least, in minutes. */
const DIGEST_GRACE = 60;

export interface Dispatch {
  /** Urgent mails may leave now. */
  readonly urgentNow: boolean;
  /** The day's digest may leave now. */
  readonly digestNow: boolean;
  /** The digest's instant: today's where it may leave now, else the next one. What was said before it is in it. */
  readonly digestAt: Instant;
}

/** What may leave at `now`. A digest that was missed leaves later the same day, until working hours end; after that it is the next one's. */
export function nextDispatch(now: Instant, policy: MailHours, calendar: CalendarSnapshot): Dispatch {
  const today = dayAt(now);
  const { digestAt, workingHours } = policy;
  const works = isWorkingDay(calendar, today);
  const urgentNow = works && now >= at(today, workingHours.from) && now < at(today, workingHours.to);
  const first = at(today, digestAt);
  const last = at(today, Math.max(workingHours.to, digestAt + DIGEST_GRACE));
  const digestNow = works && now >= first && now < last;
  const stillToCome = works && now < last;
  return { urgentNow, digestNow, digestAt: stillToCome ? first : at(nextWorkday(calendar, today), digestAt) };
}

const nextWorkday = (calendar: CalendarSnapshot, day: Day): Day => addWorkingDays(calendar, day, 1);
