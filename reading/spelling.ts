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
const FIGURE_0 = 0x30;
const FIGURE_9 = 0x39;

/** Whether a code unit (NaN behind the text's end) is a letter, or, where figures count, a figure. */
export function isWordCode(code: number, figures = true): boolean {
  if (code < TABLE_SIZE) return letterTable[code] === 1 || (figures && code >= FIGURE_0 && code <= FIGURE_9);
  return code >= TABLE_SIZE && LETTER.test(String.fromCharCode(code));
}

export const isLetter = (c: string | undefined): boolean => c !== undefined && isWordCode(c.charCodeAt(0), false);

export const isWordChar = (c: string | undefined): boolean => c !== undefined && isWordCode(c.charCodeAt(0));

/** Lower case of one code unit; a letter whose lower case is longer stays as it is. */
function lowerUnit(c: string): string {
  const low = c.toLowerCase();
  return low.length === 1 ? low : c;
}

/** Lower case of every unit, each in its place. */
function lowerText(text: string): string {
  const low = text.toLowerCase();
  return low.length === text.length
    ? low
    : Array.from({ length: text.length }, (_, i) => lowerUnit(text.charAt(i))).join('');
}

/** Letters that folding may change at a word's end; every other one is passed by at once. */
const movable = new Uint8Array(TABLE_SIZE);
for (const c of [...TONED.keys(), ...Object.keys(I_FOR_Y)]) movable[c.charCodeAt(0)] = 1;

/** A word's last two letters with the tone in its place and i for y. */
function foldedEnd(beforeThat: string, before: string, last: string): string {
  const afterQ = before === 'u' && beforeThat === 'q';
  const toned = TONED.get(last);
  if (toned && !afterQ && MOVES[before]?.includes(toned[1])) return (CARRIERS[before]?.[toned[0]] ?? before) + toned[1];
  return last in I_FOR_Y && (CONSONANT.test(before) || afterQ) ? before + (I_FOR_Y[last] as string) : before + last;
}

/** "truớc": before "ơ" and another letter a u has lost its horn; "thuở" and "quở" have no letter behind. */
const LOST_HORN = /(?<!q)u(?=[ơớờởỡợ][a-zđ])/g;

/** Folds composed text; the result has the same length. */
export function foldSpelling(text: string): string {
  const low = lowerText(text).replace(LOST_HORN, 'ư');
  let folded = '';
  let done = 0;
  for (let i = 1; i < low.length; i += 1) {
    if (movable[low.charCodeAt(i)] !== 1 || isWordCode(low.charCodeAt(i + 1), false)) continue;
    folded += low.slice(done, i - 1) + foldedEnd(low.charAt(i - 2), low.charAt(i - 1), low.charAt(i));
    done = i + 1;
  }
  return folded + low.slice(done);
}

/** For each code what is left of it without marks: a letter, a figure or nothing; null where only the whole text tells. */
const bareTable: readonly (string | null)[] = Array.from({ length: TABLE_SIZE }, (_, code) =>
  code >= 0x300 && code <= 0x36f ? null : bareSlowly(String.fromCharCode(code)),
);

function bareSlowly(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/y/g, 'i')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Letters and digits only, without marks: what two spellings of the same words share. Used for comparing and for ids. */
export function bareWords(text: string): string {
  let bare = '';
  let gap = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const unit = code < TABLE_SIZE ? bareTable[code] : null;
    if (unit === null || unit === undefined) return bareSlowly(text);
    if (unit === '') {
      gap = bare !== '';
      continue;
    }
    bare += gap ? ` ${unit}` : unit;
    gap = false;
  }
  return bare;
}
