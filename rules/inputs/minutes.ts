// The minutes of a review: it was held. The final review (tổng kết) closes the directive; `directive.ts` does that.
import { isDayText } from '../day.ts';
import { answer } from '../draft.ts';
import { daysLate, isLate, judgedInstant } from '../lateness.ts';
import { settledNotices } from '../notify.ts';
import { dutyOf } from '../state.ts';
import type { Handler } from './handler.ts';

export const minutes: Handler<'minutes'> = (state, assignment, input, now) => {
  if (assignment.ladder !== 'review') return 'notForThisKind';
  const { heldOn, document, note } = input.data;
  if (!isDayText(heldOn)) return 'dateInvalid';
  const { policy, calendar } = state.terms;
  const { due, dueAt } = assignment;
  const judgedAt = judgedInstant(input, policy, calendar);
  const late = isLate(judgedAt, dueAt);
  const final = dutyOf(state, assignment).review === 'tong-ket';
  const options = { assignment: assignment.id, at: now };
  const body = { heldOn, document, note, judgedAt, late, daysLate: daysLate(judgedAt, due, dueAt, calendar), final };
  const held = answer('review.held', input, 1, { ...options, body });
  if (!assignment.told) return [held];
  return [
    held,
    answer('assignment.settled', input, 2, { ...options, notify: settledNotices(assignment.unit), body: { late } }),
  ];
};
