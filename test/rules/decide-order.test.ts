// Inputs that come together, come late, or come in another order than they were sent.
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../contracts/fact.ts';
import { decide } from '../../rules/decide.ts';
import { Lot, duty, empty, input, names, once, terms, when } from '../simulation/world.ts';

describe('order of inputs', () => {
  test('inputs for different units may come in either order', () => {
    const back = when('2025-06-27', 9);
    const said = [
      input('report', { id: 'a', unit: 'so-x', receivedAt: when('2025-06-18', 9) }),
      input('report', { id: 'b', unit: 'so-y', receivedAt: when('2025-06-12', 9) }),
    ];
    const run = (inputs: typeof said): readonly Fact[] => {
      const lot = new Lot(terms([duty('d1', once('2025-06-16'))], { units: ['so-x', 'so-y'] }), when('2025-06-03', 9));
      for (const one of inputs) lot.say(one, back);
      lot.tick(back);
      return lot.facts;
    };
    const content = (facts: readonly Fact[]): readonly string[] =>
      facts.map(({ n: _n, ...fact }) => JSON.stringify(fact)).sort();
    expect(content(run(said))).toEqual(content(run(said.toReversed())));
  });

  test('an input that reaches a lot before its terms does not keep it from opening', () => {
    const from = terms([duty('d1', once('2025-06-16'))]);
    const now = when('2025-03-03', 9);
    const parked = decide(empty(from), { kind: 'input', input: input('report', { receivedAt: now }) }, now);
    const opened = decide(parked.state, { kind: 'open', terms: from }, now);
    const ticked = decide(opened.state, { kind: 'tick' }, now);
    const facts = [...parked.facts, ...opened.facts, ...ticked.facts];
    expect(names(facts)).toEqual(['input.parked', 'lot.opened', 'assignment.opened']);
  });

  test('a lot that is opened a second time stays as it is', () => {
    const from = terms([duty('d1', once('2025-06-16'))]);
    const lot = new Lot(from, when('2025-03-03', 9));
    expect(lot.tell({ kind: 'open', terms: from }, when('2025-03-04', 9))).toEqual([]);
  });
});
