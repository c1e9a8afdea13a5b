// A directive that is told things one after the other, as lot 0; it keeps all facts.
import type { Fact, FactBodies } from '../../contracts/fact.ts';
import type { Input } from '../../contracts/input.ts';
import type { Question } from '../../contracts/question.ts';
import type { DutyTerms } from '../../contracts/terms.ts';
import type { Instant } from '../../contracts/time.ts';
import type { Decision } from '../../rules/decide.ts';
import type { DirectiveEvent, DirectiveState } from '../../rules/directive.ts';
import { decideDirective, emptyDirective, evolveDirective } from '../../rules/directive.ts';
import { deployedBody, terms, when } from '../simulation/world.ts';

export const START = when('2025-03-03', 9);

interface Setting {
  readonly reviews?: readonly DutyTerms[];
  readonly questions?: readonly Question[];
  readonly later?: FactBodies['directive.deployed']['later'];
}

export class Told {
  state: DirectiveState;
  readonly facts: Fact[] = [];
  readonly #empty: DirectiveState;

  constructor({ reviews = [], questions = [], later = [] }: Setting) {
    const { directive, lot, duties, pairs, ...rest } = terms(reviews, { units: ['van-phong'], lot: 0 });
    this.#empty = emptyDirective(directive, rest);
    this.state = this.#empty;
    const body = deployedBody({ lots: 2, later });
    this.tell(
      { kind: 'deploy', deployment: { body, reviews: { directive, lot, duties, pairs, ...rest }, questions } },
      START,
    );
  }

  tell(event: DirectiveEvent, now: Instant): Decision<DirectiveState> {
    const decision = decideDirective(this.state, event, now);
    this.state = decision.state;
    this.facts.push(...decision.facts);
    return decision;
  }

  tick(now: Instant): readonly Fact[] {
    return this.tell({ kind: 'tick' }, now).facts;
  }

  say(said: Input, now: Instant = said.receivedAt): Decision<DirectiveState> {
    return this.tell({ kind: 'input', input: said }, now);
  }

  /** The state that facts alone give. */
  folded(facts: readonly Fact[] = this.facts): DirectiveState {
    return facts.reduce<DirectiveState>(evolveDirective, this.#empty);
  }
}

export const types = (facts: readonly Fact[]): readonly string[] => facts.map(({ type }) => type);
