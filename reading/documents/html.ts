// A page of HTML as text: blocks become paragraphs, rows lines, items get the numbers that a browser shows. Scripts, styles and what is
// marked as hidden are left out. The size and depth of the tree are bounded while it is built.
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes, type TreeAdapter } from 'parse5';
import { DondocError } from '../../contracts/errors.ts';
import { written, type Count } from './counting.ts';
import type { DocumentText } from './document.ts';
import { addParagraph, draftText, newDraft, type Draft } from './draft.ts';
import { addTable, MAX_SPAN, type Cell, type TableRow } from './tables.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Elements and texts of a page; a volume of directives saved by Word has some ten thousand. */
const MAX_NODES = 1_000_000;
/** Rows that a cell reaches over. */
const MAX_ROWSPAN = 1_000;
/** Elements in each other; pages have some dozen. */
const MAX_DEPTH = 400;

const LEFT_OUT = new Set(['script', 'style', 'head', 'template', 'noscript', 'iframe', 'select', 'textarea', 'svg']);
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section td th tr table tbody thead tfoot ul'.split(
    ' ',
  ),
);
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i;

/** @throws DondocError nothingToRead | tooLarge */
export function readHtml(source: string, what: string): Omit<DocumentText, 'notes'> {
  const document = parse(source, { treeAdapter: boundedAdapter(what) });
  const walk: Walk = {
    draft: newDraft(),
    words: '',
    afterEmpty: false,
    paragraphs: 0,
    tables: 0,
    cell: null,
    lists: [],
    pre: 0,
  };
  walkNodes(walk, document.childNodes);
  endBlock(walk);
  const text = draftText(walk.draft);
  if (text === '') throw new DondocError('nothingToRead', { what });
  return { text, places: walk.draft.marks };
}

/** The library's own tree, refused where it grows beyond its bounds. */
function boundedAdapter(what: string): TreeAdapter<DefaultTreeAdapterTypes.DefaultTreeAdapterMap> {
  let nodes = 0;
  let depth = 0;
  const grow = (): void => {
    nodes += 1;
    if (nodes > MAX_NODES) throw new DondocError('tooLarge', { what, limit: `${MAX_NODES} phần tử` });
  };
  return {
    ...defaultTreeAdapter,
    createElement(...given) {
      grow();
      return defaultTreeAdapter.createElement(...given);
    },
    insertText(...given) {
      grow();
      defaultTreeAdapter.insertText(...given);
    },
    onItemPush() {
      depth += 1;
      if (depth > MAX_DEPTH) throw new DondocError('tooLarge', { what, limit: `${MAX_DEPTH} phần tử lồng nhau` });
    },
    onItemPop() {
      depth -= 1;
    },
  };
}

interface List {
  readonly count: Count | null;
  next: number;
}

interface Walk {
  readonly draft: Draft;
  words: string;
  afterEmpty: boolean;
  paragraphs: number;
  tables: number;
  /** The paragraphs of the cell that is read, if one is. */
  cell: string[] | null;
  readonly lists: List[];
  pre: number;
}

/** A line without the blanks at its ends; a hard space is none. */
function withoutBlanks(line: string): string {
  let [start, end] = [0, line.length];
  while (start < end && isBlank(line[start])) start += 1;
  while (end > start && isBlank(line[end - 1])) end -= 1;
  return line.slice(start, end);
}

const isBlank = (letter: string | undefined): boolean => letter === ' ' || letter === '\t';

/** Ends the paragraph that is being put together. */
function endBlock(walk: Walk): void {
  const words = walk.words.split('\n').map(withoutBlanks).join('\n').trim();
  // Spaces between two tags are no empty paragraph; a hard space or a break is.
  const wasBlank = words === '' && /[\u00a0\n]/.test(walk.words);
  walk.words = '';
  if (words === '') {
    walk.afterEmpty ||= wasBlank;
    return;
  }
  if (walk.cell) {
    walk.cell.push(words);
    return;
  }
  walk.paragraphs += 1;
  addParagraph(walk.draft, words, { kind: 'paragraph', paragraph: walk.paragraphs }, walk.afterEmpty);
  walk.afterEmpty = false;
}

const attribute = (element: Element, name: string): string | null =>
  element.attrs.find((one) => one.name === name)?.value ?? null;

const isHidden = (element: Element): boolean =>
  attribute(element, 'hidden') !== null || HIDDEN.test(attribute(element, 'style') ?? '');

