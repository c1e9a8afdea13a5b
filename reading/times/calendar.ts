// Days as texts, YYYY-MM-DD: which exist, and which is the last of a month, a quarter, a half-year.

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Years a directive can speak of; another number after "năm" is no year ("năm 10" of a plan). */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2200;

export const isYear = (year: number): boolean => Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;

export function monthLength(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0);
}

/** The longest a month can be in any year: 29 for February. */
export const longestMonth = (month: number): number => monthLength(2024, month);

export const isDay = (year: number, month: number, day: number): boolean =>
  isYear(year) && month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month);

const two = (n: number): string => String(n).padStart(2, '0');
export const dayText = (year: number, month: number, day: number): string => `${year}-${two(month)}-${two(day)}`;

export const monthEnd = (year: number, month: number): string => dayText(year, month, monthLength(year, month));

/** The day before a day. */
export function dayBefore(year: number, month: number, day: number): string {
  if (day > 1) return dayText(year, month, day - 1);
  return month > 1 ? monthEnd(year, month - 1) : monthEnd(year - 1, 12);
}
