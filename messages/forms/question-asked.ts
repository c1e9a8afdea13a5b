// Đề nghị cho ý kiến: what only a person can settle.
import type { NoticeContext } from '../context.ts';
import { reader } from '../address.ts';
import type { FormWords } from '../form.ts';
import { at, noLaterThan } from '../form.ts';
import { cut, dashed, lines, quoted, say } from '../line.ts';
import type { Part } from '../line.ts';
import { dutyText } from '../deadline.ts';
import { directiveAbout, directiveReference } from '../reference.ts';
import { dutyShort, numberTag, plainSubject } from '../subject.ts';
import type { QuestionKind } from '../../contracts/question.ts';
import { join } from '../line.ts';

interface QuestionWords {
  /** For the subject. */
  readonly short: string;
  readonly what: string;
  readonly asked: string;
}

const QUESTIONS: Readonly<Record<QuestionKind, QuestionWords>> = {
  undated: {
    short: 'thời hạn của nhiệm vụ',
    what: 'Văn bản không ấn định ngày đối với nhiệm vụ',
    asked: 'cho biết ngày cuối cùng trong hạn, hoặc cho biết đây là nhiệm vụ thường xuyên',
  },
  eventDated: {
    short: 'ngày của mốc thời gian nêu trong văn bản',
    what: 'Thời hạn của nhiệm vụ gắn với một sự kiện chưa rõ ngày',
    asked: 'cho biết ngày cuối cùng trong hạn',
  },
  recurrenceUnspecified: {
    short: 'kỳ báo cáo',
    what: 'Văn bản ghi định kỳ nhưng không nêu kỳ hạn',
    asked: 'cho biết kỳ hạn (tháng, quý, 6 tháng, năm)',
  },
  unmatchedName: {
    short: 'tên đơn vị chưa có trong danh bạ',
    what: 'Tên sau trong văn bản chưa khớp với đơn vị nào trong danh bạ',
    asked: 'cho biết đây là đơn vị nào',
  },
  noLead: {
    short: 'đơn vị chủ trì',
    what: 'Văn bản không nêu rõ đơn vị chủ trì nhiệm vụ sau',
    asked: 'cho biết đơn vị chủ trì',
  },
  vacantPost: {
    short: 'người nhận thông báo',
    what: 'Chưa có người giữ vị trí nhận thông báo',
    asked: 'bổ sung người giữ vị trí này vào danh bạ',
  },
  beforeIssue: {
    short: 'thời hạn trước ngày ban hành',
    what: 'Thời hạn ghi trong văn bản trước ngày ban hành',
    asked: 'cho biết thời hạn đúng',
  },
  stillRecurring: {
    short: 'nhiệm vụ định kỳ còn thực hiện hay thôi',
    what: 'Văn bản giao thực hiện định kỳ mà không ấn định ngày kết thúc',
    asked: 'cho biết còn thực hiện tiếp, hoặc cho biết ngày kết thúc',
  },
  receiptDate: {
    short: 'ngày đơn vị nhận văn bản',
    what: 'Thời hạn được tính từ ngày đơn vị nhận văn bản',
    asked: 'cho biết ngày nhận',
  },
};

const OTHER: QuestionWords = { short: 'nội dung cần làm rõ', what: 'Nội dung cần làm rõ', asked: 'cho ý kiến' };

const wordsOf = ({ question }: NoticeContext): QuestionWords => (question === null ? OTHER : QUESTIONS[question.kind]);

const LONGEST_DUTY = 50;

export const questionAsked: FormWords = {
  subject: (context) => {
    const duty = dutyShort(context);
    const about = duty === null ? quoted(context.question?.words ?? null) : duty;
    const text = join(
      ' – ',
      `Đề nghị cho ý kiến: ${wordsOf(context).short}`,
      about === null ? null : cut(about, LONGEST_DUTY),
    );
    return plainSubject(numberTag(context), text ?? '');
  },
  body: (context) => [
    lines(
      `Để theo dõi, đôn đốc việc thực hiện ${join(' ', directiveReference(context.directive), directiveAbout(context.directive))}, ` +
        'có nội dung sau cần người có trách nhiệm cho ý kiến:',
      dashed(say`${what(context)}.`, context.duty === null ? null : `Nhiệm vụ: ${dutyText(context)}.`),
    ),
    request(context, context.url === null ? '' : at(context)),
  ],
  item: (context) => what(context),
  request: (context) => `Đề nghị ${reader(context)} cho ý kiến đối với từng nội dung nêu trên.`,
};

function what(context: NoticeContext): Part {
  const { question } = context;
  if (question === null) return OTHER.what;
  return join(': ', wordsOf(context).what, quoted(question.words));
}

const request = (context: NoticeContext, where: string): Part =>
  `Đề nghị ${reader(context)} ${wordsOf(context).asked}${where}${noLaterThan(context.days.replyBy)}. ` +
  'Nội dung này chưa được đôn đốc cho đến khi có ý kiến.';
