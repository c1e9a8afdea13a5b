// A time as the grammar finds it: its place in the words, and what it says.
import type { RuleName } from '../rule.ts';

export interface Range {
  readonly from: number;
  readonly to: number;
}

export type ImpossibleForm = 'day' | 'quarter' | 'month';

export interface Time {
  readonly form: 'point' | 'recurrence' | 'bare-recurrence' | 'within' | 'event';
  /** The rule that found it, for explaining. */
  readonly by: RuleName;
  readonly from: number;
  readonly to: number;
  readonly due: string | null;
  readonly hour: string | null;
  readonly recurs: string | null;
  /** The words of an event, as a range. */
  readonly event: Range | null;
  readonly within: string | null;
  readonly workingDays: boolean;
  /** What a span is counted from, as a range of words. */
  readonly counted: Range | null;
  readonly starts: string | null;
  readonly ends: string | null;
  /** A month, quarter or day without a year: only what stands beside it can date it. */
  readonly yearless: boolean;
  /** What such a time says: its last month and day, a "trước" already taken off. */
  readonly yearlessMonth: number | null;
  readonly yearlessDay: number | null;
  /** "trước" stood before it and was taken off. */
  readonly before: boolean;
  /** Only a year is given: a target as often as a deadline. */
  readonly yearOnly: boolean;
  /** The text itself says that something must be finished ("xong", "trước", "chậm nhất"). */
  readonly bounded: boolean;
  /** Only "trong", "đến" or "vào" bounds it: it may as well tell of what was. */
  readonly loose: boolean;
  readonly impossible: ImpossibleForm | null;
}

export const NO_TIME: Omit<Time, 'form' | 'by' | 'from' | 'to'> = {
  due: null,
  hour: null,
  recurs: null,
  event: null,
  within: null,
  workingDays: false,
  counted: null,
  starts: null,
  ends: null,
  yearless: false,
  yearlessMonth: null,
  yearlessDay: null,
  before: false,
  yearOnly: false,
  bounded: false,
  loose: false,
  impossible: null,
};
