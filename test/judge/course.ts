// Which facts may follow which in the course of an assignment, and what each changes of what the judge knows.
import type { Fact, FactFor, FactType } from '../../contracts/fact.ts';
import type { Day, Instant } from '../../contracts/time.ts';
import { DAY_MS } from '../../contracts/time.ts';
import { isWorkingDay } from '../../rules/calendar.ts';
import { dayAt, dayOf, startOf } from '../../rules/day.ts';
import type { AssignmentRecord, Complain, Status } from './record.ts';
import { newClimb, workingDay } from './steps.ts';

const OWING: readonly Status[] = ['open', 'returned'];
const WAITING: readonly Status[] = ['submitted', 'declined'];
const RUNNING: readonly Status[] = [...OWING, ...WAITING];
const CLOSED: readonly Status[] = ['done', 'ended'];
const ANY: readonly Status[] = [...RUNNING, ...CLOSED];

/** In which statuses a fact may come. */
const LEGAL: { readonly [T in FactType]?: readonly Status[] } = {
  'assignment.acknowledged': RUNNING,
  'assignment.handedOver': RUNNING,
  'assignment.declined': OWING,
  'assignment.submitted': ['open', 'returned', 'declined'],
  'assignment.withdrawn': WAITING,
  'assignment.confirmed': ['submitted'],
  'assignment.reopened': ['done'],
  'assignment.suspended': RUNNING,
  'assignment.resumed': RUNNING,
  'assignment.cancelled': RUNNING,
  'extension.asked': OWING,
  'extension.granted': RUNNING,
  'extension.refused': RUNNING,
  'assignment.returned': WAITING,
  'assignment.settled': CLOSED,
  'assignment.corrected': ['submitted', 'done'],
  'assignment.ended': RUNNING,
  'deadline.moved': RUNNING,
  'deadline.kept': RUNNING,
  'ladder.relaid': RUNNING,
  'assignment.chased': RUNNING,
  'review.held': RUNNING,
  'rung.reminded': RUNNING,
  'rung.overdue': RUNNING,
  'rung.escalated': RUNNING,
  'rung.passedOver': RUNNING,
  'input.rejected': ANY,
  'input.parked': ANY,
};

/** Takes a fact into the record, and complains of what may not be. */
export function takeFact(record: AssignmentRecord, fact: Fact, before: Fact | undefined, complain: Complain): void {
  if (!LEGAL[fact.type]?.includes(record.status)) complain(`not while ${record.status}`);
  if (record.owesCorrection !== (fact.type === 'assignment.corrected')) complain('a correction is owed, or is not');
  record.owesCorrection = false;
  if (fact.type !== 'input.parked') takeInput(record, fact, complain);
  switch (fact.type) {
    case 'assignment.acknowledged':
    case 'assignment.handedOver':
      record.acknowledged = true;
      break;
    case 'assignment.declined':
      waitForMonitor(record, 'declined', fact);
      break;
    case 'assignment.submitted':
      submit(record, fact, complain);
      break;
    case 'assignment.withdrawn':
      withdraw(record, fact, complain);
      break;
    case 'assignment.returned':
      giveBack(record, fact, complain);
      break;
    case 'assignment.reopened':
      record.closedAt = null;
      nextGeneration(record, fact.body, complain);
      waitForMonitor(record, 'submitted', fact);
      break;
    case 'assignment.suspended':
      if (record.suspendedAt !== null) complain('it is suspended already');
      record.suspendedAt = fact.at;
      record.climb = null;
      break;
    case 'assignment.resumed':
      resume(record, fact, complain);
      break;
    case 'assignment.cancelled':
      record.told = false;
      close(record, 'ended', fact.at);
      break;
    case 'extension.asked':
      if (record.asked !== null) complain('asked while a request waits');
      if (record.extensions >= record.terms.policy.extension.most) complain('asked too often');
      if (fact.body.due <= (record.redoDue ?? record.due ?? Infinity)) complain('asked for no later day');
      record.asked = fact.body.due;
      break;
    case 'extension.granted':
      extend(record, fact, complain);
      break;
    case 'extension.refused':
      if (record.asked === null || record.asked !== fact.body.asked) complain('nobody asked for that day');
      record.asked = null;
      break;
    case 'assignment.confirmed':
      if (fact.body.late !== (record.late ?? false)) complain('lateness is not the frozen one');
      if (fact.body.daysLate > 0 !== record.late && fact.body.daysLate > 0) complain('days late without being late');
      close(record, 'done', fact.at);
      break;
    case 'review.held':
      if (record.ladder !== 'review') complain('it is no review');
      // A review is in time where it was held by its day, whenever the minutes came.
      record.late = record.due !== null && dayOf(fact.body.heldOn) > record.due;
      if (fact.body.late !== record.late) complain(`late is ${fact.body.late}, not ${record.late}`);
      if (startOf(dayOf(fact.body.heldOn)) > (fact.input?.receivedAt ?? 0)) complain('held after it was told');
      record.judgedAt = fact.body.judgedAt;
      record.owesCorrection = record.told && !record.late;
      close(record, 'done', fact.at);
      break;
    case 'assignment.ended':
      close(record, 'ended', fact.at);
      // The closing of a directive tells the end in the same fact.
      if (fact.notify.some(({ form }) => form === 'settled')) tellTheEnd(record, complain);
      break;
    case 'assignment.settled':
      if (before?.input?.id !== fact.input?.id) complain('what ended it does not stand before');
      if (fact.body.late !== (record.late ?? false)) complain('lateness is not the frozen one');
      tellTheEnd(record, complain);
      break;
    case 'assignment.corrected':
      if (record.late !== false) complain('it was late');
      tellTheEnd(record, complain);
      break;
    case 'ladder.relaid':
      relay(record, fact, complain);
      break;
    case 'assignment.chased':
      chase(record, fact, complain);
      break;
    case 'deadline.moved':
      moveDeadline(record, fact, complain);
      break;
    default:
  }
}

