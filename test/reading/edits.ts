// Changes to a text that know where everything went: edits in the order of their places, and how an old offset is found in the new text.
import type { Span } from '../../contracts/plan.ts';

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Edited {
  readonly text: string;
  /** The place in the new text of a span of the old one. */
  readonly spanOf: (span: Span) => Span;
}

/** Every match of a rule replaced, as edits; a replacement equal to what stands there is none. */
export function replacing(text: string, rule: RegExp, by: (found: RegExpExecArray) => string): readonly Edit[] {
  return [...text.matchAll(rule)].flatMap((found) => {
    const replacement = by(found as RegExpExecArray);
    return replacement === found[0]
      ? []
      : [{ start: found.index, end: found.index + found[0].length, text: replacement }];
  });
}

/** Applies edits that do not overlap. */
export function edited(source: string, edits: readonly Edit[]): Edited {
  let text = '';
  let done = 0;
  const placed = edits.map((edit) => {
    text += source.slice(done, edit.start);
    const start = text.length;
    text += edit.text;
    done = edit.end;
    return { ...edit, newStart: start, newEnd: text.length };
  });
  text += source.slice(done);
  // The last edit at or before an offset, found by halving; what stands after it has moved by as much as it.
  const lastBefore = (offset: number, inclusive: boolean): (typeof placed)[number] | undefined => {
    let low = 0;
    let high = placed.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { start } = placed[middle] as (typeof placed)[number];
      if (start < offset || (inclusive && start === offset)) low = middle + 1;
      else high = middle;
    }
    return placed[low - 1];
  };
  const startOf = (offset: number): number => {
    const edit = lastBefore(offset, true);
    if (!edit) return offset;
    return offset < edit.end ? edit.newStart : edit.newEnd + (offset - edit.end);
  };
  const endOf = (offset: number): number => {
    const edit = lastBefore(offset, false);
    if (!edit) return offset;
    return offset <= edit.end ? edit.newEnd : edit.newEnd + (offset - edit.end);
  };
  return { text, spanOf: ({ start, end }) => ({ start: startOf(start), end: endOf(end) }) };
}
