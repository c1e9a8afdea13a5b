// What the forms that tell of a change in a running duty have in common: who has decided or asked what, the duty, its deadline, the reason
// and the document, and what is asked for.
import type { Day } from '../../contracts/time.ts';
import type { NoticeContext } from '../context.ts';
import { dateText, weekdayDateText } from '../dates.ts';
import { deadlineText, dutyText } from '../deadline.ts';
import type { FormWords } from '../form.ts';
import { at } from '../form.ts';
import { dashed, join, lines, quoted, say } from '../line.ts';
import type { Part } from '../line.ts';
import { documentReference } from '../reference.ts';
import { dutyShort, subject } from '../subject.ts';

export interface Change {
  /** The first words of the subject. */
  readonly title: string;
  /** A sentence that ends before the colon behind which the duty stands. */
  readonly opening: (context: NoticeContext) => string;
  /** What the notice has to say besides the duty, its deadline, the reason and the document; without full stops. */
  readonly news: (context: NoticeContext) => readonly Part[];
  /** Who gave the reason: "Lý do", "Lý do đơn vị nêu". */
  readonly reason: string;
  readonly request: (context: NoticeContext, replyBy: Day | null, where: string) => Part;
}

export const change = ({ title, opening, news, reason, request }: Change): FormWords => ({
  subject: (context) => subject(context, title, dutyShort(context), context.unit.name),
  body: (context) => [
    lines(
      `${opening(context)}:`,
      dashed(
        say`Nội dung: ${dutyText(context, true)}.`,
        say`Thời hạn: ${deadlineText(context)}.`,
        ...news(context).map((part) => say`${part}.`),
        say`${reason}: ${quoted(context.reason)}.`,
        say`Căn cứ: ${documentReference(context.decision)}.`,
      ),
    ),
    request(context, context.days.replyBy, at(context)),
  ],
  item: (context) => join('; ', ...news(context).map(small), say`${reason.toLowerCase()}: ${quoted(context.reason)}`),
  request: (context, replyBy) => request(context, replyBy, ''),
});

const small = (part: Part): Part => (part === null ? null : part.slice(0, 1).toLowerCase() + part.slice(1));

/** "thứ Sáu, 05/02/2027". */
export const onDay = (day: Day | null): Part => (day === null ? null : weekdayDateText(day));

/** "05/02/2027". */
export const shortDay = (day: Day | null): Part => (day === null ? null : dateText(day));
