// The ladder as the shipped policy lays it: which step, on which morning, and which of them still has something to say.
import { describe, expect, test } from 'vitest';
import type { Policy, Rung } from '../../contracts/policy.ts';
import { dayOf } from '../../rules/day.ts';
import type { Climber, Step } from '../../rules/ladder.ts';
import { applies, isHigher, nextStepAt, runningLadder, stepsOf } from '../../rules/ladder.ts';
import type { Assignment } from '../../rules/state.ts';
import { calendar, policy, when } from '../simulation/world.ts';

const ground = { policy, calendar };
const OPENED = when('2025-03-03', 9);

/** Due on Monday, 30 June 2025. */
const climber = (some: Partial<Climber> = {}): Climber => ({
  ladder: 'product',
  status: 'open',
  acknowledged: false,
  silent: false,
  first: true,
  openedAt: OPENED,
  due: dayOf('2025-06-30'),
  redoDue: null,
  catchUp: null,
  unit: 'so-x',
  generation: 1,
  climbed: 0,
  ladderFrom: OPENED,
  waitingSince: null,
  suspendedAt: null,
  ...some,
});

const shown = (steps: readonly Step[]): readonly (readonly [string, number])[] =>
  steps.map(({ rung, at }) => [rung.id, at] as const);

describe('the ladder of a duty', () => {
  test('has each rung on its morning: before the due day, after it, and from the opening', () => {
    const steps = stepsOf(climber(), ground);
    expect(shown(steps).slice(0, 6)).toEqual([
      ['ack-missing', when('2025-03-06', 7)],
      ['remind-10', when('2025-06-16', 7)],
      ['remind-3', when('2025-06-25', 7)],
      ['overdue-1', when('2025-07-01', 7)],
      ['escalate-head', when('2025-07-03', 7)],
      ['escalate-monitor', when('2025-07-09', 7)],
    ]);
  });

  test('repeats the bulletin eight times, every fifth working day, then has the draft', () => {
    const steps = stepsOf(climber(), ground).slice(6);
    expect(shown(steps).slice(0, 2)).toEqual([
      ['bulletin', when('2025-07-16', 7)],
      ['bulletin', when('2025-07-23', 7)],
    ]);
    expect(steps.map(({ rung, repeat }) => `${rung.id} ${repeat}`)).toEqual([
      ...[0, 1, 2, 3, 4, 5, 6, 7].map((repeat) => `bulletin ${repeat}`),
      'draft-office 0',
    ]);
  });

  test('counts from the day to do it again, where there is one', () => {
    const again = climber({ status: 'returned', redoDue: dayOf('2025-07-31'), generation: 2 });
    expect(shown(stepsOf(again, ground)).find(([id]) => id === 'overdue-1')).toEqual([
      'overdue-1',
      when('2025-08-01', 7),
    ]);
  });

  test('asks for an acknowledgement where there is a day, also once the ladder has begun anew', () => {
    const asks = (some: Partial<Climber>): boolean =>
      stepsOf(climber(some), ground).some(({ rung }) => rung.id === 'ack-missing');
    expect(asks({})).toBe(true);
    expect(asks({ generation: 2 })).toBe(true);
    expect(stepsOf(climber({ due: null }), ground)).toEqual([]);
  });

  test('has no step before it began, and the one on which it began', () => {
    const from = when('2025-06-25', 7);
    expect(shown(stepsOf(climber({ ladderFrom: from }), ground))[0]).toEqual(['remind-3', from]);
    expect(shown(stepsOf(climber({ ladderFrom: from + 1 }), ground))[0]?.[0]).toBe('overdue-1');
  });

  test('keeps the policy’s order where two rungs fall on one morning', () => {
    const rungs = policy.ladders.product;
    const both: readonly Rung[] = rungs.filter(({ id }) => id === 'remind-10' || id === 'remind-3');
    const together: Policy = {
      ...policy,
      ladders: { ...policy.ladders, product: both.map((rung) => ({ ...rung, offset: -3 })) },
    };
    const steps = stepsOf(climber(), { policy: together, calendar });
    expect(steps.map(({ rung, height }) => [rung.id, height])).toEqual([
      ['remind-10', 0],
      ['remind-3', 1],
    ]);
  });
});

