// Errors as people and programs get them over HTTP: the catalogue's code and words, as application/problem+json (RFC 9457).
import type { FastifyReply } from 'fastify';
import { DondocError } from '../contracts/errors.ts';
import type { PageMissing } from './missing.ts';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';
export const RETRY_AFTER_SECONDS = 5;
const UNAUTHORIZED = 401;
const NOT_FOUND = 404;
const TOO_LARGE = 413;
const SERVER_FAULT = 500;

/** Fastify's own refusals (a body that is too large, a broken one) in the catalogue's words; null: a fault of ours. */
export function catalogued(error: unknown): DondocError | null {
  if (error instanceof DondocError) return error;
  const { statusCode: status } = (error ?? {}) as { readonly statusCode?: number };
  if (status === undefined || status >= SERVER_FAULT) return null;
  if (status === TOO_LARGE) return new DondocError('inputTooLarge', { limit: '4 MiB', where: 'body' });
  return new DondocError('inputMalformed', { what: (error as Error).message, where: 'request' });
}

export interface Problem {
  readonly type: string;
  /** Vietnamese, a whole sentence. */
  readonly title: string;
  /** The same in English. */
  readonly detail: string;
  readonly status: number;
  /** Of the catalogue; null where the address itself is unknown. */
  readonly code: string | null;
  readonly retryable: boolean;
  readonly what?: string;
  readonly where?: string;
  readonly expected?: string;
}

function problemOf(error: DondocError | PageMissing | null): Problem {
  if (error instanceof DondocError) {
    const { code, vi, message, http, retryable, details } = error;
    return { type: `urn:dondoc:error:${code}`, title: vi, detail: message, status: http, code, retryable, ...details };
  }
  const missing = error !== null;
  return {
    type: 'about:blank',
    title: error?.vi ?? 'Có lỗi bên trong dondoc; đã ghi vào nhật ký.',
    detail: error?.message ?? 'A fault inside dondoc; it is in the log.',
    status: missing ? NOT_FOUND : SERVER_FAULT,
    code: null,
    retryable: false,
  };
}

/** Answers with an error of the catalogue, an unknown address, or (null) a fault of ours. */
export function sendProblem(reply: FastifyReply, error: DondocError | PageMissing | null): FastifyReply {
  const problem = problemOf(error);
  if (problem.retryable) void reply.header('retry-after', RETRY_AFTER_SECONDS);
  if (problem.status === UNAUTHORIZED) void reply.header('www-authenticate', 'Bearer realm="dondoc"');
  return reply.code(problem.status).type(PROBLEM_TYPE).send(JSON.stringify(problem));
}
