import { describe, expect, test } from 'vitest';
import type { Validity } from '../../rules/validity.ts';
import { isValid, overlap } from '../../rules/validity.ts';

const span = (from: string | null, until: string | null): Validity => ({ from, until });

describe('a unit or a post is valid', () => {
  test('from its first day to its last', () => {
    const year = span('2025-01-01', '2025-12-31');
    const days = ['2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01'];
    expect(days.map((day) => isValid(year, day))).toEqual([false, true, true, false]);
  });

  test('without end, or without beginning, where none is known', () => {
    expect(isValid(span('2025-01-01', null), '2099-01-01')).toBe(true);
    expect(isValid(span('2025-01-01', null), '2024-12-31')).toBe(false);
    expect(isValid(span(null, '2025-12-31'), '1990-01-01')).toBe(true);
    expect(isValid(span(null, '2025-12-31'), '2026-01-01')).toBe(false);
    expect(isValid(span(null, null), '2025-06-30')).toBe(true);
  });
});

describe('two that bear one name are valid at once', () => {
  test.each<[string, Validity, Validity, boolean]>([
    ['on the one day that both have', span('2025-01-01', '2025-06-30'), span('2025-06-30', '2025-12-31'), true],
    ['never, where one follows the other', span('2025-01-01', '2025-06-30'), span('2025-07-01', '2025-12-31'), false],
    ['where one lies within the other', span('2025-01-01', '2025-12-31'), span('2025-03-01', '2025-03-31'), true],
    ['where both have no end', span('2025-01-01', null), span('2030-01-01', null), true],
    ['where both have no beginning', span(null, '2025-12-31'), span(null, '2020-12-31'), true],
    ['where one is open at both ends', span(null, null), span('2025-01-01', '2025-01-01'), true],
    ['never, where one had ended before the other began', span(null, '2025-06-30'), span('2025-07-01', null), false],
    ['on the last day of the one, the first of the other', span(null, '2025-07-01'), span('2025-07-01', null), true],
  ])('%s', (_, a, b, both) => {
    expect([overlap(a, b), overlap(b, a)]).toEqual([both, both]);
  });
});
