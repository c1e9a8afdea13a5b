// Loading and saving the rows that facts fold into, many at a time.
import type { Instant } from '../contracts/time.ts';
import { canonicalJson } from '../contracts/canonical.ts';
import { unnest } from './columns.ts';
import type { Column } from './columns.ts';
import { changed, rows } from './connection.ts';
import type { Queryable } from './connection.ts';
import { timestamp, timestampOrNull } from './instant.ts';
import type { AssignmentRow, DirectiveState, LotRow, QuestionRow } from './rows.ts';

/** The columns of an assignment under their names in code. */
export const ASSIGNMENT_COLUMNS = `a.id, a.directive, a.lot, a.duty, a.unit, a.period, a.ladder, a.status, a.acknowledged, a.silent,
  a.first, a.due_on as "dueOn", a.due_at as "dueAt", a.redo_due_on as "redoDueOn", a.redo_due_at as "redoDueAt", a.basis,
  a.opened_at as "openedAt", a.submitted_at as "submittedAt", a.judged_at as "judgedAt", a.late, a.days_late as "daysLate",
  a.redo_late as "redoLate", a.generation, a.next_at as "nextAt", a.rung, a.rung_at as "rungAt", a.closed_at as "closedAt",
  a.last_seq as "lastSeq", a.asked_on as "askedOn", a.extensions, a.suspended_at as "suspendedAt", a.handed_to as "handedTo"`;

export const QUESTION_COLUMNS = `q.directive, q.id, q.kind, q.subject, q.words, q.origin, q.asked_at as "askedAt",
  q.answered_at as "answeredAt", q.answer, q.due_on as "dueOn"`;

/** The part of a directive's row that facts decide. */
export const DIRECTIVE_COLUMNS = `status, lots, deployed_at as "deployedAt", closed_at as "closedAt", calendar_now as "calendarNow",
  policy_now as "policyNow", chase_from_now as "chaseFromNow"`;

export const LOT_COLUMNS = `l.directive, l.lot, l.status, l.pairs, l.opened_at as "openedAt", l.closed_at as "closedAt",
  l.last_n as "lastN"`;

type StoredAssignment = Omit<AssignmentRow, 'basis'> & { readonly basis: string };

/** An assignment's row as selected by ASSIGNMENT_COLUMNS, with whatever else was selected beside it. */
export const assignmentRow = <T extends { readonly basis: string }>(
  stored: T,
): Omit<T, 'basis'> & Pick<AssignmentRow, 'basis'> => ({
  ...stored,
  basis: JSON.parse(stored.basis) as AssignmentRow['basis'],
});

export async function loadAssignments(on: Queryable, ids: readonly string[]): Promise<readonly AssignmentRow[]> {
  if (ids.length === 0) return [];
  const sql = `select ${ASSIGNMENT_COLUMNS} from assignment a where a.id = any($1)`;
  return (await rows<StoredAssignment>(on, sql, [ids])).map(assignmentRow);
}

type WrittenAssignment = { readonly [K in keyof AssignmentRow]: string | number | boolean | null };

const WRITTEN: readonly Column<WrittenAssignment>[] = [
  'id text',
  'directive text',
  'lot int',
  'duty text',
  'unit text',
  'period text',
  'ladder text',
  'status text',
  'acknowledged boolean',
  'silent boolean',
  'first boolean',
  'dueOn date',
  'dueAt timestamptz',
  'redoDueOn date',
  'redoDueAt timestamptz',
  'basis text',
  'openedAt timestamptz',
  'submittedAt timestamptz',
  'judgedAt timestamptz',
  'late boolean',
  'daysLate int',
  'redoLate boolean',
  'generation int',
  'nextAt timestamptz',
  'rung text',
  'rungAt timestamptz',
  'closedAt timestamptz',
  'lastSeq bigint',
  'askedOn date',
  'extensions int',
  'suspendedAt timestamptz',
  'handedTo text',
];

