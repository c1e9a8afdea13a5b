// Kết quả chờ xác nhận: a report came, and the monitor has the next word. A refusal waits for the monitor in the same way.
import { ask, reader } from '../address.ts';
import type { NoticeContext } from '../context.ts';
import { dateText } from '../dates.ts';
import { deadlineText, dutyText } from '../deadline.ts';
import type { FormWords } from '../form.ts';
import { at, noLaterThan } from '../form.ts';
import { dashed, join, lines, say } from '../line.ts';
import type { Part } from '../line.ts';
import { documentReference } from '../reference.ts';
import { dutyShort, subject } from '../subject.ts';
import { dayAt } from '../../rules/day.ts';
import type { Day } from '../../contracts/time.ts';
import { declined } from './declined.ts';

const waitsAsRefusal = ({ assignment }: NoticeContext): boolean => assignment?.status === 'declined';

export const confirmationPending: FormWords = {
  subject: (context) =>
    waitsAsRefusal(context)
      ? declined.subject(context)
      : subject(context, 'Đề nghị xác nhận kết quả', dutyShort(context), context.unit.name),
  body: (context) =>
    waitsAsRefusal(context)
      ? declined.body(context)
      : [
          lines(
            `${context.unit.name} đã gửi kết quả thực hiện nhiệm vụ sau, chờ ${context.monitor.name} xác nhận:`,
            dashed(
              say`Nội dung: ${dutyText(context, true)}.`,
              say`Thời hạn: ${deadlineText(context)}.`,
              say`Kết quả: ${received(context)}.`,
            ),
          ),
          request(context, context.days.replyBy, at(context)),
        ],
  item: (context) => (waitsAsRefusal(context) ? declined.item(context) : say`kết quả: ${received(context)}`),
  request: (context, replyBy) => request(context, replyBy, ''),
};

const received = ({ result, assignment }: NoticeContext): Part =>
  join(
    '; ',
    documentReference(result),
    say`gửi ngày ${assignment === null || assignment.submittedAt === null ? null : dateText(dayAt(assignment.submittedAt))}`,
  );

const request = (context: NoticeContext, replyBy: Day | null, where: string): Part =>
  `${ask(context)} ${reader(context)} xem xét, xác nhận hoặc trả lại (nêu rõ lý do)${where}${noLaterThan(replyBy)}. ` +
  'Trong thời gian chờ xác nhận, đơn vị không nhận thông báo đôn đốc.';
