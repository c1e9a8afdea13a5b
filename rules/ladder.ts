// The ladder of an assignment: the policy's rungs laid on the calendar. Steps are sorted by instant; a step is behind once its number
// is below `climbed`. Steps that lie before the ladder began (a duty taken in late, a deadline moved) never fire: nobody's first
// notice is a flood.
import type { LadderName, Policy, Rung } from '../contracts/policy.ts';
import type { CalendarSnapshot } from '../contracts/calendar.ts';
import type { Day, Instant } from '../contracts/time.ts';
import { addWorkingDays } from './calendar.ts';
import { at, dayAt } from './day.ts';
import type { Assignment, LotState } from './state.ts';
import { isClosed, waitsForMonitor } from './state.ts';

export interface Step {
  readonly rung: Rung;
  /** The rung's place in the policy, which lists rungs as they climb: the higher, the farther up. */
  readonly height: number;
  /** 0 the first time, 1, 2, ... when it repeats. */
  readonly repeat: number;
  readonly at: Instant;
}

/** What a ladder is laid on. */
export type Climber = Pick<
  Assignment,
  | 'ladder'
  | 'status'
  | 'acknowledged'
  | 'silent'
  | 'first'
  | 'openedAt'
  | 'due'
  | 'redoDue'
  | 'catchUp'
  | 'unit'
  | 'generation'
  | 'climbed'
  | 'ladderFrom'
  | 'waitingSince'
  | 'suspendedAt'
>;

/**
 * An assignment whose ladder begins anew at `from`, with what else has changed of it. It is a generation of its own, else the second climb
 * would be swallowed by the first one's keys.
 */
export const anew = (assignment: Assignment, from: Instant, changes: Partial<Assignment>): Climber => ({
  ...assignment,
  ...changes,
  generation: assignment.generation + 1,
  climbed: 0,
  ladderFrom: from,
});

type Ground = Pick<LotState['terms'], 'policy' | 'calendar'>;

/** The ladder an assignment is on now: its own while the unit owes, the monitor's while a report waits, none when closed, suspended or silent. */
export function runningLadder(climber: Climber): LadderName | null {
  if (climber.silent || climber.suspendedAt !== null || isClosed(climber as Assignment)) return null;
  return waitsForMonitor(climber as Assignment) ? 'confirmation' : climber.ladder;
}

/** All steps of the running ladder in order of their instants, those behind included, so that a step's number never changes. */
export function stepsOf(climber: Climber, { policy, calendar }: Ground): readonly Step[] {
  const name = runningLadder(climber);
  if (name === null) return [];
  const steps: Step[] = [];
  ladderOf(policy, name, climber.unit).forEach((rung, height) => {
    const base = baseDay(climber, rung);
    if (base !== null) steps.push(...layRung(rung, height, base, policy, calendar));
  });
  // Array.prototype.sort is stable: rungs of one instant keep the policy's order.
  return steps.filter((step) => step.at >= climber.ladderFrom).sort((a, b) => a.at - b.at);
}

/** The rungs of a ladder for a unit: the first override that fits, else the policy's own. Overrides of other directives are left out at deployment. */
function ladderOf({ ladders, overrides }: Policy, name: LadderName, unit: string): readonly Rung[] {
  for (const { units, ladders: own } of overrides) {
    const ladder = own[name];
    if (ladder !== undefined && (units === null || units.includes(unit))) return ladder;
  }
  return ladders[name];
}

function baseDay(climber: Climber, rung: Rung): Day | null {
  switch (rung.from) {
    case 'due':
      // What is overdue is not reminded of a day to come.
      if (climber.redoDue === null && climber.catchUp !== null && rung.kind === 'remind') return null;
      return climber.redoDue ?? climber.catchUp ?? climber.due;
    case 'opening':
      // Only a duty with a day asks for an acknowledgement.
      return climber.due === null ? null : dayAt(climber.openedAt);
    case 'submission':
      return climber.waitingSince === null ? null : dayAt(climber.waitingSince);
  }
}

function layRung(rung: Rung, height: number, base: Day, policy: Policy, calendar: CalendarSnapshot): Step[] {
  const steps: Step[] = [];
  let day = addWorkingDays(calendar, base, rung.offset);
  for (let repeat = 0; repeat < (rung.repeat?.times ?? 1); repeat += 1) {
    steps.push({ rung, height, repeat, at: at(day, policy.fireAt) });
    if (rung.repeat !== null) day = addWorkingDays(calendar, day, rung.repeat.days);
  }
  return steps;
}

/** Whether one step lies above another: by the policy's order, not in time, since rungs are counted from more than one day. */
export const isHigher = (one: Step, other: Step): boolean =>
  one.height > other.height || (one.height === other.height && one.repeat > other.repeat);

/** Whether a step still has something to say. */
export function applies(step: Step, climber: Climber): boolean {
  if (step.rung.firstPeriodOnly && !climber.first) return false;
  return step.rung.only !== 'unacknowledged' || !climber.acknowledged;
}

/** The next instant at which the ladder has something to say, or null. */
export function nextStepAt(climber: Climber, ground: Ground): Instant | null {
  const steps = stepsOf(climber, ground);
  for (let step = climber.climbed; step < steps.length; step += 1) {
    const one = steps[step];
    if (one !== undefined && applies(one, climber)) return one.at;
  }
  return null;
}
