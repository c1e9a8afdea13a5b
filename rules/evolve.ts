// What a fact does to the state: one entry of the table for each type. Pure and total over facts that `decide` made; nothing is
// computed here that a later version might compute otherwise: instants and deadlines stand in the facts.
import type { Fact, FactFor, FactType } from '../contracts/fact.ts';
import { assignmentParts } from '../contracts/ids.ts';
import type { Instant } from '../contracts/time.ts';
import { contentHash, seenKey } from './seen.ts';
import type { Assignment, LotState, PairState } from './state.ts';
import { isClosed, KEEP_CLOSED_MS, pairKey, submittedGeneration } from './state.ts';

type Change<T extends FactType> = (assignment: Assignment, fact: FactFor<T>) => Partial<Assignment>;

/** Facts that change one assignment, and how. */
const CHANGES: { readonly [T in FactType]?: Change<T> } = {
  'assignment.acknowledged': (_, { body }) => ({ acknowledged: true, nextAt: body.nextAt }),
  // Whoever says that it is not theirs has read it.
  'assignment.declined': (_, fact) => ({
    status: 'declined',
    acknowledged: true,
    ...waiting(fact, fact.body.nextAt),
  }),
  'assignment.submitted': (assignment, fact) => ({
    status: 'submitted',
    acknowledged: true,
    generation: submittedGeneration(assignment),
    ...waiting(fact, fact.body.nextAt),
    // Lateness is frozen at the first submission: a report sent back and sent again is as late as its first form was.
    judgedAt: assignment.judgedAt ?? fact.body.judgedAt,
    late: assignment.late ?? fact.body.late,
  }),
  'assignment.confirmed': (_, { at }) => ({ status: 'done', closedAt: at, nextAt: null, waitingSince: null }),
  'assignment.returned': (_, { at, body }) => ({
    status: 'returned',
    generation: body.generation,
    redoDue: body.due,
    redoAt: body.dueAt,
    climbed: 0,
    ladderFrom: at,
    waitingSince: null,
    nextAt: body.nextAt,
  }),
  'assignment.settled': () => ({ told: false }),
  'assignment.corrected': () => ({ told: false }),
  'assignment.ended': ({ told }, { at, notify }) => ({
    status: 'ended',
    closedAt: at,
    nextAt: null,
    waitingSince: null,
    told: told && notify.length === 0,
  }),
  'deadline.moved': (_, { at, body }) => ({
    due: body.due,
    dueAt: body.dueAt,
    generation: body.generation,
    climbed: 0,
    ladderFrom: at,
    nextAt: body.nextAt,
  }),
  'rung.reminded': (_, { body }) => ({ climbed: body.step + 1, nextAt: body.nextAt }),
  'rung.overdue': tellOverdue,
  'rung.escalated': tellOverdue,
  'rung.passedOver': (_, { body }) => ({ climbed: body.step + 1, nextAt: body.nextAt }),
  'review.held': (_, { at, body }) => ({
    status: 'done',
    closedAt: at,
    nextAt: null,
    judgedAt: body.judgedAt,
    late: body.late,
  }),
};

/** Chasing the monitor tells nobody that the unit is late. */
function tellOverdue({ told }: Assignment, { body }: FactFor<'rung.overdue' | 'rung.escalated'>): Partial<Assignment> {
  return { climbed: body.step + 1, nextAt: body.nextAt, told: told || body.ladder !== 'confirmation' };
}

/** A report or refusal that waits for the monitor: from here the monitor's ladder runs. */
function waiting({ at }: Fact, nextAt: Instant | null): Partial<Assignment> {
  return { waitingSince: at, climbed: 0, ladderFrom: at, nextAt };
}

/** Facts that change the lot itself. */
const LOT_CHANGES: { readonly [T in FactType]?: (state: LotState, fact: FactFor<T>) => LotState } = {
  'lot.opened': openLot,
  'lot.closed': (state) => ({ ...state, closed: true }),
  'assignment.opened': openAssignment,
  'duty.dated': dateDuty,
};

