// What a new calendar changes: the days that become worked or off, and the years whose days become decided.
import type { CalendarSnapshot } from '../contracts/calendar.ts';
import type { Day } from '../contracts/time.ts';
import { isWorkingDay } from './calendar.ts';

export interface CalendarChange {
  readonly day: Day;
  /** As it is in the new one. */
  readonly worked: boolean;
}

/** The days from `from` to `to` (both in it) that the two calendars hold otherwise. */
export function changedDays(
  old: CalendarSnapshot,
  now: CalendarSnapshot,
  from: Day,
  to: Day,
): readonly CalendarChange[] {
  const changes: CalendarChange[] = [];
  for (let day = from; day <= to; day += 1) {
    const worked = isWorkingDay(now, day);
    if (worked !== isWorkingDay(old, day)) changes.push({ day, worked });
  }
  return changes;
}

/** Years that were provisional and are decided now. */
export const settledYears = (old: CalendarSnapshot, now: CalendarSnapshot): readonly number[] =>
  old.provisional.filter((year) => !now.provisional.includes(year));
