// Paragraphs of a PDF's page from its lines: a line goes on with the one above it where that one is full to the right edge, nothing sets
// them apart, and it is not indented as a paragraph's first line is.
import type { PdfLine } from './pdf-lines.ts';
import { joinLines } from './wrapping.ts';

export interface PdfParagraph {
  /** Its lines joined; the cells of a line that has several are parted by tabs. */
  readonly text: string;
  /** More than the usual space stands above it. */
  readonly apart: boolean;
  /** A line of several cells. */
  readonly row: boolean;
  /** Of its first line. */
  readonly y: number;
  /** Its first line begins at the page's left edge, and its last line ends at the right one: it may go on from, or to, another page. */
  readonly startsAtEdge: boolean;
  readonly full: boolean;
}

/** Lines further apart than this share of the usual step are set apart. */
const APART = 1.35;
/** Edges this near, in sizes of the font, are the same. */
const EDGE = 0.8;
/** The right edge: so many lines in a hundred end at or before it; a few stand out. */
const EDGE_SHARE = 0.95;
/** A paragraph's lines stand closest, and are more than a quarter of all. */
const STEP_SHARE = 0.25;
/** However a document is set, no paragraph's lines are further apart, in sizes of the font. */
const MAX_STEP = 2.5;
/** A space's width in sizes of the font. */
const SPACE_WIDTH = 0.25;

/** A word's width in sizes of the font, where the next word is not at hand. */
const USUAL_WORD = 2;

/** Where the words of a document's pages stand. */
export interface Frame {
  readonly right: number;
  /** Between the baselines of a paragraph's lines. */
  readonly step: number;
}

interface Page extends Frame {
  readonly left: number;
}

const shareOf = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;

/** The frame of pages of one form: of all together, since a page alone may have nothing but short lines. */
export function frameOf(pages: readonly (readonly PdfLine[])[]): Frame {
  const steps = pages.flatMap((lines) => lines.slice(1).map((line, i) => line.y - (lines[i]?.y ?? 0)));
  return {
    right: shareOf(
      pages.flat().map(({ right }) => right),
      EDGE_SHARE,
    ),
    step: shareOf(
      steps.filter((step) => step > 0),
      STEP_SHARE,
    ),
  };
}

const LOWER = /^[\p{Ll}(,;:"”…]/u;
/** What begins an item; a wrapped line may begin with a dash too, but then a small letter follows. */
const ITEM = /^(?:(?:[-+*]|\d{1,2}(?:\.\d{1,2})*[.)]|[IVX]{1,5}[.-])\s*\p{Lu}|[•○]|[a-zđ][).]\s+\p{L})/u;
const ENDS_SENTENCE = /[.:;!?…]["”')\]]*$/;

const near = (a: number, b: number, size: number): boolean => Math.abs(a - b) <= EDGE * size;

/** Whether the first word of `next` would not have fitted behind a line. */
const isFull = (page: Page, line: PdfLine, firstWord: number): boolean =>
  line.right + SPACE_WIDTH * line.size + firstWord > page.right - line.size / 2;

function goesOn(page: Page, above: PdfLine, line: PdfLine): boolean {
  if (above.cells.length > 1 || line.cells.length > 1) return false;
  const size = Math.max(above.size, line.size);
  if (line.y - above.y > Math.min(APART * page.step, MAX_STEP * size) || Math.abs(above.size - line.size) > 0.15 * size)
    return false;
  if (!isFull(page, above, line.firstWord) || ITEM.test(line.cells[0] ?? '')) return false;
  if (near(line.left, page.left, size)) return true;
  // Indented: the first line of a paragraph, or one of an item that is indented as a whole.
  const goesOnInItem = line.left <= above.left + EDGE * size;
  return goesOnInItem && LOWER.test(line.cells[0] ?? '');
}

/**
 * The paragraphs of a page's lines, from the top down.
 * @param tables where tables begin, which part what stands above and below
 */
export function paragraphsOfPage(
  lines: readonly PdfLine[],
  frame: Frame,
  tables: readonly number[],
): readonly PdfParagraph[] {
  const page = { ...frame, left: lines.reduce((least, { left }) => Math.min(least, left), Infinity) };
  const paragraphs: { -readonly [K in keyof PdfParagraph]: PdfParagraph[K] }[] = [];
  for (const [i, line] of lines.entries()) {
    const above = lines[i - 1];
    const last = paragraphs.at(-1);
    const parted = above !== undefined && tables.some((top) => top > above.y && top < line.y);
    if (above && last && !parted && goesOn(page, above, line)) {
      last.text = joinLines([last.text, line.cells.join(' ')]);
      last.full = isFull(page, line, USUAL_WORD * line.size);
      continue;
    }
    const apart = above !== undefined && (parted || line.y - above.y > APART * Math.max(page.step, above.size));
    paragraphs.push({
      text: line.cells.join('\t'),
      apart,
      row: line.cells.length > 1,
      y: line.y,
      startsAtEdge: near(line.left, page.left, line.size),
      full: isFull(page, line, USUAL_WORD * line.size),
    });
  }
  return paragraphs;
}

/** Whether the first paragraph of a page goes on with the last one of the page before. */
export const goesOnOverPage = (above: PdfParagraph, below: PdfParagraph): boolean =>
  above.full &&
  below.startsAtEdge &&
  !above.row &&
  !below.row &&
  !ENDS_SENTENCE.test(above.text) &&
  !ITEM.test(below.text);
