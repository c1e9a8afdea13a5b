// Keys are what makes facts idempotent in the journal, where two facts of a directive with one key are an alarm that stops the lot.
// Nothing that anybody sends may make two.
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../contracts/fact.ts';
import { dayOf } from '../../rules/day.ts';
import { Lot, duty, input, once, terms, undated, when } from '../simulation/world.ts';

const keysOf = (...lots: readonly { readonly facts: readonly Fact[] }[]): readonly string[] =>
  lots.flatMap(({ facts }) => facts.map(({ key }) => key));

function expectDistinct(keys: readonly string[]): void {
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
}

const T = when('2025-03-03', 9);

describe('keys of facts', () => {
  test('a sender that uses one id for two units makes two facts with two keys', () => {
    const lot = new Lot(terms([duty('d1', once('2025-06-30'))], { units: ['so-x', 'so-y'] }), T);
    lot.say(input('report', { id: 'r', unit: 'so-x', receivedAt: T }));
    lot.say(input('report', { id: 'r', unit: 'so-y', receivedAt: T }));
    expect(lot.assignment('d1', 'so-x').status).toBe('submitted');
    expect(lot.assignment('d1', 'so-y').status).toBe('submitted');
    expectDistinct(keysOf(lot));
  });

  test('where one source begins like another, their ids are still told apart', () => {
    const lot = new Lot(terms([duty('d1', once('2025-06-30'))]), T);
    lot.say(input('acknowledge', { source: 'urn:s', id: 'a:b', receivedAt: T }));
    lot.say(input('acknowledge', { source: 'urn:s:a', id: 'b', receivedAt: T }));
    lot.say(input('acknowledge', { source: 'urn:s', id: 'a%3Ab', receivedAt: T }));
    expect(lot.facts.filter(({ type }) => type === 'assignment.acknowledged')).toHaveLength(3);
    expectDistinct(keysOf(lot));
  });

  test('the last colon of a key parts the source from the id, whatever stands in either', () => {
    const lot = new Lot(terms([duty('d1', once('2025-06-30'))]), T);
    const { facts } = lot.say(input('report', { source: 'urn:s', id: 'a:b%:c%', receivedAt: T }));
    expect(facts[0]?.key).toBe(`${lot.assignment().id}/in/urn:s:a%3Ab%25%3Ac%25/1`);
  });

  test('an id that is no well-formed text does not throw', () => {
    const lot = new Lot(terms([duty('d1', once('2025-06-30'))]), T);
    expect(lot.say(input('report', { id: '\ud800', receivedAt: T })).outcome).toMatchObject({ ok: true });
  });

  test('two lots that are told the day of one duty at the same number of facts have two keys', () => {
    const lots = [1, 2].map((lot) => new Lot(terms([duty('d1', undated)], { lot, units: [`u${lot}`] }), T));
    for (const lot of lots) lot.tell({ kind: 'date', duty: 'd1', due: dayOf('2025-06-30') }, T);
    expectDistinct(keysOf(...lots));
  });

  test('two lots that park one id have two keys', () => {
    const lots = [1, 2].map((lot) => new Lot(terms([duty('d1', undated)], { lot, units: [`u${lot}`] }), T));
    for (const lot of lots) lot.say(input('report', { duty: 'd9', receivedAt: T }));
    expectDistinct(keysOf(...lots));
  });

  test('a refusal that waited, then a report: the monitor is chased twice, with two sets of keys', () => {
    const lot = new Lot(terms([duty('d1', once('2025-12-31'))]), T);
    lot.say(input('decline', { receivedAt: T }));
    lot.tick(when('2025-03-06', 7));
    lot.say(input('report', { receivedAt: when('2025-03-07', 9) }));
    lot.tick(when('2025-03-12', 7));
    const rungs = lot.facts.filter(({ type }) => type === 'rung.reminded');
    expect(rungs).toHaveLength(2);
    expectDistinct(keysOf(lot));
  });
});
