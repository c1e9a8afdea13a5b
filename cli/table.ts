// A table on a terminal: columns as wide as their widest cell, the last one cut to the width of the window.

export type Cell = string | number | null;

/** Columns count code points, not bytes: Vietnamese letters in NFC take one each. */
const lettersOf = (text: string): readonly string[] => Array.from(text.normalize('NFC'));
const width = (text: string): number => lettersOf(text).length;
const pad = (text: string, to: number, right: boolean): string => {
  const space = ' '.repeat(Math.max(0, to - width(text)));
  return right ? space + text : text + space;
};

/** Renders rows under a head; numbers are set right, null is shown as "–". */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[], maxWidth: number = 120): string {
  const cells = rows.map((row) => row.map((cell) => (cell === null ? '–' : String(cell))));
  const numeric = head.map((_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'));
  const widths = head.map((title, column) => Math.max(width(title), ...cells.map((row) => width(row[column] ?? ''))));
  const line = (row: readonly string[]): string =>
    cut(
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0, numeric[column] ?? false))
        .join('  ')
        .trimEnd(),
      maxWidth,
    );
  return [line(head), line(widths.map((one) => '─'.repeat(one))), ...cells.map(line)].join('\n');
}

/** Cuts a text to a width, with an ellipsis where something is left out. */
export function cut(text: string, to: number): string {
  const letters = lettersOf(text);
  return letters.length <= to ? text : `${letters.slice(0, Math.max(1, to - 1)).join('')}…`;
}

/** The width of the window; programs that read a pipe get whole lines. */
export const windowWidth = (): number => (process.stdout.isTTY ? process.stdout.columns : 400);
