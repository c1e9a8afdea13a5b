// When a duty is due, as a person says it: the text's own words, and what they were understood to mean.
import type { PlanTime } from '../../contracts/plan.ts';
import type { Recurrence } from '../../contracts/terms.ts';
import type { DayText } from '../../contracts/time.ts';
import { parseRecurrence } from '../../rules/recurrence.ts';
import { parseSpan } from '../../rules/span.ts';

/** "08/06/2026"; "?" where there is none. */
export function dayView(text: DayText | null): string {
  if (text === null) return '?';
  const [year, month, date] = text.split('-');
  return `${date}/${month}/${year}`;
}

export function timeView(standing: boolean, time: PlanTime | null): string {
  if (time === null) return standing ? 'thường xuyên' : 'không ghi thời hạn';
  return `"${time.text.replace(/\s+/g, ' ')}" → ${meaning(time)}`;
}

function meaning({ due, hour, recurs, within, workingDays, from }: PlanTime): string {
  if (due !== null) return `chậm nhất ${hour === null ? '' : `${hour.replace(':', ' giờ ')} ngày `}${dayView(due)}`;
  if (recurs === 'unspecified') return 'định kỳ, chưa rõ kỳ';
  if (recurs !== null) {
    const rule = parseRecurrence(recurs);
    return rule === null ? `định kỳ (${recurs})` : recurrenceView(rule);
  }
  if (within !== null) return `${spanView(within, workingDays)} kể từ ${from ?? '?'}`;
  return 'cần người xác định ngày';
}

const OFTEN: Readonly<Record<number, string>> = {
  1: 'hằng tháng',
  3: 'hằng quý',
  6: '6 tháng một lần',
  12: 'hằng năm',
};
const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'] as const;

/** "hằng quý", "hằng tháng, ngày 24", "hằng năm, ngày 14/12". */
export function recurrenceView({ every, interval, month, day }: Recurrence): string {
  if (every === 'week') {
    const often = interval === 1 ? 'hằng tuần' : `${interval} tuần một lần`;
    return day === null ? often : `${often}, ${WEEKDAYS[day - 1]}`;
  }
  const often = OFTEN[interval] ?? (interval % 12 === 0 ? `${interval / 12} năm một lần` : `${interval} tháng một lần`);
  if (day === null) return month === null || interval < 12 ? often : `${often}, hết tháng ${month}`;
  return `${often}, ngày ${day}${month === null ? '' : `/${month}`}`;
}

/** "30 ngày", "15 ngày làm việc", "1 năm 6 tháng". */
function spanView(text: string, workingDays: boolean): string {
  const span = parseSpan(text);
  if (span === null) return text;
  const parts: readonly (readonly [number, string])[] = [
    [span.years, 'năm'],
    [span.months, 'tháng'],
    [span.weeks, 'tuần'],
    [span.days, workingDays ? 'ngày làm việc' : 'ngày'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}
