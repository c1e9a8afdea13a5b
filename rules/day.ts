// Days as integers: days since 1970-01-01 in the zone of Viet Nam, which keeps +07:00 all year.
//
// Civil dates are computed by the days-from-civil algorithm: years are counted from 1 March, so that the leap day is the last day of
// a year and every month's place follows from one linear formula; 400 years (an era) always have 146,097 days. No Date is asked
// anything, so the process's time zone cannot enter.
import { DAY_MS, ZONE_OFFSET_MS } from '../contracts/time.ts';
import type { Day, DayText, Instant } from '../contracts/time.ts';

const DAYS_IN_ERA = 146_097;
const YEARS_IN_ERA = 400;
/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH_SHIFT = 719_468;
const MINUTE_MS = 60_000;
const DAY_TEXT = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_FIRST = /^(\d{1,2})(\D)(\d{1,2})(\D)(\d{4})$/;

export interface Civil {
  readonly year: number;
  /** 1-12. */
  readonly month: number;
  /** 1-31. */
  readonly day: number;
}

/** The day of a civil date of the Gregorian calendar. A day or month out of range counts on: 31 February is 2 or 3 March. */
export function dayFromCivil(year: number, month: number, day: number): Day {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / YEARS_IN_ERA);
  const yearOfEra = shifted - era * YEARS_IN_ERA;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_ERA + dayOfEra - EPOCH_SHIFT;
}

/** The civil date of a day. */
export function civil(day: Day): Civil {
  const shifted = day + EPOCH_SHIFT;
  const era = Math.floor(shifted / DAYS_IN_ERA);
  const dayOfEra = shifted - era * DAYS_IN_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * YEARS_IN_ERA + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** 28-31. */
export function lastDayOfMonth(year: number, month: number): number {
  return month === 12 ? 31 : civil(dayFromCivil(year, month + 1, 1) - 1).day;
}

/** Whether the text is a day of the calendar: "2021-02-31" is not. */
export function isDayText(text: string): boolean {
  const parts = DAY_TEXT.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOfMonth(year, month);
}

/**
 * The day a text names; a text that may be no day is asked about with `isDayText` first.
 * @throws RangeError where it is not written YYYY-MM-DD.
 */
export function dayOf(text: DayText): Day {
  const parts = DAY_TEXT.exec(text);
  if (!parts) throw new RangeError(`not a day: ${text.slice(0, 40)}`);
  return dayFromCivil(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/**
 * The day that a person writes, as YYYY-MM-DD or day first (8/6/2026); null: no such day.
 * `separators`: what may stand between day, month and year.
 */
export function writtenDay(text: string, separators: readonly string[]): Day | null {
  const parts = DAY_FIRST.exec(text);
  if (parts === null) return isDayText(text) ? dayOf(text) : null;
  const [, day = '', first = '', month = '', second = '', year = ''] = parts;
  if (!separators.includes(first) || !separators.includes(second)) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDayText(iso) ? dayOf(iso) : null;
}

/** YYYY-MM-DD. */
export function dayText(day: Day): DayText {
  const date = civil(day);
  return `${String(date.year).padStart(4, '0')}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`;
}

/** 1 Monday - 7 Sunday. 1970-01-01 was a Thursday. */
export function weekday(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** 00:00 +07:00 of the day. */
export function startOf(day: Day): Instant {
  return day * DAY_MS - ZONE_OFFSET_MS;
}

/** The instant `minutes` after the day's 00:00 +07:00. */
export function at(day: Day, minutes: number): Instant {
  return startOf(day) + minutes * MINUTE_MS;
}

/** The day in +07:00 in which the instant lies. */
export function dayAt(instant: Instant): Day {
  return Math.floor((instant + ZONE_OFFSET_MS) / DAY_MS);
}
