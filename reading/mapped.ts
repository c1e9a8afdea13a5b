// Text that remembers where each of its units came from. Every stage works on such text, so that whatever it finds can be shown
// in the source. Made once from the source: marks composed, markup removed, breaks and blanks made regular.
import type { Span } from '../contracts/plan.ts';
import type { Phrases } from './phrases.ts';
import { foldSpelling, isWordChar } from './spelling.ts';

export interface Mapped {
  /** Composed text without markup, in the source's own case. */
  readonly text: string;
  /** The same, folded (lower case, one spelling); same length. */
  readonly low: string;
  /** For each unit: where it starts and ends in the source. */
  readonly starts: Offsets;
  readonly ends: Offsets;
  /** Names of units that the text itself sets apart, where a block knows them. */
  readonly names?: Phrases;
}

/** A volume has millions of units, so a whole text's offsets stand in typed arrays. */
export type Offsets = readonly number[] | Uint32Array;

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

const isBlank = (c: string): boolean => c === ' ' || c === '\t' || c === '\n' || c === '\f';
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
/** Breaks of lines; a form feed stays, since it also ends a page. */
const BREAKS = new Set(['\u000b', '\u0085', '\u2028', '\u2029']);
/** Remnants of HTML: a tag of at most this many characters is markup, a longer one is text. */
const TAG = /<\/?([a-zA-Z][a-zA-Z0-9]{0,9})(?: [^<>\n]{0,60})?\/?>/y;
/** Entities of HTML that are left in texts taken from pages; other ones stay as they are. */
const ENTITY = /&(nbsp|amp|lt|gt|quot|ndash|mdash|#160);/y;
const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  '#160': ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  ndash: '-',
  mdash: '-',
};
/** A heading's sign in markdown, at a line's beginning. */
const HASHES = /#{1,6} /y;
const BREAKING_TAGS = new Set(['br', 'p', 'div', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'table']);

interface Draft {
  text: string;
  /** The text's last unit, kept so that the growing text is never looked into. */
  last: string;
  /** Units put so far; the offsets have room for more. */
  length: number;
  starts: Uint32Array;
  ends: Uint32Array;
}

/** Composing some marks gives more units than it takes: then the offsets need more room than the source has units. */
function makeRoom(draft: Draft, units: number): void {
  if (draft.length + units <= draft.starts.length) return;
  const grown = (offsets: Uint32Array): Uint32Array => {
    const more = new Uint32Array(2 * (draft.length + units));
    more.set(offsets);
    return more;
  };
  draft.starts = grown(draft.starts);
  draft.ends = grown(draft.ends);
}

function put(draft: Draft, text: string, start: number, end: number): void {
  if (text === '') return;
  makeRoom(draft, text.length);
  draft.text += text;
  draft.last = text.charAt(text.length - 1);
  draft.starts.fill(start, draft.length, draft.length + text.length);
  draft.ends.fill(end, draft.length, draft.length + text.length);
  draft.length += text.length;
}

/** Puts units that stay as they are. */
function putPlain(draft: Draft, source: string, from: number, to: number): void {
  if (from === to) return;
  makeRoom(draft, to - from);
  draft.text += source.slice(from, to);
  draft.last = source.charAt(to - 1);
  const { starts, ends } = draft;
  for (let i = from, at = draft.length; i < to; i += 1, at += 1) {
    starts[at] = i;
    ends[at] = i + 1;
  }
  draft.length += to - from;
}

/** Puts a blank; a run of them becomes one, which stands for all of them. */
function putBlank(draft: Draft, start: number, end: number): void {
  if (draft.last === ' ') draft.ends[draft.length - 1] = end;
  else put(draft, ' ', start, end);
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
  return '*<&# '.includes(c) || INVISIBLE.has(c) || plainUnit(c) !== c ? 0 : 1;
});
const staysAsItIs = (code: number): boolean =>
  code < FIRST_MARK ? plainBelowMarks[code] === 1 : code >= FIRST_LATIN_ADDED && code < FIRST_PUNCTUATION;

/** Where the run of units that stay as they are ends; a unit with a mark behind it is composed with it. */
function plainEnd(source: string, from: number): number {
  let end = from;
  // A single blank between two plain units is plain as well.
  while (
    end < source.length &&
    (staysAsItIs(source.charCodeAt(end)) ||
      (end > from && source[end] === ' ' && staysAsItIs(source.charCodeAt(end + 1))))
  )
    end += 1;
  return end > from && isMark(source.charCodeAt(end)) ? end - 1 : end;
}

