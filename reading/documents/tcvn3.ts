// TCVN3 (TCVN 5712:1993, VN3; "ABC"): one byte a letter, shown through fonts named .VnTime, .VnArial and so on, and through .VnTimeH and
// its like as capitals. Programs that do not know it show the bytes as Western letters ("Tæ chøc thùc hiÖn"). It is known by its font, or,
// where no font is named, by statistics: only as TCVN3 do the words with such letters have the form of Vietnamese syllables.
import iconv from 'iconv-lite';

/** Below this byte stand ASCII and Windows' own punctuation, which .VnTime leaves as they are. */
const FIRST_BYTE = 0xa1;
const LAST_BYTE = 0xff;

const letters: readonly string[] = Array.from({ length: LAST_BYTE - FIRST_BYTE + 1 }, (_, i) =>
  iconv.decode(Buffer.from([FIRST_BYTE + i]), 'tcvn'),
);
const WESTERN = /[\u00a1-\u00ff]/g;
/** Capital-only fonts end in H: .VnTimeH, .VnArialH. */
const CAPITAL_FONT = /^\.Vn.*H$/iu;

/** Whether a font shows TCVN3. */
export const isTcvn3Font = (font: string): boolean => /^\.Vn/iu.test(font);

/** Text in TCVN3, shown as Western letters, in Unicode, unit for unit. Other letters stay as they are. */
export const fromTcvn3 = (text: string): string =>
  text.replace(WESTERN, (c) => letters[c.charCodeAt(0) - FIRST_BYTE] ?? c);

/** The words of a run set in a TCVN3 font, as a reader sees them. */
export function fromTcvn3Font(text: string, font: string): string {
  const words = fromTcvn3(text);
  return CAPITAL_FONT.test(font) ? words.toUpperCase() : words;
}

/** The form of a syllable without its tone. */
const SYLLABLE =
  /^(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?[aăâeêioôơuưy]{1,3}(?:ch|ng|nh|[cmnpt])?$/u;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const WORD = /[\p{L}\u00a1-\u00bf]+/gu;
/** Fewer words than this prove nothing. */
const LEAST_WORDS = 5;
/** So many of the words must be syllables: in real TCVN3 all but names and abbreviations are. */
const LEAST_SHARE = 0.85;
/** Words looked at: enough to be sure of any text. */
const MAX_WORDS = 5_000;
/** A Vietnamese text in Unicode has a letter beyond the Western ones in every few words. */
const BEYOND_WESTERN = /[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/g;
const MAX_BEYOND_SHARE = 0.02;

function isSyllable(word: string): boolean {
  const marked = word.toLowerCase().normalize('NFD');
  const tones = marked.match(TONES)?.length ?? 0;
  return tones <= 1 && SYLLABLE.test(marked.replace(TONES, '').normalize('NFC'));
}

/** Whether a text is TCVN3 shown as Western letters. */
export function looksLikeTcvn3(text: string): boolean {
  let [words, syllables] = [0, 0];
  for (const [word] of text.matchAll(WORD)) {
    if (word.search(WESTERN) < 0) continue;
    words += 1;
    if (isSyllable(fromTcvn3(word))) syllables += 1;
    if (words >= MAX_WORDS) break;
  }
  if (words < LEAST_WORDS || syllables < LEAST_SHARE * words) return false;
  const beyond = text.match(BEYOND_WESTERN)?.length ?? 0;
  return beyond <= MAX_BEYOND_SHARE * text.length;
}
