// "Đã tiếp nhận": the unit knows. Steps that ask for an acknowledgement fall away.
import { answer } from '../draft.ts';
import { nextStepAt } from '../ladder.ts';
import type { Handler } from './handler.ts';

export const acknowledge: Handler<'acknowledge'> = (state, assignment, input, now) => {
  const nextAt = nextStepAt({ ...assignment, acknowledged: true }, state.terms);
  const body = { note: input.data.note, nextAt };
  return [answer('assignment.acknowledged', input, 1, { assignment: assignment.id, at: now, body })];
};
