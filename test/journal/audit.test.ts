import { expect, it } from 'vitest';
import { chainHeads, verify } from '../../journal/audit.ts';
import { rows } from '../../journal/connection.ts';
import { saveDirectory } from '../../journal/directory.ts';
import { saveDocument, saveText } from '../../journal/documents.ts';
import type { Journal } from '../../journal/journal.ts';
import { record } from '../../journal/record.ts';
import { confirmed, directory, lotOpened, lotWriter, opened, overdue, register, submitted, tell } from './sample.ts';
import { onEveryPostgres } from './servers.ts';

const D = 'tinh-mau.12-nq-tu.2026';
const A = `${D}/o1/so-a/once`;

async function lived(journal: Journal): Promise<void> {
  await saveDirectory(journal, directory);
  await register(journal, D);
  const lot = lotWriter(D, 1);
  const facts = [
    lotOpened(lot, [
      { duty: 'o1', unit: 'so-a' },
      { duty: 'o1', unit: 'so-b' },
    ]),
    opened(lot, 'so-a'),
    opened(lot, 'so-b'),
    overdue(lot, A, [tell('head', 'so-a', 'overdue')]),
    submitted(lot, A, { late: true }),
    confirmed(lot, A, { late: true, notify: [tell('told', 'so-a', 'settled')] }),
  ];
  await record(journal, { directive: D, lot: 1, facts });
  const own = lotWriter(D, 0);
  const question = { id: 'undated/o2', kind: 'undated', subject: 'o2', words: 'kịp thời' } as const;
  await record(journal, {
    directive: D,
    lot: 0,
    facts: [
      own.fact('question.asked', null, { question }),
      own.fact('question.answered', null, { question: question.id, answer: 'Trong năm', due: '2026-12-31' }),
    ],
  });
}

/** What is done to the journal behind its back, and what the audit must then say. */
const TAMPERINGS: readonly (readonly [what: string, sql: string, code: string, says: string])[] = [
  [
    "a fact's words are changed",
    `update fact set body = replace(body, 'Đã hoàn thành', 'Chưa') where seq = 5`,
    'chain',
    'fact 5',
  ],
  ['a fact is deleted from the middle', 'delete from fact where seq = 3', 'sequence', 'fact 3 is missing before 4'],
  ['the last fact is deleted', 'delete from fact where seq = 8', 'head', 'the last fact is 7'],
  ["a fact's column is changed", `update fact set type = 'assignment.ended' where seq = 5`, 'column', 'fact 5'],
  ['a late completion is made timely', `update assignment set late = false where id = '${A}'`, 'row', A],
  ['an assignment is removed', `delete from assignment where id = '${A}'`, 'row', 'is missing'],
  [
    'an assignment is slipped in',
    `insert into assignment select (json_populate_record(a, '{"id":"x"}')).* from assignment a where id = '${A}'`,
    'row',
    'comes from no fact',
  ],
  ["a question's answer is changed", `update question set due_on = '2030-01-01'`, 'row', 'undated/o2'],
  ["a lot's number is changed", 'update lot set last_n = 9 where lot = 1', 'row', 'lot 1'],
  ["the chain's head is changed", `update directive set head = repeat('0', 64)`, 'head', 'the last hash'],
  ['a notice is deleted', `delete from notice where form = 'overdue'`, 'notice', 'reached nobody'],
  [
    'a notice is given to another',
    `update notice set person = 'bi-thu' where form = 'overdue'`,
    'notice',
    'does not come from',
  ],
  ['a document is changed', `update document set body = '{"a":2}' where kind = 'plan'`, 'document', 'other content'],
  ['a text is changed', `update document set body = '"khác"' where kind = 'text'`, 'document', 'other content'],
];

onEveryPostgres('audit', (fresh) => {
  it('finds nothing wrong in a journal that was only recorded', async () => {
    await using journal = await fresh();
    await lived(journal);
    await saveDocument(journal, 'plan', { a: 1 });
    await saveText(journal, 'Nghị quyết\u0000');
    const audit = await verify(journal);
    expect(audit).toMatchObject({ ok: true, problems: [], facts: 8 });
    expect(audit.heads).toEqual(await chainHeads(journal));
    expect(await verify(journal, D)).toMatchObject({ ok: true, facts: 8 });
    await expect(verify(journal, 'khong-co')).rejects.toMatchObject({ code: 'directiveUnknown' });
  });

  it.each(TAMPERINGS)('finds that %s', async (_, sql, code, says) => {
    await using journal = await fresh(2);
    await lived(journal);
    await saveDocument(journal, 'plan', { a: 1 });
    await saveText(journal, 'Nghị quyết');
    await rows(journal, 'alter table fact disable trigger fact_is_append_only');
    await rows(journal, sql);
    const { ok, problems } = await verify(journal);
    expect(ok).toBe(false);
    expect(problems).toContainEqual(expect.objectContaining({ code, what: expect.stringContaining(says) }));
  });

  it('finds a chain that was rewritten as a whole only by its published head', async () => {
    await using journal = await fresh();
    await lived(journal);
    const [published] = await chainHeads(journal);
    await using other = await fresh();
    await saveDirectory(other, directory);
    await register(other, D);
    const lot = lotWriter(D, 1);
    await record(other, { directive: D, lot: 1, facts: [lotOpened(lot, []), opened(lot, 'so-a')] });
    const forged = await verify(other);
    expect(forged.ok).toBe(true);
    expect(forged.heads[0]?.hash).not.toBe(published?.hash);
  });
});
