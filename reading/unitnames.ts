// Where the name of a unit ends. It runs to the first word that no name holds. Many names are known to be whole before that: the field of
// an office ("Sở Giáo dục và Đào tạo"), the level it is of ("Công an tỉnh"), a Party committee ("Tỉnh ủy"). What follows a whole
// name in small letters is no part of it, even where the vocabulary lacks that verb.
import type { Mapped } from './mapped.ts';
import { matchAt, pattern, phraseAt, phrases, skipWord, stickyAt } from './phrases.ts';
import type { RuleName } from './rule.ts';
import { foldSpelling, isWordChar } from './spelling.ts';
import { headAt, isUpper, slippedVerbAt, stops, type Head } from './unitheads.ts';
import {
  BODY_DOINGS,
  COMPOUNDS,
  DOING_BODIES,
  LEVELS,
  NAME_TAILS,
  OFFICE_VERBS,
  PLACE_LEVELS,
  WHOLE_HEADS,
  WHOLE_TAILS,
} from './vocabulary/unitnames.ts';
import { FIELD_HEADS, FIELDS } from './vocabulary/fields.ts';
import { NO_VERBS } from './vocabulary/modals.ts';
import { PROVINCES } from './vocabulary/provinces.ts';
import { STRONG_HEADS } from './vocabulary/units.ts';

const tails = phrases(NAME_TAILS, WHOLE_TAILS);
const wholeTails = phrases(WHOLE_TAILS);
const levels = phrases(LEVELS);
const compounds = phrases(COMPOUNDS);
/** Levels that no one-syllable place stands behind. */
const companies = phrases(['công ty', 'tổng công ty', 'tập đoàn']);
const doingBodies = phrases(DOING_BODIES);
const doings = phrases(BODY_DOINGS);
const provinces = phrases(PROVINCES);
const nouns = phrases(NO_VERBS);
const bodies = phrases(STRONG_HEADS);
const fields = phrases(FIELDS);
const fieldHeads = phrases(FIELD_HEADS);
const wholeHeads = phrases(WHOLE_HEADS);
const officeVerbs = phrases(OFFICE_VERBS);
const OFFICE = pattern('cơ quan');
/** Between two fields, or two places, of a list; no word ends at it. */
const JOINT = /(?:, và |, | và )/uy;
/** Offices that a field may follow in small letters. */
const OFFICES_BEFORE = /(?:^|[^\p{L}])(?:các|từng|mỗi|giám đốc|trưởng) (?:sở|bộ|phòng) $/u;
const ANY_OF = pattern('các|từng|mỗi');

/** A name of more words than this is no name. */
const MAX_TAIL_WORDS = 14;
/** As many words that are known neither of names nor as verbs may hold a verb that the vocabulary lacks. */
const MANY_UNKNOWN = 3;

export interface NameEnd {
  readonly to: number;
  /** The name is known to be whole: any word in small letters behind it is no part of it. */
  readonly whole: boolean;
  readonly by: RuleName;
}

/** Whether the word at `at` is no part of a name: a verb, an adverb, a time. */
export function isStop(words: Mapped, at: number): boolean {
  if (isUpper(words.text[at])) return false;
  const tail = phraseAt(tails, words.low, at);
  return phraseAt(stops, words.low, at) > tail || (tail < 0 && slippedVerbAt(words, at) > 0);
}

/** Where a part of a name after a dash ends ("chính trị - xã hội"), or -1 where no dash stands. */
function afterDash(low: string, at: number): number {
  const part = (word: number): number =>
    Math.max(phraseAt(tails, low, word), phraseAt(fields, low, word), skipWord(low, word));
  if (low.startsWith(' - ', at)) return part(at + 3);
  if (low[at] !== '-') return -1;
  const word = low[at + 1] === ' ' ? at + 2 : at + 1;
  return isWordChar(low[word]) ? part(word) : -1;
}

/** The end of the field that a head of an office takes ("Sở" + "Giáo dục và Đào tạo"), or -1. */
function fieldEnd(words: Mapped, from: number, head: Pick<Head, 'at'>): number {
  if (words.low[from] !== ' ' || !isUpper(words.text[from + 1])) return -1;
  if (phraseAt(fieldHeads, words.low, head.at) !== from) return -1;
  let end = phraseAt(fields, words.low, from + 1);
  // "Ban Tài chính Kế toán": two fields without a dash.
  while (end > 0 && words.low[end] === ' ' && isUpper(words.text[end + 1])) {
    const next = phraseAt(fields, words.low, end + 1);
    if (next < 0) break;
    end = next;
  }
  return end;
}

