// What a fact does to the state: one entry of the table for each type. Pure and total over facts that `decide` made; nothing is
// computed here that a later version might compute otherwise: instants and deadlines stand in the facts.
import type { Fact, FactFor, FactType } from '../contracts/fact.ts';
import { assignmentParts } from '../contracts/ids.ts';
import type { Instant } from '../contracts/time.ts';
import { withTerms } from './migrate.ts';
import { contentHash, seenKey } from './seen.ts';
import type { Assignment, LotState, PairState } from './state.ts';
import { isClosed, KEEP_CLOSED_MS, pairKey, revised, submittedGeneration } from './state.ts';

type Change<T extends FactType> = (assignment: Assignment, fact: FactFor<T>) => Partial<Assignment>;

/** Facts that change one assignment, and how. */
const CHANGES: { readonly [T in FactType]?: Change<T> } = {
  'assignment.acknowledged': (_, { body }) => ({ acknowledged: true, nextAt: body.nextAt }),
  // Whoever passes it on, or says that it is not theirs, has read it.
  'assignment.handedOver': (_, { body }) => ({ acknowledged: true, nextAt: body.nextAt }),
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
    submissions: assignment.submissions + 1,
  }),
  'assignment.withdrawn': withdraw,
  'assignment.confirmed': (_, { at }) => ({ ...over(at), status: 'done' }),
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
  'assignment.reopened': (_, { at, body }) => ({
    status: 'submitted',
    closedAt: null,
    waitingSince: at,
    climbed: 0,
    ladderFrom: at,
    generation: body.generation,
    nextAt: body.nextAt,
  }),
  'assignment.suspended': (_, { at }) => ({ suspendedAt: at, nextAt: null }),
  'assignment.resumed': (_, { body }) => ({
    suspendedAt: null,
    due: body.due,
    dueAt: body.dueAt,
    redoDue: body.redoDue,
    redoAt: body.redoAt,
    catchUp: body.catchUp ?? null,
    generation: body.generation,
    climbed: 0,
    ladderFrom: body.ladderFrom,
    nextAt: body.nextAt,
  }),
  'assignment.cancelled': (_, { at }) => ({ ...over(at), status: 'ended', told: false }),
  'extension.asked': (_, { body }) => ({ asked: body.due }),
  'extension.granted': extend,
  'extension.refused': () => ({ asked: null }),
  'assignment.settled': () => ({ told: false }),
  'assignment.corrected': () => ({ told: false }),
  'assignment.ended': ({ told }, { at, notify }) => ({
    ...over(at),
    status: 'ended',
    told: told && notify.length === 0,
  }),
  'deadline.moved': (_, { at, body }) => ({
    due: body.due,
    dueAt: body.dueAt,
    catchUp: null,
    generation: body.generation,
    climbed: 0,
    ladderFrom: at,
    nextAt: body.nextAt,
  }),
  'ladder.relaid': (_, { body }) => ({ ...body }),
  'assignment.chased': (assignment, { at, body }) => ({
    silent: false,
    catchUp: body.catchUp,
    generation: body.generation,
    climbed: 0,
    ladderFrom: at,
    // Nobody had been asked to confirm what was marked in silence.
    waitingSince: assignment.waitingSince === null ? null : at,
    nextAt: body.nextAt,
  }),
  'rung.reminded': (_, { body }) => ({ climbed: body.step + 1, nextAt: body.nextAt }),
  'rung.overdue': tellOverdue,
  'rung.escalated': tellOverdue,
  'rung.passedOver': (_, { body }) => ({ climbed: body.step + 1, nextAt: body.nextAt }),
  'review.held': (_, { at, body }) => ({
    ...over(at),
    status: 'done',
    judgedAt: body.judgedAt,
    late: body.late,
  }),
};

/** Nothing waits and nothing runs any more. */
const over = (at: Instant): Partial<Assignment> => ({
  closedAt: at,
  nextAt: null,
  waitingSince: null,
  asked: null,
  suspendedAt: null,
});

/** What lapsed for the unit while its report waited is climbed now: who reports and takes it back gains nothing. */
function withdraw(
  { waitingSince, ladderFrom, submissions, status: before }: Assignment,
  { body }: FactFor<'assignment.withdrawn'>,
): Partial<Assignment> {
  const { status, judgedAt, late, generation, nextAt } = body;
  return {
    status,
    judgedAt,
    late,
    generation,
    nextAt,
    submissions: submissions - (before === 'submitted' ? 1 : 0),
    climbed: 0,
    // New terms may have begun the ladder anew while the report waited.
    ladderFrom: Math.max(waitingSince ?? 0, ladderFrom),
    waitingSince: null,
  };
}

function extend({ extensions }: Assignment, { at, body }: FactFor<'extension.granted'>): Partial<Assignment> {
  const { of, due, dueAt, asked, generation, nextAt } = body;
  return {
    ...(of === 'due' ? { due, dueAt } : { redoDue: due, redoAt: dueAt }),
    catchUp: null,
    asked: null,
    extensions: extensions + (asked === null ? 0 : 1),
    told: false,
    generation,
    climbed: 0,
    ladderFrom: at,
    nextAt,
  };
}

/** Chasing the monitor tells nobody that the unit is late. */
function tellOverdue({ told }: Assignment, { body }: FactFor<'rung.overdue' | 'rung.escalated'>): Partial<Assignment> {
  return { climbed: body.step + 1, nextAt: body.nextAt, told: told || body.ladder !== 'confirmation' };
}

