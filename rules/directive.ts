// The directive's own workflow: it is lot 0, whose pairs are the reviews (sơ kết, tổng kết), and besides it asks questions, opens the
// lots, passes on to them what was answered, and closes everything when the final review has been held.
import type { Fact, FactBodies, FactFor, FactType } from '../contracts/fact.ts';
import { DIRECTIVE_LOT } from '../contracts/ids.ts';
import type { Input, InputFor } from '../contracts/input.ts';
import type { Question } from '../contracts/question.ts';
import type { LotTerms, Revision } from '../contracts/terms.ts';
import type { Day, DayText, Instant } from '../contracts/time.ts';
import { DAY_MS } from '../contracts/time.ts';
import { closeLot, dateDuty, endDuty, openLot } from './course.ts';
import { dayOf, isDayText } from './day.ts';
import type { Decision, LotWord } from './decide.ts';
import { decide } from './decide.ts';
import type { FactDraft } from './draft.ts';
import { draft, inputRef, number } from './draft.ts';
import { evolve } from './evolve.ts';
import { fromTheFuture } from './lateness.ts';
import { questionNotices } from './notify.ts';
import { revise } from './revise.ts';
import { contentHash, seenKey } from './seen.ts';
import { ASK_AGAIN_DAYS, stillRecurring } from './still-recurring.ts';
import type { LotState } from './state.ts';
import { emptyLot, isOpened } from './state.ts';
import { wakeAt } from './wake.ts';

/** What a fact obliges the directive's workflow to do elsewhere; gone once `effect.done` says so. */
export type Effect =
  | { readonly of: number; readonly kind: 'openLots' }
  | { readonly of: number; readonly kind: 'date'; readonly duty: string; readonly due: Day }
  | { readonly of: number; readonly kind: 'end'; readonly duty: string; readonly last: Day }
  | { readonly of: number; readonly kind: 'revise'; readonly revision: Revision }
  | { readonly of: number; readonly kind: 'closeLots' };

/** What an effect has the directive's workflow say to its lots. */
export function wordOf(effect: Exclude<Effect, { readonly kind: 'openLots' }>): LotWord {
  switch (effect.kind) {
    case 'date':
      return { kind: 'date', duty: effect.duty, due: effect.due };
    case 'end':
      return { kind: 'end', duty: effect.duty, last: effect.last };
    case 'revise':
      return { kind: 'revise', revision: effect.revision };
    case 'closeLots':
      return { kind: 'close' };
  }
}

interface QuestionState extends Question {
  /** Key and content of the input that answered it; null while open. */
  readonly answeredBy: { readonly key: string; readonly hash: string } | null;
}

export interface DirectiveState extends LotState {
  readonly lots: number;
  /** The journal's document with the lots' terms; null before deployment. */
  readonly lotsHash: string | null;
  readonly questions: Readonly<Record<string, QuestionState>>;
  /** The number of the last fact by which its terms were revised; 0, and absent in states of earlier builds: none. */
  readonly revision?: number;
  /** Questions that are asked only after a silence. */
  readonly later: FactBodies['directive.deployed']['later'];
  readonly effects: readonly Effect[];
}

export interface Deployment {
  readonly body: FactBodies['directive.deployed'];
  readonly reviews: LotTerms;
  readonly questions: readonly Question[];
}

export type DirectiveEvent =
  | { readonly kind: 'deploy'; readonly deployment: Deployment }
  | { readonly kind: 'tick' }
  | { readonly kind: 'input'; readonly input: Input }
  /** An operator gives it, and with it all its lots, other terms. */
  | { readonly kind: 'revise'; readonly revision: Revision }
  /** The workflow has done what the fact `of` obliged it to. */
  | { readonly kind: 'effectDone'; readonly of: number };

export const emptyDirective = (directive: string, terms: LotState['terms']): DirectiveState => ({
  ...emptyLot(directive, DIRECTIVE_LOT, terms),
  lots: 0,
  lotsHash: null,
  questions: {},
  later: [],
  effects: [],
});

