// The head of a directive: number, kind, title, issuer, province, day, term, secrecy. Read from the lines before the first prose; what a
// lost head no longer gives is looked for in the caption of an appendix ("kèm theo Kế hoạch số 24-KH/TU ngày 15/7/2021").
import type { DirectiveKind, PlanDirective } from '../contracts/plan.ts';
import { isCapitals } from './blocks.ts';
import type { Line } from './lines.ts';
import type { Mapped } from './mapped.ts';
import { findPhrase, matchAt, pattern, phrases, type Pattern } from './phrases.ts';
import { properCase } from './propercase.ts';
import { bareWords, foldSpelling } from './spelling.ts';
import { dayText, isDay } from './times/calendar.ts';
import { numberOf } from './times/numbers.ts';
import { KIND_LETTERS, SECRECY } from './vocabulary/kinds.ts';
import {
  givesReasons,
  headLines,
  isAddressee,
  kindNamed,
  namesDecider,
  NUMBER_LINE,
  PLACE_AND_DATE,
  PROSE,
  type HeadLine,
} from './headlines.ts';
import { issuerOf } from './issuer.ts';
import { provinceOf } from './province.ts';

const DATE = pattern('ngày ?(\\d{1,2}) ?(?:tháng|[/.-]) ?(\\d{1,2}) ?(?:năm|[/.-]) ?(\\d{4})');
const TERM = pattern('(?:giai đoạn|nhiệm kỳ|thời kỳ|năm) (\\d{4}) ?(?:-|đến|đến năm) ?(\\d{4})');
const CAPTION = phrases(['kèm theo', 'ban hành kèm theo']);
/** A caption's number and date stand this near after "kèm theo". */
const CAPTION_REACH = 220;

function search(rule: Pattern, low: string): RegExpExecArray | null {
  for (let at = 0; at < low.length; at += 1) {
    if (at > 0 && /[\p{L}\p{N}]/u.test(low[at - 1] ?? '')) continue;
    const found = matchAt(rule, low, at);
    if (found) return found;
  }
  return null;
}

export function numberIn(line: Pick<HeadLine, 'text' | 'low'>): string | null {
  const found = search(NUMBER_LINE, line.low);
  const raw = found?.[1];
  if (!found || raw === undefined) return null;
  const at = line.low.indexOf(found[0]) + found[0].indexOf(raw);
  const number = line.text
    .slice(at, at + raw.length)
    .replace(/\s+/g, '')
    .replace(/(?<![.,;])[.,;]+$/, '');
  return /^\d/.test(number) ? number : null;
}

/** "V/v thực hiện Công văn số 12/VPCP-CĐS": what a letter is about; a number in it is another document's. */
const isSubject = (line: Pick<HeadLine, 'low'>): boolean => line.low.startsWith('v/v ');

function dateIn(low: string): string | null {
  const found = search(DATE, low);
  if (!found) return null;
  const [day, month, year] = [Number(found[1]), numberOf(found[2] ?? ''), Number(found[3])];
  return isDay(year, month, day) ? dayText(year, month, day) : null;
}

/** Words that may hold a caption: blocks, or a whole text on one line. */
export interface Captioned {
  readonly words: Pick<Mapped, 'text' | 'low'>;
}

interface Caption {
  readonly number: string | null;
  readonly issuedOn: string | null;
}

/** Number and date from "(kèm theo Kế hoạch số 24-KH/TU ngày 15/7/2021 của Tỉnh ủy)". */
function captionOf(blocks: readonly Captioned[]): Caption {
  for (const { words } of blocks) {
    const { low, text } = words;
    for (
      let found = findPhrase(CAPTION, low, 0, low.length);
      found;
      found = findPhrase(CAPTION, low, found.end, low.length)
    ) {
      const window = low.slice(found.end, found.end + CAPTION_REACH);
      const number = numberIn({ text: text.slice(found.end, found.end + CAPTION_REACH), low: window });
      if (number !== null) return { number, issuedOn: dateIn(window) };
    }
  }
  return { number: null, issuedOn: null };
}

function kindFromNumber(number: string | null): DirectiveKind | null {
  const letters = number === null ? [] : foldSpelling(number).split(/[^\p{L}]+/u);
  for (const part of letters) if (Object.hasOwn(KIND_LETTERS, part)) return KIND_LETTERS[part] ?? null;
  return null;
}

/** A letter to other organs has no name of its kind: "V/v ..." under its number, "Kính gửi:" below. */
const letterKind = (lines: readonly HeadLine[]): DirectiveKind | null =>
  lines.some(isSubject) && lines.some((line) => isAddressee(line.low)) ? 'cong-van' : null;

interface Naming {
  readonly kind: DirectiveKind | null;
  readonly issuer: string | null;
  readonly title: string | null;
}

export const TITLE_START =
  /^(?:về|v\/v|thực hiện|triển khai|xây dựng|tăng cường|nâng cao|đẩy mạnh|tiếp tục|phát triển|ban hành|quy định|phê duyệt|sơ kết|tổng kết|phòng|công tác|tổ chức)/;
