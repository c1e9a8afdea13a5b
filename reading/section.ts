// The section that gives the duties: under its heading, or, where there is none, the run of clauses that give duties to named units.
import { subjectAt } from './actors.ts';
import type { Block } from './blocks.ts';
import { clausesOf, type Clause } from './clauses.ts';
import { rankOf } from './markers.ts';
import type { Parts } from './parts.ts';
import { phraseAt, phrases } from './phrases.ts';
import { foldSpelling } from './spelling.ts';
import { ACTION_HEADINGS, BACKGROUND_HEADINGS, EVERYBODY } from './vocabulary/headings.ts';

export interface Section {
  readonly heading: Block | null;
  /** Blocks from the heading (or the first clause) to the closing. */
  readonly firstBlock: number;
  readonly endBlock: number;
  readonly clauses: readonly Clause[];
  /** Clauses that name a unit and were not taken: a person must see them. */
  readonly unclaimed: readonly Clause[];
}

const everybody = phrases(EVERYBODY);
const actionHeadings = ACTION_HEADINGS.map(foldSpelling);
const backgroundHeadings = BACKGROUND_HEADINGS.map(foldSpelling);
/** A heading is no longer than this. */
const MAX_HEADING = 140;

const bodyLow = (block: Block): string => block.words.low.slice(block.bodyAt).replace(/^["“(\s]+/, '');

function isActionHeading(block: Block): boolean {
  if (block.row || block.words.text.length > MAX_HEADING) return false;
  const body = bodyLow(block);
  const found = actionHeadings.find((heading) => body.startsWith(heading));
  if (found === undefined) return false;
  // "Tổ chức thực hiện tốt các nhiệm vụ ..." is an order, not a heading; "TỔ CHỨC THỰC HIỆN NGHỊ QUYẾT" is a heading.
  const rest = body.slice(found.length).replace(/[\s.:;"”)-]+/g, '');
  return rest === '' || block.capitals;
}

const isBackground = (block: Block): boolean =>
  block.words.text.length <= MAX_HEADING &&
  block.marker !== null &&
  backgroundHeadings.some((heading) => bodyLow(block).startsWith(heading));

/** Where the section under a heading ends: at a heading of its own level or an outer one. */
function headedEnd(blocks: readonly Block[], heading: number, limit: number): number {
  const marker = blocks[heading]?.marker;
  if (!marker) return limit;
  const rank = rankOf(marker);
  for (let i = heading + 1; i < limit; i += 1) {
    const block = blocks[i];
    if (!block?.marker || block.marker.kind !== marker.kind || rankOf(block.marker) > rank) continue;
    // Items of the section may be numbered like its heading only where nothing else is; a later heading is short and ends without a stop.
    if (
      block.capitals ||
      marker.kind === 'article' ||
      (marker.kind === 'number' && block.marker.depth === marker.depth && hasChildren(blocks, heading, i))
    )
      return i;
  }
  return limit;
}

const hasChildren = (blocks: readonly Block[], heading: number, before: number): boolean =>
  blocks.slice(heading + 1, before).some((block) => block.marker !== null);

function lastHeading(blocks: readonly Block[], limit: number): number {
  for (let i = limit - 1; i >= 0; i -= 1) {
    const block = blocks[i];
    if (block && isActionHeading(block)) return i;
  }
  return -1;
}

/** "I. Đối với các đơn vị thuộc Bộ": a heading of duties of the units it names. */
function addressesUnits(block: Block): boolean {
  if (block.row || block.words.text.length > MAX_HEADING) return false;
  const subject = subjectAt(block.words, block.bodyAt, block.words.text.length, true);
  return subject !== null && subject.given && subject.heading;
}

/** The first of headings of one level that all give duties ("Điều 1. Trách nhiệm của các đơn vị", "Điều 2. Tổ chức thực hiện"). */
function firstOfRow(blocks: readonly Block[], heading: number): number {
  const marker = blocks[heading]?.marker;
  let first = heading;
  for (let i = heading - 1; marker && i >= 0; i -= 1) {
    const block = blocks[i];
    if (block?.marker?.kind !== marker.kind || rankOf(block.marker) !== rankOf(marker)) continue;
    if (!isActionHeading(block) && !addressesUnits(block)) break;
    first = i;
  }
  return first;
}

/** Under a Roman heading like "II. MỤC TIÊU" nothing is a duty. */
function withoutBackground(blocks: readonly Block[], from: number, to: number): readonly boolean[] {
  const out: boolean[] = [];
  let rank = Number.POSITIVE_INFINITY;
  for (let i = from; i < to; i += 1) {
    const block = blocks[i] as Block;
    if (block.marker && rankOf(block.marker) <= rank)
      rank = isBackground(block) ? rankOf(block.marker) : Number.POSITIVE_INFINITY;
    out.push(rank !== Number.POSITIVE_INFINITY);
  }
  return out;
}

/** "Từng cơ quan, đơn vị, địa phương phải ..." in mid-paragraph speaks to everybody, as the paragraph does. */
const toEverybody = (c: Clause): boolean =>
  c.from > c.block.bodyAt && c.leads.every((unit) => phraseAt(everybody, foldSpelling(unit.name), 0) > 0);

/** Without a heading: numbered clauses whose subject is a unit, to the closing. */
function unheaded(blocks: readonly Block[], limit: number): Section | null {
  const firstItem = blocks.findIndex(
    (block, i) =>
      i < limit &&
      block.marker !== null &&
      ['number', 'article', 'roman', 'letter-part', 'part'].includes(block.marker.kind),
  );
  if (firstItem < 0) return null;
  const background = withoutBackground(blocks, firstItem, limit);
  const named = clausesOf(blocks.slice(firstItem, limit), firstItem, false).filter((c) => c.leads.length > 0);
  const told = named.filter((c) => !background[c.blockIndex - firstItem]);
  // Where all units stand under headings of tasks and solutions, these give the duties.
  const kept = told.length > 0 ? told : named;
  const clauses = kept.filter((c) => !toEverybody(c));
  const unclaimed = named.filter((c) => !clauses.includes(c));
  const first = clauses[0];
  if (!first) return null;
  return { heading: null, firstBlock: first.blockIndex, endBlock: limit, clauses, unclaimed };
}

/** Finds the section and its clauses; null where nothing gives a duty to anybody. */
export function sectionOf(blocks: readonly Block[], parts: Parts): Section | null {
  const heading = lastHeading(blocks, parts.closing);
  if (heading >= 0) {
    const end = headedEnd(blocks, heading, parts.closing);
    const first = firstOfRow(blocks, heading);
    const clauses = clausesOf(blocks.slice(first + 1, end), first + 1, true).filter((c) => !isActionHeading(c.block));
    if (clauses.some((c) => c.leads.length > 0))
      return { heading: blocks[first] ?? null, firstBlock: first, endBlock: end, clauses, unclaimed: [] };
  }
  return unheaded(blocks, parts.closing);
}
