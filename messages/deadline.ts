// What a notice says about time and work: the directive's own words in quotation marks and the last day in time, side by side.
import { dayAt, startOf } from '../rules/day.ts';
import { explainClause } from './explain.ts';
import type { NoticeContext } from './context.ts';
import {
  dateText,
  datesText,
  hourText,
  instantText,
  limitText,
  minutesAt,
  passingText,
  weekdayDateText,
} from './dates.ts';
import { cut, join, quoted, say } from './line.ts';
import type { Part } from './line.ts';
import { countText } from './numbers.ts';
import { directiveName } from './reference.ts';
import { periodText } from './words.ts';
import type { Day } from '../contracts/time.ts';

/** Words of a duty in a digest. */
const LONGEST_BRIEF = 240;

interface Deadline {
  readonly due: Day;
  readonly dueAt: number;
}

/** The deadline the unit is now held to: after a return, the day of the return. */
export function deadlineOf({ assignment }: NoticeContext): Deadline | null {
  if (assignment === null) return null;
  const due = assignment.redoDue ?? assignment.due;
  if (due === null) return null;
  const dueAt = assignment.redoDue === null ? assignment.dueAt : assignment.redoAt;
  return { due, dueAt: dueAt ?? startOf(due + 1) };
}

/** Behind the day, where the deadline lies within it: ", trước 17 giờ 00". */
const withinDay = ({ due, dueAt }: Deadline): string =>
  dueAt < startOf(due + 1) && dueAt > startOf(due) ? `, trước ${hourText(minutesAt(dueAt))}` : '';

const label = ({ assignment }: NoticeContext): string =>
  assignment?.redoDue === null ? 'ngày cuối cùng trong hạn' : 'ngày cuối cùng trong hạn gửi lại';

/** "ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027"; with "tạm tính" where it rests on days off that are not decided yet. */
export function lastDay(context: NoticeContext): Part {
  const deadline = deadlineOf(context);
  if (deadline === null) return null;
  const open = context.basis?.provisional === true && context.assignment?.redoDue === null ? ', tạm tính' : '';
  return `${label(context)}: ${weekdayDateText(deadline.due)}${withinDay(deadline)}${open}`;
}

/** `"trước ngày 06/02/2027"; ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027`. */
export const deadlineText = (context: NoticeContext): Part =>
  join('; ', quoted(context.duty?.timeText ?? null), lastDay(context));

/** The same with the last day in brackets, as it stands inside a sentence. */
export const deadlineInline = (context: NoticeContext): Part =>
  join(' ', quoted(context.duty?.timeText ?? null), say`(${lastDay(context)})`);

/** Why the deadline is that day, in brackets. */
export function explanation(context: NoticeContext): Part {
  const { assignment, basis, duty } = context;
  if (assignment === null || assignment.due === null || assignment.redoDue !== null || basis === null) return null;
  return explainClause(basis, assignment.due, basis.words !== duty?.timeText).vi;
}

/** The day of the deadline alone, for subjects. */
export function dueDate(context: NoticeContext): Part {
  const deadline = deadlineOf(context);
  return deadline === null ? null : dateText(deadline.due);
}

/** From when it counts as overdue: "06/02/2027", "17 giờ 00 ngày 05/02/2027". */
export function lateFrom(context: NoticeContext): Part {
  const deadline = deadlineOf(context);
  return deadline === null ? null : passingText(deadline.dueAt);
}

/** "quá hạn từ ngày 06/02/2027". */
export function overdueSince(context: NoticeContext): Part {
  const from = lateFrom(context);
  if (from === null) return null;
  return from.includes('giờ') ? `quá hạn từ ${from}` : `quá hạn từ ngày ${from}`;
}

/** "17 giờ 00 ngày 05/02/2027". */
export const asOfText = ({ asOf }: NoticeContext): string => instantText(asOf);

/** "ngày 05/02/2027 (thứ Sáu)": the day behind "chậm nhất" in requests of our own. */
export const byDay = (day: Day | null): Part => (day === null ? null : `ngày ${limitText(day)}`);

/** "ngày 01/02/2027", "các ngày 01/02/2027, 05/02/2027"; null where nothing went out before. */
export function noticeDays({ noticeDates }: NoticeContext): Part {
  if (noticeDates.length === 0) return null;
  return new Set(noticeDates).size === 1 ? `ngày ${datesText(noticeDates)}` : `các ngày ${datesText(noticeDates)}`;
}

/** The duty in the directive's words, else its short title, else by its document alone. */
export function dutyWords({ duty, directive }: NoticeContext, limit?: number): string {
  const title = duty === null || duty.title === '' ? `nhiệm vụ theo ${directiveName(directive)}` : duty.title;
  return quoted(duty?.quote ?? null, limit) ?? (limit === undefined ? title : cut(title, limit));
}

/** The duty's words with its place (`withDirective`: in which document) and its period in brackets. */
export function dutyText(context: NoticeContext, withDirective = false): string {
  const { duty, directive } = context;
  const place = join(', ', duty?.place ?? null, withDirective ? directiveName(directive) : null);
  return join(' ', dutyWords(context), brackets(place, context)) ?? '';
}

/** The same in a row of many: cut short. */
export const dutyBrief = (context: NoticeContext): string =>
  join(' ', dutyWords(context, LONGEST_BRIEF), brackets(context.duty?.place ?? null, context)) ?? '';

const brackets = (place: Part, { assignment }: NoticeContext): Part =>
  say`(${join('; ', place, say`kỳ ${assignment === null ? null : periodText(assignment.period)}`)})`;

/** What came after the notice was decided and before it went out: a report that has been recorded. */
export function recordedSince({ assignment, asOf }: NoticeContext): Part {
  if (assignment === null || (assignment.status !== 'submitted' && assignment.status !== 'done')) return null;
  if (assignment.submittedAt === null || assignment.submittedAt < asOf) return null;
  return `kết quả gửi ngày ${dateText(dayAt(assignment.submittedAt))}`;
}

/** "05 ngày làm việc", or null for none. */
export const workingDaysText = (days: number | null): Part =>
  days === null || days <= 0 ? null : `${countText(days)} ngày làm việc`;
