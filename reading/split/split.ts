// Splitting: the text of a volume -> its directives, in order, each with its place in the volume and what splitting was unsure of.
// Pure and linear; never throws on any string. Everything that is not blank is either in one part or in what was left out.
import type { DirectiveKind, PlanWarning, Span } from '../../contracts/plan.ts';
import { headOf } from '../head.ts';
import { PROSE } from '../headlines.ts';
import { linesOf } from '../lines.ts';
import { mapText, sliceMapped, type Mapped } from '../mapped.ts';
import { warning, type WarningCode } from '../warnings.ts';
import { beginningsOf, type Beginning, type Beginnings } from './beginnings.ts';
import { rangesOf, sourceSpan, withoutAnnouncement, type LineRange } from './bounds.ts';
import { contentsOf, type Contents } from './contents.ts';
import { isListed, listingOf, listingOfParts, missingEntries, namesPart, type Listing } from './listing.ts';
import { marksOf, textOf, type MarkedLine } from './marks.ts';

/** A volume has at most this many directives; published ones have some hundreds. */
export const MAX_PARTS = 5_000;
/** The head of a directive stands within this many units. */
const HEAD_UNITS = 3_000;
/** At most this many doubts are told. */
const MAX_DOUBTS = 2_000;

export interface Part extends Span {
  readonly number: string | null;
  readonly kind: DirectiveKind | null;
  readonly title: string | null;
  readonly issuedOn: string | null;
  /** `look`: a person should look at its beginning or end; `doubts` say why. */
  readonly confidence: 'sure' | 'look';
  readonly doubts: readonly PlanWarning[];
}

export interface Volume {
  /** In the order of the text, without overlap. A text that is no volume is one part; a blank one is none. */
  readonly parts: readonly Part[];
  /** Cover, contents, what stands between directives: all that is not blank and in no part. */
  readonly leftOut: readonly Span[];
  /** Doubts about the volume; those about a part are the part's. */
  readonly doubts: readonly PlanWarning[];
}

interface Marked {
  readonly source: string;
  readonly mapped: Mapped;
  readonly lines: readonly MarkedLine[];
  readonly contents: readonly Contents[];
}

/** How many directives a text holds, and where the second begins (null: there is none). */
export function countDirectives(mapped: Mapped): { readonly count: number; readonly second: Span | null } {
  const lines = marksOf(mapped);
  const { taken } = beginningsOf(mapped, lines, contentsOf(mapped, lines), MAX_PARTS);
  const second = taken[1] ? lines[taken[1].first] : undefined;
  const span = second ? { start: mapped.starts[second.from] ?? 0, end: mapped.ends[second.to - 1] ?? 0 } : null;
  return { count: taken.length, second: span };
}

/** Number, kind, title and day by the head of a part; what its head lacks may stand in the caption of its appendix. */
function headOfPart({ mapped, lines }: Marked, range: LineRange): Pick<Part, 'number' | 'kind' | 'title' | 'issuedOn'> {
  const from = lines[range.first]?.from ?? 0;
  const to = lines[range.end - 1]?.to ?? 0;
  const opening = sliceMapped(mapped, from, Math.min(to, from + HEAD_UNITS));
  const all = linesOf(opening);
  const head = headOf(opening, all, []);
  if (head.number !== null && head.issuedOn !== null) return head;
  const onOneLine = (text: string): string => text.slice(from, to).replaceAll('\n', ' ');
  return headOf(opening, all, [{ words: { text: onOneLine(mapped.text), low: onOneLine(mapped.low) } }]);
}

/** What is unsure about a part by itself. */
function partDoubts(marked: Marked, beginning: Beginning, ended: boolean, part: Span & Pick<Part, 'number'>) {
  const { mapped, lines } = marked;
  const line = lines[beginning.anchor] as MarkedLine;
  const place = spanOfLine(marked, line);
  const doubts: PlanWarning[] = [];
  if (beginning.bare) doubts.push(warning('partByKindOnly', place, textOf(mapped, line)));
  if (part.number === null) doubts.push(warning('partWithoutNumber', place));
  if (!ended) doubts.push(warning('partWithoutEnd', { start: part.end, end: part.end }));
  return doubts;
}

const spanOfLine = ({ mapped }: Marked, line: MarkedLine): Span => ({
  start: mapped.starts[line.from] ?? 0,
  end: mapped.ends[line.to - 1] ?? 0,
});

