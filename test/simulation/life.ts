// One random life of a lot, held to what must always be true: the state is the fold of its facts, also after it has gone through JSON;
// a lot never wakes for nothing; what is said twice changes nothing; and the judge agrees.
import { isDeepStrictEqual } from 'node:util';
import type { Fact } from '../../contracts/fact.ts';
import type { Input } from '../../contracts/input.ts';
import type { LotTerms } from '../../contracts/terms.ts';
import type { Instant } from '../../contracts/time.ts';
import { dayAt } from '../../rules/day.ts';
import type { LotEvent } from '../../rules/decide.ts';
import { decide } from '../../rules/decide.ts';
import { evolve } from '../../rules/evolve.ts';
import type { LotState } from '../../rules/state.ts';
import { assignmentOf, assignmentsOf } from '../../rules/state.ts';
import { wakeAt } from '../../rules/wake.ts';
import type { Look } from '../judge/judge.ts';
import { judge } from '../judge/judge.ts';
import type { AssignmentRecord } from '../judge/record.ts';
import { Chance } from './chance.ts';
import type { Faults } from './random-input.ts';
import { Senders } from './random-input.ts';
import { randomRevision, randomWorld } from './random-terms.ts';
import { empty } from './world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LONGEST_SLEEP = 400 * DAY;

export interface Life {
  readonly problems: readonly string[];
  readonly facts: readonly Fact[];
}

export function live(seed: number, faults: Faults): Life {
  const chance = new Chance(seed);
  const { terms, start } = randomWorld(chance);
  const lot = new WatchedLot(terms, chance);
  const senders = new Senders(chance, faults);
  let now = start;
  lot.tell({ kind: 'open', terms }, now);
  if (chance.happens(0.9)) lot.tick(now);
  for (let step = chance.from(10, 50); step > 0; step -= 1) {
    const since = now;
    now = move(chance, lot.state, now);
    switch (chance.weighted({ tick: 5, inputs: 9, date: 0.4, end: 0.2, revise: 0.5, close: 0.1 })) {
      case 'tick':
        lot.tick(now);
        break;
      case 'inputs':
        for (let count = chance.from(1, 4); count > 0; count -= 1) lot.say(senders.say(lot.state, now, since), now);
        if (chance.happens(0.8)) lot.tick(now);
        break;
      case 'date':
        lot.tell({ kind: 'date', duty: chance.of(['d1', 'd2', 'd9']), due: dayAt(now) + chance.from(-20, 60) }, now);
        break;
      case 'end':
        lot.tell({ kind: 'end', duty: chance.of(['d1', 'd2', 'd9']), last: dayAt(now) + chance.from(-20, 90) }, now);
        break;
      case 'revise':
        lot.tell({ kind: 'revise', revision: randomRevision(chance, lot.state, now) }, now);
        break;
      case 'close':
        lot.tell({ kind: 'close' }, now);
        break;
    }
  }
  lot.end(now);
  return lot;
}

function move(chance: Chance, state: LotState, now: Instant): Instant {
  const wake = wakeAt(state);
  const near = wake !== null && wake > now && wake - now < LONGEST_SLEEP ? wake : now + DAY;
  switch (chance.weighted({ exact: 4, before: 1, after: 1, wander: 3, outage: 1, still: 1 })) {
    case 'exact':
      return near;
    case 'before':
      return near - 1;
    case 'after':
      return near + chance.from(1, 3 * HOUR);
    case 'wander':
      return now + chance.from(0, 10 * DAY);
    case 'outage':
      return now + chance.from(5 * DAY, 90 * DAY);
    case 'still':
      return now;
  }
}

class WatchedLot implements Life {
  state: LotState;
  readonly facts: Fact[] = [];
  readonly problems: string[] = [];
  readonly #terms: LotTerms;
  readonly #looks: Look[] = [];
  readonly #chance: Chance;

  constructor(terms: LotTerms, chance: Chance) {
    this.#terms = terms;
    this.#chance = chance;
    this.state = empty(terms);
  }

  tell(event: LotEvent, now: Instant): ReturnType<typeof decide> {
    // A state that has been stored is as good as one that has not.
    if (this.#chance.happens(0.15)) this.state = JSON.parse(JSON.stringify(this.state)) as LotState;
    const decision = decide(this.state, event, now);
    this.state = decision.state;
    this.facts.push(...decision.facts);
    return decision;
  }

  tick(now: Instant): void {
    this.tell({ kind: 'tick' }, now);
    this.#looks.push({ at: now, n: this.state.n });
    const wake = wakeAt(this.state);
    if (wake !== null && wake <= now) this.problems.push(`wakes at ${wake} for nothing, it is ${now}`);
  }

  say(said: Input, now: Instant): void {
    const first = this.tell({ kind: 'input', input: said }, now);
    const parked = first.facts.some(({ type }) => type === 'input.parked');
    if (parked || !this.#chance.happens(0.3)) return;
    const again = this.tell({ kind: 'input', input: said }, now);
    // Time may have passed, but nothing answers it again.
    if (again.facts.some((fact) => fact.input !== null)) this.problems.push(`${said.id} said again is answered again`);
    const code = (told: typeof first): unknown => (told.outcome?.ok === false ? told.outcome.code : null);
    if (code(first) !== code(again)) this.problems.push(`${said.id} said again is answered otherwise`);
  }

  end(now: Instant): void {
    this.tick(now);
    const stored = JSON.parse(JSON.stringify(this.facts)) as Fact[];
    const folded = stored.reduce<LotState>(evolve, empty(this.#terms));
    if (!isDeepStrictEqual(folded, this.state)) this.problems.push('the state is not the fold of its facts');
    const verdict = judge(stored, this.#looks);
    this.problems.push(...verdict.problems);
    for (const one of assignmentsOf(this.state)) this.#compare(one.id, verdict.assignments.get(one.id));
  }

  /** What the rules hold an assignment to be, and what the judge does. */
  #compare(id: string, judged: AssignmentRecord | undefined): void {
    const held = assignmentOf(this.state, id);
    if (held === undefined || judged === undefined) {
      this.problems.push(`${id} is unknown to one of both`);
      return;
    }
    for (const field of COMPARED) {
      if (held[field] !== judged[field])
        this.problems.push(`${id}: ${field} is ${held[field]}, judged ${judged[field]}`);
    }
  }
}

const COMPARED = [
  'status',
  'acknowledged',
  'silent',
  'late',
  'judgedAt',
  'due',
  'dueAt',
  'redoDue',
  'told',
  'closedAt',
  'generation',
  'submissions',
  'asked',
  'extensions',
  'suspendedAt',
] as const;
