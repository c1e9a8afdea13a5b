import { describe, expect, test } from 'vitest';
import type { Recurrence } from '../../contracts/terms.ts';
import { addWorkingDays, isWorkingDay } from '../../rules/calendar.ts';
import { at, dayAt, dayOf, dayText, startOf } from '../../rules/day.ts';
import { firstOccurrence, nextOccurrence, openAheadFor, opensAt, parseRecurrence } from '../../rules/occurrence.ts';
import type { OccurrenceOptions, Recurring } from '../../rules/occurrence.ts';
import { periodDays } from '../../rules/period.ts';
import { calendar } from './calendar-fixture.ts';
import fc from './seeded.ts';

const FIRE_AT = 420;
const options: OccurrenceOptions = {
  openAhead: 10,
  calendar,
  rollFixed: 'none',
  fireAt: FIRE_AT,
  openNotBefore: startOf(dayOf('2018-01-01')),
};

function recurring(rrule: string, starts: string, ends: string | null = null): Recurring {
  const rule = parseRecurrence(rrule);
  if (rule === null) throw new Error(`no rule: ${rrule}`);
  return { kind: 'recurring', rule, starts: dayOf(starts), ends: ends === null ? null : dayOf(ends), words: 'định kỳ' };
}

/** The first `count` periods with their due days: "2026-Q1 2026-03-31". */
function listed(time: Recurring, count: number, some: Partial<OccurrenceOptions> = {}): readonly string[] {
  const found: string[] = [];
  let period: string | null = null;
  while (found.length < count) {
    const occurrence = nextOccurrence(time, period, { ...options, ...some });
    if (occurrence === null) break;
    period = occurrence.period;
    found.push(`${period} ${occurrence.due === null ? '' : dayText(occurrence.due)}`);
  }
  return found;
}

