// What a revision is made of, and what it would change: the duties whose day is another by the new calendar or policy, and every
// deadline and rung that comes to lie on another day.
import { canonicalJson } from '../contracts/canonical.ts';
import type { DutyTerms, DutyTime } from '../contracts/terms.ts';
import type { Day, Instant } from '../contracts/time.ts';
import { stepsOf } from './ladder.ts';
import type { Step } from './ladder.ts';
import type { Assignment, LotState } from './state.ts';
import { assignmentOf, assignmentsOf, isClosed } from './state.ts';
import { contributionId, contributionTime } from './terms.ts';

/**
 * The duties that run otherwise by the new terms. `planned`: the plan's duties as they would be deployed by them. A day that a person gave
 * as the answer to a question stays, and so do the contributions to a review so dated.
 */
export function revisedDuties(
  planned: readonly DutyTerms[],
  running: ReadonlyMap<string, DutyTerms>,
  ground: Parameters<typeof contributionTime>[1],
): readonly DutyTerms[] {
  const answered = (id: string): DutyTime | null => {
    const time = running.get(id)?.time;
    return time?.kind === 'once' && time.basis.code === 'answered' ? time : null;
  };
  const reviewOf = new Map(planned.map(({ id }) => [contributionId(id), id]));
  return planned.flatMap((duty) => {
    const before = running.get(duty.id);
    const review = answered(reviewOf.get(duty.id) ?? '');
    const time = answered(duty.id) ?? (review === null ? endedAs(before, duty.time) : contributionTime(review, ground));
    const now = { ...duty, time };
    return before === undefined || canonicalJson(before) === canonicalJson(now) ? [] : [now];
  });
}

/** What a person has ended stays ended. */
const endedAs = (before: DutyTerms | undefined, time: DutyTime): DutyTime =>
  before?.time.kind === 'recurring' && time.kind === 'recurring' ? { ...time, ends: before.time.ends } : time;

/** A rung that comes on another day; null: it did not come before, or does not come any more. */
export interface RungMove {
  readonly rung: string;
  readonly repeat: number;
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/** What a revision changes of one assignment, or of the period that a pair opens next. */
export interface Change {
  readonly duty: string;
  readonly unit: string;
  readonly period: string;
  readonly opened: boolean;
  /** The last day in time, before and after; the same where only rungs move. */
  readonly from: Day | null;
  readonly to: Day | null;
  readonly rungs: readonly RungMove[];
}

/** What differs between a lot's state before a revision and after it, of all that lies ahead of `now`. */
export function changesBetween(before: LotState, after: LotState, now: Instant): readonly Change[] {
  const opened = assignmentsOf(before).flatMap((one): Change[] => {
    const other = assignmentOf(after, one.id);
    if (other === undefined || isClosed(one)) return [];
    const rungs = rungMoves(ahead(one, before, now), ahead(other, after, now));
    const { duty, unit, period } = one;
    return one.due === other.due && rungs.length === 0
      ? []
      : [{ duty, unit, period, opened: true, from: one.due, to: other.due, rungs }];
  });
  const coming = Object.entries(before.pairs).flatMap(([key, { duty, unit, next }]): Change[] => {
    const other = after.pairs[key]?.next ?? null;
    if (next === null || other === null || next.due === other.due) return [];
    return [{ duty, unit, period: next.period, opened: false, from: next.due, to: other.due, rungs: [] }];
  });
  return [...opened, ...coming];
}

/** The steps that are still to come, by name. */
const ahead = (assignment: Assignment, { terms }: LotState, now: Instant): ReadonlyMap<string, Step> =>
  new Map(
    stepsOf(assignment, terms)
      .slice(assignment.climbed)
      .filter((step) => step.at > now)
      .map((step) => [`${step.rung.id}/${step.repeat}`, step]),
  );

function rungMoves(before: ReadonlyMap<string, Step>, after: ReadonlyMap<string, Step>): readonly RungMove[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name): RungMove[] => {
    const [from, to] = [before.get(name), after.get(name)];
    const step = from ?? to;
    if (step === undefined || from?.at === to?.at) return [];
    return [{ rung: step.rung.id, repeat: step.repeat, from: from?.at ?? null, to: to?.at ?? null }];
  });
}
