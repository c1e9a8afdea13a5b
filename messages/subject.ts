// Subjects: number in brackets, kind of notice, short duty, deadline; at most 120 characters. Where it is too long, the short duty
// gives way first, then the unit's name.
import type { NoticeContext } from './context.ts';
import { cut, join } from './line.ts';
import type { Part } from './line.ts';
import { calm, directiveName } from './reference.ts';
import { periodText } from './words.ts';

export const LONGEST_SUBJECT = 120;
const LONGEST_NUMBER = 40;
/** A duty shorter than this says nothing. */
const SHORTEST_DUTY = 12;
const LONGEST_TAIL = 50;
const UNFIT_MARKS = /!+/g;

const length = (text: string): number => Array.from(text).length;

/** The directive's number in brackets; its kind and day where it has no number. */
export const numberTag = ({ directive }: NoticeContext): string =>
  `[${cut(directive.number === null || directive.number === '' ? directiveName(directive) : directive.number, LONGEST_NUMBER)}]`;

/** The duty's short name with its period; null where it has none. */
export function dutyShort({ duty, assignment }: NoticeContext): Part {
  const words = duty === null ? '' : duty.title === '' ? (duty.quote ?? '') : duty.title;
  if (words === '') return null;
  return join(', ', calm(words), assignment === null ? null : periodText(assignment.period));
}

/** `[number] kind: short – tail`, cut to fit. */
export function subject(context: NoticeContext, kind: string, short: Part, tail: Part): string {
  const head = join(' ', numberTag(context), kind) ?? '';
  const end = tail === null || tail === '' ? '' : ` – ${cut(tail, LONGEST_TAIL)}`;
  const room = Math.max(SHORTEST_DUTY, LONGEST_SUBJECT - length(head) - length(end) - 2);
  const middle = short === null || short === '' ? '' : `: ${cut(short, room)}`;
  return cut(`${head}${middle}${end}`.replace(UNFIT_MARKS, '.'), LONGEST_SUBJECT);
}

/** A subject that names no duty. */
export const plainSubject = (tag: string, words: string): string =>
  cut(`${tag} ${words}`.replace(UNFIT_MARKS, '.'), LONGEST_SUBJECT);
