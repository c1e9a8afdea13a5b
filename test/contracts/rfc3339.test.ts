import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import fc from '../rules/seeded.ts';
import { formatInstant, parseInstant } from '../../contracts/rfc3339.ts';

describe('an instant as text', () => {
  test.each([
    ['2026-03-31T17:00:00+07:00', '2026-03-31T10:00:00.000Z'],
    ['2026-03-31t10:00:00z', '2026-03-31T10:00:00.000Z'],
    ['2026-03-31T10:00:00.1234567Z', '2026-03-31T10:00:00.123Z'],
    ['2024-02-29T00:00:00-00:30', '2024-02-29T00:30:00.000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['2017-01-01T06:59:60+07:00', '2017-01-01T00:00:00.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(parseInstant(text)).toBe(Date.parse(instant));
  });

  test.each([
    ['without an offset', '2026-03-31T17:00:00'],
    ['a day alone', '2026-03-31'],
    ['30 February', '2026-02-30T00:00:00Z'],
    ['29 February of a common year', '2026-02-29T00:00:00Z'],
    ['month 13', '2026-13-01T00:00:00Z'],
    ['24 o’clock', '2026-03-31T24:00:00Z'],
    ['an offset of 24 hours', '2026-03-31T00:00:00+24:00'],
    ['an offset without a colon', '2026-03-31T00:00:00+0700'],
    ['a leap second in mid-day', '2026-03-31T12:00:60Z'],
    ['a year that Date.UTC would move', '0099-01-01T00:00:00Z'],
    ['a space for the T', '2026-03-31 10:00:00Z'],
    ['ten digits of fraction', '2026-03-31T10:00:00.1234567890Z'],
    ['a line after it', '2026-03-31T10:00:00Z\n'],
    ['nothing', ''],
  ])('%s is none', (_, text) => {
    expect(parseInstant(text)).toBeNull();
  });

  test('means what luxon says, in any zone', () => {
    const instants = fc.date({ min: new Date('1000-01-02'), max: new Date('9999-12-30'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.integer({ min: -1439, max: 1439 }), (date, offset) => {
        const text =
          DateTime.fromJSDate(date)
            .setZone(`UTC${offset < 0 ? '-' : '+'}${hours(offset)}`)
            .toISO() ?? '';
        expect(parseInstant(text)).toBe(DateTime.fromISO(text).toMillis());
        expect(parseInstant(text)).toBe(date.getTime());
      }),
    );
  });

  test('what is written is read as the same instant', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          expect(parseInstant(formatInstant(date.getTime()))).toBe(date.getTime());
        },
      ),
    );
  });
});

/** 90 is "1:30": an offset as luxon names zones. */
function hours(minutes: number): string {
  const all = Math.abs(minutes);
  return `${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`;
}
