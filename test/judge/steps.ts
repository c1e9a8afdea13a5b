// Which rungs must have fired, reckoned from the policy day by day.
import type { Fact } from '../../contracts/fact.ts';
import type { LadderName, Policy, Rung } from '../../contracts/policy.ts';
import type { CalendarSnapshot } from '../../contracts/calendar.ts';
import type { Day, Instant } from '../../contracts/time.ts';
import { isWorkingDay } from '../../rules/calendar.ts';
import { at, dayAt } from '../../rules/day.ts';
import type { AssignmentRecord, Complain } from './record.ts';

export interface Step {
  readonly rung: Rung;
  /** Its place in the policy: the higher, the farther up. */
  readonly height: number;
  readonly repeat: number;
  readonly at: Instant;
}

/** One ladder while it runs: from an opening, a report, a return or a moved deadline to the next of these. */
export interface Climb {
  readonly ladder: string;
  readonly generation: number;
  /** All its steps that have not been climbed yet, by `{rung}/{repeat}`. */
  readonly left: Map<string, Step>;
}

/** The ladder that runs from the record's `ladderFrom`; none while it is silent or suspended. */
export function newClimb(record: AssignmentRecord): Climb | null {
  if (record.silent || record.suspendedAt !== null) return null;
  const { policy, calendar } = record.terms;
  const waits = record.status === 'submitted' || record.status === 'declined';
  const ladder = waits ? 'confirmation' : record.ladder;
  const left = new Map<string, Step>();
  rungsFor(policy, ladder, record.unit).forEach((rung, height) => {
    const base = baseDay(record, rung);
    if (base === null || (rung.firstPeriodOnly && !record.first)) return;
    for (const step of instants(rung, height, base, policy, calendar)) {
      if (step.at >= record.ladderFrom) left.set(`${rung.id}/${step.repeat}`, step);
    }
  });
  return { ladder, generation: record.generation, left };
}

/** The policy's ladder, or that of the first override that names the unit, or none, and has one. */
export function rungsFor({ ladders, overrides }: Policy, ladder: LadderName, unit: string): readonly Rung[] {
  const own = overrides.find((one) => (one.units?.includes(unit) ?? true) && one.ladders[ladder] !== undefined);
  return own?.ladders[ladder] ?? ladders[ladder];
}

function baseDay(record: AssignmentRecord, { from, kind }: Rung): Day | null {
  const { waitingSince } = record;
  const catchingUp = record.redoDue === null && record.catchUp !== null;
  if (from === 'due') return catchingUp && kind === 'remind' ? null : (record.redoDue ?? record.catchUp ?? record.due);
  if (from === 'submission') return waitingSince === null ? null : dayAt(waitingSince);
  return record.due === null ? null : dayAt(record.openedAt);
}

function instants(rung: Rung, height: number, base: Day, policy: Policy, calendar: CalendarSnapshot): readonly Step[] {
  const times = rung.repeat?.times ?? 1;
  return Array.from({ length: times }, (_, repeat) => {
    const day = workingDay(workingDay(base, rung.offset, calendar), repeat * (rung.repeat?.days ?? 0), calendar);
    return { rung, height, repeat, at: at(day, policy.fireAt) };
  });
}

/** Counts days one by one, on purpose. */
export function workingDay(day: Day, offset: number, calendar: CalendarSnapshot): Day {
  let reached = day;
  for (let left = Math.abs(offset); left > 0;) {
    reached += Math.sign(offset);
    if (isWorkingDay(calendar, reached)) left -= 1;
  }
  return reached;
}

const FIRED = { remind: 'rung.reminded', overdue: 'rung.overdue', escalate: 'rung.escalated' } as const;

const isRung = (fact: Fact | undefined): boolean => fact?.type.startsWith('rung.') ?? false;

/** A rung's fact: of the ladder that runs, at its instant or after, once, and only the highest of those that lapsed together. */
export function checkClimb(
  record: AssignmentRecord,
  fact: Fact,
  facts: readonly Fact[],
  index: number,
  complain: Complain,
): void {
  if (
    fact.type !== 'rung.reminded' &&
    fact.type !== 'rung.overdue' &&
    fact.type !== 'rung.escalated' &&
    fact.type !== 'rung.passedOver'
  ) {
    return;
  }
  const { climb } = record;
  const { rung: id, repeat, generation, ladder, scheduledAt } = fact.body;
  if (climb === null) return complain('no ladder runs');
  if (climb.ladder !== ladder || climb.generation !== generation) return complain('another ladder runs');
  const step = climb.left.get(`${id}/${repeat}`);
  if (step === undefined) return complain('no such step is left');
  climb.left.delete(`${id}/${repeat}`);
  if (scheduledAt !== step.at) complain(`its instant is ${step.at}`);
  if (fact.at < step.at) complain('fired before its instant');
  if (step.rung.only === 'unacknowledged' && record.acknowledged) complain('it was acknowledged');
  checkHighest(record, step, fact, facts, index, complain);
  const tells = fact.type === 'rung.overdue' || fact.type === 'rung.escalated';
  if (tells && ladder !== 'confirmation') record.told = true;
}

function checkHighest(
  record: AssignmentRecord,
  step: Step,
  fact: Fact,
  facts: readonly Fact[],
  index: number,
  complain: Complain,
): void {
  const together = climbedTogether(record.id, facts, index);
  const fired = together.filter(({ type }) => type !== 'rung.passedOver');
  if (fired.length !== 1) return complain(`${fired.length} rungs fired at once`);
  if (fact.type !== 'rung.passedOver') {
    if (fact.type !== FIRED[step.rung.kind]) complain('its kind is another');
    return;
  }
  const [highest] = fired;
  if (highest === undefined || !('rung' in highest.body)) return;
  const { rung: id, repeat } = highest.body;
  const height = rungsFor(record.terms.policy, highest.body.ladder, record.unit).findIndex((rung) => rung.id === id);
  if (height < step.height || (height === step.height && repeat < step.repeat)) complain('a lower one fired instead');
}

/** The facts of rungs of one assignment that were decided together: they stand side by side, at one instant. */
function climbedTogether(assignment: string, facts: readonly Fact[], index: number): readonly Fact[] {
  const same = (fact: Fact | undefined): fact is Fact =>
    isRung(fact) && fact?.assignment === assignment && fact.at === facts[index]?.at;
  let first = index;
  while (same(facts[first - 1])) first -= 1;
  let last = index;
  while (same(facts[last + 1])) last += 1;
  return facts.slice(first, last + 1);
}

/** After a look at the clock no step that still has something to say may be left behind it. */
export function checkUntold(record: AssignmentRecord, now: Instant, complain: Complain): void {
  for (const [name, step] of record.climb?.left ?? []) {
    if (step.rung.only === 'unacknowledged' && record.acknowledged) continue;
    if (step.at <= now) complain(`${name} of ${step.at} is untold at ${now}`);
  }
}
