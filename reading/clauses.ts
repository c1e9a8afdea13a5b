// Clauses: what one unit (or list of units) is told in one item, bullet or paragraph; a change of subject in mid-paragraph begins another.
// A subject left out is carried from the item the paragraph belongs to.
import type { NamedUnit } from '../contracts/plan.ts';
import { guessedSubject, isGiver, subjectAt, type Subject } from './actors.ts';
import type { Block } from './blocks.ts';
import { placeWords, rankOf } from './markers.ts';
import { nextWord, phraseAt, phrases } from './phrases.ts';
import type { RuleName } from './rule.ts';
import { segmentsOf, sentencesOf, type Stretch } from './sentences.ts';
import { bareWords, foldSpelling } from './spelling.ts';
import { spanOf } from './mapped.ts';
import { stops } from './unitheads.ts';
import { CALLING, NOTIFYING } from './vocabulary/giving.ts';
import { SAID_OF_DOCUMENTS } from './vocabulary/headings.ts';
import { ENDINGS } from './vocabulary/openings.ts';
import { TOLD_ONE_BY_ONE } from './vocabulary/persons.ts';
import { CITED_KINDS } from './vocabulary/kinds.ts';

const calling = phrases(CALLING);
const notifying = phrases(NOTIFYING);
const documents = phrases(CITED_KINDS);
const endings = phrases(ENDINGS);
const goingOn = phrases(['cùng với đó', 'đồng thời', 'ngoài ra', 'bên cạnh đó', 'song song với đó', 'mặt khác']);
const saidOfDocuments = phrases(SAID_OF_DOCUMENTS);

/** A section of more clauses than this is cut, with a warning. */
export const MAX_CLAUSES = 10_000;

export interface Clause {
  readonly path: string;
  /** The path as people say it: "khoản 4, điểm a". */
  readonly place: string;
  readonly block: Block;
  readonly blockIndex: number;
  /** Range in the block's words. */
  readonly from: number;
  readonly to: number;
  readonly leads: readonly NamedUnit[];
  /** Where the words after the subject begin. */
  readonly predicateAt: number;
  /** The subject was named by a word of giving. */
  readonly given: boolean;
  /** The subject is the item's, not named here. */
  readonly carried: boolean;
  /** The subject is words of which the vocabulary does not know that they name a unit. */
  readonly guessed: boolean;
  /** How its subject was found. */
  readonly by: readonly RuleName[];
}

/** A clause before it knows where its block stands. */
type Found = Omit<Clause, 'path' | 'place'>;

interface Level {
  readonly rank: number;
  readonly label: string;
  /** "khoản 4": the level as people say it. */
  readonly place: string;
  subject: readonly NamedUnit[];
  guessed: boolean;
  by: readonly RuleName[];
  /** The subject stands alone over its items. */
  heads: boolean;
  children: number;
}

interface Start {
  readonly at: number;
  readonly subject: Subject;
}

const sameUnits = (a: readonly NamedUnit[], b: readonly NamedUnit[]): boolean =>
  a.length === b.length && a.every((unit, i) => bareWords(unit.name) === bareWords(b[i]?.name ?? ''));

const members = phrases(TOLD_ONE_BY_ONE);
const GATHERING = new RegExp(
  foldSpelling('(?:^|, )tổ chức (?:sinh hoạt|họp|hội nghị) (chi bộ|chi đoàn|chi hội|cấp ủy|cơ quan|đơn vị)(?= )'),
  'u',
);

/** "mỗi đảng viên phải ... . Hằng quý, tổ chức sinh hoạt chi bộ ...": the cell that gathers is told, where its members were before. */
function gatheringAt({ words }: Block, { from, to }: Stretch, told: readonly NamedUnit[]): Subject | null {
  if (told.length === 0 || !told.every(({ name }) => phraseAt(members, foldSpelling(name), 0) > 0)) return null;
  const found = GATHERING.exec(words.low.slice(from, to));
  const body = found?.[1];
  if (!found || body === undefined) return null;
  const at = from + found.index + found[0].length - body.length;
  const unit = { name: words.text.slice(at, at + body.length), ...spanOf(words, at, at + body.length) };
  return { units: [unit], from, to: from, given: false, heading: false, guessed: false, by: ['subjectOfGathering'] };
}

