// A report that is sent back, and the day by which it is to be done again.
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../rules/day.ts';
import { Lot, duty, input, names, once, terms, told, when } from '../simulation/world.ts';

const reported = (due: string, on: number): Lot => {
  const lot = new Lot(terms([duty('d1', once(due))]), when('2025-03-03', 9));
  lot.say(input('report', { receivedAt: on }));
  return lot;
};

describe('a report that is sent back', () => {
  test('is to be done again within the policy’s five working days, by a new ladder', () => {
    const lot = reported('2025-03-05', when('2025-03-05', 9));
    const { facts } = lot.say(input('return', { receivedAt: when('2025-03-10', 9) }));
    expect(facts.at(-1)).toMatchObject({
      type: 'assignment.returned',
      at: when('2025-03-10', 9),
      notify: [{ role: 'clerk', unit: 'so-x', form: 'returned', urgent: true, release: 'auto' }],
      body: { reason: 'Chưa đủ số liệu', generation: 2, due: dayOf('2025-03-17'), dueAt: when('2025-03-18') },
    });
    expect(names(lot.tick(when('2025-03-12', 7)))).toEqual(['rung.reminded remind-3']);
    expect(names(lot.tick(when('2025-03-18', 7)))).toEqual(['rung.overdue overdue-1']);
    expect(names(lot.tick(when('2025-03-20', 7)))).toEqual(['rung.escalated escalate-head']);
  });

  test('keeps the unit’s own deadline where that lies later: nobody is late before the time', () => {
    const lot = reported('2025-06-30', when('2025-03-05', 9));
    lot.say(input('return', { receivedAt: when('2025-03-10', 9) }));
    expect(lot.assignment()).toMatchObject({ status: 'returned', redoDue: dayOf('2025-06-30') });
    expect(lot.tick(when('2025-06-13', 7))).toEqual([]);
    expect(names(lot.tick(when('2025-06-16', 7)))).toEqual(['rung.reminded remind-10']);
  });

  test('has the day that the monitor names', () => {
    const lot = reported('2025-03-05', when('2025-03-05', 9));
    const data = { reason: 'Thiếu phụ lục', redoBy: '2025-04-15' };
    lot.say(input('return', { receivedAt: when('2025-03-10', 9), data }));
    expect(lot.assignment().redoDue).toBe(dayOf('2025-04-15'));
  });

  test('may be due again on the very day on which it is returned', () => {
    const lot = reported('2025-03-05', when('2025-03-05', 9));
    const data = { reason: 'Thiếu phụ lục', redoBy: '2025-03-10' };
    expect(lot.say(input('return', { receivedAt: when('2025-03-10', 9), data })).outcome).toMatchObject({ ok: true });
    expect(lot.assignment().redoDue).toBe(dayOf('2025-03-10'));
  });

  test.each(['2025-03-07', '2025-02-31', '2025-3-20'])('is not returned for a day that cannot be: %s', (redoBy) => {
    const lot = reported('2025-03-05', when('2025-03-05', 9));
    const data = { reason: 'Thiếu phụ lục', redoBy };
    const { outcome, facts } = lot.say(input('return', { receivedAt: when('2025-03-10', 9), data }));
    expect(outcome).toMatchObject({ ok: false, code: 'redoDayInvalid' });
    expect(facts.at(-1)).toMatchObject({ type: 'input.rejected', notify: [], body: { code: 'redoDayInvalid' } });
    expect(lot.assignment().status).toBe('submitted');
  });

  test('that waited through an outage is returned all the same: the unit gets the policy’s days from when it hears', () => {
    const lot = reported('2025-03-05', when('2025-03-05', 9));
    const data = { reason: 'Thiếu phụ lục', redoBy: '2025-03-12' };
    const said = input('return', { receivedAt: when('2025-03-10', 9), data });
    expect(lot.say(said, when('2025-03-24', 9)).outcome).toMatchObject({ ok: true });
    expect(lot.assignment()).toMatchObject({ status: 'returned', redoDue: dayOf('2025-03-31') });
  });

  test('is as late as its first form was, whenever it comes again', () => {
    const lot = reported('2025-03-05', when('2025-03-05', 9));
    lot.say(input('return', { receivedAt: when('2025-03-10', 9) }));
    const { facts } = lot.say(input('report', { id: 'second', receivedAt: when('2025-03-25', 9) }));
    expect(facts.at(-1)).toMatchObject({ type: 'assignment.submitted', body: { late: false, redoLate: true } });
    const done = lot.say(input('confirm', { receivedAt: when('2025-03-26', 9) }));
    expect(done.facts[0]).toMatchObject({ type: 'assignment.confirmed', body: { late: false, daysLate: 0 } });
  });

  test('a stale duplicate of the first report changes nothing after the return', () => {
    const lot = new Lot(terms([duty('d1', once('2025-03-05'))]), when('2025-03-03', 9));
    const first = input('report', { receivedAt: when('2025-03-05', 9) });
    lot.say(first);
    lot.say(input('return', { receivedAt: when('2025-03-10', 9) }));
    const again = lot.say({ ...first, receivedAt: when('2025-03-11', 9) });
    expect(again.facts).toEqual([]);
    expect(again.outcome).toMatchObject({ ok: true });
    expect(lot.assignment().status).toBe('returned');
  });

  test('three times over, each climb has its own notices', () => {
    const lot = new Lot(terms([duty('d1', once('2025-03-05'))]), when('2025-03-03', 9));
    let now = when('2025-03-05', 9);
    const step = 20 * 86_400_000;
    for (const round of [1, 2, 3]) {
      lot.say(input('report', { id: `r${round}`, receivedAt: now }));
      lot.say(input('return', { id: `b${round}`, receivedAt: now }));
      now += step;
      lot.tick(now);
    }
    const heads = lot.facts.filter((fact) => fact.type === 'rung.escalated' && fact.body.rung === 'escalate-monitor');
    expect(heads).toHaveLength(3);
    expect(new Set(heads.map(({ key }) => key)).size).toBe(3);
  });

  test('a refusal that is not accepted leaves the unit its own deadline', () => {
    const lot = new Lot(terms([duty('d1', once('2025-06-30'))]), when('2025-03-03', 9));
    expect(told(lot.say(input('decline', { receivedAt: when('2025-03-05', 9) })).facts)).toEqual([
      'declined to monitor',
    ]);
    expect(lot.tick(when('2025-03-06', 9))).toEqual([]);
    lot.say(input('return', { receivedAt: when('2025-03-07', 9) }));
    expect(lot.assignment()).toMatchObject({ status: 'returned', redoDue: dayOf('2025-06-30'), generation: 2 });
  });

  test('a refusal that is not accepted leaves a deadline that is nearer than the policy’s days, but none that has passed', () => {
    const redo = (due: string, returned: string): number | null => {
      const lot = new Lot(terms([duty('d1', once(due))]), when('2025-03-03', 9));
      lot.say(input('decline', { receivedAt: when('2025-03-04', 9) }));
      lot.say(input('return', { receivedAt: when(returned, 9) }));
      return lot.assignment().redoDue;
    };
    expect(redo('2025-03-10', '2025-03-07')).toBe(dayOf('2025-03-10'));
    expect(redo('2025-03-10', '2025-03-10')).toBe(dayOf('2025-03-10'));
    expect(redo('2025-03-10', '2025-03-11')).toBe(dayOf('2025-03-18'));
  });

  test('a report on what has no day is to be done again within the policy’s days', () => {
    const lot = new Lot(terms([duty('d1', { kind: 'standing', words: '' })]), when('2025-03-03', 9));
    lot.say(input('report', { receivedAt: when('2025-03-05', 9) }));
    lot.say(input('return', { receivedAt: when('2025-03-10', 9) }));
    expect(lot.assignment().redoDue).toBe(dayOf('2025-03-17'));
  });

  test('there is nothing to return before there is a report', () => {
    const lot = new Lot(terms([duty('d1', once('2025-06-30'))]), when('2025-03-03', 9));
    const { outcome } = lot.say(input('return', { receivedAt: when('2025-03-07', 9) }));
    expect(outcome).toMatchObject({ ok: false, code: 'nothingSubmitted' });
  });
});
