// Trả lại kết quả: the monitor asks for the report to be completed, by a day; or does not accept a refusal.
import { ask } from '../address.ts';
import type { NoticeContext } from '../context.ts';
import { dateText, weekdayDateText } from '../dates.ts';
import { dutyText } from '../deadline.ts';
import type { FormWords } from '../form.ts';
import { at, toldUnit } from '../form.ts';
import { dashed, join, lines, quoted, say } from '../line.ts';
import type { Part } from '../line.ts';
import { documentReference } from '../reference.ts';
import { dutyShort, subject } from '../subject.ts';
import { dayAt } from '../../rules/day.ts';

export const returned: FormWords = {
  subject: (context) =>
    subject(
      context,
      ofRefusal(context) ? 'Đề nghị tiếp tục thực hiện' : 'Trả lại kết quả',
      dutyShort(context),
      say`hạn ${redoDay(context) === null ? null : dateText(redoDay(context) ?? 0)}`,
    ),
  body: (context) => [
    lines(
      opening(context),
      dashed(
        say`Nội dung: ${dutyText(context, true)}.`,
        say`Thời hạn: ${firstDeadline(context)}.`,
        say`Kết quả đã gửi: ${sent(context)}.`,
        say`Lý do: ${quoted(context.reason)}.`,
      ),
    ),
    lines(
      request(context, at(context)),
      context.assignment?.submittedAt == null
        ? null
        : 'Việc hoàn thành đúng hạn hay quá hạn vẫn được xét theo lần gửi đầu tiên.',
    ),
  ],
  item: (context) => join('; ', say`gửi lại chậm nhất ${by(context)}`, say`lý do: ${quoted(context.reason)}`),
  request: (context) => request(context, ''),
};

/** A refusal, not a report, was sent back. */
const ofRefusal = ({ assignment, result }: NoticeContext): boolean =>
  assignment !== null && assignment.submittedAt === null && result === null;

const redoDay = ({ assignment }: NoticeContext): number | null => assignment?.redoDue ?? null;

function by(context: NoticeContext): Part {
  const day = redoDay(context);
  return day === null ? null : weekdayDateText(day);
}

function firstDeadline({ duty, assignment }: NoticeContext): Part {
  const due = assignment?.due ?? null;
  return join(
    '; ',
    quoted(duty?.timeText ?? null),
    due === null ? null : `ngày cuối cùng trong hạn: ${weekdayDateText(due)}`,
  );
}

const opening = (context: NoticeContext): string =>
  ofRefusal(context)
    ? `${context.monitor.name} đã xem ý kiến của ${toldUnit(context)} và đề nghị ${toldUnit(context)} tiếp tục thực hiện nhiệm vụ sau:`
    : `${context.monitor.name} đã xem kết quả của ${toldUnit(context)} và trả lại để bổ sung, hoàn thiện đối với nhiệm vụ sau:`;

const sent = ({ result, assignment }: NoticeContext): Part =>
  join(
    '; ',
    documentReference(result),
    say`gửi ngày ${assignment === null || assignment.submittedAt === null ? null : dateText(dayAt(assignment.submittedAt))}`,
  );

function request(context: NoticeContext, where: string): Part {
  const day = where === '' ? null : by(context);
  const what = ofRefusal(context) ? 'thực hiện và gửi kết quả' : 'hoàn thiện và gửi lại kết quả';
  return (
    `${ask(context)} ${toldUnit(context)} ${what}${where}${day === null ? '' : `, chậm nhất ${day}`}. ` +
    `Trường hợp cần thêm thời gian hoặc có ý kiến khác, đề nghị có văn bản nêu rõ lý do, gửi ${context.monitor.name}.`
  );
}
