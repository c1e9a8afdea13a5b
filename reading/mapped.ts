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
  text: string;
  readonly starts: number[];
  readonly ends: number[];
}

function put(draft: Draft, text: string, start: number, end: number): void {
  draft.text += text;
  for (let i = 0; i < text.length; i += 1) {
    draft.starts.push(start);
    draft.ends.push(end);
  }
}

/** Puts units that stay as they are. */
function putPlain(draft: Draft, source: string, from: number, to: number): void {
  draft.text += source.slice(from, to);
  for (let i = from; i < to; i += 1) {
    draft.starts.push(i);
    draft.ends.push(i + 1);
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

/** Units from here up may be marks, blanks, dashes or breaks of other kinds; Vietnamese letters between the two bounds stay as they are. */
const FIRST_MARK = 0x300;
const FIRST_LATIN_ADDED = 0x1e00;
const FIRST_PUNCTUATION = 0x2000;
const plainBelowMarks = Uint8Array.from({ length: FIRST_MARK }, (_, code) => {
  const c = String.fromCharCode(code);
  return c === '*' || c === '<' || INVISIBLE.has(c) || plainUnit(c) !== c ? 0 : 1;
});
const staysAsItIs = (code: number): boolean =>
  code < FIRST_MARK ? plainBelowMarks[code] === 1 : code >= FIRST_LATIN_ADDED && code < FIRST_PUNCTUATION;

/** Where the run of units that stay as they are ends; a unit with a mark behind it is composed with it. */
function plainEnd(source: string, from: number): number {
  let end = from;
  while (end < source.length && staysAsItIs(source.charCodeAt(end))) end += 1;
  return end > from && isMark(source.charCodeAt(end)) ? end - 1 : end;
}

/** Maps a source text; linear in its length. */
export function mapText(source: string): Mapped {
  const draft: Draft = { text: '', starts: [], ends: [] };
  let i = 0;
  while (i < source.length) {
    const plain = plainEnd(source, i);
    putPlain(draft, source, i, plain);
    i = plain;
    if (i >= source.length) break;
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
  const { text, starts, ends } = draft;
  return { text, low: foldSpelling(text), starts, ends };
}

/** Joins ranges of a mapped text into one, each run of blanks made one blank (tabs stay, they part the cells of a row). */
export function joinRanges(mapped: Mapped, ranges: readonly (readonly [from: number, to: number])[]): Mapped {
  const joined = { text: '', low: '', starts: [] as number[], ends: [] as number[] };
  let blank = true;
  const takeBlank = (start: number, end: number): void => {
    if (blank) return;
    blank = true;
    joined.text += ' ';
    joined.low += ' ';
    joined.starts.push(start);
    joined.ends.push(end);
  };
  for (const [from, to] of ranges) {
    const start = mapped.starts[from] ?? 0;
    takeBlank(start, start);
    for (let i = from; i < to;) {
      let end = i;
      while (end < to && mapped.text[end] !== ' ' && mapped.text[end] !== '\n') end += 1;
      if (end > i) {
        joined.text += mapped.text.slice(i, end);
        joined.low += mapped.low.slice(i, end);
        for (let at = i; at < end; at += 1) {
          joined.starts.push(mapped.starts[at] ?? 0);
          joined.ends.push(mapped.ends[at] ?? 0);
        }
        blank = false;
      }
      if (end < to) takeBlank(mapped.starts[end] ?? 0, mapped.ends[end] ?? 0);
      i = end + 1;
    }
  }
  return joined;
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
