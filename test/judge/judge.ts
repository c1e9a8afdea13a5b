// The judge: what must be true of the facts of a lot, said a second time and plainly. It is given the facts and the instants at which
// the lot looked at its clock, and nothing of the state; it shares only the counting of days with the rules. One pass over the facts
// keeps a record of each assignment (record.ts, course.ts); the notices that must have gone out are reckoned from the policy
// (steps.ts).
import type { Fact, FactFor } from '../../contracts/fact.ts';
import { assignmentParts } from '../../contracts/ids.ts';
import type { LotTerms, Occurrence } from '../../contracts/terms.ts';
import type { Instant } from '../../contracts/time.ts';
import type { AssignmentRecord, Complain, Verdict } from './record.ts';
import type { Owed } from './revision.ts';
import { checkMove, checkReceipt, isSilent, revisedTerms, takeRevision } from './revision.ts';
import { takeFact } from './course.ts';
import { openRecord } from './record.ts';
import { checkNotices } from './notices.ts';
import { checkClimb, checkUntold } from './steps.ts';

/** The lot looked at its clock at `at`, after fact number `n`: all that lapsed until then must be there. */
export interface Look {
  readonly at: Instant;
  readonly n: number;
}

/** Judges the facts of one lot, in order of n. */
export function judge(facts: readonly Fact[], looks: readonly Look[]): Verdict {
  const bench = new Bench();
  let look = 0;
  for (const [index, fact] of facts.entries()) {
    bench.hear(fact, index, facts);
    for (; (looks[look]?.n ?? Infinity) <= fact.n; look += 1) bench.look(looks[look]?.at ?? 0);
  }
  bench.close();
  return { problems: bench.problems, assignments: bench.records };
}

class Bench {
  readonly problems: string[] = [];
  readonly records = new Map<string, AssignmentRecord>();
  readonly #keys = new Set<string>();
  #terms: LotTerms | null = null;
  /** By duty and unit: the occurrence that is to open next. */
  readonly #next = new Map<string, Occurrence | null>();
  /** Assignments that are not closed: only these can be untold. */
  readonly #running = new Map<string, AssignmentRecord>();
  #closed = false;
  /** What the last revision owes to assignments, and when it came. */
  readonly #owed = new Map<string, readonly Owed[]>();
  #revision: FactFor<'terms.revised'> | null = null;

