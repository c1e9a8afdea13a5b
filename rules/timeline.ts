// A directive on a virtual clock: the very functions that run it (`decide`, `decideDirective`, `wakeAt`) driven from instant to instant,
// without waiting. The directive and its lots are machines with one clock; at each turn the earliest instant of all is taken: the next
// thing somebody says, else the next instant at which a machine wakes. A machine's own next instant is asked for again only when it has
// decided something, so the cost grows with the facts and not with the years.
import type { Fact, Outcome } from '../contracts/fact.ts';
import { assignmentParts } from '../contracts/ids.ts';
import type { LotTerms, Revision } from '../contracts/terms.ts';
import type { Instant } from '../contracts/time.ts';
import type { LotEvent } from './decide.ts';
import type { Deployment, DirectiveEvent, DirectiveState, Effect } from './directive.ts';
import { wordOf } from './directive.ts';
import type { LotState } from './state.ts';
import { pairKey } from './state.ts';
import { Agenda } from './timeline/agenda.ts';
import type { CommonEvent, Listener, Machine } from './timeline/machine.ts';
import { directiveMachine, lotMachine } from './timeline/machine.ts';
import type { Expected, Habit } from './timeline/habits.ts';
import { expectedAfter, fulfil, IN_TIME, NEVER } from './timeline/habits.ts';
import type { ScriptedInput } from './timeline/script.ts';
import { inputOf } from './timeline/script.ts';

export type { Habit } from './timeline/habits.ts';
export type { ScriptedInput } from './timeline/script.ts';

/** A plan made into terms, as `deploy` would start it. Without a deployment the lots run alone: no reviews, no questions. */
export interface TimelinePlan {
  readonly lots: readonly LotTerms[];
  readonly deployment: Deployment | null;
}

/** What each unit does, what the others do, and what is said besides. */
export interface Assumptions {
  readonly units: Readonly<Record<string, Habit>>;
  readonly others: Habit;
  /** Whether the monitor confirms and grants by itself, on the next working day. */
  readonly monitorAnswers: boolean;
  readonly events: readonly ScriptedInput[];
}

export interface TimelineOptions {
  readonly deployedAt: Instant;
  /** The last instant that is looked at. */
  readonly until: Instant;
  /**
   * none: nobody says anything. all: each assignment is reported at 10:00 on the working day before it is due and confirmed on the
   * working day after, each review held on its day. A script: what it says, when it says it. Assumptions: unit by unit.
   */
  readonly reports: 'none' | 'all' | Assumptions | readonly ScriptedInput[];
  /** Other terms that an operator gives the directive at an instant. */
  readonly revisions?: readonly { readonly at: Instant; readonly revision: Revision }[];
  /** Stops after so many facts. */
  readonly maxFacts?: number;
}

/** What became of one input of the script. An input that fits no lot has the outcome null: `engine` would park it. */
export interface ScriptAnswer {
  /** Its place in the script. */
  readonly index: number;
  readonly outcome: Outcome | null;
}

export interface Timeline {
  /** In the order in which they were decided. */
  readonly facts: readonly Fact[];
  readonly directive: DirectiveState | null;
  readonly lots: readonly LotState[];
  readonly answers: readonly ScriptAnswer[];
  /** Why it ended: nothing more happens unless somebody speaks; `until` was reached; too many facts. */
  readonly ended: 'quiet' | 'until' | 'limit';
}

/** Ten years of a directive of 2,000 pairs, none ever reported, stay below; more is a mistake in the terms. */
const MAX_FACTS = 5_000_000;

/** Runs a plan on a virtual clock. Pure. */
export function timeline(plan: TimelinePlan, options: TimelineOptions): Timeline {
  const run = new Run(plan, options);
  let ended = run.step();
  while (ended === null) ended = run.step();
  const { facts, directive, lots, answers } = run;
  return { facts, directive: directive?.state ?? null, lots: lots.map(({ state }) => state), answers, ended };
}

type Said =
  | { readonly kind: 'script'; readonly index: number; readonly input: ScriptedInput }
  | { readonly kind: 'revision'; readonly revision: Revision }
  | { readonly kind: 'expected'; readonly machine: Listener; readonly expected: Expected };

class Run {
  readonly facts: Fact[] = [];
  readonly answers: ScriptAnswer[] = [];
  readonly directive: Machine<DirectiveState, DirectiveEvent> | null;
  readonly lots: readonly Machine<LotState, LotEvent>[];
  readonly #plan: TimelinePlan;
  readonly #options: TimelineOptions;
  readonly #said = new Agenda<Said>();
  /** Who runs a pair. */
  readonly #runners = new Map<string, Listener>();
  readonly #assumed: Assumptions;
  #now: Instant;
  #inputs = 0;

