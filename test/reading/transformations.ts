// Changes to a directive that no reader would notice, or that change its reading in a way known beforehand: other spelling, layout,
// numbering, notation of dates, years, names of places and of units.
import { replacing, type Edit } from './edits.ts';

export interface Transformation {
  readonly name: string;
  readonly edits: (text: string) => readonly Edit[];
  /** What it does to the words of a reading; null where nothing. */
  readonly words: ((words: string) => string) | null;
  /** The words that ids are made from stay the same. */
  readonly sameIds: boolean;
}

const same = (name: string, edits: Transformation['edits']): Transformation => ({
  name,
  edits,
  words: null,
  sameIds: true,
});
/** A notation changed wherever a rule finds it, in what is read as in the text. */
const notation = (name: string, rule: RegExp, by: (found: readonly string[]) => string): Transformation => {
  const write = (found: readonly (string | undefined)[]): string => by(found.map((part) => part ?? ''));
  return {
    name,
    edits: (text) => replacing(text, rule, write),
    words: (words) => words.replace(rule, (...found) => write(found.slice(0, -2) as string[])),
    sameIds: false,
  };
};

const TONES: readonly (readonly [string, string])[] = [
  ['òa', 'oà'],
  ['óa', 'oá'],
  ['ỏa', 'oả'],
  ['õa', 'oã'],
  ['ọa', 'oạ'],
  ['òe', 'oè'],
  ['óe', 'oé'],
  ['ỏe', 'oẻ'],
  ['ùy', 'uỳ'],
  ['úy', 'uý'],
  ['ủy', 'uỷ'],
  ['ũy', 'uỹ'],
  ['ụy', 'uỵ'],
];
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const pairs = new Map<string, string>();
for (const [old, modern] of TONES)
  for (const form of [(w: string) => w, capital, (w: string) => w.toUpperCase()]) {
    pairs.set(form(old), form(modern));
    pairs.set(form(modern), form(old));
  }
const TONED = new RegExp(`(?<!q|Q)(?:${[...pairs.keys()].join('|')})(?!\\p{L})`, 'gu');

const modern = (words: string): string => words.replace(TONED, (old) => pairs.get(old) ?? old);

/** Line breaks put at a width into lines that are longer; rows of tables stay. */
function wrapped(text: string, width: number): readonly Edit[] {
  const edits: Edit[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    let from = start;
    if (!line.includes('\t') && !line.includes('ĐẢNG CỘNG SẢN'))
      while (start + line.length - from > width) {
        const blank = text.lastIndexOf(' ', from + width);
        if (blank <= from) break;
        edits.push({ start: blank, end: blank + 1, text: '\n' });
        from = blank + 1;
      }
    start += line.length + 1;
  }
  return edits;
}

/** Hard line breaks in mid-sentence taken away: before a line that goes on in small letters. */
const unwrapped = (text: string): readonly Edit[] => replacing(text, /(?<=[\p{Ll},] ?)\n(?=\p{Ll}{2,} )/gu, () => ' ');

/** Puts something at every n-th match, beginning with the first. */
function everyNth(
  text: string,
  rule: RegExp,
  n: number,
  by: (found: RegExpExecArray, i: number) => string,
): readonly Edit[] {
  let count = -1;
  return replacing(text, rule, (found) => {
    count += 1;
    return count % n === 0 ? by(found, count) : found[0];
  });
}

/** Puts marks around what stands behind `from` in every line that a rule finds. */
const enclosing = (
  text: string,
  rule: RegExp,
  from: (line: string) => number,
  opening: string,
  closing: string,
): readonly Edit[] =>
  [...text.matchAll(rule)].flatMap(({ 0: line, index }) => [
    { start: index + from(line), end: index + from(line), text: opening },
    { start: index + line.length, end: index + line.length, text: closing },
  ]);

const ordered = (edits: readonly Edit[]): readonly Edit[] =>
  edits.toSorted((a, b) => a.start - b.start || a.end - b.end);

/** No page ends in the head. */
const HEAD_LENGTH = 1_500;
/** Lines of so many units are paragraphs; a page ends in one of them behind its first half. */
const PARAGRAPH = 240;
const BETWEEN_WORDS = /(?<=\p{Ll}{2}) (?=\p{Ll}{2})/u;

