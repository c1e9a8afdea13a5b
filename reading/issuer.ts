// Who issues a directive, where its head has no "CỦA ..." line: the person under the title of a decision, the organ of a sentence that issues
// it ("Tỉnh ủy ban hành Kế hoạch ..."), or the last organ named in capitals above the number ("UBND TỈNH GIA LAI / SỞ Y TẾ": the office).
import { isCapitals } from './blocks.ts';
import type { Line } from './lines.ts';
import type { Mapped } from './mapped.ts';
import { givesReasons, isAddressee, isMotto, organHeads, persons, type HeadLine } from './headlines.ts';
import { phraseAt } from './phrases.ts';
import { properCase } from './propercase.ts';
import { foldSpelling } from './spelling.ts';
import { SECRECY, URGENCY } from './vocabulary/kinds.ts';

/** A sentence that names the issuer stands within this many units. */
const OPENING = 1_320;
/** The name of a person's office stands within this many lines below the kind, and the reasons right below it. */
const PERSON_REACH = 10;
const SIGNING = /(?:^|[;,.]\s|\)\s?;?\s?)([^;,.()]{4,80}?)\s?(?:\([^()]{0,60}\)\s?)?ban hành /iu;
const SIGNER = /^(?:ban|tỉnh|thành|huyện|đảng|ủy|ubnd|hội|bộ|chính|thủ)/;

/** The first words of a text without what stands between its pages. */
function openingOf(mapped: Mapped, all: readonly Line[]): string {
  const opening: string[] = [];
  for (const line of all) {
    if (line.from > OPENING) break;
    opening.push(mapped.text.slice(line.from, Math.min(line.to, OPENING)));
  }
  return opening.join(' ');
}

const stamps = new Set([...SECRECY, ...URGENCY].map(foldSpelling));

const named = (line: HeadLine): boolean =>
  line.column === 0 &&
  isCapitals(line.text) &&
  /\p{L}{2}/u.test(line.text) &&
  !isMotto(line.low) &&
  !/^số(?![\p{L}])/u.test(line.low) &&
  !stamps.has(line.low.replace(/[^\p{L} ]/gu, '').trim());

/** Organs that are named without the committee they belong to. */
const OF_COMMITTEE = new RegExp(
  foldSpelling('^(?:ban (?:tổ chức|tuyên giáo|tuyên giáo và dân vận|dân vận|nội chính)|văn phòng|ủy ban kiểm tra)$'),
  'u',
);

/** "ỦY BAN MẶT TRẬN TỔ QUỐC TỈNH / BAN THƯỜNG TRỰC": it acts for the whole above it. */
const STANDING = foldSpelling('ban thường trực');

/** The last organ that the lines of capitals name; a line without an organ's head goes on with the one before it. */
function lastOrgan(lines: readonly HeadLine[]): string | null {
  let organ: string | null = null;
  let committee: string | null = null;
  for (const line of lines) {
    if (!named(line)) continue;
    if (phraseAt(organHeads, line.low, 0) > 0) {
      // "TỈNH ỦY LẠNG SƠN / BAN TỔ CHỨC": an organ of the committee above it.
      committee = OF_COMMITTEE.test(line.low) ? (/^\p{L}+ ỦY(?= |$)/u.exec(organ ?? '')?.[0] ?? null) : null;
      const above: string | null = line.low === STANDING ? organ : committee;
      organ = above === null ? line.text : `${line.text} ${above}`;
    } else if (organ !== null && committee === null) organ = `${organ} ${line.text}`;
  }
  return organ;
}

const inFull = (name: string): string =>
  foldSpelling(name).replace(foldSpelling('ubnd'), foldSpelling('ủy ban nhân dân'));

/** The issuer by the lines of the head, the kind's at `kindAt` (-1 where there is none); null where nothing names it. */
export function issuerOf(
  lines: readonly HeadLine[],
  kindAt: number,
  mapped: Mapped,
  all: readonly Line[],
): string | null {
  const below = kindAt < 0 ? [] : lines.slice(kindAt + 1, kindAt + PERSON_REACH);
  const person = below.find(
    (line, i) => isCapitals(line.text) && phraseAt(persons, line.low, 0) > 0 && givesReasons(below[i + 1]),
  );
  if (person) return properCase(person.text.replace(/[,.:;]$/, ''), mapped);
  const addressed = lines.findIndex(({ low }) => isAddressee(low));
  const end = kindAt >= 0 ? kindAt : addressed >= 0 ? addressed : lines.length;
  const organ = lastOrgan(lines.slice(0, end));
  const signed = SIGNING.exec(openingOf(mapped, all))?.[1]?.trim();
  if (signed !== undefined && /^\p{Lu}/u.test(signed) && SIGNER.test(foldSpelling(signed))) {
    // The head may name the same organ with its place.
    const fuller = organ !== null && inFull(organ).startsWith(`${inFull(signed)} `);
    if (!fuller) return signed;
  }
  return organ === null ? null : properCase(organ, mapped);
}
