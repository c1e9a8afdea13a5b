// Numbers as such texts write them: digits, Roman numerals, small numbers in words.

const ROMAN: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  v: 5,
  vi: 6,
  vii: 7,
  viii: 8,
  ix: 9,
  x: 10,
  xi: 11,
  xii: 12,
};
const WORDS: Readonly<Record<string, number>> = {
  một: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
  giêng: 1,
  'mười một': 11,
  'mười hai': 12,
  chạp: 12,
  'mười lăm': 15,
  'hai mươi': 20,
  'ba mươi': 30,
  nhất: 1,
  nhì: 2,
  đầu: 1,
};
/** What a number can look like, for use inside the patterns of times. */
export const NUMBER =
  '\\d{1,3}|mười một|mười hai|mười lăm|hai mươi|ba mươi|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười';
export const MONTH_NUMBER = '\\d{1,2}|giêng|chạp|mười một|mười hai|mười|hai|ba|tư|năm|sáu|bảy|tám|chín';
/** More quarters than a year has, so that "quý V" is seen and refused. */
export const QUARTER_NUMBER = '0?\\d|viii|vii|vi|iv|ix|iii|ii|i|v|x|một|hai|ba|bốn|tư|nhất';

/** The value of a number in digits, Roman or words; NaN for none. */
export function numberOf(text: string): number {
  const word = text.trim().toLowerCase();
  if (/^\d+$/.test(word)) return Number(word);
  return ROMAN[word] ?? WORDS[word] ?? Number.NaN;
}
