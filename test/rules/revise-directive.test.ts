// A directive passes other terms on to its lots, and takes none that were reckoned on terms which hold no more.
import { describe, expect, test } from 'vitest';
import type { CalendarSnapshot } from '../../contracts/calendar.ts';
import type { Revision } from '../../contracts/terms.ts';
import { dayOf } from '../../rules/day.ts';
import { calendar } from '../simulation/world.ts';
import { START, Told, types } from './told-directive.ts';

describe('other terms', () => {
  const revision = (calendar: Revision['calendar'], base: number): Revision => ({
    calendar,
    policy: null,
    policyHash: null,
    chaseFrom: null,
    duties: [],
    by: 'Lê Văn C',
    base,
  });
  const off = (day: string): CalendarSnapshot => {
    const bits = calendar.bits.split('');
    bits[dayOf(day) - calendar.from] = '0';
    return { ...calendar, bits: bits.join(''), hash: day };
  };

  test('are passed on to the lots, once', () => {
    const one = new Told({});
    const given = revision(off('2025-06-27'), 0);
    expect(types(one.tell({ kind: 'revise', revision: given }, START).facts)).toEqual(['terms.revised']);
    expect(one.state.effects.at(-1)).toMatchObject({ kind: 'revise', revision: { calendar: { hash: '2025-06-27' } } });
    expect(one.tell({ kind: 'revise', revision: { ...given, base: one.state.revision ?? 0 } }, START).facts).toEqual(
      [],
    );
    expect(one.folded()).toEqual(one.state);
  });

  test('that were reckoned on terms which hold no more are not taken', () => {
    const one = new Told({});
    one.tell({ kind: 'revise', revision: revision(off('2025-06-27'), 0) }, START);
    expect(one.tell({ kind: 'revise', revision: revision(off('2025-06-26'), 0) }, START).facts).toEqual([]);
    expect(one.state.terms.calendar.hash).toBe('2025-06-27');
  });
});
