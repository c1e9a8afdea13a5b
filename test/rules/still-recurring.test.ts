// What recurs without an end is asked about once a year, and ends in the lots that run it.
import { describe, expect, test } from 'vitest';
import type { Input } from '../../contracts/input.ts';
import { dayOf } from '../../rules/day.ts';
import { wakeDirectiveAt, wordOf } from '../../rules/directive.ts';
import { stillRecurring } from '../../rules/still-recurring.ts';
import { duty, input, Lot, monthly, once, terms, when } from '../simulation/world.ts';
import { START, Told, types } from './told-directive.ts';

describe('what recurs without an end', () => {
  const yearly = (day: string, year: number, due: string | null, id = 'y1'): Input =>
    input('answer', {
      id,
      receivedAt: when(day, 10),
      data: { question: `stillRecurring/d5/${year}`, answer: 'Theo ý kiến của Thường trực', due },
    });
  const setting = { later: [stillRecurring({ id: 'd5', title: 'báo cáo quý' }, when('2026-03-04', 7))] };

  test('is asked about after a year, and again a year after each answer that lets it go on', () => {
    const one = new Told(setting);
    expect(wakeDirectiveAt(one.state)).toBe(when('2026-03-04', 7));
    expect(types(one.tick(when('2026-03-04', 7)))).toEqual(['question.asked']);
    expect(one.say(yearly('2026-03-09', 2026, null)).outcome).toMatchObject({ ok: true });
    expect(one.state.effects.map(({ kind }) => kind)).toEqual(['openLots']);
    expect(wakeDirectiveAt(one.state)).toBe(when('2027-03-10', 10));
    const [again] = one.tick(when('2027-03-10', 10));
    expect(again?.body).toMatchObject({
      question: { id: 'stillRecurring/d5/2027', subject: 'd5', words: 'báo cáo quý' },
    });
    expect(one.folded()).toEqual(one.state);
  });

  test('ends after the day of an answer, in the lots that run it, and is not asked about any more', () => {
    const one = new Told(setting);
    one.tick(when('2026-03-04', 7));
    one.say(yearly('2026-03-09', 2026, '2026-12-31'));
    const effect = one.state.effects.at(-1);
    expect(effect).toMatchObject({ kind: 'end', duty: 'd5', last: dayOf('2026-12-31') });
    if (effect === undefined || effect.kind === 'openLots') throw new Error('a word');
    expect(wordOf(effect)).toEqual({ kind: 'end', duty: 'd5', last: dayOf('2026-12-31') });
    expect(wakeDirectiveAt(one.state)).toBeNull();
  });
});

describe('a lot that is told that a duty ends', () => {
  const lotOf = () => new Lot(terms([duty('d5', monthly('2025-03-01'), { kind: 'report', ladder: 'report' })]), START);

  test('opens no period whose day lies behind it, and leaves open what is', () => {
    const lot = lotOf();
    lot.tick(when('2025-04-01', 7));
    const facts = lot.tell({ kind: 'end', duty: 'd5', last: dayOf('2025-05-15') }, when('2025-04-02', 9));
    expect(types(facts)).toEqual(['duty.ended']);
    for (const day of ['2025-05-01', '2025-06-01', '2025-07-01']) lot.tick(when(day, 9));
    const opened = lot.facts
      .filter(({ type }) => type === 'assignment.opened')
      .map(({ assignment }) => assignment?.slice(-7));
    expect(opened).toEqual(['2025-03', '2025-04']);
  });

  test('changes nothing where it has no such duty, or one that comes once', () => {
    const lot = lotOf();
    expect(lot.tell({ kind: 'end', duty: 'd9', last: dayOf('2025-05-15') }, when('2025-04-02', 9))).toEqual([]);
    const other = new Lot(terms([duty('d1', once('2025-06-30'))]), START);
    expect(other.tell({ kind: 'end', duty: 'd1', last: dayOf('2025-05-15') }, when('2025-04-02', 9))).toEqual([]);
  });
});
