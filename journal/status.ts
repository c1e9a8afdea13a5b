// The pages people read: directives, one directive, its assignments, one assignment's timeline, questions, a unit.
import type { DirectiveKind } from '../contracts/plan.ts';
import type { DayText, Instant } from '../contracts/time.ts';
import { row, rows } from './connection.ts';
import { BUCKET, NO_COUNTS, overdueDays, statusCounts } from './counts.ts';
import type { Bucket, Counts, StatusCounts, UnitCounts } from './counts.ts';
import { dutiesOf } from './directives.ts';
import type { DutyRow } from './directives.ts';
import { factsOfAssignment } from './facts.ts';
import type { RecordedFact } from './facts.ts';
import { listNotices } from './inbox.ts';
import type { NoticeRow } from './inbox.ts';
import { timestamp } from './instant.ts';
import type { Journal } from './journal.ts';
import type { AssignmentRow, AssignmentStatus, LotRow, QuestionRow } from './rows.ts';
import { ASSIGNMENT_COLUMNS, assignmentRow, LOT_COLUMNS, QUESTION_COLUMNS } from './tables.ts';

export { statusCounts } from './counts.ts';
export type { Bucket, Counts, DirectiveCounts, StatusCounts, UnitCounts } from './counts.ts';

const MAX_ASSIGNMENTS = 5_000;
/** Where a caller asks for more than a page of them. */
const MOST_ASSIGNMENTS = 200_000;
const MAX_QUESTIONS = 2_000;

export interface DirectiveRow {
  readonly id: string;
  readonly number: string | null;
  readonly kind: DirectiveKind | null;
  readonly title: string | null;
  readonly issuer: string | null;
  readonly issuedOn: DayText | null;
  readonly planHash: string;
  readonly textHash: string | null;
  readonly directoryHash: string;
  /** What it runs by now. */
  readonly policyHash: string;
  readonly calendarHash: string;
  readonly approvedBy: string;
  readonly chaseFrom: Instant;
  readonly monitor: string | null;
  readonly monitorName: string | null;
  readonly registeredAt: Instant;
  readonly status: 'registered' | 'running' | 'closed';
  readonly lots: number | null;
  readonly deployedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly lastSeq: number;
  /** The head of its hash chain. */
  readonly head: string;
}

const DIRECTIVE = `
  select d.id, d.number, d.kind, d.title, d.issuer, d.issued_on as "issuedOn", d.plan_hash as "planHash", d.text_hash as "textHash",
    d.directory_hash as "directoryHash", coalesce(d.policy_now, d.policy_hash) as "policyHash",
    coalesce(d.calendar_now, d.calendar_hash) as "calendarHash", d.approved_by as "approvedBy",
    coalesce(d.chase_from_now, d.chase_from) as "chaseFrom", d.monitor, m.name as "monitorName", d.registered_at as "registeredAt",
    d.status, d.lots, d.deployed_at as "deployedAt", d.closed_at as "closedAt", d.last_seq as "lastSeq", d.head
  from directive d left join unit m on m.id = d.monitor`;

/** Every directive with its counts, the newest first. @throws DondocError journalAway */
export async function listDirectives(
  journal: Journal,
  now: Instant,
): Promise<readonly (DirectiveRow & { readonly counts: Counts; readonly openQuestions: number })[]> {
  const directives = await rows<DirectiveRow & { openQuestions: number }>(
    journal,
    `select d.*, (select count(*) from question q where q.directive = d.id and q.answered_at is null) as "openQuestions"
     from (${DIRECTIVE}) as d order by d."registeredAt" desc, d.id`,
  );
  const { directives: counted } = await statusCounts(journal, null, now);
  const counts = new Map(counted.map(({ directive, ...rest }) => [directive, rest]));
  return directives.map((directive) => ({ ...directive, counts: counts.get(directive.id) ?? NO_COUNTS }));
}

export interface DirectivePage {
  readonly directive: DirectiveRow;
  readonly duties: readonly DutyRow[];
  readonly lots: readonly LotRow[];
  readonly counts: StatusCounts;
  readonly questions: readonly QuestionRow[];
}

/** One directive's row, or null. @throws DondocError journalAway */
export const directiveRow = (journal: Journal, id: string): Promise<DirectiveRow | null> =>
  row<DirectiveRow>(journal, `${DIRECTIVE} where d.id = $1`, [id]);

/** One directive, or null. Its text and plan are `loadText(textHash)` and `loadDocument(planHash)`. @throws DondocError journalAway */
export async function directivePage(journal: Journal, id: string, now: Instant): Promise<DirectivePage | null> {
  const directive = await directiveRow(journal, id);
  if (directive === null) return null;
  const [duties, lots, counts, questions] = await Promise.all([
    dutiesOf(journal, id),
    rows<LotRow>(journal, `select ${LOT_COLUMNS} from lot l where l.directive = $1 order by l.lot`, [id]),
    statusCounts(journal, id, now),
    listQuestions(journal, { directive: id, all: true }),
  ]);
  return { directive, duties, lots, counts, questions };
}

/** An assignment with what a list shows beside it. */
export interface AssignmentItem extends AssignmentRow {
  readonly bucket: Bucket;
  /** Calendar days overdue, null where it is not. */
  readonly overdueDays: number | null;
  readonly unitName: string | null;
  readonly dutyTitle: string | null;
  readonly dutyKind: DutyRow['kind'] | null;
  readonly timeText: string | null;
  /** The directive's number on paper. */
  readonly number: string | null;
}

