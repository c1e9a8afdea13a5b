// What stands around a line that may begin a directive: the lines of a head above it, "CỦA ...", a title or a caption below it.
import { isCapitals } from '../blocks.ts';
import { TITLE_START } from '../head.ts';
import { PROSE } from '../headlines.ts';
import type { Mapped } from '../mapped.ts';
import { phraseAt, phrases } from '../phrases.ts';
import { COVER_WORDS } from '../vocabulary/volumes.ts';
import type { MarkerKind } from '../markers.ts';
import { isHeadMark, markerKind, textOf, type Mark, type MarkedLine } from './marks.ts';

/** A head has at most this many lines above its kind, and this many issuers. */
const MAX_ABOVE = 16;
const MAX_ISSUERS = 4;
/** "CỦA ...", the title and the caption of an annex stand within this many lines below the kind. */
const MAX_BELOW = 10;
/** "Mẫu số 2" stands within this many lines above a form's head. */
const FORM_REACH = 3;

const covers = phrases(COVER_WORDS);
const CAPTION = /^\(?(?:ban hành )?kèm theo /u;
const FORM = /^mẫu(?: số)? ?[\p{L}\d.-]{0,8}$/u;

export interface Text {
  readonly mapped: Mapped;
  readonly lines: readonly MarkedLine[];
}

export const lowOf = ({ mapped }: Text, { from, to }: MarkedLine): string => mapped.low.slice(from, to);

/** The lines of a head above a line. */
export interface Head {
  readonly first: number;
  readonly marks: ReadonlySet<Mark>;
}

/** Looks upward from a line, to `floor` at most, for the lines of its head; another head, a cover or other words end it. */
export function headAbove({ mapped, lines }: Text, anchor: number, floor: number): Head {
  const marks = new Set<Mark>();
  const seen = new Set<string>();
  let first = anchor;
  let issuers = 0;
  for (let i = anchor - 1; i >= floor && anchor - i <= MAX_ABOVE; i -= 1) {
    const line = lines[i] as MarkedLine;
    const { mark } = line;
    if (mark === 'rule') continue;
    const brokenBelow = lines[i + 1]?.afterFeed === true || mark === 'page';
    if (brokenBelow && issuers > 0) break;
    if (mark === 'page') continue;
    if (mark === 'capitals' && !brokenBelow && !isOfCover(mapped, line)) {
      // An organ that the vocabulary lacks stands right above the one it is over.
      if (lines[i + 1]?.mark === 'issuer' && !lines[i + 1]?.afterBlank && isSetOff(lines, i)) first = i;
      continue;
    }
    if (!isHeadMark(mark)) break;
    const text = textOf(mapped, line);
    if (seen.has(text) || (line.marks.includes('number') && marks.has('number'))) break;
    if (mark === 'issuer' && ((issuers += 1) > MAX_ISSUERS || isOfCover(mapped, line))) break;
    seen.add(text);
    for (const one of line.marks) marks.add(one);
    first = i;
  }
  return { first, marks };
}

/** Whether a line is parted from the one before it. */
export const isSetOff = (lines: readonly MarkedLine[], i: number): boolean =>
  lines[i]?.afterBlank === true ||
  lines[i]?.afterFeed === true ||
  ['rule', 'page'].includes(lines[i - 1]?.mark ?? 'rule');

const isOfCover = (mapped: Mapped, line: MarkedLine): boolean =>
  phraseAt(covers, mapped.low, line.from) > 0 || /\d{4}/.test(mapped.low.slice(line.from, line.to));

/** What stands below the line of a kind, to the first prose. */
export interface Below {
  readonly of: boolean;
  readonly title: string;
  readonly numbered: boolean;
  readonly caption: boolean;
  /** What the line right below begins with; null where it begins with words, or there is none. */
  readonly marker: MarkerKind | null;
  /** Another head begins before any words: this one was the heading of a group. */
  readonly group: boolean;
}

export function below(text: Text, anchor: number): Below {
  const { mapped, lines } = text;
  const title: string[] = [];
  const kind = textOf(mapped, lines[anchor] as MarkedLine);
  let [of, numbered, caption, group, headed] = [false, false, false, false, false];
  const lower = lines
    .slice(anchor + 1, anchor + 1 + MAX_BELOW)
    .filter(({ mark }) => mark !== 'page' && mark !== 'rule');
  for (const line of lower) {
    const low = lowOf(text, line);
    if (title.length === 0 && low.startsWith('của ') && isCapitals(textOf(mapped, line))) of = true;
    else if (CAPTION.test(low)) caption = true;
    else if (line.to - line.from > PROSE || ['closing', 'signature', 'row'].includes(line.mark)) break;
    // A title can begin with a kind: "THÔNG BÁO / KẾT LUẬN CỦA ..."
    else if (title.length === 0 && line.mark === 'kind' && (headed || textOf(mapped, line) === kind)) group = true;
    else if (title.length === 0 && line.mark === 'number') numbered = true;
    else if (!isHeadMark(line.mark)) title.push(textOf(mapped, line));
    headed ||= isHeadMark(line.mark);
    if (caption || group) break;
  }
  return {
    of,
    title: title.join(' '),
    numbered,
    caption,
    marker: lower[0] ? markerKind(mapped, lower[0]) : null,
    group,
  };
}

/** A title begins with a small letter or a word that titles begin with. */
export const isTitle = ({ title, marker }: Below): boolean =>
  title !== '' && marker === null && (TITLE_START.test(title.toLowerCase()) || /^\p{Ll}/u.test(title));

/** A form to be filled in: its number is left open, or it says that it is one. */
export function isForm(text: Text, head: Head): boolean {
  if (head.marks.has('unnumbered') && !head.marks.has('number')) return true;
  return text.lines
    .slice(Math.max(0, head.first - FORM_REACH), head.first)
    .some((line) => FORM.test(lowOf(text, line)));
}
