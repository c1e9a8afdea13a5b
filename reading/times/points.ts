// Points of the calendar: a day, a month, a quarter, a half-year, a year; in figures, Roman numerals or words, with or without a year.
import { matchAt, pattern } from '../phrases.ts';
import { dayText, isDay, isYear, longestMonth, monthEnd } from './calendar.ts';
import { MONTH_NUMBER, numberOf, QUARTER_NUMBER } from './numbers.ts';

export type PointUnit = 'day' | 'month' | 'quarter' | 'half' | 'year';

export interface Point {
  readonly unit: PointUnit;
  /** Null where the text gives no year. */
  readonly year: number | null;
  /** The point's first and last month; null for a day of an unnamed month ("ngày 20 hằng tháng"). */
  readonly firstMonth: number | null;
  readonly lastMonth: number | null;
  readonly day: number | null;
  readonly to: number;
  /** A day or a quarter that no calendar has. */
  readonly impossible: boolean;
}

const GAP = ' ?[/.-] ?';
const YEAR = '(\\d{4})';
const OF_YEAR = `(?: ?[/.-] ?|,? ?(?:của )?năm |, ?)${YEAR}`;

const DAY = '(?:mùng |mồng )?(\\d{1,2})';
/** "ngày Quốc khánh 02/9/2025": a day may have a name before its figures. */
const NAMED =
  '(?:lễ )?(?:quốc khánh|khai giảng|bế giảng|khai mạc|bế mạc|bầu cử|hội|tết độc lập|quốc tế lao động|giải phóng miền nam)';
const DAY_FIGURES = pattern(`(?:ngày (?:${NAMED} \\(?)?)?${DAY}${GAP}(\\d{1,2})${GAP}${YEAR}`);
/** "15/5/28": two figures of a year of this century, only where a day is meant. */
const DAY_SHORT_YEAR = pattern(`ngày ${DAY}/(\\d{1,2})/(\\d{2})`);
const CENTURY = 2_000;
const DAY_WORDS = pattern(`ngày ${DAY} tháng (${MONTH_NUMBER})${OF_YEAR}`);
/** "30 tháng 6 năm 2024" behind a bound. */
const BARE_DAY_WORDS = pattern(`${DAY} tháng (${MONTH_NUMBER})${OF_YEAR}`);
const DAY_NO_YEAR = pattern(`ngày ${DAY}(?: ?[/-] ?| tháng )(${MONTH_NUMBER})`);
const BARE_DAY_NO_YEAR = pattern('(\\d{1,2})/(\\d{1,2})');
const DAY_ONLY = pattern(`ngày ${DAY}`);
const MONTH = pattern(`tháng (${MONTH_NUMBER})${OF_YEAR}`);
const MONTH_NO_YEAR = pattern(`tháng (${MONTH_NUMBER})`);
const QUARTER = pattern(`quý (${QUARTER_NUMBER})${OF_YEAR}`);
const QUARTER_NO_YEAR = pattern(`quý (${QUARTER_NUMBER})`);
/** "các tháng 3, 4, 5 năm 2028", "quý I và II/2028": from the first to the last. */
const AND = '(?:,? và |, ?)(?:tháng |quý )?';
const MONTHS = pattern(`(?:các )?tháng (\\d{1,2})(?:${AND}\\d{1,2}){0,9}${AND}(\\d{1,2})${OF_YEAR}`);
const QUARTERS = pattern(
  `(?:các )?quý (${QUARTER_NUMBER})(?:${AND}(?:${QUARTER_NUMBER})){0,2}${AND}(${QUARTER_NUMBER})${OF_YEAR}`,
);
const HALF = pattern(`(?:6|06|sáu) tháng (đầu|cuối) năm(?: ${YEAR})?`);
const YEAR_ONLY = pattern(`năm ${YEAR}`);

const point = (
  unit: PointUnit,
  to: number,
  year: number | null,
  first: number | null,
  last: number | null,
  day: number | null = null,
  impossible = false,
): Point => ({
  unit,
  year,
  firstMonth: first,
  lastMonth: last,
  day,
  to,
  impossible,
});

function dayPoint(to: number, day: number, month: number, year: number | null): Point {
  const exists =
    year === null ? month >= 1 && month <= 12 && day >= 1 && day <= longestMonth(month) : isDay(year, month, day);
  return point('day', to, year, month, month, day, !exists);
}

function monthPoint(to: number, month: number, year: number | null): Point {
  return point('month', to, year, month, month, null, !(month >= 1 && month <= 12) || (year !== null && !isYear(year)));
}

