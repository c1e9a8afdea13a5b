// In time or late: a table to be checked against the policy. The shipped one believes a trusted source up to five working days back,
// and a clock that runs up to ten minutes ahead.
import { describe, expect, test } from 'vitest';
import type { Instant } from '../../contracts/time.ts';
import { dayOf } from '../../rules/day.ts';
import { dueInstant } from '../../rules/due.ts';
import { daysLate, fromTheFuture, isLate, judgedInstant, judgedSilently } from '../../rules/lateness.ts';
import { calendar, input, policy, when } from '../simulation/world.ts';

/** Tuesday, 9:00. */
const ARRIVED = when('2025-03-11', 9);
const said = (occurredAt: Instant | null, trusted = true) =>
  input('report', { receivedAt: ARRIVED, occurredAt, trusted });

describe('an input is judged', () => {
  test.each<[string, Instant | null, boolean, Instant]>([
    ['by its arrival, where its sender says nothing', null, true, ARRIVED],
    [
      'by when its sender says it happened, where the source is trusted',
      when('2025-03-10', 8),
      true,
      when('2025-03-10', 8),
    ],
    ['by its arrival, where the source is not', when('2025-03-10', 8), false, ARRIVED],
    ['by its arrival, where the sender’s clock runs ahead', ARRIVED + 60_000, true, ARRIVED],
    ['by the first instant of the fifth working day back', when('2025-03-04'), true, when('2025-03-04')],
    ['by its arrival, where that lies a millisecond farther back', when('2025-03-04') - 1, true, ARRIVED],
  ])('%s', (_, occurredAt, trusted, judged) => {
    expect(judgedInstant(said(occurredAt, trusted), policy, calendar)).toBe(judged);
  });

  test.each<[string, Instant | null, boolean, string | null, Instant]>([
    ['by when it happened, however long ago', when('2024-06-27', 9), true, null, when('2024-06-27', 9)],
    ['by its arrival, where it is said to have happened after it', ARRIVED + 60_000, true, null, ARRIVED],
    ['by the start of its document’s day, where the source says no more', null, true, '2024-06-30', when('2024-06-30')],
    [
      'by the document, where the source is not trusted',
      when('2024-06-27', 9),
      false,
      '2024-06-30',
      when('2024-06-30'),
    ],
    ['by its arrival, where the document is of a later day', null, true, '2025-03-12', ARRIVED],
    ['by its arrival, where the document names no day there is', null, true, '2024-06-31', ARRIVED],
    ['by its arrival, where there is no document', null, true, null, ARRIVED],
  ])('of what was past before dondoc %s', (_, occurredAt, trusted, issuedOn, judged) => {
    expect(judgedSilently(said(occurredAt, trusted), issuedOn)).toBe(judged);
  });
});

describe('an event dated after its arrival', () => {
  const ahead = (ms: number): boolean => fromTheFuture(said(ARRIVED + ms), policy);

  test('is from the future where it is more than ten minutes ahead', () => {
    expect([ahead(-60_000), ahead(0), ahead(600_000), ahead(600_001)]).toEqual([false, false, false, true]);
  });

  test('says nothing of the future where it is not dated', () => {
    expect(fromTheFuture(input('report', { receivedAt: -policy.futureTolerance * 60_000 - 1 }), policy)).toBe(false);
  });
});

describe('what is due on a Friday', () => {
  const due = dayOf('2025-03-07');
  const dueAt = dueInstant(due, null);
  const days = (judgedAt: Instant): number => daysLate(judgedAt, due, dueAt, calendar);

  test('is in time to its last millisecond, and late from midnight on', () => {
    expect([isLate(dueAt - 1, dueAt), isLate(dueAt, dueAt)]).toEqual([false, true]);
  });

  test('is never late where it has no deadline', () => {
    expect(isLate(ARRIVED, null)).toBe(false);
    expect(daysLate(ARRIVED, null, null, calendar)).toBe(0);
    expect(daysLate(ARRIVED, null, dueAt, calendar)).toBe(0);
  });

  test('is late by the working days since', () => {
    expect(days(when('2025-03-05', 9))).toBe(0);
    expect(days(dueAt - 1)).toBe(0);
    expect(days(when('2025-03-08', 9))).toBe(0);
    expect(days(when('2025-03-10', 9))).toBe(1);
    expect(days(when('2025-03-14', 23))).toBe(5);
  });

  test('is late by no working day where only its hour has passed', () => {
    const atFive = dueInstant(due, 17 * 60);
    expect(isLate(when('2025-03-07', 18), atFive)).toBe(true);
    expect(daysLate(when('2025-03-07', 18), due, atFive, calendar)).toBe(0);
  });
});
