// Days, months and quarters without a year, in a directive whose day is known: the first of them that is not over on that day. Two careful
// readers do the same; a person is told of it all the same.
import { dayText, isDay, monthEnd } from './calendar.ts';
import type { Time } from './time.ts';

/** Such a time with its year; null where it says no month, nothing makes it a limit, or the day of issue is not known. */
export function withYear(time: Time, issuedOn: string | null): Time | null {
  const { yearlessMonth: month, yearlessDay: day } = time;
  if (!time.yearless || !time.bounded || month === null || issuedOn === null) return null;
  const year = Number(issuedOn.slice(0, 4));
  const due = [year, year + 1].map((y) => lastDayIn(y, month, day)).find((last) => last !== null && last >= issuedOn);
  return due === undefined || due === null ? null : { ...time, by: 'timeYearInferred', due, yearless: false };
}

/** Such a time in a given year; null where it is none, or the year has no such day. */
export function inYear(time: Time, year: number): Time | null {
  const { yearlessMonth: month, yearlessDay: day } = time;
  const due = !time.yearless || month === null ? null : lastDayIn(year, month, day);
  return due === null ? null : { ...time, by: 'timeDay', due, yearless: false };
}

/** A day of -1 is the last of its month. */
function lastDayIn(year: number, month: number, day: number | null): string | null {
  if (day === null || day === -1) return monthEnd(year, month);
  return isDay(year, month, day) ? dayText(year, month, day) : null;
}