/** The state after a fact. Facts must come in order of `n`, without gaps. What a larger state (the directive's) holds besides stays. */
export function evolve<S extends LotState>(state: S, fact: Fact): S {
  if (fact.n !== state.n + 1)
    throw new Error(`fact ${fact.n} of ${fact.directive}/${fact.lot} does not follow ${state.n}`);
  const lotChange = LOT_CHANGES[fact.type] as ((state: LotState, fact: Fact) => LotState) | undefined;
  const next = lotChange === undefined ? changeAssignment(state, fact) : lotChange(state, fact);
  return { ...(next as S), n: fact.n };
}

function changeAssignment(state: LotState, fact: Fact): LotState {
  const assignment = fact.assignment === null ? undefined : state.assignments[fact.assignment];
  if (assignment === undefined) return state;
  const change = CHANGES[fact.type] as ((assignment: Assignment, fact: Fact) => Partial<Assignment>) | undefined;
  const changed = { ...assignment, ...change?.(assignment, fact), ...takeInput(assignment, fact) };
  return { ...state, assignments: { ...state.assignments, [assignment.id]: changed } };
}

/** The input a fact answers is remembered by the assignment it touched. */
function takeInput(assignment: Assignment, { input, n, type, body }: Fact): Pick<Assignment, 'seen'> | undefined {
  if (input === null || type === 'input.parked') return undefined;
  const key = seenKey(input.source, input.id);
  const before = assignment.seen[key];
  const hash = contentHash(input);
  const code = type === 'input.rejected' ? body.code : null;
  const entry =
    before === undefined
      ? { hash, n, code, k: 1, other: null }
      : { ...before, k: before.k + 1, other: before.hash === hash ? before.other : hash };
  return { seen: { ...assignment.seen, [key]: entry } };
}

function openLot(state: LotState, { at, body }: FactFor<'lot.opened'>): LotState {
  const { duties, pairs, directive: _directive, lot: _lot, ...terms } = body.terms;
  return {
    ...state,
    terms,
    openedAt: at,
    duties: Object.fromEntries(duties.map((duty) => [duty.id, duty])),
    pairs: Object.fromEntries(
      pairs.map(({ duty, unit }, index): [string, PairState] => [
        pairKey(duty, unit),
        { duty, unit, next: body.next[index] ?? null, live: [] },
      ]),
    ),
  };
}

function openAssignment(state: LotState, { at, assignment: id, body }: FactFor<'assignment.opened'>): LotState {
  const parts = id === null ? null : assignmentParts(id);
  if (id === null || parts === null) return state;
  const { duty, unit, period } = parts;
  const key = pairKey(duty, unit);
  const pair = state.pairs[key];
  if (pair === undefined) return state;
  const opened: Assignment = {
    id,
    duty,
    unit,
    period,
    status: 'open',
    acknowledged: false,
    silent: body.silent,
    first: body.first,
    ladder: body.ladder,
    openedAt: body.openedAt,
    due: body.due,
    dueAt: body.dueAt,
    redoDue: null,
    redoAt: null,
    generation: 1,
    climbed: 0,
    ladderFrom: Math.max(body.openedAt, state.terms.chaseFrom),
    nextAt: body.nextAt,
    waitingSince: null,
    judgedAt: null,
    late: null,
    told: false,
    closedAt: null,
    seen: {},
  };
  const gone = pair.live.filter((other) => retired(state.assignments[other], at));
  const assignments = { ...state.assignments, [id]: opened };
  for (const other of gone) delete assignments[other];
  const live = [...pair.live.filter((other) => !gone.includes(other)), id];
  return { ...state, assignments, pairs: { ...state.pairs, [key]: { ...pair, next: body.next, live } } };
}

/** Closed long enough that nothing about it is expected any more: it leaves the state when its pair's next period opens. */
const retired = (assignment: Assignment | undefined, at: Instant): boolean =>
  assignment === undefined || (isClosed(assignment) && (assignment.closedAt ?? 0) + KEEP_CLOSED_MS <= at);

function dateDuty(state: LotState, { body }: FactFor<'duty.dated'>): LotState {
  const duty = state.duties[body.duty];
  if (duty === undefined) return state;
  const pairs = { ...state.pairs };
  Object.values(state.pairs)
    .filter((pair) => pair.duty === body.duty)
    .forEach((pair, index) => {
      pairs[pairKey(pair.duty, pair.unit)] = { ...pair, next: body.next[index] ?? null };
    });
  return { ...state, pairs, duties: { ...state.duties, [duty.id]: { ...duty, time: body.time } } };
}
