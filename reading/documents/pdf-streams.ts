// What the streams of a PDF unpack to, before the library unpacks them: it does so without a limit.
import { DondocError } from '../../contracts/errors.ts';
import { asLatin1 } from './format.ts';
import { inflated } from './inflate.ts';

/** A page's content is under 1 MB, a whole font under 25. */
const MAX_STREAM_BYTES = 32 * 1024 * 1024;
/** All contents and fonts: they are all read. Pictures are not. */
const MAX_STREAMS_BYTES = 256 * 1024 * 1024;
/** How far before its bytes a stream's dictionary is looked at. */
const DICTIONARY_REACH = 600;
const STREAM = 'stream';
/** The two bytes before deflated data. */
const ZLIB_HEADER_BYTES = 2;

/** @throws DondocError tooLarge where streams unpack to more than a document's can */
export function refuseBombs(bytes: Uint8Array, what: string): void {
  const text = asLatin1(bytes);
  let left = MAX_STREAMS_BYTES;
  for (let at = text.indexOf(STREAM); at >= 0; at = text.indexOf(STREAM, at + STREAM.length)) {
    if (text.slice(at - 3, at) === 'end') continue;
    const dictionary = dictionaryBefore(text, at);
    if (!/\/Fl(?:ateDecode)?\b/.test(dictionary) || /\/Subtype\s*\/Image\b/.test(dictionary)) continue;
    const from = at + STREAM.length + (text[at + STREAM.length] === '\r' ? 2 : 1);
    const to = text.indexOf(`end${STREAM}`, from);
    const size = unpackedBytes(bytes.subarray(from + ZLIB_HEADER_BYTES, to < 0 ? bytes.length : to));
    left -= size;
    if (size > MAX_STREAM_BYTES || left < 0)
      throw new DondocError('tooLarge', { what, limit: `${MAX_STREAMS_BYTES / 1024 / 1024} MB khi giải nén` });
  }
}

function dictionaryBefore(text: string, at: number): string {
  const near = text.slice(Math.max(0, at - DICTIONARY_REACH), at);
  return near.slice(Math.max(0, near.lastIndexOf(' obj')));
}

/** How many bytes a stream unpacks to; more than the limit where it is beyond it; 0 where it is damaged, which the library judges. */
function unpackedBytes(packed: Uint8Array): number {
  try {
    return inflated(packed, MAX_STREAM_BYTES)?.length ?? MAX_STREAM_BYTES + 1;
  } catch {
    return 0;
  }
}
