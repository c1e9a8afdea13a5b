// Units and posts last from one day to another; either end may be open.
import type { DayText } from '../contracts/time.ts';

export interface Validity {
  readonly from: DayText | null;
  /** The last day. */
  readonly until: DayText | null;
}

/** Whether it is valid on the day, the first and the last day included. Days written YYYY-MM-DD sort as text. */
export function isValid(span: Validity, on: DayText): boolean {
  return (span.from === null || span.from <= on) && (span.until === null || on <= span.until);
}

/** Whether there is a day on which both are valid. */
export function overlap(a: Validity, b: Validity): boolean {
  const begins = (one: Validity, other: Validity): boolean =>
    one.from === null || other.until === null || one.from <= other.until;
  return begins(a, b) && begins(b, a);
}
