// Đề nghị xác nhận tiếp nhận: the duty was handed over and nobody has said that it arrived.
import { ask } from '../address.ts';
import type { NoticeContext } from '../context.ts';
import { asOfText, deadlineText, dueDate, dutyText } from '../deadline.ts';
import { dateText } from '../dates.ts';
import type { FormWords } from '../form.ts';
import { at, noLaterThan, toldUnit } from '../form.ts';
import { dashed, lines, say } from '../line.ts';
import type { Part } from '../line.ts';
import { dutyShort, subject } from '../subject.ts';
import { dayAt } from '../../rules/day.ts';
import type { Day } from '../../contracts/time.ts';

export const ackMissing: FormWords = {
  subject: (context) =>
    subject(context, 'Đề nghị xác nhận tiếp nhận', dutyShort(context), say`hạn ${dueDate(context)}`),
  body: (context) => [
    lines(
      opening(context),
      dashed(say`Nội dung: ${dutyText(context, true)}.`, say`Thời hạn: ${deadlineText(context)}.`),
    ),
    request(context, context.days.replyBy),
  ],
  item: ({ assignment }) => say`giao ngày ${assignment === null ? null : dateText(dayAt(assignment.openedAt))}`,
  request: (context, replyBy) => request({ ...context, url: null }, replyBy),
};

function opening(context: NoticeContext): string {
  const { assignment, monitor } = context;
  const told = toldUnit(context);
  const handedOver = assignment === null ? '' : ` ngày ${dateText(dayAt(assignment.openedAt))}`;
  return (
    `${monitor.name} đã gửi ${told} thông báo giao nhiệm vụ sau${handedOver}; ` +
    `đến ${asOfText(context)}, chưa ghi nhận xác nhận tiếp nhận:`
  );
}

const request = (context: NoticeContext, replyBy: Day | null): Part =>
  `${ask(context)} ${toldUnit(context)} xác nhận đã tiếp nhận và phân công người thực hiện${at(context)}${noLaterThan(replyBy)}. ` +
  'Nếu nội dung, thời hạn nêu trên chưa đúng với văn bản hoặc không thuộc trách nhiệm của đơn vị, ' +
  `đề nghị phản hồi để ${context.monitor.name} điều chỉnh.`;
