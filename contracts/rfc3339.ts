// Instants as text, by RFC 3339: with an offset always, so that no process guesses a zone. `Date.parse` is not used, since it takes
// times without an offset (as local ones) and moves 30 February to March.
import type { Instant } from './time.ts';

const FORM = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;
const MINUTE_MS = 60_000;
/** Below it `Date.UTC` means the twentieth century; nothing here is that old. */
const FIRST_YEAR = 1000;

/** The instant of an RFC 3339 text, in milliseconds (finer parts are dropped), or null where it is none. */
export function parseInstant(text: string): Instant | null {
  const parts = FORM.exec(text);
  if (parts === null) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const offset = offsetMinutes(parts[8], Number(parts[9] ?? 0), Number(parts[10] ?? 0));
  if (year < FIRST_YEAR || hour > 23 || minute > 59 || second > 60 || offset === null) return null;
  const midnight = Date.UTC(year, month - 1, day);
  if (new Date(midnight).getUTCMonth() !== month - 1 || new Date(midnight).getUTCDate() !== day) return null;
  const fraction = Number((parts[7] ?? '0').padEnd(3, '0').slice(0, 3));
  const instant = Date.UTC(year, month - 1, day, hour, minute, second, fraction) - offset * MINUTE_MS;
  return second === 60 && !endsUtcDay(instant - fraction) ? null : instant;
}

export const formatInstant = (instant: Instant): string => new Date(instant).toISOString();

function offsetMinutes(sign: string | undefined, hours: number, minutes: number): number | null {
  if (hours > 23 || minutes > 59) return null;
  return (sign === '-' ? -1 : 1) * (hours * 60 + minutes);
}

/** A leap second (23:59:60) is the first instant of the next UTC day here. */
const endsUtcDay = (instant: Instant): boolean => instant % 86_400_000 === 0;
