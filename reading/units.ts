// Lists of units in the text's own words. A name begins with a head of the vocabulary ("Ban", "các sở", "người đứng đầu") and runs to
// the first word that no name holds; a list goes on over ",", ";" and "và" for as long as another name, or another part of the
// same name, begins there. Capitals tell a name's word from a verb: "Ban Tổ chức" but "tổ chức".
import type { NamedUnit } from '../contracts/plan.ts';
import { spanOf, type Mapped } from './mapped.ts';
import { matchAt, pattern, phraseAt, phrases, skipWord } from './phrases.ts';
import { foldSpelling, isWordChar } from './spelling.ts';
import {
  CLASS_HEADS,
  COMMA_TAILS,
  DETERMINERS,
  GOVERNING_PERSONS,
  MEMBERS,
  NAME_TAILS,
  OFFICE_VERBS,
  SHORT_HEADS,
  STRONG_HEADS,
} from './vocabulary/units.ts';
import { MODALS, VERBS } from './vocabulary/verbs.ts';

const determiners = phrases(DETERMINERS);
const strongHeads = phrases(STRONG_HEADS);
const shortHeads = phrases(SHORT_HEADS);
const classHeads = phrases(CLASS_HEADS);
const governing = phrases(GOVERNING_PERSONS);
const members = phrases(MEMBERS);
const tails = phrases(NAME_TAILS);
const commaTails = phrases(COMMA_TAILS);
const officeVerbs = phrases(OFFICE_VERBS);
export const stops = phrases(VERBS, MODALS);
const SEPARATOR = /(?:, và |; và |,|;| và | cùng với | cùng các(?= ))\s?/uy;
const OFFICE = pattern('cơ quan');

/** A name of more words than this is no name. */
const MAX_TAIL_WORDS = 14;
/** A list of more units than this is cut. */
const MAX_UNITS = 200;
/** Longest parenthesis that may stand inside a list of units ("(gọi tắt là ...)"). */
const MAX_PARENTHESIS = 120;

/** Members by class only: a unit with a determiner alone ("mỗi đảng viên"). */
const needsDeterminer = new Set(['đảng viên', 'thành viên', 'đại biểu', 'đồng chí', 'ủy viên'].map(foldSpelling));

type HeadKind = 'strong' | 'short' | 'class' | 'governing' | 'member';

interface Head {
  readonly kind: HeadKind;
  /** Where the head's words begin, after its determiner. */
  readonly at: number;
  readonly end: number;
  readonly plural: boolean;
}

export interface UnitSpan {
  readonly from: number;
  readonly to: number;
  readonly kind: HeadKind;
}

export interface UnitList {
  readonly units: readonly UnitSpan[];
  readonly to: number;
}

const isUpper = (c: string | undefined): boolean => c !== undefined && c !== c.toLowerCase();

/** The head of a unit at `at`, or null. A verb that is longer than the head wins ("ban hành", "báo cáo"). */
export function headAt(words: Mapped, at: number): Head | null {
  const { low, text } = words;
  if (!isWordChar(low[at])) return null;
  const determiner = phraseAt(determiners, low, at);
  const start = determiner > 0 && low[determiner] === ' ' ? determiner + 1 : at;
  const plural = start > at;
  const verbEnd = phraseAt(stops, low, start);
  const wins = (end: number, capital: boolean): boolean =>
    end > 0 && (end > verbEnd || (capital && isUpper(text[start])));
  const person = phraseAt(governing, low, start);
  const strong = phraseAt(strongHeads, low, start);
  const member = phraseAt(members, low, start);
  if (wins(member, false) && member >= strong && (plural || !needsDeterminer.has(low.slice(start, member))))
    return { kind: 'member', at: start, end: member, plural };
  const comrade = plural && low.slice(at, start).includes('đồng chí');
  if ((wins(person, false) || (comrade && person > 0)) && person >= strong)
    return { kind: 'governing', at: start, end: person, plural };
  if (comrade) return { kind: 'member', at: start, end: strong > 0 ? strong : start, plural };
  if (wins(strong, true)) return { kind: 'strong', at: start, end: strong, plural };
  const klass = phraseAt(classHeads, low, start);
  const short = phraseAt(shortHeads, low, start);
  const named =
    short > 0 &&
    isUpper(text[start]) &&
    low[short] === ' ' &&
    isUpper(text[low.startsWith(' và ', short) ? short + 4 : short + 1]);
  if (named && short > verbEnd) return { kind: 'short', at: start, end: short, plural };
  if (plural && wins(klass, false)) return { kind: 'class', at: start, end: klass, plural };
  if (plural && wins(short, false)) return { kind: 'short', at: start, end: short, plural };
  if (wins(klass, false) && /^(?:cơ quan|đơn vị|ngành|tổ chức|sở|địa phương)/.test(low.slice(start, klass)))
    return { kind: 'class', at: start, end: klass, plural };
  return null;
}

/** Whether the word at `at` is no part of a name: a verb, an adverb, a time. */
export function isStop(words: Mapped, at: number): boolean {
  if (isUpper(words.text[at])) return false;
  return phraseAt(stops, words.low, at) > phraseAt(tails, words.low, at);
}

