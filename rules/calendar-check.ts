// What stands against a calendar of which every line is well formed: days that need no mention, holidays of the law that nobody gets, gaps.
import type { CalendarFile } from '../contracts/calendar.ts';
import type { Day } from '../contracts/time.ts';
import { dayFromCivil, dayOf, dayText, weekday } from './day.ts';

const SATURDAY = 6;

/** Days off by BLLĐ 2019 Điều 112 that stand on the same date each year; 24/11 since 2026. Tết and Giỗ tổ follow the moon. */
const FIXED: readonly { readonly month: number; readonly day: number; readonly since: number }[] = [
  { month: 1, day: 1, since: 0 },
  { month: 4, day: 30, since: 0 },
  { month: 5, day: 1, since: 0 },
  { month: 9, day: 2, since: 0 },
  { month: 11, day: 24, since: 2026 },
];

export type CalendarWarning =
  | { readonly kind: 'yearMissing'; readonly year: number }
  | { readonly kind: 'holidayMissing' | 'workedWeekday'; readonly day: string };

/** Warnings in order of their days; none where all is well. */
export function calendarWarnings({ years }: CalendarFile): readonly CalendarWarning[] {
  const listed = Object.keys(years)
    .map(Number)
    .sort((a, b) => a - b);
  const [first = 0, last = -1] = [listed[0], listed.at(-1)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((year): CalendarWarning[] => {
    const entry = years[year];
    if (entry === undefined) return [{ kind: 'yearMissing', year }];
    const off = new Set(entry.off.map(({ date }) => date));
    const missing = FIXED.filter(({ since }) => year >= since)
      .map(({ month, day }): Day => dayFromCivil(year, month, day))
      .filter((day) => weekday(day) < SATURDAY && !off.has(dayText(day)));
    const ordinary = entry.worked.filter((day) => weekday(dayOf(day)) < SATURDAY);
    return [
      ...missing.map((day) => ({ kind: 'holidayMissing' as const, day: dayText(day) })),
      ...ordinary.map((day) => ({ kind: 'workedWeekday' as const, day })),
    ];
  });
}
