// Lines that were broken for their width, joined again.

/** "1158-" | "QĐ/TU", "2021-" | "2025": a line may end behind a dash or stroke inside a number, where no space stood. */
const ENDS_INSIDE = /[\p{L}\p{N}][-/]$/u;
const BEGINS_INSIDE = /^[\p{L}\p{N}]/u;

/** What stood between two lines before they were broken. */
export const between = (above: string, below: string): ' ' | '' =>
  ENDS_INSIDE.test(above) && BEGINS_INSIDE.test(below) ? '' : ' ';

export const joinLines = (lines: readonly string[]): string =>
  lines.reduce((above, below) => (above === '' ? below : above + between(above, below) + below), '');
