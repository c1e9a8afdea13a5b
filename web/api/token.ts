// Who calls: the source that the bearer token belongs to. Only its SHA-256 is looked up; the token itself is kept nowhere.
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { DondocError } from '../../contracts/errors.ts';
import type { Source } from '../../contracts/source.ts';
import type { Journal } from '../../journal/journal.ts';
import { findSourceByToken } from '../../journal/sources.ts';

const BEARER = /^Bearer +([A-Za-z0-9\-._~+/]+=*) *$/i;
/** Longer than any token; what is longer is not hashed. */
const MAX_HEADER = 1_000;

/** @throws DondocError sourceUnknown | journalAway */
export async function sourceOf(request: FastifyRequest, journal: Journal): Promise<Source> {
  const header = request.headers.authorization ?? '';
  const token = header.length > MAX_HEADER ? undefined : BEARER.exec(header)?.[1];
  if (token === undefined) throw new DondocError('sourceUnknown');
  const source = await findSourceByToken(journal, createHash('sha256').update(token).digest('hex'));
  if (source === null) throw new DondocError('sourceUnknown');
  return source;
}
