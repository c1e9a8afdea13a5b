import { describe, expect, test } from 'vitest';
import type { Policy } from '../../contracts/policy.ts';
import { dayAt, dayText } from '../../rules/day.ts';
import { courseChanges } from '../../rules/timeline-diff.ts';
import { timeline } from '../../rules/timeline.ts';
import { duty, once, policy, terms, when } from '../simulation/world.ts';

const run = (given: Policy, due: string) =>
  timeline(
    { lots: [terms([duty('d1', once(due))], { policy: given })], deployment: null },
    { deployedAt: when('2025-06-02', 9), until: when('2025-07-20'), reports: 'none' },
  ).facts;

describe('two courses compared', () => {
  test('are alike where nothing differs', () => {
    expect(courseChanges(run(policy, '2025-06-30'), run(policy, '2025-06-30'))).toEqual([]);
  });

  test('show each rung that comes earlier, is left out, or is new, and the deadline that moves', () => {
    const rungs = policy.ladders.product.filter(({ id }) => id !== 'remind-10');
    const other: Policy = {
      ...policy,
      ladders: {
        ...policy.ladders,
        product: rungs.map((rung) => (rung.id === 'escalate-head' ? { ...rung, offset: 2 } : rung)),
      },
    };
    const day = (at: number | null) => (at === null ? null : dayText(dayAt(at)));
    const changes = courseChanges(run(policy, '2025-06-30'), run(other, '2025-06-30'));
    expect(changes.map(({ rung, before, after }) => [rung, day(before), day(after)])).toEqual([
      ['remind-10', '2025-06-16', null],
      ['escalate-head', '2025-07-03', '2025-07-02'],
    ]);
    // In the order of their instants, whichever of the two runs has them.
    const opened = courseChanges([], run(policy, '2025-06-30'));
    expect(opened[0]).toMatchObject({ type: 'assignment.opened', rung: null, before: null });
    const instants = opened.map(({ after }) => after ?? 0);
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
    expect(new Set(opened.map(({ type }) => type))).toEqual(
      new Set(['assignment.opened', 'due', 'rung.reminded', 'rung.overdue', 'rung.escalated']),
    );
    const due = courseChanges(run(policy, '2025-06-30'), run(policy, '2025-07-01')).filter(
      ({ type }) => type === 'due',
    );
    expect(due.map(({ before, after }) => [day(before), day(after)])).toEqual([['2025-07-01', '2025-07-02']]);
  });
});
