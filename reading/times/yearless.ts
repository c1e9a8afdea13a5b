// Days, months and quarters without a year, in a directive whose day is known: the first of them that is not over on that day. Two careful
// readers do the same; a person is told of it all the same.
import { dayText, isDay, monthEnd } from './calendar.ts';
import type { Time } from './time.ts';

/**
 * Such a time with its year; null where it says no month, nothing makes it a limit, or the day of issue is not known. What was over already that
 * year and is bounded loosely ("hậu quả lũ lụt trong tháng 5") may tell of what was: no year is taken for it.
 */
export function withYear(time: Time, issuedOn: string | null): Time | null {
  const { yearlessMonth: month, yearlessDay: day } = time;
  if (!time.yearless || !time.bounded || month === null || issuedOn === null) return null;
  const year = Number(issuedOn.slice(0, 4));
  const due = (time.loose ? [year] : [year, year + 1])
    .map((y) => lastDayIn(y, month, day))
    .find((last) => last !== null && last >= issuedOn);
  return due === undefined || due === null ? null : { ...time, by: 'timeYearInferred', due, yearless: false };
}

/**
 * Such a time of a list that ends with a day: in the year of that day, or, where it would come behind it ("ngày 10/12 và ngày 10/6/2027"), in the
 * one before; null where it is none, or the year has no such day.
 */
export function inYearOf(time: Time, last: string): Time | null {
  const { yearlessMonth: month, yearlessDay: day } = time;
  if (!time.yearless || month === null) return null;
  const year = Number(last.slice(0, 4));
  const same = lastDayIn(year, month, day);
  if (same !== null && same <= last)
    return { ...time, by: day === null ? 'timeMonth' : 'timeDay', due: same, yearless: false };
  const due = lastDayIn(year - 1, month, day);
  return due === null ? null : { ...time, by: 'timeYearInferred', due, yearless: false };
}

/** A day of -1 is the last of its month. */
function lastDayIn(year: number, month: number, day: number | null): string | null {
  if (day === null || day === -1) return monthEnd(year, month);
  return isDay(year, month, day) ? dayText(year, month, day) : null;
}
