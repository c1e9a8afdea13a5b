// Recurrence by calendar: which days a rule names. It is never counted from a completion: the next is due whether or not the last was
// filled.
//
// A rule is a number of months or weeks. What divides a year (1, 2, 3, 4, 6, 12 months) lies on the calendar: quarters end in March,
// June, September, December. What does not (24 months, a fortnight) is counted from the start of the recurrence, and is due at the
// end of each whole span: "2 năm một lần" from 2021 on is due in 2022, 2024, ... A rule without a day takes the span's last day, and
// a day that the month lacks becomes its last, which RFC 5545 would skip.
import type { Recurrence } from '../contracts/terms.ts';
import type { Day } from '../contracts/time.ts';
import { civil, dayFromCivil, lastDayOfMonth } from './day.ts';

const MONTHS_IN_YEAR = 12;
const DAYS_IN_WEEK = 7;
/** The Monday of the week of 1970-01-01. */
const FIRST_MONDAY = -3;
const MAX_WEEKS = 52;
const MAX_MONTHS = 120;
const WEEKDAYS: readonly string[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const KNOWN = new Set(['FREQ', 'INTERVAL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'WKST']);

/**
 * Reads an RFC 5545 rule of the plan. Null where a rule says what no directive's calendar here can keep: more than one day, months
 * that lie unevenly in the year, COUNT or UNTIL, daily.
 */
export function parseRecurrence(rrule: string): Recurrence | null {
  const parts = partsOf(rrule);
  if (!parts) return null;
  const interval = wholeNumber(parts.get('INTERVAL') ?? '1', 1, MAX_MONTHS);
  if (interval === null) return null;
  switch (parts.get('FREQ')) {
    case 'WEEKLY':
      return weekly(parts, interval);
    case 'MONTHLY':
      return monthly(parts, interval);
    case 'YEARLY':
      return yearly(parts, interval);
    default:
      return null;
  }
}

type Parts = ReadonlyMap<string, string>;

function partsOf(rrule: string): Parts | null {
  const parts = new Map<string, string>();
  for (const part of rrule
    .trim()
    .replace(/^RRULE:/i, '')
    .split(';')) {
    const [name, value, more] = part.toUpperCase().split('=');
    if (!name || !value || more !== undefined || !KNOWN.has(name) || parts.has(name)) return null;
    parts.set(name, value);
  }
  return parts;
}

function weekly(parts: Parts, interval: number): Recurrence | null {
  if (parts.has('BYMONTH') || parts.has('BYMONTHDAY') || interval > MAX_WEEKS) return null;
  const byDay = parts.get('BYDAY');
  if (byDay === undefined) return { every: 'week', interval, month: null, day: null };
  const day = WEEKDAYS.indexOf(byDay) + 1;
  return day === 0 ? null : { every: 'week', interval, month: null, day };
}

function monthly(parts: Parts, interval: number): Recurrence | null {
  const day = dayOfMonth(parts);
  if (day === undefined) return null;
  if (!parts.has('BYMONTH')) return { every: 'month', interval, month: null, day };
  const months = monthsOf(parts);
  if (!months || (interval > 1 && !shareStep(months, interval))) return null;
  return evenly(months, day);
}

function yearly(parts: Parts, interval: number): Recurrence | null {
  const day = dayOfMonth(parts);
  if (day === undefined || interval * MONTHS_IN_YEAR > MAX_MONTHS) return null;
  if (!parts.has('BYMONTH')) {
    // RFC 5545 makes this a day of every month; a directive that means so writes FREQ=MONTHLY.
    return day === null ? { every: 'month', interval: interval * MONTHS_IN_YEAR, month: null, day } : null;
  }
  const months = monthsOf(parts);
  if (!months) return null;
  if (interval === 1) return evenly(months, day);
  const [month, more] = months;
  if (month === undefined || more !== undefined) return null;
  return { every: 'month', interval: interval * MONTHS_IN_YEAR, month, day };
}

/** The day of the month; null for its last, undefined where the rule gives what is not kept here. */
function dayOfMonth(parts: Parts): number | null | undefined {
  if (parts.has('BYDAY')) return undefined;
  const text = parts.get('BYMONTHDAY');
  if (text === undefined || text === '-1') return null;
  return wholeNumber(text, 1, 31) ?? undefined;
}

function monthsOf(parts: Parts): readonly number[] | null {
  const months = (parts.get('BYMONTH') ?? '').split(',').map((text) => wholeNumber(text, 1, MONTHS_IN_YEAR));
  if (months.includes(null)) return null;
  return [...new Set(months as number[])].sort((a, b) => a - b);
}

/** Months at equal steps round the year: June and December are every sixth month, June the anchor. */
function evenly(months: readonly number[], day: number | null): Recurrence | null {
  const [first] = months;
  if (first === undefined) return null;
  const step = MONTHS_IN_YEAR / months.length;
  if (!months.every((month, i) => month === first + i * step)) return null;
  return { every: 'month', interval: step, month: step === 1 ? null : first, day };
}

function shareStep(months: readonly number[], interval: number): boolean {
  const [first] = months;
  const onCalendar = MONTHS_IN_YEAR % interval === 0;
  return onCalendar && first !== undefined && months.every((month) => (month - first) % interval === 0);
}

function wholeNumber(text: string, low: number, high: number): number | null {
  if (!/^\d{1,3}$/.test(text)) return null;
  const value = Number(text);
  return value >= low && value <= high ? value : null;
}

/** The first day on or after `from` that the rule names, of a recurrence that starts on `starts`. */
export function firstNominal(rule: Recurrence, starts: Day, from: Day): Day {
  const low = Math.max(starts, from);
  return rule.every === 'week' ? firstWeekly(rule, starts, low) : firstMonthly(rule, starts, low);
}

function firstWeekly(rule: Recurrence, starts: Day, low: Day): Day {
  const anchor = weekIndex(starts) + rule.interval - 1;
  const dayIn = (week: number): Day => FIRST_MONDAY + week * DAYS_IN_WEEK + (rule.day ?? DAYS_IN_WEEK) - 1;
  const week = onOrAfter(Math.max(weekIndex(low), anchor), anchor, rule.interval);
  return dayIn(week) >= low ? dayIn(week) : dayIn(week + rule.interval);
}

function weekIndex(day: Day): number {
  return Math.floor((day - FIRST_MONDAY) / DAYS_IN_WEEK);
}

function firstMonthly(rule: Recurrence, starts: Day, low: Day): Day {
  const anchor = anchorMonth(rule, starts);
  const onCalendar = MONTHS_IN_YEAR % rule.interval === 0;
  const dayIn = (index: number): Day => dayInMonth(index, rule.day);
  const from = monthIndex(low);
  const index = onOrAfter(onCalendar ? from : Math.max(from, anchor), anchor, rule.interval);
  return dayIn(index) >= low ? dayIn(index) : dayIn(index + rule.interval);
}

/** A month (counted from year 0) in which the rule is due; for what is counted from the start, the first. */
function anchorMonth(rule: Recurrence, starts: Day): number {
  if (MONTHS_IN_YEAR % rule.interval === 0) return (rule.month ?? MONTHS_IN_YEAR) - 1;
  if (rule.interval % MONTHS_IN_YEAR !== 0) return monthIndex(starts) + rule.interval - 1;
  const lastYear = civil(starts).year + rule.interval / MONTHS_IN_YEAR - 1;
  return lastYear * MONTHS_IN_YEAR + (rule.month ?? MONTHS_IN_YEAR) - 1;
}

function monthIndex(day: Day): number {
  const { year, month } = civil(day);
  return year * MONTHS_IN_YEAR + month - 1;
}

function dayInMonth(index: number, day: number | null): Day {
  const year = Math.floor(index / MONTHS_IN_YEAR);
  const month = (index % MONTHS_IN_YEAR) + 1;
  const last = lastDayOfMonth(year, month);
  return dayFromCivil(year, month, Math.min(day ?? last, last));
}

/** The first number from `low` on that lies a whole number of steps from `anchor`. */
function onOrAfter(low: number, anchor: number, step: number): number {
  const past = (((low - anchor) % step) + step) % step;
  return past === 0 ? low : low + step - past;
}