function partsOfVolume(marked: Marked, { taken, ended }: Beginnings): readonly Part[] {
  const { source, mapped, lines, contents } = marked;
  const ranges = rangesOf(mapped, lines, taken, contents);
  const listing = listingOf(contents);
  const numbers = new Set<string>();
  const heads = ranges.map((range) => headOfPart(marked, range));
  return heads.map(({ number, kind, title, issuedOn }, i): Part => {
    const next = heads[i + 1];
    const own = ranges[i] as LineRange;
    const range = next ? withoutAnnouncement(mapped, lines, own, next) : own;
    const span = sourceSpan(source, mapped, lines, range);
    const doubts = [...partDoubts(marked, taken[i] as Beginning, ended[i] ?? false, { ...span, number })];
    const key = number === null ? null : `${kind} ${number} ${issuedOn}`;
    if (number !== null && key !== null && numbers.has(key)) doubts.push(warning('repeatedNumber', span, number));
    if (key !== null) numbers.add(key);
    if (listing && !isListed(listing, { number, title })) doubts.push(warning('notListed', span));
    return { ...span, number, kind, title, issuedOn, confidence: doubts.length === 0 ? 'sure' : 'look', doubts };
  });
}

/** All that is not blank between the parts. */
function betweenParts(source: string, parts: readonly Part[]): readonly Span[] {
  const gaps = [...parts, null].map((part, i) => ({
    start: parts[i - 1]?.end ?? 0,
    end: part?.start ?? source.length,
  }));
  return gaps.flatMap(({ start, end }) => {
    const text = source.slice(start, end);
    const from = start + text.length - text.trimStart().length;
    return from < end ? [{ start: from, end: from + text.trim().length }] : [];
  });
}

/** Lines of prose that are in no part, in no contents, and announce no part. */
function proseLeftOut(
  { mapped, lines, contents }: Marked,
  parts: readonly Part[],
  held: Listing,
): readonly MarkedLine[] {
  const inContents = new Set(contents.flatMap(({ first, end }) => lines.slice(first, end)));
  let next = 0;
  return lines.filter((line) => {
    const at = mapped.starts[line.from] ?? 0;
    while ((parts[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next += 1;
    if (at >= (parts[next]?.start ?? Number.POSITIVE_INFINITY) || line.to - line.from <= PROSE) return false;
    return !inContents.has(line) && !namesPart(textOf(mapped, line), held);
  });
}

/** What is unsure about the volume as a whole. */
function volumeDoubts(marked: Marked, { doubtful, taken }: Beginnings, parts: readonly Part[]): readonly PlanWarning[] {
  const { lines, contents } = marked;
  const held = listingOfParts(parts);
  const last = parts.at(-1);
  return [
    ...doubtful.map((i) => doubtAt(marked, 'possibleBeginning', lines[i] as MarkedLine)),
    ...proseLeftOut(marked, parts, held).map((line) => doubtAt(marked, 'wordsLeftOut', line)),
    ...missingEntries(contents, held).map(({ line, text }) =>
      warning('listedNotFound', spanOfLine(marked, lines[line] as MarkedLine), text),
    ),
    ...(last && taken.length >= MAX_PARTS ? [warning('tooManyParts', last)] : []),
  ].slice(0, MAX_DOUBTS);
}

/** A doubt about a line, in its words. */
const doubtAt = (marked: Marked, code: WarningCode, line: MarkedLine): PlanWarning =>
  warning(code, spanOfLine(marked, line), textOf(marked.mapped, line));

/** Cuts a volume into its directives. A text that is no volume stays whole, the blanks at its ends aside. */
export function splitVolume(source: string): Volume {
  const mapped = mapText(source);
  const lines = marksOf(mapped);
  if (lines.length === 0) return { parts: [], leftOut: betweenParts(source, []), doubts: [] };
  const contents = contentsOf(mapped, lines);
  const marked = { source, mapped, lines, contents };
  const beginnings = beginningsOf(mapped, lines, contents, MAX_PARTS);
  const { taken, doubtful } = beginnings;
  if (taken.length > 1 || (taken.length === 1 && contents.length > 0)) {
    const parts = partsOfVolume(marked, beginnings);
    return { parts, leftOut: betweenParts(source, parts), doubts: volumeDoubts(marked, beginnings, parts) };
  }
  const whole = wholeText(marked);
  return {
    parts: [taken.length === 1 ? whole : { ...whole, confidence: 'look', doubts: [warning('headlessText', whole)] }],
    leftOut: [],
    doubts: doubtful.map((i) => doubtAt(marked, 'possibleBeginning', lines[i] as MarkedLine)),
  };
}

function wholeText(marked: Marked): Part {
  const { source, lines } = marked;
  const start = source.length - source.trimStart().length;
  const { number, kind, title, issuedOn } = headOfPart(marked, { first: 0, end: lines.length });
  const span = { start, end: start + source.trim().length };
  return { ...span, number, kind, title, issuedOn, confidence: 'sure', doubts: [] };
}
