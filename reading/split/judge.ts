// Whether a line begins a directive, by what stands around it and how far the directive before has come. A number in a head is proof; a
// kind alone is not: it must stand behind an end, with a title, and must not be the heading of an appendix or an annex.
import { kindNamed } from '../headlines.ts';
import { below, isForm, isSetOff, isTitle, lowOf, type Below, type Head, type Text } from './evidence.ts';
import { isTitleListed, type Listing } from './listing.ts';
import { isHeadMark, textOf, type Mark, type MarkedLine } from './marks.ts';

/** A kind this near below another, without lines of a head between, is a word of its title. */
const MAX_TITLE = 3;
/** "V/v ..." and "Kính gửi" stand within this many lines of a letter's number. */
const LETTER_REACH = 14;
/** The title of an appendix stands within this many lines below its heading. */
const APPENDIX_TITLE = 3;

/** How far the directive that is being read has come. */
export interface Course {
  /** The line that names its kind, or its number; -1 before the first directive. */
  readonly anchor: number;
  readonly numbered: boolean;
  /** Words of its own were seen, not only a heading. */
  body: boolean;
  /** An item was seen: from there a line of capitals can sign. */
  items: boolean;
  closed: boolean;
  /** The last heading of an appendix; -1 where there was none. */
  appendix: number;
}

export const courseFrom = (anchor: number, numbered: boolean): Course => ({
  anchor,
  numbered,
  body: false,
  items: false,
  closed: false,
  appendix: -1,
});

/** Its closing was seen, or an appendix behind it. */
export const hasEnded = (course: Course): boolean => course.closed || course.appendix >= 0;

/** `bare`: nothing but a kind and a title says so. `pending`: so too, in an appendix; a closing of its own must follow. */
export type Verdict = 'taken' | 'bare' | 'pending' | 'doubtful' | 'none';

/** The line of a kind, and what stands around it. */
interface Candidate extends Below {
  readonly anchor: number;
  readonly line: MarkedLine;
  /** What stands behind the kind on its line. */
  readonly rest: string;
  /** Its head names an issuer, or has a motto or a day. */
  readonly headed: boolean;
  readonly numbered: boolean;
  readonly of: boolean;
}

function candidateAt(text: Text, anchor: number, head: Head): Candidate {
  const line = text.lines[anchor] as MarkedLine;
  const words = textOf(text.mapped, line);
  const rest = words.slice(kindNamed({ text: words, low: lowOf(text, line) })?.length ?? 0).trim();
  const info = below(text, anchor);
  return {
    ...info,
    anchor,
    line,
    rest,
    headed: head.marks.has('issuer') || head.marks.has('motto') || head.marks.has('day'),
    numbered: head.marks.has('number') || info.numbered,
    of: info.of || rest.startsWith('CỦA '),
  };
}

/** Words of capitals that name a kind and cannot begin a directive, whatever stood before. */
function isNoBeginning({ lines }: Text, one: Candidate, head: Head, course: Course): boolean {
  const { line, anchor } = one;
  // "QUYẾT ĐỊNH:" and "QUYẾT ĐỊNH" above "Điều 1." are the words that enact.
  if (/^[:.,;)]/.test(one.rest) || one.marker === 'article' || one.group) return true;
  if (head.first === anchor && course.anchor >= 0 && anchor - course.anchor <= MAX_TITLE) return true;
  // A heading in capitals that was broken goes on here.
  return !one.headed && lines[anchor - 1]?.mark === 'capitals' && !line.afterBlank && !line.afterFeed;
}

/** Whether the line of a kind begins a directive. */
export function judgeKind(text: Text, anchor: number, head: Head, course: Course, listing: Listing | null): Verdict {
  const one = candidateAt(text, anchor, head);
  if (isNoBeginning(text, one, head, course)) return 'none';
  const first = course.anchor < 0;
  const { of, headed, rest, title } = one;
  if (one.numbered) return headed || of || first || hasEnded(course) ? 'taken' : 'doubtful';
  if (one.caption || (course.appendix >= 0 && anchor - course.appendix <= APPENDIX_TITLE)) return 'none';
  if (isTitleListed(listing, rest === '' || of ? title : `${rest} ${title}`)) return 'taken';
  // A heading that goes on in capitals, or cites a number, is no head.
  const small = /^\p{Ll}/u.test(rest);
  if (!headed && !of && rest !== '' && !small) return 'none';
  if (isForm(text, head) && (course.appendix >= 0 || !course.closed)) return first ? 'bare' : 'doubtful';
  if (headed || of) return of || first || hasEnded(course) ? 'taken' : 'doubtful';
  return judgeBare(text, one, small || isTitle(one), course);
}

/** Whether a kind begins a directive where nothing but its title stands with it. */
function judgeBare({ lines }: Text, { anchor, title, marker }: Candidate, titled: boolean, course: Course): Verdict {
  if (course.anchor < 0) return titled ? 'taken' : 'bare';
  const named = titled || (title !== '' && marker === null);
  if (!hasEnded(course) || !named) return 'doubtful';
  if (course.appendix < 0) return 'bare';
  if (!isSetOff(lines, anchor) && lines[anchor - 1]?.mark !== 'row') return 'doubtful';
  return titled ? 'bare' : 'pending';
}

/** What stands below the number, or the subject, of a letter. */
const LETTER_MARKS = new Set<Mark>(['addressee', 'words', 'rule', 'page']);

/** Whether a number, or a subject without one, begins a letter, or a directive whose kind is lost. */
export function judgeLetter({ lines }: Text, anchor: number, head: Head, course: Course): Verdict {
  if (course.anchor >= 0 && anchor - course.anchor <= LETTER_REACH && !hasEnded(course)) return 'none';
  const marks = new Set<Mark>([...head.marks, ...(lines[anchor]?.marks ?? [])]);
  let addressee = false;
  for (const line of lines.slice(anchor + 1, anchor + LETTER_REACH)) {
    if (line.mark === 'kind') return 'none';
    if (!isHeadMark(line.mark) && !LETTER_MARKS.has(line.mark)) break;
    addressee ||= line.mark === 'addressee';
    if (isHeadMark(line.mark)) for (const one of line.marks) marks.add(one);
  }
  const issued = marks.has('issuer') && (marks.has('motto') || marks.has('day'));
  if (marks.has('subject') && addressee && (issued || marks.has('number'))) return 'taken';
  if (!issued || !marks.has('number')) return 'none';
  return course.anchor < 0 || hasEnded(course) ? 'taken' : 'doubtful';
}
