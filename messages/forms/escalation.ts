// Báo cáo người đứng đầu đơn vị, and by the same text the head of the monitor, the committee member in charge, the issuing organ's office.
import { ask, reader } from '../address.ts';
import type { NoticeContext } from '../context.ts';
import { dateText } from '../dates.ts';
import { asOfText, deadlineInline, dutyText, noticeDays, overdueSince } from '../deadline.ts';
import type { FormWords } from '../form.ts';
import { at, atLatest } from '../form.ts';
import { capital, dashed, join, lines, say } from '../line.ts';
import type { Part } from '../line.ts';
import { countText } from '../numbers.ts';
import { directiveName } from '../reference.ts';
import { numberTag, plainSubject } from '../subject.ts';
import type { Day } from '../../contracts/time.ts';

export const escalation: FormWords = {
  subject: (context) => escalationSubject(context, 1),
  body: (context) => [
    lines(opening(context), dashed(duty(context), chased(context))),
    lines(request(context, context.days.replyBy), wayOut(context, at(context)), nextStep(context)),
  ],
  item: (context) => join('; ', overdueSince(context), say`đã nhắc, đôn đốc ${noticeDays(context)}`),
  request: (context, replyBy) => lines(request(context, replyBy), wayOut(context, ''), nextStep(context)),
};

/** The subject for several duties of one unit. */
export const escalationSubject = (context: NoticeContext, count: number): string =>
  plainSubject(numberTag(context), `Kính báo cáo: ${countText(count)} nhiệm vụ quá hạn của ${context.unit.name}`);

function opening(context: NoticeContext): string {
  const { monitor, unit, directive, role } = context;
  if (role === 'committee') {
    return `${monitor.name} kính báo cáo ${reader(context)}, cấp ủy viên được phân công phụ trách ${unit.name}:`;
  }
  const subject = `tình hình thực hiện ${directiveName(directive)} tại ${unit.name}:`;
  // The head of the monitor is not told in the monitor's name.
  const from = role === 'monitor' ? 'Kính báo cáo' : `${monitor.name} kính báo cáo`;
  return `${from} ${reader(context)} ${subject}`;
}

const duty = (context: NoticeContext): Part =>
  say`Nhiệm vụ: ${join('; ', dutyText(context, context.role === 'committee'), say`thời hạn ${deadlineInline(context)}`, overdueSince(context))}.`;

function chased(context: NoticeContext): Part {
  const { monitor, unit } = context;
  const nothing = `đến ${asOfText(context)} chưa ghi nhận kết quả hoặc đề nghị điều chỉnh thời hạn.`;
  const days = noticeDays(context);
  return days === null ? capital(nothing) : `${monitor.name} đã nhắc, đôn đốc ${unit.name} vào ${days}; ${nothing}`;
}

function request(context: NoticeContext, replyBy: Day | null): Part {
  const { monitor, unit, role } = context;
  const by = atLatest(replyBy);
  const who = reader(context);
  if (role === 'monitor') {
    return `${ask(context)} ${who} cho ý kiến về việc tiếp tục đôn đốc ${unit.name}${by}.`;
  }
  return (
    `${ask(context)} ${who} quan tâm, chỉ đạo hoàn thành nhiệm vụ; cho ý kiến về thời gian hoàn thành${by}. ` +
    `Trường hợp nhiệm vụ không thuộc trách nhiệm của ${unit.name} hoặc có vướng mắc vượt thẩm quyền, ` +
    `kính đề nghị ${who} cho biết để ${monitor.name} tổng hợp, tham mưu xử lý.`
  );
}

/** Every overdue notice says what to do if the work is done, if more time is needed, and (for the monitor) if it is not theirs. */
const wayOut = ({ role, unit }: NoticeContext, where: string): Part =>
  role === 'monitor'
    ? `Nếu ${unit.name} đã gửi kết quả, cần điều chỉnh thời hạn hoặc nhiệm vụ không thuộc trách nhiệm của đơn vị, kính đề nghị cho cập nhật${where}.`
    : `Nếu ${unit.name} đã gửi kết quả hoặc cần điều chỉnh thời hạn, kính đề nghị cho biết số, ngày văn bản${where}; việc đúng hạn được xét theo thời điểm đã gửi.`;

const nextStep = ({ nextStep: step, monitor }: NoticeContext): Part =>
  step === null
    ? null
    : say`Sau ngày ${dateText(step.on)}, ${monitor.name} sẽ tổng hợp, báo cáo ${step.addressee} theo quy chế làm việc.`;
