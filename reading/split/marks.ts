// What each line of a volume is by itself: a line of a head, of a closing, of an appendix, a page number, or just words. A line alone
// decides nothing; what stands together does (beginnings.ts).
import { isCapitals } from '../blocks.ts';
import { numberIn } from '../head.ts';
import { columnsOf, isAddressee, isMotto, kindNamed, organHeads, PLACE_AND_DATE } from '../headlines.ts';
import { headKey, rawLines, type Raw } from '../lines.ts';
import type { Mapped } from '../mapped.ts';
import { markerOf, type MarkerKind } from '../markers.ts';
import { closes, isMadeKnown, opensAppendix, signedTo, type Wording } from '../parts.ts';
import { phraseAt } from '../phrases.ts';
import { foldSpelling } from '../spelling.ts';
import { SECRECY } from '../vocabulary/kinds.ts';
import { CONTENTS_HEADINGS } from '../vocabulary/volumes.ts';

export type Mark =
  | 'kind'
  | 'number'
  /** "Số:      /KH-UBND": of a form, or of a text whose number was not taken over. */
  | 'unnumbered'
  | 'motto'
  | 'issuer'
  | 'day'
  | 'secrecy'
  /** "V/v ..." and "Kính gửi ..." of a letter. */
  | 'subject'
  | 'addressee'
  /** Capitals that are nothing else: "TỈNH CÀ MAU" below its "ỦY BAN NHÂN DÂN", a heading, a name. */
  | 'capitals'
  /** "-----". */
  | 'rule'
  | 'page'
  | 'contents'
  | 'closing'
  /** "BÍ THƯ": ends a directive below its items; above them it is who decides. */
  | 'signature'
  | 'appendix'
  | 'row'
  | 'words';

export interface MarkedLine {
  /** Range in the mapped text, without the blanks around it. */
  readonly from: number;
  readonly to: number;
  readonly mark: Mark;
  /** Marks of all its columns; of one, where it has no columns. */
  readonly marks: readonly Mark[];
  readonly afterBlank: boolean;
  readonly afterFeed: boolean;
  /** Its words without figures, where it stands beside a page break: what running heads are known by. */
  readonly headKey: string | null;
}

/** A longer line is prose and nothing else. */
export const LONGEST = 260;
const RULE = /^[-_=~.•+–—\s]+$/;
const UNNUMBERED = /^số ?:? ?[.…_ ]{0,20}(?:[-/][\p{L}\d/.&… -]{0,30})?$/u;
const contentsHeadings = CONTENTS_HEADINGS.map(foldSpelling);
const NUMBER_WORD = /^số ?:? ?/u;
const INDEPENDENCE = /^độc lập ?- ?tự do ?- ?hạnh phúc$/u;

/** The number that a line holds, and nothing else: "Số: 12-NQ/TU". */
export function numberAlone(text: string, low: string): string | null {
  if (!NUMBER_WORD.test(low) || !text.startsWith('S')) return null;
  const number = numberIn({ text, low });
  const rest = text
    .replace(/^\p{L}{2} ?:? ?/u, '')
    .replace(/\s+/g, '')
    .replace(/(?<![.,;])[.,;]+$/, '');
  return rest === number ? number : null;
}

const standsAsMotto = (text: string, low: string): boolean =>
  INDEPENDENCE.test(low) || (isCapitals(text) && isMotto(low));

function markOf(text: string, low: string, row: boolean): Mark {
  if (RULE.test(text)) return 'rule';
  if (standsAsMotto(text, low)) return 'motto';
  if (NUMBER_WORD.test(low) && text.startsWith('S')) {
    if (numberAlone(text, low) !== null) return 'number';
    if (UNNUMBERED.test(low)) return 'unnumbered';
  }
  if (PLACE_AND_DATE.test(low)) return 'day';
  if (low.startsWith('v/v ')) return 'subject';
  if (isAddressee(low)) return 'addressee';
  const capitals = isCapitals(text);
  const wording: Wording = { words: { text, low }, marker: capitals ? markerOf(text) : null, capitals, row };
  if (opensAppendix(wording)) return 'appendix';
  const signed = signedTo(wording);
  // "THỦ TƯỚNG" signs, "THỦ TƯỚNG CHÍNH PHỦ" issues; "BỘ" issues, "BỘ TRƯỞNG" signs.
  if (closes(wording) || isMadeKnown(wording)) return 'closing';
  if (signed > phraseAt(organHeads, low, 0)) return 'signature';
  if (contentsHeadings.includes(low.replace(/(?<![\s:.])[\s:.]+$/, '')) && (capitals || low.startsWith('mục lục')))
    return 'contents';
  if (kindNamed({ text, low })) return 'kind';
  if (!capitals) return row ? 'row' : 'words';
  if (SECRECY.includes(text.replace(/[^\p{L} ]/gu, '').trim())) return 'secrecy';
  return phraseAt(organHeads, low, 0) > 0 ? 'issuer' : 'capitals';
}

