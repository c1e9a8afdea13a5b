// How time is written inside dondoc. Rules count days as integers; luxon is the second opinion of the tests.

/** Days since 1970-01-01 in the zone of Viet Nam (+07:00). */
export type Day = number;
/** Milliseconds since the epoch, UTC. */
export type Instant = number;
/** A calendar day as text, YYYY-MM-DD. */
export type DayText = string;

export const DAY_MS = 86_400_000;
/** Viet Nam keeps +07:00 all year; it is never taken from the process or from a time zone database. */
export const ZONE_OFFSET_MS = 7 * 3_600_000;
export const ZONE = 'UTC+7';
/** Later than anything: what is to happen from a day that nobody has named yet. */
export const NOT_YET: Instant = Date.UTC(9999, 11, 31);
