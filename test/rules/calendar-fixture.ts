// The shipped calendar and policy settings that tests of rules are reckoned with.
import { readFileSync } from 'node:fs';
import type { CalendarFile, CalendarSnapshot } from '../../contracts/calendar.ts';
import { snapshot } from '../../rules/calendar.ts';
import { dayOf } from '../../rules/day.ts';

export const calendarFile = JSON.parse(
  readFileSync(new URL('../../data/calendar/vn-days.json', import.meta.url), 'utf8'),
) as CalendarFile;

/** 2018 to 2036, as shipped. */
export const calendar: CalendarSnapshot = snapshot(calendarFile, dayOf('2018-01-01'), dayOf('2036-12-31'), 'test');

/** Only weekends off: for rules of counting alone. */
export const plainWeeks: CalendarSnapshot = { from: dayOf('2000-01-01'), bits: '', provisional: [], hash: 'none' };
