// What was past before dondoc: listed, marked by people, and nobody is troubled.
import { describe, expect, test } from 'vitest';
import { Lot, duty, input, once, terms, told, when } from '../simulation/world.ts';

/** Due on 30 June, taken in on 1 September. */
const lotOf = (): Lot =>
  new Lot(terms([duty('d1', once('2025-06-30'))], { chaseFrom: when('2025-09-01') }), when('2025-09-01', 9));

const report = (issuedOn: string | null, occurredAt: number | null = null, trusted = true) =>
  input('report', {
    receivedAt: when('2025-09-08', 9),
    occurredAt,
    trusted,
    data: { text: '', document: { number: '12/BC', issuedOn, signer: null, file: null }, figures: {} },
  });

describe('an assignment that was past before dondoc', () => {
  test('is opened in silence', () => {
    const lot = lotOf();
    expect(lot.assignment()).toMatchObject({ silent: true, nextAt: null });
    expect(told(lot.facts)).toEqual([]);
  });

  test('is one whose last day was the day before the chase began', () => {
    const silent = (due: string): boolean =>
      new Lot(terms([duty('d1', once(due))], { chaseFrom: when('2025-09-01') }), when('2025-09-01', 9)).assignment()
        .silent;
    expect([silent('2025-08-31'), silent('2025-09-01')]).toEqual([true, false]);
  });

  test.each([
    [
      'by when it was done, however long ago, where a trusted source says so',
      report(null, when('2025-06-27', 9)),
      false,
    ],
    ['by the day of its document where the source says no more', report('2025-06-30'), false],
    ['late where its document is', report('2025-07-01'), true],
    ['by the document where the source is not trusted', report('2025-06-30', when('2025-07-09', 9), false), false],
    ['by its arrival where nothing else is known', report(null), true],
    ['by its arrival where its document names no day there is', report('2025-06-31'), true],
  ])('is judged %s', (_, said, late) => {
    const lot = lotOf();
    expect(lot.say(said).outcome).toMatchObject({ ok: true });
    expect(lot.assignment()).toMatchObject({ status: 'submitted', late });
  });

  test('is judged by no day that lies after its arrival', () => {
    const lot = lotOf();
    lot.say(report('2025-09-30'));
    expect(lot.assignment().judgedAt).toBe(when('2025-09-08', 9));
  });

  test('tells nobody that it was reported, and is confirmed like any other', () => {
    const lot = lotOf();
    expect(told(lot.say(report('2025-06-30')).facts)).toEqual([]);
    lot.say(input('confirm', { receivedAt: when('2025-09-08', 10) }));
    expect(lot.assignment()).toMatchObject({ status: 'done', late: false });
  });
});
