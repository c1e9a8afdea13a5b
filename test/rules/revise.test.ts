import { describe, expect, test } from 'vitest';
import type { CalendarSnapshot } from '../../contracts/calendar.ts';
import type { Policy } from '../../contracts/policy.ts';
import type { Revision } from '../../contracts/terms.ts';
import { NOT_YET } from '../../contracts/time.ts';
import { dayAt, dayOf, dayText } from '../../rules/day.ts';
import { changesBetween, revisedDuties } from '../../rules/revision.ts';
import {
  basis,
  calendar,
  duty,
  input,
  Lot,
  monthly,
  names,
  once,
  policy,
  review,
  terms,
  told,
  when,
} from '../simulation/world.ts';

const NOTHING: Revision = {
  calendar: null,
  policy: null,
  policyHash: null,
  chaseFrom: null,
  duties: [],
  by: 'Lê Văn C',
  base: 0,
};

/** The shipped calendar with days made worked (1) or off (0). */
function withDays(days: Readonly<Record<string, 0 | 1>>): CalendarSnapshot {
  const bits = calendar.bits.split('');
  for (const [day, bit] of Object.entries(days)) bits[dayOf(day) - calendar.from] = String(bit);
  return { ...calendar, bits: bits.join(''), hash: JSON.stringify(days) };
}

const revise = (lot: Lot, revision: Partial<Revision>, now: number) =>
  lot.tell({ kind: 'revise', revision: { ...NOTHING, ...revision } }, now);

const days = (lot: Lot): readonly string[] =>
  lot.facts.flatMap((fact) => ('rung' in fact.body ? [`${fact.body.rung} ${dayText(dayAt(fact.at))}`] : []));

/** Runs a lot to a day, looking at the clock at seven each morning. */
function runTo(lot: Lot, from: string, to: string): void {
  for (let day = dayOf(from); day <= dayOf(to); day += 1) lot.tick(when(dayText(day), 7));
}

