// The words of a Word document's body, as a person sees them on the page: numbers that Word makes, tables, text boxes; without what is
// hidden, deleted, or only the code of a field.
import { addParagraph, draftText, newDraft, type Draft } from './draft.ts';
import { note, type DocumentNote, type DocumentText, type NoteCode } from './document.ts';
import { refuseStamp } from './stamp.ts';
import { symbolSign, withoutSymbols } from './symbols.ts';
import { addTable, MAX_SPAN, type Cell, type TableRow } from './tables.ts';
import { fromTcvn3Font, isTcvn3Font } from './tcvn3.ts';
import type { ItemCounter } from './word-numbering.ts';
import { NO_SETTINGS, resolved, settingOf, type Settings, type Styles } from './word-styles.ts';
import { readXml, whole, type Attributes } from './word-xml.ts';

/** Left out with all that is in them: deletions, moves away, the second copy of a drawing, settings as they were before a change. */
const SKIPPED = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:sectPr', 'w:tblPr', 'w:tblGrid', 'w:sdtPr']);
const isSkipped = (name: string): boolean => SKIPPED.has(name) || (name.startsWith('w:') && name.endsWith('Change'));

interface Paragraph {
  settings: Settings;
  /** Of the mark at its end, which its number follows. */
  mark: Settings;
  words: string;
  readonly boxed: boolean;
}

interface Run {
  settings: Settings;
  words: string;
}

interface Table {
  readonly rows: TableRow[];
  row: Cell[];
  cell: { paragraphs: string[]; span: number; merged: boolean } | null;
}

export interface WordParts {
  readonly styles: Styles;
  readonly counter: ItemCounter;
  /** The document's name, for errors. */
  readonly what: string;
}

interface State extends WordParts {
  readonly draft: Draft;
  readonly notes: Set<NoteCode>;
  readonly paragraphs: Paragraph[];
  readonly tables: Table[];
  readonly runs: Run[];
  /** Elements open inside one that is left out. */
  skipping: number;
  boxes: number;
  inParagraphSettings: boolean;
  inRunSettings: boolean;
  inWords: boolean;
  afterEmpty: boolean;
  paragraphCount: number;
  tableCount: number;
  pictures: number;
}

/** The words of a part (the body, a header). @throws DondocError documentDamaged | secretDocument | tooLarge */
export function readWordText(part: Uint8Array, parts: WordParts): DocumentText & { readonly pictures: number } {
  const state: State = {
    ...parts,
    draft: newDraft(),
    notes: new Set(),
    paragraphs: [],
    tables: [],
    runs: [],
    skipping: 0,
    boxes: 0,
    inParagraphSettings: false,
    inRunSettings: false,
    inWords: false,
    afterEmpty: false,
    paragraphCount: 0,
    tableCount: 0,
    pictures: 0,
  };
  readXml(part, parts.what, {
    open: (name, attributes) => opened(state, name, attributes),
    close: (name) => closed(state, name),
    text: (words) => {
      if (state.inWords && state.skipping === 0) addWords(state, words);
    },
  });
  const notes: readonly DocumentNote[] = [...state.notes].map((code) => note(code));
  return { text: draftText(state.draft), places: state.draft.marks, notes, pictures: state.pictures };
}

function opened(state: State, name: string, attributes: Attributes): void {
  // The mark of a deleted paragraph is no deletion of words.
  const deletedMark = name === 'w:del' && state.inParagraphSettings;
  if (state.skipping > 0 || (isSkipped(name) && !deletedMark)) {
    state.skipping += 1;
    return;
  }
  if (state.inParagraphSettings || state.inRunSettings) {
    openedSetting(state, name, attributes);
    return;
  }
  switch (name) {
    case 'w:p':
      state.paragraphs.push({ settings: NO_SETTINGS, mark: NO_SETTINGS, words: '', boxed: state.boxes > 0 });
      break;
    case 'w:pPr':
      state.inParagraphSettings = true;
      break;
    case 'w:rPr':
      state.inRunSettings = true;
      break;
    case 'w:r':
      state.runs.push({ settings: NO_SETTINGS, words: '' });
      break;
    case 'w:txbxContent':
      state.boxes += 1;
      break;
    case 'w:tbl':
      state.tables.push({ rows: [], row: [], cell: null });
      break;
    default:
      openedCell(state, name, attributes);
      openedWords(state, name, attributes);
  }
}

function openedSetting(state: State, name: string, attributes: Attributes): void {
  if (name === 'w:rPr') {
    state.inRunSettings = true;
    return;
  }
  const paragraph = state.paragraphs.at(-1);
  const run = state.runs.at(-1);
  const added = name === 'w:del' ? { hidden: true } : settingOf(name, attributes);
  if (!state.inParagraphSettings) {
    if (run) run.settings = { ...run.settings, ...added };
  } else if (paragraph && state.inRunSettings) paragraph.mark = { ...paragraph.mark, ...added };
  else if (paragraph) paragraph.settings = { ...paragraph.settings, ...added };
}