const OPENS_PROSE = /^(?:thực hiện nghị quyết|căn cứ|trong những năm|trong thời gian|sau |kính gửi|tại |để |ngày )/;
/** A title has at most this many lines. */
const MAX_TITLE_LINES = 8;

/** Goes on with a title of capitals: "giai đoạn 2026-2030", "(lần thứ hai)", "Năm học 2026-2027". */
const GOES_ON = new RegExp(`^(?:[\\p{Ll}(]|(?:Giai đoạn|Năm|Nhiệm kỳ|Năm học|Quý|Tháng) )`, 'u');

/** Whether a title is over before a line: behind a blank one, at the first prose, at the one who decides. */
const endsTitle = (title: readonly string[], line: HeadLine, next: HeadLine | undefined): boolean =>
  line.afterBlank ||
  title.length >= MAX_TITLE_LINES ||
  OPENS_PROSE.test(line.low) ||
  (namesDecider(line) && givesReasons(next)) ||
  (title.every(isCapitals) && !isCapitals(line.text) && !GOES_ON.test(line.text));

/** Kind, issuer and title: the line of the kind, "CỦA ...", then the title to the first prose. */
function namingOf(lines: readonly HeadLine[]): Naming {
  const at = lines.findIndex((line) => kindNamed(line) !== null);
  const first = lines[at];
  const named = first ? kindNamed(first) : null;
  if (!first || !named) return { kind: null, issuer: null, title: null };
  // "QUYẾT ĐỊNH:" before the articles: the title stands above it, if anywhere.
  const rest = first.text
    .slice(named.length)
    .replace(/^\s*:(?=\s*\S)/, '')
    .trim();
  if (rest === ':') return { kind: named.kind, issuer: null, title: null };
  const issuer: string[] = [];
  const title: string[] = rest === '' ? [] : [rest];
  const below = lines.slice(at + 1, at + 1 + MAX_TITLE_LINES + 3);
  for (const [i, line] of below.entries()) {
    if (
      title.length === 0 &&
      (/^của(?: |$)/.test(line.low) || (issuer.length > 0 && isCapitals(line.text) && !TITLE_START.test(line.low)))
    ) {
      issuer.push(line.text);
      continue;
    }
    if (/^[-_*=\s.]+$/.test(line.text)) continue;
    if (title.length > 0 && endsTitle(title, line, below[i + 1])) break;
    if (line.text.length > PROSE * 2 || (title.length === 0 && OPENS_PROSE.test(line.low) && line.text.length > PROSE))
      break;
    title.push(line.text);
  }
  const office = issuer
    .join(' ')
    .replace(/^\p{Lu}{3}\s+/u, '')
    .trim();
  return {
    kind: named.kind,
    issuer: office === '' ? null : office,
    title: title.length === 0 ? null : title.join(' ').replace(/\s+/g, ' ').trim(),
  };
}

function termOf(title: string | null): PlanDirective['term'] {
  const found = title === null ? null : search(TERM, foldSpelling(title));
  if (!found) return null;
  const [from, to] = [Number(found[1]), Number(found[2])];
  return from <= to && to - from <= 50 ? { from: dayText(from, 1, 1), to: dayText(to, 12, 31) } : null;
}

function secrecyOf(lines: readonly HeadLine[]): string | null {
  const alone = lines.map((line) => line.text.replace(/[^\p{L} ]/gu, '').trim());
  return SECRECY.find((stamp) => alone.includes(stamp)) ?? null;
}

/** Reads the head of a directive; a field the text does not give is null. */
export function headOf(mapped: Mapped, all: readonly Line[], blocks: readonly Captioned[]): PlanDirective {
  const lines = headLines(mapped, all);
  const naming = namingOf(lines);
  const kindAt = lines.findIndex((line) => kindNamed(line) !== null);
  // Number and date stand before the title; behind it numbers are those of cited documents.
  const before = kindAt < 0 ? lines.slice(0, 12) : lines.slice(0, kindAt + 1);
  const addressed = before.findIndex((line) => isAddressee(line.low));
  const own = before.slice(0, addressed < 0 ? before.length : addressed).filter((line) => !isSubject(line));
  const number = own.map(numberIn).find((n) => n !== null) ?? null;
  // Without a kind nothing says where the head ends: only a line of nothing but place and date is the head's.
  const dated = kindAt < 0 ? before.filter((line) => PLACE_AND_DATE.test(line.low)) : before;
  const issuedOn = dated.map((line) => dateIn(line.low)).find((d) => d !== null) ?? null;
  const caption = number === null || issuedOn === null ? captionOf(blocks) : { number: null, issuedOn: null };
  const known = number ?? caption.number;
  const issuer = naming.issuer === null ? issuerOf(lines, kindAt, mapped, all) : properCase(naming.issuer, mapped);
  return {
    number: known,
    kind: naming.kind ?? kindFromNumber(known) ?? letterKind(lines),
    title: naming.title,
    issuer,
    province: provinceOf(
      before.map((line) => line.low),
      issuer === null ? '' : bareWords(issuer),
      mapped,
    ),
    issuedOn: issuedOn ?? caption.issuedOn,
    term: termOf(naming.title),
    secrecy: secrecyOf(before),
  };
}
