// A Word file (.docx): a zip of XML parts. Read by a reader of its own over a zip and an XML library, since what mammoth leaves out, the
// numbers that Word makes, is what a directive's items are cited by: docs/decisions/0013-own-docx-reader.md.
import { DondocError } from '../../contracts/errors.ts';
import type { DocumentText } from './document.ts';
import { refuseStamp } from './stamp.ts';
import { itemCounter, readNumbering } from './word-numbering.ts';
import { readStyles } from './word-styles.ts';
import { readWordText } from './word-text.ts';
import { unzipParts } from './zip.ts';

const BODY = 'word/document.xml';
const STYLES = 'word/styles.xml';
const NUMBERING = 'word/numbering.xml';
/** Heads and feet of pages, where a stamp may stand. */
const MARGINS = /^word\/(?:header|footer)\d{0,4}\.xml$/;
/** A document has a few for each of its sections. */
const MAX_MARGINS = 100;

const isWanted = (name: string): boolean => [BODY, STYLES, NUMBERING].includes(name) || MARGINS.test(name);

/** What other containers of the same form are, by a part they have. */
const OTHERS: readonly (readonly [part: string, name: string])[] = [
  ['xl/workbook.xml', 'Excel'],
  ['ppt/presentation.xml', 'PowerPoint'],
  ['content.xml', 'OpenDocument'],
];

/** @throws DondocError documentDamaged | formatUnknown | nothingToRead | passwordProtected | scannedDocument | secretDocument | tooLarge */
export function readDocx(bytes: Uint8Array, what: string): DocumentText {
  const { names, parts } = unzipParts(bytes, isWanted, what);
  const body = parts.get(BODY);
  if (body === undefined) {
    const other = OTHERS.find(([part]) => names.has(part))?.[1] ?? 'zip';
    throw new DondocError('formatUnknown', { what: `${what} (${other})` });
  }
  const styles = readStyles(parts.get(STYLES), what);
  const numbering = readNumbering(parts.get(NUMBERING), what);
  const newCounter = () => itemCounter(numbering, styles);
  const margins = [...parts.keys()].filter((name) => MARGINS.test(name)).slice(0, MAX_MARGINS);
  for (const name of margins) {
    const margin = readWordText(parts.get(name) ?? new Uint8Array(), { styles, counter: newCounter(), what });
    for (const line of margin.text.split(/[\n\t]/)) refuseStamp(line, what);
  }
  const { pictures, ...read } = readWordText(body, { styles, counter: newCounter(), what });
  if (read.text === '') throw new DondocError(pictures > 0 ? 'scannedDocument' : 'nothingToRead', { what });
  return read;
}
