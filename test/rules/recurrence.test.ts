import { RRuleTemporal } from 'rrule-temporal';
import { describe, expect, test } from 'vitest';
import type { Recurrence } from '../../contracts/terms.ts';
import type { Day } from '../../contracts/time.ts';
import { dayFromCivil, dayOf, dayText } from '../../rules/day.ts';
import { firstNominal, parseRecurrence } from '../../rules/recurrence.ts';
import fc from './seeded.ts';

const anyStart = fc.integer({ min: dayOf('2018-01-01'), max: dayOf('2034-12-31') });

describe('a rule of the plan', () => {
  test.each<[string, Recurrence]>([
    ['FREQ=WEEKLY', { every: 'week', interval: 1, month: null, day: null }],
    ['FREQ=WEEKLY;BYDAY=FR', { every: 'week', interval: 1, month: null, day: 5 }],
    ['FREQ=MONTHLY', { every: 'month', interval: 1, month: null, day: null }],
    ['FREQ=MONTHLY;BYMONTHDAY=20', { every: 'month', interval: 1, month: null, day: 20 }],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', { every: 'month', interval: 1, month: null, day: null }],
    ['FREQ=MONTHLY;INTERVAL=3', { every: 'month', interval: 3, month: null, day: null }],
    ['FREQ=MONTHLY;INTERVAL=6', { every: 'month', interval: 6, month: null, day: null }],
    ['FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=15', { every: 'month', interval: 3, month: 3, day: 15 }],
    ['FREQ=YEARLY;BYMONTH=12,6', { every: 'month', interval: 6, month: 6, day: null }],
    ['FREQ=YEARLY', { every: 'month', interval: 12, month: null, day: null }],
    ['FREQ=YEARLY;BYMONTH=12', { every: 'month', interval: 12, month: 12, day: null }],
    ['RRULE:FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=14', { every: 'month', interval: 12, month: 11, day: 14 }],
    ['FREQ=MONTHLY;INTERVAL=3;BYMONTH=3,6,9,12', { every: 'month', interval: 3, month: 3, day: null }],
    ['FREQ=MONTHLY;INTERVAL=3;BYMONTH=6,12', { every: 'month', interval: 6, month: 6, day: null }],
    ['FREQ=WEEKLY;WKST=MO', { every: 'week', interval: 1, month: null, day: null }],
    ['FREQ=YEARLY;INTERVAL=2', { every: 'month', interval: 24, month: null, day: null }],
    ['FREQ=YEARLY;INTERVAL=5;BYMONTH=5;BYMONTHDAY=-1', { every: 'month', interval: 60, month: 5, day: null }],
  ])('%s is read', (rrule, rule) => {
    expect(parseRecurrence(rrule)).toEqual(rule);
  });

  test.each([
    ['unspecified', 'no rule'],
    ['', 'nothing'],
    ['FREQ=DAILY', 'no directive asks for it'],
    ['FREQ=MONTHLY;COUNT=3', 'it ends otherwise'],
    ['FREQ=MONTHLY;UNTIL=20261231', 'it ends otherwise'],
    ['FREQ=YEARLY;BYMONTH=6,11', 'uneven months'],
    ['FREQ=YEARLY;INTERVAL=2;BYMONTH=6,12', 'two months of every other year'],
    ['FREQ=YEARLY;BYMONTHDAY=15', 'a day without its month'],
    ['FREQ=MONTHLY;BYMONTHDAY=15,30', 'two days'],
    ['FREQ=MONTHLY;BYDAY=-1FR', 'a weekday of the month'],
    ['FREQ=WEEKLY;BYDAY=MO,FR', 'two days'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'no such day'],
    ['FREQ=YEARLY;BYMONTH=13', 'no such month'],
    ['FREQ=MONTHLY;INTERVAL=0', 'never'],
    ['FREQ=MONTHLY;FREQ=YEARLY', 'twice'],
    ['FREQ=MONTHLY;INTERVAL=2;BYMONTH=3,6,9,12', 'months that its steps do not meet'],
    ['FREQ=MONTHLY;INTERVAL=5;BYMONTH=5', 'steps that do not divide the year'],
    ['FREQ=MONTHLY;INTERVAL', 'no value'],
    ['FREQ=MONTHLY;INTERVAL=', 'an empty value'],
    ['FREQ=MONTHLY;=3', 'no name'],
    ['FREQ=MONTHLY;INTERVAL=3=4', 'two values'],
    ['FREQ=MONTHLY;INTERVAL=1.5', 'no whole number'],
    ['FREQ=MONTHLY;INTERVAL=3x', 'no number'],
    ['FREQ=MONTHLY;INTERVAL=x3', 'no number'],
    ['FREQ=MONTHLY;INTERVAL=0003', 'too many digits'],
    ['FREQ=YEARLY;BYMONTH=6,x', 'a month that is none'],
  ])('%s is not kept here: %s', (rrule) => {
    expect(parseRecurrence(rrule)).toBeNull();
  });
});

