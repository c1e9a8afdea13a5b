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

interface Headed {
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

const numberOfEntry = ({ text }: Entry): string | null => numberIn({ text, low: foldSpelling(text) });

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

/** Entries of the kind of a directive that no part has. */
export function missingEntries(contents: readonly Contents[], parts: readonly Headed[]): readonly Entry[] {
  const numbers = new Set(parts.map(({ number }) => number));
  const titles = new Set(parts.map(({ title }) => (title === null ? null : titleKey(title))));
  return contents
    .flatMap(({ entries }) => entries)
    .filter((entry) => {
      const low = foldSpelling(entry.text);
      if (phraseAt(kinds, low, LABEL.exec(low)?.[0].length ?? 0) < 0) return false;
      const number = numberOfEntry(entry);
      return !(number !== null && numbers.has(number)) && !titleKeysIn(entry.text).some((key) => titles.has(key));
    });
}
