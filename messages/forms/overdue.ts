// Đôn đốc nhiệm vụ quá hạn, gửi đơn vị. Coordinators hear of it as those who work with the unit.
import { ask } from '../address.ts';
import type { NoticeContext } from '../context.ts';
import { asOfText, deadlineInline, dutyWords, lateFrom, overdueSince } from '../deadline.ts';
import type { FormWords } from '../form.ts';
import { at, atLatest } from '../form.ts';
import { join, lines, numbered, say } from '../line.ts';
import type { Part } from '../line.ts';
import { directiveReference } from '../reference.ts';
import { dutyShort, subject } from '../subject.ts';
import { periodText } from '../words.ts';
import type { Day } from '../../contracts/time.ts';

export const overdue: FormWords = {
  subject: (context) => subject(context, 'Đôn đốc', dutyShort(context), say`quá hạn từ ${lateFrom(context)}`),
  body: (context) => [
    lines(opening(context), context.part === 'coordinate' ? toCoordinator(context) : toLead(context)),
    context.url === null ? null : `Cập nhật${at(context)}.`,
  ],
  item: (context) =>
    join('; ', overdueSince(context), context.part === 'coordinate' ? `${context.unit.name} chủ trì` : null),
  request: (context, replyBy) =>
    context.part === 'coordinate'
      ? coordinatorRequest(context)
      : lines(`${ask(context)} ${context.unit.name}, đối với từng nhiệm vụ nêu trên:`, steps(context, replyBy)),
};

function opening(context: NoticeContext): string {
  const { duty, directive, unit, assignment, part, told } = context;
  const source = join(' ', 'Theo', duty?.place ?? null, directiveReference(directive));
  const given =
    part === 'coordinate' ? `${unit.name} được giao chủ trì, ${told.name} phối hợp` : `${unit.name} được giao`;
  const period = assignment === null ? null : periodText(assignment.period);
  const words = join(' ', dutyWords(context), say`(kỳ ${period})`);
  return join(', ', source, join(': ', given, words), say`thời hạn ${deadlineInline(context)}`) + '.';
}

function toLead(context: NoticeContext): Part {
  const { unit, monitor } = context;
  return lines(
    `Đến ${asOfText(context)}, ${monitor.name} chưa ghi nhận kết quả của ${unit.name}. ${ask(context)} ${unit.name}:`,
    steps(context, context.days.replyBy),
  );
}

const steps = ({ monitor }: NoticeContext, replyBy: Day | null): Part =>
  numbered(
    'Nếu đã gửi kết quả: cho biết số, ngày văn bản để cập nhật; việc đúng hạn được xét theo thời điểm đã gửi.',
    'Nếu chưa hoàn thành: khẩn trương thực hiện; báo cáo nguyên nhân và thời gian hoàn thành' + `${atLatest(replyBy)}.`,
    'Nếu cần điều chỉnh thời hạn hoặc nhiệm vụ không thuộc trách nhiệm của đơn vị: có văn bản nêu rõ lý do, ' +
      `gửi ${monitor.name}.`,
  );

const toCoordinator = (context: NoticeContext): Part =>
  lines(
    `Đến ${asOfText(context)}, ${context.monitor.name} chưa ghi nhận kết quả của ${context.unit.name}.`,
    coordinatorRequest(context),
  );

const coordinatorRequest = ({ told, monitor }: NoticeContext): Part =>
  `Thông báo để ${told.name} biết, phối hợp thực hiện. Nếu ${told.name} đã gửi kết quả phối hợp, cần thêm thời gian, ` +
  `hoặc việc phối hợp không thuộc trách nhiệm của đơn vị, đề nghị cho ${monitor.name} biết để cập nhật.`;
