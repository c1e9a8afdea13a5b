// When a lot looks at the clock again: never later than the earliest thing there is to do.
import { describe, expect, test } from 'vitest';
import { wakeAt } from '../../rules/wake.ts';
import { Lot, duty, empty, input, monthly, once, standing, terms, when } from '../simulation/world.ts';

const START = when('2025-03-03', 9);
const acknowledged = (lot: Lot, ...duties: readonly string[]): Lot => {
  for (const one of duties) lot.say(input('acknowledge', { id: `a-${one}`, duty: one, receivedAt: START }));
  return lot;
};

describe('a lot wakes', () => {
  const early = duty('early', once('2025-05-30'));
  const late = duty('late', once('2025-06-30'));

  test.each([
    ['first', [early, late]],
    ['last', [late, early]],
  ])('for the earliest rung of all its pairs, wherever that stands (%s)', (_, duties) => {
    const lot = acknowledged(new Lot(terms(duties), START), 'early', 'late');
    expect(wakeAt(lot.state)).toBe(when('2025-05-16', 7));
  });

  test.each([
    ['first', ['2025-04-01', '2025-05-01']],
    ['last', ['2025-05-01', '2025-04-01']],
  ])('for the earliest opening of all, wherever that stands (%s)', (_, starts) => {
    const lot = new Lot(terms(starts.map((day, i) => duty(`d${i}`, monthly(day)))), START);
    // Ten days ahead of 30 April.
    expect(wakeAt(lot.state)).toBe(when('2025-04-21', 7));
  });

  test('for an opening that comes before any rung, and for a rung that comes before any opening', () => {
    const opening = acknowledged(
      new Lot(terms([duty('d1', once('2025-12-31')), duty('d2', monthly('2025-04-01'))]), START),
      'd1',
    );
    expect(wakeAt(opening.state)).toBe(when('2025-04-21', 7));
    const rung = acknowledged(new Lot(terms([early, duty('d2', monthly('2025-09-01'))]), START), 'early');
    expect(wakeAt(rung.state)).toBe(when('2025-05-16', 7));
  });

  test('never where nothing is to come, before it is opened, and once it is closed', () => {
    expect(wakeAt(new Lot(terms([duty('d1', standing)]), START).state)).toBeNull();
    expect(wakeAt(empty(terms([early])))).toBeNull();
    const lot = new Lot(terms([duty('d1', monthly('2025-04-01'))]), START);
    lot.tell({ kind: 'close' }, START);
    expect(wakeAt(lot.state)).toBeNull();
  });
});