  constructor(plan: TimelinePlan, options: TimelineOptions) {
    this.#plan = plan;
    this.#options = options;
    this.#now = options.deployedAt;
    this.directive = plan.deployment === null ? null : directiveMachine(plan.deployment);
    this.lots = plan.lots.map(lotMachine);
    plan.lots.forEach(({ pairs }, index) => this.#assign(pairs, this.lots[index]));
    this.#assign(plan.deployment?.reviews.pairs ?? [], this.directive);
    this.#assumed = assumptionsOf(options.reports);
    this.#assumed.events.forEach((input, index) => this.#said.add(input.at, { kind: 'script', index, input }));
    for (const { at, revision } of options.revisions ?? []) this.#said.add(at, { kind: 'revision', revision });
    this.#deploy();
  }

  /** Goes to the next instant; the reason why it is over, where there is none. */
  step(): Timeline['ended'] | null {
    const { until, maxFacts = MAX_FACTS } = this.#options;
    const sleeper = this.#earliest();
    const woken = sleeper?.wakeAt ?? Infinity;
    const spoken = this.#said.earliest ?? Infinity;
    const next = Math.min(woken, spoken);
    if (next === Infinity) return 'quiet';
    if (next > until) return 'until';
    if (this.facts.length >= maxFacts) return 'limit';
    // What the script says before the deployment is heard at the deployment.
    this.#now = Math.max(this.#now, next);
    if (spoken <= woken) this.#hear();
    else if (sleeper !== null) this.#tell(sleeper, { kind: 'tick' });
    return null;
  }

  #assign(pairs: LotTerms['pairs'], machine: Listener | null | undefined): void {
    if (machine) for (const { duty, unit } of pairs) this.#runners.set(pairKey(duty, unit), machine);
  }

  #deploy(): void {
    const { deployment } = this.#plan;
    if (this.directive === null || deployment === null) this.#openLots();
    else this.#tellDirective(this.directive, { kind: 'deploy', deployment });
  }

  #openLots(): void {
    this.lots.forEach((lot, index) => {
      const terms = this.#plan.lots[index];
      if (terms !== undefined) this.#note(lot, lot.tell({ kind: 'open', terms }, this.#now).facts);
    });
  }

  #earliest(): Listener | null {
    let earliest: Listener | null = null;
    for (const machine of this.directive === null ? this.lots : [this.directive, ...this.lots]) {
      if (machine.wakeAt !== null && machine.wakeAt < (earliest?.wakeAt ?? Infinity)) earliest = machine;
    }
    return earliest;
  }

  #hear(): void {
    const said = this.#said.take()?.value;
    if (said === undefined) return;
    if (said.kind === 'script') {
      this.answers.push({ index: said.index, outcome: this.#say(said.input) });
      return;
    }
    if (said.kind === 'revision') {
      this.#revise(said.revision);
      return;
    }
    const input = fulfil(said.expected, said.machine.state, this.#now);
    if (input !== null) this.#say(input);
  }

  #say(scripted: ScriptedInput): Outcome | null {
    const { duty, unit } = scripted;
    const machine = scripted.kind === 'answer' ? this.directive : this.#runners.get(pairKey(duty ?? '', unit ?? ''));
    if (!machine) return null;
    this.#inputs += 1;
    const input = inputOf(scripted, machine.state.directive, String(this.#inputs).padStart(16, '0'));
    return this.#tell(machine, { kind: 'input', input });
  }

  #tell(machine: Listener, event: CommonEvent): Outcome | null {
    if (this.directive !== null && machine === this.directive) return this.#tellDirective(this.directive, event);
    const { facts, outcome } = machine.tell(event, this.#now);
    this.#note(machine, facts);
    return outcome;
  }

  /** What the directive decides may oblige it to do something to its lots: done at once, as if nothing stood in between. */
  #tellDirective(directive: Machine<DirectiveState, DirectiveEvent>, event: DirectiveEvent): Outcome | null {
    const { facts, outcome } = directive.tell(event, this.#now);
    this.#note(directive, facts);
    for (let effect = directive.state.effects[0]; effect !== undefined; effect = directive.state.effects[0]) {
      this.#carryOut(effect);
      this.#note(directive, directive.tell({ kind: 'effectDone', of: effect.of }, this.#now).facts);
    }
    return outcome;
  }

  /** Lots that run alone hear it themselves. */
  #revise(revision: Revision): void {
    if (this.directive !== null) this.#tellDirective(this.directive, { kind: 'revise', revision });
    else for (const lot of this.lots) this.#note(lot, lot.tell({ kind: 'revise', revision }, this.#now).facts);
  }

  #carryOut(effect: Effect): void {
    if (effect.kind === 'openLots') {
      this.#openLots();
      return;
    }
    const word = wordOf(effect);
    for (const lot of this.lots) this.#note(lot, lot.tell(word, this.#now).facts);
  }

  #note(machine: Listener, facts: readonly Fact[]): void {
    for (const fact of facts) {
      this.facts.push(fact);
      const { units, others, monitorAnswers } = this.#assumed;
      const unit = assignmentParts(fact.assignment ?? '')?.unit ?? '';
      const next = expectedAfter(fact, machine.state, { habit: units[unit] ?? others, monitorAnswers });
      if (next !== null) this.#said.add(next.at, { kind: 'expected', machine, expected: next.value });
    }
  }
}

function assumptionsOf(reports: TimelineOptions['reports']): Assumptions {
  if (reports === 'none' || reports === 'all') {
    const all = reports === 'all';
    return { units: {}, others: all ? IN_TIME : NEVER, monitorAnswers: all, events: [] };
  }
  return 'events' in reports ? reports : { units: {}, others: NEVER, monitorAnswers: false, events: reports };
}