/** Decides one event of the directive at one instant of its clock. */
export function decideDirective(state: DirectiveState, event: DirectiveEvent, now: Instant): Decision<DirectiveState> {
  switch (event.kind) {
    case 'deploy':
      return tell(state, deploy(state, event.deployment, now));
    case 'tick':
      return then(decideLot(state, { kind: 'tick' }, now), (after) => askLater(after, now));
    case 'revise':
      return then(decideLot(state, { kind: 'tick' }, now), (after) => reviseAll(after, event.revision, now));
    case 'effectDone':
      return tell(state, effectDone(state, event.of, now));
    case 'input':
      return event.input.kind === 'answer'
        ? hearAnswer(state, event.input, now)
        : then(decideLot(state, event, now), (after, facts) => closeAfter(after, facts, now));
  }
}

/** What was reckoned on other terms than those that hold now would mix both: who ordered it must look again. */
const reviseAll = (state: DirectiveState, revision: Revision, now: Instant): readonly FactDraft[] =>
  revision.base === (state.revision ?? 0) ? revise(state, revision, now) : [];

const decideLot = (
  state: DirectiveState,
  event: Parameters<typeof decide>[1],
  now: Instant,
): Decision<DirectiveState> => decide(state, event, now);

/** A decision, and what follows from it at once. */
function then(
  first: Decision<DirectiveState>,
  next: (state: DirectiveState, facts: readonly Fact[]) => readonly FactDraft[],
): Decision<DirectiveState> {
  const second = tell(first.state, next(first.state, first.facts));
  const outcome = first.outcome === null ? null : { ...first.outcome, n: second.state.n };
  return { facts: [...first.facts, ...second.facts], outcome, state: second.state };
}

function deploy(state: DirectiveState, { body, reviews, questions }: Deployment, now: Instant): readonly FactDraft[] {
  if (isOpened(state)) return [];
  return [
    draft('directive.deployed', { key: 'deployed', at: now, body }),
    ...openLot(state, reviews, now),
    ...questions.map((question) => ask(question, now)),
  ];
}

const ask = (question: Question, now: Instant): FactDraft =>
  draft('question.asked', { key: `question/${question.id}`, at: now, notify: questionNotices(), body: { question } });

const askLater = (state: DirectiveState, now: Instant): readonly FactDraft[] =>
  state.closed ? [] : state.later.filter(({ askAt }) => askAt <= now).map(({ question }) => ask(question, now));

const effectDone = (state: DirectiveState, of: number, now: Instant): readonly FactDraft[] =>
  state.effects.some((effect) => effect.of === of)
    ? [draft('effect.done', { key: `effect/${of}`, at: now, body: { of } })]
    : [];

/** The final review was held: the directive closes, and what is still owed under it ends. */
function closeAfter(state: DirectiveState, facts: readonly Fact[], now: Instant): readonly FactDraft[] {
  if (!facts.some((fact) => fact.type === 'review.held' && fact.body.final)) return [];
  return [
    draft('directive.closed', { key: 'closed', at: now, body: { reason: 'finalReview' } }),
    ...closeLot(state, now),
  ];
}

function hearAnswer(state: DirectiveState, input: InputFor<'answer'>, now: Instant): Decision<DirectiveState> {
  // The question may lapse into being asked just before it is answered.
  const before = tell(state, askLater(state, Math.min(input.receivedAt, now)));
  const question = before.state.questions[input.data.question];
  const by = { key: seenKey(input.source, input.id), hash: contentHash(input) };
  const outcome = (
    code: null | Parameters<typeof refuse>[2],
    decision: Decision<DirectiveState>,
  ): Decision<DirectiveState> => {
    const n = decision.state.n;
    const told =
      code === null ? { ok: true as const, n, assignment: null } : { ok: false as const, code, n, assignment: null };
    return { ...decision, facts: [...before.facts, ...decision.facts], outcome: told };
  };
  const same = question?.answeredBy?.key === by.key;
  if (same && question.answeredBy?.hash === by.hash) return outcome(null, tell(before.state, []));
  const code = same ? 'sameIdOtherContent' : reasonAgainst(before.state, question, input);
  if (code !== null) return outcome(code, tell(before.state, [refuse(before.state, input, code, now)]));
  return outcome(null, tell(before.state, accept(before.state, input, now)));
}

function reasonAgainst(state: DirectiveState, question: QuestionState | undefined, input: InputFor<'answer'>) {
  const { due } = input.data;
  if (question === undefined || question.answeredBy !== null) return 'questionUnknown';
  if (fromTheFuture(input, state.terms.policy)) return 'fromTheFuture';
  return due !== null && !isDayText(due) ? 'dateInvalid' : null;
}

