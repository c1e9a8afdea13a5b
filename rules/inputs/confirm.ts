// The monitor accepts: a report is done, in time or late for ever; a refusal ends the assignment. Those who were told "overdue" hear
// that it is settled.
import { answer } from '../draft.ts';
import { daysLate } from '../lateness.ts';
import { settledNotices } from '../notify.ts';
import type { Handler } from './handler.ts';

export const confirm: Handler<'confirm'> = (state, assignment, input, now) => {
  const options = { assignment: assignment.id, at: now };
  const late = assignment.late ?? false;
  const settled = () =>
    assignment.told
      ? [
          answer('assignment.settled', input, 2, {
            ...options,
            notify: settledNotices(assignment.unit),
            body: { late },
          }),
        ]
      : [];
  if (assignment.status === 'declined') {
    return [answer('assignment.ended', input, 1, { ...options, body: { reason: 'declined' } }), ...settled()];
  }
  if (assignment.status !== 'submitted' || assignment.judgedAt === null) return 'nothingSubmitted';
  const { due, dueAt, judgedAt } = assignment;
  const body = {
    note: input.data.note,
    late,
    daysLate: late ? daysLate(judgedAt, due, dueAt, state.terms.calendar) : 0,
  };
  return [answer('assignment.confirmed', input, 1, { ...options, body }), ...settled()];
};
