// In time or late. An input is judged by when it reached the door (`receivedAt`); the sender's own `occurredAt` counts instead where
// the source is trusted and the gap is within the policy's tolerance. Both are kept on the fact.
import type { Input } from '../contracts/input.ts';
import type { CalendarSnapshot } from '../contracts/calendar.ts';
import type { Policy } from '../contracts/policy.ts';
import type { Day, DayText, Instant } from '../contracts/time.ts';
import { NOT_YET } from '../contracts/time.ts';
import { addWorkingDays, workingDaysBetween } from './calendar.ts';
import { dayAt, dayOf, isDayText, startOf } from './day.ts';

const MINUTE_MS = 60_000;

/** The instant by which an input is judged. */
export function judgedInstant(input: Input, policy: Policy, calendar: CalendarSnapshot): Instant {
  const { occurredAt, receivedAt, trusted } = input;
  if (!trusted || occurredAt === null || occurredAt >= receivedAt) return receivedAt;
  const earliest = startOf(addWorkingDays(calendar, dayAt(receivedAt), -policy.occurredTolerance));
  return occurredAt >= earliest ? occurredAt : receivedAt;
}

/** An event dated after its arrival by more than clocks differ is refused: it says something that has not happened. */
export const fromTheFuture = (input: Input, policy: Policy): boolean =>
  input.occurredAt !== null && input.occurredAt > input.receivedAt + policy.futureTolerance * MINUTE_MS;

/**
 * What was past before dondoc is marked long after it was done: it is judged by when that was, however long ago, or by the day of its
 * document where the source says no more.
 */
export function judgedSilently(input: Input, issuedOn: DayText | null): Instant {
  const { occurredAt, receivedAt, trusted } = input;
  if (trusted && occurredAt !== null) return Math.min(occurredAt, receivedAt);
  const written = issuedOn !== null && isDayText(issuedOn) ? startOf(dayOf(issuedOn)) : receivedAt;
  return Math.min(written, receivedAt);
}

/**
 * What fell due before the chase began is taken in silently: listed, for people to mark, and nobody is told. Until somebody has said when
 * it begins, that is everything, also what has no day.
 */
export const isBefore = (dueAt: Instant | null, chaseFrom: Instant): boolean =>
  (dueAt ?? (chaseFrom === NOT_YET ? 0 : Infinity)) <= chaseFrom;

export const isLate = (judgedAt: Instant, dueAt: Instant | null): boolean => dueAt !== null && judgedAt >= dueAt;

/** Working days from the due day to the day it came; 0 when in time. */
export function daysLate(
  judgedAt: Instant,
  due: Day | null,
  dueAt: Instant | null,
  calendar: CalendarSnapshot,
): number {
  if (due === null || !isLate(judgedAt, dueAt)) return 0;
  return workingDaysBetween(calendar, due, dayAt(judgedAt));
}