/** The words of a line, its tabs made blanks. */
export const textOf = ({ text }: Pick<Mapped, 'text'>, { from, to }: Pick<MarkedLine, 'from' | 'to'>): string =>
  text.slice(from, to).replace(/\t/g, ' ').trim();

const HEAD_MARKS = new Set<Mark>(['number', 'unnumbered', 'motto', 'issuer', 'day', 'secrecy', 'subject']);
/** Marks that only lines of a head have. */
export const isHeadMark = (mark: Mark): boolean => HEAD_MARKS.has(mark);

/** A line parted into columns is of a head where each column is; else a closing's, or a row. */
function markOfColumns(marks: readonly Mark[], tabs: number): Mark {
  if (marks.includes('closing') || marks.includes('signature')) return 'closing';
  const headed = marks.find((mark) => isHeadMark(mark));
  if (headed && marks.every((mark) => isHeadMark(mark) || mark === 'capitals' || mark === 'rule'))
    return marks.includes('number') ? 'number' : headed;
  return tabs > 0 ? 'row' : 'words';
}

/** "CÔNG BÁO/Số 5<tab>12": a running head whose page number stands behind a tab, beside a form feed. */
function tabbedHeadKey({ low }: Mapped, lines: readonly Raw[], i: number): string | null {
  const line = lines[i];
  const beside = line?.feedBefore === true || lines[i + 1]?.feedBefore === true;
  if (!line || !beside || line.tabs !== 1 || line.to - line.from > LONGEST) return null;
  return low.slice(line.from, line.to).replace(/\d+/g, '#');
}

/** Columns are parted by a tab or by several blanks, which became one. */
const mayHaveColumns = ({ starts, ends }: Mapped, { from, to, tabs }: Raw): boolean =>
  tabs > 0 || (ends[to - 1] ?? 0) - (starts[from] ?? 0) > to - from;

/** What a line's words begin with: the kind of its marker, or null. */
export const markerKind = (mapped: Mapped, { from, to }: Pick<MarkedLine, 'from' | 'to'>): MarkerKind | null =>
  markerOf(mapped.text.slice(from, to))?.kind ?? null;

function marked(mapped: Mapped, lines: readonly Raw[], i: number): MarkedLine {
  const line = lines[i] as Raw;
  const { from, to } = line;
  const one = (start: number, end: number): Mark => {
    const low = mapped.low.slice(start, end).replace(/\t/g, ' ').trim();
    return markOf(textOf(mapped, { from: start, to: end }), low, line.tabs > 0);
  };
  let mark: Mark = line.number ? 'page' : line.tabs > 0 ? 'row' : 'words';
  let marks: readonly Mark[] = [mark];
  if (!line.number && to - from <= LONGEST) {
    const columns = mayHaveColumns(mapped, line) ? columnsOf(mapped, from, to) : [];
    marks = columns.length > 1 ? columns.map(([start, end]) => one(start, end)) : [one(from, to)];
    mark = columns.length > 1 ? markOfColumns(marks, line.tabs) : (marks[0] ?? mark);
  }
  return {
    from,
    to,
    mark,
    marks,
    afterBlank: line.blankBefore,
    afterFeed: line.feedBefore,
    headKey: headKey(mapped, lines, i) ?? tabbedHeadKey(mapped, lines, i),
  };
}

/** Every line of a text with what it is; linear in the text's length. */
export function marksOf(mapped: Mapped): readonly MarkedLine[] {
  const lines = rawLines(mapped);
  return lines.map((_, i) => marked(mapped, lines, i));
}
