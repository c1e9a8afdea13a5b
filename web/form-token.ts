// Forms carry a token that another site can neither make nor read, so it cannot post them in the reader's name (a signed double
// submit): the browser holds a random value in a cookie, the form holds its HMAC with the hour, under a secret of this process.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

const HOUR_MS = 3_600_000;
/** A page may stay open over a working day before its forms are posted. */
const VALID_HOURS = 12;
const VISITOR_BYTES = 16;
const COOKIE = 'dondoc-form';
const VISITOR = /(?:^|;\s*)dondoc-form=([0-9a-f]{32})(?:;|$)/;

const secret = randomBytes(32);

const sign = (visitor: string, hour: number): string =>
  createHmac('sha256', secret).update(`${visitor}/${hour}`).digest('hex');

const hourOf = (now: number): number => Math.floor(now / HOUR_MS);

/** The token of a visitor's forms, good for twelve hours. */
export const tokenFor = (visitor: string, now: number): string => sign(visitor, hourOf(now));

export function isTokenOf(visitor: string, given: string, now: number): boolean {
  const bytes = Buffer.from(given);
  return Array.from({ length: VALID_HOURS }, (_, back) => Buffer.from(sign(visitor, hourOf(now) - back))).some(
    (known) => known.length === bytes.length && timingSafeEqual(known, bytes),
  );
}

const visitorOf = (request: FastifyRequest): string | null => VISITOR.exec(request.headers.cookie ?? '')?.[1] ?? null;

/** The token for the forms of one page; a browser that has no cookie yet is given one. */
export function formToken(request: FastifyRequest, reply: FastifyReply, now: number): string {
  const known = visitorOf(request);
  const visitor = known ?? randomBytes(VISITOR_BYTES).toString('hex');
  if (known === null) void reply.header('set-cookie', `${COOKIE}=${visitor}; Path=/; HttpOnly; SameSite=Strict`);
  return tokenFor(visitor, now);
}

/** Whether a posted form came from a page of this process, in this browser. */
export function isOwnForm(request: FastifyRequest, token: string, now: number): boolean {
  const visitor = visitorOf(request);
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return visitor !== null && isTokenOf(visitor, token, now);
}
