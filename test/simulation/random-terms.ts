// Lots as chance makes them: the shipped policy or ladders nobody would write, duties of every kind, days off and all.
import type { LadderName, Policy, Rung } from '../../contracts/policy.ts';
import type { CalendarSnapshot } from '../../contracts/calendar.ts';
import type { DutyTerms, DutyTime, LotTerms, Revision } from '../../contracts/terms.ts';
import type { Day, Instant } from '../../contracts/time.ts';
import { DAY_MS, NOT_YET } from '../../contracts/time.ts';
import { dayAt, dayOf, startOf } from '../../rules/day.ts';
import type { LotState } from '../../rules/state.ts';
import type { Chance } from './chance.ts';
import { basis, calendar, duty, policy, received, standing, terms, undated } from './world.ts';

export interface World {
  readonly terms: LotTerms;
  readonly start: number;
}

export function randomWorld(chance: Chance): World {
  const day = dayOf('2020-01-01') + chance.from(0, 3_600);
  const start = startOf(day) + chance.from(0, 86_399) * 1_000;
  const duties = Array.from({ length: chance.from(1, 3) }, (_, index) => randomDuty(chance, `d${index + 1}`, day));
  const units = Array.from({ length: chance.from(1, 3) }, (_, index) => `u${index + 1}`);
  const chaseFrom = chance.of([0, start, startOf(day), startOf(day - 150), startOf(day + 40), NOT_YET]);
  return { terms: terms(duties, { units, chaseFrom, policy: randomPolicy(chance) }), start };
}

export function randomDuty(chance: Chance, id: string, day: Day): DutyTerms {
  const coordinators = chance.happens(0.3) ? ['u8', 'u9'].slice(0, chance.from(1, 2)) : [];
  const kind = chance.weighted({
    once: 4,
    recurring: 4,
    undated: 2,
    received: 2,
    standing: 1,
    review: 2,
    contribution: 1,
    asked: 1,
  });
  switch (kind) {
    case 'once':
      return duty(id, randomDay(chance, day), { coordinators, openAhead: chance.of([null, null, 30, 200]) });
    case 'recurring':
      return recurring(chance, id, day);
    case 'received':
      return duty(id, received(chance.of(['P15D', 'P1M', 'P10D']), chance.happens(0.3)), { coordinators });
    case 'undated':
      return duty(id, undated, { coordinators });
    case 'standing':
      return duty(id, standing, { coordinators });
    case 'review':
      return duty(id, chance.of([randomDay(chance, day), undated]), {
        kind: 'review',
        review: chance.of(['so-ket', 'tong-ket']),
        ladder: 'review',
        openAhead: 90,
      });
    case 'contribution':
      return duty(id, randomDay(chance, day), { kind: 'contribution', ladder: 'contribution', openAhead: 45 });
    case 'asked':
      return duty(id, undated, { kind: 'contribution', ladder: 'contribution', openAhead: 45 });
  }
}

function randomDay(chance: Chance, day: Day): DutyTime {
  const due = day + chance.from(-60, 150);
  const dueAt = chance.happens(0.2) ? startOf(due) + 17 * 3_600_000 : startOf(due + 1);
  return { kind: 'once', due, dueAt, basis: basis() };
}

function recurring(chance: Chance, id: string, day: Day): DutyTerms {
  const every = chance.happens(0.3) ? 'week' : 'month';
  const interval = every === 'week' ? chance.from(1, 4) : chance.of([1, 1, 3, 6, 12]);
  const byDay = chance.happens(0.5) ? null : chance.from(1, every === 'week' ? 7 : 31);
  const starts = day - chance.from(0, 200);
  const ends = chance.happens(0.2) ? starts + chance.from(100, 700) : null;
  return duty(
    id,
    { kind: 'recurring', rule: { every, interval, month: null, day: byDay }, starts, ends, words: 'định kỳ' },
    { kind: 'report', ladder: 'report', openAhead: every === 'week' ? 3 : chance.of([5, 10, 20]) },
  );
}

