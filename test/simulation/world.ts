// What lots are made of in tests: the shipped policy and calendar, a few duties and units, inputs as a door would stamp them.
import type { Fact, FactBodies, Outcome } from '../../contracts/fact.ts';
import type { Input, InputDataOf, InputKind } from '../../contracts/input.ts';
import type { Basis, DutyTerms, DutyTime, LotTerms } from '../../contracts/terms.ts';
import type { Instant } from '../../contracts/time.ts';
import { at, dayOf, startOf } from '../../rules/day.ts';
import type { Decision, LotEvent } from '../../rules/decide.ts';
import { decide } from '../../rules/decide.ts';
import { BY_MONITOR } from '../../rules/inputs/by-monitor.ts';
import type { Assignment, LotState } from '../../rules/state.ts';
import { assignmentOf, unopenedLot } from '../../rules/state.ts';
import { calendar } from '../rules/calendar-fixture.ts';
import { policy } from './policy.ts';

export { calendar, policy };

export const DIRECTIVE = 'tinh-uy-x.12-nq-tu.2025';
export const SOURCE = 'urn:dondoc:source:so-x';

/** The instant of a wall clock at +07:00: `when('2025-03-03', 9)` is nine in the morning. */
export const when = (day: string, hour = 0, minute = 0): Instant => at(dayOf(day), hour * 60 + minute);

export const basis = (code: Basis['code'] = 'fixed'): Basis => ({
  code,
  words: 'thời gian trong văn bản',
  article: null,
  rolledFrom: null,
  provisional: false,
});

export const once = (day: string): DutyTime => ({
  kind: 'once',
  due: dayOf(day),
  dueAt: startOf(dayOf(day) + 1),
  basis: basis(),
});

export const monthly = (starts: string, ends: string | null = null): DutyTime => ({
  kind: 'recurring',
  rule: { every: 'month', interval: 1, month: null, day: null },
  starts: dayOf(starts),
  ends: ends === null ? null : dayOf(ends),
  words: 'hằng tháng',
});

/** So many days from the unit's receipt. */
export const received = (within: string, workingDays = false): DutyTime => ({
  kind: 'received',
  within,
  workingDays,
  minutes: null,
  words: 'kể từ ngày nhận được',
});

export const undated: DutyTime = { kind: 'undated', question: 'undated', words: 'kịp thời' };
export const standing: DutyTime = { kind: 'standing', words: 'thường xuyên' };

export const duty = (id: string, time: DutyTime, more: Partial<DutyTerms> = {}): DutyTerms => ({
  id,
  kind: 'task',
  review: null,
  ladder: 'product',
  title: `Nhiệm vụ ${id}`,
  openAhead: time.kind === 'recurring' ? policy.openAhead.monthly : null,
  lead: 0,
  time,
  coordinators: [],
  ...more,
});

export const review = (id: string, time: DutyTime, kind: 'so-ket' | 'tong-ket' = 'so-ket'): DutyTerms =>
  duty(id, time, { kind: 'review', review: kind, ladder: 'review', openAhead: policy.review.openAhead });

/** Every duty is led by every unit. */
export function terms(
  duties: readonly DutyTerms[],
  more: Partial<LotTerms> & { units?: readonly string[] } = {},
): LotTerms {
  const { units = ['so-x'], ...rest } = more;
  return {
    directive: DIRECTIVE,
    lot: 1,
    monitor: 'van-phong',
    chaseFrom: 0,
    policy,
    calendar,
    duties,
    pairs: duties.flatMap(({ id }) => units.map((unit) => ({ duty: id, unit }))),
    ...rest,
  };
}

const DATA: { readonly [K in InputKind]: InputDataOf<K> } = {
  acknowledge: { note: '', receivedOn: null },
  handOver: { to: 'Phòng Tổng hợp', note: '' },
  decline: { reason: 'Không thuộc trách nhiệm' },
  report: { text: 'Đã hoàn thành', document: null, figures: {} },
  withdraw: { reason: 'Gửi nhầm' },
  confirm: { note: '' },
  return: { reason: 'Chưa đủ số liệu', redoBy: null },
  reopen: { reason: 'Xác nhận nhầm' },
  askExtension: { due: '2025-12-31', reason: 'Cần thêm thời gian', document: null },
  grantExtension: { due: null, note: '', document: null },
  refuseExtension: { reason: 'Không đủ lý do', document: null },
  suspend: { reason: 'Chờ hướng dẫn', document: null },
  resume: { note: '', document: null },
  cancel: { reason: 'Không còn phù hợp', document: null },
  minutes: { heldOn: '2025-06-30', document: null, note: '' },
  answer: { question: 'undated/d1', answer: 'Trước ngày 30/6', due: '2025-06-30' },
};

