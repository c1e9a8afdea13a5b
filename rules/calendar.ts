// The working calendar inside rules: one character a day, cut from the calendar file once, when a lot is opened.
//
// Adding working days is asked about fifteen times for every assignment, so each snapshot is indexed once: how many worked days
// stand before each day, and which day is the k-th worked one. Both answers are then one look-up. The index hangs on the snapshot
// by a WeakMap: it is derived, never part of a state. Outside the snapshot weekdays count as worked, weekends as off.
import type { CalendarFile, CalendarSnapshot } from '../contracts/calendar.ts';
import type { Day } from '../contracts/time.ts';
import { civil, dayOf, dayText, weekday } from './day.ts';

const SATURDAY = 6;

interface CalendarIndex {
  /** before[i]: worked days among the first i days of the snapshot. */
  readonly before: Int32Array;
  /** The worked days of the snapshot, ascending. */
  readonly worked: Int32Array;
}

const indexes = new WeakMap<CalendarSnapshot, CalendarIndex>();

function indexOf(calendar: CalendarSnapshot): CalendarIndex {
  const known = indexes.get(calendar);
  if (known) return known;
  const length = calendar.bits.length;
  const before = new Int32Array(length + 1);
  const worked = new Int32Array(length);
  let count = 0;
  for (let i = 0; i < length; i += 1) {
    before[i] = count;
    if (calendar.bits[i] === '1') {
      worked[count] = calendar.from + i;
      count += 1;
    }
  }
  before[length] = count;
  const index = { before, worked: worked.subarray(0, count) };
  indexes.set(calendar, index);
  return index;
}

/** Cuts the days `from` to `to` (both in it) out of the file. A year the file lacks counts as provisional. */
export function snapshot(file: CalendarFile, from: Day, to: Day, hash: string): CalendarSnapshot {
  const off = new Set<string>();
  const worked = new Set<string>();
  const provisional: number[] = [];
  for (let year = civil(from).year; year <= civil(to).year; year += 1) {
    const entry = file.years[String(year)];
    if (!entry || entry.state === 'provisional') provisional.push(year);
    for (const day of entry?.off ?? []) off.add(day.date);
    for (const day of entry?.worked ?? []) worked.add(day);
  }
  let bits = '';
  for (let day = from; day <= to; day += 1) {
    const text = dayText(day);
    const isWorked = worked.has(text) || (weekday(day) < SATURDAY && !off.has(text));
    bits += isWorked ? '1' : '0';
  }
  return { from, bits, provisional, hash };
}

export function isWorkingDay(calendar: CalendarSnapshot, day: Day): boolean {
  const bit = calendar.bits[day - calendar.from];
  return bit === undefined ? weekday(day) < SATURDAY : bit === '1';
}

/**
 * The n-th working day after the day (before it, where n is negative); the day itself is never counted. n = 0 is the day itself,
 * worked or not.
 */
export function addWorkingDays(calendar: CalendarSnapshot, day: Day, n: number): Day {
  if (n === 0) return day;
  const found = lookUp(calendar, day, n);
  return found ?? walk(calendar, day, n);
}

/** The answer from the index, or null where the way leads out of the snapshot. */
function lookUp(calendar: CalendarSnapshot, day: Day, n: number): Day | null {
  const offset = day - calendar.from;
  if (offset < 0 || offset >= calendar.bits.length) return null;
  const { before, worked } = indexOf(calendar);
  const place = n > 0 ? (before[offset + 1] ?? 0) + n - 1 : (before[offset] ?? 0) + n;
  return worked[place] ?? null;
}

function walk(calendar: CalendarSnapshot, day: Day, n: number): Day {
  const step = n > 0 ? 1 : -1;
  let left = Math.abs(n);
  let reached = day;
  while (left > 0) {
    reached += step;
    if (isWorkingDay(calendar, reached)) left -= 1;
  }
  return reached;
}

/** The day itself where it is worked, else the first worked one after it. */
export function nextWorkingDay(calendar: CalendarSnapshot, day: Day): Day {
  return isWorkingDay(calendar, day) ? day : addWorkingDays(calendar, day, 1);
}

/** The day itself where it is worked, else the last worked one before it. */
export function previousWorkingDay(calendar: CalendarSnapshot, day: Day): Day {
  return isWorkingDay(calendar, day) ? day : addWorkingDays(calendar, day, -1);
}

/**
 * How many working days lie after `a` up to and with `b`; where b is before a, minus those from `b` up to but without `a`. So
 * `addWorkingDays(a, workingDaysBetween(a, b))` is b for every worked day b.
 */
export function workingDaysBetween(calendar: CalendarSnapshot, a: Day, b: Day): number {
  if (a === b) return 0;
  const first = b > a ? a + 1 : b;
  const last = b > a ? b : a - 1;
  const count = countWorked(calendar, first, last);
  return b > a ? count : -count;
}

function countWorked(calendar: CalendarSnapshot, first: Day, last: Day): number {
  const low = first - calendar.from;
  const high = last - calendar.from;
  if (low >= 0 && high < calendar.bits.length) {
    const { before } = indexOf(calendar);
    return (before[high + 1] ?? 0) - (before[low] ?? 0);
  }
  let count = 0;
  for (let day = first; day <= last; day += 1) if (isWorkingDay(calendar, day)) count += 1;
  return count;
}

/** Whether it is not settled yet if the day is worked: its year is provisional, or the snapshot does not reach it. */
export function restsOnProvisional(calendar: CalendarSnapshot, day: Day): boolean {
  const offset = day - calendar.from;
  if (offset < 0 || offset >= calendar.bits.length) return true;
  return calendar.provisional.includes(civil(day).year);
}

/** The snapshot for a directive's life: from the 1 January of `from`'s year to the 31 December `years` years on. */
export function snapshotOfYears(file: CalendarFile, from: Day, years: number, hash: string): CalendarSnapshot {
  const year = civil(from).year;
  return snapshot(file, dayOf(`${year}-01-01`), dayOf(`${year + years}-12-31`), hash);
}