/** Pages that end in the middle of a sentence, once in each longer paragraph. */
function pageBreaks(text: string, by: (i: number) => string): readonly Edit[] {
  const edits: Edit[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const half = line.length >> 1;
    const blank = line.slice(half, half + 60).search(BETWEEN_WORDS);
    const at = start + half + blank;
    if (line.length >= PARAGRAPH && blank >= 0 && start > HEAD_LENGTH && !line.includes('\t'))
      edits.push({ start: at, end: at + 1, text: by(edits.length) });
    start += line.length + 1;
  }
  return edits;
}

const FULL_DATE = /(?<=[Nn]gày )(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)/gu;
const DAY_OF_YEAR = /(?<=[Nn]gày )(\d{1,2})\/(\d{1,2})(?=,? (?:hằng|hàng) năm)/gu;
const SPELLED_DATE = /(?<=[Nn]gày )(\d{1,2}) tháng (\d{1,2}) năm (\d{4})(?!\d)/gu;
const MONTH = /(?<=[Tt]háng )(\d{1,2})\/(\d{4})(?!\d)/gu;
const QUARTER = /(?<=[Qq]u(?:ý|í) )(IV|III|II|I)(\/| năm )(\d{4})(?!\d)/gu;
const ROMAN = ['I', 'II', 'III', 'IV'];
const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/gu;
/** A multiple of four keeps leap years. */
const SHIFT = 8;
const shifted = (words: string): string => words.replace(YEAR, (year) => String(Number(year) + SHIFT));

/** Names exchanged for one another, in every case they are written in. */
function exchanging(exchanges: readonly (readonly [string, string])[]): (words: string) => string {
  const to = new Map<string, string>();
  for (const [a, b] of exchanges)
    for (const form of [(w: string) => w, (w: string) => w.toUpperCase(), (w: string) => w.toLowerCase()]) {
      to.set(form(a), form(b));
      to.set(form(b), form(a));
    }
  const rule = new RegExp(
    `(?<!\\p{L})(?:${[...to.keys()].sort((a, b) => b.length - a.length).join('|')})(?!\\p{L})`,
    'gu',
  );
  return (words) => words.replace(rule, (name) => to.get(name) ?? name);
}

function renaming(name: string, plain: readonly (readonly [string, string])[]): Transformation {
  const exchanges = [...plain, ...plain.map(([a, b]) => [modern(a), modern(b)] as const)];
  const exchange = exchanging(exchanges);
  const names = exchanges.flat();
  const rule = new RegExp(
    `(?<!\\p{L})(?:${[...names].sort((a, b) => b.length - a.length).join('|')})(?!\\p{L})`,
    'giu',
  );
  return {
    name,
    edits: (text) => replacing(text, rule, (found) => exchange(found[0])),
    words: exchange,
    sameIds: false,
  };
}

