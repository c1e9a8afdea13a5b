// The lines of a head, its columns apart: what portals and narrow columns broke ("CỘNG HÒA XÃ / HỘI CHỦ NGHĨA VIỆT NAM", "Số: / 12/KH-UBND")
// is one line again.
import { isCapitals } from './blocks.ts';
import type { Line } from './lines.ts';
import type { Mapped } from './mapped.ts';
import { matchAt, pattern, phraseAt, phrases } from './phrases.ts';
import { foldSpelling } from './spelling.ts';
import { ISSUER_HEADS, ISSUING_PERSONS, MOTTOES, REASONS } from './vocabulary/issuers.ts';
import { KINDS } from './vocabulary/kinds.ts';
import type { DirectiveKind } from '../contracts/plan.ts';

/** A line of the head, or one of its columns. */
export interface HeadLine {
  readonly text: string;
  readonly low: string;
  readonly afterBlank: boolean;
  /** 0 for the left one. */
  readonly column: number;
}

/** A head has at most this many lines. */
const MAX_HEAD_LINES = 40;
/** A longer line is prose, not head; titles are wrapped before. */
export const PROSE = 220;
/** "Minh Giang, ngày 08 tháng 6 năm 2026", alone on its line. */
export const PLACE_AND_DATE = /^(?:[\p{L} .-]{2,40}, ?)?ngày ?\d[^\n]{3,24}\d{4}\.?$/u;
export const NUMBER_LINE = pattern('số ?:? ?((?:\\d{1,5}[a-z]?)? ?[-/] ?[\\p{L}\\d][\\p{L}\\d/&.-]{0,30})');
/** How a line of capitals that names an organ begins. */
export const organHeads = phrases(ISSUER_HEADS);
/** How the line of an issuing person begins. */
export const persons = phrases(ISSUING_PERSONS);
const reasons = phrases(REASONS);
const mottoes = phrases(MOTTOES.map(([opening]) => opening));
const wholeMottoes = MOTTOES.map(([, whole]) => foldSpelling(whole));
const kinds = KINDS.map(([words, kind]) => [foldSpelling(words), kind] as const);

/** Blanks in a row that part two columns of a head ("TỈNH ỦY SÔNG HẠ      ĐẢNG CỘNG SẢN VIỆT NAM"). */
const COLUMN_GAP = 4;

type Column = readonly [from: number, to: number];

/** The columns of a line, parted by a tab or by many blanks. */
export function columnsOf(mapped: Mapped, from: number, to: number): readonly Column[] {
  const columns: Column[] = [];
  let start = from;
  for (let at = from; at < to; at += 1) {
    const blanks = (mapped.ends[at] ?? 0) - (mapped.starts[at] ?? 0);
    if (mapped.text[at] !== '\t' && (mapped.text[at] !== ' ' || blanks < COLUMN_GAP)) continue;
    if (at > start) columns.push([start, at]);
    start = at + 1;
  }
  return [...columns, [start, to]];
}

interface NamedKind {
  readonly kind: DirectiveKind;
  /** Units its name takes. */
  readonly length: number;
}

/** The kind that a line begins with in capitals. */
export function kindNamed({ text, low }: Pick<HeadLine, 'text' | 'low'>): NamedKind | null {
  const found = kinds.find(([words]) => low.startsWith(words));
  if (!found || !isCapitals(text.slice(0, found[0].length))) return null;
  return { kind: found[1], length: found[0].length };
}

/** The words of the nation or the Party. */
export const isMotto = (low: string): boolean => phraseAt(mottoes, low, 0) > 0;
/** The first of them, which a narrow column broke off. */
const opensMotto = (low: string): boolean => wholeMottoes.some((whole) => whole.startsWith(low));

const ADDRESSEE = foldSpelling('kính gửi');
/** "Kính gửi: ...": whom a letter is for; below it stands its text. */
export const isAddressee = (low: string): boolean => low.startsWith(ADDRESSEE);

/** "Căn cứ ...", "Theo đề nghị của ...": why a decision is made. */
export const givesReasons = (line: HeadLine | undefined): boolean =>
  line !== undefined && phraseAt(reasons, line.low, 0) > 0;

/** "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "CHÍNH PHỦ": who decides, in a line of capitals of its own. */
export const namesDecider = ({ text, low }: Pick<HeadLine, 'text' | 'low'>): boolean =>
  isCapitals(text) && (phraseAt(persons, low, 0) > 0 || phraseAt(organHeads, low, 0) > 0);

/** Whether a line begins with something that a head is known to hold. */
const known = (line: HeadLine): boolean =>
  isMotto(line.low) ||
  kindNamed(line) !== null ||
  namesDecider(line) ||
  givesReasons(line) ||
  matchAt(NUMBER_LINE, line.low, 0) !== null ||
  PLACE_AND_DATE.test(line.low);

const joined = (line: HeadLine, next: HeadLine): HeadLine => ({
  ...line,
  text: `${line.text} ${next.text}`,
  low: `${line.low} ${next.low}`,
});

/** Whether two lines are one that was broken: the first alone is nothing that a head holds, both together are. */
const isBroken = (line: HeadLine, next: HeadLine): boolean => {
  if (next.afterBlank || next.column !== line.column) return false;
  const both = joined(line, next);
  return opensMotto(line.low) ? opensMotto(both.low) : !known(line) && known(both);
};

function mended(lines: readonly HeadLine[]): readonly HeadLine[] {
  const whole: HeadLine[] = [];
  for (const line of lines) {
    const last = whole.at(-1);
    if (last && isBroken(last, line)) whole[whole.length - 1] = joined(last, line);
    else whole.push(line);
  }
  return whole;
}

/** The lines before the first prose behind the kind's. */
export function headLines(mapped: Mapped, all: readonly Line[]): readonly HeadLine[] {
  const lines: HeadLine[] = [];
  let kindSeen = false;
  for (const line of all.slice(0, MAX_HEAD_LINES)) {
    if (line.to - line.from > PROSE && kindSeen) break;
    const end = Math.min(line.to, line.from + PROSE * 3);
    // Columns stand above the kind; below it a tab is a blank.
    const columns: readonly Column[] = kindSeen ? [[line.from, end]] : columnsOf(mapped, line.from, end);
    for (const [column, [from, to]] of columns.entries()) {
      const text = mapped.text.slice(from, to).replace(/\t/g, ' ').trim();
      const low = mapped.low.slice(from, to).replace(/\t/g, ' ').trim();
      lines.push({ text, low, afterBlank: line.afterBlank, column });
      kindSeen ||= kindNamed({ text, low }) !== null;
    }
  }
  return mended(lines);
}
