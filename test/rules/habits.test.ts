// What people are assumed to do: what a fact makes them say, and what they say no more because it was overtaken.
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../contracts/fact.ts';
import type { InputKind } from '../../contracts/input.ts';
import type { ScriptedInput } from '../../rules/timeline/script.ts';
import { inputOf } from '../../rules/timeline/script.ts';
import type { Habit } from '../../rules/timeline/habits.ts';
import { expectedAfter, fulfil, IN_TIME, NEVER } from '../../rules/timeline/habits.ts';
import { DIRECTIVE, Lot, duty, input, once, review, terms, undated, when } from '../simulation/world.ts';

const answering = (habit: Habit) => ({ habit, monitorAnswers: true });
const late = (offset: number): Habit => ({ kind: 'reports', offset });
const START = when('2025-03-03', 9);
const lotOf = (): Lot => new Lot(terms([duty('d1', once('2025-06-30'))]), START);

function last(lot: Lot, type: Fact['type']): Fact {
  const fact = lot.facts.findLast((one) => one.type === type);
  if (fact === undefined) throw new Error(`no ${type}`);
  return fact;
}

describe('what is expected', () => {
  const id = `${DIRECTIVE}/d1/so-x/once`;

  test('after the opening: a report on the working day before the due day, or so many after it', () => {
    const lot = lotOf();
    const opened = last(lot, 'assignment.opened');
    const value = { assignment: id, generation: 1, kind: 'report', days: 0 };
    expect(expectedAfter(opened, lot.state, answering(IN_TIME))).toEqual({ at: when('2025-06-27', 10), value });
    expect(expectedAfter(opened, lot.state, answering(late(0)))).toEqual({ at: when('2025-06-30', 10), value });
    expect(expectedAfter(opened, lot.state, answering(late(3)))).toEqual({ at: when('2025-07-03', 10), value });
  });

  test('after a deadline has moved, or a duty goes on: a report by the new day, of the new generation', () => {
    const lot = lotOf();
    const data = { due: '2025-07-31', note: '', document: null };
    lot.say(input('grantExtension', { receivedAt: when('2025-06-02', 9), data }));
    expect(expectedAfter(last(lot, 'extension.granted'), lot.state, answering(IN_TIME))).toEqual({
      at: when('2025-07-30', 10),
      value: { assignment: id, generation: 2, kind: 'report', days: 0 },
    });
    lot.say(input('suspend', { receivedAt: when('2025-06-03', 9) }));
    lot.say(input('resume', { receivedAt: when('2025-06-04', 9) }));
    expect(expectedAfter(last(lot, 'assignment.resumed'), lot.state, answering(IN_TIME))).toMatchObject({
      at: when('2025-07-31', 10),
      value: { generation: 3 },
    });
  });

  test('never before the fact itself', () => {
    const lot = new Lot(terms([duty('d1', once('2025-02-28'))]), START);
    expect(expectedAfter(last(lot, 'assignment.opened'), lot.state, answering(IN_TIME))?.at).toBe(START);
  });

  test('of a review: its minutes on its day, never ahead of it', () => {
    const lot = new Lot(terms([review('d1', once('2025-05-30'))]), START);
    const opened = last(lot, 'assignment.opened');
    expect(expectedAfter(opened, lot.state, answering(IN_TIME))).toMatchObject({
      at: when('2025-05-30', 10),
      value: { kind: 'minutes' },
    });
    expect(expectedAfter(opened, lot.state, answering(late(2)))?.at).toBe(when('2025-06-03', 10));
  });

  test('after a report: its confirmation on the next working day', () => {
    const lot = lotOf();
    lot.say(input('report', { receivedAt: when('2025-06-27', 10) }));
    expect(expectedAfter(last(lot, 'assignment.submitted'), lot.state, answering(IN_TIME))).toEqual({
      at: when('2025-06-30', 10),
      value: { assignment: id, generation: 1, kind: 'confirm', days: 0 },
    });
  });

  test('is nothing where there is no day, it was past before dondoc, nothing is said, or all is done', () => {
    const without = new Lot(terms([duty('d1', undated)]), START);
    expect(expectedAfter(last(without, 'assignment.opened'), without.state, answering(IN_TIME))).toBeNull();
    const past = new Lot(terms([duty('d1', once('2025-02-28'))], { chaseFrom: START }), START);
    expect(expectedAfter(last(past, 'assignment.opened'), past.state, answering(IN_TIME))).toBeNull();
    const lot = lotOf();
    expect(expectedAfter(last(lot, 'lot.opened'), lot.state, answering(IN_TIME))).toBeNull();
    lot.say(input('acknowledge', { receivedAt: START }));
    expect(expectedAfter(last(lot, 'assignment.acknowledged'), lot.state, answering(IN_TIME))).toBeNull();
    lot.say(input('cancel', { receivedAt: START }));
    expect(expectedAfter(last(lot, 'assignment.opened'), lot.state, answering(IN_TIME))).toBeNull();
  });
});