export const SPELLING: readonly Transformation[] = [
  same('marks apart from their letters (NFD)', (text) =>
    replacing(text, /\P{ASCII}/gu, (found) => found[0].normalize('NFD')),
  ),
  same('the tone on the other vowel', (text) => replacing(text, TONED, (found) => pairs.get(found[0]) ?? found[0])),
  same('hàng năm, quí, kì, lí', (text) =>
    replacing(
      text,
      /(?<!\p{L})(?:[Hh]ằng (?=năm|quý|tháng|tuần)|[Qq]uý|[Kk]ỳ|[Ll]ý)(?!\p{L})|[Hh]ằng(?= (?:năm|quý|tháng|tuần))/gu,
      (found) => found[0].replace('ằ', 'à').replace('ý', 'í').replace('ỳ', 'ì'),
    ),
  ),
  same('hằng for hàng', (text) => replacing(text, /(?<=[Hh])à(?=ng (?:năm|quý|tháng|tuần))/gu, () => 'ằ')),
  same('non-breaking, thin and doubled blanks', (text) =>
    everyNth(
      text,
      /(?<=[^\s]) (?=[^\s])/gu,
      3,
      (_found, i) => ['\u00a0', '  ', '\u2009', ' \u00a0 '][(i / 3) % 4] ?? ' ',
    ),
  ),
  same('other dashes and quotes', (text) =>
    replacing(text, /(?<=[\p{L}\d] ?)-(?= ?[\p{L}\d])|["“”]/gu, (found) =>
      found[0] === '-' ? '–' : found[0] === '“' ? '"' : '”',
    ),
  ),
  same('invisible characters', (text) => everyNth(text, /(?<=\p{L})(?=\p{L})/gu, 17, () => '\u200b')),
];

export const LAYOUT: readonly Transformation[] = [
  same('lines wrapped at 60', (text) => wrapped(text, 60)),
  same('lines wrapped at 110', (text) => wrapped(text, 110)),
  same('hard breaks in mid-sentence taken away', unwrapped),
  same('Windows line breaks, a mark of byte order', (text) => [
    { start: 0, end: 0, text: '\ufeff' },
    ...replacing(text, /\n/gu, () => '\r\n'),
  ]),
  same('blanks and tabs around lines', (text) => [
    ...replacing(text, /(?<=^[^\t\n]*[^\s])$|^(?=[^\t\s][^\t\n]*$)/gmu, (found) =>
      text[found.index] === '\n' || found.index === text.length ? ' \t' : '\t  ',
    ),
  ]),
  same('page numbers in mid-sentence', (text) =>
    pageBreaks(text, (i) => ['\n\n7\n\n', '\n- 8 -\n', '\n\nTrang 3/10\n\n', '\n\f9\n'][i % 4] ?? ' '),
  ),
  same('page numbers and running heads in mid-sentence', (text) =>
    pageBreaks(text, (i) => `\n\n${2 + i}\n\nVăn bản của tỉnh về việc này\n\n`),
  ),
  same('page numbers and running heads between lines', (text) =>
    everyNth(text, /(?<=[.;]\n\n)(?=[^\n\t]{40})/gu, 5, (_found, i) => `VĂN BẢN SỐ NÀY - TRANG ${2 + i / 5}\n\f\n`),
  ),
  same('remnants of markdown', (text) =>
    ordered([
      ...enclosing(text, /^(?:[IVX]+ ?[-.]|\d{1,2}[.-]) [^\n*\t]+$/gmu, (line) => line.indexOf(' ') + 1, '**', '**'),
      ...replacing(text, /^(?=[IVX]+ ?[-.] ?\p{Lu})/gmu, () => '## '),
    ]),
  ),
  same('remnants of HTML', (text) =>
    ordered([
      ...enclosing(text, /^[^\n\t]{200,}$/gmu, () => 0, '<p class="body">', '</p>'),
      ...everyNth(text, /(?<=\p{Ll}) (?=\p{Ll})/gu, 25, () => '&nbsp;'),
    ]),
  ),
  same('a tab behind the marker', (text) =>
    replacing(text, /(?<=^(?:\d{1,2}[.)]|[a-z]\)|[-+])) (?=[^\t\n]*$)/gmu, () => '\t'),
  ),
  same('a tab between two words', (text) =>
    everyNth(text, /(?<=\p{Ll}{3}) (?=\p{Ll}{3}[^\t\n]{30,}$)/gmu, 12, () => '\t'),
  ),
];

const HEADING =
  /^((?:[IVX]+ ?[-.:] ?)?)(TỔ CHỨC (?:TRIỂN KHAI )?THỰC HIỆN|MỤC TIÊU[^\n\t]*|NHIỆM VỤ[^\n\t]*|QUAN ĐIỂM[^\n\t]*)$/gmu;
const SMALL_HEADING = /^((?:[IVX]+ ?[-.:] ?|\d{1,2}[.-] ?)(?:\*\*)?)(Tổ chức (?:triển khai )?thực hiện)(?=\*{0,2}$)/gmu;

export const HEADINGS: readonly Transformation[] = [
  same('headings in small letters', (text) =>
    replacing(text, HEADING, (found) => found[1] + capital((found[2] ?? '').toLowerCase())),
  ),
  same('headings in capitals', (text) =>
    replacing(text, SMALL_HEADING, (found) => (found[1] ?? '') + (found[2] ?? '').toUpperCase()),
  ),
];

const ROMAN_ITEM = /^([IVX]+) ?[-.] ?/gmu;
const ITEM = /^(\d{1,2})[.-] ?(?=\p{L}[^\t\n]*$)/gmu;
const BULLET = /^()- ?(?=\p{L})/gmu;

