import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { missing, ready } from '../../engine/readiness.ts';
import { LocalStackError } from '../../infra/errors.ts';
import { startWeb } from '../../web/server.ts';
import { isTokenOf, tokenFor } from '../../web/form-token.ts';
import { awayJournal, Browser, HOST, noEngine, siteOf } from './site.ts';

const event = {
  specversion: '1.0',
  id: 'e1',
  source: 'urn:test',
  type: 'vn.dondoc.duty.acknowledged.v1',
  data: { directive: 'a.1.2026', duty: 'nv-1', unit: 'xa-1' },
};

describe('when something is away', () => {
  it('is alive, and says which part is missing', async () => {
    const app = await siteOf({
      parts: () => Promise.resolve([ready('temporal'), missing('journal', 'chưa kết nối được PostgreSQL')]),
    });
    const get = (url: string) => app.inject({ url, headers: { host: HOST } });
    expect((await get('/healthz')).json()).toEqual({ alive: true });
    const notReady = await get('/readyz');
    expect(notReady.statusCode).toBe(503);
    expect(notReady.json()).toMatchObject({ ready: false, missing: [{ name: 'journal' }] });
    const health = await get('/suc-khoe');
    expect(health.statusCode).toBe(200);
    expect(health.body).toContain('chưa kết nối được PostgreSQL');
  });

  it('is ready when every part is', async () => {
    const app = await siteOf({ parts: () => Promise.resolve([ready('temporal'), ready('journal')]) });
    const reply = await app.inject({ url: '/readyz', headers: { host: HOST } });
    expect([reply.statusCode, reply.json()]).toMatchObject([200, { ready: true, missing: [] }]);
  });

  it('is not ready where its parts cannot be asked', async () => {
    const app = await siteOf({ parts: () => Promise.reject(new Error('no answer')) });
    expect((await app.inject({ url: '/readyz', headers: { host: HOST } })).statusCode).toBe(503);
  });

  it('answers pages and programs alike: in words, when to come again, and nothing of the inside', async () => {
    const app = await siteOf({});
    const page = await app.inject({ url: '/', headers: { host: HOST } });
    expect(page.statusCode).toBe(503);
    expect(page.headers['retry-after']).toBe('5');
    expect(page.body).toContain('Chưa kết nối được cơ sở dữ liệu.');
    expect(page.body).not.toContain('ECONNREFUSED');
    const answer = await app.inject({ url: '/api/v1/directives', headers: { host: HOST } });
    expect(answer.statusCode).toBe(503);
    expect(answer.headers).toMatchObject({
      'retry-after': '5',
      'content-type': 'application/problem+json; charset=utf-8',
    });
    expect(answer.json()).toMatchObject({
      code: 'journalAway',
      title: 'Chưa kết nối được cơ sở dữ liệu.',
      detail: 'The journal (PostgreSQL) cannot be reached.',
      retryable: true,
      status: 503,
    });
  });

  it('says that a port is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    const started = startWeb({
      port,
      journal: awayJournal(),
      engine: noEngine,
      mailbox: null,
      parts: () => Promise.resolve([]),
      logger: pino({ level: 'silent' }),
      local: true,
    });
    await expect(started).rejects.toSatisfy((error) => error instanceof LocalStackError && error.code === 'portTaken');
    holder.close();
  });
});