/** The end of a list of fields behind a colon ("Giám đốc các Sở: Công Thương, Tài chính"), or -1. */
function fieldsEnd(words: Mapped, at: number): number {
  if (!words.low.startsWith(': ', at)) return -1;
  let end = -1;
  for (let next = at + 2; isUpper(words.text[next]);) {
    const field = phraseAt(fields, words.low, next);
    if (field < 0) break;
    end = field;
    const joint = stickyAt(JOINT, words.low, field);
    if (!joint) break;
    next = field + joint[0].length;
  }
  return end;
}

/** Proper names in a row behind a colon ("UBND các huyện: Đông Hưng, Hưng Hà và thành phố Thái Bình"): only before a verb, else what follows is told. */
const PROPER = /(?:(?:huyện|thị xã|thành phố|quận|xã|phường|đặc khu|tỉnh) )?\p{Lu}[\p{L}-]*(?: \p{Lu}[\p{L}-]*){0,4}/uy;
const BEHIND_LEVEL = new RegExp(foldSpelling(`(?:^| )(?:${PLACE_LEVELS.join('|')})$`), 'u');

function properNamesEnd(words: Mapped, at: number): number {
  if (!words.low.startsWith(': ', at) || !BEHIND_LEVEL.test(words.low.slice(Math.max(0, at - 12), at))) return -1;
  let end = -1;
  for (let name = stickyAt(PROPER, words.text, at + 2); name;) {
    end = name.index + name[0].length;
    const joint = stickyAt(JOINT, words.low, end);
    name = joint && stickyAt(PROPER, words.text, end + joint[0].length);
  }
  return end > 0 && words.low[end] === ' ' && isStop(words, end + 1) ? end : -1;
}

/** "các địa phương có dự án cao tốc đi qua": what runs through them says which ones are meant. */
const RUNS_THROUGH = new RegExp(foldSpelling('^ có (?:[^ ,;.:]+ ){1,7}(?:đi qua|chảy qua|đi ngang qua)(?= )'), 'u');

/** Where the name goes on to behind the word at `word`, or -1 where it ends before it. */
function goesOnTo(
  words: Mapped,
  word: number,
  first: boolean,
  head: Head,
  whole: boolean,
  many: boolean,
  compound: boolean,
): number {
  const { low, text } = words;
  // "Ủy ban Trung ương Mặt trận Tổ quốc": another body's name in capitals inside.
  // Behind "các" a class of units stands ("các tổ chức tín dụng"), though its word can be a verb.
  const body = isUpper(text[word]) || many ? phraseAt(bodies, low, word) : -1;
  const tail = Math.max(phraseAt(tails, low, word), body);
  // "các sở giáo dục và đào tạo": a field in small letters, unless it is a verb as well ("các sở xây dựng kế hoạch").
  const field = OFFICES_BEFORE.test(low.slice(Math.max(0, word - 16), word)) ? phraseAt(fields, low, word) : -1;
  if (field > phraseAt(stops, low, word)) return field;
  if (tail < 0 && low.startsWith('và ', word)) return -1;
  if (phraseAt(compounds, low, low.lastIndexOf(' ', word - 2) + 1) === skipWord(low, word)) return skipWord(low, word);
  // "người chủ trì tiếp xúc": what the person does belongs to the name.
  const byFunction = head.kind === 'member' && low.startsWith('người ', head.at) && word === head.end + 1;
  const stop = isUpper(text[word]) || (first && byFunction) ? -1 : phraseAt(stops, low, word);
  if (first && matchAt(OFFICE, low, head.at)) {
    const office = phraseAt(officeVerbs, low, word);
    if (office >= stop && office > 0) return office;
  }
  if (stop > 0 && stop >= tail) return -1;
  if (tail > 0) return tail;
  const level = phraseAt(levels, low, word);
  if (level > 0) return level;
  if (slippedVerbAt(words, word) > 0) return -1;
  const province = isUpper(text[word]) ? phraseAt(provinces, low, word) : -1;
  if (province > 0) return province;
  if (!whole || compound || isUpper(text[word]) || matchAt(ANY_OF, low, word)) return skipWord(low, word);
  return isBridge(words, word) ? skipWord(low, word) : -1;
}