function quarterPoint(to: number, quarter: number, year: number | null): Point {
  const exists = quarter >= 1 && quarter <= 4 && (year === null || isYear(year));
  return point('quarter', to, year, quarter * 3 - 2, quarter * 3, null, !exists);
}

/** The point that stands at `at`; `bound` says that a bound ("trước", "chậm nhất") stands before it, so that "15/11" can be a day. */
export function pointAt(low: string, at: number, bound: boolean): Point | null {
  const figures = matchAt(DAY_FIGURES, low, at);
  if (figures) return dayPoint(at + figures[0].length, Number(figures[1]), Number(figures[2]), Number(figures[3]));
  const short = matchAt(DAY_SHORT_YEAR, low, at);
  if (short) return dayPoint(at + short[0].length, Number(short[1]), Number(short[2]), CENTURY + Number(short[3]));
  const inWords = matchAt(DAY_WORDS, low, at) ?? (bound ? matchAt(BARE_DAY_WORDS, low, at) : null);
  if (inWords)
    return dayPoint(at + inWords[0].length, Number(inWords[1]), numberOf(inWords[2] ?? ''), Number(inWords[3]));
  const noYear = matchAt(DAY_NO_YEAR, low, at) ?? (bound ? matchAt(BARE_DAY_NO_YEAR, low, at) : null);
  if (noYear) return dayPoint(at + noYear[0].length, Number(noYear[1]), numberOf(noYear[2] ?? ''), null);
  const several = severalAt(low, at);
  if (several) return several;
  const month = matchAt(MONTH, low, at);
  if (month) return monthPoint(at + month[0].length, numberOf(month[1] ?? ''), Number(month[2]));
  const quarter = matchAt(QUARTER, low, at);
  if (quarter) return quarterPoint(at + quarter[0].length, numberOf(quarter[1] ?? ''), Number(quarter[2]));
  const half = matchAt(HALF, low, at);
  if (half) {
    const first = half[1] === 'cuối' ? 7 : 1;
    return point('half', at + half[0].length, half[2] === undefined ? null : Number(half[2]), first, first + 5);
  }
  const year = matchAt(YEAR_ONLY, low, at);
  if (year) return isYear(Number(year[1])) ? point('year', at + year[0].length, Number(year[1]), 1, 12) : null;
  return looseAt(low, at);
}

/** Several months or quarters of one year. */
function severalAt(low: string, at: number): Point | null {
  const months = matchAt(MONTHS, low, at);
  if (months) {
    const [first, last, year] = [Number(months[1]), Number(months[2]), Number(months[3])];
    const exists = first >= 1 && first < last && last <= 12 && isYear(year);
    return exists ? point('month', at + months[0].length, year, first, last) : null;
  }
  const quarters = matchAt(QUARTERS, low, at);
  if (!quarters) return null;
  const [first, last] = [numberOf(quarters[1] ?? ''), numberOf(quarters[2] ?? '')];
  const year = Number(quarters[3]);
  const exists = first >= 1 && first < last && last <= 4 && isYear(year);
  return exists ? point('quarter', at + quarters[0].length, year, first * 3 - 2, last * 3) : null;
}

/** Months, quarters and days without a year: dated only by a recurrence or a year beside them. */
function looseAt(low: string, at: number): Point | null {
  const month = matchAt(MONTH_NO_YEAR, low, at);
  if (month) return monthPoint(at + month[0].length, numberOf(month[1] ?? ''), null);
  const quarter = matchAt(QUARTER_NO_YEAR, low, at);
  if (quarter) return quarterPoint(at + quarter[0].length, numberOf(quarter[1] ?? ''), null);
  const day = matchAt(DAY_ONLY, low, at);
  if (day)
    return point(
      'day',
      at + day[0].length,
      null,
      null,
      null,
      Number(day[1]),
      Number(day[1]) < 1 || Number(day[1]) > 31,
    );
  return null;
}

/** The last day of a dated point, or the last day before it. */
export function lastDay(p: Point, year: number, before: boolean): string {
  const first = p.firstMonth ?? 1;
  if (before && p.unit !== 'day') return first > 1 ? monthEnd(year, first - 1) : monthEnd(year - 1, 12);
  if (p.day === null) return monthEnd(year, p.lastMonth ?? 12);
  if (!before) return dayText(year, first, p.day);
  if (p.day > 1) return dayText(year, first, p.day - 1);
  return first > 1 ? monthEnd(year, first - 1) : monthEnd(year - 1, 12);
}
