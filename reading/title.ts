// The title of a duty: its words without its subject and its time, and without what the time leaves behind ("(xong )", ", và").
import type { Range } from './times/time.ts';

/** The plan's limit of a title. */
const MAX_TITLE = 200;
/** Words and marks that say nothing where a time stood behind or before them. */
const REMNANTS: readonly string[] = [
  'xong',
  'hoàn thành',
  'thời gian',
  'thời hạn',
  'thời gian hoàn thành',
  'thời hạn hoàn thành',
  'và',
  'hoặc',
  'đồng thời',
];
const CLOSING_MARKS = /[\s,;:./([“"-]/;
const OPENING_MARKS = /[\s,;:.)-]/;
/** Parentheses that hold nothing, or only a remnant. */
const HOLLOW = new RegExp(`\\( ?(?:${REMNANTS.join('|')})? ?[,;]? ?\\)`, 'gu');

function withoutOpening(text: string): string {
  let from = 0;
  while (from < text.length && OPENING_MARKS.test(text.charAt(from))) from += 1;
  return text.slice(from);
}

function withoutClosing(text: string): string {
  let to = text.length;
  while (to > 0 && CLOSING_MARKS.test(text.charAt(to - 1))) to -= 1;
  return text.slice(0, to);
}

/** Whether a closing parenthesis ends the text that nothing opened. */
const closesNothing = (text: string): boolean => text.endsWith(')') && text.lastIndexOf('(') < 0;

function withoutRemnants(text: string): string {
  let title = withoutClosing(text);
  for (;;) {
    const remnant = REMNANTS.find((word) => title.endsWith(` ${word}`) || title.endsWith(`(${word}`));
    if (remnant === undefined && !closesNothing(title)) return title;
    title = withoutClosing(title.slice(0, title.length - (remnant?.length ?? 1)));
  }
}

/** Cut at a word, where it is too long. */
function cut(title: string): string {
  if (title.length <= MAX_TITLE) return title;
  const space = title.lastIndexOf(' ', MAX_TITLE - 1);
  return `${withoutClosing(title.slice(0, space > 0 ? space : MAX_TITLE - 1))}…`;
}

/** The title of the words from `from` to `to` without `time`; "" where nothing else stands there. */
export function titleOf(text: string, from: number, to: number, time: Range | null): string {
  const inside = time !== null && time.from >= from && time.to <= to;
  const words = inside ? `${text.slice(from, time.from)} ${text.slice(time.to, to)}` : text.slice(from, to);
  const plain = words
    .replace(/\s+/g, ' ')
    .replace(HOLLOW, ' ')
    .replace(/ +(?=[ ,;.)])/g, '');
  return cut(withoutRemnants(withoutOpening(plain)));
}
