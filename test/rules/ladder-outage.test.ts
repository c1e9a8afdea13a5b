// After an outage: of the rungs of an assignment that lapsed meanwhile only the highest goes out, the others are recorded as passed over.
// The highest is the last in the policy, not the latest in time: ladders count from more than one day.
import { describe, expect, test } from 'vitest';
import { Lot, duty, input, monthly, names, once, terms, told, when } from '../simulation/world.ts';

describe('the ladder after an outage', () => {
  test('of three lapsed rungs the head of the unit is told, the other two are passed over', () => {
    const lot = new Lot(terms([duty('d1', once('2025-06-16'))]), when('2025-03-03', 9));
    lot.say(input('acknowledge', { receivedAt: when('2025-03-04', 9) }));
    // Working days after Monday 16 June: Tuesday +1, Thursday +3. Away since before -3 (Wednesday 11).
    lot.tick(when('2025-06-10', 9));
    const facts = lot.tick(when('2025-06-20', 9));
    expect(names(facts)).toEqual([
      'rung.passedOver remind-3',
      'rung.passedOver overdue-1',
      'rung.escalated escalate-head',
    ]);
    expect(told(facts)).toEqual(['escalation to head']);
  });

  test('a later reminder does not take the place of an overdue notice', () => {
    // Opened on Monday, due on Tuesday: overdue on Wednesday, the missing acknowledgement on Thursday.
    const lot = new Lot(terms([duty('d1', once('2025-03-04'))]), when('2025-03-03', 9));
    const facts = lot.tick(when('2025-03-06', 9));
    expect(names(facts)).toEqual(['rung.overdue overdue-1', 'rung.passedOver ack-missing']);
    expect(told(facts)).toEqual(['checkMail to monitor-clerk', 'overdue to clerk']);
    expect(lot.assignment().told).toBe(true);
    expect(names(lot.tick(when('2025-03-07', 7)))).toEqual(['rung.escalated escalate-head']);
  });

  test('coordinators hear that it is overdue also where the rung of that name was passed over', () => {
    const lot = new Lot(terms([duty('d1', once('2025-06-16'), { coordinators: ['so-y'] })]), when('2025-06-09', 9));
    const facts = lot.tick(when('2025-06-19', 9));
    expect(names(facts).at(-1)).toBe('rung.escalated escalate-head');
    const coordinator = { role: 'clerk', unit: 'so-y', form: 'overdue', urgent: false, release: 'auto' };
    expect(facts.at(-1)?.notify).toContainEqual(coordinator);
    expect(lot.tick(when('2025-07-02', 9)).flatMap(({ notify }) => notify)).not.toContainEqual(coordinator);
  });

  test('inputs that waited do not make a neighbour climb rung by rung', () => {
    const lot = new Lot(terms([duty('d1', once('2025-06-16'))], { units: ['so-x', 'so-y'] }), when('2025-03-03', 9));
    lot.tick(when('2025-06-10', 9));
    const back = when('2025-06-27', 9);
    const before = lot.facts.length;
    // so-y wrote on three days on which dondoc was away; so-x wrote nothing.
    lot.say(input('acknowledge', { id: 'a', unit: 'so-y', receivedAt: when('2025-06-12', 9) }), back);
    lot.say(input('report', { id: 'b', unit: 'so-y', receivedAt: when('2025-06-13', 9) }), back);
    lot.say(input('report', { id: 'c', unit: 'so-y', receivedAt: when('2025-06-19', 9) }), back);
    lot.tick(back);
    const silent = lot.facts.slice(before).filter(({ assignment }) => assignment?.includes('/so-x/'));
    expect(silent.flatMap(({ notify }) => notify).map(({ form }) => form)).toEqual(['escalation', 'escalation']);
    expect(names(silent).at(-1)).toBe('rung.escalated escalate-monitor');
  });

  test('the monitor who hears of a report only now is not escalated to at once', () => {
    const lot = new Lot(terms([duty('d1', once('2025-06-16'))]), when('2025-03-03', 9));
    lot.tick(when('2025-05-05', 9));
    const back = when('2025-05-26', 9);
    lot.say(input('report', { receivedAt: when('2025-05-06', 9) }), back);
    expect(told(lot.tick(back))).toEqual([]);
    expect(told(lot.tick(when('2025-05-29', 7)))).toEqual(['confirmationPending to monitor-clerk']);
  });

  test('periods missed meanwhile open one after the other, each with its highest rung', () => {
    const lot = new Lot(
      terms([duty('d1', monthly('2025-03-01'), { kind: 'report', ladder: 'report' })]),
      when('2025-03-03', 9),
    );
    const facts = lot.tick(when('2025-06-02', 9));
    expect(facts.filter(({ type }) => type === 'assignment.opened')).toHaveLength(3);
    const fired = facts.filter(({ type }) => type.startsWith('rung.') && type !== 'rung.passedOver');
    expect(new Set(fired.map(({ assignment }) => assignment)).size).toBe(fired.length);
  });
});
