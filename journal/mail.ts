// All that a mail needs to say, gathered for many notices in three statements: the notice, its person, what it is about.
import type { Directory } from '../contracts/directory.ts';
import type { Fact } from '../contracts/fact.ts';
import type { DirectiveKind } from '../contracts/plan.ts';
import type { Form, Role } from '../contracts/policy.ts';
import type { DutyTerms } from '../contracts/terms.ts';
import type { DayText, Instant } from '../contracts/time.ts';
import { rows } from './connection.ts';
import { currentDirectory } from './directory.ts';
import type { Journal } from './journal.ts';
import type { AssignmentRow } from './rows.ts';
import { ASSIGNMENT_COLUMNS, assignmentRow } from './tables.ts';

export interface MailNotice {
  readonly id: number;
  /** Unique and stable: the Message-ID is made of it. */
  readonly key: string;
  readonly form: Form;
  readonly role: Role | 'told';
  readonly urgent: boolean;
  readonly createdAt: Instant;
  /** How many times it was claimed, this one included. */
  readonly attempts: number;
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    /** The title of the post through which the person hears this; empty where the directory has it no more. */
    readonly title: string;
    readonly post: string | null;
    /** The unit in which the person holds the post; another one than `unit` for a substitute or a monitor. */
    readonly unit: string | null;
    readonly unitName: string | null;
  };
  /** The unit the notice is about. */
  readonly unit: { readonly id: string; readonly name: string; readonly address: 'organ' | 'enterprise' } | null;
  readonly directive: {
    readonly id: string;
    readonly number: string | null;
    readonly kind: DirectiveKind | null;
    readonly title: string | null;
    readonly issuer: string | null;
    readonly issuedOn: DayText | null;
  };
  readonly monitor: { readonly id: string; readonly name: string } | null;
  readonly duty: {
    readonly id: string;
    readonly kind: DutyTerms['kind'];
    readonly review: DutyTerms['review'];
    readonly title: string;
    readonly quote: string;
    readonly place: string | null;
    readonly timeText: string | null;
  } | null;
  /** As it is now, not as it was when the notice was made. */
  readonly assignment: AssignmentRow | null;
  readonly fact: Fact;
  /** What a person wrote instead of the words of the form. */
  readonly own: { readonly subject: string | null; readonly text: string } | null;
  /** Earlier notices about the assignment, oldest first, each form once a day. */
  readonly earlier: readonly { readonly form: Form; readonly on: DayText }[];
}

interface Found {
  readonly id: number;
  readonly key: string;
  readonly form: Form;
  readonly role: Role | 'told';
  readonly urgent: boolean;
  readonly createdAt: Instant;
  readonly attempts: number;
  readonly assignment: string | null;
  readonly unit: string | null;
  readonly unitName: string | null;
  readonly unitAddress: 'organ' | 'enterprise' | null;
  readonly person: string;
  readonly name: string;
  readonly email: string;
  readonly post: string | null;
  readonly personUnit: string | null;
  readonly personUnitName: string | null;
  readonly directive: string;
  readonly number: string | null;
  readonly kind: DirectiveKind | null;
  readonly title: string | null;
  readonly issuer: string | null;
  readonly issuedOn: DayText | null;
  readonly monitor: string | null;
  readonly monitorName: string | null;
  readonly duty: string | null;
  readonly dutyKind: DutyTerms['kind'];
  readonly review: DutyTerms['review'];
  readonly dutyTitle: string;
  readonly quote: string;
  readonly place: string | null;
  readonly timeText: string | null;
  readonly body: string;
  readonly ownSubject: string | null;
  readonly ownText: string | null;
}

const SELECT = `
select n.id, n.key, n.form, n.role, n.urgent, n.created_at as "createdAt", n.attempts, n.assignment, n.unit, u.name as "unitName",
  u.address as "unitAddress", n.person, p.name, p.email, n.post, n.person_unit as "personUnit", pu.name as "personUnitName",
  n.directive, d.number, d.kind, d.title, d.issuer, d.issued_on as "issuedOn", d.monitor, m.name as "monitorName",
  y.id as duty, y.kind as "dutyKind", y.review, y.title as "dutyTitle", y.quote, y.place, y.time_text as "timeText", f.body,
  n.own_subject as "ownSubject", n.own_text as "ownText"
from notice n
join person p on p.id = n.person and p.email is not null
join directive d on d.id = n.directive
join fact f on f.directive = n.directive and f.seq = n.seq
left join unit u on u.id = n.unit
left join unit pu on pu.id = n.person_unit
left join unit m on m.id = d.monitor
left join assignment a on a.id = n.assignment
left join duty y on y.directive = a.directive and y.id = a.duty
where n.id = any($1) order by n.created_at, n.id`;

