// What happens. Two events reach a lot: time passes (`tick`), or somebody says something (`input`). Both give facts; `evolve` folds
// them into the state. Total: nothing that has the schema makes `decide` throw; what makes no sense now is refused or parked, with
// its reason. Pure: no clock, no chance, nothing looked up.
import type { Fact, Outcome } from '../contracts/fact.ts';
import type { Input } from '../contracts/input.ts';
import type { LotTerms, Revision } from '../contracts/terms.ts';
import type { Day, Instant } from '../contracts/time.ts';
import { closeLot, dateDuty, endDuty, openLot } from './course.ts';
import type { FactDraft } from './draft.ts';
import { number } from './draft.ts';
import { fold } from './evolve.ts';
import { revise } from './revise.ts';
import { takeInput } from './inputs/take.ts';
import type { LotState } from './state.ts';
import { pairKey } from './state.ts';
import type { Where } from './tick.ts';
import { climbDue, openDue } from './tick.ts';

export type LotEvent =
  /** The lot's first event: what it is given to run. */
  | { readonly kind: 'open'; readonly terms: LotTerms }
  | { readonly kind: 'tick' }
  | { readonly kind: 'input'; readonly input: Input }
  /** The directive's workflow says: the day of this duty is known now. */
  | { readonly kind: 'date'; readonly duty: string; readonly due: Day }
  /** The directive's workflow says: this duty does not recur after that day. */
  | { readonly kind: 'end'; readonly duty: string; readonly last: Day }
  /** The directive's workflow says: from now on it runs by other terms. */
  | { readonly kind: 'revise'; readonly revision: Revision }
  /** The directive's workflow says: the directive has closed. */
  | { readonly kind: 'close' };

/** What the directive's workflow says to its lots. */
export type LotWord = Extract<LotEvent, { readonly kind: 'date' | 'end' | 'revise' | 'close' }>;

export interface Decision<S extends LotState = LotState> {
  readonly facts: readonly Fact[];
  /** What the sender of an input is told; null for other events. */
  readonly outcome: Outcome | null;
  /** The state after the facts. */
  readonly state: S;
}

/** Decides one event at one instant of the lot's clock. */
export function decide<S extends LotState>(state: S, event: LotEvent, now: Instant): Decision<S> {
  switch (event.kind) {
    case 'open':
      return tell(state, openLot(state, event.terms, now));
    case 'tick':
      return tick(state, now, 'everywhere');
    case 'date':
      return tell(state, dateDuty(state, event.duty, event.due, now));
    case 'end':
      return tell(state, endDuty(state, event.duty, event.last, now));
    case 'revise':
      return after(tick(state, now, 'everywhere'), (lapsed) => revise(lapsed, event.revision, now));
    case 'close':
      return tell(state, closeLot(state, now));
    case 'input':
      return hear(state, event.input, now);
    default:
      // A word that only a later build knows, told to a lot that still runs by this one.
      return { facts: [], outcome: null, state };
  }
}

/** Opens what is to be opened, then climbs: an assignment that opens late may already have a step to take. */
function tick<S extends LotState>(state: S, now: Instant, where: Where): Decision<S> {
  if (state.closed) return { facts: [], outcome: null, state };
  let opened = tell(state, openDue(state, now, where));
  for (let more = opened; more.facts.length > 0;) {
    more = tell(opened.state, openDue(opened.state, now, where));
    opened = { ...more, facts: [...opened.facts, ...more.facts] };
  }
  const climbed = tell(opened.state, climbDue(opened.state, now, where));
  return { ...climbed, facts: [...opened.facts, ...climbed.facts] };
}

/**
 * An input is heard at the instant it reached the door: what lapsed before that is decided before it, what lapsed since is decided
 * by the next tick. Only the pair it names is looked at: after an outage the others must not climb from input to input, rung by rung.
 */
function hear<S extends LotState>(state: S, input: Input, now: Instant): Decision<S> {
  const { duty, unit } = input.target;
  const before = tick(state, Math.min(input.receivedAt, now), { pair: pairKey(duty ?? '', unit ?? '') });
  const verdict = takeInput(before.state, input, now);
  const after = tell(before.state, verdict.drafts);
  const { code, assignment } = verdict;
  const n = after.state.n;
  return {
    facts: [...before.facts, ...after.facts],
    outcome: code === null ? { ok: true, n, assignment } : { ok: false, code, n, assignment },
    state: after.state,
  };
}

/** What lapsed by the old terms is decided by them; then comes the rest. */
function after<S extends LotState>(first: Decision<S>, next: (state: S) => readonly FactDraft[]): Decision<S> {
  const second = tell(first.state, next(first.state));
  return { ...second, facts: [...first.facts, ...second.facts] };
}

function tell<S extends LotState>(state: S, drafts: readonly FactDraft[]): Decision<S> {
  const facts = number(drafts, state.directive, state.lot, state.n);
  return { facts, outcome: null, state: fold(state, facts) };
}
