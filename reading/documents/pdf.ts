// A PDF with text. Its pages are read one by one into letters and rules (pdf-page), these into tables (pdf-rules) and lines (pdf-lines), lines
// into paragraphs (pdf-paragraphs), and what goes on over the end of a page is joined (pdf-blocks).
import type * as Pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DondocError } from '../../contracts/errors.ts';
import { note, type DocumentNote, type DocumentText } from './document.ts';
import { draftText, newDraft } from './draft.ts';
import { addBlocks, blocksOf, joinPages, layoutOf, type Layout } from './pdf-blocks.ts';
import { readPage, type Matrix, type PdfPage } from './pdf-page.ts';
import { refuseBombs } from './pdf-streams.ts';

/** A directive has at most some hundred pages. */
export const MAX_PAGES = 500;
/** Letters of all pages: as many as that many full pages have. */
const MAX_LETTERS = 2_000_000;
/** Drawing operators of all pages, each up to 30 microseconds of work; a page of tables has some thousand. */
const MAX_OPERATORS = 1_000_000;
/** A scanned document with a signature's few words has fewer letters a page. */
const LEAST_LETTERS = 20;
/** Pictures with more dots than this are not decoded: only words and rules matter. */
const MAX_PICTURE_DOTS = 1;
/** Empty pages that are named. */
const MAX_NAMED_PAGES = 10;

type Library = typeof Pdfjs;
type Loaded = Awaited<ReturnType<Library['getDocument']>['promise']>;

/** @throws DondocError documentDamaged | passwordProtected | scannedDocument | tooLarge */
export async function readPdf(bytes: Uint8Array, what: string): Promise<DocumentText> {
  refuseBombs(bytes, what);
  // A large library that most commands never need.
  const library = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = library.getDocument({
    // The library takes the bytes away from who gives them, and no Buffer.
    data: new Uint8Array(bytes),
    verbosity: library.VerbosityLevel.ERRORS,
    maxImageSize: MAX_PICTURE_DOTS,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
  });
  try {
    return await readPages(library, await task.promise, what);
  } catch (cause) {
    if (cause instanceof DondocError) throw cause;
    const locked = cause instanceof Error && cause.name === 'PasswordException';
    throw new DondocError(locked ? 'passwordProtected' : 'documentDamaged', { what }, { cause });
  } finally {
    await task.destroy();
  }
}

async function readPages(library: Library, document: Loaded, what: string): Promise<DocumentText> {
  const { numPages } = document;
  if (numPages > MAX_PAGES) throw new DondocError('tooLarge', { what, limit: `${MAX_PAGES} trang` });
  const layouts: Layout[] = [];
  const empty: number[] = [];
  let [letters, operators] = [0, 0];
  for (let number = 1; number <= numPages; number += 1) {
    const page = await readOne(library, document, number);
    letters += page.pieces.filter(({ text }) => text.trim() !== '').length;
    operators += page.operators;
    if (letters > MAX_LETTERS) throw new DondocError('tooLarge', { what, limit: `${MAX_LETTERS} chữ` });
    if (operators > MAX_OPERATORS) throw new DondocError('tooLarge', { what, limit: `${MAX_OPERATORS} lệnh vẽ` });
    const layout = layoutOf(page, number);
    if (layout.lines.length + layout.tables.length === 0) empty.push(number);
    layouts.push(layout);
  }
  if (letters === 0 || (empty.length > 0 && letters < LEAST_LETTERS * numPages))
    throw new DondocError('scannedDocument', { what });
  const draft = newDraft();
  addBlocks(draft, joinPages(blocksOf(layouts)));
  return { text: draftText(draft), places: draft.marks, notes: emptyPages(empty) };
}

function emptyPages(empty: readonly number[]): readonly DocumentNote[] {
  if (empty.length === 0) return [];
  const more = empty.length > MAX_NAMED_PAGES ? ', …' : '';
  return [note('emptyPages', `${empty.slice(0, MAX_NAMED_PAGES).join(', ')}${more}`)];
}

async function readOne(library: Library, document: Loaded, number: number): Promise<PdfPage> {
  const page = await document.getPage(number);
  try {
    const operators = await page.getOperatorList({ annotationMode: library.AnnotationMode.DISABLE });
    const { transform, width } = page.getViewport({ scale: 1 });
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform as number[];
    const base: Matrix = [a, b, c, d, e, f];
    const fontName = (id: string): string => {
      const font: unknown = page.commonObjs.has(id) ? page.commonObjs.get(id) : null;
      const name = typeof font === 'object' && font !== null && 'name' in font ? String(font.name) : '';
      // A part of a font is named with six letters before its own name.
      return name.replace(/^[A-Z]{6}\+/, '');
    };
    return readPage(operators, library.OPS, { base, width }, fontName);
  } finally {
    page.cleanup();
  }
}
