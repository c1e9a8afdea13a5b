import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cloudEvent, encodeHttp, encodeHttpBatch } from '../../contracts/cloudevent.ts';
import type { CloudEvent } from '../../contracts/cloudevent.ts';
import { deploy } from '../../engine/deploy.ts';
import { factsOf } from '../../journal/facts.ts';
import { listParked } from '../../journal/parked.ts';
import { saveSources } from '../../journal/sources.ts';
import { dayAt, dayText } from '../../rules/day.ts';
import type { Stack } from '../integration/stack.ts';
import { startStack } from '../integration/stack.ts';
import { directoryOf, obligation, planOf, requestOf, unitId } from '../integration/terms.ts';
import { until } from '../integration/until.ts';
import { Browser, HOST, siteOf } from './site.ts';

const SOURCE = 'urn:test:so';
const TITLE = '<script>alert(1)</script> báo cáo "kết quả"';

/** One dated duty for each of two units, and a name that no unit bears. */
async function deployed({ journal, start }: Stack): Promise<string> {
  const now = Date.now();
  const plan = planOf('02-CT/TU', dayText(dayAt(now)), [
    obligation('nv-1', { title: TITLE, quote: TITLE, at: { due: dayText(dayAt(now) + 40) } }),
    obligation('nv-2', { leads: [{ name: 'Cơ quan lạ' }], at: { due: dayText(dayAt(now) + 40) } }),
  ]);
  const { directive } = await deploy({ journal, start }, requestOf(plan, directoryOf(2), { allowUnmatched: true }));
  const types = async () => (await factsOf(journal, directive)).map(({ fact }) => fact.type);
  await until('two opened', async () => (await types()).filter((type) => type === 'assignment.opened').length === 2);
  const tokenHash = createHash('sha256').update('token').digest('hex');
  const source = { source: SOURCE, tokenHash, units: [unitId(0)], capacities: ['unit' as const], trusted: false };
  await saveSources(journal, { schema: 'dondoc/sources/v1', sources: [source] });
  return directive;
}

