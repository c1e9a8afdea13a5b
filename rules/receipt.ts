// "kể từ ngày nhận được văn bản": a span that each unit counts from its own day of receipt. Until the unit says which that was, it is
// taken to be the policy's number of working days after the duty was opened; the basis says that it is only assumed.
import type { CalendarSnapshot } from '../contracts/calendar.ts';
import type { Policy } from '../contracts/policy.ts';
import type { DutyTime } from '../contracts/terms.ts';
import type { Day, Instant } from '../contracts/time.ts';
import { addWorkingDays } from './calendar.ts';
import { dayAt } from './day.ts';
import type { Deadline } from './due.ts';
import { spanDeadline } from './span.ts';

export type ReceivedTime = Extract<DutyTime, { readonly kind: 'received' }>;

interface Ground {
  readonly calendar: CalendarSnapshot;
  readonly policy: Pick<Policy, 'receiptDays'>;
}

/** The deadline of a unit that received the directive on a day. Null where the span is none; `dutyTime` lets none such pass. */
export function deadlineFrom(
  received: Day,
  { within, workingDays, words, minutes }: ReceivedTime,
  { calendar }: Pick<Ground, 'calendar'>,
): Deadline | null {
  const deadline = spanDeadline(received, within, { workingDays, words, minutes, calendar });
  return deadline === null ? null : { ...deadline, basis: { ...deadline.basis, code: 'receipt' } };
}

/** The deadline as long as the unit has said nothing. `openedAt`: when the duty was opened. */
export function assumedDeadline(openedAt: Instant, time: ReceivedTime, { calendar, policy }: Ground): Deadline | null {
  const received = addWorkingDays(calendar, dayAt(openedAt), policy.receiptDays);
  const deadline = deadlineFrom(received, time, { calendar });
  return deadline === null ? null : { ...deadline, basis: { ...deadline.basis, code: 'receiptAssumed' } };
}