/** What a deployment says of itself. */
export const deployedBody = (
  more: Pick<FactBodies['directive.deployed'], 'lots' | 'later'>,
): FactBodies['directive.deployed'] => ({
  planHash: 'p',
  textHash: null,
  policyHash: 'c',
  calendarHash: 'l',
  directoryHash: 'd',
  approvedBy: 'nguoi-duyet',
  chaseFrom: 0,
  lotsHash: 'lots',
  ...more,
});

export interface InputOptions<K extends InputKind> {
  readonly id?: string;
  readonly source?: string;
  readonly duty?: string | null;
  readonly unit?: string | null;
  readonly period?: string | null;
  readonly receivedAt: Instant;
  readonly occurredAt?: Instant | null;
  readonly trusted?: boolean;
  readonly data?: InputDataOf<K>;
}

/** An input as a door would stamp it. Its hash is its content written out, cut to what the rules keep of it by a plain sum. */
export function input<K extends InputKind>(kind: K, options: InputOptions<K>): Input {
  const { id = `${kind}-1`, source = SOURCE, period = null, occurredAt = null, trusted = false } = options;
  const answers = kind === 'answer';
  const target = {
    directive: DIRECTIVE,
    duty: options.duty !== undefined ? options.duty : answers ? null : 'd1',
    unit: options.unit !== undefined ? options.unit : answers ? null : 'so-x',
    period,
  };
  const data = options.data ?? DATA[kind];
  const as = answers ? 'operator' : BY_MONITOR.has(kind) ? 'monitor' : 'unit';
  const hash = sum(JSON.stringify([kind, target, data]));
  const { receivedAt } = options;
  return { source, id, kind, target, as, by: null, occurredAt, receivedAt, trusted, hash, data } as Input;
}

/** FNV-1a twice over, as 16 hex digits: enough to tell contents apart in a test. */
function sum(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x1234567;
  for (let i = 0; i < text.length; i += 1) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(i), 0x01000193) + i;
  }
  return [a, b].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}

export const empty = unopenedLot;

/** A lot that is told things one after the other; it keeps all facts. Tells no time by itself. */
export class Lot {
  state: LotState;
  readonly facts: Fact[] = [];

  constructor(from: LotTerms, now: Instant) {
    this.state = empty(from);
    this.tell({ kind: 'open', terms: from }, now);
    this.tick(now);
  }

  /** Decides one event; the facts it gave. */
  tell(event: LotEvent, now: Instant): readonly Fact[] {
    return this.#take(decide(this.state, event, now)).facts;
  }

  tick(now: Instant): readonly Fact[] {
    return this.tell({ kind: 'tick' }, now);
  }

  /** Takes an input, at the instant it was received unless another is given; what its sender is told. */
  say(
    said: Input,
    now: Instant = said.receivedAt,
  ): { readonly facts: readonly Fact[]; readonly outcome: Outcome | null } {
    return this.#take(decide(this.state, { kind: 'input', input: said }, now));
  }

  /** The assignment of a duty; of the first unit and the only period where none is given. */
  assignment(duty = 'd1', unit = 'so-x', period = 'once'): Assignment {
    const found = assignmentOf(this.state, `${DIRECTIVE}/${duty}/${unit}/${period}`);
    if (found === undefined) throw new Error(`no assignment ${duty}/${unit}/${period}`);
    return found;
  }

  #take(decision: Decision): Decision {
    this.state = decision.state;
    this.facts.push(...decision.facts);
    return decision;
  }
}

/** Facts by their types, or rungs by their names: what most examples look at. */
export const names = (facts: readonly Fact[]): readonly string[] =>
  facts.map((fact) => ('rung' in fact.body ? `${fact.type} ${fact.body.rung}` : fact.type));

/** Whom facts tell, as `{form} to {role}`. */
export const told = (facts: readonly Fact[]): readonly string[] =>
  facts.flatMap(({ notify }) => notify.map(({ form, role }) => `${form} to ${role}`));
