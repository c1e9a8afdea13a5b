// Chuẩn bị sơ kết, tổng kết: to the unit that prepares the review.
import { capital, dashed, join, lines, say } from '../line.ts';
import type { NoticeContext } from '../context.ts';
import { dateText } from '../dates.ts';
import { deadlineText, dueDate, dutyText, explanation } from '../deadline.ts';
import type { FormWords } from '../form.ts';
import { at, toldUnit } from '../form.ts';
import type { Part } from '../line.ts';
import { directiveAbout, directiveReference } from '../reference.ts';
import { dutyShort, subject } from '../subject.ts';
import { REVIEW_WORDS } from '../words.ts';

export const reviewOpened: FormWords = {
  subject: (context) => subject(context, `Chuẩn bị ${name(context)}`, dutyShort(context), say`hạn ${dueDate(context)}`),
  body: (context) => [
    lines(
      `${join(' ', 'Thực hiện', directiveReference(context.directive), directiveAbout(context.directive))}, ` +
        (context.part === 'coordinate'
          ? `${toldUnit(context)} được giao phối hợp chuẩn bị ${name(context)}:`
          : `${toldUnit(context)} được giao chủ trì, tham mưu ${name(context)}:`),
      dashed(
        say`Nội dung: ${dutyText(context)}.`,
        say`Thời hạn: ${join(' ', deadlineText(context), say`(${explanation(context)})`)}.`,
        say`Các đơn vị gửi báo cáo chậm nhất ngày ${contributionsBy(context)}.`,
      ),
    ),
    request(context, at(context)),
  ],
  item: (context) => say`các đơn vị gửi báo cáo chậm nhất ngày ${contributionsBy(context)}`,
  request: (context) => request(context, ''),
};

const name = ({ review }: NoticeContext): string =>
  review === null ? 'sơ kết, tổng kết' : REVIEW_WORDS[review.kind].vi;

function contributionsBy({ review }: NoticeContext): Part {
  const day = review?.contributionsBy ?? null;
  return day === null ? null : dateText(day);
}

function request(context: NoticeContext, where: string): Part {
  const told = toldUnit(context);
  if (context.part === 'coordinate') return `Thông báo để ${told} biết, phối hợp thực hiện.`;
  return (
    `Đề nghị ${told} chuẩn bị đề cương, biểu số liệu, tổng hợp báo cáo của các đơn vị. ` +
    `${capital(`sau khi tổ chức ${name(context)}`)}, đề nghị cho biết ngày tổ chức và số, ngày văn bản kết luận${where}. ` +
    `Trường hợp cần điều chỉnh thời gian hoặc không thuộc trách nhiệm của đơn vị, đề nghị phản hồi để ${context.monitor.name} điều chỉnh.`
  );
}
