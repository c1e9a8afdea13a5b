// What kind of document bytes are. A file's name is not trusted: ".doc" files are often HTML or RTF, and ".txt" files PDF.

export type Format = 'pdf' | 'zip' | 'ole' | 'rtf' | 'picture' | 'text';

const SIGNATURES: readonly (readonly [Format, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['picture', [0x49, 0x49, 0x2a, 0x00]],
  ['picture', [0x4d, 0x4d, 0x00, 0x2a]],
];
/** A PDF's mark may stand behind other bytes, within the first thousand. */
const PDF_MARK = '%PDF-';
const PDF_REACH = 1024;

/** Bytes as Western letters, to look for words in them. */
export const asLatin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

export function formatOf(bytes: Uint8Array): Format {
  const found = SIGNATURES.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
  if (found) return found[0];
  return asLatin1(bytes.subarray(0, PDF_REACH)).includes(PDF_MARK) ? 'pdf' : 'text';
}

/** A text that is a page of HTML begins with its mark or with one of its outer tags. */
const HTML_START =
  /^[\ufeff\s]*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,500}-->\s*)*<(?:!doctype html|html|head|body|meta)\b/iu;

export const isHtml = (text: string): boolean => HTML_START.test(text.slice(0, 2048));

export type OleKind = 'locked' | 'word' | 'other';

/** A directory's entries of an OLE file are named in UTF-16. */
const wide = (name: string): string => name.replace(/./g, (c) => `${c}\0`);

/** What an OLE file holds: a .docx behind a password, a Word document of before 2007, or something else. */
export function oleKind(bytes: Uint8Array): OleKind {
  const text = asLatin1(bytes);
  if (text.includes(wide('EncryptedPackage'))) return 'locked';
  return text.includes(wide('WordDocument')) ? 'word' : 'other';
}
