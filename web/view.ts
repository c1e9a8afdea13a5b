// What every page is told beside its content: whose machine it is on, whether its forms work, what has just happened.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Instant } from '../contracts/time.ts';
import { formToken } from './form-token.ts';
import type { WebOptions } from './options.ts';
import { saidWords } from './said.ts';

export interface View {
  readonly local: boolean;
  /** For the page's forms; null: the page is read-only. */
  readonly token: string | null;
  /** Whether there is a local mailbox to show. */
  readonly mailbox: boolean;
  readonly now: Instant;
  /** The answer to the form that led here. */
  readonly said: string | null;
}

export function viewOf(request: FastifyRequest, reply: FastifyReply, { local, mailbox }: WebOptions): View {
  const now = Date.now();
  const { kq } = request.query as { readonly kq?: unknown };
  return {
    local,
    token: local ? formToken(request, reply, now) : null,
    mailbox: mailbox !== null,
    now,
    said: typeof kq === 'string' ? saidWords(kq) : null,
  };
}
