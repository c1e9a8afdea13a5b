// By when a notice asks for an answer, counted on the working calendar. These are courtesies of the text, not deadlines: nothing fires
// on them, so they stand here and not in the policy.
import type { CalendarSnapshot } from '../contracts/calendar.ts';
import type { Day, Instant } from '../contracts/time.ts';
import { addWorkingDays, workingDaysBetween } from '../rules/calendar.ts';
import { dayAt } from '../rules/day.ts';
import type { NoticeDays } from './context.ts';

/** Working days in which receipt is acknowledged: the shipped policy asks about it on the third. */
const ACKNOWLEDGE_WITHIN = 3;
/** Working days in which an overdue notice is answered: before the next rung climbs. */
const REPLY_WITHIN = 2;
/** Working days before the due day by which more time is asked for, so that it can be decided in time. */
const EXTENSION_AHEAD = 5;

/** The days a notice of `asOf` names, for an assignment due on `due` (null: undated). */
export function requestDays(calendar: CalendarSnapshot, asOf: Instant, due: Day | null): NoticeDays {
  const today = dayAt(asOf);
  const left = due === null || due < today ? null : workingDaysBetween(calendar, today, due);
  return {
    daysLeft: left,
    ackBy: addWorkingDays(calendar, today, ACKNOWLEDGE_WITHIN),
    extensionAskBy: due === null || due < today ? null : extensionDay(calendar, today, due),
    replyBy: addWorkingDays(calendar, today, REPLY_WITHIN),
  };
}

/** Five working days ahead; where that is past, the day before the due day; never before today. */
function extensionDay(calendar: CalendarSnapshot, today: Day, due: Day): Day {
  const wished = addWorkingDays(calendar, due, -EXTENSION_AHEAD);
  return wished > today ? wished : Math.max(today, addWorkingDays(calendar, due, -1));
}
