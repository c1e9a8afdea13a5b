// What is shown before a new calendar is put in the old one's place.
import { describe, expect, test } from 'vitest';
import type { CalendarSnapshot } from '../../contracts/calendar.ts';
import { changedDays, settledYears } from '../../rules/calendar-diff.ts';
import { dayOf } from '../../rules/day.ts';

/** Monday, 5 January 2026. */
const FROM = dayOf('2026-01-05');
const week = (bits: string, provisional: readonly number[] = []): CalendarSnapshot => ({
  from: FROM,
  bits,
  provisional,
  hash: bits,
});

describe('a new calendar changes', () => {
  const ordinary = week('1111100');
  const swapped = week('1111010');

  test('the days that it holds otherwise, each as it is from now on', () => {
    expect(changedDays(ordinary, swapped, FROM, FROM + 6)).toEqual([
      { day: dayOf('2026-01-09'), worked: false },
      { day: dayOf('2026-01-10'), worked: true },
    ]);
    expect(changedDays(swapped, ordinary, FROM, FROM + 6)).toEqual([
      { day: dayOf('2026-01-09'), worked: true },
      { day: dayOf('2026-01-10'), worked: false },
    ]);
  });

  test('no day outside those asked about, whose first and last are among them', () => {
    expect(changedDays(ordinary, swapped, dayOf('2026-01-09'), dayOf('2026-01-10'))).toHaveLength(2);
    expect(changedDays(ordinary, swapped, FROM, dayOf('2026-01-08'))).toEqual([]);
    expect(changedDays(ordinary, swapped, dayOf('2026-01-11'), FROM + 6)).toEqual([]);
  });

  test('the years that were provisional and are decided now', () => {
    expect(settledYears(week('', [2027, 2028, 2029]), week('', [2028, 2030]))).toEqual([2027, 2029]);
  });
});
