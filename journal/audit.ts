// Whether the journal agrees with itself. For each directive: the chain is computed again from the stored facts, the tables are rebuilt
// from nothing by the projector that `record` uses, and both are compared with what is stored, row by row; every notice must come from a
// fact, and every message of a fact must have reached somebody or be marked as unaddressed. All in one snapshot of the database.
import type { PoolClient } from 'pg';
import { DondocError } from '../contracts/errors.ts';
import type { Fact } from '../contracts/fact.ts';
import { canonicalJson } from '../contracts/canonical.ts';
import { sha256, storable } from './digest.ts';
import { chainHash, genesis } from './chain.ts';
import { rows, transaction } from './connection.ts';
import type { Journal } from './journal.ts';
import { checkNotices } from './notice-audit.ts';
import { emptyTables, project } from './projection.ts';
import type { Tables } from './projection.ts';
import type { AssignmentRow, DirectiveState, LotRow, QuestionRow } from './rows.ts';
import { DIRECTIVE_COLUMNS, ASSIGNMENT_COLUMNS, assignmentRow, LOT_COLUMNS, QUESTION_COLUMNS } from './tables.ts';

const FACTS_PER_PAGE = 2_000;
/** Problems listed of one directive; one broken link breaks every later one. */
export const MAX_PROBLEMS = 100;

export interface AuditProblem {
  readonly directive: string | null;
  readonly code:
    'chain' | 'sequence' | 'number' | 'column' | 'head' | 'row' | 'orphan' | 'deployed' | 'notice' | 'document';
  /** What disagrees, in English, without personal data. */
  readonly what: string;
}

export interface ChainHead {
  readonly directive: string;
  readonly seq: number;
  readonly hash: string;
}

export interface Audit {
  readonly ok: boolean;
  readonly facts: number;
  readonly problems: readonly AuditProblem[];
  /** The heads as stored: to compare with those published. */
  readonly heads: readonly ChainHead[];
}

export type Report = (code: AuditProblem['code'], what: string) => void;

/** Verifies one directive, or all and the documents. @throws DondocError directiveUnknown | journalAway */
export async function verify(journal: Journal, directive: string | null = null): Promise<Audit> {
  return await transaction(
    journal,
    async (client) => {
      const heads = await loadHeads(client, directive);
      if (directive !== null && heads.length === 0) throw new DondocError('directiveUnknown', { what: directive });
      const problems: AuditProblem[] = [];
      let facts = 0;
      for (const head of heads) {
        const found: AuditProblem[] = [];
        facts += await verifyDirective(client, head, (code, what) => {
          if (found.length < MAX_PROBLEMS) found.push({ directive: head.id, code, what });
        });
        problems.push(...found);
      }
      if (directive === null) {
        problems.push(...(await verifyDocuments(client)), ...(await verifyStrays(client)));
      }
      const stored = heads.map(({ id, lastSeq, head }) => ({ directive: id, seq: lastSeq, hash: head }));
      return { ok: problems.length === 0, facts, problems, heads: stored };
    },
    'repeatable read, read only',
  );
}

/** The heads of all chains, to publish. @throws DondocError journalAway */
export async function chainHeads(journal: Journal): Promise<readonly ChainHead[]> {
  return await rows<ChainHead>(
    journal,
    'select id as directive, last_seq as seq, head as hash from directive order by id',
  );
}

interface StoredHead extends DirectiveState {
  readonly id: string;
  readonly lastSeq: number;
  readonly head: string;
  readonly planHash: string;
  readonly textHash: string | null;
  readonly policyHash: string;
  readonly calendarHash: string;
  readonly directoryHash: string;
  readonly approvedBy: string;
  readonly chaseFrom: number;
}