function tellTheEnd(record: AssignmentRecord, complain: Complain): void {
  if (!record.told) complain('nobody had been told that it was overdue');
  record.told = false;
}

/** Each input is answered by facts k = 1, 2, ...; the same id with other content only by a refusal. */
function takeInput(record: AssignmentRecord, fact: Fact, complain: Complain): void {
  const { input } = fact;
  if (input === null) return;
  const name = `${input.source}\n${input.id}`;
  const known = record.inputs.get(name);
  if (known === undefined) {
    record.inputs.set(name, { hash: input.hash, k: 1 });
    return;
  }
  known.k += 1;
  const refused = fact.type === 'input.rejected' && fact.body.code === 'sameIdOtherContent';
  const follows =
    fact.type === 'assignment.settled' || fact.type === 'assignment.corrected' || fact.type === 'deadline.moved';
  if (!refused && !(follows && known.k === 2)) complain('a duplicate changed something');
  if (refused === (known.hash === input.hash)) complain('refused for other content, or not, against its hash');
}

function submit(record: AssignmentRecord, fact: FactFor<'assignment.submitted'>, complain: Complain): void {
  const { judgedAt, late } = fact.body;
  const { receivedAt, occurredAt } = fact.input ?? { receivedAt: NaN, occurredAt: null };
  const written = fact.body.document?.issuedOn ?? null;
  const byDocument = record.silent && written !== null && judgedAt === startOf(dayOf(written));
  const byOwnTime = judgedAt === occurredAt && judgedAt < receivedAt;
  if (judgedAt !== receivedAt && !byOwnTime && !byDocument) complain('judged by no instant');
  const reckoned = record.late ?? (record.dueAt !== null && judgedAt >= record.dueAt);
  if (late !== reckoned) complain(`late is ${late}, not ${reckoned}`);
  const redoLate = record.redoAt === null ? null : judgedAt >= record.redoAt;
  if (fact.body.redoLate !== redoLate) complain(`late against the redo day is not ${redoLate}`);
  record.owesCorrection = record.told && record.judgedAt === null && !reckoned;
  record.judgedAt ??= judgedAt;
  record.late = reckoned;
  record.submissions += 1;
  // A report after a refusal starts the monitor's ladder anew: a generation of its own, else the second would be swallowed.
  if (record.status === 'declined') record.generation += 1;
  waitForMonitor(record, 'submitted', fact);
}

function waitForMonitor(record: AssignmentRecord, status: 'submitted' | 'declined', fact: Fact): void {
  record.status = status;
  record.acknowledged = true;
  record.waitingSince = fact.at;
  record.ladderFrom = fact.at;
  record.climb = newClimb(record);
}

/** Lateness is frozen by what was submitted and stands; the ladder goes on from where the report had stopped it. */
function withdraw(record: AssignmentRecord, fact: FactFor<'assignment.withdrawn'>, complain: Complain): void {
  nextGeneration(record, fact.body, complain);
  if (record.status === 'submitted') {
    record.submissions -= 1;
    if (record.submissions === 0) {
      record.judgedAt = null;
      record.late = null;
    }
  }
  if (fact.body.judgedAt !== record.judgedAt || fact.body.late !== record.late) complain('lateness is not what stands');
  record.status = record.redoDue === null ? 'open' : 'returned';
  if (fact.body.status !== record.status) complain(`it is ${record.status} again`);
  record.ladderFrom = Math.max(record.waitingSince ?? 0, record.ladderFrom);
  record.waitingSince = null;
  record.climb = newClimb(record);
}