/** As many words in small letters may stand between a name known to be whole and what shows that it went on. */
const MAX_BRIDGE = 3;
const ANOTHER = /(?:, | và )/uy;

/**
 * "Viện Kiểm nghiệm thuốc Trung ương", "Phòng Kỹ thuật hình sự, Phòng Hậu cần": words that no verb is among, and behind them the level or the
 * place that ends the name, or another unit of a list.
 */
function isBridge(words: Mapped, word: number): boolean {
  const { low, text } = words;
  let at = word;
  for (let count = 0; count < MAX_BRIDGE; count += 1) {
    if (!isWordChar(low[at]) || phraseAt(stops, low, at) > 0 || phraseAt(nouns, low, at) > 0) return false;
    at = skipWord(low, at);
    const joint = stickyAt(ANOTHER, low, at);
    if (joint) return isUpper(text[at + joint[0].length]) && headAt(words, at + joint[0].length) !== null;
    if (low[at] !== ' ') return false;
    at += 1;
    if (isUpper(text[at])) return phraseAt(levels, low, at) > 0 || phraseAt(provinces, low, at) > 0;
  }
  return false;
}

/** Whether one capital alone stands before a place, behind no level: "Tim" of "Tim mạch" goes on, "Huế" of "thành phố Huế" need not. */
function behindLoneCapital(words: Mapped, from: number, at: number): boolean {
  const { low, text } = words;
  const word = low.lastIndexOf(' ', at - 1) + 1;
  const before = low.lastIndexOf(' ', word - 2) + 1;
  if (word <= from || !isUpper(text[word]) || (before >= from && isUpper(text[before]))) return false;
  const level = (place: number): boolean =>
    phraseAt(levels, low, place) === word - 1 && phraseAt(companies, low, place) < 0;
  return !level(before) && !level(low.lastIndexOf(' ', before - 2) + 1);
}

/** Whether a name goes on to `next` only because its word is no verb that the vocabulary knows. */
const isUnknown = (words: Mapped, word: number, next: number): boolean =>
  next === skipWord(words.low, word) &&
  !isUpper(words.text[word]) &&
  !matchAt(ANY_OF, words.low, word) &&
  [tails, levels, bodies, fields].every((known) => phraseAt(known, words.low, word) < 0);

/** Where the name whose head ends at `from` ends: as a heading of the text has it, or as the vocabulary knows; null where it is too long to be a name. */
export function nameEnd(words: Mapped, from: number, head: Head): NameEnd | null {
  const known = knownEnd(words, from, head);
  const own = words.names === undefined ? -1 : phraseAt(words.names, words.low, head.at);
  return own > (known?.to ?? from) ? { to: own, whole: true, by: 'nameOfHeading' } : known;
}

/** A body's doing and its level are no longer than this. */
const MAX_DOING = 110;
/** The level that such a body is of, where no word makes it one of many. */
const BODY_LEVEL = new RegExp(
  foldSpelling(
    '(?<!các|từng|mỗi|cấp|dân|ủy|toàn|trong|địa bàn|của) (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|quốc gia|trung ương)(?= (?!ủy)|,|$)',
  ),
  'u',
);
/** Behind these somebody else is spoken of: they stand in no body's doing. */
const TO_OTHERS = new RegExp(foldSpelling(' (?:gửi|báo cáo|trình|đến|tới|với|để) '), 'u');
/** A body that opens its sentence is told something. */
const OPENS_SENTENCE = /(?:^|[.:;)+•-])\s*$/u;

/** "Ban Chỉ đạo phòng, chống dịch bệnh gia súc huyện": what such a body does belongs to its name, to the level that ends it; else -1. */
function doingEnd(words: Mapped, from: number, head: Pick<Head, 'at'>): number {
  const { low } = words;
  if (phraseAt(doingBodies, low, head.at) !== from || low[from] !== ' ') return -1;
  const doing = phraseAt(doings, low, from + 1);
  const level = doing < 0 ? null : BODY_LEVEL.exec(low.slice(from, from + MAX_DOING).split(/[.;:]/)[0] ?? '');
  if (!level) return -1;
  const levelAt = from + level.index;
  if (levelAt <= doing || TO_OTHERS.test(low.slice(doing, levelAt + 1)) || doesMore(words, doing, levelAt)) return -1;
  const end = levelAt + level[0].length;
  // "Ban Chỉ đạo thực hiện kế hoạch tỉnh.": that is what it is told.
  return OPENS_SENTENCE.test(low.slice(Math.max(0, head.at - 4), head.at)) &&
    /^ ?(?:[.;]|$)/.test(low.slice(end, end + 2))
    ? -1
    : end;
}