describe('a published calendar', () => {
  test('moves the rungs that lie ahead, and not the deadline that the text names', () => {
    const lot = new Lot(terms([duty('d1', once('2025-06-30'))]), when('2025-06-02', 9));
    runTo(lot, '2025-06-03', '2025-06-10');
    // The Friday before the third working day ahead becomes a day off: the reminder comes a day earlier.
    const facts = revise(lot, { calendar: withDays({ '2025-06-27': 0 }) }, when('2025-06-10', 9));
    expect(names(facts)).toEqual(['terms.revised', 'ladder.relaid']);
    expect(told(facts)).toEqual([]);
    runTo(lot, '2025-06-11', '2025-07-02');
    expect(days(lot)).toEqual([
      'ack-missing 2025-06-05',
      'remind-10 2025-06-13',
      'remind-3 2025-06-24',
      'overdue-1 2025-07-01',
    ]);
  });

  test('never repeats a reminder that it makes come later', () => {
    const lot = new Lot(terms([duty('d1', once('2025-06-30'))]), when('2025-06-02', 9));
    lot.say(input('acknowledge', { receivedAt: when('2025-06-03', 9) }));
    runTo(lot, '2025-06-16', '2025-06-25');
    expect(days(lot)).toEqual(['remind-10 2025-06-16', 'remind-3 2025-06-25']);
    revise(lot, { calendar: withDays({ '2025-06-28': 1, '2025-06-29': 1 }) }, when('2025-06-25', 9));
    runTo(lot, '2025-06-25', '2025-07-01');
    expect(days(lot)).toEqual(['remind-10 2025-06-16', 'remind-3 2025-06-25', 'overdue-1 2025-07-01']);
  });

  test('moves a rolled deadline, tells the unit once, and lets the ladder begin anew', () => {
    const rolling: Policy = { ...policy, rollFixed: 'next' };
    const report = duty('d1', monthly('2025-05-01'), { kind: 'report', ladder: 'report' });
    const lot = new Lot(terms([report], { policy: rolling }), when('2025-05-02', 9));
    runTo(lot, '2025-05-20', '2025-05-26');
    // 31/5/2025 is a Saturday, so it is due on Monday the 2nd of June, which becomes a day off.
    expect(lot.assignment('d1', 'so-x', '2025-05').due).toBe(dayOf('2025-06-02'));
    const facts = revise(lot, { calendar: withDays({ '2025-06-02': 0 }) }, when('2025-05-26', 9));
    expect(names(facts)).toEqual(['terms.revised', 'deadline.moved']);
    expect(told(facts)).toEqual(['deadlineMoved to clerk']);
    expect(lot.assignment('d1', 'so-x', '2025-05')).toMatchObject({ due: dayOf('2025-06-03'), generation: 2 });
  });

  test('leaves alone what has passed, what was reported, and what a person has decided', () => {
    const rolling: Policy = { ...policy, rollFixed: 'next' };
    const reports = ['d1', 'd2', 'd3'].map((id) =>
      duty(id, monthly('2025-05-01'), { kind: 'report', ladder: 'report' }),
    );
    const lot = new Lot(terms(reports, { policy: rolling }), when('2025-05-02', 9));
    runTo(lot, '2025-05-20', '2025-05-26');
    lot.say(input('report', { duty: 'd1', receivedAt: when('2025-05-26', 8) }));
    const data = { due: '2025-06-16', note: '', document: null };
    lot.say(input('grantExtension', { duty: 'd2', receivedAt: when('2025-05-26', 8), data }));
    const next = withDays({ '2025-06-02': 0 });
    revise(lot, { calendar: next }, when('2025-05-26', 9));
    const due = (id: string) => dayText(lot.assignment(id, 'so-x', '2025-05').due ?? 0);
    expect([due('d1'), due('d2'), due('d3')]).toEqual(['2025-06-02', '2025-06-16', '2025-06-03']);
    runTo(lot, '2025-06-03', '2025-06-05');
    revise(
      lot,
      { calendar: { ...next, hash: 'later', bits: withDays({ '2025-06-02': 0, '2025-06-03': 0 }).bits } },
      when('2025-06-05', 9),
    );
    expect(due('d3')).toBe('2025-06-03');
  });

  test('says that a day which rested on an undecided year is decided now', () => {
    const report = duty('d1', monthly('2025-05-01'), { kind: 'report', ladder: 'report' });
    const rolling: Policy = { ...policy, rollFixed: 'next' };
    const open = { ...calendar, provisional: [2025], hash: 'open' };
    const lot = new Lot(terms([report], { policy: rolling, calendar: open }), when('2025-05-02', 9));
    runTo(lot, '2025-05-20', '2025-05-26');
    const facts = revise(lot, { calendar }, when('2025-05-26', 9));
    expect(names(facts)).toEqual(['terms.revised', 'deadline.kept']);
    expect(facts.find(({ type }) => type === 'deadline.kept')?.body).toMatchObject({ basis: { provisional: false } });
  });

  test('changes nothing the second time', () => {
    const lot = new Lot(terms([duty('d1', once('2025-06-30'))]), when('2025-06-02', 9));
    const other = withDays({ '2025-06-27': 0 });
    revise(lot, { calendar: other }, when('2025-06-10', 9));
    expect(revise(lot, { calendar: { ...other } }, when('2025-06-11', 9))).toEqual([]);
  });

  test('moves the period that opens next', () => {
    const report = duty('d1', monthly('2025-05-01'), { kind: 'report', ladder: 'report' });
    const lot = new Lot(terms([report], { policy: { ...policy, rollFixed: 'next' } }), when('2025-05-02', 9));
    const before = lot.state;
    revise(lot, { calendar: withDays({ '2025-06-02': 0 }) }, when('2025-05-05', 9));
    expect(changesBetween(before, lot.state, when('2025-05-05', 9))).toEqual([
      {
        duty: 'd1',
        unit: 'so-x',
        period: '2025-05',
        opened: false,
        from: dayOf('2025-06-02'),
        to: dayOf('2025-06-03'),
        rungs: [],
      },
    ]);
  });
});

