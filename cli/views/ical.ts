// Deadlines and steps as a calendar file (RFC 5545) that any calendar opens: one all-day event for what happens to one duty on one day,
// with the units it happens to. The same course gives the same events, so a file that is opened again changes nothing.
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import ical, { ICalEventTransparency } from 'ical-generator';
import { groupBy } from '../../contracts/group.ts';
import type { Some } from '../../contracts/group.ts';
import { DAY_MS } from '../../contracts/time.ts';
import { periodText } from '../../messages/words.ts';
import type { TimelineEntry, TimelineNames } from './timeline.ts';
import { entryDay, entryTitle } from './timeline.ts';

const UID_DIGITS = 32;

/** Writes what stands on a day: deadlines, and what somebody is told. */
export async function writeIcal(
  path: string,
  directive: string,
  entries: readonly TimelineEntry[],
  names: TimelineNames,
): Promise<void> {
  const shown = entries.filter(({ type, told }) => type === 'due' || told.length > 0);
  const calendar = ical({ name: directive, prodId: { company: 'dondoc', product: 'simulate', language: 'VI' } });
  const units = new Map(names.directory.units.map(({ id, name }) => [id, name]));
  const groups = groupBy(shown, (entry) => [entryDay(entry), entry.type, entry.duty, entry.period].join(' '));
  for (const [key, group] of groups) calendar.createEvent(eventOf(directive, key, group, names, units));
  await writeFile(path, calendar.toString());
}

function eventOf(
  directive: string,
  key: string,
  group: Some<TimelineEntry>,
  { duties }: TimelineNames,
  units: ReadonlyMap<string, string>,
) {
  const [first] = group;
  const { duty, period } = first;
  const start = new Date(entryDay(first) * DAY_MS);
  return {
    id: `${createHash('sha256').update(`${directive} ${key}`).digest('hex').slice(0, UID_DIGITS)}@dondoc`,
    // The same file each time it is written.
    stamp: start,
    start,
    allDay: true,
    transparency: ICalEventTransparency.TRANSPARENT,
    summary: [
      entryTitle(first),
      ...(duty === null ? [] : [duties.get(duty) ?? duty]),
      ...(period === null ? [] : [periodText(period)].filter((text) => text !== null)),
    ].join(' · '),
    description: group.map(({ unit }) => (unit === null ? '' : (units.get(unit) ?? unit))).join('\n'),
  };
}
