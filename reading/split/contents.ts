// The contents of a volume: under their heading, or a run of lines that dots lead to a page number. Their entries look like heads of
// directives and are none; they say what the volume should hold.
import type { Mapped } from '../mapped.ts';
import { isHeadMark, type MarkedLine } from './marks.ts';

export interface Contents {
  /** Range of lines. */
  readonly first: number;
  readonly end: number;
  /** The words of each entry, without its page number. */
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly text: string;
  /** Its first line. */
  readonly line: number;
}

/** How a page number stands behind the words of its entry: dots or a tab lead to it, or one blank; a year is no page. */
const LED = /(?<![.…·_])[.…·_]{2,}\s?(\d{1,4})$/u;
const FORMS: readonly RegExp[] = [LED, /\t\s?(\d{1,4})$/u, /\(?tr(?:ang|\.) ?(\d{1,4})\)?$/iu, /\s(\d{1,3})$/u];
const FIGURES = /\d{1,4}/;
/** An entry has at most this many lines. */
const MAX_ENTRY_LINES = 6;
/** A longer line is prose. */
const MAX_LED = 400;
/** So many led lines close to each other are contents, though no heading says so. */
const LEAST_LED = 3;

const rawText = (mapped: Mapped, line: MarkedLine): string => mapped.text.slice(line.from, line.to);

interface Page {
  readonly page: number;
  readonly form: RegExp;
  /** Where it begins, with what leads to it. */
  readonly at: number;
}

/** The page that a line of an entry ends with; null where the entry goes on. */
function pageAt(line: MarkedLine, text: string, forms: readonly RegExp[]): Page | null {
  for (const form of forms) {
    const found = line.mark === 'page' ? FIGURES.exec(text) : form.exec(text);
    if (found) return { page: Number(found[1] ?? found[0]), form, at: line.mark === 'page' ? 0 : found.index };
  }
  return null;
}

/**
 * Contents from `from` on. Entries end with a page number in one of the forms, or on a line of its own; all in the form of the first, and
 * pages grow: so a body behind the contents whose line ends with a figure is none of theirs.
 */
function entriesFrom(mapped: Mapped, lines: readonly MarkedLine[], from: number, forms: readonly RegExp[]): Contents {
  const entries: Entry[] = [];
  let [open, first, end, last, known]: [string[], number, number, number, readonly RegExp[]] = [
    [],
    from,
    from,
    0,
    forms,
  ];
  for (let i = from; i < lines.length && open.length < MAX_ENTRY_LINES; i += 1) {
    const line = lines[i] as MarkedLine;
    // Only the head of a directive has these; contents end before it.
    if (line.mark === 'motto' || line.mark === 'number' || line.mark === 'addressee') break;
    if (line.to - line.from > MAX_LED) break;
    const text = rawText(mapped, line);
    // A page number behind a blank line is the page's own.
    if (line.mark === 'page' && (open.length === 0 || line.afterBlank)) continue;
    if (open.length === 0) first = i;
    const found = pageAt(line, text, known);
    open.push(text.slice(0, found?.at));
    if (!found) continue;
    const { page, form } = found;
    if (page < last) break;
    entries.push({ text: open.join(' ').trim(), line: first });
    [open, end, last] = [[], i + 1, page];
    if (line.mark !== 'page') known = [form];
  }
  return { first: from, end, entries };
}

/** All contents of a text, in order; linear, since what was looked at and is none is not looked at again. */
export function contentsOf(mapped: Mapped, lines: readonly MarkedLine[]): readonly Contents[] {
  const found: Contents[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] as MarkedLine;
    const headed = line.mark === 'contents';
    if (!headed && (line.to - line.from > MAX_LED || !LED.test(rawText(mapped, line)))) continue;
    const contents = headed
      ? { ...entriesFrom(mapped, lines, i + 1, FORMS), first: i }
      : entriesFrom(mapped, lines, i, [LED]);
    if (contents.entries.length < (headed ? 1 : LEAST_LED)) continue;
    found.push({ ...contents, first: headed ? i : openingOf(lines, i) });
    i = contents.end - 1;
  }
  return found;
}

/** Where the entry begins whose last line stands at `at`. */
function openingOf(lines: readonly MarkedLine[], at: number): number {
  let first = at;
  while (first > 0 && at - first < MAX_ENTRY_LINES && !lines[first]?.afterBlank && isEntryLine(lines[first - 1]))
    first -= 1;
  return first;
}

const isEntryLine = (line: MarkedLine | undefined): boolean =>
  line !== undefined &&
  !isHeadMark(line.mark) &&
  line.mark !== 'closing' &&
  line.mark !== 'signature' &&
  line.mark !== 'page';
