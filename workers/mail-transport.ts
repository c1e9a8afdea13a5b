// SMTP: nodemailer behind a port, and what an answer of the server means. 4xx: later. 5xx about the recipient or the letter: never. A server
// that cannot be reached, does not know us or does not take our sender is away for everybody: nothing fails by that.
import { createTransport } from 'nodemailer';
import type { Letter } from './mail-letter.ts';

export type Sent =
  | { readonly kind: 'sent' }
  /** The server did not take this letter; `retry`: it may later. */
  | { readonly kind: 'refused'; readonly retry: boolean; readonly error: string }
  /** No letter can be sent now. */
  | { readonly kind: 'away'; readonly error: string };

export interface MailTransport {
  /** Never throws. */
  send(letter: Letter): Promise<Sent>;
  close(): void;
}

const CONNECTIONS = 4;
const LETTERS_PER_CONNECTION = 100;
const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;
/** RFC 5321: the server is closing; the next connection may find it open. */
const CLOSING = 421;
const ADDRESSES = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g;
const LONGEST_ERROR = 200;

/** Sends over SMTP; `url`: smtp://user:password@host:port or smtps://... */
export function smtpTransport(url: string): MailTransport {
  const smtp = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: LETTERS_PER_CONNECTION,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    // Letters are made of our own text: nothing is fetched from files or the net.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(letter) {
      const { messageId, from, to, subject, text, headers } = letter;
      try {
        await smtp.sendMail({ messageId, from, to, subject, text, headers: { ...headers }, textEncoding: 'base64' });
        return { kind: 'sent' };
      } catch (error) {
        return meaning(error);
      }
    },
    close: () => smtp.close(),
  };
}

interface SmtpError {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
  readonly message?: unknown;
}

/** What an error of nodemailer means for the letter. */
export function meaning(thrown: unknown): Sent {
  const error: SmtpError = typeof thrown === 'object' && thrown !== null ? thrown : {};
  const text = withoutAddresses(String(error.message ?? thrown));
  const code = typeof error.responseCode === 'number' ? error.responseCode : null;
  if (code === null) return { ...(neverLeft(error, text) ? NEVER : AWAY), error: text };
  if (error.code === 'EAUTH' || error.command === 'MAIL FROM') return { kind: 'away', error: text };
  if (error.command !== 'RCPT TO' && error.command !== 'DATA') return { kind: 'away', error: text };
  if (code === CLOSING) return { kind: 'away', error: text };
  return { kind: 'refused', retry: code < 500, error: text };
}

const NEVER = { kind: 'refused', retry: false } as const;
const AWAY = { kind: 'away' } as const;

/** An address that is none, or a letter too large, is found before the server is asked. */
const neverLeft = ({ code }: SmtpError, text: string): boolean =>
  code === 'EMESSAGE' || (code === 'EENVELOPE' && /recipient/i.test(text));

/** Servers like to repeat the address; errors are logged and shown, so it is taken out. */
const withoutAddresses = (text: string): string => text.replace(ADDRESSES, '…').slice(0, LONGEST_ERROR);
