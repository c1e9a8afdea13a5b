// Which assignment an input means.
import { describe, expect, test } from 'vitest';
import { MAX_SEEN } from '../../rules/state.ts';
import { Lot, duty, input, monthly, names, once, terms, when } from '../simulation/world.ts';

const DAY = 86_400_000;
const monthlyLot = (start = when('2025-03-03', 9), chaseFrom = start, starts = '2025-01-01'): Lot =>
  new Lot(terms([duty('d1', monthly(starts), { kind: 'report', ladder: 'report' })], { chaseFrom }), start);
const periodOf = (lot: Lot, said: Parameters<Lot['say']>[0], now?: number): string | undefined =>
  lot.say(said, now).outcome?.assignment?.split('/').at(-1);

describe('which assignment an input means', () => {
  test('the period it names', () => {
    const lot = monthlyLot();
    lot.tick(when('2025-04-25', 9));
    expect(periodOf(lot, input('report', { period: '2025-04', receivedAt: when('2025-04-25', 10) }))).toBe('2025-04');
  });

  test('without a period the earliest that is owed', () => {
    const lot = monthlyLot();
    lot.tick(when('2025-04-25', 9));
    expect(periodOf(lot, input('report', { id: 'a', receivedAt: when('2025-04-25', 10) }))).toBe('2025-03');
    expect(periodOf(lot, input('report', { id: 'b', receivedAt: when('2025-04-25', 11) }))).toBe('2025-04');
  });

  test('a confirmation without a period means the earliest that waits for one', () => {
    const lot = monthlyLot();
    lot.tick(when('2025-04-25', 9));
    lot.say(input('report', { period: '2025-04', receivedAt: when('2025-04-25', 10) }));
    expect(periodOf(lot, input('confirm', { receivedAt: when('2025-04-28', 10) }))).toBe('2025-04');
  });

  test('a report without a period means what is chased, not what was past before dondoc', () => {
    const lot = monthlyLot(when('2025-06-03', 9));
    lot.tick(when('2025-06-25', 9));
    expect(lot.assignment('d1', 'so-x', '2025-03').silent).toBe(true);
    expect(periodOf(lot, input('report', { receivedAt: when('2025-06-25', 10) }))).toBe('2025-06');
    expect(periodOf(lot, input('report', { id: 'b', receivedAt: when('2025-06-25', 11) }))).toBe('2025-01');
  });

  test('a stale duplicate without a period does not pass for the next period’s report', () => {
    const lot = monthlyLot();
    lot.tick(when('2025-03-25', 9));
    const march = input('report', { receivedAt: when('2025-03-25', 10) });
    lot.say(march);
    lot.say(input('confirm', { receivedAt: when('2025-03-26', 10) }));
    lot.tick(when('2025-04-25', 9));
    const again = lot.say({ ...march, receivedAt: when('2025-04-25', 10) });
    expect(again.facts).toEqual([]);
    expect(again.outcome).toMatchObject({ ok: true });
    expect(lot.assignment('d1', 'so-x', '2025-04').status).toBe('open');
  });

  test('a report after its period is closed, before the next opens, is refused', () => {
    const lot = monthlyLot(when('2025-03-25', 9), 0, '2025-03-01');
    lot.say(input('report', { id: 'a', receivedAt: when('2025-03-25', 10) }));
    lot.say(input('confirm', { receivedAt: when('2025-03-26', 10) }));
    const { outcome } = lot.say(input('report', { id: 'b', receivedAt: when('2025-03-27', 10) }));
    expect(outcome).toMatchObject({ ok: false, code: 'assignmentClosed' });
  });

  test.each([
    ['a period that has not opened', { period: '2025-09' }, 'notYetOpen'],
    ['a duty nobody has', { duty: 'd9' }, 'assignmentUnknown'],
    ['a unit that does not carry it', { unit: 'so-z' }, 'assignmentUnknown'],
    ['no duty at all', { duty: null, unit: null }, 'nothingOpen'],
  ] as const)('%s: it is parked whole, for an operator', (_, target, code) => {
    const lot = monthlyLot(when('2025-03-25', 9));
    const said = input('report', { ...target, receivedAt: when('2025-03-25', 10) });
    const { facts, outcome } = lot.say(said);
    expect(outcome).toMatchObject({ ok: false, code });
    expect(facts).toMatchObject([{ type: 'input.parked', notify: [], body: { code, input: said } }]);
  });

  test('the same input for its period is taken once that has opened', () => {
    const lot = monthlyLot(when('2025-03-25', 9));
    const april = input('report', { period: '2025-04', receivedAt: when('2025-03-25', 10) });
    lot.say(april);
    lot.tick(when('2025-04-25', 9));
    expect(lot.say({ ...april, receivedAt: when('2025-04-25', 10) }).outcome).toMatchObject({ ok: true });
  });

  test('what was closed ninety days ago leaves when the next period opens, and is not known any more', () => {
    const lot = monthlyLot(when('2025-03-25', 9));
    const said = input('report', { period: '2025-03', receivedAt: when('2025-03-25', 10) });
    lot.say(said);
    const closedAt = when('2025-03-26', 10);
    lot.say(input('confirm', { period: '2025-03', receivedAt: closedAt }));
    for (let now = closedAt; now <= closedAt + 89 * DAY; now += DAY) lot.tick(now);
    expect(lot.say(said).facts).toEqual([]);
    for (let now = closedAt; now <= closedAt + 125 * DAY; now += DAY) lot.tick(now);
    expect(names(lot.say(said, closedAt + 125 * DAY).facts)).toEqual(['input.parked']);
  });

  test('a unit that writes without end is parked, and the monitor can still close what it reported', () => {
    const lot = new Lot(terms([duty('d1', once('2025-06-30'))]), when('2025-03-03', 9));
    let now = when('2025-03-04', 9);
    lot.say(input('report', { receivedAt: now }));
    for (let i = 0; i < MAX_SEEN; i += 1) {
      now += 60_000;
      lot.say(input('report', { id: `again-${i}`, receivedAt: now }));
    }
    expect(lot.facts.at(-1)).toMatchObject({ type: 'input.parked', body: { code: 'tooManyInputs' } });
    expect(lot.say(input('confirm', { receivedAt: now })).outcome).toMatchObject({ ok: true });
    expect(Object.keys(lot.assignment().seen).length).toBeLessThanOrEqual(MAX_SEEN);
  });
});
