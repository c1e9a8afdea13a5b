// Canonical JSON (RFC 8785): members sorted by UTF-16 code units, no white space, numbers as ECMAScript writes them. The same value
// always has the same text, so its SHA-256 names it. Members that are undefined are left out, as in JSON.
import { createHash } from 'node:crypto';

/** The canonical JSON of plain data. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += text === '' ? canonicalJson(item) : `,${canonicalJson(item)}`;
    return `[${text}]`;
  }
  const object = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(object).sort()) {
    const member = object[name];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** SHA-256 of a text's UTF-8, in hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** SHA-256 (hex) of the canonical JSON of plain data. */
export const contentHash = (value: unknown): string => sha256(canonicalJson(value));

/** PostgreSQL's text cannot hold U+0000; columns derived from outside text get U+FFFD for it (the fact's own JSON keeps it). */
export const storable = (text: string): string => text.replaceAll('\u0000', '\ufffd');