describe('the periods of a recurring duty', () => {
  test.each<[string, string, readonly string[], string]>([
    ['FREQ=MONTHLY', '2026-01-15', ['2026-01 2026-01-31', '2026-02 2026-02-28', '2026-03 2026-03-31'], 'hằng tháng'],
    [
      'FREQ=MONTHLY;BYMONTHDAY=31',
      '2024-01-15',
      ['2024-01 2024-01-31', '2024-02 2024-02-29', '2024-03 2024-03-31', '2024-04 2024-04-30'],
      'ngày 31 hằng tháng',
    ],
    [
      'FREQ=MONTHLY;BYMONTHDAY=20',
      '2026-01-21',
      ['2026-02 2026-02-20', '2026-03 2026-03-20'],
      'ngày 20 hằng tháng, from the 21st on',
    ],
    [
      'FREQ=MONTHLY;INTERVAL=3',
      '2021-06-08',
      ['2021-Q2 2021-06-30', '2021-Q3 2021-09-30', '2021-Q4 2021-12-31'],
      'hằng quý',
    ],
    ['FREQ=MONTHLY;INTERVAL=6', '2021-07-01', ['2021-H2 2021-12-31', '2022-H1 2022-06-30'], 'định kỳ 6 tháng'],
    [
      'FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15',
      '2026-06-16',
      ['2026-H2 2026-12-15', '2027-H1 2027-06-15'],
      'trước ngày 16/6 và 16/12',
    ],
    ['FREQ=YEARLY', '2021-06-08', ['2021 2021-12-31', '2022 2022-12-31'], 'hằng năm'],
    [
      'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=14',
      '2021-11-15',
      ['2022 2022-11-14', '2023 2023-11-14'],
      'trước ngày 15/11 hằng năm',
    ],
    [
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
      '2023-01-01',
      ['2023 2023-02-28', '2024 2024-02-29', '2025 2025-02-28'],
      'ngày 29/2',
    ],
    [
      'FREQ=YEARLY;INTERVAL=2',
      '2021-06-08',
      ['2022 2022-12-31', '2024 2024-12-31', '2026 2026-12-31'],
      '2 năm một lần',
    ],
    [
      'FREQ=YEARLY;INTERVAL=2;BYMONTH=5',
      '2022-01-01',
      ['2023 2023-05-31', '2025 2025-05-31'],
      '2 năm một lần vào tháng 5',
    ],
    [
      'FREQ=MONTHLY;INTERVAL=4',
      '2026-01-01',
      ['2026-04 2026-04-30', '2026-08 2026-08-31', '2026-12 2026-12-31'],
      '4 tháng một lần',
    ],
    [
      'FREQ=MONTHLY;INTERVAL=5',
      '2026-01-10',
      ['2026-05 2026-05-31', '2026-10 2026-10-31', '2027-03 2027-03-31'],
      '5 tháng một lần',
    ],
    [
      'FREQ=WEEKLY;BYDAY=TH',
      '2026-12-25',
      ['2026-W53 2026-12-31', '2027-W01 2027-01-07'],
      'thứ Năm hằng tuần, over a year of 53 weeks',
    ],
    ['FREQ=WEEKLY', '2025-12-29', ['2026-W01 2026-01-04', '2026-W02 2026-01-11'], 'hằng tuần'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', '2026-03-02', ['2026-W11 2026-03-13', '2026-W13 2026-03-27'], '2 tuần một lần'],
  ])('%s from %s: %j (%s)', (rrule, starts, expected) => {
    expect(listed(recurring(rrule, starts), expected.length)).toEqual(expected);
  });

  test('stop at the end of the span in which it recurs, that day included', () => {
    expect(listed(recurring('FREQ=YEARLY', '2021-06-08', '2023-12-31'), 9)).toHaveLength(3);
    expect(listed(recurring('FREQ=YEARLY', '2021-06-08', '2023-12-30'), 9)).toHaveLength(2);
    expect(listed(recurring('FREQ=YEARLY', '2021-06-08', '2021-06-30'), 9)).toEqual([]);
  });

  test('may begin later than the recurrence, by a day before which nothing is taken in', () => {
    const time = recurring('FREQ=MONTHLY;INTERVAL=3', '2021-06-08');
    expect(listed(time, 1, { dueNotBefore: dayOf('2025-11-25') })).toEqual(['2025-Q4 2025-12-31']);
    expect(firstOccurrence(time, dayOf('2024-01-01'), options)?.period).toBe('2024-Q1');
    expect(firstOccurrence(time, dayOf('2000-01-01'), options)?.period).toBe('2021-Q2');
  });

  test('follow the calendar from any period, also one that was never opened', () => {
    const time = recurring('FREQ=MONTHLY;INTERVAL=3', '2021-06-08');
    expect(nextOccurrence(time, '2025-Q3', options)?.period).toBe('2025-Q4');
    expect(nextOccurrence(time, 'once', options)).toBeNull();
    expect(nextOccurrence(time, '2025-13', options)).toBeNull();
  });

  test('keep their names where the due day is rolled, and say from where', () => {
    const time = recurring('FREQ=MONTHLY', '2026-01-01');
    expect(listed(time, 5, { rollFixed: 'next' })).toEqual([
      '2026-01 2026-02-02',
      '2026-02 2026-03-02',
      '2026-03 2026-03-31',
      '2026-04 2026-05-04',
      '2026-05 2026-06-01',
    ]);
    expect(nextOccurrence(time, '2026-01', { ...options, rollFixed: 'previous' })).toMatchObject({
      period: '2026-02',
      due: dayOf('2026-02-27'),
      basis: {
        code: 'recurrence',
        words: 'định kỳ',
        article: null,
        rolledFrom: dayOf('2026-02-28'),
        provisional: false,
      },
    });
    expect(nextOccurrence(time, '2027-12', { ...options, rollFixed: 'next' })?.basis.provisional).toBe(true);
    expect(nextOccurrence(time, '2027-12', options)?.basis.provisional).toBe(false);
  });
});

describe('an occurrence opens', () => {
  const yearly = recurring('FREQ=YEARLY;BYMONTH=2', '2026-01-01');

  test('the days ahead that the policy gives, at its hour', () => {
    const occurrence = nextOccurrence(recurring('FREQ=MONTHLY;INTERVAL=3', '2026-01-01'), null, {
      ...options,
      openAhead: 20,
    });
    expect(occurrence?.openAt).toBe(at(dayOf('2026-03-11'), FIRE_AT));
    expect(occurrence?.dueAt).toBe(Date.parse('2026-04-01T00:00:00+07:00'));
  });

  test('on the next working day where that day is off, but not after its due day', () => {
    expect(nextOccurrence(yearly, null, options)?.openAt).toBe(at(dayOf('2026-02-23'), FIRE_AT));
    const sunday = recurring('FREQ=WEEKLY', '2026-02-16');
    expect(nextOccurrence(sunday, null, { ...options, openAhead: 3 })?.openAt).toBe(at(dayOf('2026-02-13'), FIRE_AT));
  });

  test('never before the lot', () => {
    const openNotBefore = Date.parse('2026-02-25T10:00:00+07:00');
    expect(nextOccurrence(yearly, null, { ...options, openNotBefore })?.openAt).toBe(openNotBefore);
    expect(opensAt(dayOf('2026-02-28'), { ...options, openNotBefore })).toBe(openNotBefore);
  });

  test('earlier and is due earlier where it contributes to a review, under the name of the review’s period', () => {
    const contribution = nextOccurrence(recurring('FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=5', '2026-06-01'), null, {
      ...options,
      lead: 10,
      openAhead: 45,
    });
    expect(contribution).toMatchObject({
      period: '2027',
      due: dayOf('2026-12-21'),
      dueAt: startOf(dayOf('2026-12-22')),
      openAt: at(dayOf('2026-11-06'), FIRE_AT),
      basis: { code: 'contribution', provisional: false },
    });
  });

  test('and says so where the review lies in a year that is not settled, also when the contribution does not', () => {
    const january = recurring('FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=10', '2028-01-01');
    expect(nextOccurrence(january, null, { ...options, lead: 20 })).toMatchObject({
      period: '2028',
      due: dayOf('2027-12-10'),
      basis: { provisional: true },
    });
  });

  test.each<[string, number]>([
    ['FREQ=WEEKLY', 3],
    ['FREQ=MONTHLY', 10],
    ['FREQ=MONTHLY;INTERVAL=3', 20],
    ['FREQ=MONTHLY;INTERVAL=6', 30],
    ['FREQ=YEARLY', 45],
    ['FREQ=YEARLY;INTERVAL=2', 60],
  ])('%s: %d days ahead', (rrule, ahead) => {
    const openAhead = { weekly: 3, monthly: 10, quarterly: 20, semiannual: 30, yearly: 45, multiyear: 60 };
    expect(openAheadFor(recurring(rrule, '2026-01-01').rule, { openAhead })).toBe(ahead);
  });
});

const anyRule: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({
    every: fc.constant('week' as const),
    interval: fc.integer({ min: 1, max: 6 }),
    month: fc.constant(null),
    day: fc.option(fc.integer({ min: 1, max: 7 })),
  }),
  fc.record({
    every: fc.constant('month' as const),
    interval: fc.constantFrom(1, 2, 3, 4, 5, 6, 9, 12, 18, 24, 36, 60),
    month: fc.option(fc.integer({ min: 1, max: 12 })),
    day: fc.option(fc.integer({ min: 1, max: 31 })),
  }),
);
const anyStart = fc.integer({ min: dayOf('2018-01-01'), max: dayOf('2034-12-31') });

