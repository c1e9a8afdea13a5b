// The paragraphs and tables of a PDF in the order in which they are read, joined where they go on over the end of a page.
import { addParagraph, addPiece, type Draft } from './draft.ts';
import { linesOfPage, type PdfLine } from './pdf-lines.ts';
import type { PdfPage } from './pdf-page.ts';
import { frameOf, goesOnOverPage, paragraphsOfPage, type Frame, type PdfParagraph } from './pdf-paragraphs.ts';
import { sameColumns, tablesOfPage, type RuledTable } from './pdf-rules.ts';
import { addTable, type TableRow } from './tables.ts';
import { between } from './wrapping.ts';

interface Paragraph extends PdfParagraph {
  readonly kind: 'paragraph';
  readonly page: number;
  /** It goes on with the block before it. */
  readonly joined: boolean;
}

interface Table {
  readonly kind: 'table';
  readonly edges: readonly number[];
  readonly page: number;
  readonly rows: readonly (readonly [row: TableRow, page: number])[];
}

export type Block = Paragraph | Table;

/** A page's lines and tables, once its letters are no longer needed. */
export interface Layout {
  readonly page: number;
  /** In points. */
  readonly width: number;
  readonly lines: readonly PdfLine[];
  readonly tables: readonly RuledTable[];
}

export function layoutOf({ pieces, rules, width }: PdfPage, page: number): Layout {
  const tables = tablesOfPage(rules, pieces);
  const outside = pieces.filter((piece) => !tables.some((table) => table.inside(piece)));
  return { page, width, lines: linesOfPage(outside), tables };
}

/** The blocks of each page, from the top down. */
export function blocksOf(layouts: readonly Layout[]): readonly (readonly Block[])[] {
  const frames = new Map<number, Frame>();
  for (const width of new Set(layouts.map((layout) => layout.width)))
    frames.set(width, frameOf(layouts.filter((layout) => layout.width === width).map(({ lines }) => lines)));
  return layouts.map((layout) => blocksOfPage(layout, frames.get(layout.width) ?? frameOf([layout.lines])));
}

function blocksOfPage({ page, lines, tables }: Layout, frame: Frame): readonly Block[] {
  const tops = tables.map(({ top }) => top);
  const placed: readonly (readonly [y: number, block: Block])[] = [
    ...paragraphsOfPage(lines, frame, tops).map(
      (one) => [one.y, { ...one, kind: 'paragraph', page, joined: false }] as const,
    ),
    ...tables.map((table) => [table.top, tableBlock(table, page)] as const),
  ];
  return placed.toSorted(([a], [b]) => a - b).map(([, block]) => block);
}

const tableBlock = ({ edges, rows }: RuledTable, page: number): Table => ({
  kind: 'table',
  edges,
  page,
  rows: rows.map((row) => [row, page]),
});

/** A page's own number, which stands between a text and its going on. */
const PAGE_NUMBER = /^-?\s?\d{1,4}\s?-?$/;
const isNumber = (block: Block | undefined): boolean => block?.kind === 'paragraph' && PAGE_NUMBER.test(block.text);

/** All blocks in order; page numbers inside what goes on over a page's end are left out. */
export function joinPages(pages: readonly (readonly Block[])[]): readonly Block[] {
  const all: Block[] = [];
  for (const page of pages) {
    const [first, ...rest] = isNumber(page[0]) ? page.slice(1) : page;
    const behind = isNumber(all.at(-1)) ? all.length - 2 : all.length - 1;
    const joined = first && all[behind] ? joinedBlocks(all[behind], first) : null;
    if (joined === null) all.push(...page);
    else all.splice(behind, all.length - behind, ...joined, ...rest);
  }
  return all;
}

/** Two blocks as they stand once joined; null where the second does not go on with the first. */
function joinedBlocks(above: Block, below: Block): readonly Block[] | null {
  if (above.page === below.page) return null;
  if (above.kind === 'paragraph' && below.kind === 'paragraph')
    return goesOnOverPage(above, below) ? [above, { ...below, joined: true }] : null;
  if (above.kind !== 'table' || below.kind !== 'table' || !sameColumns(above.edges, below.edges)) return null;
  const rows = [...above.rows];
  const [last, lastPage] = rows.at(-1) ?? [[], above.page];
  const [first] = below.rows[0] ?? [[]];
  // A row that was broken has its number, in the first cell, on the page before.
  const broken = first[0]?.paragraphs.length === 0 && (last[0]?.paragraphs.length ?? 0) > 0;
  if (!broken) return [{ ...above, page: below.page, rows: [...rows, ...below.rows] }];
  const mended = last.map((cell, i) => ({
    ...cell,
    paragraphs: [...cell.paragraphs, ...(first[i]?.paragraphs ?? [])],
  }));
  return [{ ...above, page: below.page, rows: [...rows.slice(0, -1), [mended, lastPage], ...below.rows.slice(1)] }];
}

/** Adds the words of blocks. @throws DondocError tooLarge */
export function addBlocks(draft: Draft, blocks: readonly Block[]): void {
  let last: Block | null = null;
  for (const block of blocks) {
    const lastPage = last === null ? block.page : last.page;
    if (block.kind === 'table') {
      const { rows } = block;
      draft.newPage = (rows[0]?.[1] ?? block.page) !== lastPage;
      const words = rows.map(([row]) => row);
      addTable(draft, words, (row) => ({ kind: 'page', page: rows[row - 1]?.[1] ?? block.page }));
    } else addParagraphBlock(draft, block, last);
    last = block;
  }
}

function addParagraphBlock(draft: Draft, block: Paragraph, last: Block | null): void {
  const place = { kind: 'page', page: block.page } as const;
  if (block.joined)
    return addPiece(draft, last?.kind === 'paragraph' ? between(last.text, block.text) : ' ', block.text, place);
  draft.newPage = last !== null && last.page !== block.page;
  // Rows without rules stand together, so that they are known as rows.
  const goesOnAsRow = block.row && last?.kind === 'paragraph' && last.row && !block.apart;
  if (goesOnAsRow) addPiece(draft, '\n', block.text, place);
  else addParagraph(draft, block.text, place, block.apart);
}
