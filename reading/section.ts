// The section that gives the duties: under its heading, or, where there is none, the run of clauses that give duties to named units.
import { subjectAt } from './actors.ts';
import type { Block } from './blocks.ts';
import { clausesOf, type Clause } from './clauses.ts';
import { rankOf, type MarkerKind } from './markers.ts';
import type { Body, Parts } from './parts.ts';
import { findPhrase, phraseAt, phrases } from './phrases.ts';
import { foldSpelling } from './spelling.ts';
import { ACTION_HEADINGS, ANNOUNCING, BACKGROUND_HEADINGS, EVERYBODY } from './vocabulary/headings.ts';

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
const announcing = phrases(ANNOUNCING);
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

/** Where the section under a heading ends: at the closing, or before an article or a part that only tells or aims. */
function headedEnd(blocks: readonly Block[], heading: number, limit: number): number {
  const marker = blocks[heading]?.marker;
  if (!marker) return limit;
  const rank = rankOf(marker);
  for (let i = heading + 1; i < limit; i += 1) {
    const block = blocks[i];
    if (!block?.marker || block.marker.kind !== marker.kind || rankOf(block.marker) > rank) continue;
    if (marker.kind === 'article' || isBackground(block)) return i;
  }
  return limit;
}

function lastHeading(blocks: readonly Block[], { from, to }: Body): number {
  for (let i = to - 1; i >= from; i -= 1) {
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
function firstOfRow(blocks: readonly Block[], heading: number, from: number): number {
  const marker = blocks[heading]?.marker;
  let first = heading;
  for (let i = heading - 1; marker && i >= from; i -= 1) {
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

const ITEMS: ReadonlySet<MarkerKind> = new Set(['number', 'article', 'roman', 'letter-part', 'part']);

/** Without a heading: numbered clauses whose subject is a unit, or what stands behind "yêu cầu:", to the closing. */
function unheaded(blocks: readonly Block[], { from, to }: Body): Section | null {
  const item = blocks.findIndex(
    (block, i) => i >= from && i < to && block.marker !== null && ITEMS.has(block.marker.kind),
  );
  const first = item >= 0 ? item : behindOrder(blocks, { from, to });
  if (first < 0) return null;
  const background = withoutBackground(blocks, first, to);
  const named = clausesOf(blocks.slice(first, to), first, false).filter((c) => c.leads.length > 0);
  const told = named.filter((c) => !background[c.blockIndex - first]);
  // Where all units stand under headings of tasks and solutions, these give the duties.
  const kept = told.length > 0 ? told : named;
  const clauses = kept.filter((c) => !toEverybody(c));
  const unclaimed = named.filter((c) => !clauses.includes(c));
  const opening = clauses[0];
  if (!opening) return null;
  return { heading: null, firstBlock: opening.blockIndex, endBlock: to, clauses, unclaimed };
}

/** Behind the last paragraph that announces orders ("Chủ tịch UBND tỉnh yêu cầu:"), where nothing is numbered; -1 where none does. */
function behindOrder(blocks: readonly Block[], { from, to }: Body): number {
  for (let i = to - 2; i >= from; i -= 1) {
    const { words, row } = blocks[i] as Block;
    if (!row && words.low.endsWith(':') && findPhrase(announcing, words.low, 0, words.low.length)) return i + 1;
  }
  return -1;
}

/** "IV. CHẾ ĐỘ BÁO CÁO": the heading of another part of the level that the section's has orders nothing itself. */
const headsPart = ({ marker, words, row }: Block, rank: number | null): boolean =>
  rank !== null &&
  !row &&
  marker !== null &&
  rankOf(marker) <= rank &&
  words.text.length <= MAX_HEADING &&
  !/[.;,]$/.test(words.text);

function headed(blocks: readonly Block[], body: Body): Section | null {
  const heading = lastHeading(blocks, body);
  if (heading < 0) return null;
  const end = headedEnd(blocks, heading, body.to);
  const first = firstOfRow(blocks, heading, body.from);
  const rank = blocks[first]?.marker ? rankOf(blocks[first].marker) : null;
  const clauses = clausesOf(blocks.slice(first + 1, end), first + 1, true).filter(
    (c) => !isActionHeading(c.block) && !(c.leads.length === 0 && headsPart(c.block, rank)),
  );
  if (!clauses.some((c) => c.leads.length > 0)) return null;
  return { heading: blocks[first] ?? null, firstBlock: first, endBlock: end, clauses, unclaimed: [] };
}

/**
 * Finds the section and its clauses; null where nothing gives a duty to anybody. What is attached says more than what attaches it, and what stands
 * under a heading more than what does not; what the other bodies of the document give is told of, not taken.
 */
export function sectionOf(blocks: readonly Block[], { bodies }: Parts): Section | null {
  const sections = bodies.flatMap((body) => headed(blocks, body) ?? unheaded(blocks, body) ?? []);
  const section = sections.findLast(({ heading }) => heading !== null) ?? sections.at(-1);
  if (!section) return null;
  const others = sections.filter((other) => other !== section).flatMap(({ clauses }) => clauses);
  return { ...section, unclaimed: [...section.unclaimed, ...others.filter(({ leads }) => leads.length > 0)] };
}
