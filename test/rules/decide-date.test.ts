// A day that becomes known later, and the end of a lot.
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../rules/day.ts';
import { Lot, duty, input, names, once, terms, told, undated, when } from '../simulation/world.ts';

const START = when('2025-03-03', 9);
const LATER = when('2025-04-01', 9);
const DUE = dayOf('2025-06-30');
const tellDay = (lot: Lot, id: string, due = DUE, now = LATER) => lot.tell({ kind: 'date', duty: id, due }, now);

describe('a duty whose day becomes known', () => {
  test('has it in every assignment that runs, with its reason, and the ladder begins', () => {
    const lot = new Lot(terms([duty('d1', undated)], { units: ['so-x', 'so-y'] }), START);
    const facts = tellDay(lot, 'd1');
    expect(names(facts)).toEqual(['duty.dated', 'deadline.moved', 'deadline.moved']);
    const basis = { code: 'answered', words: 'kịp thời', article: null, rolledFrom: null, provisional: false };
    expect(facts[0]).toMatchObject({
      key: `dated/d1/1/${facts[0]?.n}`,
      at: LATER,
      body: { duty: 'd1', time: { kind: 'once', due: DUE, dueAt: when('2025-07-01'), basis }, next: [null, null] },
    });
    expect(facts[1]).toMatchObject({
      key: `${lot.assignment().id}/2/deadline`,
      at: LATER,
      notify: [{ role: 'clerk', unit: 'so-x', form: 'deadlineMoved', urgent: false, release: 'auto' }],
      body: { due: DUE, dueAt: when('2025-07-01'), basis, generation: 2, nextAt: when('2025-06-16', 7) },
    });
    expect(lot.assignment('d1', 'so-y')).toMatchObject({ due: DUE, generation: 2, ladderFrom: LATER });
    expect(names(lot.tick(when('2025-07-01', 7)))).toContain('rung.overdue overdue-1');
  });

  test('says so where the day lies in a year that is not settled', () => {
    const lot = new Lot(terms([duty('d1', undated)]), START);
    const [dated] = tellDay(lot, 'd1', dayOf('2028-06-30'));
    expect(dated?.body).toMatchObject({ time: { basis: { provisional: true } } });
  });

  test('moves to another day once more, and stays where the day is the same', () => {
    const lot = new Lot(terms([duty('d1', undated)]), START);
    tellDay(lot, 'd1');
    expect(tellDay(lot, 'd1')).toEqual([]);
    expect(names(tellDay(lot, 'd1', DUE + 1))).toEqual(['duty.dated', 'deadline.moved']);
    expect(lot.assignment()).toMatchObject({ due: DUE + 1, generation: 3 });
    expect(lot.facts.findLast(({ type }) => type === 'duty.dated')?.body).toMatchObject({
      time: { basis: { words: 'kịp thời' } },
    });
  });

  test('leaves alone what is closed, and other duties', () => {
    const lot = new Lot(terms([duty('d1', undated), duty('d2', undated)]), START);
    lot.say(input('cancel', { receivedAt: START }));
    expect(names(tellDay(lot, 'd1'))).toEqual(['duty.dated']);
    expect(lot.assignment()).toMatchObject({ status: 'ended', due: null });
    expect(lot.assignment('d2').due).toBeNull();
  });

  test('is none that the lot does not run, nor any once the lot is closed', () => {
    const lot = new Lot(terms([duty('d1', undated)]), START);
    expect(tellDay(lot, 'd9')).toEqual([]);
    lot.tell({ kind: 'close' }, LATER);
    expect(tellDay(lot, 'd1')).toEqual([]);
  });

  test('as a review has its contributions due twenty working days before it, asked for ahead of that', () => {
    const contribution = duty(
      'r1.gop',
      { kind: 'undated', question: null, words: 'kịp thời' },
      { kind: 'contribution', ladder: 'contribution', openAhead: 45 },
    );
    const lot = new Lot(terms([contribution]), START);
    expect(lot.facts.map(({ type }) => type)).toEqual(['lot.opened']);
    const [dated, ...others] = tellDay(lot, 'r1', dayOf('2025-12-31'));
    expect(others).toEqual([]);
    // 45 calendar days before Wednesday, 3 December.
    const openAt = when('2025-10-20', 7);
    expect(dated?.body).toMatchObject({
      duty: 'r1.gop',
      time: { due: dayOf('2025-12-03'), basis: { code: 'contribution' } },
      next: [{ period: 'once', openAt, due: dayOf('2025-12-03') }],
    });
    expect(lot.tick(openAt - 1)).toEqual([]);
    expect(told(lot.tick(openAt))).toEqual(['contributionAsked to clerk']);
  });
});

describe('a lot that is closed', () => {
  test('ends what is owed, settles what was said to be overdue, and says nothing of what is done', () => {
    const lot = new Lot(terms([duty('d1', once('2025-03-31'))], { units: ['so-x', 'so-y', 'so-z'] }), START);
    lot.say(input('report', { id: 'r', unit: 'so-z', receivedAt: START }));
    lot.say(input('confirm', { id: 'c', unit: 'so-z', receivedAt: START }));
    lot.say(input('report', { id: 's', unit: 'so-y', receivedAt: START }));
    lot.tick(when('2025-04-03', 7));
    const facts = lot.tell({ kind: 'close' }, when('2025-04-04', 9));
    expect(facts).toMatchObject([
      {
        type: 'assignment.ended',
        key: `${lot.assignment().id}/ended`,
        notify: [{ role: 'told', form: 'settled' }],
        body: { reason: 'directiveClosed' },
      },
      { type: 'assignment.ended', assignment: lot.assignment('d1', 'so-y').id, notify: [] },
      { type: 'lot.closed', key: 'lot/1/closed', body: { reason: 'directiveClosed' } },
    ]);
    expect(lot.assignment()).toMatchObject({ status: 'ended', told: false, late: null });
    expect(lot.assignment('d1', 'so-z').status).toBe('done');
    expect(lot.state.closed).toBe(true);
  });

  test('closes once, and nothing happens in it any more', () => {
    const lot = new Lot(terms([duty('d1', once('2025-06-30'))]), START);
    lot.tell({ kind: 'close' }, LATER);
    expect(lot.tell({ kind: 'close' }, LATER)).toEqual([]);
    expect(lot.tick(when('2025-12-31', 9))).toEqual([]);
  });
});

test('a lot is opened with all it runs, and the first period of each pair', () => {
  const from = terms([duty('d1', once('2025-06-30')), duty('d2', undated)]);
  const [opened] = new Lot(from, START).facts;
  expect(opened).toMatchObject({
    n: 1,
    type: 'lot.opened',
    key: 'lot/1/opened',
    assignment: null,
    at: START,
    notify: [],
  });
  expect(opened?.body).toMatchObject({
    terms: { lot: 1, pairs: from.pairs },
    next: [
      { period: 'once', openAt: START, due: DUE },
      {
        period: 'once',
        openAt: START,
        due: null,
        dueAt: null,
        basis: { code: 'none', words: 'kịp thời', article: null, rolledFrom: null, provisional: false },
      },
    ],
  });
});
