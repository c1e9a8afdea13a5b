// Spans of time ("trong vòng 30 ngày kể từ ngày ký"), counted by analogy with the Civil Code, Bộ luật Dân sự 2015 (BLDS), Điều 146-148.
// The Code governs civil relations, so every basis says "áp dụng tương tự".
//
//   Đ147 k2, k3  the first day, or the day of the event, is not counted
//   Đ148 k1      a span of days ends when its last day ends
//   Đ148 k2      of weeks: with the corresponding day of the last week
//   Đ148 k3      of months: with the corresponding day of the last month, or that month's last day where it has no such day
//   Đ148 k4      of years: with the corresponding day and month of the last year
//   Đ148 k5      a last day that is a weekend or holiday: the span ends with the next working day
//
// Working days ("07 ngày làm việc") are counted on the calendar, and so can end on no day off.
import type { CalendarSnapshot } from '../contracts/calendar.ts';
import type { Day } from '../contracts/time.ts';
import { addWorkingDays, nextWorkingDay, restsOnProvisional } from './calendar.ts';
import { civil, dayFromCivil, lastDayOfMonth } from './day.ts';
import { dueInstant } from './due.ts';
import type { Deadline } from './due.ts';

/** Parts of an ISO 8601 span that a directive can mean; hours it has none. */
export interface SpanLength {
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
}

const SPAN = /^P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/;
const ANALOGY = '(áp dụng tương tự)';

/** "P30D", "P2M", "P1Y", "P2W"; null for what is no such span, or is empty. */
export function parseSpan(text: string): SpanLength | null {
  const parts = SPAN.exec(text);
  if (!parts) return null;
  const [years, months, weeks, days] = [1, 2, 3, 4].map((i) => Number(parts[i] ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return years + months + weeks + days === 0 ? null : { years, months, weeks, days };
}

/** The same day `months` later, or that month's last where it has none. */
export function addMonths(day: Day, months: number): { readonly day: Day; readonly clipped: boolean } {
  const from = civil(day);
  const index = from.year * 12 + (from.month - 1) + months;
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  const last = lastDayOfMonth(year, month);
  return { day: dayFromCivil(year, month, Math.min(from.day, last)), clipped: from.day > last };
}

/**
 * The last day of a span counted from the day of an event. Null where the span is not written as one, or gives working days in
 * anything but days.
 */
export function spanDeadline(
  event: Day,
  within: string,
  options: {
    readonly workingDays: boolean;
    readonly words: string;
    readonly minutes: number | null;
    readonly calendar: CalendarSnapshot;
  },
): Deadline | null {
  const length = parseSpan(within);
  if (!length) return null;
  if (options.workingDays) {
    if (length.years + length.months + length.weeks > 0) return null;
    return workingSpan(event, length.days, options);
  }
  const { calendar } = options;
  const { day: month, clipped } = addMonths(event, length.years * 12 + length.months);
  const nominal = month + length.weeks * 7 + length.days;
  const due = nextWorkingDay(calendar, nominal);
  return {
    due,
    dueAt: dueInstant(due, options.minutes),
    basis: {
      code: 'span',
      words: options.words,
      article: articleOf(length, clipped, due !== nominal),
      rolledFrom: due === nominal ? null : nominal,
      provisional: restsOnProvisional(calendar, nominal) || restsOnProvisional(calendar, due),
    },
  };
}

function workingSpan(
  event: Day,
  days: number,
  options: { readonly words: string; readonly minutes: number | null; readonly calendar: CalendarSnapshot },
): Deadline {
  const due = addWorkingDays(options.calendar, event, days);
  return {
    due,
    dueAt: dueInstant(due, options.minutes),
    basis: {
      code: 'span',
      words: options.words,
      article: `BLDS 2015 Đ147 k3, Đ148 k1 ${ANALOGY}`,
      rolledFrom: null,
      provisional: restsOnProvisional(options.calendar, event) || restsOnProvisional(options.calendar, due),
    },
  };
}

function articleOf(length: SpanLength, clipped: boolean, rolled: boolean): string {
  const cited: string[] = [];
  if (length.days > 0) cited.push('k1');
  if (length.weeks > 0) cited.push('k2');
  if (length.months > 0 || clipped) cited.push('k3');
  if (length.years > 0) cited.push('k4');
  if (rolled) cited.push('k5');
  return `BLDS 2015 Đ147 k3, Đ148 ${cited.join(', ')} ${ANALOGY}`;
}
