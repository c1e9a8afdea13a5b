// Instants and days as they are sent to PostgreSQL.
import type { Day, DayText, Instant } from '../contracts/time.ts';
import { dayText } from '../rules/day.ts';

export const timestamp = (instant: Instant): string => new Date(instant).toISOString();

export const timestampOrNull = (instant: Instant | null): string | null =>
  instant === null ? null : timestamp(instant);

export const dayTextOrNull = (day: Day | null): DayText | null => (day === null ? null : dayText(day));