/** Refused answers are remembered by nothing in the state, so their key holds the fact's number. */
const refuse = (
  state: DirectiveState,
  input: Input,
  code: FactBodies['input.rejected']['code'],
  now: Instant,
): FactDraft =>
  draft('input.rejected', {
    key: `refused/${input.source}:${input.id}/${state.n + 1}`,
    at: now,
    input: inputRef(input),
    body: { code },
  });

function accept(state: DirectiveState, input: InputFor<'answer'>, now: Instant): readonly FactDraft[] {
  const { question, answer: words, due } = input.data;
  // A question is answered once.
  const answered = draft('question.answered', {
    key: `answered/${question}`,
    at: now,
    input: inputRef(input),
    body: { question, answer: words, due },
  });
  const asked = state.questions[question];
  if (due === null || asked === undefined) return [answered];
  // A review without a day runs here, in lot 0; other duties run in the lots, which are told by an effect.
  const change = asked.kind === 'stillRecurring' ? endDuty : dateDuty;
  return [answered, ...change(state, asked.subject, dayOf(due), now)];
}

function tell(state: DirectiveState, drafts: readonly FactDraft[]): Decision<DirectiveState> {
  const facts = number(drafts, state.directive, state.lot, state.n);
  return { facts, outcome: null, state: facts.reduce(evolveDirective, state) };
}

type Changes = { readonly [T in FactType]?: (state: DirectiveState, fact: FactFor<T>) => Partial<DirectiveState> };

const CHANGES: Changes = {
  'directive.deployed': ({ effects }, { n, body }) => ({
    lots: body.lots,
    lotsHash: body.lotsHash,
    later: body.later,
    effects: [...effects, { of: n, kind: 'openLots' }],
  }),
  'directive.closed': ({ effects }, { n }) => ({ later: [], effects: [...effects, { of: n, kind: 'closeLots' }] }),
  'question.asked': ({ questions, later }, { body: { question } }) => ({
    questions: { ...questions, [question.id]: { ...question, answeredBy: null } },
    later: later.filter((one) => one.question.id !== question.id),
  }),
  'question.answered': (state, fact) => answerQuestion(state, fact),
  'terms.revised': ({ effects }, { n, body }) => ({
    revision: n,
    effects: [...effects, { of: n, kind: 'revise', revision: body.revision }],
  }),
  'effect.done': ({ effects }, { body }) => ({ effects: effects.filter((effect) => effect.of !== body.of) }),
};

function answerQuestion(
  { questions, effects, later }: DirectiveState,
  fact: FactFor<'question.answered'>,
): Partial<DirectiveState> {
  const { n, at, input, body } = fact;
  const question = questions[body.question];
  if (question === undefined || input === null) return {};
  const answeredBy = { key: seenKey(input.source, input.id), hash: contentHash(input) };
  const { kind, subject, words } = question;
  const answered = { questions: { ...questions, [question.id]: { ...question, answeredBy } } };
  if (body.due !== null) {
    const day = dayOf(body.due as DayText);
    const effect: Effect =
      kind === 'stillRecurring'
        ? { of: n, kind: 'end', duty: subject, last: day }
        : { of: n, kind: 'date', duty: subject, due: day };
    return { ...answered, effects: [...effects, effect] };
  }
  if (kind !== 'stillRecurring') return answered;
  return {
    ...answered,
    later: [...later, stillRecurring({ id: subject, title: words }, at + ASK_AGAIN_DAYS * DAY_MS)],
  };
}

/** The directive's state after a fact: what concerns the whole directive here, the rest as in any lot. */
export function evolveDirective(state: DirectiveState, fact: Fact): DirectiveState {
  const after = evolve(state, fact);
  const change = CHANGES[fact.type] as ((state: DirectiveState, fact: Fact) => Partial<DirectiveState>) | undefined;
  return change === undefined ? after : { ...after, ...change(after, fact) };
}

/** The directive's next instant: its reviews', or that of a question still unasked. */
export function wakeDirectiveAt(state: DirectiveState): Instant | null {
  if (state.closed) return null;
  const instants = [wakeAt(state), ...state.later.map(({ askAt }) => askAt)].filter((one) => one !== null);
  return instants.length === 0 ? null : Math.min(...instants);
}
