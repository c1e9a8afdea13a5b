// The XML parts of a Word file as events: elements by their usual prefix ("w:p"), whatever prefix the file itself gives its namespaces.
import { SaxesParser } from 'saxes';
import { DondocError } from '../../contracts/errors.ts';

/** The namespaces that matter, transitional and strict; elements of others have no prefix and are passed through. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w:',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w:',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc:',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a:',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a:',
};
/** Tables in tables and boxes in boxes stay far below it. */
const MAX_DEPTH = 400;
/** Text is decoded and read in pieces, so that a long part is never held twice. */
const PIECE_BYTES = 1024 * 1024;

/** An attribute's value by its name without prefix; null where it is not there. */
export type Attributes = (name: string) => string | null;

export interface XmlReader {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text?(words: string): void;
}

/** Reads a part. Entities of the document's own are not expanded. @throws DondocError documentDamaged, and what the reader throws */
export function readXml(bytes: Uint8Array, what: string, reader: XmlReader): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  const damaged = (cause: unknown): never => {
    throw new DondocError('documentDamaged', { what }, { cause });
  };
  parser.on('error', damaged);
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > MAX_DEPTH) damaged(new Error(`more than ${MAX_DEPTH} elements in each other`));
    const attributes = Object.values(tag.attributes);
    reader.open(
      (PREFIXES[tag.uri] ?? '') + tag.local,
      (name) => attributes.find(({ local }) => local === name)?.value ?? null,
    );
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    reader.close((PREFIXES[tag.uri] ?? '') + tag.local);
  });
  parser.on('text', (words) => reader.text?.(words));
  parser.on('cdata', (words) => reader.text?.(words));
  const decoder = decoderOf(bytes);
  try {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES)
      parser.write(decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true }));
  } catch (error) {
    if (error instanceof DondocError) throw error;
    damaged(error);
  }
  parser.close();
}

/** Word writes UTF-8; XML may be UTF-16 with its mark. */
function decoderOf(bytes: Uint8Array): TextDecoder {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true });
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true });
  return new TextDecoder('utf-8', { fatal: true });
}

/** A setting that is on where its element stands, unless it says otherwise. */
export const isOn = (attributes: Attributes): boolean =>
  !['0', 'false', 'off', 'none'].includes(attributes('val') ?? '');

/** A whole number; null where there is none. */
export function whole(value: string | null): number | null {
  return value !== null && /^-?\d{1,9}$/.test(value) ? Number(value) : null;
}
