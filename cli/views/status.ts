// How directives and their assignments stand, on a window of a hundred columns.
import { groupBy } from '../../contracts/group.ts';
import type { Counts } from '../../journal/counts.ts';
import type { AssignmentItem, listDirectives } from '../../journal/status.ts';
import { dateText, dayFromText } from '../../messages/dates.ts';
import { cut, groupedTable, table } from '../table.ts';

const COUNT_HEADS = [
  'tổng',
  'xong\nđúng hạn',
  'xong\nquá hạn',
  'trong\nhạn',
  'quá hạn\n1-30',
  'quá hạn\n31-120',
  'quá hạn\n>120',
  'không\nhạn',
  'trước\ndondoc',
];

const countCells = (counts: Counts): readonly number[] => [
  counts.total,
  counts.doneInTime,
  counts.doneLate,
  counts.openInTime,
  counts.overdue30,
  counts.overdue120,
  counts.overdueMore,
  counts.noDeadline,
  counts.beforeDondoc,
];

export const countsView = (counts: Counts): string => table(COUNT_HEADS, [countCells(counts)]);

const STATUS = { registered: 'đang mở', running: 'đang chạy', closed: 'đã kết thúc' } as const;

/** A directive's id is long: it stands above its numbers. */
export const directivesView = (directives: Awaited<ReturnType<typeof listDirectives>>): string =>
  groupedTable(
    [...COUNT_HEADS, 'câu\nhỏi', 'trạng thái'],
    directives.map(({ id, counts, openQuestions, status }) => ({
      title: id,
      rows: [[...countCells(counts), openQuestions, STATUS[status]]],
    })),
  );

const UNIT_WIDTH = 30;

/** Assignments under their duties, whose ids stand with them: a duty's id and a unit's make the id of an assignment. */
export const assignmentsView = (assignments: readonly AssignmentItem[]): string =>
  groupedTable(
    ['đơn vị', 'kỳ', 'hạn', 'tình trạng', 'mã đơn vị'],
    [...groupBy(assignments, ({ duty }) => duty)].map(([duty, items]) => ({
      title: `${duty}  ${items[0].dutyTitle ?? ''}`,
      rows: items.map(assignmentCells),
    })),
  );

function assignmentCells(item: AssignmentItem): readonly string[] {
  const due = dayFromText(item.dueOn);
  return [
    `  ${cut(item.unitName ?? item.unit, UNIT_WIDTH)}`,
    item.period === 'once' ? '' : item.period,
    due === null ? '' : `${dateText(due)}${item.basis.provisional ? ' (tạm tính)' : ''}`,
    stateOf(item),
    item.unit,
  ];
}

const LATE: ReadonlySet<AssignmentItem['bucket']> = new Set(['overdue30', 'overdue120', 'overdueMore']);
const BUCKETS: Readonly<Record<AssignmentItem['bucket'], string>> = {
  doneInTime: 'xong đúng hạn',
  doneLate: 'xong quá hạn',
  openInTime: 'trong hạn',
  overdue30: 'quá hạn',
  overdue120: 'quá hạn',
  overdueMore: 'quá hạn',
  noDeadline: 'không hạn',
  beforeDondoc: 'trước dondoc',
  ended: 'kết thúc',
};

function stateOf({ bucket, status, overdueDays }: AssignmentItem): string {
  const late = LATE.has(bucket) && overdueDays !== null ? ` ${overdueDays} ngày` : '';
  const waits = status === 'submitted' ? ', chờ xác nhận' : '';
  return `${BUCKETS[bucket]}${late}${waits}`;
}
