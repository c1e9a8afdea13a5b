// The duty is no longer asked for: it ends without being done and without being late. Whoever was told "overdue" hears it too.
import { answer } from '../draft.ts';
import { cancelledNotices } from '../notify.ts';
import type { Handler } from './handler.ts';

export const cancel: Handler<'cancel'> = (_state, assignment, input, now) => {
  const notify = cancelledNotices(assignment.unit, assignment.told);
  return [answer('assignment.cancelled', input, 1, { assignment: assignment.id, at: now, notify, body: input.data })];
};
