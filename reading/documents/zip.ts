// The parts of a zip container. What a header says of sizes is not trusted: bytes are counted as they are unpacked. The central directory says which parts there are, as it
// does for every program that shows the file.
import { DondocError } from '../../contracts/errors.ts';
import { checksumOf } from './checksum.ts';
import { inflated } from './inflate.ts';

/** Entries of a container: Word writes some dozen, and one more for each picture. */
const MAX_ENTRIES = 20_000;
/** All parts that are asked for, unpacked. A volume of forty directives is under 20 MB of XML. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const LOCKED_FLAG = 1;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly locked: boolean;
  readonly checksum: number;
  readonly packedBytes: number;
  readonly headerAt: number;
}

export type ZipParts = ReadonlyMap<string, Uint8Array>;

const damaged = (what: string): DondocError => new DondocError('documentDamaged', { what });

function endOfDirectory(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= 0 && at >= last - MAX_COMMENT_BYTES; at -= 1)
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  return -1;
}

function entriesOf(bytes: Uint8Array, view: DataView, what: string): readonly Entry[] {
  const end = endOfDirectory(view);
  if (end < 0) throw damaged(what);
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) throw new DondocError('tooLarge', { what, limit: `${MAX_ENTRIES} phần` });
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw damaged(what);
    const nameBytes = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameBytes));
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      locked: (view.getUint16(at + 8, true) & LOCKED_FLAG) !== 0,
      checksum: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      headerAt: view.getUint32(at + 42, true),
    });
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The packed bytes of an entry. */
function packedOf(bytes: Uint8Array, view: DataView, { headerAt, packedBytes }: Entry, what: string): Uint8Array {
  if (headerAt + 30 > bytes.length || view.getUint32(headerAt, true) !== LOCAL_HEADER) throw damaged(what);
  const from = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
  if (from + packedBytes > bytes.length) throw damaged(what);
  return bytes.subarray(from, from + packedBytes);
}

/** The names of all parts, and the bytes of those that are wanted. @throws DondocError documentDamaged | passwordProtected | tooLarge */
export function unzipParts(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  what: string,
): { readonly names: ReadonlySet<string>; readonly parts: ZipParts } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesOf(bytes, view, what);
  const parts = new Map<string, Uint8Array>();
  let left = MAX_UNPACKED_BYTES;
  for (const entry of entries) {
    if (!wanted(entry.name)) continue;
    if (entry.locked) throw new DondocError('passwordProtected', { what });
    if (parts.has(entry.name) || (entry.method !== STORED && entry.method !== DEFLATED)) throw damaged(what);
    const part = unpacked(packedOf(bytes, view, entry, what), entry.method, left, what);
    if (checksumOf(part) !== entry.checksum) throw damaged(what);
    left -= part.length;
    parts.set(entry.name, part);
  }
  return { names: new Set(entries.map(({ name }) => name)), parts };
}

function unpacked(packed: Uint8Array, method: number, limit: number, what: string): Uint8Array {
  let part: Uint8Array | null;
  try {
    part = method === STORED ? packed : inflated(packed, limit);
  } catch (cause) {
    throw new DondocError('documentDamaged', { what }, { cause });
  }
  if (part === null || part.length > limit)
    throw new DondocError('tooLarge', { what, limit: `${MAX_UNPACKED_BYTES / 1024 / 1024} MB khi giải nén` });
  return part;
}