describe('the ladder that runs', () => {
  test.each<[string, Partial<Assignment>, string | null]>([
    ['is the duty’s own while the unit owes', { status: 'open' }, 'product'],
    ['is the duty’s own after a return', { status: 'returned' }, 'product'],
    ['is the monitor’s while a report waits', { status: 'submitted' }, 'confirmation'],
    ['is the monitor’s while a refusal waits', { status: 'declined' }, 'confirmation'],
    ['is none once it is done', { status: 'done' }, null],
    ['is none once it has ended', { status: 'ended' }, null],
    ['is none where it was past before dondoc', { silent: true }, null],
    ['is none while it is suspended', { suspendedAt: OPENED }, null],
  ])('%s', (_, some, ladder) => {
    expect(runningLadder(climber(some))).toBe(ladder);
    expect(stepsOf(climber({ ...some, waitingSince: OPENED }), ground).length > 0).toBe(ladder !== null);
  });

  test('of the monitor counts from when it could know of the report', () => {
    const waiting = climber({
      status: 'submitted',
      waitingSince: when('2025-06-02', 9),
      ladderFrom: when('2025-06-02', 9),
    });
    expect(shown(stepsOf(waiting, ground))[0]?.[1]).toBe(when('2025-06-05', 7));
    expect(stepsOf({ ...waiting, waitingSince: null }, ground)).toEqual([]);
  });
});

describe('the next step', () => {
  test('is the first that is not behind and has something to say', () => {
    expect(nextStepAt(climber(), ground)).toBe(when('2025-03-06', 7));
    expect(nextStepAt(climber({ acknowledged: true }), ground)).toBe(when('2025-06-16', 7));
    expect(nextStepAt(climber({ first: false }), ground)).toBe(when('2025-06-16', 7));
    expect(nextStepAt(climber({ climbed: 3 }), ground)).toBe(when('2025-07-01', 7));
  });

  test('is none on top', () => {
    const all = stepsOf(climber(), ground).length;
    expect(nextStepAt(climber({ climbed: all - 1 }), ground)).not.toBeNull();
    expect(nextStepAt(climber({ climbed: all }), ground)).toBeNull();
  });

  test('a step that asks for an acknowledgement says nothing once there is one; others always speak', () => {
    const [asking, reminding] = stepsOf(climber(), ground);
    if (asking === undefined || reminding === undefined) throw new Error('there are two');
    expect([applies(asking, climber()), applies(asking, climber({ acknowledged: true }))]).toEqual([true, false]);
    expect(applies(asking, climber({ first: false }))).toBe(false);
    expect([applies(reminding, climber({ acknowledged: true, first: false }))]).toEqual([true]);
  });

  test('a step lies above another by the policy’s order, and of one rung the later repetition', () => {
    const steps = stepsOf(climber(), ground);
    const step = (id: string, repeat = 0): Step => {
      const found = steps.find((one) => one.rung.id === id && one.repeat === repeat);
      if (found === undefined) throw new Error(`no ${id}`);
      return found;
    };
    expect(isHigher(step('overdue-1'), step('ack-missing'))).toBe(true);
    expect(isHigher(step('ack-missing'), step('overdue-1'))).toBe(false);
    expect(isHigher(step('bulletin', 1), step('bulletin', 0))).toBe(true);
    expect(isHigher(step('bulletin', 0), step('bulletin', 1))).toBe(false);
    expect(isHigher(step('bulletin'), step('bulletin'))).toBe(false);
    expect(isHigher(step('draft-office'), step('bulletin', 7))).toBe(true);
    expect(isHigher(step('escalate-head'), step('bulletin', 7))).toBe(false);
  });
});