/** Where the name whose head ends at `from` ends: before a separator, a stop or punctuation; -1 where it is too long to be a name. */
function nameEnd(words: Mapped, from: number, head: Head): number {
  const { low, text } = words;
  let at = from;
  // "người chủ trì tiếp xúc": what the person does belongs to the name.
  const byFunction = head.kind === 'member' && low.startsWith('người ', head.at);
  for (let count = 0; count <= MAX_TAIL_WORDS; count += 1) {
    const next = low[at];
    if (next === undefined) return at;
    if (next === ' ' && low[at + 1] === '-' && low[at + 2] === ' ') {
      at = skipWord(low, at + 3);
      continue;
    }
    if (next === '-' && (low[at + 1] === ' ' ? isWordChar(low[at + 2]) : isWordChar(low[at + 1]))) {
      at = skipWord(low, low[at + 1] === ' ' ? at + 2 : at + 1);
      continue;
    }
    if (next !== ' ' || !isWordChar(low[at + 1])) return at;
    const word = at + 1;
    const tail = phraseAt(tails, low, word);
    const stop = isUpper(text[word]) || (count === 0 && byFunction) ? -1 : phraseAt(stops, low, word);
    if (tail < 0 && low.startsWith('và ', word)) return at;
    if (count === 0 && matchAt(OFFICE, low, head.at)) {
      const office = phraseAt(officeVerbs, low, word);
      if (office >= stop && office > 0) {
        at = office;
        continue;
      }
    }
    if (stop > 0 && stop >= tail) return at;
    at = tail > 0 ? tail : skipWord(low, word);
  }
  return -1;
}

/** Whether the head after a separator begins another unit, or goes on with the one before it. */
function startsNewUnit(words: Mapped, previous: Head, head: Head): boolean {
  if (previous.kind === 'governing' && head.kind !== 'governing' && head.kind !== 'member') {
    // "Bí thư các huyện ủy, thành ủy": the person governs what goes on in small letters.
    return isUpper(words.text[head.at]) && !head.plural;
  }
  // "các sở, ban, ngành": classes in a row are one name.
  return !(previous.kind === 'class' && head.kind === 'class' && !head.plural);
}

interface Separator {
  readonly at: number;
  readonly conjunction: boolean;
}

function separatorAt(low: string, at: number): Separator | null {
  const found = matchAt(SEPARATOR, low, at);
  if (!found) return null;
  return { at: at + found[0].length, conjunction: found[0].includes('và') || found[0].includes('cùng') };
}

/** Whether the words after an inner separator belong to the name before it. */
function goesOnInside(words: Mapped, separator: Separator): number {
  const { low, text } = words;
  const { at } = separator;
  if (!isWordChar(low[at])) return -1;
  const part = phraseAt(commaTails, low, at);
  const stop = isUpper(text[at]) ? -1 : phraseAt(stops, low, at);
  if (part > 0 && part >= stop) return part;
  if (separator.conjunction && isUpper(text[at]) && stop < 0) return skipWord(low, at);
  return -1;
}

function skipParenthesis(low: string, at: number): number {
  const open = low[at] === ' ' ? at + 1 : at;
  if (low[open] !== '(') return at;
  const close = low.indexOf(')', open);
  return close > 0 && close - open <= MAX_PARENTHESIS ? close + 1 : at;
}

/** Reads the list of units that begins at `at`; null where none does. */
export function unitsAt(words: Mapped, at: number): UnitList | null {
  let head = headAt(words, at);
  if (!head) return null;
  const units: UnitSpan[] = [];
  let from = at;
  let end = nameEnd(words, head.end, head);
  if (end < 0) return null;
  while (units.length < MAX_UNITS) {
    const resumed = skipParenthesis(words.low, end);
    const separator = separatorAt(words.low, resumed);
    const next: Head | null = separator ? headAt(words, separator.at) : null;
    const inside = separator && resumed === end ? goesOnInside(words, separator) : -1;
    const classGoesOn = next !== null && head.kind !== 'class' && next.kind === 'class' && !next.plural && inside > 0;
    if (separator && next && !classGoesOn) {
      const nextEnd = nameEnd(words, next.end, next);
      if (nextEnd < 0) break;
      if (startsNewUnit(words, head, next)) {
        units.push({ from, to: end, kind: head.kind });
        from = separator.at;
        head = next;
      }
      end = nextEnd;
    } else if (separator && inside > 0) {
      const nextEnd = nameEnd(words, inside, head);
      if (nextEnd < 0) break;
      end = nextEnd;
    } else break;
  }
  units.push({ from, to: end, kind: head.kind });
  return { units, to: skipParenthesis(words.low, end) };
}

/** The units of a list with their words and places in the source. */
export function namesOf(words: Mapped, list: UnitList): readonly NamedUnit[] {
  return list.units.map((unit) => nameOf(words, unit));
}

/** Longest name that is kept, in units of text: the plan's own limit. */
const MAX_NAME = 500;

function nameOf(words: Mapped, unit: UnitSpan): NamedUnit {
  const name = words.text.slice(unit.from, unit.to).replace(/\s+/g, ' ').trim().slice(0, MAX_NAME);
  return { name, ...spanOf(words, unit.from, unit.to) };
}
