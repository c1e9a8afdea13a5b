// A table for a lawyer to check: spans by analogy with BLDS 2015 Điều 147, 148, and fixed days as the policy rolls them.
import fc from './seeded.ts';
import { describe, expect, test } from 'vitest';
import { isWorkingDay, restsOnProvisional } from '../../rules/calendar.ts';
import { dayOf, dayText } from '../../rules/day.ts';
import { dueInstant, fixedDeadline, minutesOf } from '../../rules/due.ts';
import { addMonths, parseSpan, spanDeadline } from '../../rules/span.ts';
import { calendar } from './calendar-fixture.ts';

const spanOf = (event: string, within: string, workingDays = false) =>
  spanDeadline(dayOf(event), within, { workingDays, words: 'trong vòng ...', minutes: null, calendar });

describe('a span ends', () => {
  // event, span, last day in time, where it stood before it moved, clauses of Điều 148, why
  test.each<[string, string, string, string | null, string, string]>([
    ['2026-03-02', 'P30D', '2026-04-01', null, 'k1', 'the day of the event is not counted: 3 March is the first'],
    ['2026-03-02', 'P1D', '2026-03-03', null, 'k1', 'one day is the next day'],
    ['2026-02-06', 'P10D', '2026-02-23', '2026-02-16', 'k1, k5', 'the eve of Tết 2026: the first working day after it'],
    ['2027-01-25', 'P14D', '2027-02-11', '2027-02-08', 'k1, k5', 'in Tết 2027, which ends on Wednesday the 10th'],
    ['2026-01-05', 'P5D', '2026-01-10', null, 'k1', 'a Saturday, but worked for 02/01/2026: it stays'],
    ['2026-08-12', 'P10D', '2026-08-22', null, 'k1', 'a Saturday, but worked for 31/08/2026: it stays'],
    ['2026-08-01', 'P30D', '2026-09-03', '2026-08-31', 'k1, k5', 'a Monday off by swap, then Quốc khánh'],
    ['2026-05-04', 'P2W', '2026-05-18', null, 'k2', 'the corresponding Monday'],
    ['2026-01-31', 'P1M', '2026-03-02', '2026-02-28', 'k3, k5', 'February has no 31st; its last is a Saturday'],
    ['2025-01-31', 'P1M', '2025-02-28', null, 'k3', 'February has no 31st: its last day, a Friday'],
    ['2024-01-31', 'P1M', '2024-02-29', null, 'k3', 'the last of February in a leap year'],
    ['2024-01-30', 'P1M', '2024-02-29', null, 'k3', 'the 30th is missing as well'],
    ['2026-03-31', 'P2M', '2026-06-01', '2026-05-31', 'k3, k5', 'the corresponding day, a Sunday'],
    ['2026-08-31', 'P6M', '2027-03-01', '2027-02-28', 'k3, k5', 'no 31st of February; the 28th is a Sunday'],
    ['2025-11-30', 'P3M', '2026-03-02', '2026-02-28', 'k3, k5', 'over the end of the year'],
    ['2024-02-29', 'P1Y', '2025-02-28', null, 'k3, k4', 'no 29 February in 2025'],
    ['2024-02-29', 'P4Y', '2028-02-29', null, 'k4', 'there is one in 2028'],
    ['2021-06-08', 'P5Y', '2026-06-08', null, 'k4', 'a directive of 2021'],
    ['2026-03-02', 'P1Y6M', '2027-09-06', '2027-09-02', 'k3, k4, k5', 'Quốc khánh 2027: off to Sunday the 5th'],
    ['2026-11-14', 'P10D', '2026-11-25', '2026-11-24', 'k1, k5', 'Ngày Văn hóa Việt Nam'],
  ])('%s + %s: %s, moved from %s (%s): %s', (event, within, due, from, clauses) => {
    const deadline = spanOf(event, within);
    expect(deadline && dayText(deadline.due)).toBe(due);
    expect(deadline?.basis.rolledFrom).toBe(from === null ? null : dayOf(from));
    expect(deadline?.basis.article).toBe(`BLDS 2015 Đ147 k3, Đ148 ${clauses} (áp dụng tương tự)`);
    expect(deadline?.dueAt).toBe(dueInstant(dayOf(due), null));
  });

  test.each([
    ['2026-02-12', 'P7D', '2026-03-02', 'Tết 2026 is not counted: the 13th, 23rd to 27th, Monday the 2nd'],
    ['2026-01-08', 'P2D', '2026-01-10', 'the swapped Saturday is'],
    ['2026-02-17', 'P1D', '2026-02-23', 'an event on a day off'],
    ['2026-12-28', 'P5D', '2027-01-05', 'over 1 January'],
  ])('%s + %s of working days: %s (%s)', (event, within, due) => {
    const deadline = spanOf(event, within, true);
    expect(deadline && dayText(deadline.due)).toBe(due);
    expect(deadline?.basis).toMatchObject({ code: 'span', rolledFrom: null });
  });

  test('nowhere where it is no span, and working months are none', () => {
    for (const text of ['', 'P', 'P0D', '30D', 'PT5H', 'P1.5M', 'P-3D', 'p3d', 'P3D2M'])
      expect(parseSpan(text), text).toBeNull();
    expect(spanOf('2026-03-02', 'PT5H')).toBeNull();
    expect(spanOf('2026-03-02', 'P2M', true)).toBeNull();
    expect(parseSpan('P1Y2M3W4D')).toEqual({ years: 1, months: 2, weeks: 3, days: 4 });
    expect(parseSpan('P100Y2000M3000W40000D')).toEqual({ years: 100, months: 2000, weeks: 3000, days: 40_000 });
  });

  test('and says so where it rests on a year that is not settled', () => {
    expect(spanOf('2027-12-01', 'P30D')?.basis.provisional).toBe(false);
    expect(spanOf('2027-12-02', 'P30D')?.basis).toMatchObject({ rolledFrom: dayOf('2028-01-01'), provisional: true });
    expect(spanOf('2027-12-30', 'P5D', true)?.basis.provisional).toBe(true);
    expect(spanOf('2026-03-02', 'P5D', true)?.basis.provisional).toBe(false);
    const next = { ...calendar, provisional: [2023] };
    const overTheYear = spanDeadline(dayOf('2022-12-01'), 'P30D', {
      workingDays: false,
      words: '',
      minutes: null,
      calendar: next,
    });
    expect(overTheYear).toMatchObject({ due: dayOf('2023-01-03'), basis: { provisional: true } });
  });

  test('never on a day off, and always after the event', () => {
    const event = fc.integer({ min: dayOf('2018-01-01'), max: dayOf('2034-12-31') });
    const within = fc.oneof(
      fc.integer({ min: 1, max: 400 }).map((days) => `P${days}D`),
      fc.integer({ min: 1, max: 24 }).map((months) => `P${months}M`),
    );
    fc.assert(
      fc.property(event, within, fc.boolean(), (from, span, workingDays) => {
        const deadline = spanDeadline(from, span, { workingDays, words: '', minutes: null, calendar });
        expect(deadline === null).toBe(workingDays && span.endsWith('M'));
        if (deadline === null) return;
        expect(isWorkingDay(calendar, deadline.due)).toBe(true);
        expect(deadline.due).toBeGreaterThan(from);
        const { rolledFrom } = deadline.basis;
        if (rolledFrom !== null) {
          expect(isWorkingDay(calendar, rolledFrom)).toBe(false);
          expect(rolledFrom).toBeLessThan(deadline.due);
        }
      }),
    );
  });

  test('months back and forth keep a day that both months have', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: -120, max: 120 }), (day, months) => {
        const moved = addMonths(day, months);
        if (!moved.clipped) expect(addMonths(moved.day, -months)).toEqual({ day, clipped: false });
      }),
    );
  });
});

