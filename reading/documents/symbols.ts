// Signs in fonts of symbols (Symbol, Wingdings): their codes say nothing, what they show does.

/** Where the private codes of such fonts begin; they repeat ASCII from here on. */
const FIRST = 0xf000;
const LAST = 0xf0ff;

/** What the sign before an item shows: a dash, a plus, a star, or a dot of some form. */
export function bulletSign(text: string): string {
  const given = text.trim();
  const code = given.charCodeAt(0);
  if (given === '') return '';
  const isSymbol = code >= FIRST && code <= LAST;
  const plain = isSymbol ? String.fromCharCode(code - FIRST) : given;
  if (plain === '-' || plain === '+' || plain === '*') return plain;
  // Courier's letter o is drawn as a circle.
  if (plain === 'o') return '○';
  return isSymbol ? '•' : plain;
}

/** A symbol by its code in hexadecimal. */
export const symbolSign = (hex: string | null): string => {
  const code = Number.parseInt(hex ?? '', 16);
  return Number.isNaN(code) ? '' : bulletSign(String.fromCharCode(code));
};

const SYMBOLS = /[\uf000-\uf0ff]/g;

/** A text with its symbols as signs that every font has. */
export const withoutSymbols = (text: string): string => text.replace(SYMBOLS, bulletSign);
