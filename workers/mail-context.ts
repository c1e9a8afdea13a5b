// From a notice as the journal gives it to what its words are written from. Pure: what has to be looked up is in the ground.
import type { Directory, Post, Unit } from '../contracts/directory.ts';
import type { Fact, FactFor, FactType } from '../contracts/fact.ts';
import type { DocumentRef } from '../contracts/input.ts';
import { Post as PostSchema } from '../contracts/directory.ts';
import type { CalendarSnapshot } from '../contracts/calendar.ts';
import type { Form } from '../contracts/policy.ts';
import type { Day, Instant } from '../contracts/time.ts';
import type { DutyRow } from '../journal/directives.ts';
import type { MailNotice } from '../journal/notices.ts';
import type {
  NoticeAssignment,
  NoticeContext,
  NoticeDocument,
  NoticeDuty,
  NoticeMonitor,
  NoticePerson,
  NoticeStatus,
  NoticeUnit,
} from '../messages/context.ts';
import { dayFromText } from '../messages/dates.ts';
import { dayAt } from '../rules/day.ts';
import { requestDays } from '../messages/request-days.ts';

/** What contexts are filled from besides the notice itself. */
export interface MailGround {
  /** Without persons. */
  readonly directory: Directory | null;
  readonly calendar: CalendarSnapshot;
  /** Duties of the notice's directive. */
  readonly duties: readonly DutyRow[];
  /** Names of the units that carry the notice's duty, and of those that work with them. */
  readonly leads: readonly string[];
  readonly coordinators: readonly string[];
  readonly contact: NoticeMonitor['contact'];
  /** The facts about the notice's assignment, oldest first; only for forms in `NEEDS_HISTORY`. */
  readonly history: readonly Fact[];
  readonly url: string | null;
}

/** Forms that name what came and what was answered. */
export const NEEDS_HISTORY: ReadonlySet<Form> = new Set([
  'confirmationPending',
  'declined',
  'returned',
  'settled',
  'correction',
]);

/** Forms by which a unit was pressed: "đã được đôn đốc ngày ...". */
const PRESSING: ReadonlySet<Form> = new Set(['overdue', 'escalation', 'bulletin']);
/** The same with reminders: "đã nhắc, đôn đốc vào các ngày ...". */
const CHASING: ReadonlySet<Form> = new Set(['reminder', 'ackMissing', ...PRESSING]);

/** The context of a notice that goes out at `now`. */
export function contextOf(mail: MailNotice, ground: MailGround, now: Instant): NoticeContext {
  const { form, role, directive, fact } = mail;
  const monitor = monitorOf(mail, ground);
  const monitorUnit: NoticeUnit = { id: monitor.id, name: monitor.name, address: monitor.address };
  const unit = ownerOf(mail, ground) ?? monitorUnit;
  const personUnit = unitOf(ground.directory, mail.person.unit, mail.person.unitName) ?? unit;
  const told = toldOf(mail, unit, personUnit);
  const duty = dutyOf(mail, ground);
  const assignment = assignmentOf(mail, ground.history);
  return {
    form,
    role,
    person: personOf(mail),
    personUnit,
    unit,
    told,
    part: told.id !== unit.id && role === 'clerk' ? 'coordinate' : 'lead',
    directive: { ...directive, secrecy: null },
    duty,
    assignment,
    basis: mail.assignment?.basis ?? null,
    leads: ground.leads,
    coordinators: ground.coordinators,
    monitor,
    noticeDates: noticeDates(mail),
    days: {
      ...requestDays(ground.calendar, now, assignment?.redoDue ?? assignment?.due ?? null),
      ...(fact.type === 'assignment.chased' ? { replyBy: fact.body.catchUp } : {}),
    },
    result: resultOf(ground.history),
    reason: reasonOf(form, fact, ground.history),
    ending: endingOf(fact),
    decision: decisionOf(fact),
    former: fact.type === 'deadline.moved' ? (fact.body.from ?? null) : null,
    asked: askedOf(fact),
    review: reviewOf(mail),
    question: fact.type === 'question.asked' ? fact.body.question : null,
    nextStep: null,
    own: mail.own,
    attachments: [],
    asOf: mail.createdAt,
    url: ground.url,
  };
}

function monitorOf({ monitor, directive }: MailNotice, { directory, contact }: MailGround): NoticeMonitor {
  const id = monitor?.id ?? 'monitor';
  const name = monitor?.name ?? directive.issuer ?? 'Cơ quan ban hành văn bản';
  return { id, name, address: findUnit(directory, id)?.address ?? 'organ', contact };
}

/** The unit whose assignment it is: a coordinator's notice bears the coordinator's own name. */
const ownerOf = ({ assignment, unit }: MailNotice, { directory }: MailGround): NoticeUnit | null =>
  (assignment === null ? null : unitOf(directory, assignment.unit, null)) ?? unit;

function toldOf({ role, unit: about }: MailNotice, owner: NoticeUnit, personUnit: NoticeUnit): NoticeUnit {
  if (role === 'clerk') return about ?? owner;
  return role === 'head' || role === 'committee' ? owner : personUnit;
}

const findUnit = (directory: Directory | null, id: string): Unit | undefined =>
  directory?.units.find((unit) => unit.id === id);

