import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { deploy } from '../../engine/deploy.ts';
import { factsOf } from '../../journal/facts.ts';
import { saveSources } from '../../journal/sources.ts';
import { dayAt, dayText } from '../../rules/day.ts';
import { createWeb } from '../../web/server.ts';
import { startStack } from '../integration/stack.ts';
import { calendar, directoryOf, obligation, planOf, policy, unitId } from '../integration/terms.ts';
import { until } from '../integration/until.ts';

const SOURCE = 'urn:test:so';

describe('the web on the real stack', () => {
  it('takes events of entitled sources once, refuses the others in the words of the catalogue, and escapes what it shows', async () => {
    await using stack = await startStack();
    const today = dayText(dayAt(Date.now()));
    const due = dayText(dayAt(Date.now()) + 40);
    const { directive } = await deploy(
      { journal: stack.journal, start: stack.start },
      {
        plan: planOf('02-CT/TU', today, [obligation('nv-1', { title: '<script>alert(1)</script>', at: { due } })]),
        directory: directoryOf(2),
        policy,
        calendar,
        approvedBy: 'người duyệt',
        chaseFrom: null,
        allowUnmatched: false,
        now: Date.now(),
      },
    );
    const tokenHash = createHash('sha256').update('token').digest('hex');
    const source = { source: SOURCE, tokenHash, units: [unitId(0)], capacities: ['unit' as const], trusted: false };
    await saveSources(stack.journal, { schema: 'dondoc/sources/v1', sources: [source] });
    const app = await createWeb({
      port: 0,
      journal: stack.journal,
      engine: stack.engine,
      mailbox: null,
      parts: async () => [],
      logger: pino({ level: 'silent' }),
      local: true,
    });
    const types = async () => (await factsOf(stack.journal, directive)).map(({ fact }) => fact.type);
    await until('two opened', async () => (await types()).filter((type) => type === 'assignment.opened').length === 2);

    const post = (id: string, unit: string, token: string, type = 'vn.dondoc.report.submitted.v1') =>
      app.inject({
        method: 'POST',
        url: '/api/v1/events',
        headers: {
          host: 'localhost',
          authorization: `Bearer ${token}`,
          'content-type': 'application/cloudevents+json',
        },
        payload: JSON.stringify({
          specversion: '1.0',
          id,
          source: SOURCE,
          type,
          data: { directive, duty: 'nv-1', unit, text: 'xong' },
        }),
      });
    expect((await post('e1', unitId(0), 'token')).statusCode).toBe(202);
    await until('submitted', async () => (await types()).includes('assignment.submitted'));
    expect((await post('e1', unitId(0), 'token')).statusCode).toBe(202);
    expect((await types()).filter((type) => type === 'assignment.submitted')).toHaveLength(1);
    expect((await post('e2', unitId(1), 'token')).json()).toMatchObject({ code: 'sourceNotEntitled', status: 403 });
    expect((await post('e3', unitId(0), 'wrong')).statusCode).toBe(401);
    expect((await post('e4', unitId(0), 'token', 'vn.dondoc.report.submitted.v9')).json()).toMatchObject({
      code: 'schemaUnknown',
    });

    const get = (url: string, host = 'localhost') => app.inject({ url, headers: { host } });
    const page = await get(`/van-ban/${directive}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('<script>');
    expect(page.body).toContain('&lt;script>');
    for (const url of [
      '/',
      '/cau-hoi',
      '/cho-xu-ly',
      '/suc-khoe',
      `/viec/${directive}/nv-1/${unitId(0)}/once`,
      `/don-vi/${unitId(0)}`,
    ]) {
      expect((await get(url)).statusCode, url).toBe(200);
    }
    expect((await get('/', 'evil.example')).statusCode).toBe(403);
    const forged = await app.inject({
      method: 'POST',
      url: `/viec/${directive}/nv-1/${unitId(0)}/once`,
      headers: { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'kind=confirm&token=forged',
    });
    expect(forged.statusCode).toBe(403);
    await app.close();
  });
});
