// The lines of a text: trimmed, blank ones, page numbers and running heads left out, each knowing what stood before it and whether it is a
// row of a table. A first pass finds where lines stand; a second judges each by its neighbours, since one line alone does not tell a
// running head from a heading, or a row from a sentence with a stray tab.
import type { Mapped } from './mapped.ts';
import { markerOf } from './markers.ts';

export interface Line {
  /** Range in the mapped text, without the blanks around it. */
  readonly from: number;
  readonly to: number;
  /** A blank line stood before it. */
  readonly afterBlank: boolean;
  /** A page number or running head stood before it. */
  readonly afterPage: boolean;
  /** Its tabs part the cells of a table's row; in other lines they are blanks. */
  readonly row: boolean;
  /** It is as long as the text's lines get, so that a sentence's end at its end need not end the paragraph. */
  readonly full: boolean;
}

/** A line before its neighbours are known. */
export interface Raw {
  readonly from: number;
  readonly to: number;
  /** Where it begins with the tabs before its first word, which stand for empty cells of a row. */
  readonly withTabs: number;
  /** Tabs behind its first word. */
  readonly tabs: number;
  readonly blankBefore: boolean;
  readonly feedBefore: boolean;
  readonly number: boolean;
}

/** "12", "- 12 -", "Trang 3", "Trang 3/10"; "2025" and "- 2025" are a year on its own line. */
const PAGE_NUMBER = /^(?:trang \d{1,4}|\d{1,3})(?: ?\/ ?\d{1,4})?$|^- ?(?:trang )?\d{1,4} ?-$/;
/** A longer line is never a page number. */
const PAGE_NUMBER_LENGTH = 16;
/** A longer line is never a running head. */
const RUNNING_HEAD_LENGTH = 120;
/** A running head stands beside this many page breaks at least, the same but for its figures. */
const LEAST_PAGES = 2;

const isBlank = (c: string | undefined): boolean => c === ' ' || c === '\t';

/** Every line that holds words or a page number, in order. */
export function rawLines({ low }: Mapped): readonly Raw[] {
  const lines: Raw[] = [];
  let blankBefore = false;
  let feedBefore = false;
  for (let start = 0, stop = 0; start <= low.length; start = stop + 1) {
    stop = start;
    while (stop < low.length && low[stop] !== '\n' && low[stop] !== '\f') stop += 1;
    let [from, withTabs, to, tabs] = [start, start, stop, 0];
    while (withTabs < stop && low[withTabs] === ' ') withTabs += 1;
    while (from < to && isBlank(low[from])) from += 1;
    while (to > from && isBlank(low[to - 1])) to -= 1;
    for (let at = from; at < stop; at += 1) if (low[at] === '\t') tabs += 1;
    if (from === to) blankBefore = true;
    else {
      const number = to - from <= PAGE_NUMBER_LENGTH && PAGE_NUMBER.test(low.slice(from, to));
      lines.push({ from, to, withTabs, tabs, blankBefore, feedBefore, number });
      blankBefore = false;
      feedBefore = false;
    }
    feedBefore ||= low[stop] === '\f';
  }
  return lines;
}

/** A line's words, its figures made alike; null where it can be no running head. */
export function headKey(mapped: Mapped, lines: readonly Raw[], i: number): string | null {
  const line = lines[i];
  if (!line || line.number || line.tabs > 0 || line.to - line.from > RUNNING_HEAD_LENGTH) return null;
  const beside =
    line.feedBefore ||
    (lines[i + 1]?.feedBefore ?? false) ||
    (lines[i - 1]?.number ?? false) ||
    (lines[i + 1]?.number ?? false);
  return beside ? mapped.low.slice(line.from, line.to).replace(/\d+/g, '#') : null;
}

/** Which lines are running heads: beside page breaks, again and again. */
function runningHeads(mapped: Mapped, lines: readonly Raw[]): readonly boolean[] {
  const keys = lines.map((_, i) => headKey(mapped, lines, i));
  const counts = new Map<string, number>();
  for (const key of keys) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  return keys.map((key) => key !== null && (counts.get(key) ?? 0) >= LEAST_PAGES);
}

/** A row's like stands within this many lines. */
const GROUP_REACH = 3;
/** Longest tabbed marker looked at. */
const MARKER_REACH = 12;