/** Numbers and bullets of other styles: each rule with what it writes for a label. */
const numbered = (
  name: string,
  ...styles: readonly (readonly [rule: RegExp, by: (label: string) => string])[]
): Transformation =>
  same(name, (text) => ordered(styles.flatMap(([rule, by]) => replacing(text, rule, (found) => by(found[1] ?? '')))));

export const NUMBERING: readonly Transformation[] = [
  numbered('"I." for "I-", "1)" for "1."', [ROMAN_ITEM, (label) => `${label}. `], [ITEM, (label) => `${label}) `]),
  numbered('"I-" for "I.", "1-" for "1."', [ROMAN_ITEM, (label) => `${label}- `], [ITEM, (label) => `${label}- `]),
  numbered(
    '"Phần I.", "1/", "+"',
    [ROMAN_ITEM, (label) => `Phần ${label}. `],
    [ITEM, (label) => `${label}/ `],
    [BULLET, () => '+ '],
  ),
  numbered('"Điều 1." for "1.", "•" for "-"', [ITEM, (label) => `Điều ${label}. `], [BULLET, () => '• ']),
  numbered('"–" for "-"', [BULLET, () => '– ']),
];

const two = (n: string): string => n.padStart(2, '0');

export const DATES: readonly Transformation[] = [
  notation('05-7-2021', FULL_DATE, ([, d, , m, y]) => `${d}-${m}-${y}`),
  notation('05.07.2021', FULL_DATE, ([, d = '', , m = '', y]) => `${two(d)}.${two(m)}.${y}`),
  notation('05 tháng 7 năm 2021', FULL_DATE, ([, d = '', , m, y]) => `${two(d)} tháng ${m} năm ${y}`),
  notation('5/7/2021', SPELLED_DATE, ([, d, m, y]) => `${Number(d)}/${Number(m)}/${y}`),
  notation('5 / 7 / 2021', FULL_DATE, ([, d, , m, y]) => `${d} / ${m} / ${y}`),
  notation('15 tháng 12 hằng năm', DAY_OF_YEAR, ([, d, m]) => `${d} tháng ${m}`),
  notation('tháng 7 năm 2021', MONTH, ([, m, y]) => `${m} năm ${y}`),
  notation('tháng 07-2021', MONTH, ([, m = '', y]) => `${two(m)}-${y}`),
  notation('quý 2 năm 2021', QUARTER, ([, q = '', , y]) => `${ROMAN.indexOf(q) + 1} năm ${y}`),
  notation('quý II-2021', QUARTER, ([, q, , y]) => `${q}-${y}`),
];

export const NAMES: readonly Transformation[] = [
  {
    name: 'years shifted',
    edits: (text) => replacing(text, YEAR, (found) => shifted(found[0])),
    words: shifted,
    sameIds: false,
  },
  renaming('other provinces', [
    ['Bắc Giang', 'Cà Mau'],
    ['Bắc Ninh', 'Thừa Thiên Huế'],
    ['Cao Bằng', 'Kon Tum'],
  ]),
  renaming('other offices', [
    ['Sở Nội vụ', 'Sở Công Thương'],
    ['Sở Tài chính', 'Sở Dân tộc và Tôn giáo'],
    ['Sở Tư pháp', 'Sở Xây dựng'],
    ['Sở Kế hoạch và Đầu tư', 'Sở Y tế'],
    ['Ban Nội chính Tỉnh ủy', 'Ban Dân vận Tỉnh ủy'],
    ['Ban Tổ chức Tỉnh ủy', 'Ban Kinh tế Tỉnh ủy'],
    ['Văn phòng Tỉnh ủy', 'Ban Tuyên giáo Tỉnh ủy'],
  ]),
  renaming('a city’s Party committee', [
    ['Tỉnh ủy', 'Thành ủy'],
    ['UBND tỉnh', 'UBND thành phố'],
    ['HĐND tỉnh', 'HĐND thành phố'],
  ]),
  renaming('a district’s Party committee', [
    ['Tỉnh ủy', 'Huyện ủy'],
    ['UBND tỉnh', 'UBND huyện'],
    ['HĐND tỉnh', 'HĐND huyện'],
  ]),
];

export const ALL: readonly Transformation[] = [...SPELLING, ...LAYOUT, ...HEADINGS, ...NUMBERING, ...DATES, ...NAMES];
