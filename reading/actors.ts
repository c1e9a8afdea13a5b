// Who acts in a sentence: its subject, through whom, together with whom, and to whom it answers.
import type { NamedUnit } from '../contracts/plan.ts';
import { spanOf, type Mapped } from './mapped.ts';
import { findPhrase, matchAt, nextWord, pattern, phraseAt, phrases, skipWord, stickyAt } from './phrases.ts';
import type { RuleName } from './rule.ts';
import { bareWords, foldSpelling, isLetter } from './spelling.ts';
import { timeAt } from './times/grammar.ts';
import { headAt, isUpper, stops } from './unitheads.ts';
import { isStop } from './unitnames.ts';
import { namesOf, unitsAt, type UnitList } from './units.ts';
import { CITED_KINDS } from './vocabulary/kinds.ts';
import { DESCRIBING, ORDERING_HAVING, DIRECTING, GIVING, JOINING, MANNERS } from './vocabulary/giving.ts';
import { NO_PREDICATES, NO_VERBS } from './vocabulary/modals.ts';
import {
  ANSWERS,
  CONDITIONS,
  CONNECTIVES,
  ENDINGS,
  INSERTIONS,
  OPENERS,
  OPENERS_OF_DOCUMENTS,
} from './vocabulary/openings.ts';
import { GIVERS, REPORTING } from './vocabulary/actors.ts';
import { THINGS } from './vocabulary/things.ts';

const givingVerbs = phrases(GIVING);
const openers = phrases(OPENERS);
const connectives = phrases(CONNECTIVES);
const insertions = phrases(INSERTIONS);
const directing = phrases(DIRECTING);
const joining = phrases(JOINING);
const manners = phrases(MANNERS);
const describing = phrases(DESCRIBING);
const having = phrases(ORDERING_HAVING);
const noPredicates = phrases(NO_PREDICATES);
const nouns = phrases(NO_VERBS);
const documentOpeners = phrases(OPENERS_OF_DOCUMENTS);
const documents = phrases(CITED_KINDS);
const reporting = phrases(REPORTING);
const things = phrases(THINGS);
const conditions = phrases(CONDITIONS);
const endings = phrases(ENDINGS, ANSWERS);
/** What the issuer alone says of others. */
const asking = phrases(['đề nghị']);
const givers = new Set(GIVERS.map(bareWords));

export interface Subject {
  readonly units: readonly NamedUnit[];
  /** Where the list of units begins and where what follows it begins. */
  readonly from: number;
  readonly to: number;
  /** Named by a word of giving ("Giao X ..."). */
  readonly given: boolean;
  /** Nothing but a name stands here, or a name and a colon: a heading of what is below. */
  readonly heading: boolean;
  /** The vocabulary does not know that these words name a unit. */
  readonly guessed: boolean;
  /** How it was found, and how its names end. */
  readonly by: readonly RuleName[];
}

/** A subject is looked for behind at most this many commas of an opening, within this many units. */
const MAX_COMMAS = 8;
const MAX_OPENING = 600;

const blank = (low: string, at: number): number => {
  let end = at;
  while (low[end] === ' ' || low[end] === ',' || low[end] === '"' || low[end] === '“') end += 1;
  return end;
};

/** Whether a predicate stands at `at`, behind a list of units: only then is the list a subject. Behind a whole name any word can be a verb. */
function predicateAt(words: Mapped, at: number, end: number, list: UnitList): boolean {
  const next = blank(words.low, at);
  // "cụ thể" begins no predicate, "cụ thể hóa" does.
  const none = phraseAt(noPredicates, words.low, next);
  if (next >= end || (none > 0 && phraseAt(stops, words.low, next) <= none)) return false;
  if (isStop(words, next)) return true;
  const close = next === at + 1 && list.whole && at === list.to;
  return close && isLetter(words.low[next]) && !isUpper(words.text[next]) && phraseAt(nouns, words.low, next) < 0;
}

/** Skips ", nhất là người đứng đầu" between a subject and its verb. */
function afterInsertion(words: Mapped, at: number): number {
  const start = blank(words.low, at);
  const insertion = phraseAt(insertions, words.low, start);
  if (insertion < 0) return at;
  return unitsAt(words, blank(words.low, insertion))?.to ?? at;
}

/** "Phòng Kế hoạch tổng hợp: ...": a few words more and a colon may still be the name. */
const BEFORE_COLON = /^[^,.;:]+:/;
const NEAR = 24;

interface Tried {
  readonly list: UnitList;
  readonly after: number;
  readonly heading: boolean;
}

/** What such units do and the words that order something are no longer than this. */
const MAX_BEARING = 140;

