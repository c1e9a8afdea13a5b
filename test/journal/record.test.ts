import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../contracts/canonical.ts';
import { sha256 } from '../../journal/digest.ts';
import { genesis } from '../../journal/chain.ts';
import { rows } from '../../journal/connection.ts';
import { factsOf } from '../../journal/facts.ts';
import { verify } from '../../journal/audit.ts';
import { record } from '../../journal/record.ts';
import { assignmentTimeline } from '../../journal/status.ts';
import { confirmed, lotOpened, lotWriter, opened, register, START, submitted } from './sample.ts';
import { onEveryPostgres } from './servers.ts';

const D = 'tinh-mau.12-nq-tu.2026';
const E = 'tinh-mau.13-nq-tu.2026';

/** A lot in which units open, report and are confirmed, in batches. */
function lotBatches(directive: string, number: number, units: number, batch: number) {
  const lot = lotWriter(directive, number);
  const names = Array.from({ length: units }, (_, index) => `don-vi-${number}-${index}`);
  const facts = [
    lotOpened(
      lot,
      names.map((unit) => ({ duty: 'o1', unit })),
    ),
  ];
  for (const unit of names) facts.push(opened(lot, unit));
  for (const unit of names) facts.push(submitted(lot, `${directive}/o1/${unit}/once`));
  for (const unit of names) facts.push(confirmed(lot, `${directive}/o1/${unit}/once`));
  const batches = [];
  for (let from = 0; from < facts.length; from += batch) batches.push(facts.slice(from, from + batch));
  return batches.map((part) => ({ directive, lot: number, facts: part }));
}