const saveAssignmentsSql = (table: string): string => `
insert into assignment (id, directive, lot, duty, unit, period, ladder, status, acknowledged, silent, first, due_on, due_at,
  redo_due_on, redo_due_at, basis, opened_at, submitted_at, judged_at, late, days_late, redo_late, generation, next_at, rung, rung_at,
  closed_at, last_seq, asked_on, extensions, suspended_at, handed_to)
select * from ${table}
on conflict (id) do update set ladder = excluded.ladder, status = excluded.status, acknowledged = excluded.acknowledged,
  silent = excluded.silent, first = excluded.first, due_on = excluded.due_on, due_at = excluded.due_at,
  redo_due_on = excluded.redo_due_on, redo_due_at = excluded.redo_due_at, basis = excluded.basis, opened_at = excluded.opened_at,
  submitted_at = excluded.submitted_at, judged_at = excluded.judged_at, late = excluded.late, days_late = excluded.days_late,
  redo_late = excluded.redo_late, generation = excluded.generation, next_at = excluded.next_at, rung = excluded.rung,
  rung_at = excluded.rung_at, closed_at = excluded.closed_at, last_seq = excluded.last_seq,
  asked_on = excluded.asked_on, extensions = excluded.extensions, suspended_at = excluded.suspended_at,
  handed_to = excluded.handed_to`;

/** Writes rows as they now are. The directive's lock must be held. */
export async function saveAssignments(on: Queryable, assignments: readonly AssignmentRow[]): Promise<void> {
  if (assignments.length === 0) return;
  const written = assignments.map((row): WrittenAssignment => ({
    ...row,
    basis: canonicalJson(row.basis),
    dueAt: timestampOrNull(row.dueAt),
    redoDueAt: timestampOrNull(row.redoDueAt),
    openedAt: timestamp(row.openedAt),
    submittedAt: timestampOrNull(row.submittedAt),
    judgedAt: timestampOrNull(row.judgedAt),
    nextAt: timestampOrNull(row.nextAt),
    rungAt: timestampOrNull(row.rungAt),
    closedAt: timestampOrNull(row.closedAt),
    suspendedAt: timestampOrNull(row.suspendedAt),
  }));
  const { table, values } = unnest(written, WRITTEN);
  await changed(on, saveAssignmentsSql(table), values);
}

export async function loadQuestions(
  on: Queryable,
  directive: string,
  ids: readonly string[],
): Promise<readonly QuestionRow[]> {
  if (ids.length === 0) return [];
  const sql = `select ${QUESTION_COLUMNS} from question q where q.directive = $1 and q.id = any($2)`;
  return await rows<QuestionRow>(on, sql, [directive, ids]);
}

/** Writes rows as they now are. The directive's lock must be held. */
export async function saveQuestions(on: Queryable, questions: readonly QuestionRow[]): Promise<void> {
  if (questions.length === 0) return;
  const written = questions.map((question) => ({
    ...question,
    askedAt: timestamp(question.askedAt),
    answeredAt: timestampOrNull(question.answeredAt),
  }));
  const sql = `
    insert into question (directive, id, kind, subject, words, origin, asked_at, answered_at, answer, due_on)
    select directive, id, kind, subject, words, origin, "askedAt", "answeredAt", answer, "dueOn"
    from json_to_recordset($1::json) as r(directive text, id text, kind text, subject text, words text, origin text,
      "askedAt" timestamptz, "answeredAt" timestamptz, answer text, "dueOn" date)
    on conflict (directive, id) do update set kind = excluded.kind, subject = excluded.subject, words = excluded.words,
      origin = excluded.origin, asked_at = excluded.asked_at, answered_at = excluded.answered_at, answer = excluded.answer,
      due_on = excluded.due_on`;
  await changed(on, sql, [JSON.stringify(written)]);
}

/** The directive's folded part, its chain's head and one lot, in one statement. The directive's lock must be held. */
export async function saveHead(
  on: Queryable,
  directive: string,
  state: DirectiveState,
  head: { readonly lastSeq: number; readonly head: string },
  lot: LotRow,
): Promise<void> {
  const instant = (value: Instant | null): string | null => timestampOrNull(value);
  const sql = `
    with head as (
      update directive set status = $2, lots = $3, deployed_at = $4, closed_at = $5, last_seq = $6, head = $7, calendar_now = $8,
        policy_now = $9, chase_from_now = $10 where id = $1)
    insert into lot (directive, lot, status, pairs, opened_at, closed_at, last_n) values ($1, $11, $12, $13, $14, $15, $16)
    on conflict (directive, lot) do update set status = excluded.status, pairs = excluded.pairs, opened_at = excluded.opened_at,
      closed_at = excluded.closed_at, last_n = excluded.last_n`;
  const values = [
    directive,
    state.status,
    state.lots,
    instant(state.deployedAt),
    instant(state.closedAt),
    head.lastSeq,
    head.head,
    state.calendarNow,
    state.policyNow,
    instant(state.chaseFromNow),
  ];
  const lotValues = [lot.lot, lot.status, lot.pairs, instant(lot.openedAt), instant(lot.closedAt), lot.lastN];
  await changed(on, sql, [...values, ...lotValues]);
}
