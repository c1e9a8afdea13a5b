// Word's own numbering. A paragraph names a list and a level; the program counts and writes "Điều 3.", "2.1.", "b)". Here it is counted
// the same way (ECMA-376 part 1, 17.9): lists of one abstract definition count on from each other, a level begins anew when a higher one
// has counted, and a list that overrides a start begins anew where it is first used.
import { written, type Count } from './counting.ts';
import { bulletSign } from './symbols.ts';
import { settingOf, type Styles } from './word-styles.ts';
import { readXml, whole, type Attributes } from './word-xml.ts';

/** Word has nine. */
const LEVELS = 9;
const MAX_LISTS = 20_000;

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  /** Words follow without a blank. */
  readonly close: boolean;
  /** Figures in place of all other ways of counting. */
  readonly legal: boolean;
  /** Begins anew behind this level (from 1); 0 never; null behind any higher one. */
  readonly restart: number | null;
  /** The style whose paragraphs stand at this level. */
  readonly style: string | null;
  /** The font of the number; null: that of its paragraph. */
  readonly font: string | null;
}

const PLAIN_LEVEL: Level = {
  start: 1,
  format: 'decimal',
  text: '',
  close: false,
  legal: false,
  restart: null,
  style: null,
  font: null,
};

interface Abstract {
  readonly levels: (Level | undefined)[];
  /** Stands for the list that this style names. */
  linked: string | null;
}

interface List {
  abstract: string;
  readonly starts: (number | undefined)[];
  readonly levels: (Level | undefined)[];
}

export interface Numbering {
  readonly abstracts: ReadonlyMap<string, Abstract>;
  readonly lists: ReadonlyMap<number, List>;
}

function levelPart(level: Level, name: string, attributes: Attributes): Level {
  const value = attributes('val');
  switch (name) {
    case 'w:start':
      return { ...level, start: whole(value) ?? 1 };
    case 'w:numFmt':
      return { ...level, format: value ?? 'decimal' };
    case 'w:lvlText':
      return { ...level, text: value ?? '' };
    case 'w:suff':
      return { ...level, close: value === 'nothing' };
    case 'w:isLgl':
      return { ...level, legal: true };
    case 'w:lvlRestart':
      return { ...level, restart: whole(value) };
    case 'w:pStyle':
      return { ...level, style: value };
    case 'w:rFonts':
      return { ...level, font: settingOf(name, attributes).font ?? null };
    default:
      return level;
  }
}

const levelNumber = (attributes: Attributes): number =>
  Math.min(LEVELS - 1, Math.max(0, whole(attributes('ilvl')) ?? 0));

/** @throws DondocError documentDamaged */
export function readNumbering(part: Uint8Array | undefined, what: string): Numbering {
  const abstracts = new Map<string, Abstract>();
  const lists = new Map<number, List>();
  if (part === undefined) return { abstracts, lists };
  let abstract: Abstract | null = null;
  let list: List | null = null;
  let at = 0;
  let level: Level | null = null;
  readXml(part, what, {
    open(name, attributes) {
      if (name === 'w:abstractNum') {
        abstract = { levels: [], linked: null };
        if (abstracts.size < MAX_LISTS) abstracts.set(attributes('abstractNumId') ?? '', abstract);
      } else if (name === 'w:num') {
        list = { abstract: '', starts: [], levels: [] };
        if (lists.size < MAX_LISTS) lists.set(whole(attributes('numId')) ?? 0, list);
      } else if (name === 'w:abstractNumId' && list) list.abstract = attributes('val') ?? '';
      else if (name === 'w:numStyleLink' && abstract) abstract.linked = attributes('val');
      else if (name === 'w:lvlOverride') at = levelNumber(attributes);
      else if (name === 'w:startOverride' && list) list.starts[at] = whole(attributes('val')) ?? 1;
      else if (name === 'w:lvl') {
        at = levelNumber(attributes);
        level = PLAIN_LEVEL;
      } else if (level) level = levelPart(level, name, attributes);
    },
    close(name) {
      if (name === 'w:abstractNum') abstract = null;
      else if (name === 'w:num') list = null;
      else if (name === 'w:lvl' && level) {
        const owner: Abstract | List | null = list ?? abstract;
        if (owner) owner.levels[at] = level;
        level = null;
      }
    },
  });
  return { abstracts, lists };
}

