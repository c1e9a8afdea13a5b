// Đề nghị báo cáo phục vụ sơ kết, tổng kết.
import type { NoticeContext, NoticeReview } from '../context.ts';
import { dateText, weekdayDateText } from '../dates.ts';
import { deadlineOf, dueDate } from '../deadline.ts';
import type { FormWords } from '../form.ts';
import { attached, toldUnit } from '../form.ts';
import { join, lines, numbered, quoted, say } from '../line.ts';
import type { Part } from '../line.ts';
import { countText } from '../numbers.ts';
import { directiveReference } from '../reference.ts';
import { numberTag, plainSubject } from '../subject.ts';
import { kindName, REVIEW_WORDS } from '../words.ts';
import type { Day } from '../../contracts/time.ts';

export const contributionAsked: FormWords = {
  subject: (context) =>
    plainSubject(
      numberTag(context),
      join(' – ', `Đề nghị báo cáo ${reviewName(context)}`, say`gửi chậm nhất ${dueDate(context)}`) ?? '',
    ),
  body: (context) => [
    lines(
      `Thực hiện ${directiveReference(context.directive)}, ${context.monitor.name} được giao tham mưu ` +
        `${join(' ', reviewName(context), quoted(context.review?.timeText ?? null))}. ` +
        `Để có cơ sở tổng hợp, đề nghị ${toldUnit(context)}:`,
      numbered(report(context), focus(context), compare(context), send(context)),
    ),
    attached(context),
  ],
  item: (context) => join('; ', `báo cáo ${reviewName(context)}`, say`thời kỳ báo cáo ${span(context.review)}`),
  request: (context) =>
    `Đề nghị ${toldUnit(context)} gửi báo cáo do người đứng đầu ký và bản điện tử về ${context.monitor.name} đúng hạn nêu trên.`,
};

const reviewName = ({ review, duty }: NoticeContext): string =>
  REVIEW_WORDS[review?.kind ?? (duty?.title.toLowerCase().includes('tổng kết') === true ? 'tong-ket' : 'so-ket')].vi;

const day = (value: Day | null | undefined): Part => (value === null || value === undefined ? null : dateText(value));

const span = (review: NoticeReview | null): Part => say`từ ${day(review?.periodFrom)} đến ${day(review?.periodTo)}`;

/** Where outline and tables are: with the notice, or on the page. */
const where = ({ attachments, url }: NoticeContext): Part =>
  attachments.length > 0 ? 'gửi kèm' : url === null || url === '' ? null : `tại ${url}`;

function report(context: NoticeContext): Part {
  const first = join(' ', 'Xây dựng báo cáo theo Đề cương và Biểu số liệu', where(context));
  const times = join(
    ', ',
    say`thời kỳ báo cáo ${span(context.review)}`,
    say`số liệu chốt đến hết ngày ${day(context.review?.cutOff)}`,
  );
  return say`${join('; ', first, times)}.`;
}

function focus(context: NoticeContext): string {
  const final = context.review?.kind === 'tong-ket';
  return (
    'Tập trung đánh giá: việc quán triệt, cụ thể hóa; kết quả từng nhiệm vụ, chỉ tiêu được giao; hạn chế, nguyên nhân, trách nhiệm; ' +
    'kinh nghiệm; kiến nghị, đề xuất; ' +
    (final ? `đề xuất tiếp tục thực hiện, sửa đổi, thay thế hoặc kết thúc ${kindName(context.directive.kind)}; ` : '') +
    'tập thể, cá nhân đề nghị biểu dương (nếu có).'
  );
}

function compare(context: NoticeContext): Part {
  const { review } = context;
  const counts =
    review === null || review.done === null || review.total === null
      ? null
      : `(${countText(review.done)}/${countText(review.total)} nhiệm vụ đã hoàn thành)`;
  const list = join(' ', `Đối chiếu Danh mục nhiệm vụ của ${toldUnit(context)}`, where(context), counts);
  return `${list}; ghi rõ nội dung chưa thống nhất.`;
}

function send(context: NoticeContext): string {
  const deadline = deadlineOf(context);
  const by = deadline === null ? '' : ` chậm nhất ${weekdayDateText(deadline.due)}`;
  return `Gửi báo cáo do người đứng đầu ký và bản điện tử về ${context.monitor.name}${by}.`;
}
