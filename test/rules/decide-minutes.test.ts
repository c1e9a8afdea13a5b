// The minutes of a review.
import { describe, expect, test } from 'vitest';
import { Lot, input, names, once, review, terms, told, undated, when } from '../simulation/world.ts';

const lotOf = (): Lot => new Lot(terms([review('d1', once('2025-06-30'))]), when('2025-03-03', 9));
const minutes = (heldOn: string, receivedAt: number) =>
  input('minutes', { receivedAt, data: { heldOn, document: null, note: '' } });

describe('the minutes of a review', () => {
  test('close it, and it is in time where it was held by its day, however long the minutes took to write', () => {
    const lot = lotOf();
    const { facts, outcome } = lot.say(minutes('2025-06-30', when('2025-07-02', 9)));
    expect(outcome).toMatchObject({ ok: true });
    expect(facts.at(-1)).toMatchObject({
      type: 'review.held',
      body: { heldOn: '2025-06-30', late: false, daysLate: 0, final: false, judgedAt: when('2025-07-02', 9) },
    });
    expect(lot.assignment()).toMatchObject({ status: 'done', late: false });
  });

  test('a review held after its day is late by the working days between', () => {
    const lot = lotOf();
    const { facts } = lot.say(minutes('2025-07-07', when('2025-07-08', 9)));
    expect(facts.find(({ type }) => type === 'review.held')?.body).toMatchObject({ late: true, daysLate: 5 });
  });

  test('that did not come are asked of the head; whoever was told so hears a correction where it had been held in time', () => {
    const lot = lotOf();
    lot.tick(when('2025-06-30', 9));
    expect(told(lot.tick(when('2025-07-03', 7)))).toEqual(['escalation to head']);
    const { facts } = lot.say(minutes('2025-06-27', when('2025-07-04', 9)));
    expect(names(facts)).toEqual(['review.held', 'assignment.corrected']);
    expect(told(facts)).toEqual(['correction to told']);
    expect(facts.at(-1)?.body).toEqual({ judgedAt: when('2025-07-04', 9) });
    expect(lot.assignment().told).toBe(false);
  });

  test('of a review that was held late settle it', () => {
    const lot = lotOf();
    lot.tick(when('2025-07-03', 7));
    const { facts } = lot.say(minutes('2025-07-03', when('2025-07-04', 9)));
    expect(names(facts)).toEqual(['review.held', 'assignment.settled']);
    expect(facts.at(-1)).toMatchObject({ body: { late: true } });
  });

  test('of a review that had no day are never late', () => {
    const lot = new Lot(terms([review('d1', undated)]), when('2025-03-03', 9));
    const { facts } = lot.say(minutes('2025-06-30', when('2025-07-02', 9)));
    expect(facts.at(-1)).toMatchObject({ type: 'review.held', body: { late: false, daysLate: 0 } });
  });

  test('of a meeting that has not been held yet are refused', () => {
    const { outcome } = lotOf().say(minutes('2025-06-30', when('2025-06-29', 9)));
    expect(outcome).toMatchObject({ ok: false, code: 'fromTheFuture' });
  });

  test('with a day that no calendar has are refused', () => {
    const { outcome } = lotOf().say(minutes('2025-06-31', when('2025-07-02', 9)));
    expect(outcome).toMatchObject({ ok: false, code: 'dateInvalid' });
  });

  test('a report is no minutes', () => {
    const { outcome } = lotOf().say(input('report', { receivedAt: when('2025-06-30', 9) }));
    expect(outcome).toMatchObject({ ok: false, code: 'notForThisKind' });
  });
});
