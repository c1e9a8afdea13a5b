// Thay đổi thời hạn, bắt đầu đôn đốc: the unit hears of a day that was counted anew, or that what it was given before is followed up now.
import { ask } from '../address.ts';
import type { FormWords } from '../form.ts';
import { toldUnit } from '../form.ts';
import { say } from '../line.ts';
import { change, onDay } from './change.ts';

export const deadlineMoved: FormWords = change({
  title: 'Thời hạn thực hiện',
  opening: (context) => `${context.monitor.name} thông báo thời hạn của ${toldUnit(context)} đối với nhiệm vụ sau`,
  news: ({ former }) => [say`Thời hạn trước đây: ${onDay(former)}`],
  reason: 'Ý kiến',
  request: (context) =>
    `${ask(context)} ${toldUnit(context)} thực hiện theo thời hạn nêu trên; việc đôn đốc được tính từ thời hạn này.`,
});

export const chaseStarted: FormWords = change({
  title: 'Theo dõi, đôn đốc nhiệm vụ',
  opening: (context) =>
    `${context.monitor.name} theo dõi, đôn đốc việc thực hiện của ${toldUnit(context)} đối với nhiệm vụ đã giao sau đây`,
  // Each has a day of its own: one for all would be another's.
  news: ({ days }) => [say`Gửi kết quả chậm nhất: ${onDay(days.replyBy)}`],
  reason: 'Ý kiến',
  request: (context, _replyBy, where) =>
    `${ask(context)} ${toldUnit(context)} gửi kết quả; nếu đã gửi, cho biết số, ngày văn bản để cập nhật${where}.`,
});
