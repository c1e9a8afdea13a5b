import { expect, it } from 'vitest';
import { Sources } from '../../contracts/source.ts';
import { answerFromJournal, answersFromJournal } from '../../journal/answers.ts';
import { verify } from '../../journal/audit.ts';
import type { Journal } from '../../journal/journal.ts';
import { getParked, listParked, park, parkAll, settleParked } from '../../journal/parked.ts';
import { record } from '../../journal/record.ts';
import { findSource, findSourceByToken, listSources, saveSources } from '../../journal/sources.ts';
import { confirmed, input, inputRef, lotOpened, lotWriter, opened, register, submitted } from './sample.ts';
import { onEveryPostgres } from './servers.ts';

const D = 'tinh-mau.12-nq-tu.2026';
const A = `${D}/o1/so-a/once`;

async function reported(journal: Journal): Promise<void> {
  await register(journal, D);
  const lot = lotWriter(D, 1);
  const facts = [
    lotOpened(lot, []),
    opened(lot, 'so-a'),
    submitted(lot, A, { input: inputRef('s', 'bc-1') }),
    lot.fact('input.rejected', A, { code: 'alreadySubmitted' }, { input: inputRef('s', 'bc-2') }),
    // The same id with other content was refused; the first content keeps its answer.
    lot.fact('input.rejected', A, { code: 'sameIdOtherContent' }, { input: inputRef('s', 'bc-1', { hash: 'khác' }) }),
    confirmed(lot, A, { input: inputRef('s', 'xn-1') }),
    lot.fact('assignment.settled', A, { late: false }, { input: inputRef('s', 'xn-1') }),
    lot.fact(
      'input.parked',
      null,
      { code: 'nothingOpen', input: input('s', 'p-1', D) },
      { input: inputRef('s', 'p-1') },
    ),
  ];
  await record(journal, { directive: D, lot: 1, facts });
}

onEveryPostgres('inputs', (fresh) => {
  it('are answered from their facts: accepted, refused, with the last fact they caused', async () => {
    await using journal = await fresh();
    await reported(journal);
    expect(await answerFromJournal(journal, 's', 'bc-1')).toEqual({
      hash: 'hash of s bc-1',
      directive: D,
      lot: 1,
      outcome: { ok: true, n: 3, assignment: A },
    });
    const names = ['bc-2', 'xn-1', 'khong-co', 'p-1'].map((id) => ({ source: 's', id }));
    const outcomes = (await answersFromJournal(journal, names)).map((answer) => answer?.outcome ?? null);
    expect(outcomes).toEqual([
      { ok: false, code: 'alreadySubmitted', n: 4, assignment: A },
      { ok: true, n: 7, assignment: A },
      null,
      { ok: false, code: 'nothingOpen', n: 8, assignment: null },
    ]);
    expect(await answerFromJournal(journal, 'nguon-khac', 'bc-1')).toBeNull();
  });

  it('are parked once by source and id, also when many bring them at one time', async () => {
    await using journal = await fresh();
    const inputs = Array.from({ length: 20 }, (_, index) => input('s', `x-${index}`, 'chua-biet'));
    const parkings = inputs.map((one) => ({ input: one, code: 'directiveUnknown' as const }));
    const results = await Promise.all([
      parkAll(journal, parkings),
      parkAll(journal, [...parkings].reverse()),
      ...inputs.map(async (one) => [await park(journal, one, 'directiveUnknown')]),
    ]);
    expect(results.flat().filter(({ created }) => created)).toHaveLength(20);
    expect(results.flat().every(({ same }) => same)).toBe(true);
    const listed = await listParked(journal);
    expect(listed.map((one) => one.input.id).sort()).toEqual(inputs.map(({ id }) => id).sort());
    expect(listed[0]).toMatchObject({ code: 'directiveUnknown', origin: 'door', state: 'waiting', settledAt: null });
  });

  it('keep the first content that was parked under an id, and say so', async () => {
    await using journal = await fresh();
    const first = input('s', 'x', 'chua-biet');
    const { id } = await park(journal, first, 'directiveUnknown');
    const other = { ...first, hash: 'khác' };
    expect(await park(journal, other, 'directiveUnknown')).toEqual({
      id,
      created: false,
      same: false,
      state: 'waiting',
    });
    expect((await getParked(journal, id))?.input).toEqual(first);
    const twice = [first, first].map((one) => ({ input: { ...one, id: 'y' }, code: 'directiveUnknown' as const }));
    expect((await parkAll(journal, twice)).map(({ created }) => created)).toEqual([true, false]);
  });

  it('are settled by the first operator only', async () => {
    await using journal = await fresh();
    const { id } = await park(journal, input('s', 'x', 'chua-biet'), 'directiveUnknown');
    expect(await settleParked(journal, id, 'linked', 'van-hanh', 'đúng là o1')).toBe(true);
    expect(await settleParked(journal, id, 'discarded', 'khac')).toBe(false);
    expect(await settleParked(journal, 'khong-co', 'discarded', 'khac')).toBe(false);
    expect(await listParked(journal)).toEqual([]);
    expect(await listParked(journal, { state: 'all' })).toMatchObject([
      { state: 'linked', settledBy: 'van-hanh', note: 'đúng là o1' },
    ]);
    expect(await park(journal, input('s', 'x', 'chua-biet'), 'directiveUnknown')).toMatchObject({
      created: false,
      state: 'linked',
    });
  });

  it('that a lot parked are listed beside those of the door', async () => {
    await using journal = await fresh();
    await reported(journal);
    expect(await listParked(journal, { directive: D })).toMatchObject([
      { origin: 'fact', code: 'nothingOpen', input: { source: 's', id: 'p-1' } },
    ]);
    expect((await verify(journal)).problems).toEqual([]);
  });

  it('come from registered sources, found by name and by token; a source left out is gone', async () => {
    await using journal = await fresh();
    const token = 'a'.repeat(64);
    const both = Sources.parse({
      schema: 'dondoc/sources/v1',
      sources: [
        { source: 'urn:a', tokenHash: token, units: ['so-a'], capacities: ['unit'] },
        { source: 'urn:b', units: '*', capacities: ['monitor', 'operator'], trusted: true },
      ],
    });
    await saveSources(journal, both);
    await saveSources(journal, both);
    expect(await findSource(journal, 'urn:b')).toEqual(both.sources[1]);
    expect(await findSourceByToken(journal, token)).toEqual(both.sources[0]);
    expect(await findSourceByToken(journal, 'b'.repeat(64))).toBeNull();
    await saveSources(journal, { ...both, sources: both.sources.slice(1) });
    expect(await findSourceByToken(journal, token)).toBeNull();
    expect((await listSources(journal)).map(({ source }) => source)).toEqual(['urn:b']);
  });
});