function unitOf(directory: Directory | null, id: string | null, name: string | null): NoticeUnit | null {
  if (id === null) return null;
  const known = findUnit(directory, id);
  return { id, name: known?.name ?? name ?? id, address: known?.address ?? 'organ' };
}

function personOf({ person }: MailNotice): NoticePerson {
  const post: Post | undefined = PostSchema.safeParse(person.post).data;
  return { id: person.id, name: person.name, title: person.title, post: post ?? 'clerk' };
}

/** The assignment's duty; for a question about a duty, that one. */
function dutyOf({ duty, fact }: MailNotice, { duties }: MailGround): NoticeDuty | null {
  const subject = fact.type === 'question.asked' ? fact.body.question.subject : null;
  const found = duty ?? duties.find(({ id }) => id === subject) ?? null;
  if (found === null) return null;
  const { id, kind, title, quote, place, timeText } = found;
  return { id, kind, title, quote, place, timeText, product: null };
}

function assignmentOf({ assignment: row, fact }: MailNotice, history: readonly Fact[]): NoticeAssignment | null {
  if (row === null) return null;
  const confirmed = last(history, 'assignment.confirmed') ?? last(history, 'review.held');
  return {
    id: row.id,
    period: row.period,
    due: dayFromText(row.dueOn),
    dueAt: row.dueAt,
    ...redoOf(fact, row),
    status: statusOf(row.status, row.acknowledged),
    openedAt: row.openedAt,
    late: row.late,
    daysLate: row.daysLate,
    submittedAt: row.submittedAt,
    confirmedAt: confirmed?.at ?? null,
  };
}

/** The day of the return that the notice is about, else of the one that holds now. */
function redoOf(fact: Fact, row: NonNullable<MailNotice['assignment']>): Pick<NoticeAssignment, 'redoDue' | 'redoAt'> {
  if (fact.type === 'assignment.returned') return { redoDue: fact.body.due, redoAt: fact.body.dueAt };
  if (row.status !== 'returned') return { redoDue: null, redoAt: null };
  return { redoDue: dayFromText(row.redoDueOn), redoAt: row.redoDueAt };
}

const statusOf = (status: Exclude<NoticeStatus, 'acknowledged'>, acknowledged: boolean): NoticeStatus =>
  status === 'open' && acknowledged ? 'acknowledged' : status;

function last<T extends FactType>(history: readonly Fact[], type: T): FactFor<T> | null {
  return (history.findLast((fact) => fact.type === type) as FactFor<T> | undefined) ?? null;
}

function resultOf(history: readonly Fact[]): NoticeDocument | null {
  const held = last(history, 'review.held')?.body.document ?? null;
  return documentOf(held ?? last(history, 'assignment.submitted')?.body.document ?? null);
}

const documentOf = (document: DocumentRef | null): NoticeDocument | null =>
  document === null ? null : { kindName: null, number: document.number, issuedOn: document.issuedOn, issuer: null };

function endingOf(fact: Fact): NoticeContext['ending'] {
  const decision = decisionOf(fact);
  if (fact.type === 'extension.granted') return { kind: 'extended', newDue: fact.body.due, decision };
  return fact.type === 'assignment.cancelled' ? { kind: 'moved', from: dayAt(fact.at), decision } : null;
}

/** The document by which it was asked or decided; what a unit reports by is no decision. */
function decisionOf(fact: Fact): NoticeDocument | null {
  switch (fact.type) {
    case 'assignment.suspended':
    case 'assignment.resumed':
    case 'assignment.cancelled':
    case 'extension.asked':
    case 'extension.granted':
    case 'extension.refused':
      return documentOf(fact.body.document);
    default:
      return null;
  }
}

function askedOf(fact: Fact): Day | null {
  if (fact.type === 'extension.asked') return fact.body.due;
  return fact.type === 'extension.granted' || fact.type === 'extension.refused' ? fact.body.asked : null;
}

/** What a person gave as the reason. */
function reasonOf(form: Form, fact: Fact, history: readonly Fact[]): string | null {
  switch (fact.type) {
    case 'assignment.declined':
    case 'assignment.withdrawn':
    case 'assignment.returned':
    case 'assignment.reopened':
    case 'assignment.suspended':
    case 'assignment.cancelled':
    case 'extension.asked':
    case 'extension.refused':
      return fact.body.reason;
    case 'assignment.resumed':
    case 'extension.granted':
      return fact.body.note;
    default:
      return form === 'confirmationPending' ? (last(history, 'assignment.declined')?.body.reason ?? null) : null;
  }
}

function noticeDates({ form, earlier }: MailNotice): readonly Day[] {
  const counted = form === 'settled' || form === 'correction' ? PRESSING : CHASING;
  return earlier.flatMap((one) => (counted.has(one.form) ? (dayFromText(one.on) ?? []) : []));
}

/** The review's own time stands in the words of the contribution's deadline. */
function reviewOf({ duty, assignment }: MailNotice): NoticeContext['review'] {
  if (duty === null || (duty.kind !== 'review' && duty.kind !== 'contribution')) return null;
  return {
    kind: duty.review ?? 'so-ket',
    timeText: duty.timeText ?? assignment?.basis.words ?? null,
    periodFrom: null,
    periodTo: null,
    cutOff: null,
    contributionsBy: null,
    done: null,
    total: null,
  };
}
