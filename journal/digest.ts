// What names a value in the journal: SHA-256 over canonical JSON, and text as PostgreSQL can hold it.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../contracts/canonical.ts';

/** SHA-256 of a text's UTF-8, in hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** SHA-256 (hex) of the canonical JSON of plain data. */
export const contentHash = (value: unknown): string => sha256(canonicalJson(value));

/** PostgreSQL's text cannot hold U+0000; columns derived from outside text get U+FFFD for it (the fact's own JSON keeps it). */
export const storable = (text: string): string => text.replaceAll('\u0000', '\ufffd');
