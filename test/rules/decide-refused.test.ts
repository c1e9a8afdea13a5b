// What makes no sense now is refused with its reason, tells nobody, and changes nothing but that it was heard.
import { describe, expect, test } from 'vitest';
import type { Input } from '../../contracts/input.ts';
import { KEPT_FOR_MONITOR, MAX_SEEN } from '../../rules/state.ts';
import { Lot, duty, input, monthly, names, once, review, terms, told, when } from '../simulation/world.ts';

const T = when('2025-03-04', 9);
const HOUR = 3_600_000;
const lotOf = (...said: readonly Input[]): Lot => {
  const lot = new Lot(terms([duty('d1', once('2025-06-30'))]), when('2025-03-03', 9));
  for (const one of said) lot.say(one);
  return lot;
};
const reviewLot = (): Lot => new Lot(terms([review('d1', once('2025-03-31'))]), when('2025-03-03', 9));
const code = ({ outcome }: ReturnType<Lot['say']>): string => (outcome?.ok === false ? outcome.code : 'taken');

describe('refused with its reason:', () => {
  const report = input('report', { receivedAt: T });
  const decline = input('decline', { receivedAt: T });
  const confirm = input('confirm', { receivedAt: T + HOUR });

  test.each<[string, () => Lot, Input, string]>([
    ['a refusal of what was refused', () => lotOf(decline), { ...decline, id: 'again' }, 'alreadyDeclined'],
    ['a refusal of what was reported', () => lotOf(report), decline, 'alreadySubmitted'],
    ['a report of what was reported', () => lotOf(report), { ...report, id: 'again' }, 'alreadySubmitted'],
    ['a confirmation where nothing was reported', () => lotOf(), confirm, 'nothingSubmitted'],
    ['a report on a review, which has minutes', () => reviewLot(), report, 'notForThisKind'],
    ['minutes of a duty, which is no review', () => lotOf(), input('minutes', { receivedAt: T }), 'notForThisKind'],
    [
      'an answer to a question, of which a lot knows none',
      () => lotOf(),
      input('answer', { receivedAt: T, duty: 'd1', unit: 'so-x' }),
      'notForThisKind',
    ],
    [
      'an event of tomorrow',
      () => lotOf(),
      input('report', { receivedAt: T, occurredAt: T + 24 * HOUR }),
      'fromTheFuture',
    ],
    ['anything about what is closed', () => lotOf(report, confirm), { ...report, id: 'again' }, 'assignmentClosed'],
    [
      'a request for a later day while a refusal waits',
      () => lotOf(decline),
      input('askExtension', { receivedAt: T }),
      'alreadySubmitted',
    ],
    [
      'a later day that no calendar has',
      () => lotOf(),
      input('grantExtension', { receivedAt: T, data: { due: '2025-06-31', note: '', document: null } }),
      'dateInvalid',
    ],
    [
      'a later day for what has none',
      () => new Lot(terms([duty('d1', { kind: 'standing', words: '' })]), T),
      input('grantExtension', { receivedAt: T }),
      'noDeadline',
    ],
    ['a confirmation taken back of minutes', () => reviewLot(), input('reopen', { receivedAt: T }), 'notForThisKind'],
  ])('%s', (_, prepare, said, why) => {
    const lot = prepare();
    const before = lot.assignment();
    const answered = lot.say(said);
    expect(code(answered)).toBe(why);
    expect(answered.facts).toMatchObject([
      {
        type: 'input.rejected',
        assignment: before.id,
        key: `${before.id}/in/${said.source}:${said.id}/1`,
        notify: [],
        body: { code: why },
      },
    ]);
    const { seen, ...after } = lot.assignment();
    const { seen: _seen, ...unchanged } = before;
    expect(after).toEqual(unchanged);
    expect(Object.values(seen).at(-1)).toMatchObject({ code: why, k: 1 });
  });
});

