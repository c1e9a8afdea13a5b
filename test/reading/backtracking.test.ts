// No text may hang reading: no regular expression in it takes more than linear time, whatever it is matched against. `recheck` proves it by
// automata where it can, and attacks the others with texts of its own making.
import { check } from 'recheck';
import { expect, test } from 'vitest';
import { checkable, expressionsOfReading, literalsIn } from './expressions.ts';

/** For one expression; a busy machine is given time. */
const PATIENCE_MS = 60_000;
const ALL_MS = 400_000;
/** The attacks are the same on every run. */
const SEED = 20_261_125;

test('literals are told from divisions, strings, comments and templates', () => {
  const code =
    "a = b / c / d; // /no/\nx = `${/one/.test(y) ? n(1) / 2 : '/no/'}/no/`; return /tw[/]o/u; f(/th\\/ree/g, [1] / 2)";
  expect(literalsIn(code).map(({ source, flags }) => `${source} ${flags}`)).toEqual(['one ', 'tw[/]o u', 'th\\/ree g']);
});

test(
  'the checker finds what backtracks',
  async () => {
    const { source, flags } = checkable({ file: '', source: String.raw`(?:\p{L}+ ?)+$`, flags: 'u' });
    expect((await check(source, flags, { timeout: PATIENCE_MS, randomSeed: SEED })).status).toBe('vulnerable');
  },
  PATIENCE_MS,
);

test(
  'no regular expression of reading takes more than linear time',
  async () => {
    const expressions = await expressionsOfReading();
    // Literals, and those that pattern() makes: a scan that finds few has lost its way.
    expect(expressions.length).toBeGreaterThan(150);
    expect(expressions.filter(({ flags }) => flags.includes('y')).length).toBeGreaterThan(40);
    const wrong: string[] = [];
    for (const one of expressions) {
      const { source, flags } = checkable(one);
      const { status } = await check(source, flags, { timeout: PATIENCE_MS, randomSeed: SEED });
      if (status !== 'safe') wrong.push(`${one.file}: ${status}: /${one.source}/${one.flags}`);
    }
    expect(wrong).toEqual([]);
  },
  ALL_MS,
);