describe('what a revision changes of what is open', () => {
  const NOW = when('2025-06-10', 9);
  const moves = (lot: Lot, revision: Partial<Revision>, now = NOW) => {
    const before = lot.state;
    revise(lot, revision, now);
    const day = (at: number | null) => (at === null ? null : dayText(dayAt(at)));
    return changesBetween(before, lot.state, now).map(({ rungs, from, to, ...what }) => ({
      ...what,
      from: dayText(from ?? 0),
      to: dayText(to ?? 0),
      rungs: rungs.map(({ rung, repeat, ...at }) => [rung, repeat, day(at.from), day(at.to)]),
    }));
  };
  const openLot = (given: Policy = policy) => {
    const lot = new Lot(terms([duty('d1', once('2025-06-30'))], { policy: given }), when('2025-06-02', 9));
    runTo(lot, '2025-06-03', '2025-06-10');
    return lot;
  };
  const what = { duty: 'd1', unit: 'so-x', period: 'once', opened: true, from: '2025-06-30', to: '2025-06-30' };

  test('is each rung ahead that comes on another day, though the deadline stays', () => {
    expect(moves(openLot(), { calendar: withDays({ '2025-06-27': 0 }) })).toEqual([
      {
        ...what,
        rungs: [
          ['remind-10', 0, '2025-06-16', '2025-06-13'],
          ['remind-3', 0, '2025-06-25', '2025-06-24'],
        ],
      },
    ]);
  });

  test('is a rung that goes or comes', () => {
    const without: Policy = {
      ...policy,
      ladders: { ...policy.ladders, product: policy.ladders.product.filter(({ id }) => id !== 'remind-3') },
    };
    expect(moves(openLot(), { policy: without, policyHash: 'without' })).toEqual([
      { ...what, rungs: [['remind-3', 0, '2025-06-25', null]] },
    ]);
    expect(moves(openLot(without), { policy, policyHash: 'with' })).toEqual([
      { ...what, rungs: [['remind-3', 0, null, '2025-06-25']] },
    ]);
  });

  test('is nothing of what has passed, nor of what is settled', () => {
    expect(moves(openLot(), { calendar: withDays({ '2025-06-04': 0 }) })).toEqual([]);
    const settled = openLot();
    settled.say(input('report', { receivedAt: NOW }));
    settled.say(input('confirm', { receivedAt: NOW }));
    expect(moves(settled, { calendar: withDays({ '2025-06-27': 0 }) })).toEqual([]);
  });
});

describe('what is silent', () => {
  const rolling: Policy = { ...policy, rollFixed: 'next' };
  const report = duty('d1', monthly('2025-05-01'), { kind: 'report', ladder: 'report' });
  const lotOf = () => {
    const lot = new Lot(terms([report], { policy: rolling, chaseFrom: NOT_YET }), when('2025-05-02', 9));
    runTo(lot, '2025-05-20', '2025-05-26');
    return lot;
  };

  test('follows a calendar too, and nobody is told', () => {
    const lot = lotOf();
    const facts = revise(lot, { calendar: withDays({ '2025-06-02': 0 }) }, when('2025-05-26', 9));
    expect(names(facts)).toEqual(['terms.revised', 'deadline.moved']);
    expect(told(facts)).toEqual([]);
    expect(lot.assignment('d1', 'so-x', '2025-05').due).toBe(dayOf('2025-06-03'));
  });

  test('is chased on its new day where both come at once', () => {
    const lot = lotOf();
    const both = { calendar: withDays({ '2025-06-02': 0 }), chaseFrom: when('2025-05-01') };
    expect(names(revise(lot, both, when('2025-05-26', 9)))).toEqual([
      'terms.revised',
      'deadline.moved',
      'assignment.chased',
    ]);
    expect(lot.assignment('d1', 'so-x', '2025-05')).toMatchObject({
      silent: false,
      due: dayOf('2025-06-03'),
      generation: 3,
    });
  });
});

describe('another policy', () => {
  test('opens nothing in the past, however far ahead it opens', () => {
    const report = duty('d1', monthly('2025-05-01'), { kind: 'report', ladder: 'report' });
    const lot = new Lot(terms([report]), when('2025-05-02', 9));
    const sooner = { ...report, openAhead: 60 };
    revise(lot, { policy: { ...policy, version: 'sooner' }, duties: [sooner] }, when('2025-05-05', 9));
    lot.tick(when('2025-05-05', 9));
    expect(lot.assignment('d1', 'so-x', '2025-05').openedAt).toBe(when('2025-05-05', 9));
  });

  const faster: Policy = {
    ...policy,
    ladders: {
      ...policy.ladders,
      product: policy.ladders.product.map((rung) => (rung.id === 'escalate-head' ? { ...rung, offset: 2 } : rung)),
    },
  };

  test('holds for the rungs ahead, and sends nothing for those that would lie behind', () => {
    const lot = new Lot(terms([duty('d1', once('2025-06-13'))]), when('2025-06-02', 9));
    lot.say(input('acknowledge', { receivedAt: when('2025-06-03', 9) }));
    runTo(lot, '2025-06-03', '2025-06-17');
    // Under the new policy the head would have been told on the 17th at seven.
    revise(lot, { policy: faster }, when('2025-06-17', 9));
    runTo(lot, '2025-06-17', '2025-06-25');
    expect(days(lot)).toEqual(['remind-3 2025-06-10', 'overdue-1 2025-06-16', 'escalate-monitor 2025-06-24']);
  });

  test('gives a unit a ladder of its own where an override names it', () => {
    const own: Policy = {
      ...policy,
      overrides: [
        {
          directives: null,
          units: ['so-y'],
          ladders: { product: policy.ladders.product.slice(0, 1) },
          reportPeriods: null,
        },
      ],
    };
    const lot = new Lot(
      terms([duty('d1', once('2025-06-30'))], { policy: own, units: ['so-x', 'so-y'] }),
      when('2025-06-02', 9),
    );
    runTo(lot, '2025-06-03', '2025-07-04');
    const of = (unit: string) =>
      lot.facts.filter((fact) => 'rung' in fact.body && fact.assignment?.includes(unit) === true);
    expect(names(of('so-y'))).toEqual(['rung.reminded remind-10']);
    expect(names(of('so-x')).length).toBeGreaterThan(4);
  });
});