describe('the same id once more', () => {
  const report = input('report', { receivedAt: T });
  const data = { text: 'khác', document: null, figures: {} };

  test('with the same content is answered as before, also where that was a refusal', () => {
    const lot = lotOf(report);
    const refused = input('report', { id: 'second', receivedAt: T + HOUR });
    expect(code(lot.say(refused))).toBe('alreadySubmitted');
    const again = lot.say({ ...refused, receivedAt: T + 2 * HOUR });
    expect([code(again), again.facts]).toEqual(['alreadySubmitted', []]);
    expect(again.outcome).toMatchObject({ assignment: lot.assignment().id, n: lot.state.n });
  });

  test('with other content is refused, and told so once for each other content', () => {
    const lot = lotOf(report);
    const other = input('report', { receivedAt: T + HOUR, data });
    const first = lot.say(other);
    expect([code(first), names(first.facts)]).toEqual(['sameIdOtherContent', ['input.rejected']]);
    expect(first.facts[0]?.key).toBe(`${lot.assignment().id}/in/${report.source}:${report.id}/2`);
    const again = lot.say(other);
    expect([code(again), again.facts]).toEqual(['sameIdOtherContent', []]);
    const third = lot.say(input('report', { receivedAt: T + HOUR, data: { ...data, text: 'khác nữa' } }));
    expect([code(third), names(third.facts)]).toEqual(['sameIdOtherContent', ['input.rejected']]);
    expect(code(lot.say(report))).toBe('taken');
  });

  test('of another source is another input', () => {
    const lot = lotOf(report);
    expect(code(lot.say({ ...report, source: 'urn:dondoc:source:khac' }))).toBe('alreadySubmitted');
  });
});

describe('the places for what an assignment takes', () => {
  const acknowledge = (i: number): Input => input('acknowledge', { id: `a${i}`, receivedAt: T });
  const full = (count: number): Lot => lotOf(...Array.from({ length: count }, (_, i) => acknowledge(i)));

  test('are forty for a unit', () => {
    const lot = full(MAX_SEEN - KEPT_FOR_MONITOR - 1);
    expect(code(lot.say(acknowledge(100)))).toBe('taken');
    const parked = lot.say(acknowledge(101));
    expect([code(parked), names(parked.facts)]).toEqual(['tooManyInputs', ['input.parked']]);
    expect(parked.facts[0]).toMatchObject({ assignment: lot.assignment().id, body: { code: 'tooManyInputs' } });
  });

  test('are fifty with those that only the monitor has', () => {
    const lot = full(MAX_SEEN - KEPT_FOR_MONITOR);
    const confirm = (i: number): Input => input('confirm', { id: `c${i}`, receivedAt: T });
    for (let i = 0; i < KEPT_FOR_MONITOR; i += 1) expect(code(lot.say(confirm(i)))).toBe('nothingSubmitted');
    expect(code(lot.say(confirm(100)))).toBe('tooManyInputs');
  });
});

describe('without a period is meant', () => {
  const periods = (): Lot => {
    const lot = new Lot(terms([duty('d1', monthly('2025-01-01'))], { chaseFrom: 0 }), when('2025-01-02', 9));
    for (const day of ['2025-01-31', '2025-02-28', '2025-03-31']) lot.tick(when(day, 9));
    return lot;
  };
  const meant = (lot: Lot, said: Input): string | undefined => lot.say(said).outcome?.assignment?.split('/').at(-1);
  const at = when('2025-03-31', 10);

  test('by a decision about a later day the period for which it was asked', () => {
    for (const kind of ['grantExtension', 'refuseExtension'] as const) {
      const lot = periods();
      lot.say(input('askExtension', { period: '2025-03', receivedAt: when('2025-03-25', 9) }));
      expect(meant(lot, input(kind, { receivedAt: at }))).toBe('2025-03');
    }
    expect(meant(periods(), input('grantExtension', { receivedAt: at }))).toBe('2025-01');
  });

  test('by a report the period that is due first, whatever was asked for, suspended or moved', () => {
    const asked = periods();
    asked.say(input('askExtension', { period: '2025-03', receivedAt: when('2025-03-25', 9) }));
    asked.say(input('suspend', { period: '2025-02', receivedAt: at }));
    expect(meant(asked, input('report', { receivedAt: at }))).toBe('2025-01');
    const moved = periods();
    moved.say(
      input('grantExtension', {
        period: '2025-01',
        receivedAt: at,
        data: { due: '2025-12-31', note: '', document: null },
      }),
    );
    expect(meant(moved, input('report', { receivedAt: at }))).toBe('2025-02');
  });

  test('nothing by a word that names a duty and no unit, or a unit and no duty', () => {
    const { facts } = periods().say(input('report', { unit: null, receivedAt: at }));
    expect(facts).toMatchObject([{ type: 'input.parked', assignment: null, body: { code: 'nothingOpen' } }]);
    const without = periods();
    const [parked] = without.say(input('report', { duty: null, receivedAt: at })).facts;
    expect(parked?.body).toMatchObject({ code: 'nothingOpen' });
    expect(parked?.key).toBe(`parked/urn:dondoc:source:so-x:report-1/1/${without.state.n}`);
  });

  test('by the end of a suspension the period that is suspended', () => {
    const lot = periods();
    lot.say(input('suspend', { period: '2025-02', receivedAt: at }));
    expect(meant(lot, input('resume', { receivedAt: at }))).toBe('2025-02');
    expect(meant(periods(), input('resume', { receivedAt: at }))).toBe('2025-01');
  });

  test('by what is taken back the period that waits; by a confirmation taken back the latest that is done', () => {
    const lot = periods();
    lot.say(input('report', { id: 'r2', period: '2025-02', receivedAt: at }));
    expect(meant(lot, input('withdraw', { receivedAt: at }))).toBe('2025-02');
    for (const period of ['2025-01', '2025-02']) {
      lot.say(input('report', { id: `r-${period}`, period, receivedAt: at }));
      lot.say(input('confirm', { id: `c-${period}`, period, receivedAt: at }));
    }
    expect(meant(lot, input('reopen', { receivedAt: at }))).toBe('2025-02');
    expect(meant(periods(), input('reopen', { receivedAt: at }))).toBe('2025-03');
  });

  test('by a confirmation where nothing waits the earliest that is owed; where all is closed the latest', () => {
    expect(meant(periods(), input('confirm', { receivedAt: at }))).toBe('2025-01');
    const lot = lotOf(input('cancel', { receivedAt: T }));
    expect(code(lot.say(input('confirm', { receivedAt: T })))).toBe('assignmentClosed');
  });
});

