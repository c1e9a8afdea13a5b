// Đính chính: the report had come in time and was recorded after an overdue notice went out.
import type { NoticeContext } from '../context.ts';
import { dateText, datesText } from '../dates.ts';
import type { FormWords } from '../form.ts';
import { join, say, uncapital } from '../line.ts';
import { dutyShort, subject } from '../subject.ts';
import { dayAt } from '../../rules/day.ts';
import { announcement, thanks, who } from './settled.ts';

export const correction: FormWords = {
  subject: (context) => subject(context, 'Đính chính', dutyShort(context), `${context.unit.name} đã gửi đúng hạn`),
  body: (context) => [`${announcement(context)}. ${corrected(context)}.`, last(context)],
  item: (context) => uncapital(corrected(context)),
  request: (context) =>
    `Đối với các thông báo nêu trên, ${who(context)} không cần báo cáo thêm. Trân trọng cảm ơn sự phối hợp.`,
};

function corrected({ assignment, monitor, noticeDates }: NoticeContext): string {
  const day = assignment === null || assignment.submittedAt === null ? null : dateText(dayAt(assignment.submittedAt));
  const dates = datesText(noticeDates);
  const which =
    noticeDates.length === 0
      ? 'thông báo đã gửi'
      : new Set(noticeDates).size === 1
        ? `thông báo ngày ${dates}`
        : `các thông báo ngày ${dates}`;
  const came = join(' ', 'Kết quả đã được gửi đúng hạn', say`ngày ${day}`);
  return `${came}; ${monitor.name} cập nhật sau và xin đính chính ${which}`;
}

/** The chase has ended once the report is confirmed; before that only the notice is taken back. */
function last(context: NoticeContext): string {
  if (context.assignment?.status === 'done') return thanks(context);
  return `Đối với thông báo nêu trên, ${who(context)} không cần báo cáo thêm. Trân trọng cảm ơn sự phối hợp của ${context.unit.name}.`;
}
