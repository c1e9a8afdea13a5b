// From a day to a deadline: the first instant that is late, and the days a fixed date moves to where the policy rolls it.
import type { CalendarSnapshot } from '../contracts/calendar.ts';
import type { Policy } from '../contracts/policy.ts';
import type { Basis } from '../contracts/terms.ts';
import type { Day, Instant } from '../contracts/time.ts';
import { nextWorkingDay, previousWorkingDay, restsOnProvisional } from './calendar.ts';
import { at, startOf } from './day.ts';

export type Roll = Policy['rollFixed'];

/** A due day with its reason. */
export interface Deadline {
  readonly due: Day;
  readonly dueAt: Instant;
  readonly basis: Basis;
}

const HOUR = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** The first instant that is late: the end of the due day, or the hour (minutes after midnight) that the text gives on it. */
export function dueInstant(due: Day, minutes: number | null): Instant {
  return minutes === null ? startOf(due + 1) : at(due, minutes);
}

/** "17:00" -> 1020 minutes; null where there is no such hour. */
export function minutesOf(hour: string | null): number | null {
  const parts = hour === null ? null : HOUR.exec(hour);
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : null;
}

/** A day moved off a day off, and where it stood; what is not rolled does not rest on the calendar. */
export function roll(
  calendar: CalendarSnapshot,
  day: Day,
  how: Roll,
): { readonly day: Day; readonly rolledFrom: Day | null; readonly provisional: boolean } {
  if (how === 'none') return { day, rolledFrom: null, provisional: false };
  const moved = how === 'next' ? nextWorkingDay(calendar, day) : previousWorkingDay(calendar, day);
  return {
    day: moved,
    rolledFrom: moved === day ? null : day,
    provisional: restsOnProvisional(calendar, day) || restsOnProvisional(calendar, moved),
  };
}

/** The deadline of a day that the text names. */
export function fixedDeadline(
  day: Day,
  options: {
    readonly words: string;
    readonly minutes: number | null;
    readonly rollFixed: Roll;
    readonly calendar: CalendarSnapshot;
  },
): Deadline {
  const moved = roll(options.calendar, day, options.rollFixed);
  return {
    due: moved.day,
    dueAt: dueInstant(moved.day, options.minutes),
    basis: {
      code: 'fixed',
      words: options.words,
      article: null,
      rolledFrom: moved.rolledFrom,
      provisional: moved.provisional,
    },
  };
}