describe('a refusal', () => {
  test('that the monitor accepts ends the assignment, not done and not late', () => {
    const lot = lotOf(input('decline', { receivedAt: T }));
    const { facts } = lot.say(input('confirm', { receivedAt: T + HOUR }));
    expect(facts).toMatchObject([{ type: 'assignment.ended', notify: [], body: { reason: 'declined' } }]);
    expect(lot.assignment()).toMatchObject({ status: 'ended', late: null, closedAt: T + HOUR });
  });

  test('that comes late and is accepted settles what was said', () => {
    const lot = lotOf();
    lot.tick(when('2025-07-03', 7));
    lot.say(input('decline', { receivedAt: when('2025-07-04', 9) }));
    const { facts } = lot.say(input('confirm', { receivedAt: when('2025-07-04', 10) }));
    expect(names(facts)).toEqual(['assignment.ended', 'assignment.settled']);
    expect(told(facts)).toEqual(['settled to told']);
    expect(facts.at(-1)).toMatchObject({
      key: `${lot.assignment().id}/in/${facts[0]?.input?.source}:confirm-1/2`,
      body: { late: false },
    });
    expect(lot.assignment()).toMatchObject({ status: 'ended', told: false });
  });
});

describe('a report', () => {
  test('that comes in time after the unit was told "overdue" is followed by a correction, once', () => {
    const lot = lotOf();
    lot.tick(when('2025-07-01', 7));
    const { facts } = lot.say(
      input('report', { receivedAt: when('2025-07-01', 9), occurredAt: when('2025-06-30', 16), trusted: true }),
    );
    expect(names(facts)).toEqual(['assignment.submitted', 'assignment.corrected']);
    expect(facts.at(-1)).toMatchObject({ body: { judgedAt: when('2025-06-30', 16) } });
    expect(told(facts)).toEqual(['confirmationPending to monitor-clerk', 'correction to told']);
    expect(lot.assignment()).toMatchObject({ late: false, told: false });
    expect(Object.values(lot.assignment().seen)).toMatchObject([{ k: 2, code: null, other: null }]);
  });

  test('that is late is followed by none, and settled when it is confirmed', () => {
    const lot = lotOf();
    lot.tick(when('2025-07-03', 7));
    const { facts } = lot.say(input('report', { receivedAt: when('2025-07-03', 9) }));
    expect(names(facts)).toEqual(['assignment.submitted']);
    expect(facts[0]).toMatchObject({ body: { late: true, redoLate: null } });
    const done = lot.say(input('confirm', { receivedAt: when('2025-07-04', 9) }));
    expect(done.facts).toMatchObject([
      { type: 'assignment.confirmed', notify: [], body: { late: true, daysLate: 3 } },
      { type: 'assignment.settled', body: { late: true } },
    ]);
  });
});