  hear(fact: Fact, index: number, facts: readonly Fact[]): void {
    const complain = (what: string): void => void this.problems.push(`${fact.n} ${fact.type} ${fact.key}: ${what}`);
    if (fact.n !== index + 1) complain(`number ${fact.n} at place ${index + 1}`);
    if (this.#keys.has(fact.key)) complain('its key is there already');
    this.#keys.add(fact.key);
    if (this.#closed && fact.assignment !== null && fact.type !== 'input.rejected' && fact.type !== 'input.parked') {
      complain('after the lot closed');
    }
    if (fact.type === 'lot.opened') this.#open(fact);
    if (fact.type === 'duty.dated' || fact.type === 'duty.ended') this.#date(fact);
    if (fact.type === 'terms.revised') this.#revise(fact);
    if (fact.type === 'lot.closed') this.#closed = true;
    if (fact.type === 'assignment.opened') this.#begin(fact, complain);
    const record = fact.assignment === null ? undefined : this.records.get(fact.assignment);
    if (record === undefined || this.#terms === null) {
      if (fact.assignment !== null && fact.type !== 'input.parked') complain('no such assignment was opened');
      return;
    }
    this.#settle(record, fact, complain);
    checkNotices(record, fact, this.#terms, complain);
    checkClimb(record, fact, facts, index, complain);
    if (fact.type !== 'assignment.opened') takeFact(record, fact, facts[index - 1], complain);
    if (record.closedAt !== null) this.#running.delete(record.id);
    else this.#running.set(record.id, record);
  }

  look(at: Instant): void {
    if (this.#closed || this.#terms === null) return;
    for (const [id, owed] of this.#owed)
      for (const { kind } of owed) this.problems.push(`${id}: a revision owes it a ${kind} at ${at}`);
    for (const [pair, next] of this.#next) {
      if (next !== null && next.openAt <= at) this.problems.push(`${pair}/${next.period} is not open at ${at}`);
    }
    for (const record of this.#running.values()) {
      checkUntold(record, at, (what) => void this.problems.push(`${record.id}: ${what}`));
    }
  }

  close(): void {
    for (const record of this.records.values()) {
      if (record.told && record.closedAt !== null) this.problems.push(`${record.id}: told overdue, never told the end`);
    }
    if (this.#closed && this.#running.size > 0) this.problems.push('the lot closed, assignments did not');
  }

  #open({ body }: FactFor<'lot.opened'>): void {
    this.#terms = body.terms;
    body.terms.pairs.forEach(({ duty, unit }, index) => this.#next.set(`${duty}/${unit}`, body.next[index] ?? null));
  }

  #date({ body }: FactFor<'duty.dated' | 'duty.ended'>): void {
    if (this.#terms === null) return;
    const duties = this.#terms.duties.map((duty) => (duty.id === body.duty ? { ...duty, time: body.time } : duty));
    this.#terms = { ...this.#terms, duties };
    for (const record of this.records.values()) record.terms = this.#terms;
    const pairs = this.#terms.pairs.filter(({ duty }) => duty === body.duty);
    pairs.forEach(({ duty, unit }, index) => this.#next.set(`${duty}/${unit}`, body.next[index] ?? null));
  }

  #revise(fact: FactFor<'terms.revised'>): void {
    if (this.#terms === null) return;
    const terms = revisedTerms(this.#terms, fact.body.revision);
    this.#terms = terms;
    [...this.#next.keys()].forEach((pair, index) => this.#next.set(pair, fact.body.next[index] ?? null));
    this.#revision = fact;
    for (const record of this.records.values()) {
      // What is closed may be opened again, and goes on by these.
      if (record.closedAt !== null) {
        record.terms = terms;
        continue;
      }
      const owed = takeRevision(record, terms, fact);
      if (owed.length > 0) this.#owed.set(record.id, owed);
    }
  }

  /** What a revision owed an assignment, or more than that, is said in the facts that follow it. */
  #settle(record: AssignmentRecord, fact: Fact, complain: Complain): void {
    if (fact.type !== 'deadline.moved' && fact.type !== 'assignment.chased') return;
    const [owed, ...more] = this.#owed.get(record.id) ?? [];
    if (fact.type === 'assignment.chased') {
      this.#owed.delete(record.id);
      if (owed?.kind !== 'chase') complain('nothing says that it is chased now');
      return;
    }
    if (owed?.kind === 'move') {
      if (owed.due !== fact.body.due) complain(`it must move to ${owed.due}`);
      if (more.length === 0) this.#owed.delete(record.id);
      else this.#owed.set(record.id, more);
    } else if (record.silent && fact.input === null && this.#revision?.at === fact.at && !byPerson(fact)) {
      // A recurring day, which the judge does not count: whether it is chased now goes by where it has moved.
      const { chaseFrom } = this.#revision.body.revision;
      if (chaseFrom === null || isSilent(fact.body.dueAt, chaseFrom)) this.#owed.delete(record.id);
      else this.#owed.set(record.id, [{ kind: 'chase' }]);
    }
    // What a person said moves where it says, ahead or not.
    if ((fact.input === null) === (fact.body.basis.code === 'receipt')) complain('the unit says when it received it');
    if (fact.input !== null) checkReceipt(record, fact, complain);
    else if (this.#revision?.at === fact.at && !byPerson(fact)) checkMove(record, fact, complain);
  }

  #begin(fact: FactFor<'assignment.opened'>, complain: (what: string) => void): void {
    const parts = assignmentParts(fact.assignment ?? '');
    if (parts === null || this.#terms === null) return complain('no assignment is named');
    const pair = `${parts.duty}/${parts.unit}`;
    const expected = this.#next.get(pair);
    if (expected === undefined || expected === null) return complain('nothing was to open here');
    if (this.records.has(fact.assignment ?? '')) return complain('opened twice');
    const { period, due, dueAt, openAt } = expected;
    const body = fact.body;
    if (period !== parts.period || due !== body.due || dueAt !== body.dueAt || openAt !== body.openedAt) {
      complain('it is not what was to open');
    }
    if (fact.at < openAt) complain('opened before its instant');
    if (body.silent !== isSilent(dueAt, this.#terms.chaseFrom))
      complain('silence is not what the beginning of the chase says');
    const before = [...this.records.values()].some(({ duty, unit }) => `${duty}/${unit}` === pair);
    if (body.first === before) complain('first period or not');
    if (body.next !== null && dueAt !== null && (body.next.dueAt ?? 0) < dueAt) complain('the next is due earlier');
    this.#next.set(pair, body.next);
    const record = openRecord(fact, parts, this.#terms);
    this.records.set(record.id, record);
    this.#running.set(record.id, record);
  }
}

/** A day that the answer to a question gave, or that follows one; it may come at the instant of a revision. */
const byPerson = ({ body }: FactFor<'deadline.moved'>): boolean =>
  ['answered', 'contribution'].includes(body.basis.code);