/** Days that become worked or off, another policy, another beginning of the chase, duties due on other days; or nothing new at all. */
export function randomRevision(chance: Chance, { terms: now, duties }: LotState, at: Instant): Revision {
  const today = dayAt(at);
  const others = Object.values(duties).flatMap((one) =>
    one.time.kind === 'once' && one.time.basis.code !== 'answered' && chance.happens(0.5)
      ? [{ ...one, time: later(one.time, chance.from(-6, 9)) }]
      : [],
  );
  return {
    calendar: chance.happens(0.6) ? randomCalendar(chance, now.calendar, today) : chance.of([null, now.calendar]),
    policy: chance.happens(0.3) ? randomPolicy(chance) : null,
    policyHash: null,
    chaseFrom: chance.happens(0.3) ? chance.of([at, startOf(today - 60), startOf(today + 10), NOT_YET]) : null,
    duties: [...others, ...(chance.happens(0.2) ? [duty('d77', undated)] : [])],
    by: 'Lê Văn C',
    base: 0,
  };
}

const later = (time: Extract<DutyTime, { kind: 'once' }>, days: number): DutyTime => ({
  ...time,
  due: time.due + days,
  dueAt: time.dueAt + days * DAY_MS,
});

/** Some days of the months around today change. */
function randomCalendar(chance: Chance, from: CalendarSnapshot, today: Day): CalendarSnapshot {
  const bits = from.bits.split('');
  for (let count = chance.from(1, 12); count > 0; count -= 1) {
    const place = today - from.from + chance.from(-20, 60);
    if (bits[place] !== undefined) bits[place] = bits[place] === '1' ? '0' : '1';
  }
  return {
    ...from,
    bits: bits.join(''),
    hash: `h${chance.from(1, 1e9)}`,
    provisional: chance.of([[], from.provisional]),
  };
}

function randomPolicy(chance: Chance): Policy {
  const settings = {
    ...policy,
    takeInMonths: chance.from(0, 4),
    redoDays: chance.from(1, 8),
    receiptDays: chance.from(0, 5),
    occurredTolerance: chance.from(0, 8),
    extension: { notice: chance.from(0, 5), most: chance.from(0, 3) },
    suspension: chance.of(['stopsClock', 'clockRuns'] as const),
    rollFixed: chance.of(['none', 'next', 'previous'] as const),
  };
  if (chance.happens(0.4)) return settings;
  if (chance.happens(0.3)) {
    const report = randomLadder(chance, 'o', ['due']);
    return {
      ...settings,
      overrides: [{ directives: null, units: ['u1'], ladders: { report, product: report }, reportPeriods: null }],
    };
  }
  const own = ['product', 'report', 'review', 'contribution'] as const;
  const ladders = Object.fromEntries(own.map((name) => [name, randomLadder(chance, 'r', ['due', 'due', 'opening'])]));
  const confirmation = randomLadder(chance, 'c', ['submission']);
  return { ...settings, ladders: { ...ladders, confirmation } as Record<LadderName, Rung[]> };
}

function randomLadder(chance: Chance, prefix: string, from: readonly Rung['from'][]): Rung[] {
  return Array.from({ length: chance.from(0, 6) }, (_, index) => ({
    id: `${prefix}${index}`,
    kind: chance.of(['remind', 'overdue', 'escalate'] as const),
    from: chance.of(from),
    offset: chance.from(-6, 12),
    tell: [{ role: chance.of(['clerk', 'head', 'monitor'] as const), form: 'reminder' as const }],
    release: chance.happens(0.2) ? ('by-person' as const) : ('auto' as const),
    urgent: chance.happens(0.5),
    only: chance.happens(0.2) ? ('unacknowledged' as const) : null,
    firstPeriodOnly: chance.happens(0.2),
    repeat: chance.happens(0.3) ? { days: chance.from(1, 5), times: chance.from(1, 4) } : null,
  }));
}

export { calendar };
