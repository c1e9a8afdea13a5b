// Periods (kỳ): the nominal occurrence of a duty, named by the calendar and never by a due day, which can move.
import type { Recurrence } from '../contracts/terms.ts';
import type { Day } from '../contracts/time.ts';
import { civil, dayFromCivil, lastDayOfMonth, weekday } from './day.ts';

const PERIOD_PARTS = /^(\d{4})(?:-(?:H([12])|Q([1-4])|W(\d{2})|(\d{2})))?$/;
const MONTHS_IN_YEAR = 12;

/** The ISO 8601 week: it belongs to the year of its Thursday. */
export function isoWeek(day: Day): { readonly year: number; readonly week: number } {
  const thursday = day - weekday(day) + 4;
  const year = civil(thursday).year;
  return { year, week: Math.floor((thursday - dayFromCivil(year, 1, 1)) / 7) + 1 };
}

/** The Monday of an ISO week. The 4 January is always in week 1. */
function mondayOf(year: number, week: number): Day {
  const fourth = dayFromCivil(year, 1, 4);
  return fourth - weekday(fourth) + 1 + (week - 1) * 7;
}

/**
 * The name of the calendar period in which a recurrence's nominal day lies: 2026-W07, 2026-07, 2026-Q2, 2026-H1, 2026. Two years
 * are named by the year in which they end; what recurs by no such period (every 4 months) by its month.
 */
export function periodOf(rule: Recurrence, nominal: Day): string {
  if (rule.every === 'week') {
    const { year, week } = isoWeek(nominal);
    return `${yearText(year)}-W${String(week).padStart(2, '0')}`;
  }
  const { year, month } = civil(nominal);
  if (rule.interval % MONTHS_IN_YEAR === 0) return yearText(year);
  if (rule.interval === 6) return `${yearText(year)}-H${month <= 6 ? 1 : 2}`;
  if (rule.interval === 3) return `${yearText(year)}-Q${Math.ceil(month / 3)}`;
  return `${yearText(year)}-${String(month).padStart(2, '0')}`;
}

function yearText(year: number): string {
  return String(year).padStart(4, '0');
}

/** First and last day of a period, or null for `once` and for what is no period. */
export function periodDays(period: string): { readonly first: Day; readonly last: Day } | null {
  const parts = PERIOD_PARTS.exec(period);
  if (!parts) return null;
  const year = Number(parts[1]);
  const [half, quarter, week, month] = [parts[2], parts[3], parts[4], parts[5]];
  if (week !== undefined) {
    const first = mondayOf(year, Number(week));
    return { first, last: first + 6 };
  }
  if (half !== undefined) return months(year, Number(half) * 6 - 5, Number(half) * 6);
  if (quarter !== undefined) return months(year, Number(quarter) * 3 - 2, Number(quarter) * 3);
  if (month === undefined) return months(year, 1, MONTHS_IN_YEAR);
  const number = Number(month);
  return number >= 1 && number <= MONTHS_IN_YEAR ? months(year, number, number) : null;
}

function months(year: number, first: number, last: number): { readonly first: Day; readonly last: Day } {
  return { first: dayFromCivil(year, first, 1), last: dayFromCivil(year, last, lastDayOfMonth(year, last)) };
}