describe('the API on the real stack', () => {
  it('takes events in every form once, and refuses the others in the words of the catalogue with nothing taken', async () => {
    await using stack = await startStack();
    const { journal, engine } = stack;
    const directive = await deployed(stack);
    const app = await siteOf({ journal, engine });
    const facts = async () => (await factsOf(journal, directive)).map(({ fact }) => fact);
    const count = async (type: string) => (await facts()).filter((fact) => fact.type === type).length;

    const event = (id: string, given: Partial<CloudEvent> = {}, data: Record<string, unknown> = {}): CloudEvent =>
      cloudEvent({
        id,
        source: SOURCE,
        type: 'vn.dondoc.report.submitted.v1',
        data: { directive, duty: 'nv-1', unit: unitId(0), text: 'Đã hoàn thành', ...data },
        ...given,
      });
    const send = (
      request: { headers: Readonly<Record<string, string>>; body: Buffer | string },
      token = 'token',
      path = 'events',
    ) =>
      app.inject({
        method: 'POST',
        url: `/api/v1/${path}`,
        headers: { ...request.headers, host: HOST, authorization: `Bearer ${token}` },
        payload: request.body,
      });
    const acknowledged = { type: 'vn.dondoc.duty.acknowledged.v1' };

    // An action is answered with what was decided, and is in the journal when it is.
    const action = await send(encodeHttp(event('a1', acknowledged), 'binary'), 'token', 'actions');
    expect([action.statusCode, action.json()]).toMatchObject([
      200,
      { id: 'a1', kind: 'decided', outcome: { ok: true }, recorded: true },
    ]);
    expect(await count('assignment.acknowledged')).toBe(1);

    // Structured, then the same in binary: one fact. The same id with other content is refused.
    const first = await send(encodeHttp(event('e1'), 'structured'));
    expect([first.statusCode, first.json()]).toEqual([202, { results: [{ id: 'e1', kind: 'accepted' }] }]);
    await until('submitted', async () => (await count('assignment.submitted')) === 1);
    const again = await send(encodeHttp(event('e1'), 'binary'));
    expect([again.statusCode, again.json()]).toMatchObject([
      202,
      { results: [{ kind: 'decided', outcome: { ok: true } }] },
    ]);
    const other = await send(encodeHttp(event('e1', {}, { text: 'khác' })));
    expect(other.json()).toMatchObject({ results: [{ kind: 'refused', code: 'sameIdOtherContent' }] });
    expect(await count('assignment.submitted')).toBe(1);

    // What fits nothing waits for an operator.
    const lost = await send(encodeHttp(event('e2', {}, { duty: 'nv-99' })));
    expect(lost.json()).toMatchObject({ results: [{ kind: 'parked', code: 'assignmentUnknown' }] });

    const before = (await facts()).length;
    const refused = async (reply: ReturnType<typeof send>, status: number, problem: Record<string, unknown>) => {
      const { statusCode, headers, json } = await reply;
      expect([statusCode, json()]).toMatchObject([status, { status, title: expect.any(String), ...problem }]);
      expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    };
    await refused(send(encodeHttp(event('e3')), 'wrong'), 401, { code: 'sourceUnknown' });
    await refused(send(encodeHttp(event('e3', { source: 'urn:test:other' }))), 403, { code: 'sourceNotEntitled' });
    await refused(send(encodeHttp(event('e3', {}, { unit: unitId(1) }))), 403, { code: 'sourceNotEntitled' });
    await refused(send(encodeHttp(event('e3', { type: 'vn.dondoc.report.confirmed.v1' }))), 403, {
      code: 'sourceNotEntitled',
    });
    await refused(send(encodeHttp(event('e3', { type: 'vn.dondoc.report.submitted.v9' }))), 400, {
      code: 'schemaUnknown',
    });
    await refused(send(encodeHttp(event('e3', {}, { text: 1 }))), 400, { code: 'inputMalformed', where: 'data.text' });
    await refused(send({ headers: { 'content-type': 'application/cloudevents+json' }, body: '{"id":' }), 400, {
      code: 'inputMalformed',
    });
    await refused(send({ headers: { 'content-type': 'application/json' }, body: '{}' }), 400, {
      code: 'inputMalformed',
      where: 'ce-specversion',
    });
    await refused(send(encodeHttp(event('e3', {}, { text: 'x'.repeat(300_000) }), 'structured')), 413, {
      code: 'inputTooLarge',
    });
    await refused(send(encodeHttp(event('e3', {}, { text: 'x'.repeat(3_000_000) }), 'structured')), 413, {
      code: 'inputTooLarge',
    });
    await refused(send(encodeHttp(event('e3', {}, { text: 'x'.repeat(5_000_000) }), 'structured')), 413, {
      code: 'inputTooLarge',
    });
    // One bad event in a batch: nothing of it is taken.
    await refused(
      send(encodeHttpBatch([event('b1', acknowledged), event('b2', acknowledged, { unit: unitId(1) })])),
      403,
      {
        code: 'sourceNotEntitled',
        where: '[1].source',
      },
    );
    expect((await facts()).length).toBe(before);
    expect((await listParked(journal)).map(({ input }) => input.id)).toEqual(['e2']);

    const batch = await send(encodeHttpBatch([event('b1', acknowledged), event('b2', {}, { duty: 'nv-98' })]));
    expect(batch.json()).toMatchObject({
      results: [
        { id: 'b1', kind: 'accepted' },
        { id: 'b2', kind: 'parked' },
      ],
    });

    // Reads, in pages.
    const get = async (path: string) => (await app.inject({ url: `/api/v1/${path}`, headers: { host: HOST } })).json();
    expect(await get('directives')).toMatchObject({ items: [{ id: directive, counts: { total: 2 } }], next: null });
    const page = await get(`facts?directive=${directive}&after=1&limit=2`);
    expect(page).toMatchObject({ items: [{ seq: 2 }, { seq: 3 }], next: 3 });
    expect(await get(`directives/${directive}/assignments?limit=1`)).toMatchObject({
      items: [{ unit: unitId(0) }],
      next: 1,
    });
    expect(await get(`assignments/${directive}/nv-1/${unitId(0)}/once`)).toMatchObject({
      assignment: { status: 'submitted' },
    });
    expect(await get('parked?limit=1')).toMatchObject({ items: [{ input: { id: 'e2' } }], next: 1 });
    expect(await get(`questions?directive=${directive}`)).toMatchObject({ items: [{ kind: 'unmatchedName' }] });
    expect(await get('facts?directive=khong-co')).toMatchObject({ status: 404, code: 'directiveUnknown' });
    await app.close();
  });
});