export interface ItemMark {
  /** As Word writes it, with the blank behind it; '' where the level has none. */
  readonly words: string;
  readonly font: string | null;
}

/** Gives the number of the next item of a list; null where there is no such list. */
export type ItemCounter = (list: number, level: number | null, style: string | null) => ItemMark | null;

/** A link names a style, which names a list, which may be a link again. */
const MAX_LINKS = 5;

/** The abstract definition that really holds a list's levels. */
function definitionOf({ abstracts, lists }: Numbering, styles: Styles, list: List): Abstract | null {
  let found = abstracts.get(list.abstract) ?? null;
  for (let step = 0; step < MAX_LINKS && found !== null && found.linked !== null; step += 1) {
    const next = lists.get(styles.byId.get(found.linked)?.settings.list ?? 0);
    found = next ? (abstracts.get(next.abstract) ?? null) : null;
  }
  return found;
}

const COUNTS: Readonly<Record<string, Count>> = {
  decimalZero: 'decimalZero',
  lowerRoman: 'lowerRoman',
  upperRoman: 'upperRoman',
  lowerLetter: 'lowerLetter',
  upperLetter: 'upperLetter',
};

/** Counts the items of a document, which must be asked for in the order in which they stand. */
export function itemCounter(numbering: Numbering, styles: Styles): ItemCounter {
  const countsOf = new Map<Abstract, (number | undefined)[]>();
  const used = new Set<List>();
  return (number, givenLevel, style) => {
    const list = numbering.lists.get(number);
    const abstract = list ? definitionOf(numbering, styles, list) : null;
    if (!list || !abstract) return null;
    const levelAt = (i: number): Level => list.levels[i] ?? abstract.levels[i] ?? PLAIN_LEVEL;
    const startOf = (i: number): number => list.starts[i] ?? levelAt(i).start;
    const byStyle = abstract.levels.findIndex((one) => one !== undefined && one.style !== null && one.style === style);
    const level = Math.min(LEVELS - 1, givenLevel ?? Math.max(0, byStyle));
    const counts = countsOf.get(abstract) ?? [];
    countsOf.set(abstract, counts);
    if (!used.has(list)) {
      used.add(list);
      for (let i = 0; i < LEVELS; i += 1) if (list.starts[i] !== undefined) counts[i] = undefined;
    }
    count(counts, level, startOf, levelAt);
    return { words: markWords(counts, levelAt(level), startOf, levelAt), font: levelAt(level).font };
  };
}

/** Counts one item: its own level goes on, higher ones that never counted begin, lower ones begin anew. */
function count(
  counts: (number | undefined)[],
  level: number,
  startOf: (i: number) => number,
  levelAt: (i: number) => Level,
): void {
  const before = counts[level];
  counts[level] = before === undefined ? startOf(level) : before + 1;
  for (let i = 0; i < level; i += 1) counts[i] ??= startOf(i);
  for (let i = level + 1; i < LEVELS; i += 1) {
    const { restart } = levelAt(i);
    if (restart === null || level < restart) counts[i] = undefined;
  }
}

function markWords(
  counts: readonly (number | undefined)[],
  level: Level,
  startOf: (i: number) => number,
  levelAt: (i: number) => Level,
): string {
  const blank = level.close ? '' : ' ';
  if (level.format === 'bullet') {
    const sign = bulletSign(level.text);
    return sign === '' ? '' : sign + blank;
  }
  const words = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const i = Number(digit) - 1;
    const { format } = levelAt(i);
    if (format === 'none') return '';
    return written(counts[i] ?? startOf(i), (level.legal ? undefined : COUNTS[format]) ?? 'decimal');
  });
  return words === '' ? '' : words + blank;
}
