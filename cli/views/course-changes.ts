// What another policy or calendar changes of a course, duty by duty; what happens alike to several units stands on one line.
import { groupBy } from '../../contracts/group.ts';
import type { Some } from '../../contracts/group.ts';
import type { Instant } from '../../contracts/time.ts';
import { dateText } from '../../messages/dates.ts';
import { periodText } from '../../messages/words.ts';
import type { CourseChange } from '../../rules/timeline-diff.ts';
import { groupedTable } from '../table.ts';
import type { TimelineNames } from './timeline.ts';
import { entryDay, entryTitle } from './timeline.ts';

export function changesView(changes: readonly CourseChange[], { duties }: TimelineNames): string {
  if (changes.length === 0) return 'Không có gì thay đổi.';
  const groups = [...groupBy(changes, ({ duty }) => duty)].map(([duty, some]) => ({
    title: duties.get(duty) ?? duty,
    rows: [
      ...groupBy(some, ({ type, rung, period, before, after }) =>
        [type, rung, period, before, after].join(' '),
      ).values(),
    ].map(rowOf),
  }));
  return groupedTable(['kỳ', 'việc', 'trước', 'sau', 'số đơn vị'], groups);
}

function rowOf(group: Some<CourseChange>): readonly (string | number)[] {
  const [{ type, rung, period, before, after }] = group;
  const day = (at: Instant | null): string => (at === null ? 'không có' : dateText(entryDay({ at, type })));
  const what = rung === null ? entryTitle({ type }) : `${entryTitle({ type })} (${rung})`;
  return [`  ${periodText(period) ?? ''}`, what, day(before), day(after), group.length];
}
