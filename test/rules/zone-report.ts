// Run under different process time zones by zone.test.ts: what it prints must not differ.
import { addWorkingDays } from '../../rules/calendar.ts';
import { civil, dayAt, dayOf, dayText, startOf, weekday } from '../../rules/day.ts';
import { nextOccurrence, parseRecurrence } from '../../rules/occurrence.ts';
import { spanDeadline } from '../../rules/span.ts';

/** Offset of the process on two days, to show that the zone was really set; not part of what is compared. */
const zone = [0, 6].map((month) => new Date(2026, month, 1).getTimezoneOffset());

const calendar = { from: dayOf('2026-01-01'), bits: '', provisional: [], hash: 'none' };
const days = [];
// Around both changes of daylight saving time, and around midnight at +07:00.
for (const text of ['2026-03-07', '2026-03-08', '2026-03-09', '2026-10-31', '2026-11-01', '2026-11-02', '1969-12-31']) {
  const day = dayOf(text);
  days.push([
    text,
    day,
    dayText(day),
    civil(day),
    weekday(day),
    startOf(day),
    dayAt(startOf(day)),
    dayAt(startOf(day) - 1),
  ]);
  days.push([addWorkingDays(calendar, day, 15), addWorkingDays(calendar, day, -15)]);
  for (const within of ['P1D', 'P30D', 'P8M'])
    days.push(spanDeadline(day, within, { workingDays: false, words: '', minutes: 1020, calendar }));
}

const occurrences = [];
for (const rrule of ['FREQ=WEEKLY;BYDAY=SU', 'FREQ=MONTHLY;BYMONTHDAY=31', 'FREQ=YEARLY;INTERVAL=2']) {
  const rule = parseRecurrence(rrule);
  if (rule === null) throw new Error(rrule);
  const time = { kind: 'recurring', rule, starts: dayOf('2026-01-01'), ends: null, words: '' } as const;
  const options = { openAhead: 10, calendar, rollFixed: 'next', fireAt: 420, openNotBefore: 0 } as const;
  for (let period: string | null = null, i = 0; i < 12; i += 1) {
    const next = nextOccurrence(time, period, options);
    occurrences.push(next);
    period = next?.period ?? null;
  }
}

console.log(JSON.stringify({ zone, days, occurrences }));
