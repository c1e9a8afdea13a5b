// A lot that Temporal lost between the directive's word and its own fact is told again, and only then.
import { describe, expect, test } from 'vitest';
import type { CalendarSnapshot } from '../../contracts/calendar.ts';
import type { Fact } from '../../contracts/fact.ts';
import type { LotTerms, Revision } from '../../contracts/terms.ts';
import { dayOf } from '../../rules/day.ts';
import type { LotWord } from '../../rules/decide.ts';
import { decideDirective, emptyDirective, type DirectiveEvent } from '../../rules/directive.ts';
import { fold } from '../../rules/evolve.ts';
import { beginAgain, catchUp, heardOf, NONE_HEARD, saidBy } from '../../rules/missed.ts';
import { calendar, deployedBody, duty, empty, Lot, monthly, once, terms, undated, when } from '../simulation/world.ts';

const START = when('2025-06-02', 9);
const LATER = when('2025-06-10', 9);
const RECOVERED = when('2025-06-12', 9);

const off = (day: string): CalendarSnapshot => {
  const bits = calendar.bits.split('');
  bits[dayOf(day) - calendar.from] = '0';
  return { ...calendar, bits: bits.join(''), hash: day };
};
const revise = (given: CalendarSnapshot, base: number): LotWord => ({
  kind: 'revise',
  revision: { calendar: given, policy: null, policyHash: null, chaseFrom: null, duties: [], by: 'Lê Văn C', base },
});
const heardBy = (facts: readonly Fact[]): number => facts.reduce(heardOf, NONE_HEARD);
const types = (facts: readonly Fact[]): readonly string[] => facts.map(({ type }) => type);

/** A lot that hears words and writes down what follows from the first `written` of them; what it misses is made up for. */
function caughtUp(from: LotTerms, words: readonly LotWord[], written: number) {
  const lot = new Lot(from, START);
  const lasting = words.slice(0, written).reduce((facts, word) => [...facts, ...lot.tell(word, LATER)], [...lot.facts]);
  const known = fold(empty(from), lasting);
  const { facts, state } = catchUp(known, words, heardBy(lasting), RECOVERED);
  expect(fold(known, facts)).toEqual(state);
  return { facts, state, lot };
}

describe('a lot that is rebuilt', () => {
  const plain = terms([duty('d1', once('2025-06-30'))]);
  const revisions = [revise(off('2025-06-27'), 0), revise(calendar, 7)];

  test('is told the revision that it never wrote down', () => {
    const { facts, state } = caughtUp(plain, revisions, 1);
    expect(types(facts)).toEqual(['terms.revised', 'ladder.relaid']);
    expect(state.terms.calendar.hash).toBe(calendar.hash);
    expect(facts.every(({ at }) => at === RECOVERED)).toBe(true);
  });

  test('is told nothing that it wrote down, though the calendar came and went', () => {
    const there = [...revisions, revise(off('2025-06-27'), 9)];
    expect(caughtUp(plain, there, 3).facts).toEqual([]);
  });

  test('is told all of them, in order, where it wrote down none', () => {
    expect(caughtUp(plain, revisions, 0).state.terms.calendar.hash).toBe(calendar.hash);
  });

  test.each<[string, LotWord, LotTerms, string]>([
    [
      'the day of a duty',
      { kind: 'date', duty: 'd1', due: dayOf('2025-08-01') },
      terms([duty('d1', undated)]),
      'duty.dated',
    ],
    [
      'the end of a duty',
      { kind: 'end', duty: 'd1', last: dayOf('2025-08-01') },
      terms([duty('d1', monthly('2025-01-15'))]),
      'duty.ended',
    ],
    ['that the directive has closed', { kind: 'close' }, plain, 'lot.closed'],
  ])('is told %s, once', (_what, word, from, type) => {
    expect(types(caughtUp(from, [word], 0).facts)).toContain(type);
    expect(caughtUp(from, [word], 1).facts).toEqual([]);
  });
});

describe('a lot of which nothing was written', () => {
  test('begins again from its terms, and is told all that it missed', () => {
    const from = terms([duty('d1', undated)]);
    const words: readonly LotWord[] = [
      { kind: 'date', duty: 'd1', due: dayOf('2025-08-01') },
      revise(off('2025-06-27'), 0),
    ];
    const { facts, state } = beginAgain(from, words, RECOVERED);
    expect(types(facts)).toEqual(expect.arrayContaining(['lot.opened', 'duty.dated', 'terms.revised']));
    expect(state.terms.calendar.hash).toBe('2025-06-27');
    expect(fold(empty(from), facts)).toEqual(state);
  });
});

describe('what a directive told its lots', () => {
  test('is what it noted as done; what is still owed it will say itself', () => {
    const { directive, lot, duties, pairs, ...rest } = terms([], { units: ['van-phong'], lot: 0 });
    const reviews = { directive, lot, duties, pairs, ...rest };
    let state = emptyDirective(directive, rest);
    const words: LotWord[] = [];
    const tell = (event: DirectiveEvent): readonly Fact[] => {
      const decision = decideDirective(state, event, START);
      for (const fact of decision.facts) {
        const word = saidBy(state, fact);
        if (word !== null) words.push(word);
      }
      state = decision.state;
      return decision.facts;
    };
    tell({ kind: 'deploy', deployment: { body: deployedBody({ lots: 1, later: [] }), reviews, questions: [] } });
    tell({ kind: 'effectDone', of: 1 });
    const revision = (revise(off('2025-06-27'), 0) as { readonly revision: Revision }).revision;
    const [revised] = tell({ kind: 'revise', revision });
    expect(words).toEqual([]);
    tell({ kind: 'effectDone', of: revised?.n ?? 0 });
    expect(words).toMatchObject([{ kind: 'revise', revision: { base: 0, calendar: { hash: '2025-06-27' } } }]);
  });
});