/** What a sticky rule finds at a place. */
function foundAt(rule: RegExp, source: string, at: number): RegExpExecArray | null {
  rule.lastIndex = at;
  return rule.exec(source);
}

/** Takes the markup at a place and puts what it stands for; returns its end, or the place itself where none is. */
function markupAt(draft: Draft, source: string, at: number): number {
  const c = source[at];
  if (c === '*') {
    const end = starsEnd(source, at);
    // Stars between two words without a blank stood for a break in the print; elsewhere they are markup.
    if (endsWord(source, at) && isWordChar(source[end])) put(draft, '\n', at, end);
    return end;
  }
  if (c === '<') {
    const tag = foundAt(TAG, source, at);
    const end = at + (tag?.[0].length ?? 0);
    if (tag && BREAKING_TAGS.has((tag[1] ?? '').toLowerCase())) put(draft, '\n', at, end);
    return end;
  }
  if (c === '&') {
    const entity = foundAt(ENTITY, source, at);
    if (!entity) return at;
    const end = at + entity[0].length;
    const unit = ENTITIES[entity[1] ?? ''] ?? '';
    // One blank, however long its name: what counts blanks counts it as one.
    if (unit === ' ') putBlank(draft, at, at + 1);
    else put(draft, unit, at, end);
    return end;
  }
  const atLineStart = draft.last === '' || draft.last === '\n';
  return c === '#' && atLineStart ? at + (foundAt(HASHES, source, at)?.[0].length ?? 0) : at;
}

/** Whether a word ends right before a place: its last letter may carry marks of its own. */
function endsWord(source: string, at: number): boolean {
  let last = at - 1;
  while (last >= 0 && isMark(source.charCodeAt(last))) last -= 1;
  return isWordChar(source[last]);
}

/** Puts the unit at a place, with the marks behind it, in its composed and regular form; returns where it ends. */
function unitAt(draft: Draft, source: string, at: number): number {
  const c = source.charAt(at);
  let end = at + 1;
  if (INVISIBLE.has(c)) return end;
  while (end < source.length && isMark(source.charCodeAt(end))) end += 1;
  const unit = end > at + 1 ? source.slice(at, end).normalize('NFC') : plainUnit(c);
  if (unit === ' ') putBlank(draft, at, end);
  else put(draft, unit, at, end);
  return end;
}

/** Maps a source text; linear in its length. */
export function mapText(source: string): Mapped {
  const units = source.length;
  const draft: Draft = { text: '', last: '', length: 0, starts: new Uint32Array(units), ends: new Uint32Array(units) };
  let i = 0;
  while (i < source.length) {
    const plain = plainEnd(source, i);
    putPlain(draft, source, i, plain);
    i = plain;
    if (i >= source.length) break;
    const end = markupAt(draft, source, i);
    i = end > i ? end : unitAt(draft, source, i);
  }
  const { text, length, starts, ends } = draft;
  return { text, low: foldSpelling(text), starts: starts.subarray(0, length), ends: ends.subarray(0, length) };
}

/** Whether a range of one line, without blanks around it, has no blank but single ones; most have none. */
function isRegular(mapped: Mapped, [from, to]: readonly [from: number, to: number], row: boolean): boolean {
  if (from >= to || isBlank(mapped.text.charAt(to - 1)) || mapped.text[from] === ' ') return false;
  for (let at = from; at < to; at += 1) {
    const c = mapped.text[at];
    if (c === '\n' || c === '\f' || (c === '\t' && !row)) return false;
  }
  return true;
}

/** Joins ranges of a mapped text into one, each run of blanks made one blank; tabs stay only in a row, where they part the cells. */
export function joinRanges(
  mapped: Mapped,
  ranges: readonly (readonly [from: number, to: number])[],
  row: boolean,
): Mapped {
  const [first, ...more] = ranges;
  if (first && more.length === 0 && isRegular(mapped, first, row)) return sliceMapped(mapped, first[0], first[1]);
  const parts = (c: string | undefined): boolean => c === ' ' || c === '\n' || (c === '\t' && !row);
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
      while (end < to && !parts(mapped.text[end])) end += 1;
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
    ...(mapped.names === undefined ? {} : { names: mapped.names }),
  };
}