/** A list of units at `at` that is followed by a predicate, a colon or the end. */
function tryList(words: Mapped, at: number, end: number): Tried | null {
  const found = unitsAt(words, at);
  const list = found && (byDoing(words, found) ?? found);
  if (!list || list.to > end) return null;
  const after = afterInsertion(words, list.to);
  const rest = words.low.slice(after, Math.min(end, after + 3)).trim();
  if (rest === '' || rest === '.' || rest.startsWith(':')) return { list, after, heading: true };
  return predicateAt(words, after, end, list) ? { list, after, heading: false } : null;
}

/** Classes that are told apart by what they do; those that every directive gives orders to only by words that tell such things. */
const DOERS = pattern('(?:các|những|mọi|mỗi) (?:cơ sở|doanh nghiệp|hộ|chủ|hợp tác xã)');
const TOLD_APART = pattern(
  '(?:các|những|mọi|mỗi) (?:tổ chức|đơn vị|người) (?:sử dụng|sản xuất|kinh doanh|khai thác|vận hành|tham gia|cung cấp|sở hữu|nhận)',
);
const BEARING = new RegExp(
  foldSpelling('^ (?:(?! và | để | tới )[^,.;:\\d]){3,100}? (?:có|chịu) trách nhiệm (?!trước)'),
  'u',
);

/** "Các cơ sở sử dụng năng lượng trọng điểm có trách nhiệm ...": what such units do is their name, to the words that order something. */
function byDoing(words: Mapped, list: UnitList): UnitList | null {
  const { low } = words;
  const [only, ...more] = list.units;
  if (!only || more.length > 0) return null;
  if (!matchAt(DOERS, low, only.from) && !matchAt(TOLD_APART, low, only.from)) return null;
  const bearing = BEARING.exec(low.slice(list.to, list.to + MAX_BEARING));
  if (!bearing) return null;
  const to = list.to + bearing[0].lastIndexOf(' ', bearing[0].length - ' trách nhiệm '.length - 2);
  // "các hộ ... cá nhân chịu trách nhiệm": another one is named before the words.
  for (let at = list.to + 1; at < to; at = skipWord(low, at) + 1) if (headAt(words, at)) return null;
  return { ...list, units: [{ ...only, to }], to, whole: true, by: [...list.by, 'nameOfUnknown'] };
}

/** Whether an organ that gives duties stands alone. */
export const isGiver = (units: readonly NamedUnit[]): boolean =>
  units.length === 1 && givers.has(bareWords(units[0]?.name ?? ''));

function subjectOf(words: Mapped, tried: Tried, at: number, end: number, by: RuleName): Subject | null {
  const units = namesOf(words, tried.list);
  const given = by === 'subjectGiven';
  if (!given && !tried.heading) {
    // "Ban Thường vụ Tỉnh ủy giao X ...": the issuer gives, X acts.
    const next = blank(words.low, tried.after);
    const verb = phraseAt(givingVerbs, words.low, next);
    if (verb > 0 && isGiver(units)) {
      if (words.low.startsWith(':', verb)) return null;
      const inner = tryList(words, blank(words.low, verb), end);
      if (inner) return subjectOf(words, inner, blank(words.low, verb), end, 'subjectGiven');
    }
  }
  const { list, heading } = tried;
  const found = heading && !given ? 'subjectHeads' : by;
  const behind = blank(words.low, tried.after);
  const open = phraseAt(describing, words.low, behind) > 0 || BEFORE_COLON.test(words.low.slice(behind, behind + NEAR));
  const described = open && phraseAt(having, words.low, behind) < 0;
  const names: readonly RuleName[] = described ? [...list.by, 'nameDescribed'] : list.by;
  return { units, from: at, to: tried.after, given, heading, guessed: false, by: [found, ...names] };
}

/** The subject of a sentence; null where it has none of its own. `first` says that it opens its block. */
export function subjectAt(words: Mapped, from: number, end: number, first: boolean): Subject | null {
  const { low } = words;
  let at = blank(low, from);
  const connective = phraseAt(connectives, low, at);
  if (connective > 0) {
    const direct = tryList(words, blank(low, connective), end);
    if (direct && !direct.heading)
      return subjectOf(words, direct, blank(low, connective), end, 'subjectBehindConnective');
  }
  const direct = tryList(words, at, end);
  if (direct && (!direct.heading || first)) return subjectOf(words, direct, at, end, 'subjectFirst');
  const giving = phraseAt(givingVerbs, low, at);
  if (giving > 0 && givesHere(words, at, giving, first)) {
    const list = tryList(words, blank(low, giving), end);
    if (list) return subjectOf(words, list, blank(low, giving), end, 'subjectGiven');
  }
  const time = timeAt(low, at);
  if (time) {
    at = blank(low, time.to);
    const timed = tryList(words, at, end);
    if (timed && !timed.heading) return subjectOf(words, timed, at, end, 'subjectBehindTime');
  }
  return opensAt(low, blank(low, from)) || time ? subjectBehindOpening(words, blank(low, from), end) : null;
}

