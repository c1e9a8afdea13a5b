// What a deployment is made of besides its lots: the questions for later, and the policy as it holds for one directive.
import { describe, expect, test } from 'vitest';
import type { Obligation } from '../../contracts/plan.ts';
import type { Policy } from '../../contracts/policy.ts';
import { rehearse } from '../../engine/deploy.ts';
import { policyFor } from '../../engine/prepare.ts';
import { dayAt, dayOf, dayText, startOf } from '../../rules/day.ts';
import { directoryOf, obligation, planOf, policy, requestOf } from '../integration/terms.ts';

const NOW = startOf(dayOf('2027-03-02')) + 9 * 3_600_000;
const quarterly = obligation('nv-1', { kind: 'report', at: { text: 'hằng quý', recurs: 'FREQ=MONTHLY;INTERVAL=3' } });
const final = obligation('nv-9', { kind: 'review', review: 'tong-ket', at: { due: '2030-12-31' } });

const prepared = (obligations: readonly Obligation[], given: Policy = policy) => {
  const request = requestOf(planOf('01-CT/TU', '2027-03-01', obligations), directoryOf(2), { now: NOW, policy: given });
  const { prepared: done } = rehearse(request);
  if (done === null) throw new Error('deployable');
  return done;
};

describe('what recurs without an end', () => {
  test('is asked about a year on, on a working morning', () => {
    const { later } = prepared([quarterly]).deployment.body;
    expect(later.map(({ question, askAt }) => [question.id, dayText(dayAt(askAt))])).toEqual([
      // 366 days on, the 2nd of March 2028, is a Thursday.
      ['stillRecurring/nv-1/2028', '2028-03-02'],
    ]);
  });

  test('is not asked about where a final review ends the directive, or the text gives an end', () => {
    expect(prepared([quarterly, final]).deployment.body.later).toEqual([]);
    const ends = obligation('nv-1', { kind: 'report', at: { recurs: 'FREQ=MONTHLY;INTERVAL=3', ends: '2029-12-31' } });
    expect(prepared([ends]).deployment.body.later).toEqual([]);
  });
});

describe('the policy of a directive', () => {
  const rung = policy.ladders.report.slice(0, 1);
  const override = { directives: null, units: null, ladders: {}, reportPeriods: null } as const;
  const overrides: Policy['overrides'] = [
    { ...override, directives: ['khac'], ladders: { report: rung } },
    { ...override, units: ['xa-000'], ladders: { report: rung } },
    { ...override, directives: ['tinh-uy-minh-giang.01-ct-tu.2027'], reportPeriods: 'nd09' },
  ];

  test('leaves out what is meant for others, and counts report periods as it is told to', () => {
    const mine = policyFor({ ...policy, overrides }, 'tinh-uy-minh-giang.01-ct-tu.2027');
    expect(mine.overrides).toEqual(overrides.slice(1));
    expect(mine.reportPeriods).toBe('nd09');
    expect(policyFor({ ...policy, overrides }, 'khac')).toMatchObject({ reportPeriods: 'plain' });
  });

  test('decides when its reports are due', () => {
    const first = (given: Policy) => {
      const { lots } = prepared([quarterly], given);
      const [duty] = lots[0]?.duties ?? [];
      return [duty?.lead, duty?.time.kind === 'recurring' ? duty.time.rule.day : null];
    };
    // By the decree: figures to the 14th, one working day to send them.
    expect(first({ ...policy, overrides })).toEqual([-1, 14]);
    expect(first(policy)).toEqual([0, null]);
  });
});

describe('whom a lead directs', () => {
  test('is informed like those who work with it, and a body that no unit is, is passed over', () => {
    const via = [{ name: 'Đảng ủy xã 1' }, { name: 'các cấp' }];
    const { lots, deployment } = prepared([
      obligation('nv-1', { leads: [{ name: 'Đảng ủy xã 0' }], via, at: { due: '2027-06-30' } }),
    ]);
    expect(lots[0]?.duties[0]?.coordinators).toEqual(['xa-001']);
    expect(deployment.questions).toEqual([]);
  });
});
