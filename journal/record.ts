// Writing facts down: one transaction that numbers them, chains them, updates the tables people read and queues the notices. The
// directive's row is locked until it commits, so facts of one directive are committed in order of seq and a follower never skips one;
// lots of one directive take turns, directives do not wait for each other. All of it is a dozen statements however many facts there are.
import pg from 'pg';
import type { PoolClient } from 'pg';
import { DondocError } from '../contracts/errors.ts';
import { MAX_FACTS_PER_RECORD } from '../contracts/fact.ts';
import type { Fact } from '../contracts/fact.ts';
import { noticesOf } from './addressing.ts';
import type { NewNotice } from './addressing.ts';
import { canonicalJson } from '../contracts/canonical.ts';
import { storable } from './digest.ts';
import { chainHash } from './chain.ts';
import { arrayLiteral } from './columns.ts';
import { changed, row, rows, transaction } from './connection.ts';
import { directoryByHash } from './directory.ts';
import { timestamp } from './instant.ts';
import type { Journal } from './journal.ts';
import { loadTold, saveNotices } from './notice-rows.ts';
import { saveParkedFacts } from './parked.ts';
import { emptyTables, project, questionOf } from './projection.ts';
import type { Tables } from './projection.ts';
import type { DirectiveState, LotRow } from './rows.ts';
import {
  DIRECTIVE_COLUMNS,
  loadAssignments,
  loadQuestions,
  LOT_COLUMNS,
  saveAssignments,
  saveHead,
  saveQuestions,
} from './tables.ts';
import { askVacancies } from './vacancies.ts';
import type { Vacancy } from './vacancies.ts';

export interface Batch {
  readonly directive: string;
  readonly lot: number;
  /** In order of n, without gaps, at most MAX_FACTS_PER_RECORD. */
  readonly facts: readonly Fact[];
}

interface Line {
  readonly fact: Fact;
  readonly canonical: string;
}

interface Head extends DirectiveState {
  readonly lastSeq: number;
  readonly head: string;
  readonly monitor: string | null;
}

/**
 * Records a lot's facts. What is there already with the same content is skipped, so the same batch may come again.
 * @throws DondocError journalConflict (a number or key is there with other content, or a number is missing; nothing is written) |
 *   directiveUnknown | tooLarge | journalAway | busy
 */
export async function record(
  journal: Journal,
  batch: Batch,
): Promise<{ readonly recorded: number; readonly repeated: number }> {
  if (batch.facts.length === 0) return { recorded: 0, repeated: 0 };
  checkBatch(batch);
  const lines = batch.facts.map((fact) => ({ fact, canonical: canonicalJson(fact) }));
  return await transaction(journal, async (client) => {
    const head = await lockDirective(client, batch.directive);
    const lot = await loadLot(client, batch);
    const fresh = await freshLines(client, batch, lines, lot.row?.lastN ?? 0);
    const repeated = lines.length - fresh.length;
    if (fresh.length > 0) await write(client, batch, head, lot, fresh);
    return { recorded: fresh.length, repeated };
  });
}

const conflict = (what: string, expected?: string): DondocError =>
  new DondocError('journalConflict', expected === undefined ? { what } : { what, expected });

const nameOf = ({ directive, lot }: Batch, n: number): string => `${directive}/${lot}/${n}`;

function checkBatch(batch: Batch): void {
  const { directive, lot, facts } = batch;
  if (facts.length > MAX_FACTS_PER_RECORD) {
    throw new DondocError('tooLarge', { what: `record ${directive}/${lot}`, limit: `${MAX_FACTS_PER_RECORD} facts` });
  }
  facts.forEach((fact, index) => {
    if (fact.directive !== directive || fact.lot !== lot) {
      throw conflict(`${fact.directive}/${fact.lot}/${fact.n}`, `a fact of ${directive}/${lot}`);
    }
    const before = facts[index - 1];
    if (before !== undefined && fact.n !== before.n + 1) throw conflict(nameOf(batch, fact.n), `fact ${before.n + 1}`);
  });
}

/** Waits for its turn among the writers of this directive. */
async function lockDirective(client: PoolClient, id: string): Promise<Head> {
  const found = await row<Head>(
    client,
    `select last_seq as "lastSeq", head, monitor, ${DIRECTIVE_COLUMNS}
     from directive where id = $1 for no key update`,
    [id],
  );
  if (found === null) throw new DondocError('directiveUnknown', { what: id });
  return found;
}

interface Surroundings {
  readonly row: LotRow | null;
  readonly directory: string | null;
}

/** A statement of its own: one that waited for the lock would still see the lot as it was before the wait. */
async function loadLot(client: PoolClient, { directive, lot }: Batch): Promise<Surroundings> {
  const found = await row<Omit<LotRow, 'lastN'> & { lastN: number | null; hash: string | null }>(
    client,
    `select ${LOT_COLUMNS}, (select hash from directory_version order by id desc limit 1) as hash
     from (values (1)) as one left join lot l on l.directive = $1 and l.lot = $2`,
    [directive, lot],
  );
  if (found === null) return { row: null, directory: null };
  const { hash, lastN, ...columns } = found;
  return { row: lastN === null ? null : { ...columns, lastN }, directory: hash };
}