describe('who asks for a later day each time', () => {
  const extends30: Habit = { kind: 'extends', days: 30 };

  test('asks once, in time, is granted it on the next working day, and reports by the new day', () => {
    const lot = lotOf();
    const asks = expectedAfter(last(lot, 'assignment.opened'), lot.state, answering(extends30));
    // The policy wants it three working days ahead; it comes on the fourth, Tuesday.
    expect(asks).toMatchObject({ at: when('2025-06-24', 10), value: { kind: 'askExtension', days: 30 } });
    const said = asks === null ? null : fulfil(asks.value, lot.state, asks.at);
    expect(said).toMatchObject({ kind: 'askExtension', data: { due: '2025-07-30' } });
    const data = { due: '2025-07-30', reason: 'x', document: null };
    lot.say(input('askExtension', { receivedAt: when('2025-06-24', 10), data }));
    const asked = last(lot, 'extension.asked');
    const grants = expectedAfter(asked, lot.state, answering(extends30));
    expect(grants).toMatchObject({ at: when('2025-06-25', 10), value: { kind: 'grantExtension' } });
    expect(grants === null ? null : fulfil(grants.value, lot.state, grants.at)?.kind).toBe('grantExtension');
    lot.say(input('grantExtension', { receivedAt: when('2025-06-25', 10) }));
    expect(grants === null ? null : fulfil({ ...grants.value, generation: 2 }, lot.state, grants.at)).toBeNull();
    expect(expectedAfter(last(lot, 'extension.granted'), lot.state, answering(extends30))).toMatchObject({
      at: when('2025-07-29', 10),
      value: { kind: 'report' },
    });
  });

  test('holds a review on its day like anybody else', () => {
    const lot = new Lot(terms([review('d1', once('2025-05-30'))]), START);
    expect(expectedAfter(last(lot, 'assignment.opened'), lot.state, answering(extends30))?.value.kind).toBe('minutes');
  });
});

describe('a monitor that says nothing', () => {
  test('neither confirms nor grants, whatever the unit does', () => {
    const lot = lotOf();
    const silent = { habit: IN_TIME, monitorAnswers: false };
    lot.say(
      input('askExtension', {
        receivedAt: when('2025-06-20', 10),
        data: { due: '2025-07-30', reason: 'x', document: null },
      }),
    );
    expect(expectedAfter(last(lot, 'extension.asked'), lot.state, silent)).toBeNull();
    lot.say(input('report', { receivedAt: when('2025-06-27', 10) }));
    expect(expectedAfter(last(lot, 'assignment.submitted'), lot.state, silent)).toBeNull();
    expect(expectedAfter(last(lotOf(), 'assignment.opened'), lotOf().state, answering(NEVER))).toBeNull();
  });
});

describe('what was expected is said', () => {
  const expected = { assignment: `${DIRECTIVE}/d1/so-x/once`, generation: 1, days: 30 } as const;
  const now = when('2025-06-27', 10);
  const target = { at: now, duty: 'd1', unit: 'so-x', period: 'once' };

  test('as a report while the unit owes one, as a confirmation while one waits', () => {
    const lot = lotOf();
    const report = { ...target, kind: 'report', data: { text: '', document: null, figures: {} } };
    expect(fulfil({ ...expected, kind: 'report' }, lot.state, now)).toEqual(report);
    expect(fulfil({ ...expected, kind: 'confirm' }, lot.state, now)).toBeNull();
    lot.say(input('report', { receivedAt: now }));
    expect(fulfil({ ...expected, kind: 'report' }, lot.state, now)).toBeNull();
    expect(fulfil({ ...expected, kind: 'confirm' }, lot.state, now)).toEqual({
      ...target,
      kind: 'confirm',
      data: { note: '' },
    });
    lot.say(input('return', { receivedAt: now }));
    expect(fulfil({ ...expected, generation: 2, kind: 'report' }, lot.state, now)).toEqual(report);
  });

  test('as minutes that name the day of the review, or the day they are written where that is later', () => {
    const lot = new Lot(terms([review('d1', once('2025-05-30'))]), START);
    const minutes = (at: number) => fulfil({ ...expected, kind: 'minutes' }, lot.state, at);
    const held = (heldOn: string) => ({ heldOn, document: null, note: '' });
    expect(minutes(when('2025-05-30', 10))).toMatchObject({ kind: 'minutes', data: held('2025-05-30') });
    expect(minutes(when('2025-06-03', 10))).toMatchObject({ data: held('2025-06-03') });
    lot.say(input('minutes', { receivedAt: when('2025-06-03', 10), data: held('2025-06-03') }));
    expect(minutes(when('2025-06-03', 11))).toBeNull();
  });

  test('not where the deadline has moved since, or the assignment is gone', () => {
    const lot = lotOf();
    expect(fulfil({ ...expected, generation: 2, kind: 'report' }, lot.state, now)).toBeNull();
    expect(fulfil({ ...expected, assignment: `${DIRECTIVE}/d9/so-x/once`, kind: 'report' }, lot.state, now)).toBeNull();
  });
});

describe('an input of the script', () => {
  test.each<[InputKind, string]>([
    ['report', 'unit'],
    ['acknowledge', 'unit'],
    ['askExtension', 'unit'],
    ['confirm', 'monitor'],
    ['return', 'monitor'],
    ['reopen', 'monitor'],
    ['grantExtension', 'monitor'],
    ['refuseExtension', 'monitor'],
    ['suspend', 'monitor'],
    ['resume', 'monitor'],
    ['cancel', 'monitor'],
    ['answer', 'operator'],
  ])('%s is said as the %s', (kind, as) => {
    const scripted = { at: START, kind, duty: 'd1', unit: 'so-x', period: '2025', data: { note: '' } } as ScriptedInput;
    expect(inputOf(scripted, DIRECTIVE, 'i1')).toEqual({
      source: 'urn:dondoc:source:simulate',
      id: 'i1',
      kind,
      target: { directive: DIRECTIVE, duty: 'd1', unit: 'so-x', period: '2025' },
      as,
      by: null,
      occurredAt: null,
      receivedAt: START,
      trusted: false,
      hash: 'i1',
      data: { note: '' },
    });
  });
});