/** Whether a sentence opens with something that stands before its subject. */
function opensAt(low: string, at: number): boolean {
  if (phraseAt(openers, low, at) > 0) return true;
  const verb = phraseAt(documentOpeners, low, at);
  return verb > 0 && phraseAt(documents, low, blank(low, verb)) > 0;
}

const ADDRESSED = /đối với /y;
/** A name that the vocabulary does not know has at most this many words. */
const MAX_GUESSED_WORDS = 8;

/**
 * The words before an item's verb or colon, taken for a unit that the vocabulary does not know ("Nhân viên y tế: ...", "Tổ ve chai thu
 * gom ...", "Đối với Thủ đô Hà Nội:"); null where they begin with a verb, an opening or a thing, or hold a comma. A guess, and a question
 * for a person.
 */
export function guessedSubject(words: Mapped, from: number, end: number): Subject | null {
  const { low, text } = words;
  const addressed = stickyAt(ADDRESSED, low, blank(low, from));
  const start = blank(low, from) + (addressed?.[0].length ?? 0);
  if (
    !isUpper(text[start]) ||
    [stops, openers, connectives, givingVerbs, things, documents].some((d) => phraseAt(d, low, start) > 0)
  )
    return null;
  let at = start;
  for (let count = 0; count < MAX_GUESSED_WORDS; count += 1) {
    at = skipWord(low, at);
    const heading = at >= end || low[at] === ':';
    const verb = !addressed && low[at] === ' ' && isLetter(low[at + 1]) && isStop(words, at + 1);
    if (heading || verb) {
      const name = { name: text.slice(start, at), ...spanOf(words, start, at) };
      return { units: [name], from: start, to: at, given: false, heading, guessed: true, by: ['subjectGuessed'] };
    }
    if (low[at] !== ' ' || !isLetter(low[at + 1])) return null;
    at += 1;
  }
  return null;
}

/** "Giao" gives wherever it opens a sentence, "Đề nghị" where it does with a capital; "yêu cầu", "phân công" only where no unit was named before. */
function givesHere({ low, text }: Mapped, at: number, giving: number, first: boolean): boolean {
  const verb = low.slice(at, giving);
  if (text.startsWith('Đề nghị', at)) return true;
  if (/(?:^| )giao(?: |$)/.test(verb) || verb.startsWith('trách nhiệm') || verb.startsWith('ủy quyền')) return true;
  return first && !verb.startsWith('chỉ đạo');
}

/** A list of units begins this near before a comma inside it. */
const LIST_REACH = 60;

/** Words that a list behind them is governed by. */
const GOVERNING = [' với ', ' tại '];

/** "kiến nghị với các ngành, các cấp có thẩm quyền sửa đổi", "tại địa phương, đơn vị": the comma parts a list that takes part, it ends no opening. */
const insideList = (words: Mapped, comma: number): boolean =>
  GOVERNING.some((word) => {
    const near = Math.max(0, comma - LIST_REACH);
    const joint = words.low.slice(near, comma).lastIndexOf(word);
    const list = joint < 0 ? null : unitsAt(words, near + joint + word.length);
    return list !== null && list.to > comma + 1;
  });

/** "Căn cứ ..., các huyện ủy xây dựng ...": tries what stands after each comma, colon or time of the opening. */
function subjectBehindOpening(words: Mapped, from: number, end: number): Subject | null {
  const { low } = words;
  const limit = Math.min(end, from + MAX_OPENING);
  // "Nếu chi bộ không phát hiện, ... thì cấp ủy ...": within a condition nobody is told anything.
  const then = phraseAt(conditions, low, from) > 0 ? low.indexOf(' thì ', from) : -1;
  if (then >= 0 && then < limit) {
    const told = tryList(words, then + ' thì '.length, end);
    return told && !told.heading ? subjectOf(words, told, then + ' thì '.length, end, 'subjectBehindCondition') : null;
  }
  let commas = 0;
  for (let at = from; at < limit && commas < MAX_COMMAS; at += 1) {
    if (low[at] === ';') return null;
    if ((low[at] !== ',' && low[at] !== ':') || low[at + 1] !== ' ') continue;
    commas += 1;
    const start = at + 2;
    if (insideList(words, at)) continue;
    const tried = tryList(words, start, end);
    if (tried && !tried.heading && !timeEndsHere(words, tried.after))
      return subjectOf(words, tried, start, end, 'subjectBehindOpening');
    const giving = phraseAt(givingVerbs, low, start);
    const asks = phraseAt(asking, low, start) > 0 || (phraseAt(endings, low, from) > 0 && giving > 0);
    const gives = giving > 0 && (/^(?:\p{L}+ \p{L}+ )?giao /u.test(low.slice(start, start + 24)) || asks);
    const given = gives ? tryList(words, blank(low, giving), end) : null;
    if (given) return subjectOf(words, given, blank(low, giving), end, 'subjectGiven');
  }
  return null;
}

