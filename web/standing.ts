// How one assignment stands, in a phrase that needs no colour, and the lists that counts lead to.
import type { Instant } from '../contracts/time.ts';
import type { Bucket } from '../journal/counts.ts';
import type { AssignmentItem } from '../journal/status.ts';
import type { AssignmentStatus } from '../journal/rows.ts';
import { dayFromText } from '../messages/dates.ts';
import { countText } from '../messages/numbers.ts';
import { dayAt } from '../rules/day.ts';
import { dayWords } from './words.ts';

/** "30/6/2028", marked where it rests on days off that are not decided yet; "không hạn" where there is none. */
export function dueWords({ dueOn, basis }: Pick<AssignmentItem, 'dueOn' | 'basis'>): string {
  const day = dayWords(dueOn);
  return day === null ? 'không hạn' : `${day}${basis.provisional ? ' (tạm tính)' : ''}`;
}

/** done: nothing more to do. late: somebody should act. wait: it lies with the monitor. calm: in time. none: outside of it all. */
export type Tone = 'done' | 'late' | 'wait' | 'calm' | 'none';

export interface Standing {
  readonly tone: Tone;
  readonly words: string;
  /** What else is to be known; null: nothing. */
  readonly more: string | null;
}

/** Days left are said within this span; further off they say nothing. */
const DAYS_LEFT_FROM = 60;

export function standingOf(item: AssignmentItem, now: Instant): Standing {
  const { status, bucket, late, daysLate, overdueDays } = item;
  if (status === 'done') {
    const days = daysLate === null || daysLate === 0 ? null : `${countText(daysLate)} ngày làm việc`;
    return late === true
      ? { tone: 'done', words: 'Hoàn thành quá hạn', more: days }
      : { tone: 'done', words: 'Hoàn thành đúng hạn', more: null };
  }
  if (status === 'ended') return { tone: 'none', words: 'Đã kết thúc', more: 'không thực hiện nữa' };
  if (item.suspendedAt !== null) return { tone: 'none', words: 'Tạm dừng', more: 'không đôn đốc' };
  if (status === 'submitted') {
    return { tone: 'wait', words: 'Chờ xác nhận', more: late === true ? 'gửi quá hạn' : 'gửi trong hạn' };
  }
  if (status === 'declined')
    return { tone: 'wait', words: 'Báo không thuộc trách nhiệm', more: 'chờ cơ quan theo dõi' };
  const more = stepOf(item);
  if (bucket === 'beforeDondoc') return { tone: 'none', words: 'Có trước khi dùng dondoc', more: 'không đôn đốc' };
  if (overdueDays !== null && overdueDays > 0)
    return { tone: 'late', words: `Quá hạn ${countText(overdueDays)} ngày`, more };
  if (bucket === 'noDeadline') return { tone: 'none', words: 'Không hạn', more };
  const left = daysLeft(item, now);
  return { tone: 'calm', words: left === null ? 'Trong hạn' : `Trong hạn, còn ${countText(left)} ngày`, more };
}

/** How far the unit is that still owes. */
function stepOf({ askedOn, status, acknowledged }: AssignmentItem): string {
  if (askedOn !== null) return 'đề nghị điều chỉnh thời hạn';
  if (status === 'returned') return 'trả lại để hoàn thiện';
  return acknowledged ? 'đã tiếp nhận' : 'chưa xác nhận tiếp nhận';
}

function daysLeft({ redoDueOn, dueOn }: AssignmentItem, now: Instant): number | null {
  const due = dayFromText(redoDueOn ?? dueOn);
  const left = due === null ? null : due - dayAt(now);
  return left === null || left < 0 || left > DAYS_LEFT_FROM ? null : left;
}

/** What needs somebody comes first: overdue the longest, then what waits, then what is due next. */
export function byNeed(a: AssignmentItem, b: AssignmentItem): number {
  return (
    rankOf(a) - rankOf(b) ||
    (b.overdueDays ?? 0) - (a.overdueDays ?? 0) ||
    (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) ||
    0
  );
}

const RANKS: Readonly<Record<Bucket, number>> = {
  overdueMore: 0,
  overdue120: 0,
  overdue30: 0,
  openInTime: 2,
  noDeadline: 3,
  beforeDondoc: 4,
  doneInTime: 5,
  doneLate: 5,
  ended: 6,
};
const rankOf = ({ bucket, status }: AssignmentItem): number =>
  status === 'submitted' || status === 'declined' ? 1 : RANKS[bucket];

/** The lists of a directive, by the name they have in its address. */
export interface Choice {
  readonly name: string;
  readonly words: string;
  readonly statuses?: readonly AssignmentStatus[];
  readonly buckets?: readonly Bucket[];
}

export const CHOICES: readonly Choice[] = [
  { name: 'qua-han', words: 'Quá hạn', buckets: ['overdue30', 'overdue120', 'overdueMore'] },
  { name: 'cho-xac-nhan', words: 'Chờ xác nhận', statuses: ['submitted', 'declined'] },
  { name: 'trong-han', words: 'Trong hạn', buckets: ['openInTime'] },
  { name: 'khong-han', words: 'Không hạn', buckets: ['noDeadline'] },
  { name: 'da-xong', words: 'Đã hoàn thành', buckets: ['doneInTime', 'doneLate'] },
  { name: 'truoc-dondoc', words: 'Trước dondoc', buckets: ['beforeDondoc'] },
];

export const choiceOf = (name: unknown): Choice | null => CHOICES.find((choice) => choice.name === name) ?? null;
