import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { SendMailOptions } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Mailbox } from '../../infra/mailbox.ts';
import type { ReceivedMail } from '../../infra/mailbox.ts';
import { freePort } from '../../infra/ports.ts';
import { startSmtpSink } from '../../infra/smtp.ts';

const MAIL = {
  from: '"Văn phòng Tỉnh ủy" <vptu@example.vn>',
  to: '"Bí thư Huyện ủy Lục Ngạn" <bt.lucngan@example.vn>',
  cc: 'cb.theodoi@example.vn',
  bcc: 'luu@example.vn',
  subject: '[Quá hạn] Báo cáo sơ kết Nghị quyết 109-NQ/TU',
  text: 'Kính gửi đồng chí, nhiệm vụ đã quá hạn 3 ngày làm việc.',
  html: '<p>Kính gửi đồng chí, nhiệm vụ đã <b>quá hạn</b>.</p>',
  messageId: '<f-17@dondoc.test>',
  headers: { 'X-Dondoc-Notice': 'n-17' },
};

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-mail-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function send(url: string, mail: SendMailOptions): Promise<void> {
  const transport = createTransport(url);
  try {
    await transport.sendMail(mail);
  } finally {
    transport.close();
  }
}

describe('the SMTP sink', () => {
  test('keeps a Vietnamese mail as it was sent, with whom it was really sent to', async () => {
    const store = await Mailbox.open(folder);
    await using sink = await startSmtpSink({ store });
    await send(sink.url, MAIL);
    const { mails, total } = await store.list();
    expect(total).toBe(1);
    expect(mails[0]).toMatchObject({
      messageId: MAIL.messageId,
      from: { name: 'Văn phòng Tỉnh ủy', address: 'vptu@example.vn' },
      to: [{ name: 'Bí thư Huyện ủy Lục Ngạn', address: 'bt.lucngan@example.vn' }],
      cc: [{ address: 'cb.theodoi@example.vn' }],
      recipients: ['bt.lucngan@example.vn', 'cb.theodoi@example.vn', 'luu@example.vn'],
      subject: MAIL.subject,
      html: MAIL.html,
    });
    expect(mails[0]?.text.trim()).toBe(MAIL.text);
    expect(mails[0]?.headers).toContainEqual(['x-dondoc-notice', 'n-17']);
  });

  test.each([421, 550])('refuses with %i when told so, and keeps nothing', async (code) => {
    const store = await Mailbox.open(folder);
    let refused = true;
    await using sink = await startSmtpSink({ store, refuse: () => (refused ? code : null) });
    await expect(send(sink.url, MAIL)).rejects.toMatchObject({ responseCode: code });
    expect((await store.list()).total).toBe(0);
    refused = false;
    await send(sink.url, MAIL);
    expect((await store.list()).total).toBe(1);
  });

  test('says 451, try again, when the store cannot take it', async () => {
    const store = {
      add: async (): Promise<void> => {
        throw new Error('disk full');
      },
    };
    await using sink = await startSmtpSink({ store });
    await expect(send(sink.url, MAIL)).rejects.toMatchObject({ responseCode: 451 });
  });

  test('refuses a taken port with a clear error', async () => {
    const port = await freePort();
    const taken = createServer().listen(port, '127.0.0.1');
    try {
      const store = await Mailbox.open(folder);
      await expect(startSmtpSink({ store, port })).rejects.toMatchObject({ code: 'portTaken', params: { port } });
    } finally {
      taken.close();
    }
  });
});

function mailAt(second: number): ReceivedMail {
  return {
    messageId: `<m-${second}@dondoc.test>`,
    receivedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString(),
    from: null,
    to: [],
    cc: [],
    recipients: [],
    subject: `mail ${second}`,
    text: '',
    html: null,
    headers: [],
  };
}

describe('the mailbox', () => {
  test('lists newest first, by pages, and survives being opened again', async () => {
    const first = await Mailbox.open(folder);
    for (const second of [3, 1, 5, 2, 4]) await first.add(mailAt(second));
    const again = await Mailbox.open(folder);
    const page = await again.list({ offset: 1, limit: 2 });
    expect(page.total).toBe(5);
    expect(page.mails.map((mail) => mail.subject)).toEqual(['mail 4', 'mail 3']);
    expect(await again.get(page.mails[0]?.id ?? '')).toEqual(page.mails[0]);
  });

  test('lets the oldest go beyond its limit', async () => {
    const mailbox = await Mailbox.open(folder, 3);
    for (const second of [1, 2, 3, 4, 5]) await mailbox.add(mailAt(second));
    const { mails, total } = await mailbox.list();
    expect(total).toBe(3);
    expect(mails.map((mail) => mail.subject)).toEqual(['mail 5', 'mail 4', 'mail 3']);
  });

  test('has one mail where the same one came twice', async () => {
    const mailbox = await Mailbox.open(folder);
    await mailbox.add(mailAt(1));
    await mailbox.add(mailAt(1));
    expect((await mailbox.list()).total).toBe(1);
  });

  test.each(['../../etc/passwd', 'x', ''])('finds nothing under the name %j', async (id) => {
    expect(await (await Mailbox.open(folder)).get(id)).toBeNull();
  });
});
