// A duty that rests, goes on, is passed on, or is no longer asked for.
import { describe, expect, test } from 'vitest';
import { dayOf, startOf } from '../../rules/day.ts';
import { Lot, duty, input, names, once, policy, terms, told, when } from '../simulation/world.ts';

const lotOf = (suspension: 'stopsClock' | 'clockRuns' = 'stopsClock'): Lot =>
  new Lot(terms([duty('d1', once('2025-06-30'))], { policy: { ...policy, suspension } }), when('2025-03-03', 9));

describe('a suspension', () => {
  test('chases nobody while it lasts; its clerk and its head hear of it', () => {
    const lot = lotOf();
    const { facts } = lot.say(input('suspend', { receivedAt: when('2025-06-02', 9) }));
    expect(told(facts.slice(-1))).toEqual(['suspended to clerk', 'suspended to head']);
    expect(lot.tick(when('2025-12-31', 9))).toEqual([]);
  });

  test('that stops the clock adds its days to the deadline, moved off a day off', () => {
    const lot = lotOf();
    lot.say(input('suspend', { receivedAt: when('2025-06-02', 9) }));
    // 30 June and 12 days is Saturday, 12 July.
    lot.say(input('resume', { receivedAt: when('2025-06-14', 9) }));
    expect(lot.assignment()).toMatchObject({
      due: dayOf('2025-07-14'),
      dueAt: startOf(dayOf('2025-07-15')),
      suspendedAt: null,
      generation: 2,
    });
    expect(names(lot.tick(when('2025-07-15', 7))).at(-1)).toBe('rung.overdue overdue-1');
  });

  test('says why its deadline is another, and nothing where it is the same', () => {
    const resumed = (lot: Lot, at: number) => {
      lot.say(input('suspend', { receivedAt: when('2025-06-02', 9) }));
      return lot.say(input('resume', { receivedAt: at })).facts.at(-1)?.body;
    };
    const basis = { code: 'resumed', words: '', article: null, rolledFrom: null, provisional: false };
    expect(resumed(lotOf(), when('2025-06-14', 9))).toMatchObject({ due: dayOf('2025-07-14'), basis });
    expect(resumed(lotOf(), when('2025-06-02', 10))).toMatchObject({ due: dayOf('2025-06-30'), basis: null });
    expect(resumed(lotOf('clockRuns'), when('2025-06-14', 9))).toMatchObject({ due: dayOf('2025-06-30'), basis: null });
    const undated = new Lot(terms([duty('d1', { kind: 'standing', words: '' })]), when('2025-03-03', 9));
    expect(resumed(undated, when('2025-06-14', 9))).toMatchObject({ due: null, dueAt: null, basis: null });
  });

  test('during which the clock runs leaves the deadline, and catches up with one notice', () => {
    const lot = lotOf('clockRuns');
    lot.say(input('suspend', { receivedAt: when('2025-06-02', 9) }));
    lot.say(input('resume', { receivedAt: when('2025-07-04', 9) }));
    expect(lot.assignment()).toMatchObject({ due: dayOf('2025-06-30') });
    const facts = lot.tick(when('2025-07-04', 9));
    expect(names(facts).filter((name) => !name.startsWith('rung.passedOver'))).toEqual([
      'rung.escalated escalate-head',
    ]);
  });

  test('does not keep a report out', () => {
    const lot = lotOf();
    lot.say(input('suspend', { receivedAt: when('2025-06-02', 9) }));
    lot.say(input('report', { receivedAt: when('2025-06-03', 9) }));
    lot.say(input('confirm', { receivedAt: when('2025-06-04', 9) }));
    expect(lot.assignment()).toMatchObject({ status: 'done', late: false, suspendedAt: null });
  });

  test('begins once and ends once', () => {
    const lot = lotOf();
    expect(lot.say(input('resume', { receivedAt: when('2025-06-02', 8) })).outcome).toMatchObject({
      code: 'notSuspended',
    });
    lot.say(input('suspend', { receivedAt: when('2025-06-02', 9) }));
    const again = input('suspend', { id: 's2', receivedAt: when('2025-06-02', 10) });
    expect(lot.say(again).outcome).toMatchObject({ code: 'alreadySuspended' });
  });
});

describe('a duty that is no longer asked for', () => {
  test('ends, not late; the unit, its head and whoever was told "overdue" hear it', () => {
    const lot = lotOf();
    lot.tick(when('2025-07-03', 7));
    const { facts } = lot.say(input('cancel', { receivedAt: when('2025-07-04', 9) }));
    expect(told(facts)).toEqual(['cancelled to clerk', 'cancelled to head', 'cancelled to told']);
    expect(lot.assignment()).toMatchObject({ status: 'ended', late: null, told: false });
    expect(lot.tick(when('2025-12-31', 9))).toEqual([]);
  });
});

describe('a duty that is passed on to a desk', () => {
  test('is acknowledged', () => {
    const lot = lotOf();
    expect(names(lot.say(input('handOver', { receivedAt: when('2025-03-04', 9) })).facts)).toEqual([
      'assignment.handedOver',
    ]);
    expect(lot.assignment()).toMatchObject({ status: 'open', acknowledged: true, nextAt: when('2025-06-16', 7) });
    expect(names(lot.tick(when('2025-03-10', 9)))).not.toContain('rung.reminded ack-missing');
  });
});