/** "Trong sinh hoạt cấp ủy, chi bộ hằng tháng, mỗi đảng viên ...": a list with only a time and a comma behind it is no subject. */
function timeEndsHere(words: Mapped, at: number): boolean {
  const time = timeAt(words.low, blank(words.low, at));
  return time !== null && words.low[time.to] === ',';
}

/** Words before a list: where they begin, and where the list would begin. */
type Found = { readonly start: number; readonly end: number };
type Finder = (low: string, from: number, to: number) => Found | null;

function listsAfter(words: Mapped, find: Finder, from: number, to: number): readonly NamedUnit[] {
  const names: NamedUnit[] = [];
  let at = from;
  for (let found = find(words.low, at, to); found; found = find(words.low, at, to)) {
    const list = unitsAt(words, blank(words.low, found.end));
    if (list && list.to <= to) names.push(...namesOf(words, list));
    at = list ? Math.max(list.to, found.end) : found.end;
  }
  return names;
}

const WITH = pattern('(?:cùng )?với|cùng');
const MANNER_JOINT = /(?:, | và | )/uy;

/** Where "với" ends behind how units work together ("phối hợp" + " chặt chẽ, thường xuyên với"), or the place itself. */
function behindManner(low: string, at: number): number {
  let end = at;
  for (let joint = stickyAt(MANNER_JOINT, low, end); joint; joint = stickyAt(MANNER_JOINT, low, end)) {
    const manner = phraseAt(manners, low, end + joint[0].length);
    if (manner < 0) break;
    end = manner;
  }
  const joined = end > at && low[end] === ' ' ? matchAt(WITH, low, end + 1) : null;
  return joined ? end + 1 + joined[0].length : at;
}

const findJoining: Finder = (low, from, to) => {
  const found = findPhrase(joining, low, from, to);
  return found && { start: found.start, end: behindManner(low, found.end) };
};

/** Units that take part: named after "phối hợp với" and its like. */
export const coordinatorsIn = (words: Mapped, from: number, to: number): readonly NamedUnit[] =>
  listsAfter(words, findJoining, from, to);

/** Between a subject and those it works with from the first. */
const TAKES_CHARGE = /(?:có trách nhiệm |chịu trách nhiệm )?(?:làm đầu mối,? )?(?:chủ trì,? ?(?:và )?)?/uy;

/** Who works together with a subject in all that it is told: named right behind it ("Sở Y tế chủ trì, phối hợp với Công an tỉnh ..."). */
export function partnersFromFirst(words: Mapped, predicateAt: number, to: number): readonly NamedUnit[] {
  const start = blank(words.low, predicateAt);
  const at = start + (stickyAt(TAKES_CHARGE, words.low, start)?.[0].length ?? 0);
  const joint = phraseAt(joining, words.low, at);
  const list = joint < 0 ? null : unitsAt(words, blank(words.low, behindManner(words.low, joint)));
  return list && list.to <= to ? namesOf(words, list) : [];
}

/** Whether a stretch speaks of working together with somebody. */
export function joinsIn({ low }: Mapped, from: number, to: number): boolean {
  for (let found = findJoining(low, from, to); found; found = findJoining(low, found.end, to))
    if (/(?:với|cùng)$/.test(low.slice(found.start, found.end))) return true;
  return false;
}

/** Units through which the subject acts: named after "chỉ đạo" and its like. */
export const viaIn = (words: Mapped, from: number, to: number): readonly NamedUnit[] =>
  listsAfter(words, (low, start, end) => findPhrase(directing, low, start, end), from, to);

/** A recipient stands at most this many words after the word of reporting ("báo cáo kết quả thực hiện với X"). */
const MAX_REACH_WORDS = 14;

/** Who a report, a submission or a review goes to; null where the text names nobody. */
export function recipientIn(words: Mapped, from: number, to: number): NamedUnit | null {
  for (
    let found = findPhrase(reporting, words.low, from, to);
    found;
    found = findPhrase(reporting, words.low, found.end, to)
  ) {
    let at = nextWord(words.low, found.end, to);
    for (let count = 0; count < MAX_REACH_WORDS && at < to; count += 1) {
      const before = words.low.slice(Math.max(0, at - 5), at);
      const list = count === 0 || /(?:với|về|cho|đến|lên|tới) $/.test(before) ? unitsAt(words, at) : null;
      const name = list && list.to <= to ? namesOf(words, list)[0] : undefined;
      if (name) return name;
      if (/[;.(]/.test(words.low.slice(found.end, at))) break;
      at = nextWord(words.low, skipWord(words.low, at), to);
    }
  }
  return null;
}
