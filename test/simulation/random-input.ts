// What people and services send, as chance has it: sensible words, and every fault there is.
import type { Input, InputDataOf, InputKind } from '../../contracts/input.ts';
import { InputData } from '../../contracts/input.ts';
import type { Instant } from '../../contracts/time.ts';
import { dayAt, dayText } from '../../rules/day.ts';
import type { Assignment, LotState } from '../../rules/state.ts';
import { assignmentsOf } from '../../rules/state.ts';
import type { Chance } from './chance.ts';
import { input } from './world.ts';

const DAY = 86_400_000;
const KINDS = Object.keys(InputData) as InputKind[];

const PAPER = { number: '12/BC', signer: null, file: null };

/** Kinds of input as they were sent, counted: that a run met each fault is itself checked. */
export type Faults = Record<string, number>;

export class Senders {
  readonly sent: Input[] = [];
  readonly #chance: Chance;
  readonly #faults: Faults;

  constructor(chance: Chance, faults: Faults) {
    this.#chance = chance;
    this.#faults = faults;
  }

  /** An input that reaches the lot at `now`; `since` is when it was last reached. */
  say(state: LotState, now: Instant, since: Instant): Input {
    const said = this.#make(state, now, since);
    this.sent.push(said);
    return said;
  }

  #make(state: LotState, now: Instant, since: Instant): Input {
    const chance = this.#chance;
    const earlier = this.sent.length === 0 ? null : chance.of(this.sent.slice(-30));
    if (earlier !== null && chance.happens(0.12)) return this.#met('duplicate', { ...earlier });
    const fresh = this.#fresh(state, now, since);
    if (earlier === null || !chance.happens(0.08)) return fresh;
    const { id, source } = earlier;
    return this.#met(chance.happens(0.5) ? 'sameIdOtherContent' : 'sameIdOtherTarget', {
      ...fresh,
      id,
      source,
      target: this.#chance.happens(0.5) ? earlier.target : fresh.target,
    });
  }

  #fresh(state: LotState, now: Instant, since: Instant): Input {
    const chance = this.#chance;
    const assignments = assignmentsOf(state);
    const running = assignments.filter(({ status }) => status !== 'done' && status !== 'ended');
    const one =
      assignments.length === 0 ? null : chance.of(running.length > 0 && chance.happens(0.9) ? running : assignments);
    const kind = one !== null && chance.happens(0.7) ? sensible(chance, one) : chance.of(KINDS);
    const { receivedAt, occurredAt } = this.#times(now, since);
    return input(kind, {
      id: `i${this.sent.length}`,
      source: chance.of(['urn:s:a', 'urn:s:b']),
      receivedAt,
      occurredAt,
      trusted: chance.happens(0.5),
      ...this.#target(one),
      data: this.#data(kind, receivedAt),
    });
  }

  #target(one: Assignment | null): Pick<Assignment, 'duty' | 'unit'> & { period: string | null } {
    const chance = this.#chance;
    if (one === null || chance.happens(0.04)) return this.#met('unknown', { duty: 'd77', unit: 'u1', period: null });
    const { duty, unit, period } = one;
    if (chance.happens(0.05))
      return this.#met('wrongPeriod', { duty, unit, period: chance.of(['2019', '2040-07', 'once']) });
    return { duty, unit, period: chance.happens(0.5) ? period : null };
  }

  #times(now: Instant, since: Instant): { receivedAt: Instant; occurredAt: Instant | null } {
    const chance = this.#chance;
    const receivedAt = this.#received(now, since);
    switch (chance.weighted({ none: 5, before: 4, long: 1, skew: 1, future: 0.4 })) {
      case 'none':
        return { receivedAt, occurredAt: null };
      case 'before':
        return { receivedAt, occurredAt: receivedAt - chance.from(0, 6 * DAY) };
      case 'long':
        return { receivedAt, occurredAt: receivedAt - chance.from(0, 90 * DAY) };
      case 'skew':
        return { receivedAt, occurredAt: receivedAt + chance.from(0, 9 * 60_000) };
      case 'future':
        return this.#met('future', { receivedAt, occurredAt: receivedAt + chance.from(1, 30) * DAY });
    }
  }

  #received(now: Instant, since: Instant): Instant {
    const chance = this.#chance;
    switch (chance.weighted({ now: 5, outage: 3, stale: 1, ahead: 0.5 })) {
      case 'now':
        return now;
      case 'outage':
        return this.#met('waited', now - chance.from(0, Math.max(0, now - since)));
      case 'stale':
        return this.#met('outOfOrder', now - chance.from(0, 30 * DAY));
      case 'ahead':
        return this.#met('ahead', now + chance.from(1, 120_000));
    }
  }

  #data(kind: InputKind, receivedAt: Instant): InputDataOf<InputKind> {
    const chance = this.#chance;
    const nearby = (): string => dayText(dayAt(receivedAt) + chance.from(-5, 20));
    const earlier = (): string => dayText(dayAt(receivedAt) - chance.from(0, 30));
    const farther = (): string => dayText(dayAt(receivedAt) + chance.from(0, 200));
    const note = `nội dung ${this.sent.length}`;
    const data: { readonly [K in InputKind]: InputDataOf<K> } = {
      acknowledge: { note, receivedOn: chance.of([null, nearby(), earlier(), '2025-02-30']) },
      handOver: { to: 'Phòng Tổng hợp', note },
      decline: { reason: note },
      report: {
        text: note,
        document: chance.of([null, { ...PAPER, issuedOn: nearby() }]),
        figures: { 'số vụ': chance.from(0, 9) },
      },
      withdraw: { reason: note },
      confirm: { note },
      return: { reason: note, redoBy: chance.of([null, nearby(), '2025-02-31']) },
      reopen: { reason: note },
      askExtension: { due: chance.of([farther(), farther(), nearby(), '2025-02-30']), reason: note, document: null },
      grantExtension: { due: chance.of([null, null, farther(), nearby()]), note, document: null },
      refuseExtension: { reason: note, document: null },
      suspend: { reason: note, document: null },
      resume: { note, document: null },
      cancel: { reason: note, document: null },
      minutes: { heldOn: chance.happens(0.9) ? nearby() : '2025-13-01', document: null, note },
      answer: {
        question: chance.of(['undated/d1', 'undated/d2', '__proto__']),
        answer: note,
        due: chance.of([null, nearby(), '2025-99-99']),
      },
    };
    return data[kind];
  }

  #met<T>(fault: string, value: T): T {
    this.#faults[fault] = (this.#faults[fault] ?? 0) + 1;
    return value;
  }
}

function sensible(chance: Chance, { status, ladder, asked, suspendedAt }: Assignment): InputKind {
  if (status === 'done') return 'reopen';
  if (suspendedAt !== null && chance.happens(0.5)) return 'resume';
  if (asked !== null && chance.happens(0.6)) return chance.weighted({ grantExtension: 1, refuseExtension: 1 });
  const now = chance.weighted({ goOn: 20, suspend: 1, cancel: 0.4, grantExtension: 1, handOver: 0.6 });
  if (now !== 'goOn') return now;
  if (status === 'submitted' || status === 'declined') {
    const report = status === 'declined' ? 4 : 0.5;
    return chance.weighted({ confirm: 5, return: 4, withdraw: 2, report, acknowledge: 0.5 });
  }
  if (ladder === 'review') return chance.weighted({ acknowledge: 3, minutes: 1, decline: 0.3, askExtension: 0.5 });
  return chance.weighted({ acknowledge: 2, report: 4, decline: 1.5, askExtension: 4 });
}
