// The monitor sends a report (or a refusal) back, with a day by which it is to be done again: a new generation of the ladder, else the
// second climb would be swallowed by the first one's keys.
import type { Day } from '../../contracts/time.ts';
import { addWorkingDays } from '../calendar.ts';
import { dayAt, dayOf, isDayText, startOf } from '../day.ts';
import { answer } from '../draft.ts';
import { nextStepAt } from '../ladder.ts';
import { returnedNotices } from '../notify.ts';
import type { Assignment } from '../state.ts';
import type { Handler } from './handler.ts';

export const giveBack: Handler<'return'> = (state, assignment, input, now) => {
  if (assignment.status !== 'submitted' && assignment.status !== 'declined') return 'nothingSubmitted';
  const { policy, calendar } = state.terms;
  const { redoBy, reason } = input.data;
  const today = dayAt(now);
  if (redoBy !== null && (!isDayText(redoBy) || dayOf(redoBy) < today)) return 'redoDayInvalid';
  const due =
    redoBy === null ? redoDay(assignment, today, addWorkingDays(calendar, today, policy.redoDays)) : dayOf(redoBy);
  const generation = assignment.generation + 1;
  const climber = { ...assignment, status: 'returned', generation, redoDue: due, climbed: 0, ladderFrom: now } as const;
  return [
    answer('assignment.returned', input, 1, {
      assignment: assignment.id,
      at: now,
      notify: returnedNotices(assignment.unit),
      body: {
        reason,
        generation,
        due,
        dueAt: startOf(due + 1),
        nextAt: nextStepAt({ ...climber, waitingSince: null }, state.terms),
      },
    }),
  ];
};

/** A refusal that is not accepted leaves the unit its own deadline where that still lies ahead. */
const redoDay = (assignment: Assignment, today: Day, policyDay: Day): Day =>
  assignment.status === 'declined' && assignment.due !== null && assignment.due >= today ? assignment.due : policyDay;
