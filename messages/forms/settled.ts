// Thông báo đã giải quyết: whoever was told that a duty was overdue hears how it ended.
import type { NoticeContext } from '../context.ts';
import { reader, toOrgan } from '../address.ts';
import { dateText, dayFromText, weekdayDateText } from '../dates.ts';
import { noticeDays } from '../deadline.ts';
import type { FormWords } from '../form.ts';
import { dashed, join, lines, quoted, say, uncapital } from '../line.ts';
import type { Part } from '../line.ts';
import { countText } from '../numbers.ts';
import { directiveName } from '../reference.ts';
import { dutyShort, subject } from '../subject.ts';
import { dayAt } from '../../rules/day.ts';
import type { NoticeDocument } from '../context.ts';
import type { Instant } from '../../contracts/time.ts';

const KINDS = { extended: 'Điều chỉnh thời hạn', moved: 'Không còn giao' } as const;

export const settled: FormWords = {
  subject: (context) =>
    subject(
      context,
      context.ending === null ? 'Đã hoàn thành' : KINDS[context.ending.kind],
      dutyShort(context),
      context.unit.name,
    ),
  body: (context) => [lines(announced(context), context.ending === null ? completion(context) : null), thanks(context)],
  item: (context) =>
    context.ending === null
      ? join('; ', 'đã hoàn thành', say`kết quả: ${result(context)}`, outcome(context))
      : uncapital(changed(context)),
  request: (context) =>
    `Việc đôn đốc các nhiệm vụ nêu trên kết thúc; ${who(context)} không cần báo cáo thêm. Trân trọng cảm ơn sự phối hợp.`,
};

/** A form whose news whoever had been told that the duty was overdue hears in the words of a settlement. */
export function settledWhereTold(own: FormWords): FormWords {
  const words = ({ role }: NoticeContext): FormWords => (role === 'told' ? settled : own);
  return {
    subject: (context) => words(context).subject(context),
    body: (context) => words(context).body(context),
    item: (context) => words(context).item(context),
    request: (context, replyBy) => words(context).request(context, replyBy),
  };
}

/** `{monitor} thông báo: nhiệm vụ "{short}" của {unit} theo {directive}`, as settled and corrected begin. */
export const announcement = (context: NoticeContext): string => {
  const duty = join(' ', 'nhiệm vụ', quoted(dutyShort(context))) ?? '';
  return `${context.monitor.name} thông báo: ${duty} của ${context.unit.name} theo ${directiveName(context.directive)}`;
};

/** "đồng chí và đơn vị"; "đơn vị" where an organ is written to. */
export const who = (context: NoticeContext): string => (toOrgan(context) ? 'đơn vị' : `${reader(context)} và đơn vị`);

/** The last paragraph: nothing more is asked. */
export const thanks = (context: NoticeContext): string =>
  `Việc đôn đốc nhiệm vụ này${context.ending?.kind === 'extended' ? ' theo thời hạn trước' : ''} kết thúc; ${who(context)} không cần báo cáo thêm. ` +
  `Trân trọng cảm ơn sự phối hợp của ${context.unit.name}.`;

function announced(context: NoticeContext): string {
  const days = noticeDays(context);
  const begun = join(', ', announcement(context), say`đã được đôn đốc ${days}`) ?? '';
  return context.ending === null
    ? `${begun}, nay đã hoàn thành.`
    : (join(' ', `${begun}.`, say`${changed(context)}.`) ?? begun);
}

const completion = (context: NoticeContext): Part =>
  dashed(
    say`Kết quả: ${result(context)}.`,
    say`Đánh giá tiến độ: ${join(' ', outcome(context), say`(${originalLastDay(context)})`)}.`,
  );

const on = (instant: Instant | null): Part => (instant === null ? null : dateText(dayAt(instant)));

function result({ result: document, assignment }: NoticeContext): Part {
  return join(
    '; ',
    document === null ? null : named(document),
    say`gửi ngày ${on(assignment?.submittedAt ?? null)}`,
    say`xác nhận ngày ${on(assignment?.confirmedAt ?? null)}`,
  );
}

/** "Báo cáo số 45/BC-SYT, ngày 10/02/2027" */
function named({ kindName, number, issuedOn }: NoticeDocument): Part {
  const day = dayFromText(issuedOn);
  const what = join(', ', say`số ${number}`, say`ngày ${day === null ? null : dateText(day)}`);
  return say`${kindName ?? 'văn bản'} ${what}`;
}

function outcome({ assignment }: NoticeContext): Part {
  if (assignment === null || assignment.late === null) return null;
  if (!assignment.late) return 'hoàn thành đúng hạn';
  const days = assignment.daysLate ?? 0;
  return days > 0 ? `hoàn thành quá hạn (${countText(days)} ngày làm việc)` : 'hoàn thành quá hạn';
}

const originalLastDay = ({ assignment }: NoticeContext): Part =>
  say`ngày cuối cùng trong hạn: ${assignment === null || assignment.due === null ? null : weekdayDateText(assignment.due)}`;

/** How it ended where it was not by completion, without a full stop. */
function changed({ ending, unit }: NoticeContext): Part {
  if (ending === null) return null;
  if (ending.kind === 'extended') {
    const { decision: document } = ending;
    const decision = document === null ? null : join(' ', named(document), say`của ${document.issuer}`);
    return join(' ', `Thời hạn được điều chỉnh đến ngày ${dateText(ending.newDue)}`, say`theo ${decision}`);
  }
  const { decision } = ending;
  const by = decision === null ? null : say`${decision.kindName ?? 'văn bản'} số ${decision.number}`;
  return join(', ', `Nhiệm vụ không còn giao ${unit.name} kể từ ngày ${dateText(ending.from)}`, say`theo ${by}`);
}
