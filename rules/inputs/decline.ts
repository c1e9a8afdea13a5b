// "Không thuộc trách nhiệm": the unit says the duty is not its own. The unit is chased no more until the monitor has answered.
import { answer } from '../draft.ts';
import { nextStepAt } from '../ladder.ts';
import { declinedNotices } from '../notify.ts';
import { awaiting } from './waiting.ts';
import type { Handler } from './handler.ts';

export const decline: Handler<'decline'> = (state, assignment, input, now) => {
  if (assignment.status === 'declined') return 'alreadyDeclined';
  if (assignment.status === 'submitted') return 'alreadySubmitted';
  const nextAt = nextStepAt(awaiting(assignment, 'declined', now), state.terms);
  const options = { assignment: assignment.id, at: now, notify: declinedNotices(assignment.unit) };
  return [answer('assignment.declined', input, 1, { ...options, body: { reason: input.data.reason, nextAt } })];
};
