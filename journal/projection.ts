// What a fact does to the tables people read. Pure: `record` folds new facts over the rows it loaded, the audit folds all facts over
// nothing, and both must come to the same rows. Nothing is computed that the fact does not say.
import type { Fact, FactFor, FactType } from '../contracts/fact.ts';
import type { Instant } from '../contracts/time.ts';
import { assignmentParts, DIRECTIVE_LOT } from '../contracts/ids.ts';
import type { Revision } from '../contracts/terms.ts';
import { storable } from './digest.ts';
import { dayText } from '../rules/day.ts';
import { dayTextOrNull } from './instant.ts';
import type { AssignmentRow, DirectiveState, LotRow, QuestionRow } from './rows.ts';

/** Rows by id, of one directive. */
export interface Tables {
  directive: DirectiveState;
  readonly lots: Map<number, LotRow>;
  readonly assignments: Map<string, AssignmentRow>;
  readonly questions: Map<string, QuestionRow>;
}

export const UNDEPLOYED: DirectiveState = {
  status: 'registered',
  lots: null,
  deployedAt: null,
  closedAt: null,
  calendarNow: null,
  policyNow: null,
  chaseFromNow: null,
};

export const emptyTables = (): Tables => ({
  directive: UNDEPLOYED,
  lots: new Map(),
  assignments: new Map(),
  questions: new Map(),
});

/** Folds a fact into tables, in place. Facts come in order of seq. */
export function project(tables: Tables, fact: Fact, seq: number): void {
  tables.directive = directiveAfter(tables.directive, fact);
  tables.lots.set(fact.lot, lotAfter(tables.lots.get(fact.lot) ?? null, fact));
  if (fact.assignment !== null) {
    const assignment = assignmentAfter(tables.assignments.get(fact.assignment) ?? null, fact, seq);
    if (assignment !== null) tables.assignments.set(fact.assignment, assignment);
  }
  const id = questionOf(fact);
  if (id !== null) {
    const question = questionAfter(tables.questions.get(id) ?? null, fact);
    if (question !== null) tables.questions.set(id, question);
  }
}

/** The id of the question a fact is about, or null. */
export function questionOf(fact: Fact): string | null {
  if (fact.type === 'question.asked') return storable(fact.body.question.id);
  return fact.type === 'question.answered' ? storable(fact.body.question) : null;
}

function directiveAfter(state: DirectiveState, fact: Fact): DirectiveState {
  switch (fact.type) {
    case 'directive.deployed':
      return { ...state, status: 'running', lots: fact.body.lots, deployedAt: fact.at };
    case 'directive.closed':
      return { ...state, status: 'closed', closedAt: fact.at };
    case 'terms.revised':
      return fact.lot === DIRECTIVE_LOT ? revisedBy(state, fact.body.revision) : state;
    default:
      return state;
  }
}

/** What a directive runs by now, where that is other than what it was deployed with. */
const revisedBy = (state: DirectiveState, { calendar, policyHash, chaseFrom }: Revision): DirectiveState => ({
  ...state,
  calendarNow: calendar?.hash ?? state.calendarNow,
  policyNow: policyHash ?? state.policyNow,
  chaseFromNow: chaseFrom ?? state.chaseFromNow,
});

function lotAfter(row: LotRow | null, { type, directive, lot, n, at, body }: Fact): LotRow {
  const before: LotRow = row ?? { directive, lot, status: 'open', pairs: 0, openedAt: null, closedAt: null, lastN: 0 };
  switch (type) {
    case 'lot.opened':
      return { ...before, lastN: n, pairs: body.terms.pairs.length, openedAt: at };
    case 'lot.closed':
      return { ...before, lastN: n, status: 'closed', closedAt: at };
    default:
      return { ...before, lastN: n };
  }
}

function questionAfter(row: QuestionRow | null, fact: Fact): QuestionRow | null {
  if (fact.type === 'question.asked') {
    const { id, kind, subject, words } = fact.body.question;
    return {
      directive: fact.directive,
      id: storable(id),
      kind,
      subject: storable(subject),
      words: storable(words),
      origin: 'fact',
      askedAt: fact.at,
      answeredAt: null,
      answer: null,
      dueOn: null,
    };
  }
  if (fact.type !== 'question.answered' || row === null) return row;
  return { ...row, answeredAt: fact.at, answer: storable(fact.body.answer), dueOn: fact.body.due };
}

type Change<T extends FactType> = (row: AssignmentRow, fact: FactFor<T>) => Partial<AssignmentRow>;

const climbed = (
  _: AssignmentRow,
  { at, body }: FactFor<'rung.reminded' | 'rung.overdue' | 'rung.escalated'>,
): Partial<AssignmentRow> => ({
  rung: body.rung,
  rungAt: at,
  nextAt: body.nextAt,
});

/** Nothing waits and nothing runs any more. */
const over = (at: Instant): Partial<AssignmentRow> => ({
  closedAt: at,
  nextAt: null,
  askedOn: null,
  suspendedAt: null,
});

