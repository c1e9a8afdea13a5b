// Bảng tổng hợp: what stays overdue after the ladder is told only in the weekly table.
import { ask, reader } from '../address.ts';
import type { NoticeContext } from '../context.ts';
import { asOfText, deadlineText, dutyText, lateFrom, overdueSince } from '../deadline.ts';
import type { FormWords } from '../form.ts';
import { at } from '../form.ts';
import { dashed, join, lines, say } from '../line.ts';
import type { Part } from '../line.ts';
import { directiveReference } from '../reference.ts';
import { dutyShort, subject } from '../subject.ts';
import { STATUS_WORDS } from '../words.ts';

export const bulletin: FormWords = {
  subject: (context) => subject(context, 'Bảng tổng hợp', dutyShort(context), say`quá hạn từ ${lateFrom(context)}`),
  body: (context) => [
    lines(
      `${context.monitor.name} tổng hợp tình hình thực hiện ${directiveReference(context.directive)}, đến ${asOfText(context)}:`,
      dashed(
        say`Đơn vị: ${context.unit.name}.`,
        say`Nhiệm vụ: ${dutyText(context)}.`,
        say`Thời hạn: ${join('; ', deadlineText(context), overdueSince(context))}.`,
        say`Tình trạng: ${status(context)}.`,
      ),
    ),
    request(context, at(context)),
  ],
  item: (context) => join('; ', overdueSince(context), say`tình trạng: ${status(context)}`),
  request: (context) => request(context, ''),
};

const status = ({ assignment }: NoticeContext): Part =>
  assignment === null ? null : STATUS_WORDS[assignment.status].vi;

function request(context: NoticeContext, where: string): Part {
  const { monitor, unit, role } = context;
  // The monitor's own clerk is not asked to tell the monitor.
  if (role === 'monitor-clerk') {
    return (
      `Đề nghị ${reader(context)} tiếp tục theo dõi; nếu ${where === '' ? 'đơn vị' : unit.name} đã gửi kết quả, cần điều chỉnh thời hạn ` +
      `hoặc nhiệm vụ không thuộc trách nhiệm của đơn vị, đề nghị cập nhật${where}.`
    );
  }
  return (
    'Nếu đã gửi kết quả, nhiệm vụ không thuộc trách nhiệm của đơn vị hoặc cần điều chỉnh thời hạn, ' +
    `${ask(context).toLowerCase()} cho ${monitor.name} biết số, ngày văn bản để cập nhật${where}.`
  );
}
