// What a PDF's page shows, from the list of its drawing operators: letters with their places, and the rules that make tables. The library
// gives text by lines too, but joins what stands in neighbouring cells, and puts letters of a second font behind the words they belong in.
import type { Piece } from './pdf-lines.ts';
import { MAX_RULES, type Rule, type Rules } from './pdf-rules.ts';
import { withoutSymbols } from './symbols.ts';
import { fromTcvn3Font, isTcvn3Font } from './tcvn3.ts';

/** [a b c d e f]: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** The space of a page: how its own places become points from its upper left corner, and its width in points. */
export interface PageSpace {
  readonly base: Matrix;
  readonly width: number;
}

export interface PdfPage {
  readonly pieces: readonly Piece[];
  readonly rules: Rules;
  /** In whole points. */
  readonly width: number;
  /** How many there were. */
  readonly operators: number;
}

/** How the library numbers the operators that matter. */
export type OperatorName =
  | 'save'
  | 'restore'
  | 'transform'
  | 'beginText'
  | 'setCharSpacing'
  | 'setWordSpacing'
  | 'setHScale'
  | 'setLeading'
  | 'setFont'
  | 'setTextRise'
  | 'moveText'
  | 'setLeadingMoveText'
  | 'setTextMatrix'
  | 'nextLine'
  | 'showText'
  | 'constructPath'
  | 'paintFormXObjectBegin'
  | 'paintFormXObjectEnd'
  | 'stroke'
  | 'closeStroke'
  | 'fill'
  | 'eoFill'
  | 'fillStroke'
  | 'eoFillStroke'
  | 'closeFillStroke'
  | 'closeEOFillStroke';

interface Graphics {
  readonly matrix: Matrix;
  readonly font: string;
  readonly size: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  readonly scale: number;
  readonly leading: number;
  readonly rise: number;
}

interface State {
  graphics: Graphics;
  readonly saved: Graphics[];
  text: Matrix;
  /** Where the next letter stands, and where its line began, in the space of the text. */
  x: number;
  y: number;
  lineX: number;
  lineY: number;
  readonly fontName: (id: string) => string;
  readonly pieces: Piece[];
  readonly level: Rule[];
  readonly upright: Rule[];
}

const UNIT: Matrix = [1, 0, 0, 1, 0, 0];
/** States that are kept; a file that keeps more is broken or hostile. */
const MAX_SAVED = 1_000;

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

const numbersOf = (value: unknown): readonly number[] =>
  Array.isArray(value) || ArrayBuffer.isView(value) ? Array.from(value as ArrayLike<number>, Number) : [];

/** Operators give six numbers, or one list of six. */
function matrixOf(args: readonly unknown[]): Matrix {
  const list = numbersOf(typeof args[0] === 'number' ? args : args[0]);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = list;
  return [a, b, c, d, e, f];
}

/**
 * Reads a page.
 * @param fontName the full name of a font by its id; '' where it is not known
 */
export function readPage(
  operators: Operators,
  codes: Readonly<Record<OperatorName, number>>,
  { base, width }: PageSpace,
  fontName: (id: string) => string,
): PdfPage {
  const state: State = {
    graphics: {
      matrix: base,
      font: '',
      size: 0,
      charSpacing: 0,
      wordSpacing: 0,
      scale: 1,
      leading: 0,
      rise: 0,
    },
    saved: [],
    text: UNIT,
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
    fontName,
    pieces: [],
    level: [],
    upright: [],
  };
  const names = new Map(Object.entries(codes).map(([name, code]) => [code, name as OperatorName]));
  for (const [i, code] of operators.fnArray.entries()) {
    const name = names.get(code);
    const args = operators.argsArray[i];
    if (name !== undefined) take(state, name, Array.isArray(args) ? args : [], names);
  }
  return {
    pieces: state.pieces,
    rules: { level: state.level, upright: state.upright },
    width: Math.round(width),
    operators: operators.fnArray.length,
  };
}

type Names = ReadonlyMap<number, OperatorName>;

function take(state: State, name: OperatorName, args: readonly unknown[], names: Names): void {
  switch (name) {
    case 'save':
      if (state.saved.length < MAX_SAVED) state.saved.push(state.graphics);
      break;
    case 'paintFormXObjectBegin':
      if (state.saved.length < MAX_SAVED) state.saved.push(state.graphics);
      transform(state, matrixOf(args));
      break;
    case 'restore':
    case 'paintFormXObjectEnd':
      state.graphics = state.saved.pop() ?? state.graphics;
      break;
    case 'transform':
      transform(state, matrixOf(args));
      break;
    case 'constructPath':
      addPath(state, args, names);
      break;
    default:
      takeText(state, name, args);
  }
}

function transform(state: State, by: Matrix): void {
  state.graphics = { ...state.graphics, matrix: times(state.graphics.matrix, by) };
}

function startText(state: State, matrix: Matrix): void {
  state.text = matrix;
  [state.x, state.y, state.lineX, state.lineY] = [0, 0, 0, 0];
}

function moveText(state: State, x: number, y: number): void {
  state.x = state.lineX += x;
  state.y = state.lineY += y;
}

