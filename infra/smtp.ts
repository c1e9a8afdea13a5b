/** A real SMTP server on loopback that keeps what it is sent instead of passing it on. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { AddressObject, ParsedMail } from 'mailparser';
import { simpleParser } from 'mailparser';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { SMTPServer } from 'smtp-server';
import { LocalStackError, reasonOf } from './errors.ts';
import type { MailAddress, MailStore, ReceivedMail } from './mailbox.ts';
import { LOOPBACK, freePort } from './ports.ts';

const MAX_MAIL_BYTES = 10 * 1024 * 1024;
const CLOSE_TIMEOUT_MS = 2_000;
/** RFC 5321: the store could not take it now; the sender tries again. */
const LOCAL_ERROR = 451;

export interface SmtpSinkOptions {
  /** Without it a free port is chosen. */
  readonly port?: number;
  readonly store: MailStore;
  /** Asked before each mail: an SMTP code (4xx: later, 5xx: never) to refuse it with, or null. */
  readonly refuse?: () => number | null;
}

export interface SmtpSink extends AsyncDisposable {
  /** `smtp://127.0.0.1:PORT` */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

function addresses(field: AddressObject | AddressObject[] | undefined): readonly MailAddress[] {
  const groups = field === undefined ? [] : Array.isArray(field) ? field : [field];
  const values = groups.flatMap((group) => group.value).flatMap((entry) => entry.group ?? [entry]);
  return values.map((entry) => ({ name: entry.name, address: entry.address ?? '' }));
}

function headerLines(mail: ParsedMail): readonly (readonly [string, string])[] {
  return mail.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()] as const);
}

function received(mail: ParsedMail, session: SMTPServerSession): ReceivedMail {
  const text = mail.text ?? '';
  const own = createHash('sha256')
    .update(`${mail.subject ?? ''}\n${text}`)
    .digest('hex');
  return {
    messageId: mail.messageId ?? `<${own}@sink.invalid>`,
    receivedAt: new Date().toISOString(),
    from: addresses(mail.from)[0] ?? null,
    to: addresses(mail.to),
    cc: addresses(mail.cc),
    recipients: session.envelope.rcptTo.map((recipient) => recipient.address),
    subject: mail.subject ?? '',
    text,
    html: mail.html === false ? null : (mail.html ?? null),
    headers: headerLines(mail),
  };
}

function refusal(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

async function take(stream: SMTPServerDataStream, session: SMTPServerSession, options: SmtpSinkOptions): Promise<void> {
  const code = options.refuse?.() ?? null;
  // Read to its end even if refused: the sender listens only after its last line.
  const mail = await simpleParser(stream);
  if (code !== null) throw refusal(code, 'refused');
  if (stream.sizeExceeded) throw refusal(552, 'too big');
  await options.store.add(received(mail, session));
}

/** Starts the sink. Errors: `portTaken`. */
export async function startSmtpSink(options: SmtpSinkOptions): Promise<SmtpSink> {
  const server = new SMTPServer({
    name: 'dondoc.local',
    // Loopback only: nobody to hide from, nobody to know.
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    size: MAX_MAIL_BYTES,
    closeTimeout: CLOSE_TIMEOUT_MS,
    onData: (stream, session, callback) => {
      take(stream, session, options).then(
        () => callback(null),
        (error: unknown) => {
          const known = error instanceof Error && 'responseCode' in error;
          callback(known ? error : refusal(LOCAL_ERROR, reasonOf(error)));
        },
      );
    },
  });
  // A sender that hangs up in the middle is its own affair; a port that is taken is seen below.
  server.on('error', () => {});
  const port = options.port ?? (await freePort());
  server.listen(port, LOOPBACK);
  try {
    await once(server.server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new LocalStackError('portTaken', { port });
    throw error;
  }
  const stop = async (): Promise<void> => await new Promise((resolve) => server.close(() => resolve()));
  return { url: `smtp://${LOOPBACK}:${port}`, stop, [Symbol.asyncDispose]: stop };
}
