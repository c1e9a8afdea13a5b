// Instants as text, by RFC 3339: with an offset always, so that no process guesses a zone. `Date.parse` is not used, since it takes
// times without an offset (as local ones) and moves 30 February to March; luxon alone would take the other forms of ISO 8601.
import { DateTime } from 'luxon';
import type { Instant } from './time.ts';

const FORM =
  /^[1-9]\d{3}-\d{2}-\d{2}[Tt](?:[01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
/** Where the seconds stand in a text of that form. */
const SECONDS_AT = 17;
const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

/** The instant of an RFC 3339 text, in milliseconds (finer parts are dropped), or null where it is none. */
export function parseInstant(text: string): Instant | null {
  const seconds = FORM.exec(text)?.[1];
  if (seconds === undefined) return null;
  // Luxon knows no leap second (23:59:60): it is the first second of the next UTC day here.
  const isLeap = seconds === '60';
  const known = isLeap ? `${text.slice(0, SECONDS_AT)}59${text.slice(SECONDS_AT + 2)}` : text;
  const time = DateTime.fromISO(known.toUpperCase(), { zone: 'utc' });
  if (!time.isValid) return null;
  if (!isLeap) return time.toMillis();
  const instant = time.toMillis() + SECOND_MS;
  return instant % DAY_MS < SECOND_MS ? instant : null;
}

export const formatInstant = (instant: Instant): string => new Date(instant).toISOString();