function takeText(state: State, name: OperatorName, args: readonly unknown[]): void {
  const [first, second] = args;
  const [a, b] = [Number(first) || 0, Number(second) || 0];
  const set = (part: Partial<Graphics>): void => {
    state.graphics = { ...state.graphics, ...part };
  };
  switch (name) {
    case 'beginText':
      return startText(state, UNIT);
    case 'setTextMatrix':
      return startText(state, matrixOf(args));
    case 'setFont':
      return set({ font: String(first), size: b });
    case 'setCharSpacing':
      return set({ charSpacing: a });
    case 'setWordSpacing':
      return set({ wordSpacing: a });
    case 'setHScale':
      return set({ scale: a / 100 });
    case 'setLeading':
      return set({ leading: a });
    case 'setTextRise':
      return set({ rise: a });
    case 'moveText':
      return moveText(state, a, b);
    case 'setLeadingMoveText':
      set({ leading: -b });
      return moveText(state, a, b);
    case 'nextLine':
      return moveText(state, 0, -state.graphics.leading);
    case 'showText':
      return showText(state, Array.isArray(first) ? first : []);
    default:
  }
}

interface Glyph {
  readonly unicode: string;
  /** In thousandths of the font's size. */
  readonly width: number;
  readonly isSpace: boolean;
}

const isGlyph = (value: unknown): value is Glyph =>
  typeof value === 'object' && value !== null && 'unicode' in value && typeof value.unicode === 'string';

/** Text that leans more than this, as a tangent, is a watermark or stands upright: no words of the directive. */
const MAX_LEAN = 0.1;
const THOUSAND = 1_000;

function showText(state: State, shown: readonly unknown[]): void {
  const { graphics } = state;
  const font = state.fontName(graphics.font);
  const old = isTcvn3Font(font);
  const matrix = times(graphics.matrix, state.text);
  const [a, b, c, d] = matrix;
  const upright = a > 0 && Math.abs(b) <= MAX_LEAN * a;
  const size = Math.abs(graphics.size) * Math.hypot(c, d);
  for (const glyph of shown) {
    if (typeof glyph === 'number') {
      state.x -= (glyph / THOUSAND) * graphics.size * graphics.scale;
      continue;
    }
    if (!isGlyph(glyph)) continue;
    const spacing = graphics.charSpacing + (glyph.isSpace ? graphics.wordSpacing : 0);
    const width = ((Number(glyph.width) || 0) / THOUSAND) * graphics.size * graphics.scale;
    const [, , , , x, y] = times(matrix, [1, 0, 0, 1, state.x, state.y + graphics.rise]);
    const text = old ? fromTcvn3Font(glyph.unicode, font) : withoutSymbols(glyph.unicode);
    if (upright && size > 0 && Number.isFinite(x + y))
      state.pieces.push({ text, x, y, width: Math.abs(width) * Math.hypot(a, b), size });
    state.x += width + spacing * graphics.scale;
  }
}

/** How the library writes paths down: a code, then its places. */
const PLACES_OF_CODE: readonly number[] = [1, 1, 3, 2, 0];
const MOVE = 0;
const LINE = 1;
const CLOSE = 4;
/** What is filled and no thicker is a rule. */
const THIN = 3;
/** What is shorter is no rule. */
const SHORT = 4;

const STROKES: readonly (OperatorName | undefined)[] = [
  'stroke',
  'closeStroke',
  'fillStroke',
  'eoFillStroke',
  'closeFillStroke',
  'closeEOFillStroke',
];
const FILLS: readonly (OperatorName | undefined)[] = ['fill', 'eoFill'];

type Point = readonly [x: number, y: number];

/** The figures of a path, each as its corners; what has curves is none. */
function figuresOf(data: readonly number[], { matrix }: Graphics): readonly (readonly Point[])[] {
  const figures: Point[][] = [];
  for (let at = 0; at < data.length;) {
    const code = data[at] ?? CLOSE;
    const places = PLACES_OF_CODE[code];
    if (places === undefined) return figures;
    const figure = figures.at(-1);
    if (code === CLOSE && figure?.[0]) figure.push(figure[0]);
    else if (code === MOVE || code === LINE) {
      const [, , , , x, y] = times(matrix, [1, 0, 0, 1, data[at + 1] ?? 0, data[at + 2] ?? 0]);
      if (code === MOVE || !figure) figures.push([[x, y]]);
      else figure.push([x, y]);
    }
    at += 1 + 2 * places;
  }
  return figures;
}

function addPath(state: State, args: readonly unknown[], names: Names): void {
  if (state.level.length + state.upright.length >= MAX_RULES) return;
  const how = names.get(Number(args[0]));
  const data = Array.isArray(args[1]) ? numbersOf(args[1][0]) : [];
  if (STROKES.includes(how))
    for (const figure of figuresOf(data, state.graphics))
      for (const [i, to] of figure.entries()) if (i > 0) addRule(state, figure[i - 1] ?? to, to);
  if (FILLS.includes(how)) for (const figure of figuresOf(data, state.graphics)) addFilled(state, figure);
}

function addRule(state: State, [x0, y0]: Point, [x1, y1]: Point): void {
  const [width, height] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
  if (height <= 1 && width >= SHORT)
    state.level.push({ at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) });
  else if (width <= 1 && height >= SHORT)
    state.upright.push({ at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) });
}

/** A thin filled figure is a rule along its middle. */
function addFilled(state: State, figure: readonly Point[]): void {
  const xs = figure.map(([x]) => x);
  const ys = figure.map(([, y]) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  if (bottom - top <= THIN) addRule(state, [left, (top + bottom) / 2], [right, (top + bottom) / 2]);
  else if (right - left <= THIN) addRule(state, [(left + right) / 2, top], [(left + right) / 2, bottom]);
}
