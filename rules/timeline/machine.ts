// One workflow on the virtual clock: its state, what it decides, and when it must next be looked at. As in the durable shell, time is
// told to it after every event.
import type { Fact, Outcome } from '../../contracts/fact.ts';
import type { Input } from '../../contracts/input.ts';
import type { LotTerms } from '../../contracts/terms.ts';
import type { Instant } from '../../contracts/time.ts';
import type { Decision, LotEvent } from '../decide.ts';
import { decide } from '../decide.ts';
import type { Deployment, DirectiveEvent, DirectiveState } from '../directive.ts';
import { decideDirective, emptyDirective, wakeDirectiveAt } from '../directive.ts';
import type { LotState } from '../state.ts';
import { unopenedLot } from '../state.ts';
import { wakeAt } from '../wake.ts';

/** What every machine understands. */
export type CommonEvent = { readonly kind: 'tick' } | { readonly kind: 'input'; readonly input: Input };

/** A machine of either kind: the directive's or a lot's. */
export interface Listener {
  readonly state: LotState;
  readonly wakeAt: Instant | null;
  tell(event: CommonEvent, now: Instant): Told;
}

export interface Told {
  readonly facts: readonly Fact[];
  readonly outcome: Outcome | null;
}

interface Rules<S extends LotState, E> {
  readonly decide: (state: S, event: E | CommonEvent, now: Instant) => Decision<S>;
  readonly wakeAt: (state: S) => Instant | null;
}

export class Machine<S extends LotState, E> implements Listener {
  state: S;
  wakeAt: Instant | null = null;
  readonly #rules: Rules<S, E>;

  constructor(state: S, rules: Rules<S, E>) {
    this.state = state;
    this.#rules = rules;
  }

  /** Decides an event, then what time has brought by now. */
  tell(event: E | CommonEvent, now: Instant): Told {
    const told = this.#rules.decide(this.state, event, now);
    const ticked = this.#rules.decide(told.state, { kind: 'tick' }, now);
    this.state = ticked.state;
    this.wakeAt = this.#rules.wakeAt(ticked.state);
    return { facts: [...told.facts, ...ticked.facts], outcome: told.outcome };
  }
}

export const lotMachine = (terms: LotTerms): Machine<LotState, LotEvent> =>
  new Machine<LotState, LotEvent>(unopenedLot(terms), { decide, wakeAt });

export function directiveMachine({ reviews }: Deployment): Machine<DirectiveState, DirectiveEvent> {
  const { directive, lot: _lot, duties: _duties, pairs: _pairs, ...rest } = reviews;
  return new Machine<DirectiveState, DirectiveEvent>(emptyDirective(directive, rest), {
    decide: decideDirective,
    wakeAt: wakeDirectiveAt,
  });
}