async function loadHeads(client: PoolClient, directive: string | null): Promise<readonly StoredHead[]> {
  return await rows<StoredHead>(
    client,
    `select id, last_seq as "lastSeq", head, ${DIRECTIVE_COLUMNS},
       plan_hash as "planHash", text_hash as "textHash", policy_hash as "policyHash", calendar_hash as "calendarHash",
       directory_hash as "directoryHash", approved_by as "approvedBy", chase_from as "chaseFrom"
     from directive where $1::text is null or id = $1 order by id`,
    [directive],
  );
}

interface StoredColumns {
  readonly seq: number;
  readonly lot: number;
  readonly n: number;
  readonly key: string;
  readonly type: string;
  readonly assignment: string | null;
  readonly at: number;
  readonly inputSource: string | null;
  readonly inputId: string | null;
  readonly body: string;
  readonly hash: string;
}

async function verifyDirective(client: PoolClient, head: StoredHead, report: Report): Promise<number> {
  const tables = emptyTables();
  const numbers = new Map<number, number>();
  let last = { seq: 0, hash: genesis(head.id) };
  let count = 0;
  for (;;) {
    const page = await rows<StoredColumns>(
      client,
      `select seq, lot, n, key, type, assignment, at, input_source as "inputSource", input_id as "inputId", body, hash
       from fact where directive = $1 and seq > $2 order by seq limit $3`,
      [head.id, last.seq, FACTS_PER_PAGE],
    );
    for (const stored of page) last = verifyFact(stored, last, head, tables, numbers, report);
    count += page.length;
    await checkNotices(client, head.id, page, report);
    if (page.length < FACTS_PER_PAGE) break;
  }
  if (last.seq !== head.lastSeq) report('head', `the last fact is ${last.seq}, the directive says ${head.lastSeq}`);
  if (last.hash !== head.head) report('head', `the last hash is ${last.hash}, the directive says ${head.head}`);
  await compareTables(client, head, tables, report);
  return count;
}

interface Link {
  readonly seq: number;
  readonly hash: string;
}

/** Checks one fact against the one before it, and folds it. Returns the stored link, so that one break is reported once. */
function verifyFact(
  stored: StoredColumns,
  last: Link,
  head: StoredHead,
  tables: Tables,
  numbers: Map<number, number>,
  report: Report,
): Link {
  const { seq, body, hash } = stored;
  if (seq !== last.seq + 1) report('sequence', `fact ${last.seq + 1} is missing before ${seq}`);
  if (chainHash(last.hash, seq, body) !== hash)
    report('chain', `the hash of fact ${seq} does not follow from its content`);
  const fact = JSON.parse(body) as Fact;
  if (canonicalJson(fact) !== body) report('chain', `fact ${seq} is not canonical JSON`);
  if (fact.directive !== head.id || !sameColumns(stored, fact))
    report('column', `the columns of fact ${seq} differ from its content`);
  const before = numbers.get(fact.lot) ?? 0;
  if (fact.n !== before + 1) report('number', `lot ${fact.lot} has fact ${fact.n} after ${before} (seq ${seq})`);
  numbers.set(fact.lot, fact.n);
  project(tables, fact, seq);
  if (fact.assignment !== null && !fact.type.startsWith('input.') && !tables.assignments.has(fact.assignment)) {
    report('orphan', `fact ${seq} is about ${fact.assignment}, which was never opened`);
  }
  if (fact.type === 'directive.deployed') checkDeployed(fact.body, head, report);
  return { seq, hash };
}

function sameColumns(stored: StoredColumns, fact: Fact): boolean {
  return (
    stored.lot === fact.lot &&
    stored.n === fact.n &&
    stored.key === storable(fact.key) &&
    stored.type === fact.type &&
    stored.assignment === fact.assignment &&
    stored.at === fact.at &&
    stored.inputSource === (fact.input === null ? null : storable(fact.input.source)) &&
    stored.inputId === (fact.input === null ? null : storable(fact.input.id))
  );
}

