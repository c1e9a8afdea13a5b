// The ordinary spelling of a name set in capitals: as the text itself writes it elsewhere, else by the vocabulary of names, with a capital
// on each word of a place ("HUYỆN TÂN LẬP"), and small letters on what is not known.
import { isCapitals } from './blocks.ts';
import type { Mapped } from './mapped.ts';
import { phraseAt, phrases, skipWord } from './phrases.ts';
import { foldSpelling, isWordChar } from './spelling.ts';
import { GIVERS } from './vocabulary/actors.ts';
import { PLACED_BODIES, PROPER_NAMES } from './vocabulary/issuers.ts';
import { PROVINCES } from './vocabulary/provinces.ts';
import { FIELDS } from './vocabulary/fields.ts';

/** Looks for the name at most this often. */
const MAX_TRIES = 50;

const NAMES = [...PROPER_NAMES, ...GIVERS, ...FIELDS, ...PROVINCES];
const names = phrases(NAMES);
const properOf = new Map(NAMES.map((name) => [foldSpelling(name), name]));
const placed = PLACED_BODIES.map(foldSpelling);
const endsPlaced = (words: string): boolean => placed.some((body) => words === body || words.endsWith(` ${body}`));

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function byVocabulary(name: string): string {
  const low = foldSpelling(name);
  const small = name.toLowerCase();
  let proper = '';
  let inPlace = false;
  for (let at = 0; at < low.length;) {
    if (!isWordChar(low[at])) {
      proper += small.charAt(at);
      at += 1;
      continue;
    }
    const known = phraseAt(names, low, at);
    const end = known > 0 ? known : skipWord(low, at);
    const words = small.slice(at, end);
    proper += known > 0 ? (properOf.get(low.slice(at, end)) ?? words) : inPlace ? capitalized(words) : words;
    inPlace = endsPlaced(low.slice(at, end)) || (inPlace && known < 0);
    at = end;
  }
  return capitalized(proper);
}

/** "BAN THƯỜNG VỤ TỈNH ỦY" -> "Ban Thường vụ Tỉnh ủy"; a name that is not in capitals stays. */
export function properCase(name: string, mapped: Mapped): string {
  if (!isCapitals(name)) return name;
  const low = foldSpelling(name);
  let at = mapped.low.indexOf(low);
  for (let tries = 0; at >= 0 && tries < MAX_TRIES; tries += 1) {
    const here = mapped.text.slice(at, at + low.length);
    if (!isCapitals(here) && !isWordChar(mapped.low[at + low.length]) && /^\p{Lu}/u.test(here)) return here;
    at = mapped.low.indexOf(low, at + low.length);
  }
  return byVocabulary(name);
}
