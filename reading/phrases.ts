// A dictionary of phrases: which of them stands at a place of folded text. Looked up by the first word, the longest first.
import { foldSpelling, isWordChar } from './spelling.ts';

export type Phrases = ReadonlyMap<string, readonly string[]>;

const firstWord = (text: string, at: number): string => {
  let end = at;
  while (isWordChar(text[end])) end += 1;
  return text.slice(at, end);
};

export function phrases(...lists: readonly (readonly string[])[]): Phrases {
  const byFirst = new Map<string, string[]>();
  for (const phrase of lists.flat().map(foldSpelling)) {
    const key = firstWord(phrase, 0);
    const known = byFirst.get(key);
    if (known) known.push(phrase);
    else byFirst.set(key, [phrase]);
  }
  for (const known of byFirst.values()) known.sort((a, b) => b.length - a.length);
  return byFirst;
}

/** The end of the longest phrase of the dictionary that stands at `at` as whole words, or -1. */
export function phraseAt(dictionary: Phrases, low: string, at: number): number {
  const candidates = dictionary.get(firstWord(low, at));
  if (!candidates) return -1;
  for (const phrase of candidates) {
    if (low.startsWith(phrase, at) && !isWordChar(low[at + phrase.length])) return at + phrase.length;
  }
  return -1;
}

/** The first place at or after `from` (before `to`) where a word of the dictionary begins; null where none does. */
export function findPhrase(
  dictionary: Phrases,
  low: string,
  from: number,
  to: number,
): { start: number; end: number } | null {
  for (let at = nextWord(low, from, to); at < to; at = nextWord(low, skipWord(low, at), to)) {
    const end = phraseAt(dictionary, low, at);
    if (end > 0 && end <= to) return { start: at, end };
  }
  return null;
}

/** The start of the first word at or after `from`, or `to`. */
export function nextWord(low: string, from: number, to: number): number {
  let at = from;
  while (at < to && !isWordChar(low[at])) at += 1;
  return at;
}

/** Where the word that `at` stands in ends. */
export function skipWord(low: string, at: number): number {
  let end = at;
  while (isWordChar(low[end])) end += 1;
  return Math.max(end, at + 1);
}

/** Escapes of a pattern are no words, and keep their case. */
const ESCAPES = /(\\p\{\w+\}|\\[a-zA-Z])/;

/** A sticky pattern written in ordinary spelling, folded like the text it is matched against, ending at a word's end. */
export function pattern(source: string): RegExp {
  const folded = source.split(ESCAPES).map((part, i) => (i % 2 === 1 ? part : foldSpelling(part)));
  return new RegExp(`(?:${folded.join('')})(?![\\p{L}\\p{N}])`, 'uy');
}

/** Matches a sticky pattern at a place. */
export function matchAt(rule: RegExp, low: string, at: number): RegExpExecArray | null {
  rule.lastIndex = at;
  return rule.exec(low);
}
