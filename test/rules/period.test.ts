import { describe, expect, test } from 'vitest';
import { dayOf, dayText } from '../../rules/day.ts';
import { isoWeek, periodDays } from '../../rules/period.ts';

describe('a period', () => {
  test('has its first and last day', () => {
    const shown = (period: string): readonly string[] => {
      const days = periodDays(period);
      return days === null ? [] : [dayText(days.first), dayText(days.last)];
    };
    expect(shown('2026')).toEqual(['2026-01-01', '2026-12-31']);
    expect(shown('2026-H2')).toEqual(['2026-07-01', '2026-12-31']);
    expect(shown('2024-Q1')).toEqual(['2024-01-01', '2024-03-31']);
    expect(shown('2024-02')).toEqual(['2024-02-01', '2024-02-29']);
    expect(shown('2026-W07')).toEqual(['2026-02-09', '2026-02-15']);
    expect(shown('2026-W01')).toEqual(['2025-12-29', '2026-01-04']);
    for (const none of ['once', '2026-13', '2026-00', '2026-Q5', '26', '']) expect(shown(none), none).toEqual([]);
  });

  test('of a week belongs to the year of its Thursday', () => {
    expect(isoWeek(dayOf('2027-01-03'))).toEqual({ year: 2026, week: 53 });
    expect(isoWeek(dayOf('2027-01-04'))).toEqual({ year: 2027, week: 1 });
    expect(isoWeek(dayOf('2024-12-30'))).toEqual({ year: 2025, week: 1 });
  });
});
