// Đề nghị kiểm tra văn bản đến: before anybody above is told that a unit is late, the monitor's own clerk looks whether the paper is there.
import type { NoticeContext } from '../context.ts';
import { asOfText, deadlineText, dueDate, dutyText, overdueSince } from '../deadline.ts';
import type { FormWords } from '../form.ts';
import { at } from '../form.ts';
import { dashed, join, lines, numbered, say } from '../line.ts';
import type { Part } from '../line.ts';
import { dutyShort, subject } from '../subject.ts';
import { reader } from '../address.ts';

export const checkMail: FormWords = {
  subject: (context) =>
    subject(
      context,
      'Kiểm tra văn bản đến',
      dutyShort(context),
      join(', ', context.unit.name, say`hạn ${dueDate(context)}`),
    ),
  body: (context) => [
    lines(
      `Nhiệm vụ sau của ${context.unit.name} đã qua ngày cuối cùng trong hạn; đến ${asOfText(context)}, ${context.monitor.name} chưa ghi nhận kết quả:`,
      dashed(
        say`Nội dung: ${dutyText(context, true)}.`,
        say`Thời hạn: ${join('; ', deadlineText(context), overdueSince(context))}.`,
      ),
    ),
    lines(
      `Đề nghị ${reader(context)} kiểm tra văn bản đến của ${context.unit.name} (trục liên thông văn bản, thư điện tử, văn bản giấy):`,
      steps(context),
    ),
  ],
  item: overdueSince,
  request: (context) =>
    `Đề nghị ${reader(context)} kiểm tra văn bản đến của các đơn vị nêu trên: đã nhận kết quả thì nhập số, ngày văn bản và ngày đến ` +
    '(việc đúng hạn được xét theo thời điểm đã gửi); đã nhận đề nghị điều chỉnh thời hạn hoặc ý kiến không thuộc trách nhiệm thì nhập nội dung đó; ' +
    'chưa nhận được văn bản thì không cần nhập gì.',
};

const steps = (context: NoticeContext): Part =>
  numbered(
    `Nếu đã nhận kết quả: nhập số, ngày văn bản và ngày đến${at(context)}; việc đúng hạn được xét theo thời điểm đã gửi.`,
    `Nếu đã nhận đề nghị điều chỉnh thời hạn, hoặc văn bản cho biết nhiệm vụ không thuộc trách nhiệm của đơn vị: nhập nội dung đó${at(context)}.`,
    'Nếu chưa nhận được văn bản nào: không cần nhập gì; việc đôn đốc tiếp tục theo quy định đã được phê duyệt.',
  );
