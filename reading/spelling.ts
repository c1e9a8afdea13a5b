// One spelling for the many ways Vietnamese is typed: composed letters, lower case, the tone on the same vowel (ủy = uỷ), i for y
// (quí = quý). Every step keeps the number of code units, so an offset into the folded text is an offset into the text it came from.
// The vocabulary is folded by the same function, so it is written in ordinary spelling.

/** Vowels whose tone moves: old style marks the first vowel of oa, oe, uy at a word's end, new style the second. */
const TONED = new Map<string, readonly [tone: number, plain: string]>();
const CARRIERS: Readonly<Record<string, readonly string[]>> = {
  o: ['ò', 'ó', 'ỏ', 'õ', 'ọ'],
  u: ['ù', 'ú', 'ủ', 'ũ', 'ụ'],
};
for (const [plain, toned] of [
  ['a', 'àáảãạ'],
  ['e', 'èéẻẽẹ'],
  ['y', 'ỳýỷỹỵ'],
] as const) {
  Array.from(toned).forEach((letter, tone) => TONED.set(letter, [tone, plain]));
}
const MOVES: Readonly<Record<string, string>> = { o: 'ae', u: 'y' };
const I_FOR_Y: Readonly<Record<string, string>> = { y: 'i', ỳ: 'ì', ý: 'í', ỷ: 'ỉ', ỹ: 'ĩ', ỵ: 'ị' };
const LETTER = /\p{L}/u;
const CONSONANT = /[bcdđghklmnprstvx]/;

/** Code units below this cover every letter of Vietnamese; which of them are letters is looked up, since reading asks it of every unit. */
const TABLE_SIZE = 0x2000;
const letterTable = Uint8Array.from({ length: TABLE_SIZE }, (_, code) =>
  LETTER.test(String.fromCharCode(code)) ? 1 : 0,
);

export function isLetter(c: string | undefined): boolean {
  if (c === undefined) return false;
  const code = c.charCodeAt(0);
  return code < TABLE_SIZE ? letterTable[code] === 1 : LETTER.test(c);
}

export const isWordChar = (c: string | undefined): boolean =>
  c !== undefined && ((c >= '0' && c <= '9') || isLetter(c));

/** Lower case of one code unit; a letter whose lower case is longer stays as it is. */
function lowerUnit(c: string): string {
  const low = c.toLowerCase();
  return low.length === 1 ? low : c;
}

/** Folds composed text; the result has the same length. */
export function foldSpelling(text: string): string {
  const units: string[] = [];
  for (let i = 0; i < text.length; i += 1) units.push(lowerUnit(text.charAt(i)));
  for (let i = 0; i < units.length; i += 1) {
    const c = units[i] as string;
    const atEnd = !isLetter(units[i + 1]);
    if (!atEnd) continue;
    const before = units[i - 1];
    const toned = TONED.get(c);
    if (
      toned &&
      before !== undefined &&
      MOVES[before]?.includes(toned[1]) &&
      !(before === 'u' && units[i - 2] === 'q')
    ) {
      units[i - 1] = CARRIERS[before]?.[toned[0]] ?? before;
      units[i] = toned[1];
    } else if (
      c in I_FOR_Y &&
      before !== undefined &&
      (CONSONANT.test(before) || (before === 'u' && units[i - 2] === 'q'))
    ) {
      units[i] = I_FOR_Y[c] as string;
    }
  }
  return units.join('');
}

/** Letters and digits only, without marks: what two spellings of the same words share. Used for comparing and for ids. */
export function bareWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/y/g, 'i')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