/** Where subjects begin in a block: at its first sentence, and wherever another unit takes over. */
function startsIn(block: Block, carried: readonly NamedUnit[], guess: boolean): readonly Start[] {
  const starts: Start[] = [];
  let current: readonly NamedUnit[] = carried;
  const take = (stretch: Stretch, first: boolean): void => {
    // A paragraph of its own ("Yêu cầu các đơn vị ...") may give to others than the item before it.
    const free = first && (carried.length === 0 || block.marker === null);
    const known = subjectAt(block.words, stretch.from, stretch.to, free) ?? gatheringAt(block, stretch, current);
    const mayGuess = guess && first && carried.length === 0 && block.marker !== null;
    const subject = known ?? (mayGuess ? guessedSubject(block.words, stretch.from, stretch.to) : null);
    if (!subject || (!first && (subject.heading || sameUnits(subject.units, current)))) return;
    starts.push({ at: stretch.from, subject });
    current = subject.units;
  };
  sentencesOf(block.words, block.bodyAt).forEach((sentence, i) => {
    segmentsOf(block.words, sentence).forEach((segment, j) => {
      const known = starts[starts.length - 1];
      // A list of units may itself hold semicolons.
      if (known && segment.from < known.subject.to) return;
      // "Trên đây là Kế hoạch ... . Yêu cầu các đơn vị ...": nobody was named before.
      if (j === 0) take(sentence, i === 0 || (carried.length === 0 && !known));
      else if (directSubject(block, segment) || (carried.length === 0 && !known)) take(segment, false);
    });
  });
  return starts;
}

/** After a semicolon only a unit that stands right there takes over, not one behind an opening. */
function directSubject(block: Block, segment: Stretch): boolean {
  const subject = subjectAt(block.words, segment.from, segment.to, false);
  return subject !== null && (subject.from - segment.from < 12 || subject.given);
}

function openLevel(stack: Level[], block: Block, root: Level): void {
  const { marker } = block;
  if (!marker) return;
  const rank = rankOf(marker);
  while (stack.length > 1 && (stack[stack.length - 1] as Level).rank >= rank) stack.pop();
  const parent = stack[stack.length - 1] ?? root;
  parent.children += 1;
  const own = marker.kind === 'number' ? marker.label.split('.').pop() : marker.label;
  const label = own || String(parent.children);
  stack.push({
    rank,
    label,
    place: placeWords(marker, label),
    subject: parent.subject,
    guessed: parent.guessed,
    by: parent.by,
    heads: parent.heads,
    children: 0,
  });
}

const pathOf = (stack: readonly Level[]): string =>
  stack
    .slice(1)
    .map((level) => level.label)
    .join('/');

const placeOf = (stack: readonly Level[], last: string): string => {
  // The number of a lower item holds those of the items above it ("khoản 3.2").
  const spoken = stack
    .filter((level, i) => level.place !== '' && !(stack[i + 1]?.place.startsWith(`${level.place}.`) ?? false))
    .map((level) => level.place);
  return [...spoken, last].filter(Boolean).join(', ');
};

/**
 * The clauses of the blocks of a section; those without a subject have no leads. Under a heading that gives duties, `guess` takes an
 * item's first words for a unit that the vocabulary does not know.
 */
export function clausesOf(blocks: readonly Block[], firstIndex: number, guess: boolean): readonly Clause[] {
  const root: Level = {
    rank: -1,
    label: '',
    place: '',
    subject: [],
    guessed: false,
    by: [],
    heads: false,
    children: 0,
  };
  const stack: Level[] = [root];
  const clauses: Clause[] = [];
  const above = (): Level => ({ ...root, subject: clauses.at(-1)?.leads ?? [], by: clauses.at(-1)?.by ?? [] });
  let paragraphs = 0;
  for (const [i, block] of blocks.entries()) {
    if (clauses.length >= MAX_CLAUSES) break;
    if (block.row) continue;
    openLevel(stack, block, root);
    paragraphs = block.marker ? 0 : paragraphs + 1;
    const level = stack[stack.length - 1] as Level;
    const path = block.marker ? pathOf(stack) : [pathOf(stack), `p${paragraphs}`].filter(Boolean).join('/');
    const place = placeOf(stack, block.marker ? '' : `đoạn ${paragraphs}`);
    // "Trên đây là Kế hoạch ...; nếu có vướng mắc, các đơn vị báo cáo ..." ends the items: it is none of theirs.
    const ends = block.marker === null && phraseAt(endings, block.words.low, 0) > 0;
    // "Cùng với đó, ...", "Bố trí kinh phí ...": among paragraphs without items one goes on with what the unit above was told.
    const goesOn =
      stack.length === 1 &&
      (phraseAt(goingOn, block.words.low, block.bodyAt) > 0 ||
        (block.marker === null && phraseAt(stops, block.words.low, block.bodyAt) > 0));
    const found = ofDocument(block)
      ? []
      : clausesOfBlock(block, firstIndex + i, ends ? { ...root } : goesOn ? above() : level, guess).filter(
          (c) => !callsOnly(c),
        );
    clauses.push(...found.map((c) => ({ ...c, path, place })));
  }
  return clauses.slice(0, MAX_CLAUSES);
}

