// Tables as text. A row of data becomes one line, its cells parted by tabs, as reading wants it. A table that only sets words side by
// side (issuer | national motto, "Nơi nhận" | signature) is no data: its cells are read one after the other, paragraph by paragraph.
import { foldSpelling } from '../spelling.ts';
import type { DocumentPlace } from './document.ts';
import { addPiece, type Draft } from './draft.ts';
import { joinLines } from './wrapping.ts';

export interface Cell {
  /** Its paragraphs, the empty ones left out. */
  readonly paragraphs: readonly string[];
  /** Columns it takes, 1 at least. */
  readonly span: number;
}

export type TableRow = readonly Cell[];

/** Heads and signatures have at most this many rows. */
const MAX_LAYOUT_ROWS = 4;
/** Issuer and motto stand in two columns. */
const MAX_LAYOUT_CELLS = 2;
/** The first cell of a table of data. */
const COUNTS_ROWS = /^(?:tt|stt|số tt|số thứ tự|\d{1,3}\.?)$/u;
/** A cell reaches over at most this many columns: Word's own limit is 63. */
export const MAX_SPAN = 63;

const filled = (row: TableRow): TableRow => row.filter((cell) => cell.paragraphs.length > 0);

/** Whether a table only sets words side by side. */
function isLayout(rows: readonly TableRow[]): boolean {
  const widest = Math.max(0, ...rows.map((row) => filled(row).length));
  if (widest <= 1) return true;
  if (rows.length > MAX_LAYOUT_ROWS || widest > MAX_LAYOUT_CELLS) return false;
  const first = rows[0]?.[0]?.paragraphs.join(' ') ?? '';
  return !COUNTS_ROWS.test(foldSpelling(first));
}

/** A row as one line: a merged cell's further columns are empty. */
const rowLine = (row: TableRow): string =>
  row.map((cell) => joinLines(cell.paragraphs).replace(/\s+/g, ' ') + '\t'.repeat(cell.span - 1)).join('\t');

/** Adds a table's words; rows are counted from 1. @throws DondocError tooLarge */
export function addTable(draft: Draft, rows: readonly TableRow[], placeOfRow: (row: number) => DocumentPlace): void {
  const layout = isLayout(rows);
  let open = false;
  for (const [index, row] of rows.entries()) {
    const place = placeOfRow(index + 1);
    if (!layout) {
      addPiece(draft, open ? '\n' : '\n\n', rowLine(row), place);
      open = true;
      continue;
    }
    for (const { paragraphs } of row)
      for (const [at, words] of paragraphs.entries()) addPiece(draft, at === 0 ? '\n\n' : '\n', words, place);
  }
}
