import fc from './seeded.ts';
import { describe, expect, test } from 'vitest';
import {
  at,
  civil,
  dayAt,
  dayFromCivil,
  dayOf,
  dayText,
  isDayText,
  lastDayOfMonth,
  startOf,
  weekday,
} from '../../rules/day.ts';

const DAY_MS = 86_400_000;
/** 0001-01-01 to 9999-12-31. */
const anyDay = fc.integer({ min: dayOf('0001-01-01'), max: dayOf('9999-12-31') });

describe('a day', () => {
  test('is counted from 1970-01-01', () => {
    expect(dayOf('1970-01-01')).toBe(0);
    expect(dayOf('1969-12-31')).toBe(-1);
    expect(dayOf('2000-03-01')).toBe(11_017);
    expect(dayText(0)).toBe('1970-01-01');
  });

  test('is the same day as text and as civil date, there and back', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { year, month, day: ofMonth } = civil(day);
        expect(dayFromCivil(year, month, ofMonth)).toBe(day);
        expect(dayOf(dayText(day))).toBe(day);
        expect(dayText(day)).toBe(new Date(day * DAY_MS).toISOString().slice(0, 10));
        expect(isDayText(dayText(day))).toBe(true);
      }),
    );
  });

  test('has the weekday that the calendar says', () => {
    expect(weekday(dayOf('2026-02-16'))).toBe(1);
    expect(weekday(dayOf('2026-01-10'))).toBe(6);
    expect(weekday(dayOf('1969-12-28'))).toBe(7);
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(weekday(day) % 7).toBe(new Date(day * DAY_MS).getUTCDay());
      }),
    );
  });

  test('that no calendar has is refused', () => {
    for (const text of [
      '2021-02-31',
      '2021-02-29',
      '1900-02-29',
      '2021-13-01',
      '2021-00-10',
      '2021-04-31',
      '2021-01-00',
      '21-1-1',
      '',
    ])
      expect(isDayText(text), text).toBe(false);
    for (const text of ['2024-02-29', '2000-02-29', '2021-12-31']) expect(isDayText(text), text).toBe(true);
    expect(() => dayOf('31/12/2021')).toThrow(RangeError);
  });

  test('29 February is the last of its month in leap years only', () => {
    expect([2023, 2024, 2000, 1900].map((year) => lastDayOfMonth(year, 2))).toEqual([28, 29, 29, 28]);
    expect([1, 3, 4, 12].map((month) => lastDayOfMonth(2026, month))).toEqual([31, 31, 30, 31]);
  });
});

describe('an instant', () => {
  test('lies in the day of Viet Nam: 17:00 UTC is midnight', () => {
    expect(startOf(dayOf('2026-07-01'))).toBe(Date.parse('2026-06-30T17:00:00Z'));
    expect(dayAt(Date.parse('2026-06-30T16:59:59.999Z'))).toBe(dayOf('2026-06-30'));
    expect(dayAt(Date.parse('2026-06-30T17:00:00Z'))).toBe(dayOf('2026-07-01'));
    expect(at(dayOf('2026-07-01'), 420)).toBe(Date.parse('2026-07-01T07:00:00+07:00'));
  });

  test('of any minute of a day lies in that day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 1439 }), (day, minutes) => {
        expect(dayAt(at(day, minutes))).toBe(day);
      }),
    );
  });
});
