// Errors as people and programs get them over HTTP: the catalogue's code and words, as application/problem+json (RFC 9457).
import type { FastifyReply } from 'fastify';
import { DondocError } from '../contracts/errors.ts';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';
const RETRY_AFTER_SECONDS = 5;
const TOO_LARGE = 413;
const SERVER_FAULT = 500;

/** Fastify's own refusals (a body that is too large, a broken one) in the catalogue's words. */
export function catalogued(error: unknown): DondocError | null {
  if (error instanceof DondocError) return error;
  const status = (error as { readonly statusCode?: number } | null)?.statusCode;
  if (status === TOO_LARGE) return new DondocError('inputTooLarge', { limit: '256 KiB' });
  if (status !== undefined && status < SERVER_FAULT)
    return new DondocError('inputMalformed', { what: (error as Error).message });
  return null;
}

export function sendProblem(reply: FastifyReply, error: DondocError): FastifyReply {
  if (error.retryable) void reply.header('retry-after', RETRY_AFTER_SECONDS);
  return reply
    .code(error.http)
    .type(PROBLEM_TYPE)
    .send(
      JSON.stringify({
        type: `urn:dondoc:error:${error.code}`,
        title: error.vi,
        detail: error.message,
        status: error.http,
        code: error.code,
        retryable: error.retryable,
        ...error.details,
      }),
    );
}