function checkDeployed(
  body: Extract<Fact, { type: 'directive.deployed' }>['body'],
  head: StoredHead,
  report: Report,
): void {
  const same =
    body.planHash === head.planHash &&
    body.textHash === head.textHash &&
    body.policyHash === head.policyHash &&
    body.calendarHash === head.calendarHash &&
    body.directoryHash === head.directoryHash &&
    storable(body.approvedBy) === head.approvedBy &&
    body.chaseFrom === head.chaseFrom;
  if (!same) report('deployed', 'the directive is registered with other hashes or approval than its first fact says');
}

async function compareTables(client: PoolClient, head: StoredHead, tables: Tables, report: Report): Promise<void> {
  const { status, lots, deployedAt, closedAt, calendarNow, policyNow, chaseFromNow } = head;
  const kept = { status, lots, deployedAt, closedAt, calendarNow, policyNow, chaseFromNow };
  if (canonicalJson(kept) !== canonicalJson(tables.directive)) {
    report('row', 'the row of the directive differs from its facts');
  }
  const storedLots = await rows<LotRow>(client, `select ${LOT_COLUMNS} from lot l where l.directive = $1`, [head.id]);
  compareRows(
    'lot',
    storedLots,
    (one) => String(one.lot),
    byKey(tables.lots.values(), (one) => String(one.lot)),
    report,
  );
  const assignments = await rows<Omit<AssignmentRow, 'basis'> & { basis: string }>(
    client,
    `select ${ASSIGNMENT_COLUMNS} from assignment a where a.directive = $1`,
    [head.id],
  );
  compareRows('assignment', assignments.map(assignmentRow), (one) => one.id, tables.assignments, report);
  const questions = await rows<QuestionRow>(
    client,
    `select ${QUESTION_COLUMNS} from question q where q.directive = $1 and q.origin = 'fact'`,
    [head.id],
  );
  compareRows('question', questions, (one) => one.id, tables.questions, report);
}

const byKey = <T>(values: Iterable<T>, key: (value: T) => string): ReadonlyMap<string, T> =>
  new Map([...values].map((value) => [key(value), value]));

function compareRows<T>(
  table: string,
  stored: readonly T[],
  key: (row: T) => string,
  rebuilt: ReadonlyMap<string, T>,
  report: Report,
): void {
  const seen = new Set<string>();
  for (const one of stored) {
    const id = key(one);
    seen.add(id);
    const right = rebuilt.get(id);
    if (right === undefined) report('row', `${table} ${id} comes from no fact`);
    else if (canonicalJson(one) !== canonicalJson(right)) report('row', `${table} ${id} differs from its facts`);
  }
  for (const id of rebuilt.keys()) if (!seen.has(id)) report('row', `${table} ${id} is missing`);
}

/** Documents are named by their content. */
async function verifyDocuments(client: PoolClient): Promise<readonly AuditProblem[]> {
  const problems: AuditProblem[] = [];
  let after = '';
  for (;;) {
    const page = await rows<{ hash: string; kind: string; body: string }>(
      client,
      'select hash, kind, body from document where hash > $1 order by hash limit 50',
      [after],
    );
    for (const { hash, kind, body } of page) {
      const content = kind === 'text' ? String(JSON.parse(body)) : body;
      if (sha256(content) !== hash)
        problems.push({ directive: null, code: 'document', what: `${kind} ${hash} has other content` });
    }
    const last = page.at(-1);
    if (last === undefined) return problems;
    after = last.hash;
  }
}

/** Rows of directives that are not registered. */
async function verifyStrays(client: PoolClient): Promise<readonly AuditProblem[]> {
  const strays = await rows<{ table: string; directive: string }>(
    client,
    ['fact', 'lot', 'assignment', 'question', 'notice']
      .map(
        (table) =>
          `(select distinct '${table}' as "table", t.directive from ${table} t
            where not exists (select 1 from directive d where d.id = t.directive) limit ${MAX_PROBLEMS})`,
      )
      .join(' union all '),
  );
  return strays.map(({ table, directive }) => ({
    directive,
    code: 'orphan',
    what: `${table} rows of a directive that is not registered`,
  }));
}
