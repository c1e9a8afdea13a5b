// What earlier inputs were answered, read from the facts they caused: for assignments that have left their lot's state, where a late
// duplicate must still get the first answer.
import type { ErrorCode } from '../contracts/errors.ts';
import type { Fact, Outcome } from '../contracts/fact.ts';
import { storable } from './digest.ts';
import { rows } from './connection.ts';
import type { Journal } from './journal.ts';

export interface JournalAnswer {
  /** The content hash of the input that was answered: the same id with other content is refused. */
  readonly hash: string;
  readonly directive: string;
  readonly lot: number;
  /** `n`: the last fact that the input caused. */
  readonly outcome: Outcome;
}

export interface InputName {
  readonly source: string;
  readonly id: string;
}

const nameOf = (source: string, id: string): string => JSON.stringify([source, id]);

/** The answers to inputs, one each in the order given, null where the journal knows none. @throws DondocError journalAway */
export async function answersFromJournal(
  journal: Journal,
  inputs: readonly InputName[],
): Promise<readonly (JournalAnswer | null)[]> {
  if (inputs.length === 0) return [];
  const found = await rows<{ body: string }>(
    journal,
    `select f.body from unnest($1::text[], $2::text[]) as i(source, id)
     join fact f on f.input_source = i.source and f.input_id = i.id
     order by f.directive, f.seq`,
    [inputs.map(({ source }) => storable(source)), inputs.map(({ id }) => storable(id))],
  );
  const answers = new Map<string, JournalAnswer>();
  for (const { body } of found) {
    const fact = JSON.parse(body) as Fact;
    if (fact.input === null) continue;
    const name = nameOf(fact.input.source, fact.input.id);
    answers.set(name, answerOf(fact, fact.input.hash, answers.get(name) ?? null));
  }
  return inputs.map(({ source, id }) => answers.get(nameOf(source, id)) ?? null);
}

/** The answer after one more fact of the input. The first content that came under the id is the one that was answered. */
function answerOf(fact: Fact, hash: string, before: JournalAnswer | null): JournalAnswer {
  if (before !== null && before.hash !== hash) return before;
  const { n, assignment, directive, lot } = fact;
  const code: ErrorCode | null = fact.type === 'input.rejected' || fact.type === 'input.parked' ? fact.body.code : null;
  const outcome: Outcome = code === null ? { ok: true, n, assignment } : { ok: false, code, n, assignment };
  return { hash, directive, lot, outcome };
}

/** What an earlier input with this source and id was answered, or null. @throws DondocError journalAway */
export async function answerFromJournal(journal: Journal, source: string, id: string): Promise<JournalAnswer | null> {
  return (await answersFromJournal(journal, [{ source, id }]))[0] ?? null;
}
