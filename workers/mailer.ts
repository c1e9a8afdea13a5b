// The mailer: notices -> SMTP. Urgent ones at once in working hours, the rest in one digest a person and morning. A notice is marked only
// after the server has taken it; between the two a crash sends it again, under the same Message-ID. While the server is away all stays
// queued.
import type { CalendarSnapshot } from '../contracts/calendar.ts';
import type { Instant } from '../contracts/time.ts';
import { backoffMs, DEFAULT_BACKOFF, pause } from './backoff.ts';
import type { Backoff } from './backoff.ts';
import type { WorkerLogger } from './event-log.ts';
import { letterOf } from './mail-letter.ts';
import type { Sender } from './mail-letter.ts';
import type { NoticeQueue, QueuedNotice } from './mail-queue.ts';
import type { MailHours } from './mail-schedule.ts';
import { nextDispatch } from './mail-schedule.ts';
import type { MailTransport } from './mail-transport.ts';

export type { Sender } from './mail-letter.ts';
export type { NoticeQueue, QueuedNotice } from './mail-queue.ts';

export interface MailerOptions {
  readonly queue: NoticeQueue;
  readonly transport: MailTransport;
  readonly policy: MailHours;
  readonly calendar: CalendarSnapshot;
  readonly from: Sender;
  readonly logger: WorkerLogger;
  readonly clock?: () => Instant;
  /** "at-once" sends whatever waits, whatever the hour: for the local stack, where nobody is woken. */
  readonly hours?: 'policy' | 'at-once';
  readonly backoff?: Backoff;
  /** How often the queue is asked, in milliseconds. */
  readonly pollMs?: number;
}

export interface MailerHealth {
  /** starting: nothing has been asked yet; waiting: SMTP or the journal is away, another attempt comes. */
  readonly state: 'starting' | 'running' | 'waiting' | 'stopped';
  /** When the queue was last emptied of what may leave. */
  readonly lastAt: Instant | null;
  readonly reason: string | null;
}

export interface Mailer {
  /** Ends after the letters at hand. The transport stays open: it is the caller's. */
  stop(): Promise<void>;
  /** There is something new: asks the queue at once. */
  poke(): void;
  health(): MailerHealth;
}

/** What one pass did, in letters; `away`: why the server could not be reached. */
export interface MailPass {
  readonly sent: number;
  readonly later: number;
  readonly failed: number;
  readonly away: string | null;
}

const POLL_MS = 2_000;
/** Small enough that a claim is worked off well within its lease, even by a slow server. */
const URGENT_AT_A_TIME = 20;
const PERSONS_AT_A_TIME = 20;
const MINUTE_MS = 60_000;
/** A refused letter is tried again after a minute, two, four, ... at most an hour. */
const LATER: Backoff = { firstMs: 2 * MINUTE_MS, mostMs: 60 * MINUTE_MS };
/** RFC 5321 4.5.4.1: give up after four to five days, and not before a fair number of attempts. */
const GIVE_UP_AFTER_MS = 5 * 24 * 60 * MINUTE_MS;
const GIVE_UP_ATTEMPTS = 12;
/** What an absent server left behind may be claimed again after this. */
const AWAY_MS = 15_000;
/** Later than any instant a notice can bear: everything that waits. */
const ALWAYS = Date.UTC(9999, 11, 31);

/** Starts the mailer; it returns at once and goes on until it is stopped. */
export async function runMailer(options: MailerOptions): Promise<Mailer> {
  const { logger, backoff = DEFAULT_BACKOFF, pollMs = POLL_MS, clock = Date.now } = options;
  const ending = new AbortController();
  let wake = new AbortController();
  let health: MailerHealth = { state: 'starting', lastAt: null, reason: null };
  const idle = async (milliseconds: number): Promise<void> => {
    await pause(milliseconds, AbortSignal.any([ending.signal, wake.signal]));
    if (wake.signal.aborted) wake = new AbortController();
  };
  const run = async (): Promise<void> => {
    let failures = 0;
    while (!ending.signal.aborted) {
      const away = await attempt(options, ending.signal);
      if (away === null) {
        if (failures > 0) logger.info('mailer goes on');
        failures = 0;
        health = { state: 'running', lastAt: clock(), reason: null };
        await idle(pollMs);
      } else {
        failures += 1;
        health = { ...health, state: 'waiting', reason: away };
        logger.warn({ reason: away, failures }, 'mailer waits');
        await idle(backoffMs(failures, backoff));
      }
    }
  };
  const running = run();
  return {
    async stop() {
      ending.abort();
      await running;
      health = { ...health, state: 'stopped' };
    },
    poke: () => wake.abort(),
    health: () => health,
  };
}

