// What other terms would change, by directive and unit, and what would go out by the end of the day.
import type { Directory } from '../../contracts/directory.ts';
import { groupBy } from '../../contracts/group.ts';
import type { Day } from '../../contracts/time.ts';
import type { Rehearsal } from '../../engine/revise.ts';
import { dateText } from '../../messages/dates.ts';
import { FORM_WORDS } from '../../messages/words.ts';
import { dayAt, dayText } from '../../rules/day.ts';
import type { Change, RungMove } from '../../rules/revision.ts';
import { cut, groupedTable, table } from '../table.ts';

/** Changes written out; of more only the number is said, --json gives them all. */
const MAX_CHANGES = 200;
const UNIT_WIDTH = 34;

export function rehearsalsView(rehearsals: readonly Rehearsal[], directory: Directory | null): string {
  if (rehearsals.length === 0) return 'Không có văn bản nào đang chạy.';
  const units = new Map(directory?.units.map(({ id, name }) => [id, name]));
  const nameOf = (unit: string): string => units.get(unit) ?? unit;
  const changed = rehearsals.filter(({ revision }) => revision !== null);
  const same = rehearsals.length - changed.length;
  return [
    ...changed.map((one) => changesView(one, nameOf)),
    ...(changed.length === 0 ? [] : [goingOut(changed, nameOf)]),
    ...(same === 0 ? [] : [`${same} văn bản đã như vậy, không có gì thay đổi.`]),
  ].join('\n\n');
}

function changesView({ directive, changes }: Rehearsal, nameOf: (unit: string) => string): string {
  if (changes.length === 0) return `${directive}: không có thời hạn hay nấc đôn đốc nào đổi ngày.`;
  const shown = changes.slice(0, MAX_CHANGES);
  const groups = [...groupBy(shown, ({ unit }) => unit)].map(([unit, some]) => ({
    title: cut(nameOf(unit), UNIT_WIDTH * 2),
    rows: some.map((one) => [`  ${one.duty}`, one.period === 'once' ? '' : one.period, dueText(one), rungsText(one)]),
  }));
  const more = changes.length - shown.length;
  return [
    `${directive}: ${changes.length} việc đổi ngày`,
    groupedTable(['nhiệm vụ', 'kỳ', 'thời hạn', 'nấc đôn đốc'], groups),
    ...(more > 0 ? [`và ${more} việc khác (--json để xem hết).`] : []),
  ].join('\n');
}

const day = (one: Day | null): string => (one === null ? 'không hạn' : dateText(one));

const dueText = ({ from, to, opened }: Change): string =>
  `${from === to ? `giữ ${day(to)}` : `${day(from)} → ${day(to)}`}${opened ? '' : ' (chưa mở)'}`;

/** Steps written out for one duty; the weeks of a bulletin would hide the rest. */
const MAX_RUNGS = 4;

function rungsText({ rungs }: Change): string {
  const shown = rungs.length <= MAX_RUNGS ? rungs : rungs.slice(0, MAX_RUNGS - 1);
  const more = rungs.length - shown.length;
  return [...shown.map(rungText), ...(more > 0 ? [`và ${more} nấc khác`] : [])].join('; ');
}

function rungText({ rung, repeat, from, to }: RungMove): string {
  const name = repeat === 0 ? rung : `${rung} lần ${repeat + 1}`;
  if (from === null) return `${name}: thêm ${day(to === null ? null : dayAt(to))}`;
  return to === null ? `${name}: bỏ ${day(dayAt(from))}` : `${name}: ${day(dayAt(from))} → ${day(dayAt(to))}`;
}

/** Notices by unit and form. Those that are not urgent leave in one digest a person, on a working morning; a draft waits for a person. */
function goingOut(rehearsals: readonly Rehearsal[], nameOf: (unit: string) => string): string {
  const notices = rehearsals.flatMap(({ facts }) => facts.flatMap(({ notify }) => notify));
  if (notices.length === 0) return 'Trong hôm nay không phát sinh thông báo nào.';
  const groups = groupBy(notices, ({ unit, form, release }) => `${unit ?? ''} ${form} ${release}`);
  const rows = [...groups.values()].map((some) => [
    cut(some[0].unit === null ? 'cơ quan theo dõi' : nameOf(some[0].unit), UNIT_WIDTH),
    FORM_WORDS[some[0].form].vi,
    some[0].release === 'by-person' ? 'dự thảo, chờ người gửi' : some[0].urgent ? 'gửi ngay' : 'bản gộp buổi sáng',
    some.length,
  ]);
  return `Trong hôm nay phát sinh ${notices.length} thông báo:\n${table(['đơn vị', 'hình thức', 'cách gửi', 'số'], rows)}`;
}

const instantDay = (at: number | null): string | null => (at === null ? null : dayText(dayAt(at)));
const dayOrNull = (one: Day | null): string | null => (one === null ? null : dayText(one));

/** For programs: dates as YYYY-MM-DD. */
export const rehearsalsJson = (rehearsals: readonly Rehearsal[]): object => ({
  directives: rehearsals.map(({ directive, revision, changes, facts }) => ({
    directive,
    changed: revision !== null,
    changes: changes.map((one) => ({
      ...one,
      from: dayOrNull(one.from),
      to: dayOrNull(one.to),
      rungs: one.rungs.map((move) => ({ ...move, from: instantDay(move.from), to: instantDay(move.to) })),
    })),
    notices: facts.flatMap(({ assignment, notify }) =>
      notify.map(({ role, unit, form, release }) => ({ assignment, role, unit, form, release })),
    ),
  })),
});