describe('who may come in', () => {
  it('answers only to names of this machine, so that a foreign name that leads here reads nothing', async () => {
    const app = await siteOf({});
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:80']) {
      expect((await app.inject({ url: '/healthz', headers: { host } })).statusCode, host).toBe(403);
    }
    for (const host of ['localhost', '127.0.0.1:8080', '[::1]:8080']) {
      expect((await app.inject({ url: '/healthz', headers: { host } })).statusCode, host).toBe(200);
    }
  });

  it('forbids scripts, frames and foreign forms, and keeps pages out of caches', async () => {
    const app = await siteOf({});
    const { headers } = await app.inject({ url: '/suc-khoe', headers: { host: HOST } });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('script-src');
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  });

  it('takes events only with a token', async () => {
    const app = await siteOf({});
    for (const authorization of [undefined, 'Basic dG9rZW4=', 'Bearer ', `Bearer ${'x'.repeat(5_000)}`]) {
      const reply = await app.inject({
        method: 'POST',
        url: '/api/v1/events',
        headers: {
          host: HOST,
          'content-type': 'application/cloudevents+json',
          ...(authorization === undefined ? {} : { authorization }),
        },
        payload: JSON.stringify(event),
      });
      expect(reply.statusCode, authorization).toBe(401);
      expect(reply.headers['www-authenticate']).toContain('Bearer');
      expect(reply.json()).toMatchObject({ code: 'sourceUnknown' });
    }
  });

  it('elsewhere than on this machine reads need a token, pages have no forms and take none', async () => {
    const app = await siteOf({ local: false });
    const get = (url: string) => app.inject({ url, headers: { host: 'dondoc.example.vn' } });
    expect((await get('/api/v1/directives')).statusCode).toBe(401);
    expect((await get('/api/v1/openapi.json')).statusCode).toBe(200);
    const page = await get('/suc-khoe');
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('<form');
    expect(page.body).not.toContain('chạy thử trên máy này');
    expect(page.headers['set-cookie']).toBeUndefined();
    for (const url of ['/viec/a/b/c/once', '/cau-hoi', '/cho-xu-ly/1', '/suc-khoe']) {
      const reply = await app.inject({
        method: 'POST',
        url,
        headers: { host: 'dondoc.example.vn', 'content-type': 'application/x-www-form-urlencoded' },
        payload: `token=${tokenFor('0'.repeat(32), Date.now())}`,
      });
      expect(reply.statusCode, url).toBe(403);
    }
  });
});

describe('forms', () => {
  it('are taken only from a page of this process in the same browser', async () => {
    const app = await siteOf({});
    const [mine, other] = [new Browser(app), new Browser(app)];
    await other.get('/suc-khoe');
    const page = await mine.get('/suc-khoe');
    expect(page.headers['set-cookie']).toMatch(/^dondoc-form=[0-9a-f]{32}; Path=\/; HttpOnly; SameSite=Strict$/);
    const visitor = /dondoc-form=([0-9a-f]{32})/.exec(String(page.headers['set-cookie']))?.[1] ?? '';
    const token = tokenFor(visitor, Date.now());
    // It gets past the token: the journal that is away answers.
    expect((await mine.post('/suc-khoe', { token })).statusCode).toBe(503);
    expect((await mine.post('/suc-khoe', {})).statusCode).toBe(403);
    expect((await mine.post('/suc-khoe', { token: 'f'.repeat(64) })).statusCode).toBe(403);
    expect((await other.post('/suc-khoe', { token })).statusCode).toBe(403);
    expect((await mine.post('/suc-khoe', { token }, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  });

  it('stay valid over a working day and no longer', () => {
    const now = Date.UTC(2026, 5, 8, 3);
    const token = tokenFor('a', now);
    const hours = (count: number) => now + count * 3_600_000;
    expect(isTokenOf('a', token, hours(11))).toBe(true);
    expect(isTokenOf('a', token, hours(13))).toBe(false);
    expect(isTokenOf('b', token, now)).toBe(false);
  });
});

describe('what is not there', () => {
  it('says so on a page and to a program', async () => {
    const app = await siteOf({});
    const page = await app.inject({ url: '/khong-co', headers: { host: HOST } });
    expect([page.statusCode, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(page.body).toContain('Không có trang này.');
    const answer = await app.inject({ url: '/api/v2/x', headers: { host: HOST } });
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ status: 404, code: null, detail: 'There is no such page.' });
  });

  it('refuses a question it does not understand, naming its place', async () => {
    const app = await siteOf({});
    for (const query of ['limit=0', 'limit=501', 'limit=x', 'before=-1', 'limit=1&limit=2']) {
      const reply = await app.inject({
        url: `/api/v1/notices?${query}`,
        headers: { host: HOST },
      });
      expect(reply.statusCode, query).toBe(400);
      expect(reply.json(), query).toMatchObject({ code: 'inputMalformed', where: expect.stringMatching(/^query\./) });
    }
  });

  it('leads links in mails to the pages', async () => {
    const app = await siteOf({});
    const get = (url: string) => app.inject({ url, headers: { host: HOST } });
    expect((await get('/assignments/a.1.2026/nv-1/xa-1/2026-Q1')).headers.location).toBe(
      '/viec/a.1.2026/nv-1/xa-1/2026-Q1',
    );
    expect((await get('/directives/a.1.2026')).headers.location).toBe('/van-ban/a.1.2026');
    // What is no id stays one part of the address.
    expect((await get('/directives/..%2F..%2Fevil')).headers.location).toBe('/van-ban/..%2F..%2Fevil');
  });
});
