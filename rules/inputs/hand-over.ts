// The unit passes the duty on to one of its desks: it knows of the duty, and answers for it as before.
import { answer } from '../draft.ts';
import { nextStepAt } from '../ladder.ts';
import type { Handler } from './handler.ts';

export const handOver: Handler<'handOver'> = (state, assignment, input, now) => {
  const nextAt = nextStepAt({ ...assignment, acknowledged: true }, state.terms);
  const body = { ...input.data, nextAt };
  return [answer('assignment.handedOver', input, 1, { assignment: assignment.id, at: now, body })];
};
