// "kể từ ngày nhận được": what the unit says of its receipt, and what holds until it says anything.
import { describe, expect, test } from 'vitest';
import { dayText } from '../../rules/day.ts';
import { duty, input, Lot, names, received, terms, told, when } from '../simulation/world.ts';

const START = when('2025-06-02', 9);
const lotOf = (within = 'P15D', workingDays = false) =>
  new Lot(terms([duty('d1', received(within, workingDays))], { units: ['so-x', 'so-y'] }), START);
const say = (lot: Lot, receivedOn: string | null, more: { readonly id?: string; readonly unit?: string } = {}) =>
  lot.say(input('acknowledge', { receivedAt: when('2025-06-09', 9), data: { note: '', receivedOn }, ...more }));
const due = (lot: Lot, unit = 'so-x') => dayText(lot.assignment('d1', unit).due ?? 0);

describe('a deadline counted from the day of receipt', () => {
  test('is taken to begin three working days after the opening, until the unit says when', () => {
    const lot = lotOf();
    // Opened on Monday the 2nd; taken as received on the 5th; fifteen days on is Friday the 20th.
    expect(due(lot)).toBe('2025-06-20');
    expect(lot.facts.find(({ type }) => type === 'assignment.opened')?.body).toMatchObject({
      basis: { code: 'receiptAssumed', words: 'kể từ ngày nhận được' },
    });
  });

  test('moves to where the unit’s own day puts it, for that unit alone, and the unit is told', () => {
    const lot = lotOf();
    const { facts } = say(lot, '2025-06-06');
    expect(names(facts.slice(-2))).toEqual(['assignment.acknowledged', 'deadline.moved']);
    expect(told(facts.slice(-2))).toEqual(['deadlineMoved to clerk']);
    // Fifteen days on is Saturday the 21st, so it ends on Monday (BLDS 2015 Đ148 k5).
    expect([due(lot), due(lot, 'so-y')]).toEqual(['2025-06-23', '2025-06-20']);
    expect(facts.at(-1)?.body).toMatchObject({
      basis: { code: 'receipt', article: expect.stringContaining('Đ148') as string },
    });
    expect(lot.assignment()).toMatchObject({ acknowledged: true, generation: 2 });
  });

  test('in working days counts those', () => {
    const lot = lotOf('P10D', true);
    say(lot, '2025-06-06');
    expect(due(lot)).toBe('2025-06-20');
  });

  test('is said once, and not after a report or a later day', () => {
    const lot = lotOf();
    say(lot, '2025-06-06');
    expect(say(lot, '2025-06-04', { id: 'again' }).outcome).toMatchObject({ ok: false, code: 'receiptKnown' });
    lot.say(input('report', { receivedAt: when('2025-06-10', 9), unit: 'so-y' }));
    expect(say(lot, '2025-06-04', { id: 'y', unit: 'so-y' }).outcome).toMatchObject({
      ok: false,
      code: 'receiptKnown',
    });
  });

  test.each([
    ['2025-06-10', 'fromTheFuture'],
    ['2025-02-30', 'dateInvalid'],
  ])('is not counted from %s: %s', (day, code) => {
    const lot = lotOf();
    expect(say(lot, day).outcome).toMatchObject({ ok: false, code });
    expect(due(lot)).toBe('2025-06-20');
  });

  test('stays where it is while the unit acknowledges without a day', () => {
    const lot = lotOf();
    expect(names(say(lot, null).facts)).not.toContain('deadline.moved');
    expect(due(lot)).toBe('2025-06-20');
  });

  test('may have passed already by the unit’s own word', () => {
    const lot = lotOf('P1D');
    say(lot, '2025-06-03');
    lot.tick(when('2025-06-09', 9));
    expect(due(lot)).toBe('2025-06-04');
    lot.say(input('report', { receivedAt: when('2025-06-09', 10) }));
    expect(lot.assignment()).toMatchObject({ late: true });
  });
});