/** The depth of the tree is bounded, so that of the calls is too. */
function walkNodes(walk: Walk, nodes: readonly Node[]): void {
  for (const node of nodes) {
    if ('value' in node) walk.words += walk.pre > 0 ? node.value : node.value.replace(/[ \t\r\n\f]+/g, ' ');
    else if ('tagName' in node) walkElement(walk, node);
  }
}

function walkElement(walk: Walk, element: Element): void {
  const { tagName } = element;
  if (LEFT_OUT.has(tagName) || isHidden(element)) return;
  if (tagName === 'br') {
    walk.words += '\n';
    return;
  }
  if (tagName === 'table') {
    walkTable(walk, element);
    return;
  }
  const block = BLOCKS.has(tagName);
  if (block) endBlock(walk);
  if (tagName === 'pre') walk.pre += 1;
  if (tagName === 'ol' || tagName === 'ul') walk.lists.push(listOf(element));
  if (tagName === 'li') walk.words += itemMark(walk, element);
  walkNodes(walk, element.childNodes);
  if (tagName === 'ol' || tagName === 'ul') walk.lists.pop();
  if (tagName === 'pre') walk.pre -= 1;
  if (block) endBlock(walk);
}

const COUNTS: Readonly<Record<string, Count>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};

const wholeOf = (element: Element, name: string): number | null => {
  const value = attribute(element, name)?.trim() ?? '';
  return /^-?\d{1,6}$/.test(value) ? Number(value) : null;
};

function listOf(element: Element): List {
  const ordered = element.tagName === 'ol';
  const count = COUNTS[attribute(element, 'type') ?? ''] ?? 'decimal';
  return { count: ordered ? count : null, next: wholeOf(element, 'start') ?? 1 };
}

function itemMark(walk: Walk, element: Element): string {
  const list = walk.lists.at(-1);
  if (!list || list.count === null) return '• ';
  const value = wholeOf(element, 'value') ?? list.next;
  list.next = value + 1;
  return `${written(value, list.count)}. `;
}

function walkTable(walk: Walk, table: Element): void {
  endBlock(walk);
  for (const child of elementsIn(table)) if (child.tagName === 'caption') walkElement(walk, child);
  const outer = walk.cell;
  /** For each column: how many rows further down the cell above it reaches. */
  const reach: number[] = [];
  const rows = rowsOf(table).map((row) => cellsOf(walk, row, reach));
  walk.cell = outer;
  if (outer) {
    outer.push(...rows.flat().flatMap(({ paragraphs }) => paragraphs));
    return;
  }
  walk.tables += 1;
  const number = walk.tables;
  addTable(walk.draft, rows, (row) => ({ kind: 'row', table: number, row }));
  walk.afterEmpty = true;
}

const elementsIn = (element: Element): readonly Element[] => element.childNodes.filter((node) => 'tagName' in node);

/** The rows of a table, whatever groups them. */
const rowsOf = (table: Element): readonly Element[] =>
  elementsIn(table)
    .flatMap((child) => (child.tagName === 'tr' ? [child] : elementsIn(child)))
    .filter(({ tagName }) => tagName === 'tr');

/** The columns that cells of rows above reach into are empty cells here. */
function addReached(cells: Cell[], reach: number[], column: number): number {
  let at = column;
  for (; (reach[at] ?? 0) > 0; at += 1) {
    reach[at] = (reach[at] ?? 0) - 1;
    cells.push({ paragraphs: [], span: 1 });
  }
  return at;
}

const spanOf = (cell: Element, name: string, most: number): number =>
  Math.min(most, Math.max(1, wholeOf(cell, name) ?? 1));

/** The cells of a row. */
function cellsOf(walk: Walk, row: Element, reach: number[]): TableRow {
  const cells: Cell[] = [];
  let column = 0;
  for (const cell of elementsIn(row)) {
    if (cell.tagName !== 'td' && cell.tagName !== 'th') continue;
    column = addReached(cells, reach, column);
    const paragraphs: string[] = [];
    walk.cell = paragraphs;
    walkNodes(walk, isHidden(cell) ? [] : cell.childNodes);
    endBlock(walk);
    const span = spanOf(cell, 'colspan', MAX_SPAN);
    cells.push({ paragraphs, span });
    for (let i = 0; i < span; i += 1) reach[column + i] = spanOf(cell, 'rowspan', MAX_ROWSPAN) - 1;
    column += span;
  }
  addReached(cells, reach, column);
  return cells;
}
