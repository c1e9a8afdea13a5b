import fc from './seeded.ts';
import { describe, expect, test } from 'vitest';
import {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  restsOnProvisional,
  snapshot,
  snapshotOfYears,
  workingDaysBetween,
} from '../../rules/calendar.ts';
import { dayOf, dayText, weekday } from '../../rules/day.ts';
import { calendar, calendarFile, plainWeeks } from './calendar-fixture.ts';

/** Days in and around the snapshot's ends, so that both ways of counting are met. */
const aDay = fc.integer({ min: dayOf('2017-10-01'), max: dayOf('2037-03-31') });
const aCount = fc.integer({ min: -260, max: 260 });

describe('a day is worked', () => {
  test.each([
    ['2026-01-02', false, 'Friday off, swapped for Saturday 10/01/2026'],
    ['2026-01-10', true, 'Saturday worked for 02/01/2026'],
    ['2026-01-11', false, 'an ordinary Sunday'],
    ['2026-02-16', false, 'the eve of Tết 2026'],
    ['2026-02-20', false, 'the last weekday of Tết 2026'],
    ['2026-02-23', true, 'the Monday after Tết 2026'],
    ['2026-04-27', false, 'in place of Giỗ Tổ, which fell on a Sunday'],
    ['2026-08-22', true, 'Saturday worked for 31/08/2026'],
    ['2026-08-31', false, 'off for Quốc khánh, swapped for 22/08/2026'],
    ['2026-11-24', false, 'Ngày Văn hóa Việt Nam, since 2026'],
    ['2025-11-24', true, 'not yet a holiday in 2025'],
    ['2027-02-08', false, 'Tết 2027, 4 to 10 February'],
    ['2027-02-11', true, 'the first day after Tết 2027'],
    ['2044-07-06', true, 'outside the calendar a Wednesday is worked'],
    ['2044-07-09', false, 'outside the calendar a Saturday is not'],
  ])('%s: %s (%s)', (text, worked) => {
    expect(isWorkingDay(calendar, dayOf(text))).toBe(worked);
  });
});

describe('counting working days', () => {
  test.each([
    ['2026-02-13', 1, '2026-02-23', 'Friday before Tết: the next is ten days later'],
    ['2026-02-23', -1, '2026-02-13', 'and back'],
    ['2026-02-18', 1, '2026-02-23', 'from within Tết'],
    ['2026-02-18', 0, '2026-02-18', 'none: the day itself, worked or not'],
    ['2026-01-09', 1, '2026-01-10', 'the swapped Saturday counts'],
    ['2026-01-09', 2, '2026-01-12', 'and its Sunday does not'],
    ['2025-12-31', 1, '2026-01-05', '1 and 2 January off, then a weekend'],
    ['2026-08-21', 5, '2026-08-27', 'Saturday 22/08/2026 worked'],
    ['2026-08-28', 1, '2026-09-03', 'Quốc khánh 2026: Monday to Wednesday off'],
    ['2027-02-03', 3, '2027-02-15', 'Tết 2027: Thursday 11, Friday 12, Monday 15'],
    ['2026-12-31', -10, '2026-12-17', 'a reminder ten working days before the year ends'],
  ])('%s %+d is %s (%s)', (from, n, expected) => {
    expect(dayText(addWorkingDays(calendar, dayOf(from), n))).toBe(expected);
  });

  test('lands on worked days only, and comes back from a worked day by the same number', () => {
    fc.assert(
      fc.property(aDay, aCount, (day, n) => {
        const there = addWorkingDays(calendar, day, n);
        if (n !== 0) expect(isWorkingDay(calendar, there)).toBe(true);
        if (isWorkingDay(calendar, day)) expect(addWorkingDays(calendar, there, -n)).toBe(day);
      }),
    );
  });

  test('agrees with walking day by day', () => {
    fc.assert(
      fc.property(aDay, aCount, (day, n) => {
        let walked = day;
        for (let left = Math.abs(n); left > 0;) {
          walked += Math.sign(n);
          if (isWorkingDay(calendar, walked)) left -= 1;
        }
        expect(addWorkingDays(calendar, day, n)).toBe(walked);
      }),
    );
  });

  test('between two days is what must be added to come to a worked one', () => {
    fc.assert(
      fc.property(aDay, aDay, (a, far) => {
        const b = nextWorkingDay(calendar, far);
        expect(addWorkingDays(calendar, a, workingDaysBetween(calendar, a, b))).toBe(b);
      }),
      { numRuns: 300 },
    );
    expect(workingDaysBetween(calendar, dayOf('2026-02-13'), dayOf('2026-02-27'))).toBe(5);
    expect(workingDaysBetween(calendar, dayOf('2026-02-27'), dayOf('2026-02-13'))).toBe(-5);
    expect(workingDaysBetween(calendar, dayOf('2026-02-17'), dayOf('2026-02-17'))).toBe(0);
  });

  test('next and previous working day leave a worked day alone', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        const [next, previous] = [nextWorkingDay(calendar, day), previousWorkingDay(calendar, day)];
        expect(next).toBeGreaterThanOrEqual(day);
        expect(previous).toBeLessThanOrEqual(day);
        expect(isWorkingDay(calendar, next) && isWorkingDay(calendar, previous)).toBe(true);
        expect(next === day).toBe(isWorkingDay(calendar, day));
        expect(workingDaysBetween(calendar, previous, next)).toBe(next === day ? 0 : 1);
      }),
    );
  });

  test('15 rungs for each of 10,000 assignments are counted within half a second', () => {
    const [started, base] = [performance.now(), dayOf('2026-02-13')];
    let sum = 0;
    for (let i = 0; i < 150_000; i += 1) sum += addWorkingDays(calendar, base + (i % 3000), (i % 63) - 10);
    expect(sum).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('a snapshot', () => {
  test('holds one character for each day, both ends in it', () => {
    const week = snapshot(calendarFile, dayOf('2026-01-05'), dayOf('2026-01-11'), 'h');
    expect(week).toEqual({ from: dayOf('2026-01-05'), bits: '1111110', provisional: [], hash: 'h' });
  });

  test('names the years that are not settled, and those that the file lacks', () => {
    const { provisional } = snapshot(calendarFile, dayOf('2015-06-01'), dayOf('2029-01-01'), 'h');
    expect(provisional).toEqual([2015, 2016, 2017, 2028, 2029]);
  });

  test('of years runs from 1 January to 31 December', () => {
    const cut = snapshotOfYears(calendarFile, dayOf('2026-05-20'), 1, 'h');
    expect([cut.from, cut.bits.length]).toEqual([dayOf('2026-01-01'), 730]);
  });

  test('says which days rest on what is not decided', () => {
    expect(restsOnProvisional(calendar, dayOf('2027-12-31'))).toBe(false);
    expect(restsOnProvisional(calendar, dayOf('2028-01-03'))).toBe(true);
    expect(restsOnProvisional(calendar, dayOf('2037-01-01'))).toBe(true);
    expect(restsOnProvisional(plainWeeks, dayOf('2026-01-01'))).toBe(true);
  });

  test('gives every settled year its decided days: what is off is off, what is worked is a weekend day worked', () => {
    for (const [year, { off, worked }] of Object.entries(calendarFile.years)) {
      for (const { date } of off) expect(isWorkingDay(calendar, dayOf(date)), date).toBe(false);
      for (const date of worked)
        expect([isWorkingDay(calendar, dayOf(date)), weekday(dayOf(date)) > 5], year).toEqual([true, true]);
    }
  });
});
