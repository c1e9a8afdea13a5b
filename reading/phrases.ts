// A dictionary of phrases: which of them stands at a place of folded text. Looked up by the first word, the longest first.
import { initialsOf } from './initials.ts';
import { foldSpelling, isWordCode } from './spelling.ts';

export interface Phrases {
  /** The phrases by their first word, the longest first. */
  readonly byFirst: ReadonlyMap<string, readonly string[]>;
  readonly initials: Initials;
}

/** With which letters something can begin: 1 at the places of their code units. Most words of a text are passed by on their first letter. */
type Initials = Uint8Array;

/** A small table stays near the processor; letters that share a place in it only cost a trial. */
const PLACES = 512;

function initialsTable(letters: Iterable<string>): Initials {
  const table = new Uint8Array(PLACES);
  for (const letter of letters) table[letter.charCodeAt(0) % PLACES] = 1;
  return table;
}

const mayBegin = (initials: Initials, low: string, at: number): boolean => initials[low.charCodeAt(at) % PLACES] === 1;

const wordEnd = (text: string, at: number): number => {
  let end = at;
  while (isWordCode(text.charCodeAt(end))) end += 1;
  return end;
};

export function phrases(...lists: readonly (readonly string[])[]): Phrases {
  const byFirst = new Map<string, string[]>();
  for (const phrase of lists.flat().map(foldSpelling)) {
    const key = phrase.slice(0, wordEnd(phrase, 0));
    const known = byFirst.get(key);
    if (known) known.push(phrase);
    else byFirst.set(key, [phrase]);
  }
  for (const known of byFirst.values()) known.sort((a, b) => b.length - a.length);
  return { byFirst, initials: initialsTable(byFirst.keys()) };
}

/** The end of the longest phrase of the dictionary that stands at `at` as whole words, or -1. */
export const phraseAt = (dictionary: Phrases, low: string, at: number): number =>
  mayBegin(dictionary.initials, low, at) ? phraseAtWord(dictionary, low, at, wordEnd(low, at)) : -1;

/** The same, of the word from `at` to `end`. */
function phraseAtWord({ byFirst }: Phrases, low: string, at: number, end: number): number {
  const candidates = byFirst.get(low.slice(at, end));
  if (!candidates) return -1;
  for (const phrase of candidates) {
    if (low.startsWith(phrase, at) && !isWordCode(low.charCodeAt(at + phrase.length))) return at + phrase.length;
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
  for (let at = nextWord(low, from, to); at < to;) {
    const word = skipWord(low, at);
    const end = mayBegin(dictionary.initials, low, at) ? phraseAtWord(dictionary, low, at, word) : -1;
    if (end > 0 && end <= to) return { start: at, end };
    at = nextWord(low, word, to);
  }
  return null;
}

/** The start of the first word at or after `from`, or `to`. */
export function nextWord(low: string, from: number, to: number): number {
  let at = from;
  while (at < to && !isWordCode(low.charCodeAt(at))) at += 1;
  return at;
}

/** Where the word that `at` stands in ends. */
export const skipWord = (low: string, at: number): number => Math.max(wordEnd(low, at), at + 1);

/** Escapes of a pattern are no words, and keep their case. */
const ESCAPES = /(\\p\{\w+\}|\\[a-zA-Z])/;

/** A rule that is matched at a place, and with which letters a match can begin. */
export interface Pattern {
  readonly rule: RegExp;
  /** Null: every letter may begin a match. */
  readonly initials: Initials | null;
}

/** A sticky pattern written in ordinary spelling, folded like the text it is matched against, ending at a word's end. */
export function pattern(source: string): Pattern {
  const folded = source
    .split(ESCAPES)
    .map((part, i) => (i % 2 === 1 ? part : foldSpelling(part)))
    .join('');
  const rule = new RegExp(`(?:${folded})(?![\\p{L}\\p{N}])`, 'uy');
  const letters = initialsOf(folded);
  return { rule, initials: letters && initialsTable(letters) };
}

/** Matches a pattern at a place. */
export const matchAt = ({ rule, initials }: Pattern, low: string, at: number): RegExpExecArray | null =>
  initials === null || mayBegin(initials, low, at) ? stickyAt(rule, low, at) : null;

/** Matches a sticky expression at a place. */
export function stickyAt(rule: RegExp, low: string, at: number): RegExpExecArray | null {
  rule.lastIndex = at;
  return rule.exec(low);
}