/** A row's first cell: "TT", "12", "IV", "a)". */
const NUMBER_CELL = /^(?:s?tt|\d{1,3}(?:\.\d{1,3})?|[ivx]{1,5}|[a-zđ])[.)]? ?\t/;

/** Whether a line is a row: the line above or below it is parted alike. A tab right behind a marker only sets the item off. */
function isRow(mapped: Mapped, lines: readonly Raw[], i: number): boolean {
  const line = lines[i];
  if (!line || line.tabs === 0) return false;
  if (line.tabs === 1) {
    const head = mapped.text.slice(line.from, line.from + MARKER_REACH);
    const marker = head.includes('\t') ? markerOf(mapped.text.slice(line.from, line.to)) : null;
    if (marker && head.indexOf('\t') < marker.length) return false;
  }
  const alike = (other: Raw | undefined): boolean =>
    other !== undefined && (other.tabs === line.tabs || (other.tabs > 1 && line.tabs > 1));
  // Numbered cells are a row even where blank lines stand between the rows.
  const numbered = (other: Raw | undefined): boolean =>
    other !== undefined && other.tabs === line.tabs && NUMBER_CELL.test(mapped.low.slice(other.from, other.to));
  if (line.tabs > 1 && numbered(line) && [lines[i - 1], lines[i + 1]].some(numbered)) return true;
  // Between rows of several cells a line may name the unit of those below it.
  const reach = line.tabs > 1 ? GROUP_REACH : 1;
  for (let j = i; j > i - reach && !lines[j]?.blankBefore; j -= 1) if (alike(lines[j - 1])) return true;
  for (let j = i + 1; j <= i + reach && !(lines[j]?.blankBefore ?? true); j += 1) if (alike(lines[j])) return true;
  return false;
}

/** Lines of a wrapped text are this long at least and at most, in units. */
const NARROWEST = 40;
const WIDEST = 160;
/** The longest of so many lines in a hundred give the width; so many must come near it. */
const WIDTH_SHARE = 0.95;
const NEAR = 0.8;
const NEAR_SHARE = 0.35;

/** How long a range is in the source, where markup still counted. */
const lengthOf = (mapped: Mapped, from: number, to: number): number =>
  (mapped.ends[to - 1] ?? 0) - (mapped.starts[from] ?? 0);

/** The width at which a text was wrapped; null where it was not. */
function widthOf(mapped: Mapped, lines: readonly Raw[]): number | null {
  const lengths = lines
    .filter((line) => line.tabs === 0 && !line.number)
    .map((line) => lengthOf(mapped, line.from, line.to))
    .sort((a, b) => a - b);
  const width = lengths[Math.floor(WIDTH_SHARE * (lengths.length - 1))] ?? 0;
  if (width < NARROWEST || width > WIDEST) return null;
  const near = lengths.filter((length) => length > NEAR * width).length;
  return near >= NEAR_SHARE * lengths.length ? width : null;
}

/** Whether the first word of the next line would not have fitted behind this one. */
function isFull(mapped: Mapped, line: Raw, next: Raw | undefined, width: number | null): boolean {
  if (width === null || !next) return false;
  const space = mapped.low.indexOf(' ', next.from);
  const word = lengthOf(mapped, next.from, space < 0 || space > next.to ? next.to : space);
  return lengthOf(mapped, line.from, line.to) + 1 + word > width;
}

/** The lines of a text that hold words, in order. */
export function linesOf(mapped: Mapped): readonly Line[] {
  const raw = rawLines(mapped);
  const running = runningHeads(mapped, raw);
  const kept = raw.filter((line, i) => !line.number && !running[i]);
  const width = widthOf(mapped, kept);
  const lines: Line[] = [];
  let afterBlank = false;
  let afterPage = false;
  for (const [i, line] of raw.entries()) {
    afterBlank ||= line.blankBefore;
    if (line.number || running[i]) {
      afterPage = true;
      continue;
    }
    const row = isRow(mapped, raw, i);
    const full = isFull(mapped, line, raw[i + 1], width);
    lines.push({ from: row ? line.withTabs : line.from, to: line.to, afterBlank, afterPage, row, full });
    afterBlank = false;
    afterPage = false;
  }
  return lines;
}
