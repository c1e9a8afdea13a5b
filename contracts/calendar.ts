// The working calendar: data with sources, one entry a year. Ordinary weekends are not listed.
import { z } from 'zod';
import { DayText } from './plan.ts';
import type { Day } from './time.ts';

export const CalendarYear = z.object({
  /** settled: as decided by the Prime Minister; provisional: by rule only. */
  state: z.enum(['settled', 'provisional']),
  off: z.array(z.object({ date: DayText, name: z.string() })),
  worked: z.array(DayText),
});

export const CalendarFile = z.object({
  about: z.string(),
  sources: z.array(z.string()),
  years: z.record(z.string().regex(/^\d{4}$/), CalendarYear),
});
export type CalendarFile = Readonly<z.infer<typeof CalendarFile>>;

/** What a lot carries: one character a day from `from`, '1' worked, '0' off. Days outside are weekdays worked, weekends off. */
export interface CalendarSnapshot {
  readonly from: Day;
  readonly bits: string;
  /** Years (e.g. 2028) whose days off are not yet decided. */
  readonly provisional: readonly number[];
  /** SHA-256 of the calendar file the snapshot was cut from. */
  readonly hash: string;
}