describe('judged by rrule-temporal', () => {
  /** RFC 5545 skips a day the month lacks; "the last of 28 to d" is how it is made the month's last. */
  const dayPart = (day: number | null): string => {
    if (day === null) return ';BYMONTHDAY=-1';
    if (day <= 28) return `;BYMONTHDAY=${day}`;
    return `;BYMONTHDAY=${[28, 29, 30, 31].filter((one) => one <= day).join(',')};BYSETPOS=-1`;
  };

  function judged(rule: string, dtstart: Day, count: number): readonly string[] {
    const rruleString = `DTSTART:${dayText(dtstart).replaceAll('-', '')}T000000Z\nRRULE:${rule};COUNT=${count}`;
    return new RRuleTemporal({ rruleString }).all().map((date) => date.toString().slice(0, 10));
  }

  function ours(rule: Recurrence, starts: Day, count: number): readonly string[] {
    const found: string[] = [];
    for (let from = starts; found.length < count;) {
      const nominal = firstNominal(rule, starts, from);
      found.push(dayText(nominal));
      from = nominal + 1;
    }
    return found;
  }

  const anyDayOfMonth = fc.option(fc.integer({ min: 1, max: 31 }));

  test('months: every month, second month, quarter, third of a year and half-year, on any day', () => {
    const anyMonth = fc.tuple(fc.integer({ min: 2018, max: 2034 }), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(anyMonth, anyDayOfMonth, fc.constantFrom(1, 2, 3, 4, 6), ([year, month], day, interval) => {
        const rule = { every: 'month', interval, month: null, day } as const;
        const due = Math.ceil(month / interval) * interval;
        const expected = judged(`FREQ=MONTHLY;INTERVAL=${interval}${dayPart(day)}`, dayFromCivil(year, due, 1), 8);
        expect(ours(rule, dayFromCivil(year, month, 1), 8)).toEqual(expected);
      }),
      { numRuns: 80 },
    );
  });

  test('months: a day that some months lack', () => {
    fc.assert(
      fc.property(anyStart, fc.integer({ min: 29, max: 31 }), (starts, day) => {
        const rule = { every: 'month', interval: 1, month: null, day } as const;
        expect(ours(rule, starts, 14)).toEqual(judged(`FREQ=MONTHLY${dayPart(day)}`, starts, 14));
      }),
      { numRuns: 40 },
    );
  });

  test('years: a month and a day of each, 29 February too', () => {
    fc.assert(
      fc.property(anyStart, fc.integer({ min: 1, max: 12 }), anyDayOfMonth, (starts, month, day) => {
        const rule = { every: 'month', interval: 12, month, day } as const;
        expect(ours(rule, starts, 6)).toEqual(judged(`FREQ=YEARLY;BYMONTH=${month}${dayPart(day)}`, starts, 6));
      }),
      { numRuns: 60 },
    );
  });

  test('several years: from the last year of the first span', () => {
    fc.assert(
      fc.property(anyStart, fc.integer({ min: 2, max: 5 }), anyDayOfMonth, (starts, years, day) => {
        const rule = { every: 'month', interval: years * 12, month: 12, day } as const;
        const first = dayOf(`${Number(dayText(starts).slice(0, 4)) + years - 1}-01-01`);
        const expected = judged(`FREQ=YEARLY;INTERVAL=${years};BYMONTH=12${dayPart(day)}`, first, 4);
        expect(ours(rule, starts, 4)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  test('weeks: a weekday of every week, or of each second or third', () => {
    const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
    fc.assert(
      fc.property(anyStart, fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 3 }), (starts, day, interval) => {
        const rule = { every: 'week', interval, month: null, day } as const;
        const monday = starts - ((starts + 3) % 7);
        const first = interval === 1 ? starts : monday + 7 * (interval - 1);
        const expected = judged(`FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${names[day - 1] ?? ''};WKST=MO`, first, 6);
        expect(ours(rule, starts, 6)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
