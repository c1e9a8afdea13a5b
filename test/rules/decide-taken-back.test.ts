// What was said is taken back: a report or a refusal by the unit, a confirmation by the monitor.
import { describe, expect, test } from 'vitest';
import { Lot, duty, input, names, once, terms, told, when } from '../simulation/world.ts';

const lotOf = (): Lot => new Lot(terms([duty('d1', once('2025-06-30'))]), when('2025-03-03', 9));
const withdraw = (receivedAt: number) => input('withdraw', { receivedAt });

describe('a report that is withdrawn', () => {
  test('leaves lateness open: the next one is the first', () => {
    const lot = lotOf();
    lot.say(input('report', { receivedAt: when('2025-06-27', 9) }));
    const { facts } = lot.say(withdraw(when('2025-06-27', 10)));
    expect(told(facts)).toEqual(['withdrawn to monitor-clerk']);
    expect(lot.assignment()).toMatchObject({ status: 'open', judgedAt: null, late: null, submissions: 0 });
    lot.say(input('report', { id: 'r2', receivedAt: when('2025-07-01', 9) }));
    expect(lot.assignment()).toMatchObject({ late: true, submissions: 1 });
  });

  test('after a return leaves the lateness of the one that was returned', () => {
    const lot = lotOf();
    lot.say(input('report', { receivedAt: when('2025-06-27', 9) }));
    lot.say(input('return', { receivedAt: when('2025-06-30', 9) }));
    lot.say(input('report', { id: 'r2', receivedAt: when('2025-07-02', 9) }));
    lot.say(withdraw(when('2025-07-02', 10)));
    expect(lot.assignment()).toMatchObject({ status: 'returned', late: false, submissions: 1 });
  });

  test('gains the unit nothing: what lapsed while it waited is climbed now, the highest once', () => {
    const lot = lotOf();
    lot.say(input('report', { receivedAt: when('2025-06-30', 9) }));
    lot.tick(when('2025-07-03', 9));
    lot.say(withdraw(when('2025-07-03', 10)));
    expect(names(lot.tick(when('2025-07-03', 10)))).toEqual([
      'rung.passedOver overdue-1',
      'rung.escalated escalate-head',
    ]);
  });

  test('is none where nothing waits', () => {
    const { outcome } = lotOf().say(withdraw(when('2025-06-27', 9)));
    expect(outcome).toMatchObject({ ok: false, code: 'nothingToWithdraw' });
  });

  test('a refusal too: the unit owes again', () => {
    const lot = lotOf();
    lot.say(input('decline', { receivedAt: when('2025-06-02', 9) }));
    lot.say(withdraw(when('2025-06-03', 9)));
    expect(lot.assignment()).toMatchObject({ status: 'open', submissions: 0 });
  });
});

describe('a confirmation that is taken back', () => {
  const done = (): Lot => {
    const lot = lotOf();
    lot.say(input('report', { receivedAt: when('2025-07-01', 9) }));
    lot.say(input('confirm', { receivedAt: when('2025-07-02', 9) }));
    return lot;
  };

  test('has the report wait again; lateness stays, and both stand in the journal', () => {
    const lot = done();
    lot.say(input('reopen', { receivedAt: when('2025-07-04', 9) }));
    expect(lot.assignment()).toMatchObject({ status: 'submitted', late: true, closedAt: null });
    expect(lot.assignment().nextAt).toBe(when('2025-07-09', 7));
    expect(names(lot.facts).slice(-3)).toEqual(['assignment.confirmed', 'assignment.settled', 'assignment.reopened']);
    expect(names(lot.tick(when('2025-07-09', 7)))).toEqual(['rung.reminded confirm-3']);
    lot.say(input('return', { receivedAt: when('2025-07-10', 9) }));
    expect(lot.assignment()).toMatchObject({ status: 'returned' });
  });

  test('needs one', () => {
    const { outcome } = lotOf().say(input('reopen', { receivedAt: when('2025-07-04', 9) }));
    expect(outcome).toMatchObject({ ok: false, code: 'notConfirmed' });
  });

  test('is refused once the directive has closed', () => {
    const lot = done();
    lot.tell({ kind: 'close' }, when('2025-07-05', 9));
    const { outcome } = lot.say(input('reopen', { receivedAt: when('2025-07-06', 9) }));
    expect(outcome).toMatchObject({ ok: false, code: 'assignmentClosed' });
  });
});