describe('for any rule', () => {
  test('the next occurrence is strictly later, by name and by nominal day', () => {
    fc.assert(
      fc.property(anyRule, anyStart, (rule, starts) => {
        const time: Recurring = { kind: 'recurring', rule, starts, ends: null, words: '' };
        let last = firstOccurrence(time, starts, options);
        for (let i = 0; i < 6; i += 1) {
          const next = nextOccurrence(time, last?.period ?? null, options);
          expect(next?.due).toBeGreaterThan(last?.due ?? Infinity);
          expect((next?.period ?? '') > (last?.period ?? '')).toBe(true);
          const days = periodDays(next?.period ?? '');
          expect(days !== null && days.first <= (next?.due ?? 0) && (next?.due ?? 0) <= days.last).toBe(true);
          last = next;
        }
      }),
    );
  });

  test('nothing is due on a day off when days are rolled, and nothing opens on one or after its due day', () => {
    fc.assert(
      fc.property(
        anyRule,
        anyStart,
        fc.constantFrom('next' as const, 'previous' as const),
        (rule, starts, rollFixed) => {
          const time: Recurring = { kind: 'recurring', rule, starts, ends: null, words: '' };
          const next = firstOccurrence(time, starts, { ...options, rollFixed, openNotBefore: 0 });
          const due = next?.due ?? NaN;
          expect(isWorkingDay(calendar, due)).toBe(true);
          expect(isWorkingDay(calendar, dayAt(next?.openAt ?? NaN))).toBe(true);
          expect(next?.openAt).toBeLessThan(next?.dueAt ?? NaN);
        },
      ),
    );
  });

  test('a contribution is due the same number of working days before each review', () => {
    fc.assert(
      fc.property(anyRule, anyStart, fc.integer({ min: 1, max: 40 }), (rule, starts, lead) => {
        const time: Recurring = { kind: 'recurring', rule, starts, ends: null, words: '' };
        const review = firstOccurrence(time, starts, { ...options, rollFixed: 'next' });
        const contribution = firstOccurrence(time, starts, { ...options, rollFixed: 'next', lead });
        expect(contribution?.period).toBe(review?.period);
        expect(contribution?.due).toBe(addWorkingDays(calendar, review?.due ?? NaN, -lead));
      }),
    );
  });
});
