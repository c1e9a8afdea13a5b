// A document's bytes -> the text that reading gets, with places and notes. What the bytes are is found in them; the name is for messages.
import { DondocError } from '../../contracts/errors.ts';
import { MAX_DOCUMENT_BYTES, type DocumentText } from './document.ts';
import { readDocx } from './docx.ts';
import { decodeText, mended } from './encoding.ts';
import { asLatin1, formatOf, isHtml, oleKind } from './format.ts';
import { readHtml } from './html.ts';
import { readPdf } from './pdf.ts';

export interface DocumentName {
  /** How errors name the document. */
  readonly name: string;
}

/**
 * Reads plain text, HTML, .docx and PDF.
 * @throws DondocError documentDamaged | formatUnknown | notText | nothingToRead | oldWordDocument | passwordProtected | scannedDocument |
 * secretDocument | tooLarge
 */
export async function readDocument(bytes: Uint8Array, { name }: DocumentName): Promise<DocumentText> {
  if (bytes.length > MAX_DOCUMENT_BYTES)
    throw new DondocError('tooLarge', { what: name, limit: `${MAX_DOCUMENT_BYTES / 1024 / 1024} MB` });
  if (bytes.length === 0) throw new DondocError('nothingToRead', { what: name });
  switch (formatOf(bytes)) {
    case 'pdf':
      return withMendedText(await readPdf(bytes, name));
    case 'zip':
      return withMendedText(readDocx(bytes, name));
    case 'ole':
      throw oleError(bytes, name);
    case 'rtf':
      throw new DondocError('formatUnknown', { what: `${name} (RTF)` });
    case 'picture':
      throw new DondocError('formatUnknown', { what: `${name} (ảnh)` });
    case 'text':
      return readPlain(bytes, name);
  }
}

function oleError(bytes: Uint8Array, what: string): DondocError {
  const kind = oleKind(bytes);
  if (kind === 'locked') return new DondocError('passwordProtected', { what });
  return kind === 'word' ? new DondocError('oldWordDocument', { what }) : new DondocError('formatUnknown', { what });
}

/** A word processor's file may hold letters of TCVN3 in a font that does not say so. */
function withMendedText(read: DocumentText): DocumentText {
  const { text, notes } = mended(read.text);
  // Each letter stays one unit, so that places hold.
  return { ...read, text, notes: [...read.notes, ...notes] };
}

const CHARSET = /charset\s{0,4}=\s{0,4}["']?([\w-]{1,40})/i;
const CHARSET_REACH = 4096;

/** The encoding that a page of HTML names in one of its first tags. */
function charsetOf(head: string): string | null {
  const tags = head.split('<').filter((tag) => /^meta/i.test(tag));
  for (const tag of tags) {
    const named = CHARSET.exec(tag.split('>', 1)[0] ?? '')?.[1];
    if (named !== undefined) return named;
  }
  return null;
}

function readPlain(bytes: Uint8Array, what: string): DocumentText {
  const declared = charsetOf(asLatin1(bytes.subarray(0, CHARSET_REACH)));
  const { text, notes } = decodeText(bytes, what, declared);
  if (text.trim() === '') throw new DondocError('nothingToRead', { what });
  if (!isHtml(text)) return { text, places: [], notes };
  const { text: words, places } = readHtml(text, what);
  const again = mended(words);
  return { text: again.text, places, notes: [...notes, ...again.notes] };
}
