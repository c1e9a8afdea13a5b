// The mailer against a real SMTP server that refuses for now, refuses for ever, or is away: nothing is lost and nothing goes twice.
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ReceivedMail } from '../../infra/mailbox.ts';
import { freePort } from '../../infra/ports.ts';
import type { SmtpSink } from '../../infra/smtp.ts';
import { startSmtpSink } from '../../infra/smtp.ts';
import { dayOf, startOf } from '../../rules/day.ts';
import type { NoticeQueue, QueuedNotice } from '../../workers/mail-queue.ts';
import type { MailTransport } from '../../workers/mail-transport.ts';
import { smtpTransport } from '../../workers/mail-transport.ts';
import type { MailPass } from '../../workers/mailer.ts';
import { mailOnce } from '../../workers/mailer.ts';
import { calendar, policy } from '../integration/terms.ts';
import { sample } from '../messages/sample.ts';
import { snapshot } from '../../rules/calendar.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A working Tuesday, in the morning. */
const MORNING = startOf(dayOf('2027-03-02')) + 9 * HOUR_MS;
const days = snapshot(calendar, dayOf('2027-01-01'), dayOf('2027-12-31'), '');

/** A queue in memory: what waits, until when, and what became of it. */
class Queue implements NoticeQueue {
  readonly sent: number[] = [];
  readonly failed: number[] = [];
  readonly #waiting = new Map<number, { readonly notice: QueuedNotice; from: number }>();

  constructor(notices: readonly QueuedNotice[]) {
    for (const notice of notices) this.#waiting.set(notice.id, { notice, from: 0 });
  }

  async claimUrgent(now: number, limit: number): Promise<readonly QueuedNotice[]> {
    const due = [...this.#waiting.values()].filter(({ from }) => from <= now).slice(0, limit);
    return due.map((row) => {
      const notice = { ...row.notice, attempts: row.notice.attempts + 1 };
      this.#waiting.set(notice.id, { notice, from: now + MINUTE_MS });
      return notice;
    });
  }

  async claimDigest(): Promise<readonly (readonly QueuedNotice[])[]> {
    return [];
  }

  async markSent(ids: readonly number[]): Promise<void> {
    for (const id of ids) this.#waiting.delete(id);
    this.sent.push(...ids);
  }

  async markFailed(ids: readonly number[], _error: string, retryAt: number | null): Promise<void> {
    for (const id of ids) {
      const row = this.#waiting.get(id);
      if (retryAt === null || row === undefined) {
        this.#waiting.delete(id);
        this.failed.push(id);
      } else row.from = retryAt;
    }
  }
}

const notice = (id: number): QueuedNotice => ({
  id,
  key: `notice-${id}`,
  to: { person: `p-${id}`, name: `Người ${id}`, email: `nguoi-${id}@example.vn` },
  createdAt: MORNING,
  attempts: 0,
  context: sample({ form: 'escalation', role: 'head' }),
});

describe('mails', () => {
  let mails: ReceivedMail[];
  let answer: () => number | null;
  let port: number;
  let sink: SmtpSink | null;
  let transport: MailTransport;
  let now: number;

  const open = async () => {
    sink = await startSmtpSink({ port, store: { add: async (mail) => void mails.push(mail) }, refuse: () => answer() });
  };
  const pass = async (queue: NoticeQueue): Promise<MailPass> =>
    await mailOnce({
      queue,
      transport,
      policy,
      calendar: days,
      from: { address: 'don-doc@example.vn', name: 'dondoc' },
      logger: pino({ level: 'silent' }),
      clock: () => now,
    });

  beforeEach(async () => {
    mails = [];
    answer = () => null;
    now = MORNING;
    port = await freePort();
    await open();
    transport = smtpTransport(`smtp://127.0.0.1:${port}`);
  });
  afterEach(async () => {
    transport.close();
    await sink?.stop();
  });

  test('refused for now are tried again after a while, and each goes once', async () => {
    const queue = new Queue([notice(1), notice(2)]);
    answer = () => 451;
    expect(await pass(queue)).toMatchObject({ sent: 0, later: 2, failed: 0, away: null });
    answer = () => null;
    now += 20_000;
    expect(await pass(queue), 'it is too early').toMatchObject({ sent: 0, later: 0 });
    now += 2 * MINUTE_MS;
    expect(await pass(queue)).toMatchObject({ sent: 2, later: 0 });
    now += HOUR_MS;
    expect(await pass(queue)).toMatchObject({ sent: 0 });
    expect(queue.sent.toSorted()).toEqual([1, 2]);
    expect(mails).toHaveLength(2);
  });

  test('refused for ever fail at once, and the others go', async () => {
    const queue = new Queue([notice(1), notice(2), notice(3)]);
    const answers = [null, 550, null].values();
    answer = () => answers.next().value ?? null;
    expect(await pass(queue)).toMatchObject({ sent: 2, failed: 1, away: null });
    expect(queue.failed).toHaveLength(1);
    expect(mails).toHaveLength(2);
  });

  test('refused for now for a week are given up, not before five days', async () => {
    const queue = new Queue([notice(1)]);
    answer = () => 451;
    for (const end = MORNING + 8 * DAY_MS; now < end && queue.failed.length === 0; now += HOUR_MS) await pass(queue);
    expect(queue.failed).toEqual([1]);
    expect(now - MORNING).toBeGreaterThan(5 * DAY_MS);
  });

  test('wait while the server is away, and go when it is back', async () => {
    const queue = new Queue([notice(1), notice(2)]);
    await sink?.stop();
    sink = null;
    const away = await pass(queue);
    expect(away).toMatchObject({ sent: 0, failed: 0 });
    expect(away.away).toContain('ECONNREFUSED');
    await open();
    now += MINUTE_MS;
    expect(await pass(queue)).toMatchObject({ sent: 2, away: null });
    expect(mails).toHaveLength(2);
    expect(queue.failed).toEqual([]);
  });
});
