// What the contents of a volume say it holds: numbers, and the first words of titles. A directive without a number is sure where its title
// is listed, and an entry that no directive has is told.
import { numberIn } from '../head.ts';
import { bareWords, foldSpelling } from '../spelling.ts';
import { CITED_KINDS } from '../vocabulary/kinds.ts';
import { phraseAt, phrases } from '../phrases.ts';
import type { Contents, Entry } from './contents.ts';

/** Words that two titles share at their beginning to be the same. */
const TITLE_WORDS = 6;
const kinds = phrases(CITED_KINDS);
/** "12. ", "- ": what an entry begins with. */
const LABEL = /^[\s\d.)\-–]{0,12}/u;

export interface Listing {
  readonly numbers: ReadonlySet<string>;
  /** Every run of so many words of an entry: where in it the title stands is not known. */
  readonly titles: ReadonlySet<string>;
}

/** What a directive is listed by. */
export interface Headed {
  readonly number: string | null;
  readonly title: string | null;
}

/** What tells two titles apart: their first words, without marks; null where there are too few. */
function titleKey(title: string): string | null {
  const words = bareWords(title).split(' ');
  return words.length < TITLE_WORDS ? null : words.slice(0, TITLE_WORDS).join(' ');
}

function titleKeysIn(entry: string): readonly string[] {
  const words = bareWords(entry).split(' ');
  const runs = Math.max(0, words.length - TITLE_WORDS + 1);
  return Array.from({ length: runs }, (_, i) => words.slice(i, i + TITLE_WORDS).join(' '));
}

const numberOfEntry = ({ text }: Pick<Entry, 'text'>): string | null => numberIn({ text, low: foldSpelling(text) });

/** What contents list; null where there are none. */
export function listingOf(contents: readonly Contents[]): Listing | null {
  const entries = contents.flatMap((one) => one.entries);
  if (entries.length === 0) return null;
  return {
    numbers: new Set(entries.map(numberOfEntry).filter((number) => number !== null)),
    titles: new Set(entries.flatMap(({ text }) => titleKeysIn(text))),
  };
}

/** Whether a title begins with words of an entry. */
export function isTitleListed(listing: Listing | null, title: string): boolean {
  const key = titleKey(title);
  return listing !== null && key !== null && listing.titles.has(key);
}

/** Whether the number or the title of a directive is listed. */
export const isListed = (listing: Listing, { number, title }: Headed): boolean =>
  (number !== null && listing.numbers.has(number)) || (title !== null && isTitleListed(listing, title));

/** Whether words name a kind first, as an entry does. */
function namesKind(text: string): boolean {
  const low = foldSpelling(text);
  return phraseAt(kinds, low, LABEL.exec(low)?.[0].length ?? 0) > 0;
}

/** Whether words are an entry for a directive: its kind, and its number or the first words of its title. */
export function announces(text: string, { number, title }: Headed): boolean {
  if (!namesKind(text)) return false;
  if (number !== null && numberOfEntry({ text }) === number) return true;
  const key = title === null ? null : titleKey(title);
  return key !== null && titleKeysIn(text).includes(key);
}

/** What a volume's parts are listed by: their numbers, and the first words of their titles. */
export const listingOfParts = (parts: readonly Headed[]): Listing => ({
  numbers: new Set(parts.map(({ number }) => number).filter((number) => number !== null)),
  titles: new Set(parts.map(({ title }) => (title === null ? null : titleKey(title))).filter((key) => key !== null)),
});

/** Whether words name a part of a volume as an entry does. */
export function namesPart(text: string, { numbers, titles }: Listing): boolean {
  const number = numberOfEntry({ text });
  return (number !== null && numbers.has(number)) || titleKeysIn(text).some((key) => titles.has(key));
}

/** Entries that name a kind, and no part of the volume. */
export const missingEntries = (contents: readonly Contents[], parts: Listing): readonly Entry[] =>
  contents.flatMap(({ entries }) => entries).filter(({ text }) => namesKind(text) && !namesPart(text, parts));
