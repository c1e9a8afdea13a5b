// Reading is held to what it has reached on the gold standard: a change may not lose ground unseen. The floors stand just below the
// figures of docs/reading.md; a better reading raises both.
import { describe, expect, test } from 'vitest';
import { Plan } from '../../contracts/plan.ts';
import { readDirective } from '../../reading/read.ts';
import { goldScore, goldTexts, hasGold, unlessGold } from './gold.ts';

/** F1 of each measure, rounded down to a hundredth. */
const FLOORS = [
  ['metadata', 1],
  ['section', 1],
  ['assigned', 0.99],
  ['coordinated', 1],
  ['dated', 0.99],
  ['datedStrict', 0.97],
  ['monitors', 1],
] as const;

describe.skipIf(!hasGold)(`on the gold standard${unlessGold}`, () => {
  test('no measure falls below what was reached', () => {
    const score = goldScore();
    const below = FLOORS.filter(([measure, floor]) => !((score[measure]?.f1 ?? 0) >= floor));
    expect(below.map(([measure, floor]) => `${measure} ${score[measure]?.f1} < ${floor}`)).toEqual([]);
    expect(score['dated']?.hit).toBeGreaterThan(100);
  });

  test('every plan is valid by its contract and names its title', () => {
    for (const { name, text } of goldTexts()) {
      const plan = readDirective(text, { name });
      expect(Plan.safeParse(plan).error, name).toBeUndefined();
      expect(plan.directive.title, name).toMatch(/\p{L}/u);
    }
    expect(goldTexts().length).toBeGreaterThan(0);
  });
});
