// A table on a terminal: columns as wide as their widest cell. The last column takes what is left of the window and goes on below
// itself; nothing is cut off, for an id that lost its end is of no use.

export type Cell = string | number | null;

/** Rows under a line of their own. */
export interface Group {
  readonly title: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** The last column is not made narrower than this: words one below the other cannot be read. */
const MIN_LAST = 24;
const GAP = '  ';

/** Columns count code points, not bytes: Vietnamese letters in NFC take one each. */
const lettersOf = (text: string): readonly string[] => Array.from(text.normalize('NFC'));
const width = (text: string): number => lettersOf(text).length;
const pad = (text: string, to: number, right: boolean): string => {
  const space = ' '.repeat(Math.max(0, to - width(text)));
  return right ? space + text : text + space;
};

/** Renders rows under a head (a line break in it makes a second line); numbers are set right, null is shown as "–". */
export const table = (head: readonly string[], rows: Group['rows'], maxWidth: number = windowWidth()): string =>
  groupedTable(head, [{ title: '', rows }], maxWidth);

/** The same with a title line above each group, and the same columns in all of them. */
export function groupedTable(
  head: readonly string[],
  groups: readonly Group[],
  maxWidth: number = windowWidth(),
): string {
  const all = groups.flatMap(({ rows }) => rows);
  const numeric = head.map((_, column) => all.length > 0 && all.every((row) => typeof row[column] === 'number'));
  const heads = head.map((title) => title.split('\n'));
  const widths = heads.map((lines, column) =>
    Math.max(...lines.map(width), ...all.map((row) => width(shown(row[column] ?? null)))),
  );
  const before = widths.slice(0, -1).reduce((sum, one) => sum + one + GAP.length, 0);
  const last = Math.min(widths.at(-1) ?? 0, Math.max(MIN_LAST, maxWidth - before));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        pad(cell, column === head.length - 1 ? 0 : (widths[column] ?? 0), numeric[column] ?? false),
      )
      .join(GAP)
      .trimEnd();
  const row = (cells: readonly Cell[]): string => {
    const texts = cells.map(shown);
    const [first = '', ...more] = numeric.at(-1)
      ? [pad(texts.at(-1) ?? '', last, true)]
      : wrap(texts.at(-1) ?? '', last);
    return [line([...texts.slice(0, -1), first]), ...more.map((part) => ' '.repeat(before) + part)].join('\n');
  };
  const headLines = Array.from({ length: Math.max(...heads.map((lines) => lines.length)) }, (_, index) =>
    line(
      heads.map((lines, column) =>
        pad(lines[index] ?? '', column === head.length - 1 && numeric.at(-1) ? last : 0, true),
      ),
    ),
  );
  const rule = line([...widths.slice(0, -1), last].map((one) => '─'.repeat(one)));
  return [
    ...headLines,
    rule,
    ...groups.flatMap(({ title, rows }) => [...(title === '' ? [] : [cut(title, maxWidth)]), ...rows.map(row)]),
  ].join('\n');
}

const shown = (cell: Cell): string => (cell === null ? '–' : String(cell));

/** The lines of a text, broken at spaces; a word that is longer than a line stands alone and whole. */
export function wrap(text: string, to: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const current = lines.at(-1);
    if (current === undefined || width(current) + 1 + width(word) > to) lines.push(word);
    else lines[lines.length - 1] = `${current} ${word}`;
  }
  return lines;
}

/** A text behind a label; its further lines stand below its first. */
export const hanging = (label: string, text: string, maxWidth: number = windowWidth()): string =>
  label + wrap(text, Math.max(MIN_LAST, maxWidth - width(label))).join(`\n${' '.repeat(width(label))}`);

/** Cuts a text to a width, with an ellipsis where something is left out. */
export function cut(text: string, to: number): string {
  const letters = lettersOf(text);
  return letters.length <= to ? text : `${letters.slice(0, Math.max(1, to - 1)).join('')}…`;
}

/** A pipe has no width: what reads it is shown what a usual window shows. */
const PIPE_WIDTH = 120;

/** The width of the window. */
export const windowWidth = (): number => (process.stdout.isTTY ? process.stdout.columns : PIPE_WIDTH);
