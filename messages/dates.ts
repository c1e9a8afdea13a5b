// Days and hours as Vietnamese administrative texts write them. Days below 10 and the months 1 and 2 carry a leading zero, other
// months none (Nghị định 30/2020/NĐ-CP, Phụ lục I): 05/02/2027, 08/6/2026. Everything is in +07:00, whatever zone the process runs in.
import { ZONE_OFFSET_MS } from '../contracts/time.ts';
import type { Day, DayText, Instant } from '../contracts/time.ts';
import { civil, dayAt, dayOf, isDayText, startOf, weekday } from '../rules/day.ts';

const MINUTE_MS = 60_000;
const MINUTES_IN_DAY = 1440;
/** Months below this are written with a leading zero. */
const FIRST_PLAIN_MONTH = 3;
const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'] as const;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** "02", "6": a month as it stands in a date. */
export const monthText = (month: number): string => (month < FIRST_PLAIN_MONTH ? twoDigits(month) : String(month));

/** 05/02/2027; 08/6/2026. */
export function dateText(day: Day): string {
  const { year, month, day: date } = civil(day);
  return `${twoDigits(date)}/${monthText(month)}/${year}`;
}

/** "ngày 05 tháng 02 năm 2027", for letters. */
export function longDateText(day: Day): string {
  const { year, month, day: date } = civil(day);
  return `ngày ${twoDigits(date)} tháng ${monthText(month)} năm ${year}`;
}

/** "thứ Sáu", "Chủ nhật". */
export const weekdayText = (day: Day): string => WEEKDAYS[weekday(day) - 1] ?? '';

/** "thứ Sáu, 05/02/2027": a date that is a limit. */
export const weekdayDateText = (day: Day): string => `${weekdayText(day)}, ${dateText(day)}`;

/** "05/02/2027 (thứ Sáu)": the same, behind the word "ngày". */
export const limitText = (day: Day): string => `${dateText(day)} (${weekdayText(day)})`;

/** "17 giờ 00"; minutes after midnight. */
export const hourText = (minutes: number): string =>
  `${twoDigits(Math.floor(minutes / 60))} giờ ${twoDigits(minutes % 60)}`;

/** Minutes after midnight, in +07:00. */
export function minutesAt(instant: Instant): number {
  const minutes = Math.floor((instant + ZONE_OFFSET_MS) / MINUTE_MS);
  return ((minutes % MINUTES_IN_DAY) + MINUTES_IN_DAY) % MINUTES_IN_DAY;
}

/** "17 giờ 00 ngày 05/02/2027". */
export const instantText = (instant: Instant): string =>
  `${hourText(minutesAt(instant))} ngày ${dateText(dayAt(instant))}`;

/** The day on which a deadline passes: "06/02/2027", or "17 giờ 00 ngày 05/02/2027" where it passes within a day. */
export const passingText = (dueAt: Instant): string =>
  dueAt === startOf(dayAt(dueAt)) ? dateText(dayAt(dueAt)) : instantText(dueAt);

/** A day written YYYY-MM-DD, or null where it is none. */
export const dayFromText = (text: DayText | null): Day | null =>
  text !== null && isDayText(text) ? dayOf(text) : null;

/** Days in order, each once: "05/02/2027, 08/02/2027". */
export const datesText = (days: readonly Day[]): string =>
  [...new Set(days)]
    .sort((a, b) => a - b)
    .map(dateText)
    .join(', ');
