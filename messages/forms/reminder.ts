// Nhắc việc trước hạn.
import { ask } from '../address.ts';
import type { NoticeContext } from '../context.ts';
import { byDay, deadlineText, dueDate, dutyText, workingDaysText } from '../deadline.ts';
import type { FormWords } from '../form.ts';
import { at, toldUnit } from '../form.ts';
import { dashed, join, lines, say } from '../line.ts';
import type { Part } from '../line.ts';
import { dutyShort, subject } from '../subject.ts';
import { STATUS_WORDS } from '../words.ts';
import type { Day } from '../../contracts/time.ts';

export const reminder: FormWords = {
  subject: (context) => subject(context, 'Nhắc việc', dutyShort(context), say`hạn ${dueDate(context)}`),
  body: (context) => [
    lines(
      `${context.monitor.name} trân trọng thông báo nhiệm vụ sau sắp đến hạn:`,
      dashed(
        say`Nội dung: ${dutyText(context, true)}.`,
        say`Thời hạn: ${join(' ', deadlineText(context), say`(${left(context)})`)}.`,
        say`Tình trạng: ${status(context)}.`,
      ),
    ),
    lines(
      request(context, context.days.extensionAskBy),
      context.url === null ? null : `Nếu đã gửi kết quả, đề nghị cho biết số, ngày văn bản${at(context)}.`,
    ),
  ],
  item: (context) => join('; ', left(context), say`tình trạng: ${status(context)}`),
  request,
};

function left({ days }: NoticeContext): Part {
  if (days.daysLeft === 0) return 'hôm nay là ngày cuối cùng';
  return say`còn ${workingDaysText(days.daysLeft)}`;
}

const status = ({ assignment }: NoticeContext): Part =>
  assignment === null ? null : STATUS_WORDS[assignment.status].vi;

function request(context: NoticeContext, extensionAskBy: Day | null): Part {
  const { monitor } = context;
  const by = byDay(extensionAskBy);
  return (
    `${ask(context)} ${toldUnit(context)} hoàn thành và gửi kết quả đúng hạn. ` +
    'Trường hợp có khó khăn, vướng mắc cần điều chỉnh thời hạn, đề nghị có văn bản nêu rõ lý do, thời hạn đề xuất, ' +
    `gửi ${monitor.name}${by === null ? '' : ` chậm nhất ${by}`}.`
  );
}
