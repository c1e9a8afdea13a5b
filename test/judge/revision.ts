// Other terms: what must move, what must be chased, and which rungs are left then, reckoned from the terms before and after.
import type { FactFor } from '../../contracts/fact.ts';
import type { DutyTime, LotTerms, Revision } from '../../contracts/terms.ts';
import type { Day, Instant } from '../../contracts/time.ts';
import { NOT_YET } from '../../contracts/time.ts';
import { dayAt } from '../../rules/day.ts';
import type { AssignmentRecord, Complain } from './record.ts';
import type { Step } from './steps.ts';
import { newClimb } from './steps.ts';

/** The terms after a revision. */
export const revisedTerms = (terms: LotTerms, { calendar, policy, chaseFrom, duties }: Revision): LotTerms => ({
  ...terms,
  calendar: calendar ?? terms.calendar,
  policy: policy ?? terms.policy,
  chaseFrom: chaseFrom ?? terms.chaseFrom,
  duties: terms.duties.map((duty) => duties.find(({ id }) => id === duty.id) ?? duty),
});

/** Whether what is due then is not chased. Before anybody has said from when, nothing is. */
export const isSilent = (dueAt: Instant | null, chaseFrom: Instant): boolean =>
  chaseFrom === NOT_YET || (dueAt !== null && dueAt <= chaseFrom);

/** What a revision obliges the very next facts to say of an assignment. */
export type Owed = { readonly kind: 'move'; readonly due: Day; readonly dueAt: Instant } | { readonly kind: 'chase' };

/**
 * Takes new terms into the record of an assignment that has not closed. Days of recurring duties the judge does not count himself: of
 * those that move he checks how, not that they do.
 */
export function takeRevision(
  record: AssignmentRecord,
  terms: LotTerms,
  { at, body }: FactFor<'terms.revised'>,
): readonly Owed[] {
  const before = record.terms;
  record.terms = terms;
  const { chaseFrom } = body.revision;
  const moves = moveOwed(record, before, at);
  const dueAt = moves === null ? record.dueAt : moves.dueAt;
  const chased = record.silent && chaseFrom !== null && !isSilent(dueAt, chaseFrom);
  // A ladder that begins anew by a new day is not laid on the old one.
  if (!record.silent && moves === null) relay(record, before, body.revision, at);
  return [...(moves === null ? [] : [moves]), ...(chased ? [{ kind: 'chase' } as const] : [])];
}

function moveOwed(record: AssignmentRecord, before: LotTerms, at: Instant): Extract<Owed, { kind: 'move' }> | null {
  const [was, is] = [timeOf(before, record.duty), timeOf(record.terms, record.duty)];
  if (was?.kind !== 'once' || is?.kind !== 'once' || was.due !== record.due || is.dueAt === record.dueAt) return null;
  const ahead = (record.dueAt ?? 0) > at && is.dueAt > at && record.judgedAt === null;
  return ahead ? { kind: 'move', due: is.due, dueAt: is.dueAt } : null;
}

/** A deadline may move only ahead of itself, and only before anything was judged by it. */
export function checkMove(record: AssignmentRecord, fact: FactFor<'deadline.moved'>, complain: Complain): void {
  if (fact.body.dueAt <= fact.at || (record.dueAt ?? 0) <= fact.at) complain('what is past has moved');
  if (record.judgedAt !== null) complain('it moved after the report');
}

/** A deadline counted from the day of receipt lies behind that day, and nothing was judged by the one before. */
export function checkReceipt(record: AssignmentRecord, fact: FactFor<'deadline.moved'>, complain: Complain): void {
  const { receivedAt = 0 } = fact.input ?? {};
  if (timeOf(record.terms, record.duty)?.kind !== 'received') complain('it is not counted from receipt');
  if (record.judgedAt !== null) complain('it moved after the report');
  // The longest span of these lives is a month, with days off behind it.
  if (fact.body.due > dayAt(receivedAt) + 45) complain('it lies too far ahead');
}

const timeOf = ({ duties }: LotTerms, duty: string): DutyTime | undefined => duties.find(({ id }) => id === duty)?.time;

function relay(record: AssignmentRecord, before: LotTerms, { policy }: Revision, at: Instant): void {
  const { climb } = record;
  if (climb === null) return;
  // Steps are numbered with those that say nothing in a later period.
  const numbered = (terms: LotTerms): string =>
    JSON.stringify([...(newClimb({ ...record, terms, first: true })?.left ?? [])]);
  if (numbered(before) === numbered(record.terms)) return;
  const old = [...(newClimb({ ...record, terms: before })?.left ?? [])];
  const gone = new Set(
    old
      .filter(([name, { rung }]) => !climb.left.has(name) && !(rung.only === 'unacknowledged' && record.acknowledged))
      .map(([name]) => name),
  );
  if (policy !== null) record.ladderFrom = Math.max(record.ladderFrom, at);
  const laid = [...(newClimb(record)?.left ?? [])].sort(([, a], [, b]) => byInstant(a, b));
  const last = laid.findLastIndex(
    ([name, { rung }]) => gone.has(name) && !(rung.only === 'unacknowledged' && record.acknowledged),
  );
  record.climb = { ...climb, left: new Map(laid.slice(last + 1)) };
  record.owesRelaying = true;
}

const byInstant = (a: Step, b: Step): number => a.at - b.at;
