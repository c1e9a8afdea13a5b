// Documents by the hash of their content: plans, policies, calendars, directories. Stored once, never changed.
import { canonicalJson } from '../contracts/canonical.ts';
import { sha256 } from './digest.ts';
import { changed, row } from './connection.ts';
import type { Queryable } from './connection.ts';
import type { Journal } from './journal.ts';

export type DocumentKind = 'plan' | 'policy' | 'calendar' | 'directory' | 'terms' | 'text';

const INSERT = 'insert into document (hash, kind, body) values ($1, $2, $3) on conflict (hash) do nothing';

/** Stores a document inside a transaction of the caller's; returns SHA-256 of its canonical JSON. */
export async function storeDocument(on: Queryable, kind: DocumentKind, body: unknown): Promise<string> {
  const canonical = canonicalJson(body);
  const hash = sha256(canonical);
  await changed(on, INSERT, [hash, kind, canonical]);
  return hash;
}

export async function readDocument(on: Queryable, hash: string): Promise<unknown> {
  const found = await row<{ body: string }>(on, 'select body from document where hash = $1', [hash]);
  return found === null ? null : (JSON.parse(found.body) as unknown);
}

/** Stores plain data; returns SHA-256 (hex) of its canonical JSON. Storing it again changes nothing. @throws DondocError journalAway */
export async function saveDocument(
  journal: Journal,
  kind: Exclude<DocumentKind, 'text'>,
  body: unknown,
): Promise<string> {
  return await storeDocument(journal.pool, kind, body);
}

/** The document with this hash, or null. @throws DondocError journalAway */
export async function loadDocument(journal: Journal, hash: string): Promise<unknown> {
  return await readDocument(journal.pool, hash);
}

/** Stores a text under SHA-256 of its UTF-8 (as `Plan.textHash`). @throws DondocError journalAway */
export async function saveText(journal: Journal, text: string): Promise<string> {
  const hash = sha256(text);
  await changed(journal, INSERT, [hash, 'text', JSON.stringify(text)]);
  return hash;
}

/** The text with this hash, or null. @throws DondocError journalAway */
export async function loadText(journal: Journal, hash: string): Promise<string | null> {
  const body = await readDocument(journal.pool, hash);
  return typeof body === 'string' ? body : null;
}
