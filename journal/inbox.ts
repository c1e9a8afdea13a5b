// Reading notices: a person's inbox, who was told what of an assignment, what reached nobody.
import type { Form, Role } from '../contracts/policy.ts';
import type { Instant } from '../contracts/time.ts';
import { rows } from './connection.ts';
import type { Journal } from './journal.ts';

const MAX_PAGE = 500;
const DEFAULT_PAGE = 100;

export type NoticeState = 'queued' | 'draft' | 'sent' | 'failed' | 'dropped' | 'unaddressed' | 'no-address';

export interface NoticeRow {
  readonly id: number;
  readonly key: string;
  readonly directive: string;
  /** The directive's number on paper. */
  readonly number: string | null;
  readonly seq: number;
  readonly assignment: string | null;
  readonly dutyTitle: string | null;
  readonly form: Form;
  readonly role: Role | 'told';
  readonly unit: string | null;
  readonly unitName: string | null;
  readonly person: string | null;
  /** Null: nobody was found, or the person was erased. */
  readonly personName: string | null;
  readonly personUnit: string | null;
  readonly post: string | null;
  readonly urgent: boolean;
  readonly state: NoticeState;
  readonly createdAt: Instant;
  readonly sentAt: Instant | null;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly messageId: string | null;
}

export interface NoticeFilter {
  readonly directive?: string;
  readonly assignment?: string;
  readonly person?: string;
  readonly unit?: string;
  readonly form?: Form;
  readonly states?: readonly NoticeState[];
}

export interface NoticePage {
  readonly limit?: number;
  /** Only notices before this id: `next` of the page before. */
  readonly before?: number;
}

export const NOTICE_COLUMNS = `n.id, n.key, n.directive, d.number, n.seq, n.assignment, y.title as "dutyTitle", n.form, n.role, n.unit,
  u.name as "unitName", n.person, p.name as "personName", n.person_unit as "personUnit", n.post, n.urgent, n.state,
  n.created_at as "createdAt", n.sent_at as "sentAt", n.attempts, n.last_error as "lastError", n.message_id as "messageId"`;

export const NOTICE_TABLES = `notice n
  join directive d on d.id = n.directive
  left join person p on p.id = n.person
  left join unit u on u.id = n.unit
  left join assignment a on a.id = n.assignment
  left join duty y on y.directive = a.directive and y.id = a.duty`;

/** Notices, newest first; `next` is what to pass as `before` for the next page, null at the end. @throws DondocError journalAway */
export async function listNotices(
  journal: Journal,
  filter: NoticeFilter = {},
  page: NoticePage = {},
): Promise<{ readonly notices: readonly NoticeRow[]; readonly next: number | null }> {
  const limit = Math.min(page.limit ?? DEFAULT_PAGE, MAX_PAGE);
  const conditions: readonly (readonly [string, unknown])[] = [
    ['n.directive =', filter.directive],
    ['n.assignment =', filter.assignment],
    ['n.person =', filter.person],
    ['n.unit =', filter.unit],
    ['n.form =', filter.form],
    ['n.id <', page.before],
  ];
  const given = conditions.filter(([, value]) => value !== undefined);
  const values = given.map(([, value]) => value);
  const where = given.map(([condition], index) => `${condition} $${index + 1}`);
  if (filter.states !== undefined) {
    values.push(filter.states);
    where.push(`n.state = any($${values.length})`);
  }
  values.push(limit + 1);
  const found = await rows<NoticeRow>(
    journal,
    `select ${NOTICE_COLUMNS} from ${NOTICE_TABLES} ${where.length === 0 ? '' : `where ${where.join(' and ')}`}
     order by n.id desc limit $${values.length}`,
    values,
  );
  const notices = found.slice(0, limit);
  return { notices, next: found.length > limit ? (notices.at(-1)?.id ?? null) : null };
}
