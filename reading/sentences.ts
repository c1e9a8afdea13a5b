// The sentences of a block and their segments: what stands between full stops, and between semicolons outside parentheses.
import type { Mapped } from './mapped.ts';

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const UPPER_OR_QUOTE = /[\p{Lu}“"'(\d]/u;
/** "TP.", "TS.", "đ/c.": a stop after such short capitals ends no sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:TP|TX|TT|TS|ThS|PGS|GS|Tp|BS|KT|TM|TL|Q|P|F|St)$/;
/** A parenthesis that is not closed within this many units is read as ended, so that a lost ")" does not swallow the rest. */
const MAX_PARENTHESIS = 400;

/** Whether each unit stands inside parentheses. */
function parenthesisEnd(text: string, at: number): number {
  const close = text.indexOf(')', at);
  return close >= 0 && close - at <= MAX_PARENTHESIS ? close + 1 : at + 1;
}

function split(words: Mapped, from: number, to: number, ends: (at: number) => boolean): readonly Stretch[] {
  const { text } = words;
  const parts: Stretch[] = [];
  let start = from;
  for (let at = from; at < to; at += 1) {
    if (text[at] === '(') {
      at = Math.min(to, parenthesisEnd(text, at)) - 1;
      continue;
    }
    if (!ends(at)) continue;
    parts.push({ from: start, to: at + 1 });
    start = at + 1;
    while (start < to && text[start] === ' ') start += 1;
    at = start - 1;
  }
  if (start < to) parts.push({ from: start, to });
  return parts;
}

/** The sentences of a block from `from` on. */
export function sentencesOf(words: Mapped, from: number): readonly Stretch[] {
  const { text } = words;
  return split(words, from, text.length, (at) => {
    const c = text[at];
    if (c !== '.' && c !== '!' && c !== '?') return false;
    if (text[at - 1] === '.') return text[at + 1] === ' ' && /\p{Lu}/u.test(text[at + 2] ?? '');
    if (text[at + 1] !== ' ' || !UPPER_OR_QUOTE.test(text[at + 2] ?? '')) return false;
    return !ABBREVIATION.test(text.slice(Math.max(0, at - 6), at));
  });
}

/** The segments of a sentence. */
export function segmentsOf(words: Mapped, sentence: Stretch): readonly Stretch[] {
  return split(words, sentence.from, sentence.to, (at) => words.text[at] === ';');
}
