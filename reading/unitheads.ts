// Where the name of a unit begins: a head of the vocabulary ("Ban", "các sở", "người đứng đầu"). Capitals tell a name's word from a
// verb: "Ban Tổ chức" but "tổ chức".
import type { Mapped } from './mapped.ts';
import { phraseAt, phrases, skipWord, stickyAt } from './phrases.ts';
import { foldSpelling, isWordChar } from './spelling.ts';
import { CLASS_HEADS, DETERMINERS, SHORT_HEADS, STRONG_HEADS } from './vocabulary/units.ts';
import { GOVERNING_PERSONS, MEMBERS } from './vocabulary/persons.ts';
import { MODALS } from './vocabulary/modals.ts';
import { FIELD_VERBS } from './vocabulary/fieldverbs.ts';
import { NOT_SLIPPED, VERBS_A_TO_L, VERBS_M_TO_Y } from './vocabulary/verbs.ts';

const determiners = phrases(DETERMINERS);
const strongHeads = phrases(STRONG_HEADS);
const shortHeads = phrases(SHORT_HEADS);
const classHeads = phrases(CLASS_HEADS);
const governing = phrases(GOVERNING_PERSONS);
const members = phrases(MEMBERS);
/** Words that no unit's name goes on with. */
export const stops = phrases(VERBS_A_TO_L, VERBS_M_TO_Y, FIELD_VERBS, MODALS);

/** Members by class only: a unit with a determiner alone ("mỗi đảng viên"). */
const needsDeterminer = new Set(['đảng viên', 'thành viên', 'đại biểu', 'đồng chí', 'ủy viên'].map(foldSpelling));

/** Verbs of two syllables without their tones: a scan loses a tone more often than a letter ("kiêm tra"). */
const toneless = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
    .normalize('NFC');
const tonelessVerbs = new Set(
  [...VERBS_A_TO_L, ...VERBS_M_TO_Y]
    .map(foldSpelling)
    .filter((verb) => /^\p{L}+ \p{L}+$/u.test(verb))
    .map(toneless),
);

const notSlipped = phrases(NOT_SLIPPED);

/** Where a verb in small letters that lost a tone ends, or -1. */
export function slippedVerbAt({ low, text }: Mapped, at: number): number {
  const second = skipWord(low, at) + 1;
  const end = skipWord(low, second);
  if (isUpper(text[at]) || isUpper(text[second])) return -1;
  // "cá nhân thực hiện": the second syllable begins a verb of its own.
  if (phraseAt(notSlipped, low, at) > 0 || phraseAt(stops, low, second) > end) return -1;
  return phraseAt(stops, low, at) < 0 && tonelessVerbs.has(toneless(low.slice(at, end))) ? end : -1;
}

export type HeadKind = 'strong' | 'short' | 'class' | 'governing' | 'member';

export interface Head {
  readonly kind: HeadKind;
  /** Where the head's words begin, after its determiner. */
  readonly at: number;
  readonly end: number;
  readonly plural: boolean;
}

const UNIT_CODE = /[PQ][ACHKVXĐ]\d{2}(?![\p{L}\p{N}])/uy;

export const isUpper = (c: string | undefined): boolean => c !== undefined && c !== c.toLowerCase();

/** The head of a unit at `at`, or null. A verb that is longer than the head wins ("ban hành", "báo cáo"). */
export function headAt(words: Mapped, at: number): Head | null {
  const { low, text } = words;
  if (!isWordChar(low[at])) return null;
  const determiner = phraseAt(determiners, low, at);
  const start = determiner > 0 && low[determiner] === ' ' ? determiner + 1 : at;
  const plural = start > at;
  // "PC06", "PV01": units of the police are called by their codes.
  const code = stickyAt(UNIT_CODE, text, start);
  if (code) return { kind: 'strong', at: start, end: start + code[0].length, plural };
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
  // Behind "các" no verb stands ("các tổ chức thành viên").
  if (plural && klass > 0 && (wins(klass, false) || !low.slice(at, start).includes('đồng chí')))
    return { kind: 'class', at: start, end: klass, plural };
  if (plural && wins(short, false)) return { kind: 'short', at: start, end: short, plural };
  if (wins(klass, false) && /^(?:cơ quan|đơn vị|ngành|tổ chức|sở|địa phương)/.test(low.slice(start, klass)))
    return { kind: 'class', at: start, end: klass, plural };
  return null;
}