describe('a fixed day', () => {
  const fixed = (day: string, rollFixed: 'none' | 'next' | 'previous') =>
    fixedDeadline(dayOf(day), { words: `ngày ${day}`, minutes: null, rollFixed, calendar });

  test.each([
    ['2026-02-28', '2026-02-28', '2026-03-02', '2026-02-27', 'Saturday, the last of February'],
    ['2026-02-17', '2026-02-17', '2026-02-23', '2026-02-13', 'the first day of Tết 2026'],
    ['2027-02-08', '2027-02-08', '2027-02-11', '2027-02-03', 'a Monday in Tết 2027'],
    ['2026-01-10', '2026-01-10', '2026-01-10', '2026-01-10', 'a Saturday, but worked'],
    ['2026-08-22', '2026-08-22', '2026-08-22', '2026-08-22', 'a Saturday, but worked'],
    ['2026-08-31', '2026-08-31', '2026-09-03', '2026-08-28', 'a Monday, but off'],
    ['2026-06-30', '2026-06-30', '2026-06-30', '2026-06-30', 'a Tuesday'],
    ['2028-01-01', '2028-01-01', '2028-01-04', '2027-12-31', 'a Saturday; Monday the 3rd is off in its place'],
  ])('%s stays %s, rolls on to %s, back to %s (%s)', (day, none, next, previous) => {
    expect(dayText(fixed(day, 'none').due)).toBe(none);
    expect(dayText(fixed(day, 'next').due)).toBe(next);
    expect(dayText(fixed(day, 'previous').due)).toBe(previous);
  });

  test('remembers where it stood, and rests on the calendar only when it may roll', () => {
    expect(fixed('2028-01-01', 'none').basis).toEqual({
      code: 'fixed',
      words: 'ngày 2028-01-01',
      article: null,
      rolledFrom: null,
      provisional: false,
    });
    expect(fixed('2028-01-01', 'previous').basis).toMatchObject({ rolledFrom: dayOf('2028-01-01'), provisional: true });
    expect(fixed('2026-06-30', 'next').basis).toMatchObject({ rolledFrom: null, provisional: false });
    expect(restsOnProvisional(calendar, dayOf('2028-01-01'))).toBe(true);
  });

  test('is in time until it ends, or until its hour', () => {
    expect(dueInstant(dayOf('2026-06-30'), null)).toBe(Date.parse('2026-07-01T00:00:00+07:00'));
    expect(dueInstant(dayOf('2026-06-30'), minutesOf('17:00'))).toBe(Date.parse('2026-06-30T17:00:00+07:00'));
    expect(['17:30', '00:00', '23:59', '24:00', '7:00', null].map(minutesOf)).toEqual([
      1050,
      0,
      1439,
      null,
      null,
      null,
    ]);
  });
});