describe('the beginning of a chase', () => {
  const silent = () =>
    new Lot(
      terms([duty('d1', once('2025-03-31')), duty('d2', once('2025-06-30')), duty('d3', once('2024-12-31'))], {
        chaseFrom: NOT_YET,
      }),
      when('2025-06-02', 9),
    );

  test('nobody is told anything before it', () => {
    const lot = silent();
    runTo(lot, '2025-06-02', '2025-07-30');
    expect(told(lot.facts)).toEqual([]);
  });

  test('gives what is overdue a few days to catch up, and chases the rest by its own day', () => {
    const lot = silent();
    const facts = revise(lot, { chaseFrom: when('2025-01-01') }, when('2025-06-10', 9));
    expect(names(facts)).toEqual(['terms.revised', 'assignment.chased', 'assignment.chased']);
    expect(told(facts)).toEqual(['chaseStarted to clerk', 'chaseStarted to clerk']);
    expect(lot.assignment('d1')).toMatchObject({
      silent: false,
      catchUp: dayOf('2025-06-17'),
      due: dayOf('2025-03-31'),
    });
    expect(lot.assignment('d2')).toMatchObject({ silent: false, catchUp: null });
    expect(lot.assignment('d3')).toMatchObject({ silent: true });
    runTo(lot, '2025-06-10', '2025-06-20');
    const rungs = lot.facts.filter((fact) => 'rung' in fact.body && fact.assignment?.includes('/d1/') === true);
    // Nobody is reminded ahead of a day that has passed.
    expect(names(rungs)).toEqual(['rung.overdue overdue-1', 'rung.escalated escalate-head']);
  });

  test('leaves lateness with the day of the text', () => {
    const lot = silent();
    revise(lot, { chaseFrom: when('2025-01-01') }, when('2025-06-03', 9));
    lot.say(input('report', { receivedAt: when('2025-06-05', 9) }));
    expect(lot.assignment('d1')).toMatchObject({ late: true });
  });

  test('has the monitor asked to confirm what was marked in silence', () => {
    const lot = silent();
    lot.say(input('report', { receivedAt: when('2025-06-02', 10) }));
    const facts = revise(lot, { chaseFrom: when('2025-01-01') }, when('2025-06-20', 9));
    expect(told(facts)).toContain('confirmationPending to monitor-clerk');
    runTo(lot, '2025-06-20', '2025-06-26');
    expect(days(lot)).toContain('confirm-3 2025-06-25');
  });
});

describe('the duties that a revision changes', () => {
  const ground = { policy, calendar: withDays({ '2025-06-27': 0 }) };
  const answered = (day: string) => ({ ...once(day), basis: basis('answered') });

  test('are those whose day is another', () => {
    const planned = [duty('d1', once('2025-06-30')), duty('d2', once('2025-07-01'))];
    const running = new Map(
      [duty('d1', once('2025-06-30')), duty('d2', once('2025-06-30'))].map((one) => [one.id, one]),
    );
    expect(revisedDuties(planned, running, ground).map(({ id }) => id)).toEqual(['d2']);
  });

  test('do not begin again to recur where a person has ended them', () => {
    const ended = duty('d1', monthly('2025-05-01', '2025-12-31'));
    expect(revisedDuties([duty('d1', monthly('2025-05-01'))], new Map([['d1', ended]]), ground)).toEqual([]);
  });

  test('do not lose the day that a person gave, and contributions follow that day by the new calendar', () => {
    const undated = { kind: 'undated', question: 'undated', words: '' } as const;
    const part = duty('d1.gop', undated, {
      kind: 'contribution',
      ladder: 'contribution',
      lead: policy.review.contributionLead,
    });
    const planned = [review('d1', undated), part];
    const before = { ...part, time: once('2025-06-02') };
    const running = new Map([
      ['d1', review('d1', answered('2025-06-30') as never)],
      ['d1.gop', before],
    ]);
    const changed = revisedDuties(planned, running, ground);
    expect(changed.map(({ id, time }) => [id, time.kind === 'once' ? dayText(time.due) : null])).toEqual([
      ['d1.gop', '2025-05-30'],
    ]);
  });
});
