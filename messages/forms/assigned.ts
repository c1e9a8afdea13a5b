// Thông báo giao nhiệm vụ: to the unit that leads, and to those that work with it.
import type { NoticeContext } from '../context.ts';
import { deadlineText, dueDate, dutyText, explanation } from '../deadline.ts';
import type { FormWords } from '../form.ts';
import { at, attached, noLaterThan, toldUnit } from '../form.ts';
import { join, lines, listed, numbered, say } from '../line.ts';
import type { Part } from '../line.ts';
import { directiveAbout, directiveReference } from '../reference.ts';
import { dutyShort, subject } from '../subject.ts';
import type { Day } from '../../contracts/time.ts';

const PART = { lead: 'chủ trì', coordinate: 'phối hợp' } as const;

export const assigned: FormWords = {
  subject: (context) => subject(context, 'Giao nhiệm vụ', dutyShort(context), say`hạn ${dueDate(context)}`),
  body: (context) => [
    lines(
      `${join(' ', 'Thực hiện', directiveReference(context.directive), directiveAbout(context.directive))}, ` +
        `${toldUnit(context)} được giao ${PART[context.part]} nhiệm vụ sau:`,
      numbered(content(context), actors(context), time(context)),
    ),
    lines(request(context, context.days.ackBy), attached(context)),
  ],
  item: ({ duty, part }) =>
    join('; ', part === 'coordinate' ? 'phối hợp thực hiện' : null, say`sản phẩm: ${duty?.product ?? null}`),
  request: (context, replyBy) => request({ ...context, url: null }, replyBy),
};

const content = (context: NoticeContext): Part =>
  join(' ', say`Nội dung: ${dutyText(context)}.`, say`Sản phẩm: ${context.duty?.product ?? null}.`);

const actors = ({ leads, coordinators, monitor }: NoticeContext): Part =>
  join(
    ' ',
    say`Chủ trì: ${listed(leads, 'đơn vị')}.`,
    say`Phối hợp: ${listed(coordinators, 'đơn vị')}.`,
    say`Cơ quan theo dõi, đôn đốc: ${monitor.name}.`,
  );

const time = (context: NoticeContext): Part => {
  const deadline = deadlineText(context);
  return deadline === null ? null : say`Thời hạn: ${join(' ', deadline, say`(${explanation(context)})`)}.`;
};

function request(context: NoticeContext, ackBy: Day | null): Part {
  const told = toldUnit(context);
  if (context.part === 'coordinate') return `Thông báo để ${told} biết, phối hợp thực hiện.`;
  return (
    `Đề nghị ${told} xác nhận đã tiếp nhận và phân công người thực hiện${at(context)}${noLaterThan(ackBy)}. ` +
    'Nếu nội dung, thời hạn nêu trên chưa đúng với văn bản hoặc không thuộc trách nhiệm của đơn vị, ' +
    `đề nghị phản hồi để ${context.monitor.name} điều chỉnh.`
  );
}
