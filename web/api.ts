// The HTTP API: inputs as CloudEvents from services, and what the journal knows, as JSON.
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { acceptEvent } from '../contracts/accept.ts';
import { decodeHttp, MAX_BATCH_BYTES } from '../contracts/cloudevent.ts';
import { DondocError } from '../contracts/errors.ts';
import type { Input } from '../contracts/input.ts';
import type { Source } from '../contracts/source.ts';
import { factsOf } from '../journal/facts.ts';
import { listNotices } from '../journal/notices.ts';
import { listParked } from '../journal/parked.ts';
import { findSourceByToken } from '../journal/sources.ts';
import {
  assignmentsOf,
  assignmentTimeline,
  directivePage,
  listDirectives,
  listQuestions,
  statusCounts,
} from '../journal/status.ts';
import { waitForFact } from '../journal/waiting.ts';
import type { HttpBatch } from '../engine/http-batch.ts';
import { openApi } from './openapi.ts';
import type { WebOptions } from './options.ts';

const ACCEPTED = 202;
/** A page waits so long for the journal; then it says "đã nhận, đang ghi". */
const JOURNAL_WAIT_MS = 2_000;
const MAX_FACTS = 500;

export function registerApi(app: FastifyInstance, options: WebOptions, batch: HttpBatch): void {
  app.register(async (api) => {
    // Bodies are decoded by the CloudEvents codec from their bytes, whatever their type says.
    api.removeAllContentTypeParsers();
    api.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_BATCH_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    registerDoor(api, options, batch);
    registerReads(api, options);
    api.get('/api/v1/openapi.json', () => openApi());
  });
}

function registerDoor(api: FastifyInstance, { engine, journal }: WebOptions, batch: HttpBatch): void {
  api.post('/api/v1/events', async (request, reply) => {
    const inputs = await inputsOf(request, (hash) => findSourceByToken(journal, hash));
    const results = await batch.submit(inputs);
    return reply
      .code(ACCEPTED)
      .send({ results: results.map((result, index) => ({ id: inputs[index]?.id, ...result })) });
  });
  api.post('/api/v1/actions', async (request) => {
    const [input, ...more] = await inputsOf(request, (hash) => findSourceByToken(journal, hash));
    if (input === undefined || more.length > 0)
      throw new DondocError('inputMalformed', { what: 'cần đúng một sự kiện / exactly one event' });
    const result = await engine.act(input);
    const recorded =
      result.kind === 'decided' &&
      (await waitForFact(journal, input.target.directive, result.lot, result.outcome.n, JOURNAL_WAIT_MS));
    return { id: input.id, ...result, recorded };
  });
}

/** All events of a request, or none: one that cannot be taken refuses the request and names its place. */
async function inputsOf(
  request: FastifyRequest,
  find: (tokenHash: string) => Promise<Source | null>,
): Promise<readonly Input[]> {
  const source = await sourceOf(request, find);
  const receivedAt = Date.now();
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const { events, mode } = decodeHttp(request.headers, body);
  return events.map((event, index) => {
    try {
      return acceptEvent(event, { source, receivedAt });
    } catch (error) {
      if (mode !== 'batch' || !(error instanceof DondocError)) throw error;
      throw new DondocError(error.code, { ...error.details, where: `[${index}] ${error.details.where ?? ''}`.trim() });
    }
  });
}

async function sourceOf(request: FastifyRequest, find: (tokenHash: string) => Promise<Source | null>): Promise<Source> {
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  const source = token === undefined ? null : await find(createHash('sha256').update(token).digest('hex'));
  if (source === null) throw new DondocError('sourceUnknown');
  return source;
}

function registerReads(api: FastifyInstance, { journal, local }: WebOptions): void {
  api.addHook('onRequest', async (request) => {
    if (!local && request.method === 'GET' && !request.url.endsWith('/openapi.json')) {
      await sourceOf(request, (hash) => findSourceByToken(journal, hash));
    }
  });
  const query = (request: FastifyRequest, name: string): string | undefined => {
    const value = (request.query as Readonly<Record<string, unknown>>)[name];
    return typeof value === 'string' ? value : undefined;
  };
  const param = (request: FastifyRequest, name: string): string =>
    (request.params as Readonly<Record<string, string>>)[name] ?? '';

  api.get('/api/v1/directives', () => listDirectives(journal, Date.now()));
  api.get('/api/v1/directives/:id', async (request) => {
    const page = await directivePage(journal, param(request, 'id'), Date.now());
    if (page === null) throw new DondocError('directiveUnknown', { what: param(request, 'id') });
    return page;
  });
  api.get('/api/v1/directives/:id/assignments', (request) => assignmentsOf(journal, param(request, 'id'), Date.now()));
  api.get('/api/v1/assignments/*', async (request) => {
    const timeline = await assignmentTimeline(journal, param(request, '*'), Date.now());
    if (timeline === null) throw new DondocError('assignmentUnknown', { what: param(request, '*') });
    return timeline;
  });
  api.get('/api/v1/counts', (request) => statusCounts(journal, query(request, 'directive') ?? null, Date.now()));
  api.get('/api/v1/questions', () => listQuestions(journal));
  api.get('/api/v1/parked', () => listParked(journal));
  api.get('/api/v1/notices', (request) => {
    const directive = query(request, 'directive');
    const before = Number(query(request, 'before') ?? NaN);
    return listNotices(
      journal,
      directive === undefined ? {} : { directive },
      Number.isInteger(before) ? { before } : {},
    );
  });
  api.get('/api/v1/facts', (request) => {
    const after = Number(query(request, 'after') ?? 0);
    return factsOf(
      journal,
      query(request, 'directive') ?? '',
      Number.isInteger(after) && after > 0 ? after : 0,
      MAX_FACTS,
    );
  });
}
