import { expect, test } from 'vitest';
import type { CalendarFile } from '../../contracts/calendar.ts';
import { calendarWarnings } from '../../rules/calendar-check.ts';
import { calendarFile } from './calendar-fixture.ts';

const withYear = (year: string, more: Partial<CalendarFile['years'][string]>): CalendarFile => ({
  ...calendarFile,
  years: {
    ...calendarFile.years,
    [year]: { state: 'settled', off: [], worked: [], ...calendarFile.years[year], ...more },
  },
});

test('the shipped calendar has every year and every holiday of the law', () => {
  expect(calendarWarnings(calendarFile)).toEqual([]);
});

test('a holiday on a working day that nobody gets is named, one at a weekend is not', () => {
  const off = (calendarFile.years['2027']?.off ?? []).filter(
    ({ date }) => date !== '2027-04-30' && date !== '2027-05-01',
  );
  // 30/4/2027 is a Friday, 1/5/2027 a Saturday.
  expect(calendarWarnings(withYear('2027', { off }))).toEqual([{ kind: 'holidayMissing', day: '2027-04-30' }]);
});

test('the day of culture is a holiday since 2026 and not before', () => {
  const without = (year: string) =>
    calendarWarnings(
      withYear(year, { off: (calendarFile.years[year]?.off ?? []).filter(({ date }) => !date.endsWith('-11-24')) }),
    );
  expect(without('2025')).toEqual([]);
  expect(without('2026')).toEqual([{ kind: 'holidayMissing', day: '2026-11-24' }]);
});

test('a worked day that was worked anyway, and a year left out, are named', () => {
  expect(calendarWarnings(withYear('2028', { worked: ['2028-03-07'] }))).toEqual([
    { kind: 'workedWeekday', day: '2028-03-07' },
  ]);
  const { '2030': _, ...years } = calendarFile.years;
  expect(calendarWarnings({ ...calendarFile, years })).toEqual([{ kind: 'yearMissing', year: 2030 }]);
});
