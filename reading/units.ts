// Lists of units in the text's own words. A name runs from its head (unitheads.ts) to its end (unitnames.ts); a list goes on over ",",
// ";" and "và" for as long as another name, or another part of the same name, begins there.
import type { NamedUnit } from '../contracts/plan.ts';
import { spanOf, type Mapped } from './mapped.ts';
import { findPhrase, matchAt, pattern, phraseAt, phrases, skipWord, stickyAt } from './phrases.ts';
import type { RuleName } from './rule.ts';
import { foldSpelling, isWordChar } from './spelling.ts';
import { headAt, isUpper, stops, type Head, type HeadKind } from './unitheads.ts';
import { isStop, nameEnd, type NameEnd } from './unitnames.ts';
import { COMMA_TAILS } from './vocabulary/unitnames.ts';
import { COMMITTEES, ORGANS_OF_COMMITTEES } from './vocabulary/units.ts';
import { UNGOVERNED } from './vocabulary/persons.ts';

const commaTails = phrases(COMMA_TAILS);
const offices = phrases(['sở']);
const ungoverned = phrases(UNGOVERNED);
const PERSONAL_NAME = /^(?: \p{Lu}\p{Ll}*){2,5}, $/u;
const committees = phrases(COMMITTEES);
const OF_COMMITTEES = new RegExp(
  foldSpelling(`^(?:${ORGANS_OF_COMMITTEES.join('|')}) các (?:${COMMITTEES.join('|')})`),
  'u',
);
const SEPARATOR = /(?:, và |; và |,|;| và | cùng với | cùng các(?= ))\s?/uy;
/** A list of more units than this is cut. */
const MAX_UNITS = 200;
/** Longest parenthesis that may stand inside a list of units ("(gọi tắt là ...)"). */
const MAX_PARENTHESIS = 120;

export interface UnitSpan {
  readonly from: number;
  readonly to: number;
  readonly kind: HeadKind;
}

export interface UnitList {
  readonly units: readonly UnitSpan[];
  readonly to: number;
  /** The last name is known to be whole: what stands behind it is said of the list. */
  readonly whole: boolean;
  /** How its names were found to end, each rule once. */
  readonly by: readonly RuleName[];
}

/** Whether the head after a separator begins another unit, or goes on with the one before it. */
function startsNewUnit(words: Mapped, previous: Head, head: Head): boolean {
  if (phraseAt(ungoverned, words.low, head.at) > 0) return true;
  // "Bác sĩ Hoàng Minh Tuấn, Phó Giám đốc Bệnh viện": who that person is.
  if (previous.kind === 'member' && head.kind === 'governing' && !head.plural)
    return !PERSONAL_NAME.test(words.text.slice(previous.end, head.at));
  // "Ban tổ chức các huyện ủy, thành ủy": an organ of each of them.
  const inSmall = !head.plural && !isUpper(words.text[head.at]);
  if (
    inSmall &&
    phraseAt(committees, words.low, head.at) > 0 &&
    OF_COMMITTEES.test(words.low.slice(previous.at, head.at))
  )
    return false;
  if (previous.kind === 'governing' && head.kind !== 'governing' && head.kind !== 'member') {
    // "Trưởng khu dân cư và các đoàn thể": who heads one unit heads no class of them.
    if (head.plural && !/ (?:các|mọi|từng) /.test(words.low.slice(previous.end, head.at - 4))) return true;
    // "Bí thư các huyện ủy, thành ủy": the person governs what goes on in small letters.
    return isUpper(words.text[head.at]) && !head.plural;
  }
  // "các sở, ban, ngành": classes in a row are one name.
  return !(previous.kind === 'class' && head.kind === 'class' && !head.plural);
}

/** "các sở, ban, ngành" is one name everywhere; "các cơ quan, đơn vị, địa phương" may be meant as three. */
const classRule = (words: Mapped, from: number, to: number): RuleName =>
  findPhrase(offices, words.low, from, to) === null ? 'nameOfClasses' : 'nameOfOffices';

interface Separator {
  readonly at: number;
  readonly conjunction: boolean;
}

function separatorAt(low: string, at: number): Separator | null {
  const found = stickyAt(SEPARATOR, low, at);
  if (!found) return null;
  return { at: at + found[0].length, conjunction: found[0].includes('và') || found[0].includes('cùng') };
}

/** Whether the words after an inner separator belong to the name before it. */
function goesOnInside(words: Mapped, separator: Separator, whole: boolean): number {
  const { low, text } = words;
  const { at } = separator;
  if (!isWordChar(low[at])) return -1;
  const part = phraseAt(commaTails, low, at);
  const stop = isUpper(text[at]) ? -1 : phraseAt(stops, low, at);
  if (part > 0 && part >= stop) return part;
  if (
    !whole &&
    stop < 0 &&
    separator.conjunction &&
    low[at - 1] === ' ' &&
    low[at - 2] !== ',' &&
    !matchAt(ANY_OF, low, at)
  ) {
    const told = toldBehind(words, at);
    if (told > 0) return told;
  }
  // "Ban An toàn, Sức khỏe và Môi trường": no unit begins with that capital, so the name goes on.
  if (isUpper(text[at]) && stop < 0 && (separator.conjunction || low[at - 2] === ',')) return skipWord(low, at);
  return -1;
}

/** Behind "và" another unit begins with it, known or not. */
const ANY_OF = pattern('các|những|mọi|mỗi|từng');
/** As many words behind "và" may go on with a name before a verb ("Chính sách tài nguyên và môi trường nghiên cứu"). */
const MAX_JOINED = 3;

/** Whether nothing but its head names a class: "các bệnh viện, trung tâm", not "các bệnh viện, trung tâm y tế". */
const isBare = (words: Mapped, head: Head): boolean => nameEnd(words, head.end, head)?.to === head.end;

/** Where the last word before a verb ends, if one comes soon and nothing else does; else -1. */
function toldBehind(words: Mapped, at: number): number {
  let end = at;
  for (let count = 0; count < MAX_JOINED; count += 1) {
    end = skipWord(words.low, end);
    if (words.low[end] !== ' ' || !isWordChar(words.low[end + 1])) return -1;
    if (isStop(words, end + 1)) return end;
    end += 1;
  }
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
  if (!end) return null;
  const by = new Set<RuleName>();
  while (units.length < MAX_UNITS) {
    const resumed = skipParenthesis(words.low, end.to);
    const separator = separatorAt(words.low, resumed);
    const next: Head | null = separator ? headAt(words, separator.at) : null;
    const inside = separator && resumed === end.to ? goesOnInside(words, separator, end.whole) : -1;
    const classGoesOn =
      next !== null &&
      head.kind !== 'class' &&
      next.kind === 'class' &&
      !next.plural &&
      inside > 0 &&
      isBare(words, next);
    let nextEnd: NameEnd | null = null;
    if (separator && next && !classGoesOn) {
      nextEnd = nameEnd(words, next.end, next);
      if (nextEnd && startsNewUnit(words, head, next)) {
        units.push({ from, to: end.to, kind: head.kind });
        by.add(end.by);
        from = separator.at;
        head = next;
      } else if (nextEnd) by.add(next.kind === 'class' ? classRule(words, from, nextEnd.to) : 'nameOverComma');
    } else if (separator && inside > 0) {
      nextEnd = nameEnd(words, inside, head);
      if (nextEnd) by.add('nameOverComma');
    }
    if (!nextEnd) break;
    end = nextEnd;
  }
  units.push({ from, to: end.to, kind: head.kind });
  by.add(end.by);
  return { units, to: skipParenthesis(words.low, end.to), whole: end.whole, by: [...by] };
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
