// The lines of a text: trimmed, blank ones and page numbers left out, each knowing what stood before it.
import type { Mapped } from './mapped.ts';

export interface Line {
  /** Range in the mapped text, without the blanks around it. */
  readonly from: number;
  readonly to: number;
  /** A blank line stood before it. */
  readonly afterBlank: boolean;
  /** A page number or running head stood before it. */
  readonly afterPage: boolean;
}

/** "12", "- 12 -", "Trang 3", "Trang 3/10". */
const PAGE_NUMBER = /^(?:- ?)?(?:trang )?\d{1,4}(?: ?\/ ?\d{1,4})?(?: ?-)?$/;
/** A longer line is never a page number. */
const PAGE_NUMBER_LENGTH = 16;

export function linesOf(mapped: Mapped): readonly Line[] {
  const lines: Line[] = [];
  const { low } = mapped;
  let afterBlank = false;
  let afterPage = false;
  let start = 0;
  while (start <= low.length) {
    const newline = low.indexOf('\n', start);
    const stop = newline < 0 ? low.length : newline;
    let from = start;
    let to = stop;
    while (from < to && low[from] === ' ') from += 1;
    while (to > from && (low[to - 1] === ' ' || low[to - 1] === '\t')) to -= 1;
    if (from === to) afterBlank = true;
    else if (to - from <= PAGE_NUMBER_LENGTH && PAGE_NUMBER.test(low.slice(from, to))) afterPage = true;
    else {
      lines.push({ from, to, afterBlank, afterPage });
      afterBlank = false;
      afterPage = false;
    }
    start = stop + 1;
  }
  return lines;
}
