// What facts do to a state, beyond what deciding shows: their order, what is left untouched, and how long a closed assignment is kept.
import { describe, expect, test } from 'vitest';
import { evolve, fold } from '../../rules/evolve.ts';
import type { LotState } from '../../rules/state.ts';
import { KEEP_CLOSED_MS } from '../../rules/state.ts';
import { Lot, duty, empty, input, monthly, names, once, terms, when } from '../simulation/world.ts';

const START = when('2025-03-03', 9);

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

describe('facts', () => {
  const from = terms([duty('d1', once('2025-06-30'))]);
  const lived = (): Lot => {
    const lot = new Lot(from, START);
    lot.say(input('report', { receivedAt: when('2025-06-27', 9) }));
    lot.say(input('return', { receivedAt: when('2025-06-30', 9) }));
    lot.tick(when('2025-07-10', 9));
    return lot;
  };

  test('must come in order, without gaps', () => {
    const [first, second] = lived().facts;
    if (first === undefined || second === undefined) throw new Error('there are two');
    expect(() => evolve(empty(from), second)).toThrow('fact 2 of tinh-uy-x.12-nq-tu.2025/1 does not follow 0');
    expect(() => evolve(evolve(empty(from), first), first)).toThrow('does not follow 1');
  });

  test('that are none leave the very state', () => {
    const { state } = lived();
    expect(fold(state, [])).toBe(state);
  });

  test('come to the same one by one and all at once, and write into no state they were given', () => {
    const lot = lived();
    const all = fold(frozen(empty(from)), lot.facts);
    const oneByOne = lot.facts.reduce<LotState>((state, fact) => evolve(frozen(state), fact), empty(from));
    expect(all).toEqual(lot.state);
    expect(oneByOne).toEqual(lot.state);
  });

  test('about an assignment that the state does not have change nothing but the count', () => {
    const lot = lived();
    const fact = { ...lot.facts.at(-1)!, n: lot.state.n + 1, assignment: 'tinh-uy-x.12-nq-tu.2025/d9/so-x/once' };
    expect(evolve(lot.state, fact)).toEqual({ ...lot.state, n: lot.state.n + 1 });
    expect(evolve(lot.state, { ...fact, assignment: 'tinh-uy-x.12-nq-tu.2025/d1/so-x/2031' })).toEqual({
      ...lot.state,
      n: lot.state.n + 1,
    });
  });
});

describe('a closed assignment', () => {
  /** January's report, sent and confirmed at an instant. */
  const closedAt = (closed: number): Lot => {
    const from = terms([duty('d1', monthly('2025-01-01'), { kind: 'report', ladder: 'report', openAhead: 10 })]);
    const lot = new Lot(from, when('2025-01-02', 9));
    lot.tick(when('2025-01-21', 7));
    lot.say(input('report', { receivedAt: closed }));
    lot.say(input('confirm', { receivedAt: closed }));
    return lot;
  };
  const periods = (lot: Lot): readonly string[] =>
    Object.values(lot.state.pairs).flatMap(({ live }) => live.map(({ period }) => period));

  test('is kept until ninety days have passed, and then until its pair’s next period opens', () => {
    const closed = when('2025-01-21', 8);
    const lot = closedAt(closed);
    lot.tick(closed + KEEP_CLOSED_MS - 1);
    expect(periods(lot)).toEqual(['2025-01', '2025-02', '2025-03', '2025-04']);
    lot.tick(when('2025-05-21', 7));
    expect(periods(lot)).toEqual(['2025-02', '2025-03', '2025-04', '2025-05']);
  });

  test('leaves where the next period opens on the very instant, ninety days after', () => {
    const opening = when('2025-05-21', 7);
    const kept = closedAt(opening - KEEP_CLOSED_MS + 1);
    for (const month of ['02', '03', '04']) kept.tick(when(`2025-${month}-20`, 7));
    kept.tick(opening);
    expect(periods(kept)).toContain('2025-01');
    const gone = closedAt(opening - KEEP_CLOSED_MS);
    for (const month of ['02', '03', '04']) gone.tick(when(`2025-${month}-20`, 7));
    gone.tick(opening);
    expect(periods(gone)).not.toContain('2025-01');
  });

  test('is not one that is still owed, however old', () => {
    const lot = new Lot(terms([duty('d1', monthly('2025-01-01'))]), when('2025-01-02', 9));
    lot.tick(when('2026-01-02', 9));
    expect(periods(lot)[0]).toBe('2025-01');
    expect(names(lot.facts)).toContain('rung.escalated draft-office');
  });
});