/** One pass; null, or why nothing can be sent. */
async function attempt(options: MailerOptions, signal: AbortSignal): Promise<string | null> {
  try {
    const pass = await mailOnce(options, signal);
    if (pass.sent + pass.later + pass.failed > 0) options.logger.info({ ...pass }, 'mails');
    return pass.away;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const NOTHING: MailPass = { sent: 0, later: 0, failed: 0, away: null };

/** Sends all that may leave now. @throws what the queue throws (the journal is away); what was claimed comes back with its lease. */
export async function mailOnce(options: MailerOptions, signal?: AbortSignal): Promise<MailPass> {
  const { queue, policy, calendar, clock = Date.now, hours = 'policy' } = options;
  const now = clock();
  const dispatch =
    hours === 'at-once'
      ? { urgentNow: true, digestNow: true, before: ALWAYS, on: now }
      : named(nextDispatch(now, policy, calendar));
  let pass = NOTHING;
  if (dispatch.urgentNow) {
    const claim = async (): Promise<readonly (readonly QueuedNotice[])[]> =>
      (await queue.claimUrgent(clock(), URGENT_AT_A_TIME)).map((notice) => [notice]);
    pass = await drain(claim, dispatch.on, options, pass, signal);
  }
  if (dispatch.digestNow && pass.away === null) {
    const claim = async (): Promise<readonly (readonly QueuedNotice[])[]> =>
      await queue.claimDigest(dispatch.before, PERSONS_AT_A_TIME, clock());
    pass = await drain(claim, dispatch.on, options, pass, signal);
  }
  return pass;
}

const named = ({
  urgentNow,
  digestNow,
  digestAt,
}: ReturnType<typeof nextDispatch>): {
  readonly urgentNow: boolean;
  readonly digestNow: boolean;
  readonly before: Instant;
  readonly on: Instant;
} => ({ urgentNow, digestNow, before: digestAt, on: digestAt });

/** Claims and sends until nothing more may leave, the server is away, or the mailer is stopped. */
async function drain(
  claim: () => Promise<readonly (readonly QueuedNotice[])[]>,
  on: Instant,
  options: MailerOptions,
  before: MailPass,
  signal: AbortSignal | undefined,
): Promise<MailPass> {
  let pass = before;
  while (pass.away === null && signal?.aborted !== true) {
    const letters = await claim();
    if (letters.length === 0) break;
    const outcomes = await Promise.all(letters.map(async (notices) => await deliver(notices, on, options)));
    pass = outcomes.reduce(sum, { ...pass, away: reason(outcomes) });
  }
  return pass;
}

const sum = (all: MailPass, one: MailPass): MailPass => ({
  sent: all.sent + one.sent,
  later: all.later + one.later,
  failed: all.failed + one.failed,
  away: all.away,
});

/** The server is away where it answered for none of these: one letter that breaks its connection must not hold up the others. */
const reason = (outcomes: readonly MailPass[]): string | null =>
  outcomes.every(({ away }) => away !== null) ? (outcomes[0]?.away ?? null) : null;

/** One letter, and what became of it written down. */
async function deliver(notices: readonly QueuedNotice[], on: Instant, options: MailerOptions): Promise<MailPass> {
  const { queue, transport, clock = Date.now, logger, from } = options;
  const [first, ...rest] = notices;
  if (first === undefined) return NOTHING;
  const ids = notices.map(({ id }) => id);
  const letter = letterOf([first, ...rest], on, from);
  const outcome = await transport.send(letter);
  const now = clock();
  if (outcome.kind === 'sent') {
    await queue.markSent(ids, letter.messageId, now);
    return { ...NOTHING, sent: 1 };
  }
  if (outcome.kind === 'away') {
    await queue.markFailed(ids, outcome.error, now + AWAY_MS);
    return { ...NOTHING, away: outcome.error };
  }
  const retryAt = outcome.retry && !worn(first, now) ? now + backoffMs(first.attempts, LATER) : null;
  await queue.markFailed(ids, outcome.error, retryAt);
  logger.warn(
    { notices: ids, error: outcome.error, retryAt },
    retryAt === null ? 'mail failed' : 'mail refused for now',
  );
  return retryAt === null ? { ...NOTHING, failed: 1 } : { ...NOTHING, later: 1 };
}

/** Tried for days and often. */
const worn = ({ createdAt, attempts }: QueuedNotice, now: Instant): boolean =>
  attempts >= GIVE_UP_ATTEMPTS && now - createdAt > GIVE_UP_AFTER_MS;
