// The words of a PDF's page by their positions: a PDF places pieces of text, in any order, without spaces, lines or columns. Pieces on one
// baseline make a line; a gap as wide as two letters parts its cells.

/** A piece of text as the file places it, upright, in points from the page's upper left corner. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly width: number;
  /** Of the font. */
  readonly size: number;
}

export interface PdfLine {
  /** From left to right; one where nothing parts the line. */
  readonly cells: readonly string[];
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** How wide its first word is. */
  readonly firstWord: number;
}

/** Baselines this near, in sizes of the font, are one line: signs set higher or lower belong to it. */
const SAME_LINE = 0.4;
/** A gap this wide, in sizes of the font, is a space. */
const SPACE = 0.12;
/** A gap this wide parts cells; justified lines have narrower ones. */
const CELL_GAP = 2;

/** Groups pieces by their baselines, from the top down. */
function byBaseline(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  let open: Piece[] = [];
  let [y, size] = [0, 0];
  for (const piece of [...pieces].sort((a, b) => a.y - b.y || a.x - b.x)) {
    if (open.length > 0 && piece.y - y <= SAME_LINE * Math.max(size, piece.size)) open.push(piece);
    else {
      open = [piece];
      groups.push(open);
      y = piece.y;
      size = 0;
    }
    size = Math.max(size, piece.size);
  }
  return groups;
}

function lineOf(group: readonly Piece[]): PdfLine | null {
  const pieces = [...group].sort((a, b) => a.x - b.x);
  const first = pieces[0];
  if (!first) return null;
  const cells: string[] = [];
  let [words, end] = ['', first.x];
  for (const piece of pieces) {
    const gap = piece.x - end;
    if (words !== '' && gap > CELL_GAP * piece.size) {
      cells.push(words);
      words = '';
    } else if (words !== '' && gap > SPACE * piece.size && !/\s$/.test(words) && !/^\s/.test(piece.text)) words += ' ';
    words += piece.text;
    end = Math.max(end, piece.x + piece.width);
  }
  const largest = pieces.reduce((a, b) => (b.size > a.size ? b : a));
  const firstWord = /^\S*/.exec(first.text)?.[0].length ?? 0;
  return {
    cells: [...cells, words].map((cell) => cell.replace(/\s+/g, ' ').trim()).filter((cell) => cell !== ''),
    left: first.x,
    right: end,
    y: largest.y,
    size: largest.size,
    firstWord: (first.width * firstWord) / Math.max(1, first.text.length),
  };
}

/** The lines of a page, from the top down. */
export const linesOfPage = (pieces: readonly Piece[]): readonly PdfLine[] =>
  byBaseline(pieces)
    .map(lineOf)
    .filter((line): line is PdfLine => line !== null && line.cells.length > 0);