/** A report or refusal that waits for the monitor: from here the monitor's ladder runs. */
function waiting({ at }: Fact, nextAt: Instant | null): Partial<Assignment> {
  return { waitingSince: at, climbed: 0, ladderFrom: at, nextAt };
}

/** A state while facts are folded into it: its record of pairs is its own; what stands in it is replaced, never written to. */
type Draft = { -readonly [K in keyof LotState]: LotState[K] } & { pairs: Record<string, PairState> };

/** Facts that change the lot itself. */
const LOT_CHANGES: { readonly [T in FactType]?: (draft: Draft, fact: FactFor<T>) => void } = {
  'lot.opened': openLot,
  'lot.closed': (draft) => {
    draft.closed = true;
  },
  'assignment.opened': openAssignment,
  'duty.dated': retimeDuty,
  'duty.ended': retimeDuty,
  'terms.revised': reviseTerms,
};

/**
 * The state after facts, which must come in order of `n`, without gaps. What a larger state (the directive's) holds besides stays. The
 * pairs are copied once, however many facts there are: an outage or a take-in brings thousands at a time.
 */
export function fold<S extends LotState>(state: S, facts: readonly Fact[]): S {
  if (facts.length === 0) return state;
  const draft: Draft = { ...state, pairs: { ...state.pairs } };
  for (const fact of facts) {
    if (fact.n !== draft.n + 1) {
      throw new Error(`fact ${fact.n} of ${fact.directive}/${fact.lot} does not follow ${draft.n}`);
    }
    const lotChange = LOT_CHANGES[fact.type] as ((draft: Draft, fact: Fact) => void) | undefined;
    if (lotChange === undefined) changeAssignment(draft, fact);
    else lotChange(draft, fact);
    draft.n = fact.n;
  }
  return draft as LotState as S;
}

/** The state after a fact. */
export const evolve = <S extends LotState>(state: S, fact: Fact): S => fold(state, [fact]);

function changeAssignment({ pairs }: Draft, fact: Fact): void {
  const parts = fact.assignment === null ? null : assignmentParts(fact.assignment);
  const key = parts === null ? '' : pairKey(parts.duty, parts.unit);
  const pair = pairs[key];
  const index = pair?.live.findIndex(({ id }) => id === fact.assignment) ?? -1;
  const assignment = pair?.live[index];
  if (pair === undefined || assignment === undefined) return;
  const change = CHANGES[fact.type] as ((assignment: Assignment, fact: Fact) => Partial<Assignment>) | undefined;
  const changed = { ...assignment, ...change?.(assignment, fact), ...takeInput(assignment, fact) };
  pairs[key] = { ...pair, live: pair.live.with(index, changed) };
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

function openLot(draft: Draft, { at, body }: FactFor<'lot.opened'>): void {
  const { duties, pairs, directive: _directive, lot: _lot, ...terms } = body.terms;
  draft.terms = withTerms(terms);
  draft.openedAt = at;
  draft.duties = Object.fromEntries(duties.map((duty) => [duty.id, duty]));
  pairs.forEach(({ duty, unit }, index) => {
    draft.pairs[pairKey(duty, unit)] = { duty, unit, next: body.next[index] ?? null, live: [] };
  });
}

function openAssignment({ pairs, terms }: Draft, { at, assignment: id, body }: FactFor<'assignment.opened'>): void {
  const parts = id === null ? null : assignmentParts(id);
  if (id === null || parts === null) return;
  const { duty, unit, period } = parts;
  const key = pairKey(duty, unit);
  const pair = pairs[key];
  if (pair === undefined) return;
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
    catchUp: null,
    generation: 1,
    climbed: 0,
    ladderFrom: Math.max(body.openedAt, terms.chaseFrom),
    nextAt: body.nextAt,
    waitingSince: null,
    judgedAt: null,
    late: null,
    submissions: 0,
    asked: null,
    extensions: 0,
    suspendedAt: null,
    told: false,
    closedAt: null,
    seen: {},
  };
  const live = [...pair.live.filter((other) => !retired(other, at)), opened];
  pairs[key] = { ...pair, next: body.next, live };
}

/** Closed long enough that nothing about it is expected any more: it leaves the state when its pair's next period opens. */
const retired = (assignment: Assignment, at: Instant): boolean =>
  isClosed(assignment) && (assignment.closedAt ?? 0) + KEEP_CLOSED_MS <= at;

function reviseTerms(draft: Draft, { body }: FactFor<'terms.revised'>): void {
  const { terms, duties } = revised(draft, body.revision);
  draft.terms = terms;
  draft.duties = duties;
  Object.entries(draft.pairs).forEach(([key, pair], index) => {
    draft.pairs[key] = { ...pair, next: body.next[index] ?? null };
  });
}

function retimeDuty(draft: Draft, { body }: FactFor<'duty.dated' | 'duty.ended'>): void {
  const duty = draft.duties[body.duty];
  if (duty === undefined) return;
  Object.values(draft.pairs)
    .filter((pair) => pair.duty === body.duty)
    .forEach((pair, index) => {
      draft.pairs[pairKey(pair.duty, pair.unit)] = { ...pair, next: body.next[index] ?? null };
    });
  draft.duties = { ...draft.duties, [duty.id]: { ...duty, time: body.time } };
}
