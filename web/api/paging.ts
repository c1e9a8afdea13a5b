// Lists are given in pages: at most `limit` items, and `next` to ask for what follows, null at the end.
import type { FastifyRequest } from 'fastify';
import { DondocError } from '../../contracts/errors.ts';

export const DEFAULT_LIMIT = 100;
export const MAX_LIMIT = 500;
/** The journal lists no more than this of one kind; what lies beyond is reached by narrowing the question. */
export const MAX_OFFSET = 5_000;

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: number | null;
}

/** A query's text, or undefined. @throws DondocError inputMalformed where it comes twice */
export function queryText(request: FastifyRequest, name: string): string | undefined {
  const value = (request.query as Readonly<Record<string, unknown>>)[name];
  if (value === undefined || typeof value === 'string') return value;
  throw new DondocError('inputMalformed', { what: 'lặp lại / comes more than once', where: `query.${name}` });
}

/** A query's whole number. @throws DondocError inputMalformed */
export function queryNumber(request: FastifyRequest, name: string, least: number, most: number): number | undefined {
  const text = queryText(request, name);
  if (text === undefined) return undefined;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new DondocError('inputMalformed', {
    what: 'không phải số hợp lệ / not a valid number',
    where: `query.${name}`,
    expected: `${least}-${most}`,
  });
}

export const limitOf = (request: FastifyRequest): number =>
  queryNumber(request, 'limit', 1, MAX_LIMIT) ?? DEFAULT_LIMIT;
export const offsetOf = (request: FastifyRequest): number => queryNumber(request, 'offset', 0, MAX_OFFSET) ?? 0;

/** One page of a list that is at hand whole. */
export function pageOf<T>(all: readonly T[], request: FastifyRequest): Page<T> {
  const [limit, offset] = [limitOf(request), offsetOf(request)];
  return { items: all.slice(offset, offset + limit), next: all.length > offset + limit ? offset + limit : null };
}
