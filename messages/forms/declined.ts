// Ý kiến không thuộc trách nhiệm: the unit says that the duty is not its own; the monitor decides.
import { ask, reader, upwards } from '../address.ts';
import type { NoticeContext } from '../context.ts';
import { deadlineText, dutyText } from '../deadline.ts';
import type { FormWords } from '../form.ts';
import { at, noLaterThan } from '../form.ts';
import { dashed, lines, quoted, say } from '../line.ts';
import type { Part } from '../line.ts';
import { dutyShort, subject } from '../subject.ts';
import type { Day } from '../../contracts/time.ts';

export const declined: FormWords = {
  subject: (context) => subject(context, 'Ý kiến không thuộc trách nhiệm', dutyShort(context), context.unit.name),
  body: (context) => [
    lines(
      `${upwards(context) ? `Kính báo cáo ${reader(context)}: ` : ''}${context.unit.name} cho biết nhiệm vụ sau không thuộc trách nhiệm của đơn vị:`,
      dashed(
        say`Nội dung: ${dutyText(context, true)}.`,
        say`Thời hạn: ${deadlineText(context)}.`,
        say`Lý do đơn vị nêu: ${quoted(context.reason)}.`,
      ),
    ),
    request(context, context.days.replyBy, at(context)),
  ],
  item: (context) => say`lý do đơn vị nêu: ${quoted(context.reason)}`,
  request: (context, replyBy) => request(context, replyBy, ''),
};

const request = (context: NoticeContext, replyBy: Day | null, where: string): Part =>
  `${ask(context)} ${reader(context)} cho ý kiến: chấp nhận, hoặc đề nghị đơn vị tiếp tục thực hiện (nêu rõ lý do, thời hạn)${where}${noLaterThan(replyBy)}. ` +
  'Trong thời gian chờ ý kiến, đơn vị không nhận thông báo đôn đốc.';
