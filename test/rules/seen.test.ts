// Keys and hashes stand in states that run for years: another value would make a lot forget what it has heard.
import { describe, expect, test } from 'vitest';
import { contentHash, seenBefore, seenKey } from '../../rules/seen.ts';
import { Lot, duty, input, monthly, once, terms, when } from '../simulation/world.ts';
import fc from './seeded.ts';

const T = when('2025-03-25', 10);

describe('what an assignment keeps of an input', () => {
  test('is a key that stays what stored states hold', () => {
    expect(seenKey('urn:dondoc:source:so-x', 'report-1')).toBe('joo8z10m6o');
    expect(seenKey('', '')).toBe('1jwkt08uwi3');
    expect(seenKey('urn:s', 'đơn vị')).toBe('pjr1aeeep9');
  });

  test('is another key for another source or id, short, and of letters and digits', () => {
    const text = fc.string({ maxLength: 20 });
    fc.assert(
      fc.property(text, text, text, (source, id, other) => {
        expect(seenKey(source, id)).toMatch(/^[0-9a-z]{1,11}$/);
        if (id !== other) expect(seenKey(source, id)).not.toBe(seenKey(source, other));
        if (source !== other) expect(seenKey(source, id)).not.toBe(seenKey(other, id));
      }),
    );
  });

  test('is the first sixteen digits of its content’s hash', () => {
    expect(contentHash({ hash: '0123456789abcdef0123456789abcdef' })).toBe('0123456789abcdef');
  });
});

describe('an input was taken before', () => {
  test('by any period of its pair, not only by the one it would mean today', () => {
    const lot = new Lot(terms([duty('d1', monthly('2025-01-01'), { kind: 'report' })]), when('2025-03-03', 9));
    const said = input('report', { period: '2025-02', receivedAt: T });
    expect(seenBefore(lot.state, said)).toBeNull();
    lot.say(said);
    const unnamed = { ...said, target: { ...said.target, period: null } };
    expect(seenBefore(lot.state, unnamed)).toMatchObject({
      assignment: { period: '2025-02' },
      seen: { k: 1, code: null },
    });
  });

  test('by no other pair, and by none where it names none', () => {
    const lot = new Lot(terms([duty('d1', once('2025-06-30'))], { units: ['so-x', 'so-y'] }), when('2025-03-03', 9));
    const said = input('report', { receivedAt: T });
    lot.say(said);
    expect(seenBefore(lot.state, { ...said, target: { ...said.target, unit: 'so-y' } })).toBeNull();
    expect(seenBefore(lot.state, { ...said, target: { ...said.target, unit: 'so-la' } })).toBeNull();
    expect(seenBefore(lot.state, { ...said, target: { ...said.target, unit: null } })).toBeNull();
    expect(seenBefore(lot.state, { ...said, target: { ...said.target, duty: null } })).toBeNull();
  });
});
