// What the streams of a PDF unpack to, before the library unpacks them: it does so without a limit.
import { DondocError } from '../../contracts/errors.ts';
import { asLatin1 } from './format.ts';
import { inflated } from './inflate.ts';

/** A page's content is under 1 MB. */
const MAX_CONTENT_BYTES = 8 * 1024 * 1024;
/** A whole font, or a list of objects, is under 25 MB. */
const MAX_STREAM_BYTES = 32 * 1024 * 1024;
/** What a stream's dictionary says of other things than content. */
const OTHER_THAN_CONTENT =
  /\/Length1\b|\/Subtype\s*\/(?:Type1C|CIDFontType0C|OpenType)\b|\/Type\s*\/(?:ObjStm|XRef|Metadata)\b|\/N\s\d/;
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
    const limit = OTHER_THAN_CONTENT.test(dictionary) ? MAX_STREAM_BYTES : MAX_CONTENT_BYTES;
    const size = unpackedBytes(bytes.subarray(from + ZLIB_HEADER_BYTES, to < 0 ? bytes.length : to), limit);
    left -= size;
    if (size > limit || left < 0)
      throw new DondocError('tooLarge', { what, limit: `${MAX_STREAMS_BYTES / 1024 / 1024} MB khi giải nén` });
  }
}

function dictionaryBefore(text: string, at: number): string {
  const near = text.slice(Math.max(0, at - DICTIONARY_REACH), at);
  return near.slice(Math.max(0, near.lastIndexOf(' obj')));
}

/** How many bytes a stream unpacks to; more than the limit where it is beyond it; 0 where it is damaged, which the library judges. */
function unpackedBytes(packed: Uint8Array, limit: number): number {
  try {
    return inflated(packed, limit)?.length ?? limit + 1;
  } catch {
    return 0;
  }
}
