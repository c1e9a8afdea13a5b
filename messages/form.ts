// What every form (hình thức) of notice gives: its subject, its body between greeting and foot, and its shorter words in a digest.
import type { NoticeContext } from './context.ts';
import { byDay } from './deadline.ts';
import { join, say } from './line.ts';
import type { Part } from './line.ts';
import type { Day } from '../contracts/time.ts';

export interface FormWords {
  subject(context: NoticeContext): string;
  /** Paragraphs; an empty line parts them. */
  body(context: NoticeContext): readonly Part[];
  /** In a digest: what this form has to say of one duty, behind its words and its deadline, without the last full stop. */
  item(context: NoticeContext): Part;
  /** In a digest: what is asked for, once for all items of this form. `replyBy`: the earliest day by which one of them asks for an answer. */
  request(context: NoticeContext, replyBy: Day | null): Part;
}

/** " tại https://..." */
export const at = ({ url }: NoticeContext): string => (url === null || url === '' ? '' : ` tại ${url}`);

/** " chậm nhất ngày 05/02/2027 (thứ Sáu)" */
export const atLatest = (day: Day | null): string => {
  const by = byDay(day);
  return by === null ? '' : ` chậm nhất ${by}`;
};

/** The same behind a comma. */
export const noLaterThan = (day: Day | null): string => (day === null ? '' : `,${atLatest(day)}`);

/** The unit that is asked to do something. */
export const toldUnit = ({ told }: NoticeContext): string => told.name;

/** "Gửi kèm: Đề cương báo cáo; Biểu số liệu." */
export const attached = ({ attachments }: NoticeContext): Part => say`Gửi kèm: ${join('; ', ...attachments)}.`;
