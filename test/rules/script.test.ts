// The assumption that everybody reports: what a fact makes people do, and what they do no more because it was overtaken.
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../contracts/fact.ts';
import type { InputKind } from '../../contracts/input.ts';
import type { ScriptedInput } from '../../rules/timeline/script.ts';
import { expectedAfter, fulfil, IN_TIME, inputOf } from '../../rules/timeline/script.ts';
import { DIRECTIVE, Lot, duty, input, once, review, terms, undated, when } from '../simulation/world.ts';

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
    const value = { assignment: id, generation: 1, kind: 'report' };
    expect(expectedAfter(opened, lot.state, IN_TIME)).toEqual({ at: when('2025-06-27', 10), value });
    expect(expectedAfter(opened, lot.state, 0)).toEqual({ at: when('2025-06-30', 10), value });
    expect(expectedAfter(opened, lot.state, 3)).toEqual({ at: when('2025-07-03', 10), value });
  });

  test('after a deadline has moved, or a duty goes on: a report by the new day, of the new generation', () => {
    const lot = lotOf();
    const data = { due: '2025-07-31', note: '', document: null };
    lot.say(input('grantExtension', { receivedAt: when('2025-06-02', 9), data }));
    expect(expectedAfter(last(lot, 'extension.granted'), lot.state, IN_TIME)).toEqual({
      at: when('2025-07-30', 10),
      value: { assignment: id, generation: 2, kind: 'report' },
    });
    lot.say(input('suspend', { receivedAt: when('2025-06-03', 9) }));
    lot.say(input('resume', { receivedAt: when('2025-06-04', 9) }));
    expect(expectedAfter(last(lot, 'assignment.resumed'), lot.state, IN_TIME)).toMatchObject({
      at: when('2025-07-31', 10),
      value: { generation: 3 },
    });
  });

  test('never before the fact itself', () => {
    const lot = new Lot(terms([duty('d1', once('2025-02-28'))]), START);
    expect(expectedAfter(last(lot, 'assignment.opened'), lot.state, IN_TIME)?.at).toBe(START);
  });

  test('of a review: its minutes on its day, never ahead of it', () => {
    const lot = new Lot(terms([review('d1', once('2025-05-30'))]), START);
    const opened = last(lot, 'assignment.opened');
    expect(expectedAfter(opened, lot.state, IN_TIME)).toMatchObject({
      at: when('2025-05-30', 10),
      value: { kind: 'minutes' },
    });
    expect(expectedAfter(opened, lot.state, 2)?.at).toBe(when('2025-06-03', 10));
  });

  test('after a report: its confirmation on the next working day', () => {
    const lot = lotOf();
    lot.say(input('report', { receivedAt: when('2025-06-27', 10) }));
    expect(expectedAfter(last(lot, 'assignment.submitted'), lot.state, IN_TIME)).toEqual({
      at: when('2025-06-30', 10),
      value: { assignment: id, generation: 1, kind: 'confirm' },
    });
  });

  test('is nothing where there is no day, it was past before dondoc, nothing is said, or all is done', () => {
    const without = new Lot(terms([duty('d1', undated)]), START);
    expect(expectedAfter(last(without, 'assignment.opened'), without.state, IN_TIME)).toBeNull();
    const past = new Lot(terms([duty('d1', once('2025-02-28'))], { chaseFrom: START }), START);
    expect(expectedAfter(last(past, 'assignment.opened'), past.state, IN_TIME)).toBeNull();
    const lot = lotOf();
    expect(expectedAfter(last(lot, 'lot.opened'), lot.state, IN_TIME)).toBeNull();
    lot.say(input('acknowledge', { receivedAt: START }));
    expect(expectedAfter(last(lot, 'assignment.acknowledged'), lot.state, IN_TIME)).toBeNull();
    lot.say(input('cancel', { receivedAt: START }));
    expect(expectedAfter(last(lot, 'assignment.opened'), lot.state, IN_TIME)).toBeNull();
  });
});

describe('what was expected is said', () => {
  const expected = { assignment: `${DIRECTIVE}/d1/so-x/once`, generation: 1 } as const;
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
