// With which letters a match can begin: what a pattern is not tried on, it would not have matched.
import { describe, expect, test } from 'vitest';
import { initialsOf } from '../../reading/initials.ts';
import { expressionsOfReading } from './expressions.ts';

const lettersOf = (source: string): string | null => {
  const letters = initialsOf(source);
  return letters === null ? null : [...letters].sort().join('');
};

describe('the first letters of a pattern', () => {
  test.each([
    ['ngày', 'n'],
    ['ngày|tháng', 'nt'],
    ['(?:vào )?(?:khi|dịp)', 'dkv'],
    ['(\\d{1,2})/', '0123456789'],
    ['(?:a|(?:b|c)d)?e', 'abce'],
    ['(?=x)ab', 'a'],
    ['(?!x|y)ab', 'a'],
    ['a{0,2}b', 'ab'],
    ['a{1,2}b', 'a'],
    ['a+b', 'a'],
    ['a*?b', 'ab'],
    ['\\(a', '('],
    ['(?:a?|b)c', 'abc'],
  ])('of %j are %j', (source, letters) => {
    expect(lettersOf(source)).toBe(letters);
  });

  test.each(['\\p{L}+', '[ab]c', '.a', 'a?', '(?:a|\\s)b', 'a?[^x]'])('of %j may be any', (source) => {
    expect(lettersOf(source)).toBeNull();
  });
});

test('no pattern of reading matches where its letters say that it cannot', async () => {
  const ENDS = '(?![\\p{L}\\p{N}])';
  const patterns = (await expressionsOfReading())
    .filter(({ source, flags }) => flags === 'uy' && source.startsWith('(?:') && source.endsWith(`)${ENDS}`))
    .map(({ source }) => ({ source, letters: initialsOf(source.slice(3, -ENDS.length - 1)) }));
  const known = patterns.filter(({ letters }) => letters !== null);
  expect(known.length).toBeGreaterThan(40);
  // Only now: what builds patterns is seen where it is loaded for the first time.
  const { mapText } = await import('../../reading/mapped.ts');
  const { nextWord, skipWord } = await import('../../reading/phrases.ts');
  const { goldTexts, ownSamples, ownDirectives } = await import('./gold.ts');
  const texts = [...ownSamples(), ...ownDirectives(), ...goldTexts()].map(({ text }) => mapText(text).low);
  const wrong: string[] = [];
  for (const { source, letters } of known) {
    const rule = new RegExp(source, 'uy');
    for (const low of texts) {
      for (let at = nextWord(low, 0, low.length); at < low.length; at = nextWord(low, skipWord(low, at), low.length)) {
        rule.lastIndex = at;
        if (!letters?.has(low.charAt(at)) && rule.test(low)) wrong.push(`${source} at "${low.slice(at, at + 20)}"`);
      }
    }
  }
  expect(wrong).toEqual([]);
});
