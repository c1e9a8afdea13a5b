// Names of units as texts write them: one unit is "Ủy ban nhân dân tỉnh", "UBND tỉnh", "Uỷ ban Nhân dân tỉnh" and, in a list, "các ủy ban
// nhân dân tỉnh;". `foldName` brings such spellings to one form; diacritics stay, since "Ban Tổ chức" and "Bàn" are other words.
//
// The tone is moved to the end of its syllable (ủy, uỷ -> uy + hook), which makes its old and new placement the same without a list
// of syllables. A final y after a single consonant becomes i (kỹ, kĩ; lý, lí; quý, quí); in ủy, tuyên, y tế it is another sound and stays.

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
/** Initials after which y and i are two spellings of one sound. */
const Y_AS_I = /^((?:ngh|ng|th|tr|ch|kh|ph|nh|qu|gi|b|d|đ|g|h|k|l|m|n|r|s|t|v|x))y$/;
/** Hyphens and dashes, slashes, quotation marks, brackets and marks of a list: they separate or close, and name nobody. */
const MARKS = /[-\u2010-\u2015\u2212/\\.,;:!?"'`\u2018\u2019\u201c\u201d\u00ab\u00bb()[\]*_+…]+/g;
/** Longest name that is looked at: the contracts allow 500. */
const MAX_NAME = 1_000;

/** Abbreviations in folded letters, and what they stand for. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  ubnd: 'ủy ban nhân dân',
  hđnd: 'hội đồng nhân dân',
  mttq: 'mặt trận tổ quốc',
  mttqvn: 'mặt trận tổ quốc',
  ubmttq: 'ủy ban mặt trận tổ quốc',
  ubmttqvn: 'ủy ban mặt trận tổ quốc',
  btv: 'ban thường vụ',
  bch: 'ban chấp hành',
  bcs: 'ban cán sự',
  bcsđ: 'ban cán sự đảng',
  bcđ: 'ban chỉ đạo',
  ubkt: 'ủy ban kiểm tra',
  bhxh: 'bảo hiểm xã hội',
  bđbp: 'bộ đội biên phòng',
  lđlđ: 'liên đoàn lao động',
  tncs: 'thanh niên cộng sản',
  đbqh: 'đại biểu quốc hội',
  ct: 'chính trị',
  kt: 'kinh tế',
  vh: 'văn hóa',
  xh: 'xã hội',
  tp: 'thành phố',
  tx: 'thị xã',
  vp: 'văn phòng',
  tw: 'trung ương',
};

/** Words before a name that are no part of it, each as it folds. The longer come first. */
const LEADING: readonly string[] = [
  'các đồng chí',
  'đồng chí',
  'đề nghị',
  'yêu cầu',
  'tất cả',
  'toàn thể',
  'những',
  'giao',
  'các',
];
/** "Giao thông vận tải" is a name, "giao Sở Nội vụ" an order. */
const NOT_AN_ORDER = 'giao thông';

const FOLDED = new Map(Object.entries(ABBREVIATIONS).map(([short, long]) => [short, foldSyllables(long)]));
const FOLDED_LEADING = LEADING.map(foldSyllables);
const FOLDED_NOT_AN_ORDER = foldSyllables(NOT_AN_ORDER);
const FOLDED_FRONT = foldSyllables('mặt trận tổ quốc');
const FOLDED_COUNTRY = foldSyllables('việt nam');

/** One form for all spellings of a name; empty where the text names nothing. */
export function foldName(text: string): string {
  const words = lower(text).split(' ').flatMap(expand);
  const name = withoutLeading(words.join(' '));
  // "Mặt trận Tổ quốc Việt Nam tỉnh" is the same front as "Mặt trận Tổ quốc tỉnh".
  return name.replace(`${FOLDED_FRONT} ${FOLDED_COUNTRY}`, FOLDED_FRONT);
}

/** The folded names of a unit or a group, each once. */
export function foldedNames(named: { readonly name: string; readonly aliases: readonly string[] }): readonly string[] {
  return [...new Set([named.name, ...named.aliases].map(foldName))].filter((name) => name !== '');
}

/** Whether the text names several units at once: "các huyện ủy". */
export function isPlural(text: string): boolean {
  return /^(?:(?:giao|đề nghị|yêu cầu) )?(?:các|những|tất cả|toàn thể) /.test(lower(text));
}

function lower(text: string): string {
  return text.slice(0, MAX_NAME).normalize('NFC').toLowerCase().replace(MARKS, ' ').replace(/\s+/g, ' ').trim();
}

function expand(word: string): readonly string[] {
  return FOLDED.get(word)?.split(' ') ?? [foldSyllable(word)];
}

function foldSyllables(text: string): string {
  return text.normalize('NFC').split(' ').map(foldSyllable).join(' ');
}

function foldSyllable(syllable: string): string {
  const parts = syllable.normalize('NFD');
  const tones = parts.match(TONES)?.join('') ?? '';
  const letters = parts.replace(TONES, '').normalize('NFC').replace(Y_AS_I, '$1i');
  return letters + tones;
}

function withoutLeading(name: string): string {
  let rest = name;
  for (let word = leadingWord(rest); word !== null; word = leadingWord(rest)) rest = rest.slice(word.length + 1);
  return rest;
}

/** The word that only leads in, where a name follows it. */
function leadingWord(name: string): string | null {
  if (name.startsWith(`${FOLDED_NOT_AN_ORDER} `)) return null;
  return FOLDED_LEADING.find((word) => name.startsWith(`${word} `)) ?? null;
}
