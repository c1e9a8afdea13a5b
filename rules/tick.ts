// Time passes: periods open, ladders climb.
import type { FactBodies, Notify } from '../contracts/fact.ts';
import { assignmentId, rungKey } from '../contracts/ids.ts';
import type { Occurrence } from '../contracts/terms.ts';
import type { Instant } from '../contracts/time.ts';
import type { FactDraft } from './draft.ts';
import { draft } from './draft.ts';
import type { Climber, Step } from './ladder.ts';
import { isBefore } from './lateness.ts';
import { applies, isHigher, nextStepAt, runningLadder, stepsOf } from './ladder.ts';
import { coordinatorsOverdue, openingNotices, rungNotices } from './notify.ts';
import { following } from './course.ts';
import type { Assignment, LotState, PairState } from './state.ts';
import { dutyOf } from './state.ts';

/** Where time passes: in the whole lot, or in one of its pairs only. */
export type Where = 'everywhere' | { readonly pair: string };

function pairsOf(state: LotState, where: Where): readonly PairState[] {
  if (where === 'everywhere') return Object.values(state.pairs);
  const pair = state.pairs[where.pair];
  return pair === undefined ? [] : [pair];
}

/** The next period of every pair that opens at or before `now`; one period a pair, so call until there are none. */
export function openDue(state: LotState, now: Instant, where: Where): readonly FactDraft[] {
  return pairsOf(state, where).flatMap((pair) =>
    pair.next !== null && pair.next.openAt <= now ? [open(state, pair, pair.next, now)] : [],
  );
}

function open(state: LotState, pair: PairState, occurrence: Occurrence, now: Instant): FactDraft {
  const duty = dutyOf(state, pair);
  const { period, openAt, due, dueAt, basis } = occurrence;
  const id = assignmentId(state.directive, pair.duty, pair.unit, period);
  const silent = isBefore(dueAt, state.terms.chaseFrom);
  const first = pair.live.length === 0;
  const climber: Climber = {
    ladder: duty.ladder,
    status: 'open',
    acknowledged: false,
    silent,
    first,
    openedAt: openAt,
    due,
    redoDue: null,
    catchUp: null,
    unit: pair.unit,
    generation: 1,
    climbed: 0,
    ladderFrom: Math.max(openAt, state.terms.chaseFrom),
    waitingSince: null,
    suspendedAt: null,
  };
  return draft('assignment.opened', {
    key: `${id}/opened`,
    assignment: id,
    at: now,
    notify: silent ? [] : openingNotices(duty, pair.unit),
    body: {
      ladder: duty.ladder,
      due,
      dueAt,
      basis,
      silent,
      first,
      openedAt: openAt,
      nextAt: nextStepAt(climber, state.terms),
      next: following(state, duty, period),
    },
  });
}

/** For every assignment whose ladder has a lapsed step: the highest one fires, those below it are recorded as passed over. */
export function climbDue(state: LotState, now: Instant, where: Where): readonly FactDraft[] {
  return pairsOf(state, where).flatMap(({ live }) =>
    live.flatMap((assignment) =>
      assignment.nextAt !== null && assignment.nextAt <= now ? climb(state, assignment, now) : [],
    ),
  );
}

function climb(state: LotState, assignment: Assignment, now: Instant): readonly FactDraft[] {
  const steps = stepsOf(assignment, state.terms);
  const lapsed = steps.flatMap((step, index) =>
    index >= assignment.climbed && step.at <= now && applies(step, assignment) ? [{ step, index }] : [],
  );
  const last = lapsed.at(-1);
  if (last === undefined) return [];
  const highest = lapsed.reduce((high, one) => (isHigher(one.step, high.step) ? one : high));
  const nextAt = nextStepAt({ ...assignment, climbed: last.index + 1 }, state.terms);
  return lapsed.map(({ step, index }) => {
    const fires = index === highest.index;
    return draft(fires ? TYPE_OF[step.rung.kind] : 'rung.passedOver', {
      key: rungKey(assignment.id, assignment.generation, step.rung.id, step.repeat),
      assignment: assignment.id,
      at: now,
      notify: fires ? notices(state, assignment, step) : [],
      body: rungBody(assignment, step, index, nextAt),
    });
  });
}

const TYPE_OF = { remind: 'rung.reminded', overdue: 'rung.overdue', escalate: 'rung.escalated' } as const;

function notices(state: LotState, assignment: Assignment, { rung }: Step): readonly Notify[] {
  const told = rungNotices(rung, assignment.unit);
  const saysOverdue = rung.kind !== 'remind' && runningLadder(assignment) !== 'confirmation';
  return saysOverdue && !assignment.told ? [...told, ...coordinatorsOverdue(dutyOf(state, assignment))] : told;
}

function rungBody(
  assignment: Assignment,
  step: Step,
  index: number,
  nextAt: Instant | null,
): FactBodies['rung.reminded'] {
  return {
    rung: step.rung.id,
    repeat: step.repeat,
    step: index,
    generation: assignment.generation,
    ladder: runningLadder(assignment) ?? assignment.ladder,
    scheduledAt: step.at,
    nextAt,
  };
}