/** Everything for these notices, oldest first; those whose person has no address any more are left out. @throws DondocError journalAway */
export async function loadMails(journal: Journal, ids: readonly number[]): Promise<readonly MailNotice[]> {
  if (ids.length === 0) return [];
  const found = await rows<Found>(journal, SELECT, [ids]);
  const about = [...new Set(found.map(({ assignment }) => assignment).filter((id) => id !== null))];
  const assignments = await loadAssignments(journal, about);
  const earlier = await loadEarlier(journal, about);
  const directory = (await currentDirectory(journal))?.directory ?? null;
  return found.map((one) => mailOf(one, assignments, earlier, directory));
}

async function loadAssignments(journal: Journal, ids: readonly string[]): Promise<ReadonlyMap<string, AssignmentRow>> {
  const sql = `select ${ASSIGNMENT_COLUMNS} from assignment a where a.id = any($1)`;
  const found = await rows<Omit<AssignmentRow, 'basis'> & { readonly basis: string }>(journal, sql, [ids]);
  return new Map(found.map((stored) => [stored.id, assignmentRow(stored)]));
}

interface Earlier {
  readonly assignment: string;
  readonly form: Form;
  readonly on: DayText;
  readonly first: number;
}

async function loadEarlier(journal: Journal, assignments: readonly string[]): Promise<readonly Earlier[]> {
  return await rows<Earlier>(
    journal,
    `select assignment, form, (created_at at time zone interval '7 hours')::date as "on", min(id) as first from notice
     where assignment = any($1) and state not in ('draft', 'dropped', 'unaddressed')
     group by assignment, form, "on" order by "on", first`,
    [assignments],
  );
}

function titleOf(directory: Directory | null, { person, personUnit, post }: Found): string {
  const unit = directory?.units.find(({ id }) => id === personUnit);
  const holders = (unit?.posts ?? []).filter((holder) => holder.person === person);
  return (holders.find((holder) => holder.post === post) ?? holders[0])?.title ?? '';
}

function mailOf(
  found: Found,
  assignments: ReadonlyMap<string, AssignmentRow>,
  earlier: readonly Earlier[],
  directory: Directory | null,
): MailNotice {
  const { id, key, form, role, urgent, createdAt, attempts, unit, monitor, duty } = found;
  return {
    id,
    key,
    form,
    role,
    urgent,
    createdAt,
    attempts,
    person: {
      id: found.person,
      name: found.name,
      email: found.email,
      title: titleOf(directory, found),
      post: found.post,
      unit: found.personUnit,
      unitName: found.personUnitName,
    },
    unit: unit === null ? null : { id: unit, name: found.unitName ?? unit, address: found.unitAddress ?? 'organ' },
    directive: {
      id: found.directive,
      number: found.number,
      kind: found.kind,
      title: found.title,
      issuer: found.issuer,
      issuedOn: found.issuedOn,
    },
    monitor: monitor === null ? null : { id: monitor, name: found.monitorName ?? monitor },
    duty: duty === null ? null : dutyOf(found, duty),
    assignment: found.assignment === null ? null : (assignments.get(found.assignment) ?? null),
    fact: JSON.parse(found.body) as Fact,
    own: found.ownText === null ? null : { subject: found.ownSubject, text: found.ownText },
    earlier: earlier
      .filter((other) => other.assignment === found.assignment && other.first < id)
      .map((other) => ({ form: other.form, on: other.on })),
  };
}

const dutyOf = (found: Found, id: string): MailNotice['duty'] => ({
  id,
  kind: found.dutyKind,
  review: found.review,
  title: found.dutyTitle,
  quote: found.quote,
  place: found.place,
  timeText: found.timeText,
});