/** Whether another verb behind a comma, or another unit, stands in the words of a doing. */
function doesMore(words: Mapped, from: number, to: number): boolean {
  for (let at = from; at < to; at = skipWord(words.low, at + 1)) {
    const comma = words.low[at] === ',';
    const word = at + (comma ? 2 : 1);
    if (comma && phraseAt(stops, words.low, word) > 0 && phraseAt(doings, words.low, word) < 0) return true;
    if (isUpper(words.text[word]) && headAt(words, word)) return true;
  }
  return false;
}

/** The end of an office inside a name that is known to be whole ("Giám đốc Trung tâm Giống cây trồng, vật nuôi"); null where none stands. */
function officeEnd(words: Mapped, at: number): NameEnd | null {
  const { low } = words;
  const office = phraseAt(fieldHeads, low, at);
  const field = office > 0 ? fieldEnd(words, office, { at }) : -1;
  if (field > 0) return { to: field, whole: true, by: 'nameWhole' };
  const body = phraseAt(doingBodies, low, at);
  const doing = body > 0 ? doingEnd(words, body, { at }) : -1;
  return doing > 0 ? { to: doing, whole: true, by: 'nameOfDoing' } : null;
}

/** Where a name ends by what the vocabulary knows: before a separator, a stop or punctuation. */
function knownEnd(words: Mapped, from: number, head: Head): NameEnd | null {
  const { low } = words;
  const field = fieldEnd(words, from, head);
  const doing = doingEnd(words, from, head);
  if (doing > 0) return { to: doing, whole: true, by: 'nameOfDoing' };
  let at = field > 0 ? field : from;
  let whole = field > 0 || (!head.plural && phraseAt(wholeHeads, low, head.at) === from);
  // "UBND các xã miền núi": of many, which ones may be said.
  let many = false;
  let anyOf = false;
  let unknown = 0;
  for (let count = 0; count <= MAX_TAIL_WORDS; count += 1) {
    const dashed = afterDash(low, at);
    if (dashed > 0) {
      at = dashed;
      whole = false;
      continue;
    }
    anyOf ||= many || head.plural;
    const through = anyOf ? RUNS_THROUGH.exec(low.slice(at, at + MAX_DOING)) : null;
    if (through) return { to: at + through[0].length, whole: true, by: 'nameOfUnknown' };
    const listed = anyOf ? Math.max(fieldsEnd(words, at), properNamesEnd(words, at)) : -1;
    if (listed > 0) return { to: listed, whole: true, by: 'nameWhole' };
    const word = at + 1;
    if (low[at] !== ' ' || !isWordChar(low[word]))
      return { to: at, whole, by: whole ? 'nameWhole' : unknown >= MANY_UNKNOWN ? 'nameOfUnknown' : 'nameToMark' };
    const compound = behindLoneCapital(words, field > 0 ? field : head.at, at);
    const next = goesOnTo(words, word, count === 0 && field < 0, head, whole, many, compound);
    if (next < 0)
      return { to: at, whole, by: whole ? 'nameWhole' : unknown >= MANY_UNKNOWN ? 'nameOfUnknown' : 'nameToWord' };
    const office = isUpper(words.text[word]) ? officeEnd(words, word) : null;
    if (office !== null) {
      [at, whole, many] = [office.to, true, false];
      if (office.by === 'nameOfDoing') return office;
      continue;
    }
    if (isUnknown(words, word, next)) unknown += 1;
    if (phraseAt(levels, low, word) === next || phraseAt(provinces, low, word) === next) whole = !many;
    else if (phraseAt(wholeTails, low, word) === next) whole = true;
    many = next === skipWord(low, word) && matchAt(ANY_OF, low, word) !== null;
    if (many) whole = false;
    at = next;
  }
  return null;
}