function resume(record: AssignmentRecord, fact: FactFor<'assignment.resumed'>, complain: Complain): void {
  const since = record.suspendedAt;
  if (since === null) return complain('it was not suspended');
  nextGeneration(record, fact.body, complain);
  const stops = record.terms.policy.suspension === 'stopsClock';
  const days = stops ? dayAt(fact.at) - dayAt(since) : 0;
  const { due, dueAt, redoDue, redoAt, catchUp = null } = fact.body;
  if (catchUp !== laterDay(record, record.catchUp, days)) complain('the day to catch up is not later by those days');
  if (due !== laterDay(record, record.due, days)) complain('the deadline is not later by the days of the suspension');
  if (redoDue !== laterDay(record, record.redoDue, days)) complain('the day to do it again is not later by those days');
  if (due !== null && dueAt !== (record.dueAt ?? 0) + (due - (record.due ?? 0)) * DAY_MS) complain('its hour changed');
  Object.assign(record, { due, dueAt, redoDue, redoAt, catchUp, suspendedAt: null });
  record.ladderFrom = stops ? fact.at : Math.max(since, record.ladderFrom);
  record.climb = newClimb(record);
}

/** So many days later, and then the first day that is worked. */
function laterDay(record: AssignmentRecord, day: Day | null, days: number): Day | null {
  if (day === null || days === 0) return day;
  let moved = day + days;
  while (!isWorkingDay(record.terms.calendar, moved)) moved += 1;
  return moved;
}

function extend(record: AssignmentRecord, fact: FactFor<'extension.granted'>, complain: Complain): void {
  const { of, due, dueAt, asked } = fact.body;
  nextGeneration(record, fact.body, complain);
  if (asked !== record.asked) complain('it answers another request');
  if ((of === 'redo') !== (record.redoDue !== null)) complain('another day is the one to keep');
  if (due <= (record.redoDue ?? record.due ?? Infinity)) complain('the new day is no later');
  if (dueAt !== startOf(due + 1)) complain('the new day does not end at its end');
  if (of === 'due') Object.assign(record, { due, dueAt });
  else Object.assign(record, { redoDue: due, redoAt: dueAt });
  record.catchUp = null;
  record.extensions += record.asked === null ? 0 : 1;
  record.asked = null;
  record.told = false;
  record.ladderFrom = fact.at;
  record.climb = newClimb(record);
}

function nextGeneration(record: AssignmentRecord, body: { readonly generation: number }, complain: Complain): void {
  if (body.generation !== record.generation + 1) complain('the generation does not grow by one');
  record.generation = body.generation;
}

function giveBack(record: AssignmentRecord, fact: FactFor<'assignment.returned'>, complain: Complain): void {
  nextGeneration(record, fact.body, complain);
  if (fact.body.dueAt <= fact.at) complain('the day to do it again is past');
  record.status = 'returned';
  record.redoDue = fact.body.due;
  record.redoAt = fact.body.dueAt;
  record.waitingSince = null;
  record.ladderFrom = fact.at;
  record.climb = newClimb(record);
}

function moveDeadline(record: AssignmentRecord, fact: FactFor<'deadline.moved'>, complain: Complain): void {
  nextGeneration(record, fact.body, complain);
  record.owesRelaying = false;
  if ((fact.body.from ?? null) !== record.due) complain('it was another day before');
  record.due = fact.body.due;
  record.dueAt = fact.body.dueAt;
  record.catchUp = null;
  record.ladderFrom = fact.at;
  record.climb = newClimb(record);
}

function relay(record: AssignmentRecord, fact: FactFor<'ladder.relaid'>, complain: Complain): void {
  nextGeneration(record, fact.body, complain);
  if (!record.owesRelaying) complain('its rungs lie where they lay');
  if (fact.body.ladderFrom !== record.ladderFrom) complain(`it counts from ${record.ladderFrom}`);
  record.owesRelaying = false;
  if (record.climb !== null) record.climb = { ...record.climb, generation: record.generation };
}

/** What is overdue when its chase begins gets the policy's days to catch up. */
function chase(record: AssignmentRecord, fact: FactFor<'assignment.chased'>, complain: Complain): void {
  nextGeneration(record, fact.body, complain);
  if (!record.silent) complain('it is chased already');
  const overdue = record.dueAt !== null && record.dueAt <= fact.at;
  const { calendar, policy } = record.terms;
  const day = overdue ? workingDay(dayAt(fact.at), policy.redoDays, calendar) : null;
  if (fact.body.catchUp !== day) complain(`the day to catch up is ${fact.body.catchUp}, not ${day}`);
  record.silent = false;
  record.catchUp = fact.body.catchUp;
  record.ladderFrom = fact.at;
  if (record.waitingSince !== null) record.waitingSince = fact.at;
  record.climb = newClimb(record);
}

function close(record: AssignmentRecord, status: 'done' | 'ended', at: Instant): void {
  record.status = status;
  record.closedAt = at;
  record.asked = null;
  record.suspendedAt = null;
  record.climb = null;
}
