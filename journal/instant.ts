// Instants and days as they are sent to PostgreSQL.
import type { Day, DayText, Instant } from '../contracts/time.ts';
import { dayText } from '../rules/day.ts';

/** Texts of instants written lately: the facts of a batch share a few instants. */
const written = new Map<Instant, string>();
const MAX_WRITTEN = 1_000;

export function timestamp(instant: Instant): string {
  const known = written.get(instant);
  if (known !== undefined) return known;
  const text = new Date(instant).toISOString();
  if (written.size >= MAX_WRITTEN) written.clear();
  written.set(instant, text);
  return text;
}

export const timestampOrNull = (instant: Instant | null): string | null =>
  instant === null ? null : timestamp(instant);

export const dayTextOrNull = (day: Day | null): DayText | null => (day === null ? null : dayText(day));
