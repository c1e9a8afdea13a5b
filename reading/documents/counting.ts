// The numbers that a program writes before items: 1, 01, iv, IV, d, D, AA.

export type Count = 'decimal' | 'decimalZero' | 'lowerRoman' | 'upperRoman' | 'lowerLetter' | 'upperLetter';

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
/** Larger ones are written in figures. */
const MAX_ROMAN = 3999;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Word repeats the letter: 27 is aa, 53 is aaa; larger ones are written in figures. */
const MAX_LETTER = LETTERS.length * 10;

function roman(value: number): string {
  let [left, text] = [value, ''];
  for (const [worth, sign] of ROMAN)
    while (left >= worth) {
      text += sign;
      left -= worth;
    }
  return text;
}

const letter = (value: number): string =>
  LETTERS.charAt((value - 1) % LETTERS.length).repeat(Math.ceil(value / LETTERS.length));

/** A number as it is written; figures where its way of writing does not reach. */
export function written(value: number, count: Count): string {
  if (count === 'decimalZero') return String(value).padStart(2, '0');
  if (value < 1 || count === 'decimal') return String(value);
  if (count === 'lowerRoman' || count === 'upperRoman') {
    if (value > MAX_ROMAN) return String(value);
    return count === 'lowerRoman' ? roman(value) : roman(value).toUpperCase();
  }
  if (value > MAX_LETTER) return String(value);
  return count === 'lowerLetter' ? letter(value) : letter(value).toUpperCase();
}