/** The lines that are not there yet; those that are must have the same content. */
async function freshLines(
  client: PoolClient,
  batch: Batch,
  lines: readonly Line[],
  lastN: number,
): Promise<readonly Line[]> {
  const first = lines[0]?.fact.n ?? 0;
  if (first > lastN + 1) throw conflict(nameOf(batch, first), `fact ${lastN + 1} first`);
  const repeats = lines.filter(({ fact }) => fact.n <= lastN);
  if (repeats.length > 0) {
    const stored = await rows<{ n: number; body: string }>(
      client,
      'select n, body from fact where directive = $1 and lot = $2 and n = any($3)',
      [batch.directive, batch.lot, repeats.map(({ fact }) => fact.n)],
    );
    const bodies = new Map(stored.map(({ n, body }) => [n, body]));
    const other = repeats.find(({ fact, canonical }) => bodies.get(fact.n) !== canonical);
    if (other !== undefined) throw conflict(nameOf(batch, other.fact.n));
  }
  return lines.slice(repeats.length);
}

async function write(
  client: PoolClient,
  batch: Batch,
  head: Head,
  surroundings: Surroundings,
  lines: readonly Line[],
): Promise<void> {
  const facts = lines.map(({ fact }) => fact);
  const tables = await loadTables(client, batch, head, surroundings.row, facts);
  const hashes: string[] = [];
  lines.forEach(({ fact, canonical }, index) => {
    const seq = head.lastSeq + index + 1;
    hashes.push(chainHash(hashes[index - 1] ?? head.head, seq, canonical));
    project(tables, fact, seq);
  });
  await insertFacts(client, batch, head.lastSeq, lines, hashes);
  await saveAssignments(client, [...tables.assignments.values()]);
  await saveQuestions(client, [...tables.questions.values()]);
  await saveParkedFacts(client, facts);
  await queueNotices(client, head, surroundings.directory, facts);
  const lot = tables.lots.get(batch.lot);
  if (lot === undefined) throw new Error(`no lot row for ${batch.directive}/${batch.lot}`);
  const newHead = { lastSeq: head.lastSeq + lines.length, head: hashes.at(-1) ?? head.head };
  await saveHead(client, batch.directive, tables.directive, newHead, lot);
}

/** The rows that these facts touch. */
async function loadTables(
  client: PoolClient,
  { directive, lot }: Batch,
  head: Head,
  lotRow: LotRow | null,
  facts: readonly Fact[],
): Promise<Tables> {
  const tables = emptyTables();
  const { status, lots, deployedAt, closedAt, calendarNow, policyNow, chaseFromNow } = head;
  tables.directive = { status, lots, deployedAt, closedAt, calendarNow, policyNow, chaseFromNow };
  if (lotRow !== null) tables.lots.set(lot, lotRow);
  const assignments = new Set(facts.map(({ assignment }) => assignment).filter((id) => id !== null));
  for (const found of await loadAssignments(client, [...assignments])) tables.assignments.set(found.id, found);
  const questions = new Set(facts.map(questionOf).filter((id) => id !== null));
  for (const found of await loadQuestions(client, directive, [...questions])) tables.questions.set(found.id, found);
  return tables;
}

/** The facts' JSON comes as lines of one text: canonical JSON has no line breaks, so nothing needs to be escaped. */
const INSERT_FACTS = `
insert into fact (directive, lot, seq, n, key, type, assignment, at, input_source, input_id, hash, body)
select $1, $2, * from unnest($3::bigint[], $4::int[], $5::text[], $6::text[], $7::text[], $8::timestamptz[], $9::text[], $10::text[],
  $11::text[], string_to_array($12::text, E'\\n'))`;
const UNIQUE_VIOLATION = '23505';

async function insertFacts(
  client: PoolClient,
  { directive, lot }: Batch,
  lastSeq: number,
  lines: readonly Line[],
  hashes: readonly string[],
): Promise<void> {
  const column = (of: (fact: Fact) => string | number | null): string =>
    arrayLiteral(lines.map(({ fact }) => of(fact)));
  const values = [
    directive,
    lot,
    arrayLiteral(lines.map((_, index) => lastSeq + index + 1)),
    column(({ n }) => n),
    column(({ key }) => storable(key)),
    column(({ type }) => type),
    column(({ assignment }) => assignment),
    column(({ at }) => timestamp(at)),
    column(({ input }) => (input === null ? null : storable(input.source))),
    column(({ input }) => (input === null ? null : storable(input.id))),
    arrayLiteral(hashes),
    lines.map(({ canonical }) => canonical).join('\n'),
  ];
  try {
    await changed(client, INSERT_FACTS, values);
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION) throw conflict(error.detail ?? 'key');
    throw error;
  }
}

async function queueNotices(
  client: PoolClient,
  { lastSeq, monitor }: Head,
  directoryHash: string | null,
  facts: readonly Fact[],
): Promise<void> {
  if (facts.every(({ notify }) => notify.length === 0)) return;
  const settled = facts.filter(({ notify }) => notify.some(({ role }) => role === 'told'));
  const told = await loadTold(client, [
    ...new Set(settled.map(({ assignment }) => assignment).filter((id) => id !== null)),
  ]);
  const directory = directoryHash === null ? null : await directoryByHash(client, directoryHash);
  const notices: NewNotice[] = [];
  const vacancies = new Map<string, { readonly vacancy: Vacancy; readonly at: number }>();
  facts.forEach((fact, index) => {
    const made = noticesOf(fact, lastSeq + index + 1, { directory, monitor, told });
    notices.push(...made.notices);
    for (const vacancy of made.vacancies) {
      const id = `${vacancy.unit}/${vacancy.post}`;
      if (!vacancies.has(id)) vacancies.set(id, { vacancy, at: fact.at });
    }
  });
  await saveNotices(client, notices);
  const [first] = facts;
  const posts = [...vacancies.values()];
  if (first !== undefined)
    await askVacancies(
      client,
      first.directive,
      posts[0]?.at ?? first.at,
      posts.map((post) => post.vacancy),
    );
}