function openedCell(state: State, name: string, attributes: Attributes): void {
  const table = state.tables.at(-1);
  if (!table) return;
  if (name === 'w:tr') table.row = [];
  else if (name === 'w:tc') table.cell = { paragraphs: [], span: 1, merged: false };
  else if (name === 'w:gridSpan' && table.cell)
    table.cell.span = Math.min(MAX_SPAN, Math.max(1, whole(attributes('val')) ?? 1));
  // Only the first cell of those merged downwards has words.
  else if (name === 'w:vMerge' && table.cell) table.cell.merged = attributes('val') !== 'restart';
}

function openedWords(state: State, name: string, attributes: Attributes): void {
  if (name === 'a:blip') state.pictures += 1;
  if (state.runs.length === 0) return;
  if (name === 'w:t') state.inWords = true;
  else if (name === 'w:sym') addWords(state, symbolSign(attributes('char')));
  else addWords(state, SIGNS[name] ?? '');
}

/** Elements that stand for one sign. */
const SIGNS: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
  'w:softHyphen': '\u00ad',
};

function addWords(state: State, words: string): void {
  const run = state.runs.at(-1);
  if (run) run.words += words;
}

function closed(state: State, name: string): void {
  if (state.skipping > 0) {
    state.skipping -= 1;
    return;
  }
  switch (name) {
    case 'w:t':
      state.inWords = false;
      break;
    case 'w:pPr':
      state.inParagraphSettings = false;
      break;
    case 'w:rPr':
      state.inRunSettings = false;
      break;
    case 'w:r':
      endRun(state);
      break;
    case 'w:p':
      endParagraph(state);
      break;
    case 'w:txbxContent':
      state.boxes -= 1;
      break;
    case 'w:tc':
    case 'w:tr':
    case 'w:tbl':
      endOfTable(state, name);
      break;
  }
}

/** Words as their settings show them. */
function shown(state: State, words: string, { font, caps }: Pick<Settings, 'font' | 'caps'>): string {
  let text = withoutSymbols(words);
  if (font !== null && isTcvn3Font(font)) {
    text = fromTcvn3Font(text, font);
    if (text !== words) state.notes.add('tcvn3');
  }
  return caps === true ? text.toUpperCase() : text;
}

function endRun(state: State): void {
  const run = state.runs.pop();
  const paragraph = state.paragraphs.at(-1);
  if (!run || !paragraph || run.words === '') return;
  const settings = resolved(state.styles, paragraph.settings, run.settings);
  if (settings.hidden === true) state.notes.add('hidden');
  else paragraph.words += shown(state, run.words, settings);
}

/** A paragraph's words behind the number that Word gives it. */
function numbered(state: State, { settings, mark, words }: Paragraph): string {
  if (words.trim() === '' && mark.hidden === true) return '';
  const { list, level, style } = resolved(state.styles, settings, null);
  const item = list === null || list === 0 ? null : state.counter(list, level, style);
  if (item === null || item.words === '') return words;
  state.notes.add('numbered');
  const { font, caps } = resolved(state.styles, settings, mark);
  return shown(state, item.words, { font: item.font ?? font, caps }) + words.trimStart();
}

function endParagraph(state: State): void {
  const paragraph = state.paragraphs.pop();
  if (!paragraph) return;
  const { boxed } = paragraph;
  const words = numbered(state, paragraph);
  const blank = words.trim() === '';
  // Stamps are drawn as boxes.
  if (boxed) refuseStamp(words, state.what);
  const cell = state.tables.at(-1)?.cell;
  if (cell) {
    if (!blank && !cell.merged) cell.paragraphs.push(words.trim());
  } else if (blank) state.afterEmpty = true;
  else {
    state.paragraphCount += 1;
    const place = { kind: 'paragraph', paragraph: state.paragraphCount } as const;
    addParagraph(state.draft, words, place, state.afterEmpty || boxed);
    state.afterEmpty = boxed;
  }
}

function endOfTable(state: State, name: string): void {
  const table = state.tables.at(-1);
  if (!table) return;
  if (name === 'w:tc') {
    if (table.cell) table.row.push({ paragraphs: table.cell.paragraphs, span: table.cell.span });
    table.cell = null;
  } else if (name === 'w:tr') table.rows.push(table.row);
  else {
    state.tables.pop();
    const outer = state.tables.at(-1)?.cell;
    if (outer) outer.paragraphs.push(...table.rows.flat().flatMap(({ paragraphs }) => paragraphs));
    else {
      state.tableCount += 1;
      const number = state.tableCount;
      addTable(state.draft, table.rows, (row) => ({ kind: 'row', table: number, row }));
      state.afterEmpty = true;
    }
  }
}