/** Facts that change an assignment's row, and how. */
const CHANGES: { readonly [T in FactType]?: Change<T> } = {
  'assignment.acknowledged': (_, { body }) => ({ acknowledged: true, nextAt: body.nextAt }),
  'assignment.handedOver': (_, { body }) => ({
    acknowledged: true,
    handedTo: storable(body.to),
    nextAt: body.nextAt,
  }),
  'assignment.declined': (_, { body }) => ({ status: 'declined', nextAt: body.nextAt }),
  'assignment.submitted': (row, { at, input, body }) => ({
    status: 'submitted',
    acknowledged: true,
    submittedAt: input?.receivedAt ?? at,
    judgedAt: row.judgedAt ?? body.judgedAt,
    late: row.late ?? body.late,
    redoLate: body.redoLate,
    nextAt: body.nextAt,
  }),
  'assignment.withdrawn': (_, { body }) => ({
    status: body.status,
    submittedAt: null,
    judgedAt: body.judgedAt,
    late: body.late,
    redoLate: null,
    generation: body.generation,
    nextAt: body.nextAt,
  }),
  'assignment.confirmed': (_, { at, body }) => ({
    ...over(at),
    status: 'done',
    late: body.late,
    daysLate: body.daysLate,
  }),
  'assignment.reopened': (_, { body }) => ({
    status: 'submitted',
    daysLate: null,
    closedAt: null,
    generation: body.generation,
    nextAt: body.nextAt,
  }),
  'assignment.suspended': (_, { at }) => ({ suspendedAt: at, nextAt: null }),
  'assignment.resumed': (row, { body }) => ({
    suspendedAt: null,
    dueOn: dayTextOrNull(body.due),
    dueAt: body.dueAt,
    redoDueOn: dayTextOrNull(body.redoDue),
    redoDueAt: body.redoAt,
    basis: body.basis ?? row.basis,
    generation: body.generation,
    nextAt: body.nextAt,
  }),
  'assignment.cancelled': (_, { at }) => ({ ...over(at), status: 'ended' }),
  'extension.asked': (_, { body }) => ({ askedOn: dayText(body.due) }),
  'extension.granted': (row, { body }) => ({
    ...(body.of === 'due'
      ? { dueOn: dayText(body.due), dueAt: body.dueAt, basis: body.basis }
      : { redoDueOn: dayText(body.due), redoDueAt: body.dueAt }),
    askedOn: null,
    extensions: row.extensions + (body.asked === null ? 0 : 1),
    generation: body.generation,
    nextAt: body.nextAt,
  }),
  'extension.refused': () => ({ askedOn: null }),
  'assignment.returned': (_, { body }) => ({
    status: 'returned',
    generation: body.generation,
    redoDueOn: dayText(body.due),
    redoDueAt: body.dueAt,
    nextAt: body.nextAt,
  }),
  'assignment.ended': (_, { at }) => ({ ...over(at), status: 'ended' }),
  'deadline.moved': (_, { body }) => ({
    dueOn: dayText(body.due),
    dueAt: body.dueAt,
    basis: body.basis,
    generation: body.generation,
    nextAt: body.nextAt,
  }),
  'deadline.kept': (_, { body }) => ({ basis: body.basis }),
  'ladder.relaid': (_, { body }) => ({ generation: body.generation, nextAt: body.nextAt }),
  'assignment.chased': (_, { body }) => ({ silent: false, generation: body.generation, nextAt: body.nextAt }),
  'rung.reminded': climbed,
  'rung.overdue': climbed,
  'rung.escalated': climbed,
  'rung.passedOver': (_, { body }) => ({ nextAt: body.nextAt }),
  'review.held': (_, { at, body }) => ({
    ...over(at),
    status: 'done',
    judgedAt: body.judgedAt,
    late: body.late,
    daysLate: body.daysLate,
  }),
};

function assignmentAfter(row: AssignmentRow | null, fact: Fact, seq: number): AssignmentRow | null {
  if (fact.type === 'assignment.opened') return opened(fact, seq);
  // A fact about an assignment that was never opened changes no row; the audit reports it.
  if (row === null) return null;
  const change = CHANGES[fact.type] as Change<FactType> | undefined;
  return { ...row, ...change?.(row, fact as FactFor<FactType>), lastSeq: seq };
}

function opened(fact: FactFor<'assignment.opened'>, seq: number): AssignmentRow | null {
  const { assignment: id, directive, lot, body } = fact;
  const parts = id === null ? null : assignmentParts(id);
  if (id === null || parts === null) return null;
  return {
    id,
    directive,
    lot,
    duty: parts.duty,
    unit: parts.unit,
    period: parts.period,
    ladder: body.ladder,
    status: 'open',
    acknowledged: false,
    silent: body.silent,
    first: body.first,
    dueOn: dayTextOrNull(body.due),
    dueAt: body.dueAt,
    redoDueOn: null,
    redoDueAt: null,
    basis: body.basis,
    openedAt: body.openedAt,
    submittedAt: null,
    judgedAt: null,
    late: null,
    daysLate: null,
    redoLate: null,
    askedOn: null,
    extensions: 0,
    suspendedAt: null,
    handedTo: null,
    generation: 1,
    nextAt: body.nextAt,
    rung: null,
    rungAt: null,
    closedAt: null,
    lastSeq: seq,
  };
}
