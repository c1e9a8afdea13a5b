// A document's text while it is put together: paragraphs and rows, each with its place.
import { DondocError } from '../../contracts/errors.ts';
import { markerOf } from '../markers.ts';
import { MAX_DOCUMENT_TEXT, type DocumentPlace, type PlaceMark } from './document.ts';

/**
 * What stands between a piece of text and the one before it: a blank line, a new line, or, inside a
 * paragraph that goes on at another place, what stood between its lines.
 */
export type Gap = '\n\n' | '\n' | ' ' | '';

export interface Draft {
  readonly pieces: string[];
  readonly marks: PlaceMark[];
  length: number;
  /** No prose has come yet. */
  head: boolean;
  /** The next piece stands on a new page. */
  newPage: boolean;
}

export const newDraft = (): Draft => ({ pieces: [], marks: [], length: 0, head: true, newPage: false });

const samePlace = (a: DocumentPlace | undefined, b: DocumentPlace): boolean =>
  a !== undefined && JSON.stringify(a) === JSON.stringify(b);

/** Adds a paragraph, line or row. Nothing is added for blank text. @throws DondocError tooLarge */
export function addPiece(draft: Draft, gap: Gap, text: string, place: DocumentPlace): void {
  if (text.trim() === '') return;
  const before = draft.length === 0 ? '' : draft.newPage ? '\n\f' : gap;
  draft.newPage = false;
  const start = draft.length + before.length;
  draft.pieces.push(before, text);
  draft.length = start + text.length;
  if (draft.length > MAX_DOCUMENT_TEXT)
    throw new DondocError('tooLarge', { what: 'văn bản', limit: `${MAX_DOCUMENT_TEXT} ký tự` });
  if (!samePlace(draft.marks.at(-1)?.place, place)) draft.marks.push({ start, place });
}

/** A longer paragraph is prose; lines of a head are shorter. */
const PROSE = 150;

/**
 * Adds a paragraph of a document that knows its paragraphs. In the head the lines of a title are paragraphs of their own, so there only an
 * empty paragraph makes a blank line, or an item's number; behind it every paragraph stands alone. @throws DondocError tooLarge
 */
export function addParagraph(draft: Draft, text: string, place: DocumentPlace, afterEmpty: boolean): void {
  if (text.length > PROSE) draft.head = false;
  const ofTitle = draft.head && !afterEmpty && markerOf(text) === null;
  addPiece(draft, ofTitle ? '\n' : '\n\n', text, place);
}

/** The whole text, its last line ended. */
export const draftText = (draft: Draft): string => (draft.length === 0 ? '' : `${draft.pieces.join('')}\n`);