describe('the pages on the real stack', () => {
  it('carry an assignment from receipt to confirmation, each form once however often it is posted', async () => {
    await using stack = await startStack();
    const { journal, engine } = stack;
    const directive = await deployed(stack);
    const app = await siteOf({ journal, engine });
    const browser = new Browser(app);
    const facts = async () => (await factsOf(journal, directive)).map(({ fact }) => fact);
    const count = async (type: string) => (await facts()).filter((fact) => fact.type === type).length;
    const work = `/viec/${directive}/nv-1/${unitId(0)}/once`;

    for (const url of [
      '/',
      `/van-ban/${directive}`,
      `/van-ban/${directive}?loc=trong-han`,
      `/van-ban/${directive}/thong-bao`,
      work,
      `/don-vi/${unitId(0)}`,
    ]) {
      const { statusCode, body } = await browser.get(url);
      expect(statusCode, url).toBe(200);
      expect(body, url).not.toContain('<script');
    }
    expect((await browser.get(`/van-ban/${directive}`)).body).toContain('&lt;script>');
    expect((await browser.get('/hop-thu')).statusCode, 'there is no local mailbox here').toBe(404);
    expect((await browser.get('/don-vi/khong-co')).statusCode).toBe(404);

    const acknowledge = await browser.form(work, 'value="acknowledge"');
    const [one, two] = await Promise.all([browser.post(work, acknowledge), browser.post(work, acknowledge)]);
    expect([one.statusCode, two.statusCode]).toEqual([303, 303]);
    expect(one.headers.location).toBe(`${work}?kq=recorded`);
    expect(await count('assignment.acknowledged')).toBe(1);

    const report = await browser.form(work, 'value="report"');
    await browser.post(work, { ...report, text: 'Đã <b>xong</b>', number: '45/BC-ĐU', issuedOn: '' });
    const told = (await browser.get(`${work}?kq=recorded`)).body;
    expect(told).toContain('Đã ghi nhận.');
    expect(told).toContain('Đã &lt;b>xong&lt;/b>');
    expect(told).toContain('Văn bản số 45/BC-ĐU.');

    await browser.post(work, { ...(await browser.form(work, 'value="return"')), reason: 'Thiếu số liệu', redoBy: '' });
    await browser.post(work, { ...(await browser.form(work, 'value="report"')), text: 'Đã bổ sung' });
    await browser.post(work, await browser.form(work, 'value="confirm"'));
    const done = (await browser.get(work)).body;
    expect(done).toContain('Hoàn thành đúng hạn');
    expect(done).toContain('Thiếu số liệu');
    // A confirmation can be taken back; nothing else is left to say.
    expect([...done.matchAll(/name="kind" value="(\w+)"/g)].map(([, kind]) => kind)).toEqual(['reopen']);

    // A form that makes no sense any more changes nothing and says why.
    const late = await browser.post(work, { ...report, id: 'another' });
    expect(late.headers.location).toBe(`${work}?kq=assignmentClosed`);
    expect((await browser.get(`${work}?kq=assignmentClosed`)).body).toContain('Việc này đã kết thúc.');
    const malformed = await browser.post(work, { ...report, id: 'x', kind: 'decline', reason: ' ' });
    expect(malformed.statusCode).toBe(400);

    // A question is answered once.
    const answer = await browser.form('/cau-hoi', 'name="answer"');
    expect((await browser.post('/cau-hoi', { ...answer, answer: 'Là Đảng ủy xã 0', due: '' })).headers.location).toBe(
      '/cau-hoi?kq=recorded',
    );
    expect(await count('question.answered')).toBe(1);
    expect((await browser.get('/cau-hoi')).body).toContain('Không có câu hỏi nào đang chờ.');
    await app.close();
  });

  it('let an operator link, offer again and leave aside what fits nothing, and check the journal', async () => {
    await using stack = await startStack();
    const { journal, engine } = stack;
    const directive = await deployed(stack);
    const app = await siteOf({ journal, engine });
    const browser = new Browser(app);
    for (const id of ['p1', 'p2']) {
      const event = cloudEvent({
        id,
        source: SOURCE,
        type: 'vn.dondoc.duty.acknowledged.v1',
        data: { directive, duty: 'nv-99', unit: unitId(0), note: `ghi chú ${id}` },
      });
      const { headers, body } = encodeHttp(event, 'structured');
      await app.inject({
        method: 'POST',
        url: '/api/v1/events',
        headers: { ...headers, host: HOST, authorization: 'Bearer token' },
        payload: body,
      });
    }
    const [first, second] = await listParked(journal);
    if (first === undefined || second === undefined) throw new Error('two are parked');
    const page = (await browser.get('/cho-xu-ly')).body;
    expect(page).toContain('ghi chú p1');
    expect(page).toContain(`<option value="${directive}/nv-1/${unitId(0)}/once">`);

    const at = (id: string) => `/cho-xu-ly/${id}`;
    const form = await browser.form('/cho-xu-ly', 'value="link"');
    // Offered again as it was, it still fits nothing.
    const replayed = await browser.post(at(first.id), { ...form, do: 'replay' });
    expect(replayed.headers.location).toBe('/cho-xu-ly?kq=parked');
    const linked = await browser.post(at(first.id), { ...form, assignment: `${directive}/nv-1/${unitId(0)}/once` });
    expect(linked.headers.location).toBe('/cho-xu-ly?kq=recorded');
    await until('the fact', async () =>
      (await factsOf(journal, directive)).some(
        ({ fact }) => fact.type === 'assignment.acknowledged' && fact.input?.id === first.input.id,
      ),
    );
    const discarded = await browser.post(at(second.id), { ...form, do: 'discard', reason: 'gửi nhầm' });
    expect(discarded.headers.location).toBe('/cho-xu-ly?kq=discarded');
    expect((await browser.post(at(second.id), { ...form, do: 'discard', reason: 'lần nữa' })).statusCode).toBe(404);
    expect(await listParked(journal)).toEqual([]);
    expect((await listParked(journal, { state: 'all' })).map(({ state, note }) => [state, note])).toEqual([
      ['linked', `${directive}/nv-1/${unitId(0)}`],
      ['discarded', 'gửi nhầm'],
    ]);

    const audited = await browser.post('/suc-khoe', await browser.form('/suc-khoe', 'Kiểm tra'));
    expect(audited.statusCode).toBe(200);
    expect(audited.body).toContain('Sổ sự kiện khớp.');
    await app.close();
  });
});