/** "Chỉ thị này có hiệu lực kể từ ngày ký" and nothing else: the document is the subject. */
function ofDocument(block: Block): boolean {
  const { low } = block.words;
  const document = phraseAt(documents, low, block.bodyAt);
  if (document < 0 || !low.startsWith(' này ', document)) return false;
  if (sentencesOf(block.words, block.bodyAt).length > 1) return false;
  return phraseAt(saidOfDocuments, low, document + ' này '.length) > 0;
}

/** "Ban Thường vụ Tỉnh ủy kêu gọi ...": a wish, not a duty. */
const callsOnly = (c: Found): boolean => {
  const { low } = c.block.words;
  const next = nextWord(low, c.predicateAt, c.to);
  return phraseAt(notifying, low, next) > 0 || (isGiver(c.leads) && phraseAt(calling, low, next) > 0);
};

function clausesOfBlock(block: Block, blockIndex: number, level: Level, guess: boolean): readonly Found[] {
  const end = block.words.text.length;
  const starts = startsIn(block, level.subject, guess);
  const first = starts[0];
  if (first?.subject.heading && first.at === block.bodyAt) {
    setSubject(level, first.subject);
    const rest = block.words.low.indexOf(':', first.subject.to);
    if (rest < 0 || rest >= end - 2) return [];
    return [
      clause(block, blockIndex, 0, starts[1]?.at ?? end, first.subject, rest + 1),
      ...following(block, blockIndex, starts.slice(1)),
    ];
  }
  if (block.marker && first && first.at === block.bodyAt && !isInner(block)) {
    setSubject(level, first.subject);
  }
  const opening = first && first.at === block.bodyAt ? [] : [carriedClause(block, blockIndex, first?.at ?? end, level)];
  return [...opening, ...following(block, blockIndex, starts, opening.length === 0)];
}

function setSubject(level: Level, { units, guessed, by, heading }: Subject): void {
  level.subject = units;
  level.guessed = guessed;
  level.by = by;
  level.heads = heading;
}

const isInner = (block: Block): boolean =>
  block.marker?.kind === 'dash' || block.marker?.kind === 'plus' || block.marker?.kind === 'dot';

function following(block: Block, blockIndex: number, starts: readonly Start[], fromMarker = false): readonly Found[] {
  return starts.map((start, i) =>
    clause(
      block,
      blockIndex,
      i === 0 && fromMarker ? 0 : start.at,
      starts[i + 1]?.at ?? block.words.text.length,
      start.subject,
      start.subject.to,
    ),
  );
}

function clause(
  block: Block,
  blockIndex: number,
  from: number,
  to: number,
  subject: Subject,
  predicateAt: number,
): Found {
  const { units: leads, given, guessed } = subject;
  const by: readonly RuleName[] = from > block.bodyAt ? ['subjectTakesOver', ...subject.by] : subject.by;
  return { block, blockIndex, from, to, leads, predicateAt, given, carried: false, guessed, by };
}

function carriedClause(block: Block, blockIndex: number, to: number, level: Level): Found {
  const { subject: leads, guessed } = level;
  const by = carriedBy(block, level);
  const predicateAt = block.bodyAt;
  return { block, blockIndex, from: 0, to, leads, predicateAt, given: false, carried: true, guessed, by };
}

/** How a subject that is left out was found: how the item's was, and from where it was carried. */
function carriedBy(block: Block, level: Level): readonly RuleName[] {
  if (level.subject.length === 0) return ['subjectMissing'];
  const found = level.by.filter((name) => name !== 'subjectHeads');
  if (level.heads) return ['subjectOfHeading', ...found];
  return [block.marker === null ? 'subjectOfParagraph' : 'subjectOfItem', ...found];
}
