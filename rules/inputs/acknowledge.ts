// "Đã tiếp nhận": the unit knows. Steps that ask for an acknowledgement fall away. Where its deadline is counted from the day on which it
// received the directive, it says that day, once: the deadline moves there, and the ladder with it.
import type { DayText } from '../../contracts/time.ts';
import { occurrenceOf } from '../course.ts';
import { dayAt, dayOf, isDayText } from '../day.ts';
import type { Deadline } from '../due.ts';
import { answer } from '../draft.ts';
import { anew, nextStepAt } from '../ladder.ts';
import { deadlineMovedNotices } from '../notify.ts';
import { deadlineFrom } from '../receipt.ts';
import type { Assignment, LotState } from '../state.ts';
import { dutyOf } from '../state.ts';
import type { Handler } from './handler.ts';

export const acknowledge: Handler<'acknowledge'> = (state, assignment, input, now) => {
  const { note } = input.data;
  // Inputs that an earlier build took in, and which wait in a signal, do not have it.
  const receivedOn = (input.data as { readonly receivedOn?: DayText | null }).receivedOn ?? null;
  const known = { ...assignment, acknowledged: true };
  const options = { assignment: assignment.id, at: now };
  const acknowledged = answer('assignment.acknowledged', input, 1, {
    ...options,
    body: { note, receivedOn, nextAt: nextStepAt(known, state.terms) },
  });
  if (receivedOn === null || dutyOf(state, assignment).time.kind !== 'received') return [acknowledged];
  if (!isDayText(receivedOn)) return 'dateInvalid';
  if (dayOf(receivedOn) > dayAt(input.receivedAt)) return 'fromTheFuture';
  const deadline = fromReceipt(state, assignment, receivedOn);
  if (deadline === null) return 'receiptKnown';
  const { due, dueAt, basis } = deadline;
  const climber = anew(known, now, { due, dueAt, catchUp: null });
  const { generation } = climber;
  return [
    acknowledged,
    answer('deadline.moved', input, 2, {
      ...options,
      notify: deadlineMovedNotices(assignment),
      body: { from: assignment.due, due, dueAt, basis, generation, nextAt: nextStepAt(climber, state.terms) },
    }),
  ];
};

/** The deadline by the unit's day; null where the present one is not the assumed one any more, or a report was judged by it. */
function fromReceipt(state: LotState, assignment: Assignment, receivedOn: DayText): Deadline | null {
  const duty = dutyOf(state, assignment);
  const assumed = occurrenceOf(state, duty, assignment.period);
  if (duty.time.kind !== 'received' || assumed?.due !== assignment.due || assignment.judgedAt !== null) return null;
  return deadlineFrom(dayOf(receivedOn), duty.time, state.terms);
}
