// Bytes of a text -> its words. UTF-8 is asked for; UTF-16 with its mark, and the one-byte encodings of old programs, are known by what
// they hold, never by a guess: what reads as Vietnamese in no encoding is refused.
import iconv from 'iconv-lite';
import { DondocError } from '../../contracts/errors.ts';
import { note, type DocumentNote } from './document.ts';
import { fromTcvn3, looksLikeTcvn3 } from './tcvn3.ts';

export interface Decoded {
  readonly text: string;
  readonly notes: readonly DocumentNote[];
}

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean => mark.every((b, i) => bytes[i] === b);

function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  return startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : null;
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A letter of Vietnamese that Windows-1258 makes of a letter and a mark behind it. */
const COMPOSED = /[\u1ea0-\u1ef9]/g;
/** In Vietnamese every fourth word has one; so many units of text a letter are enough. */
const UNITS_A_LETTER = 60;

function windows1258(bytes: Uint8Array): string | null {
  const text = iconv.decode(Buffer.from(bytes), 'windows-1258').normalize('NFC');
  return (text.match(COMPOSED)?.length ?? 0) * UNITS_A_LETTER > text.length ? text : null;
}

/** Mends a text whose letters are those of TCVN3 shown as Western ones. */
export function mended(text: string): Decoded {
  return looksLikeTcvn3(text) ? { text: fromTcvn3(text), notes: [note('tcvn3')] } : { text, notes: [] };
}

/** @param declared an encoding that the document itself names, used where the bytes are not UTF-8. @throws DondocError notText */
export function decodeText(bytes: Uint8Array, what: string, declared: string | null = null): Decoded {
  const wide = utf16(bytes);
  if (wide !== null) return { text: iconv.decode(Buffer.from(bytes), wide), notes: [note('utf16')] };
  if (bytes.includes(0)) throw new DondocError('notText', { what });
  const text = utf8(bytes);
  if (text !== null) return mended(text);
  const western = mended(iconv.decode(Buffer.from(bytes), 'windows-1252'));
  if (western.notes.length > 0) return western;
  const composed = windows1258(bytes);
  if (composed !== null) return { text: composed, notes: [note('windows1258')] };
  if (declared !== null && iconv.encodingExists(declared))
    return { text: iconv.decode(Buffer.from(bytes), declared), notes: [] };
  throw new DondocError('notText', { what });
}
