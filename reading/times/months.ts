// A month or a day without a year that belongs to a repetition.
import { longestMonth } from './calendar.ts';
import type { Time } from './time.ts';

/** The month a rule fixes, or null. */
export function recurrenceMonth(rule: string): number | null {
  const month = /BYMONTH=(\d+)/.exec(rule)?.[1];
  return month === undefined ? null : Number(month);
}

/** The rule with the month and day of a time without a year; unchanged where it is not a yearly one, or has them. */
export function withMonth(rule: string, time: Time): string {
  const { yearlessMonth: month, yearlessDay: day } = time;
  if (rule.startsWith('FREQ=MONTHLY') && month === null && day !== null) return `${rule};BYMONTHDAY=${day}`;
  if (!rule.startsWith('FREQ=YEARLY') || month === null || /BYMONTH/.test(rule)) return rule;
  return day === null
    ? `${rule};BYMONTH=${month}`
    : `${rule};BYMONTH=${month};BYMONTHDAY=${day >= longestMonth(month) && month === 2 ? -1 : day}`;
}