onEveryPostgres('record', (fresh) => {
  it('numbers the facts of eight lots of two directives without a gap, and the chain holds', async () => {
    await using journal = await fresh();
    await register(journal, D, E);
    const lots = [1, 2, 3, 4].flatMap((number) => [lotBatches(D, number, 30, 17), lotBatches(E, number, 30, 23)]);
    await Promise.all(
      lots.map(async (batches) => {
        for (const batch of batches) await record(journal, batch);
      }),
    );
    for (const directive of [D, E]) {
      const facts = await factsOf(journal, directive);
      expect(facts.map(({ seq }) => seq)).toEqual(Array.from({ length: 4 * 91 }, (_, index) => index + 1));
      for (const number of [1, 2, 3, 4]) {
        const own = facts.filter(({ fact }) => fact.lot === number).map(({ fact }) => fact.n);
        expect(own).toEqual(Array.from({ length: 91 }, (_, index) => index + 1));
      }
    }
    expect(await verify(journal)).toMatchObject({ ok: true, problems: [], facts: 8 * 91 });
  });

  it('chains facts as documented: SHA-256 over the hash before, the seq and the canonical fact', async () => {
    await using journal = await fresh();
    await register(journal, D);
    const lot = lotWriter(D, 1);
    await record(journal, { directive: D, lot: 1, facts: [lotOpened(lot, []), opened(lot, 'so-a')] });
    const [first, second] = await factsOf(journal, D);
    expect(first?.hash).toBe(sha256(`${genesis(D)}\n1\n${canonicalJson(first?.fact)}`));
    expect(second?.hash).toBe(sha256(`${first?.hash}\n2\n${canonicalJson(second?.fact)}`));
  });

  it('takes a batch again without harm, whole or in part', async () => {
    await using journal = await fresh();
    await register(journal, D);
    const lot = lotWriter(D, 1);
    const facts = [lotOpened(lot, []), opened(lot, 'so-a'), opened(lot, 'so-b')];
    expect(await record(journal, { directive: D, lot: 1, facts })).toEqual({ recorded: 3, repeated: 0 });
    expect(await record(journal, { directive: D, lot: 1, facts })).toEqual({ recorded: 0, repeated: 3 });
    const more = [...facts.slice(1), submitted(lot, `${D}/o1/so-a/once`)];
    expect(await record(journal, { directive: D, lot: 1, facts: more })).toEqual({ recorded: 1, repeated: 2 });
    expect(await factsOf(journal, D)).toHaveLength(4);
    expect((await verify(journal)).problems).toEqual([]);
  });

  it('records one batch once when two writers bring it at the same time', async () => {
    await using journal = await fresh();
    await register(journal, D);
    const [batch] = lotBatches(D, 1, 50, 500);
    if (batch === undefined) throw new Error('a lot has a batch');
    const results = await Promise.all([1, 2, 3, 4].map(async () => await record(journal, batch)));
    expect(results.map(({ recorded }) => recorded).sort((a, b) => a - b)).toEqual([0, 0, 0, 151]);
    expect((await verify(journal)).problems).toEqual([]);
  });

  it('sounds the alarm when a number comes with other content, and writes nothing', async () => {
    await using journal = await fresh();
    await register(journal, D);
    const lot = lotWriter(D, 1);
    const first = lotOpened(lot, []);
    const second = opened(lot, 'so-a');
    await record(journal, { directive: D, lot: 1, facts: [first, second] });
    const other = { ...second, at: second.at + 1 };
    const batch = { directive: D, lot: 1, facts: [other, submitted(lot, `${D}/o1/so-a/once`)] };
    await expect(record(journal, batch)).rejects.toMatchObject({ code: 'journalConflict', retryable: false });
    expect(await factsOf(journal, D)).toHaveLength(2);
  });

  it('sounds the alarm when a key comes again under another number, in one batch or later, and writes nothing', async () => {
    await using journal = await fresh();
    await register(journal, D);
    const lot = lotWriter(D, 1);
    await record(journal, {
      directive: D,
      lot: 1,
      facts: [lotOpened(lot, []), opened(lot, 'so-a', 'once', { key: 'k' })],
    });
    const again = { directive: D, lot: 1, facts: [opened(lot, 'so-b', 'once', { key: 'k' })] };
    await expect(record(journal, again)).rejects.toMatchObject({ code: 'journalConflict', retryable: false });
    const other = lotWriter(D, 2);
    const twice = [
      lotOpened(other, []),
      opened(other, 'so-a', '2026', { key: 'm' }),
      opened(other, 'so-b', '2026', { key: 'm' }),
    ];
    await expect(record(journal, { directive: D, lot: 2, facts: twice })).rejects.toMatchObject({
      code: 'journalConflict',
    });
    expect(await factsOf(journal, D)).toHaveLength(2);
    expect((await verify(journal)).problems).toEqual([]);
  });

  it('refuses a gap between batches and within one', async () => {
    await using journal = await fresh();
    await register(journal, D);
    const lot = lotWriter(D, 1);
    const [first, second, third] = [lotOpened(lot, []), opened(lot, 'so-a'), opened(lot, 'so-b')];
    await expect(record(journal, { directive: D, lot: 1, facts: [second] })).rejects.toMatchObject({
      code: 'journalConflict',
    });
    await expect(record(journal, { directive: D, lot: 1, facts: [first, third] })).rejects.toMatchObject({
      code: 'journalConflict',
    });
    expect(await factsOf(journal, D)).toHaveLength(0);
  });

  it('refuses facts of a directive that is not registered, of another lot, and too many at once', async () => {
    await using journal = await fresh();
    const lot = lotWriter(D, 1);
    const facts = [lotOpened(lot, [])];
    await expect(record(journal, { directive: D, lot: 1, facts })).rejects.toMatchObject({ code: 'directiveUnknown' });
    await expect(record(journal, { directive: D, lot: 2, facts })).rejects.toMatchObject({ code: 'journalConflict' });
    const many = Array.from({ length: 501 }, (_, index) => opened(lot, `don-vi-${index}`));
    await expect(record(journal, { directive: D, lot: 1, facts: many })).rejects.toMatchObject({ code: 'tooLarge' });
  });

  it('keeps any text of a report exactly, even what PostgreSQL cannot hold in a column', async () => {
    await using journal = await fresh();
    await register(journal, D);
    const lot = lotWriter(D, 1);
    await record(journal, { directive: D, lot: 1, facts: [lotOpened(lot, []), opened(lot, 'so-a')] });
    const text = 'Đã \u0000 xong \ud800 "\\u0000" 1e400';
    const report = submitted(lot, `${D}/o1/so-a/once`, { text, key: 'in/a\u0000b:1/1' });
    await record(journal, { directive: D, lot: 1, facts: [report] });
    await record(journal, { directive: D, lot: 1, facts: [report] });
    expect((await factsOf(journal, D)).at(-1)?.fact.body).toMatchObject({ text });
    expect((await verify(journal)).problems).toEqual([]);
  });

  it('refuses to change or delete a fact', async () => {
    await using journal = await fresh();
    await register(journal, D);
    const lot = lotWriter(D, 1);
    await record(journal, { directive: D, lot: 1, facts: [lotOpened(lot, [])] });
    await expect(rows(journal, `update fact set body = '{}'`)).rejects.toThrow('written once');
    await expect(rows(journal, 'delete from fact')).rejects.toThrow('written once');
    await expect(rows(journal, 'truncate fact')).rejects.toThrow('written once');
  });

  it('shows an assignment as its facts left it', async () => {
    await using journal = await fresh();
    await register(journal, D);
    const lot = lotWriter(D, 1);
    const id = `${D}/o1/so-a/once`;
    const facts = [
      lotOpened(lot, []),
      opened(lot, 'so-a'),
      submitted(lot, id, { late: true }),
      confirmed(lot, id, { late: true }),
    ];
    await record(journal, { directive: D, lot: 1, facts });
    const timeline = await assignmentTimeline(journal, id, START);
    expect(timeline?.assignment).toMatchObject({
      status: 'done',
      acknowledged: true,
      dueOn: '2026-07-31',
      late: true,
      daysLate: 3,
      bucket: 'doneLate',
      nextAt: null,
      lastSeq: 4,
    });
    expect(timeline?.facts.map(({ fact }) => fact.type)).toEqual([
      'assignment.opened',
      'assignment.submitted',
      'assignment.confirmed',
    ]);
  });
});

it('writes the same canonical JSON for the same value, whatever the order of its members', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const reversed = (one: unknown): unknown =>
        one === null || typeof one !== 'object'
          ? one
          : Array.isArray(one)
            ? one.map(reversed)
            : Object.fromEntries(
                Object.entries(one)
                  .reverse()
                  .map(([name, member]) => [name, reversed(member)]),
              );
      expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
    }),
    { seed: 7, numRuns: 200 },
  );
});
