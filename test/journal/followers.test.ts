import { expect, it } from 'vitest';
import type { Fact } from '../../contracts/fact.ts';
import { rows } from '../../journal/connection.ts';
import { advance, followerState, nextFacts, positionsAfter } from '../../journal/followers.ts';
import { record } from '../../journal/record.ts';
import { waitForFact } from '../../journal/waiting.ts';
import { lotOpened, lotWriter, opened, register } from './sample.ts';
import { onEveryPostgres } from './servers.ts';

const D = 'tinh-mau.12-nq-tu.2026';
const E = 'tinh-mau.13-nq-tu.2026';
const LONG_MS = 20_000;

/** One lot's facts, to be recorded one by one. */
function lotFacts(directive: string, number: number, count: number): readonly Fact[] {
  const lot = lotWriter(directive, number);
  const facts: Fact[] = [lotOpened(lot, [])];
  while (facts.length < count) facts.push(opened(lot, `don-vi-${number}-${facts.length}`));
  return facts;
}

onEveryPostgres('followers', (fresh) => {
  it('read every fact once and each directive in order while lots commit at the same time', async () => {
    await using journal = await fresh();
    await register(journal, D, E);
    const lots = [D, E].flatMap((directive) => [1, 2, 3].map((number) => lotFacts(directive, number, 40)));
    let writing = true;
    const writers = Promise.all(
      lots.map(async (facts) => {
        for (const fact of facts) await record(journal, { directive: fact.directive, lot: fact.lot, facts: [fact] });
      }),
    ).finally(() => {
      writing = false;
    });
    const read = new Map<string, number[]>();
    for (;;) {
      const last = !writing;
      const facts = await nextFacts(journal, 'relay', 7);
      for (const { seq, fact } of facts) read.set(fact.directive, [...(read.get(fact.directive) ?? []), seq]);
      await advance(journal, 'relay', positionsAfter(facts));
      if (facts.length === 0 && last) break;
    }
    await writers;
    const all = Array.from({ length: 120 }, (_, index) => index + 1);
    expect(read).toEqual(
      new Map([
        [D, all],
        [E, all],
      ]),
    );
    expect((await followerState(journal, 'relay')).behind).toBe(0);
  });

  it('come back to what they had not done with, each on its own, and never go back', async () => {
    await using journal = await fresh();
    await register(journal, D);
    await record(journal, { directive: D, lot: 1, facts: lotFacts(D, 1, 10) });
    const first = await nextFacts(journal, 'relay', 4);
    expect(first.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect((await nextFacts(journal, 'relay', 4)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    await advance(journal, 'relay', positionsAfter(first));
    await advance(journal, 'relay', [{ directive: D, seq: 2 }]);
    expect((await nextFacts(journal, 'relay', 2)).map(({ seq }) => seq)).toEqual([5, 6]);
    expect((await nextFacts(journal, 'khac', 1)).map(({ seq }) => seq)).toEqual([1]);
    expect(await followerState(journal, 'relay')).toMatchObject({ behind: 6 });
  });

  it('do not let a busy directive keep the others waiting', async () => {
    await using journal = await fresh();
    await register(journal, D, E);
    await record(journal, { directive: D, lot: 1, facts: lotFacts(D, 1, 30) });
    await record(journal, { directive: E, lot: 1, facts: lotFacts(E, 1, 5) });
    const first = await nextFacts(journal, 'relay', 10);
    await advance(journal, 'relay', positionsAfter(first));
    const second = await nextFacts(journal, 'relay', 10);
    expect(second.slice(0, 5).map(({ fact, seq }) => [fact.directive, seq])).toEqual(
      [1, 2, 3, 4, 5].map((seq) => [E, seq]),
    );
  });

  it('do not see a fact before its transaction commits, nor those after it', async () => {
    await using journal = await fresh();
    await register(journal, D);
    const [one, ...others] = lotFacts(D, 1, 3);
    if (one === undefined) throw new Error('a lot has facts');
    await record(journal, { directive: D, lot: 1, facts: [one] });
    // Another transaction holds the directive: writers take their turn behind it.
    const holder = await journal.pool.connect();
    await holder.query('begin');
    await holder.query('select 1 from directive where id = $1 for update', [D]);
    const written = record(journal, { directive: D, lot: 1, facts: others });
    while ((await rows(journal, 'select 1 from pg_locks where not granted')).length === 0);
    expect((await nextFacts(journal, 'relay', 10)).map(({ seq }) => seq)).toEqual([1]);
    await holder.query('commit');
    holder.release();
    await written;
    expect((await nextFacts(journal, 'relay', 10)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });
});

onEveryPostgres('waiting for a fact', (fresh) => {
  it('ends when it is there, and says when it does not come', async () => {
    await using journal = await fresh();
    await register(journal, D);
    const facts = lotFacts(D, 1, 60);
    await record(journal, { directive: D, lot: 1, facts: facts.slice(0, 30) });
    expect(await waitForFact(journal, D, 1, 30, 0)).toBe(true);
    expect(await waitForFact(journal, D, 1, 31, 30)).toBe(false);
    expect(await waitForFact(journal, D, 2, 1, 0)).toBe(false);
    const waits = [31, 45, 60].map(async (n) => await waitForFact(journal, D, 1, n, LONG_MS));
    await record(journal, { directive: D, lot: 1, facts: facts.slice(30) });
    expect(await Promise.all(waits)).toEqual([true, true, true]);
  });
});
