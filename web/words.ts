// Words and links that several pages share.
import type { Fact } from '../contracts/fact.ts';
import type { Counts } from '../journal/counts.ts';
import type { NoticeRow } from '../journal/notices.ts';
import type { AssignmentItem } from '../journal/status.ts';
import { dateText, dayFromText } from '../messages/dates.ts';
import { STATUS_WORDS } from '../messages/words.ts';

export const directiveLink = (id: string): string => `/van-ban/${id}`;
export const assignmentLink = (id: string): string => `/viec/${id}`;
export const unitLink = (id: string): string => `/don-vi/${id}`;

export const dueText = ({ dueOn }: { readonly dueOn: string | null }): string => {
  const day = dayFromText(dueOn);
  return day === null ? 'không hạn' : dateText(day);
};

export const COUNTS: readonly (readonly [name: string, of: (counts: Counts) => number])[] = [
  ['Tổng', (counts) => counts.total],
  ['Xong đúng hạn', (counts) => counts.doneInTime],
  ['Xong quá hạn', (counts) => counts.doneLate],
  ['Trong hạn', (counts) => counts.openInTime],
  ['Quá hạn 1-30 ngày', (counts) => counts.overdue30],
  ['Quá 31-120 ngày', (counts) => counts.overdue120],
  ['Quá trên 120 ngày', (counts) => counts.overdueMore],
  ['Không hạn', (counts) => counts.noDeadline],
  ['Trước dondoc', (counts) => counts.beforeDondoc],
];

/** How an assignment stands, in one phrase that needs no colour. */
export function standing(item: AssignmentItem): string {
  const words = STATUS_WORDS[item.status === 'open' && item.acknowledged ? 'acknowledged' : item.status].vi;
  if (item.status === 'done')
    return item.late === true ? `hoàn thành quá hạn (${item.daysLate ?? 0} ngày làm việc)` : 'hoàn thành đúng hạn';
  if (item.overdueDays !== null && item.overdueDays > 0) return `quá hạn ${item.overdueDays} ngày; ${words}`;
  return words;
}

export const NOTICE_STATES: Readonly<Record<NoticeRow['state'], string>> = {
  queued: 'chờ gửi',
  draft: 'dự thảo, chờ người gửi',
  sent: 'đã gửi',
  failed: 'không gửi được',
  dropped: 'đã bỏ',
  unaddressed: 'chưa có người nhận',
  'no-address': 'người nhận chưa có địa chỉ thư',
};

export const FACT_WORDS: Readonly<Record<Fact['type'], string>> = {
  'directive.deployed': 'Triển khai văn bản',
  'directive.closed': 'Kết thúc văn bản',
  'lot.opened': 'Mở lô',
  'lot.closed': 'Đóng lô',
  'effect.done': 'Đã thực hiện',
  'assignment.opened': 'Giao việc',
  'assignment.acknowledged': 'Đơn vị xác nhận đã tiếp nhận',
  'assignment.declined': 'Đơn vị báo không thuộc trách nhiệm',
  'assignment.submitted': 'Đơn vị gửi kết quả',
  'assignment.confirmed': 'Cơ quan theo dõi xác nhận hoàn thành',
  'assignment.returned': 'Cơ quan theo dõi trả lại',
  'assignment.settled': 'Báo đã giải quyết',
  'assignment.corrected': 'Đính chính thông báo quá hạn',
  'assignment.ended': 'Kết thúc, không thực hiện nữa',
  'deadline.moved': 'Thời hạn thay đổi',
  'duty.dated': 'Xác định thời hạn',
  'rung.reminded': 'Nhắc việc',
  'rung.overdue': 'Đôn đốc quá hạn',
  'rung.escalated': 'Báo cáo người đứng đầu, cấp trên',
  'rung.passedOver': 'Nấc đã qua trong lúc hệ thống dừng',
  'review.held': 'Đã họp sơ kết, tổng kết',
  'input.rejected': 'Không chấp nhận một đầu vào',
  'input.parked': 'Giữ lại một đầu vào chờ xử lý',
  'question.asked': 'Hỏi',
  'question.answered': 'Trả lời',
};
