// Text that remembers where each of its units came from. Every stage works on such text, so that whatever it finds can be shown
// in the source. Made once from the source: marks composed, markup removed, breaks and blanks made regular.
import type { Span } from '../contracts/plan.ts';
import { foldSpelling, isWordChar } from './spelling.ts';

export interface Mapped {
  /** Composed text without markup, in the source's own case. */
  readonly text: string;
  /** The same, folded (lower case, one spelling); same length. */
  readonly low: string;
  /** For each unit: where it starts and ends in the source. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** The source's span of `from` (inclusive) to `to` (exclusive); blanks at both ends are left out. */
export function spanOf(mapped: Mapped, from: number, to: number): Span {
  let start = Math.max(0, from);
  let end = Math.min(mapped.text.length, to);
  while (start < end && isBlank(mapped.text.charAt(start))) start += 1;
  while (end > start && isBlank(mapped.text.charAt(end - 1))) end -= 1;
  if (start >= end) {
    const at = mapped.starts[start] ?? mapped.ends[mapped.ends.length - 1] ?? 0;
    return { start: at, end: at };
  }
  return { start: mapped.starts[start] ?? 0, end: mapped.ends[end - 1] ?? 0 };
}

const isBlank = (c: string): boolean => c === ' ' || c === '\t' || c === '\n';
const isMark = (code: number): boolean => code >= 0x300 && code <= 0x36f;
/** Zero-width characters and the soft hyphen: invisible, and never part of a word. */
const INVISIBLE = new Set(['\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\r']);
const BLANKS = new Set([
  '\u00a0',
  '\u2000',
  '\u2001',
  '\u2002',
  '\u2003',
  '\u2004',
  '\u2005',
  '\u2006',
  '\u2007',
  '\u2008',
  '\u2009',
  '\u200a',
  '\u202f',
  '\u205f',
  '\u3000',
]);
const DASHES = new Set(['\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212']);
const BREAKS = new Set(['\u000b', '\u000c', '\u0085', '\u2028', '\u2029']);
/** Remnants of HTML: a tag of at most this many characters is markup, a longer one is text. */
const TAG = /<\/?([a-zA-Z][a-zA-Z0-9]{0,9})(?: [^<>\n]{0,60})?\/?>/y;
const BREAKING_TAGS = new Set(['br', 'p', 'div', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'table']);

interface Draft {
  readonly units: string[];
  readonly starts: number[];
  readonly ends: number[];
}

function put(draft: Draft, text: string, start: number, end: number): void {
  for (let i = 0; i < text.length; i += 1) {
    draft.units.push(text.charAt(i));
    draft.starts.push(start);
    draft.ends.push(end);
  }
}

function plainUnit(c: string): string {
  if (BLANKS.has(c)) return ' ';
  if (DASHES.has(c)) return '-';
  if (BREAKS.has(c)) return '\n';
  if (c === '|') return '\t';
  return c;
}

/** Where the run of stars that begins at `from` ends. */
function starsEnd(source: string, from: number): number {
  let end = from;
  while (source[end] === '*') end += 1;
  return end;
}

/** Maps a source text; linear in its length. */
export function mapText(source: string): Mapped {
  const draft: Draft = { units: [], starts: [], ends: [] };
  let i = 0;
  while (i < source.length) {
    const c = source.charAt(i);
    let end = i + 1;
    if (c === '*') {
      end = starsEnd(source, i);
      // Stars between two words without a blank stood for a break in the print; elsewhere they are markup.
      if (isWordChar(source[i - 1]) && isWordChar(source[end])) put(draft, '\n', i, end);
    } else if (c === '<') {
      TAG.lastIndex = i;
      const tag = TAG.exec(source);
      if (tag) end = i + tag[0].length;
      if (!tag) put(draft, c, i, end);
      else if (BREAKING_TAGS.has((tag[1] ?? '').toLowerCase())) put(draft, '\n', i, end);
    } else if (!INVISIBLE.has(c)) {
      while (end < source.length && isMark(source.charCodeAt(end))) end += 1;
      put(draft, end > i + 1 ? source.slice(i, end).normalize('NFC') : plainUnit(c), i, end);
    }
    i = end;
  }
  const text = draft.units.join('');
  return { text, low: foldSpelling(text), starts: draft.starts, ends: draft.ends };
}

/** Joins ranges of a mapped text into one, each run of blanks made one blank (tabs stay, they part the cells of a row). */
export function joinRanges(mapped: Mapped, ranges: readonly (readonly [from: number, to: number])[]): Mapped {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const lows: string[] = [];
  const take = (unit: string, low: string, start: number, end: number): void => {
    if (unit === ' ' && (units.length === 0 || units[units.length - 1] === ' ')) return;
    units.push(unit);
    lows.push(low);
    starts.push(start);
    ends.push(end);
  };
  for (const [from, to] of ranges) {
    if (units.length > 0) take(' ', ' ', mapped.starts[from] ?? 0, mapped.starts[from] ?? 0);
    for (let i = from; i < to; i += 1) {
      const c = mapped.text.charAt(i);
      take(c === '\n' ? ' ' : c, c === '\n' ? ' ' : mapped.low.charAt(i), mapped.starts[i] ?? 0, mapped.ends[i] ?? 0);
    }
  }
  return { text: units.join(''), low: lows.join(''), starts, ends };
}

/** A part of a mapped text. */
export function sliceMapped(mapped: Mapped, from: number, to: number): Mapped {
  return {
    text: mapped.text.slice(from, to),
    low: mapped.low.slice(from, to),
    starts: mapped.starts.slice(from, to),
    ends: mapped.ends.slice(from, to),
  };
}