export interface AssignmentFilter {
  readonly unit?: string;
  readonly duty?: string;
  readonly statuses?: readonly AssignmentStatus[];
  readonly buckets?: readonly Bucket[];
  /** Only these of them. */
  readonly ids?: readonly string[];
  readonly limit?: number;
}

const ITEMS = `
  select ${ASSIGNMENT_COLUMNS}, ${BUCKET} as bucket, o.days as "overdueDays", u.name as "unitName", y.title as "dutyTitle",
    y.kind as "dutyKind", y.time_text as "timeText", d.number, y.position
  from assignment a
  cross join lateral (select ${overdueDays(1)} as days) as o
  left join unit u on u.id = a.unit
  left join duty y on y.directive = a.directive and y.id = a.duty
  left join directive d on d.id = a.directive`;

type StoredItem = Omit<AssignmentItem, 'basis'> & { readonly basis: string; readonly position: number | null };

const itemOf = ({ position: _position, ...stored }: StoredItem): AssignmentItem => assignmentRow(stored);

/** Assignments of one directive, or of all (null), in the plan's order, then by unit and due day; 5,000 unless `limit` asks for more. @throws DondocError journalAway */
export async function assignmentsOf(
  journal: Journal,
  directive: string | null,
  now: Instant,
  filter: AssignmentFilter = {},
): Promise<readonly AssignmentItem[]> {
  const found = await rows<StoredItem>(
    journal,
    `select * from (${ITEMS}
       where ($2::text is null or a.directive = $2) and ($3::text is null or a.unit = $3) and ($4::text is null or a.duty = $4)
         and ($5::text[] is null or a.status = any($5)) and ($8::text[] is null or a.id = any($8))) as i
     where $6::text[] is null or i.bucket = any($6)
     order by i.directive, i.position, i.duty, i.unit, i."dueAt" nulls last, i.period limit $7`,
    [
      timestamp(now),
      directive,
      filter.unit ?? null,
      filter.duty ?? null,
      filter.statuses ?? null,
      filter.buckets ?? null,
      Math.min(filter.limit ?? MAX_ASSIGNMENTS, MOST_ASSIGNMENTS),
      filter.ids ?? null,
    ],
  );
  return found.map(itemOf);
}

export interface AssignmentTimeline {
  readonly assignment: AssignmentItem;
  readonly duty: DutyRow | null;
  readonly directive: DirectiveRow;
  readonly facts: readonly RecordedFact[];
  /** Oldest first. */
  readonly notices: readonly NoticeRow[];
}

/** Everything about one assignment, or null. @throws DondocError journalAway */
export async function assignmentTimeline(
  journal: Journal,
  id: string,
  now: Instant,
): Promise<AssignmentTimeline | null> {
  const stored = await row<StoredItem>(journal, `${ITEMS} where a.id = $2`, [timestamp(now), id]);
  if (stored === null) return null;
  const assignment = itemOf(stored);
  const [directive, duties, facts, { notices }] = await Promise.all([
    directiveRow(journal, assignment.directive),
    dutiesOf(journal, assignment.directive),
    factsOfAssignment(journal, id),
    listNotices(journal, { assignment: id }, { limit: 500 }),
  ]);
  if (directive === null) return null;
  const duty = duties.find((one) => one.id === assignment.duty) ?? null;
  return { assignment, duty, directive, facts, notices: [...notices].reverse() };
}

export interface QuestionFilter {
  readonly directive?: string;
  /** Answered ones too. */
  readonly all?: boolean;
}

/** Questions, the open ones only unless all are asked for, oldest first. @throws DondocError journalAway */
export async function listQuestions(journal: Journal, filter: QuestionFilter = {}): Promise<readonly QuestionRow[]> {
  return await rows<QuestionRow>(
    journal,
    `select ${QUESTION_COLUMNS} from question q
     where ($1::text is null or q.directive = $1) and ($2 or q.answered_at is null) order by q.asked_at, q.directive, q.id limit $3`,
    [filter.directive ?? null, filter.all ?? false, MAX_QUESTIONS],
  );
}

export interface UnitPage {
  readonly unit: { readonly id: string; readonly name: string; readonly parent: string | null };
  readonly counts: Counts;
  readonly assignments: readonly AssignmentItem[];
  /** Newest first. */
  readonly notices: readonly NoticeRow[];
}

/** One unit with its assignments in all directives, or null. @throws DondocError journalAway */
export async function unitPage(journal: Journal, id: string, now: Instant): Promise<UnitPage | null> {
  const unit = await row<UnitPage['unit']>(journal, 'select id, name, parent from unit where id = $1', [id]);
  if (unit === null) return null;
  const [counts, assignments, { notices }] = await Promise.all([
    unitCounts(journal, id, now),
    assignmentsOf(journal, null, now, { unit: id }),
    listNotices(journal, { unit: id }),
  ]);
  return { unit, counts, assignments, notices };
}

async function unitCounts(journal: Journal, id: string, now: Instant): Promise<Counts> {
  const { units } = await statusCounts(journal, null, now);
  const found: UnitCounts | undefined = units.find(({ unit }) => unit === id);
  return found ?? NO_COUNTS;
}
