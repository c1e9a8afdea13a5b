// The lines drawn on a PDF's page, and the tables they make. Cells are bounded by rules; where one is missing, cells are merged.
import type { Piece } from './pdf-lines.ts';
import { linesOfPage } from './pdf-lines.ts';
import type { Cell, TableRow } from './tables.ts';

/** A rule: at one place on its own axis, from one place to another on the other. */
export interface Rule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Rules {
  /** at: y, from and to: x. */
  readonly level: readonly Rule[];
  /** at: x, from and to: y. */
  readonly upright: readonly Rule[];
}

export interface RuledTable {
  readonly top: number;
  /** Of its columns, from left to right. */
  readonly edges: readonly number[];
  readonly rows: readonly TableRow[];
  readonly inside: (piece: Piece) => boolean;
}

/** Rules this near meet, and edges this near are one, in points. */
const NEAR = 3;
/** A page with more rules is a drawing: further ones are not looked at. */
export const MAX_RULES = 2_000;
/** Places of a table's grid; more make a drawing. */
const MAX_PLACES = 4_000;

/** Places that are one edge, ascending. */
function edgesOf(places: readonly number[]): readonly number[] {
  const edges: number[] = [];
  for (const place of [...places].sort((a, b) => a - b))
    if (edges.length === 0 || place - (edges.at(-1) ?? 0) > NEAR) edges.push(place);
  return edges;
}

const within = (value: number, { from, to }: Rule): boolean => value >= from - NEAR && value <= to + NEAR;

/** Parts the rules into groups that meet each other. */
function groupsOf({ level, upright }: Rules): readonly Rules[] {
  const owner = [...level, ...upright].map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (owner[at] !== at) {
      owner[at] = owner[owner[at] ?? at] ?? at;
      at = owner[at] ?? at;
    }
    return at;
  };
  for (const [i, a] of level.entries())
    for (const [j, b] of upright.entries())
      if (within(b.at, a) && within(a.at, b)) owner[root(i)] = root(level.length + j);
  const groups = new Map<number, { level: Rule[]; upright: Rule[] }>();
  const groupAt = (i: number): { level: Rule[]; upright: Rule[] } => {
    const found = groups.get(root(i)) ?? { level: [], upright: [] };
    groups.set(root(i), found);
    return found;
  };
  for (const [i, rule] of level.entries()) groupAt(i).level.push(rule);
  for (const [j, rule] of upright.entries()) groupAt(level.length + j).upright.push(rule);
  return [...groups.values()];
}

/** The band between two edges that a place lies in, or -1. */
function bandOf(edges: readonly number[], place: number): number {
  for (let i = 0; i + 1 < edges.length; i += 1) if (place >= (edges[i] ?? 0) && place < (edges[i + 1] ?? 0)) return i;
  return -1;
}

const middleOf = (edges: readonly number[], i: number): number => ((edges[i] ?? 0) + (edges[i + 1] ?? 0)) / 2;

/** Where a piece's middle lies: half its width to the right, a third of its size above the baseline. */
const middleOfPiece = (piece: Piece): readonly [x: number, y: number] => [
  piece.x + piece.width / 2,
  piece.y - piece.size / 3,
];

/** The edges inside a row that a rule is drawn along. */
type Inner = ReadonlySet<number>;

const contains = (all: Inner, some: Inner): boolean => [...some].every((edge) => all.has(edge));

interface Bands {
  readonly from: number;
  to: number;
  inner: Inner;
}

/** Tables that touch are told apart by their columns: rows belong together where one has all the edges of the other. */
function bandsOf(inners: readonly Inner[]): readonly Bands[] {
  const groups: Bands[] = [];
  for (const [i, inner] of inners.entries()) {
    const last = groups.at(-1);
    if (last && (contains(last.inner, inner) || contains(inner, last.inner))) {
      last.to = i + 1;
      last.inner = new Set([...last.inner, ...inner]);
    } else groups.push({ from: i, to: i + 1, inner });
  }
  return groups;
}

const hasRule = (rules: readonly Rule[], at: number, place: number): boolean =>
  rules.some((rule) => Math.abs(rule.at - at) <= NEAR && within(place, rule));

/** The letters of each place of the grid; those of merged cells stand at the upper left one. */
function heldBy(
  rules: Rules,
  xs: readonly number[],
  ys: readonly number[],
  pieces: readonly Piece[],
): readonly (readonly (readonly Piece[])[])[] {
  const grid = ys.slice(1).map((_, i) =>
    xs.slice(1).map((_unused, j) => ({
      i,
      j,
      closedAbove: hasRule(rules.level, ys[i] ?? 0, middleOf(xs, j)),
      closedBefore: hasRule(rules.upright, xs[j] ?? 0, middleOf(ys, i)),
      pieces: [] as Piece[],
    })),
  );
  const ownerOf = (band: number, column: number): readonly [number, number] => {
    let [i, j] = [band, column];
    while (i > 0 && grid[i]?.[j]?.closedAbove === false) i -= 1;
    while (j > 0 && grid[i]?.[j]?.closedBefore === false) j -= 1;
    return [i, j];
  };
  // Found once for each place of the grid, since a page has thousands of letters.
  const owners = grid.map((row) => row.map(({ i, j }) => ownerOf(i, j)));
  for (const piece of pieces) {
    const [x, y] = middleOfPiece(piece);
    const [i, j] = owners[bandOf(ys, y)]?.[bandOf(xs, x)] ?? [-1, -1];
    grid[i]?.[j]?.pieces.push(piece);
  }
  return grid.map((row) => row.map((place) => place.pieces));
}

const cellOf = (pieces: readonly Piece[]): Cell => ({
  paragraphs: linesOfPage(pieces).map(({ cells }) => cells.join(' ')),
  span: 1,
});

/** The tables that one group of rules makes. */
function tablesOf(rules: Rules, pieces: readonly Piece[]): readonly RuledTable[] {
  const xs = edgesOf(rules.upright.map(({ at }) => at));
  const ys = edgesOf(rules.level.map(({ at }) => at));
  if (xs.length < 3 || ys.length < 2 || xs.length * ys.length > MAX_PLACES) return [];
  const held = heldBy(rules, xs, ys, pieces);
  const inside = (piece: Piece): boolean => {
    const [x, y] = middleOfPiece(piece);
    return bandOf(xs, x) >= 0 && bandOf(ys, y) >= 0;
  };
  const inners = held.map(
    (_, i): Inner =>
      new Set([...xs.keys()].slice(1, -1).filter((j) => hasRule(rules.upright, xs[j] ?? 0, middleOf(ys, i)))),
  );
  return bandsOf(inners).map(({ from, to, inner }) => {
    const columns = [0, ...[...inner].sort((a, b) => a - b)];
    return {
      top: ys[from] ?? 0,
      edges: [...columns, xs.length - 1].map((j) => xs[j] ?? 0),
      rows: held
        .slice(from, to)
        .map((row) => columns.map((j) => cellOf(row[j] ?? [])))
        .filter((row) => row.some(({ paragraphs }) => paragraphs.length > 0)),
      inside,
    };
  });
}

/** The tables of a page, from the top down. */
export const tablesOfPage = (rules: Rules, pieces: readonly Piece[]): readonly RuledTable[] =>
  groupsOf(rules)
    .flatMap((group) => tablesOf(group, pieces))
    .filter(({ rows }) => rows.length > 0)
    .sort((a, b) => a.top - b.top);

/** Whether two tables have the same columns: one may go on with the other on the next page. */
export const sameColumns = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((edge, i) => Math.abs(edge - (b[i] ?? Infinity)) <= NEAR);
