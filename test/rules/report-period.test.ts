// Report periods by Nghị định 09/2019/NĐ-CP: a table to be checked against Điều 8 khoản 5 and Điều 12.
import { describe, expect, test } from 'vitest';
import { dayOf, dayText } from '../../rules/day.ts';
import { nextOccurrence } from '../../rules/occurrence.ts';
import type { Recurring } from '../../rules/occurrence.ts';
import { parseRecurrence } from '../../rules/recurrence.ts';
import { cutOffs } from '../../rules/report-period.ts';
import { termsOf } from '../../rules/terms.ts';
import { calendar, policy } from '../simulation/world.ts';
import { obligation, plan } from './plan-fixture.ts';

/** Due days of a report of 2026, by the decree. */
function dueDays(recurs: string, count: number): readonly string[] {
  const { duties } = termsOf(plan([{ ...obligation('d1', ['Sở A'], { recurs }), kind: 'report' }]), {
    policy: { ...policy, reportPeriods: 'nd09' },
    calendar,
    deployedOn: dayOf('2026-01-05'),
    matched: () => ['so-a'],
  });
  const [duty] = duties;
  if (duty?.time.kind !== 'recurring') throw new Error('it recurs');
  const time: Recurring = { ...duty.time, starts: dayOf('2026-01-01') };
  const options = { openAhead: 0, calendar, rollFixed: 'none', fireAt: 0, openNotBefore: 0, lead: duty.lead } as const;
  const days: string[] = [];
  for (let one = nextOccurrence(time, null, options); one !== null && days.length < count;) {
    expect(one.basis.article).toBe('NĐ 09/2019/NĐ-CP Đ8 k5, Đ12');
    days.push(`${one.period}: ${dayText(one.due ?? 0)}`);
    one = nextOccurrence(time, one.period, options);
  }
  return days;
}

describe('by the decree a report is due one working day after its cut-off', () => {
  test.each([
    ['every month', 'FREQ=MONTHLY', ['2026-01: 2026-01-15', '2026-02: 2026-02-23', '2026-03: 2026-03-16']],
    ['every quarter', 'FREQ=MONTHLY;INTERVAL=3', ['2026-Q1: 2026-03-16', '2026-Q2: 2026-06-15', '2026-Q3: 2026-09-15']],
    ['every half-year', 'FREQ=MONTHLY;INTERVAL=6', ['2026-H1: 2026-06-15', '2026-H2: 2026-12-15']],
    ['every year', 'FREQ=YEARLY', ['2026: 2026-12-15', '2027: 2027-12-15']],
  ])('%s', (_, recurs, days) => {
    expect(dueDays(recurs, days.length)).toEqual(days);
  });
});

test.each([
  ['a day of its own', 'FREQ=MONTHLY;BYMONTHDAY=20'],
  ['weeks', 'FREQ=WEEKLY'],
  ['two years', 'FREQ=YEARLY;INTERVAL=2'],
  ['a year that ends in June', 'FREQ=YEARLY;BYMONTH=6'],
])('the decree has no say in %s', (_, recurs) => {
  const rule = parseRecurrence(recurs);
  if (rule === null) throw new Error('it is a rule');
  expect(cutOffs(rule)).toBeNull();
});
