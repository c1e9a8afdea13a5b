// The minutes of a review: it was held. In time is judged by the day it was held, which the minutes name, and not by the days it took to
// write them. The final review (tổng kết) closes the directive; `directive.ts` does that.
import { workingDaysBetween } from '../calendar.ts';
import { dayAt, dayOf, isDayText } from '../day.ts';
import { answer } from '../draft.ts';
import { judgedInstant } from '../lateness.ts';
import { correctionNotices, settledNotices } from '../notify.ts';
import { dutyOf } from '../state.ts';
import type { Handler } from './handler.ts';

export const minutes: Handler<'minutes'> = (state, assignment, input, now) => {
  if (assignment.ladder !== 'review') return 'notForThisKind';
  const { heldOn, document, note } = input.data;
  if (!isDayText(heldOn)) return 'dateInvalid';
  const day = dayOf(heldOn);
  if (day > dayAt(input.receivedAt)) return 'fromTheFuture';
  const { policy, calendar } = state.terms;
  const { due, unit } = assignment;
  const judgedAt = judgedInstant(input, policy, calendar);
  const late = due !== null && day > due;
  const daysLate = late ? workingDaysBetween(calendar, due, day) : 0;
  const final = dutyOf(state, assignment).review === 'tong-ket';
  const options = { assignment: assignment.id, at: now };
  const held = answer('review.held', input, 1, {
    ...options,
    body: { heldOn, document, note, judgedAt, late, daysLate, final },
  });
  if (!assignment.told) return [held];
  const told = late
    ? answer('assignment.settled', input, 2, { ...options, notify: settledNotices(unit), body: { late } })
    : answer('assignment.corrected', input, 2, { ...options, notify: correctionNotices(unit), body: { judgedAt } });
  return [held, told];
};
