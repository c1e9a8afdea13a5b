// The monitor sends a report (or a refusal) back, with a day by which it is to be done again: the ladder begins anew.
import type { Day } from '../../contracts/time.ts';
import { addWorkingDays } from '../calendar.ts';
import { dayAt, dayOf, isDayText, startOf } from '../day.ts';
import { answer } from '../draft.ts';
import { anew, nextStepAt } from '../ladder.ts';
import { returnedNotices } from '../notify.ts';
import type { Assignment } from '../state.ts';
import type { Handler } from './handler.ts';

export const giveBack: Handler<'return'> = (state, assignment, input, now) => {
  if (assignment.status !== 'submitted' && assignment.status !== 'declined') return 'nothingSubmitted';
  const { policy, calendar } = state.terms;
  const { redoBy, reason } = input.data;
  const today = dayAt(now);
  if (redoBy !== null && (!isDayText(redoBy) || dayOf(redoBy) < dayAt(input.receivedAt))) return 'redoDayInvalid';
  // A day that passed while dondoc was away gives the unit no time: it gets the policy's days from when it hears.
  const named = redoBy !== null && dayOf(redoBy) >= today ? dayOf(redoBy) : null;
  const due = named ?? redoDay(assignment, today, addWorkingDays(calendar, today, policy.redoDays));
  const climber = anew(assignment, now, { status: 'returned', redoDue: due, waitingSince: null });
  return [
    answer('assignment.returned', input, 1, {
      assignment: assignment.id,
      at: now,
      notify: returnedNotices(assignment.unit),
      body: {
        reason,
        generation: climber.generation,
        due,
        dueAt: startOf(due + 1),
        nextAt: nextStepAt(climber, state.terms),
      },
    }),
  ];
};

/**
 * The policy's day, or the unit's own deadline where that lies later: who reported early is not late before the time. A refusal that is
 * not accepted leaves the unit its own deadline wherever that still lies ahead.
 */
function redoDay({ status, due }: Assignment, today: Day, policyDay: Day): Day {
  if (due === null) return policyDay;
  return status === 'declined' && due >= today ? due : Math.max(due, policyDay);
}
