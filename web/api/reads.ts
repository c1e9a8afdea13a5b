// What the journal knows, as JSON. Elsewhere than on one's own machine every read needs a token; any registered source's will do, since
// the journal holds no secret of one source from another, and roles come with sign-in.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { asyncApi } from '../../contracts/asyncapi.ts';
import { DondocError } from '../../contracts/errors.ts';
import { projectVersion } from '../../infra/paths.ts';
import { factsOf } from '../../journal/facts.ts';
import { knownDirectives } from '../../journal/directives.ts';
import type { Journal } from '../../journal/journal.ts';
import { listNotices } from '../../journal/notices.ts';
import { listParked } from '../../journal/parked.ts';
import {
  assignmentsOf,
  assignmentTimeline,
  directivePage,
  listDirectives,
  listQuestions,
  statusCounts,
} from '../../journal/status.ts';
import type { WebOptions } from '../options.ts';
import { openApi } from './openapi.ts';
import { limitOf, pageOf, queryNumber, queryText } from './paging.ts';
import { sourceOf } from './token.ts';

export const OPENAPI_PATH = '/api/v1/openapi.json';
export const ASYNCAPI_PATH = '/api/v1/asyncapi.json';

const param = (request: FastifyRequest, name: string): string =>
  (request.params as Readonly<Record<string, string>>)[name] ?? '';

export function registerReads(app: FastifyInstance, { journal, local }: WebOptions): void {
  app.get(OPENAPI_PATH, () => openApi());
  app.get(ASYNCAPI_PATH, () => asyncApi(projectVersion));
  app.register((reads, _options, done) => {
    if (!local) {
      reads.addHook('onRequest', async (request) => {
        await sourceOf(request, journal);
      });
    }
    registerDirectives(reads, journal);
    registerLists(reads, journal);
    done();
  });
}

function registerDirectives(reads: FastifyInstance, journal: Journal): void {
  reads.get('/api/v1/directives', async (request) => pageOf(await listDirectives(journal, Date.now()), request));
  reads.get('/api/v1/directives/:id', async (request) => {
    const page = await directivePage(journal, param(request, 'id'), Date.now());
    if (page === null) throw new DondocError('directiveUnknown', { what: param(request, 'id') });
    return page;
  });
  reads.get('/api/v1/directives/:id/assignments', async (request) => {
    const id = param(request, 'id');
    await requireDirective(journal, id);
    const [unit, duty] = [queryText(request, 'unit'), queryText(request, 'duty')];
    const filter = { ...(unit === undefined ? {} : { unit }), ...(duty === undefined ? {} : { duty }) };
    return pageOf(await assignmentsOf(journal, id, Date.now(), filter), request);
  });
  reads.get('/api/v1/assignments/*', async (request) => {
    const timeline = await assignmentTimeline(journal, param(request, '*'), Date.now());
    if (timeline === null) throw new DondocError('assignmentUnknown', { what: param(request, '*') });
    return timeline;
  });
}

function registerLists(reads: FastifyInstance, journal: Journal): void {
  reads.get('/api/v1/counts', async (request) => {
    const directive = queryText(request, 'directive') ?? null;
    if (directive !== null) await requireDirective(journal, directive);
    return await statusCounts(journal, directive, Date.now());
  });
  reads.get('/api/v1/questions', async (request) => {
    const directive = queryText(request, 'directive');
    return pageOf(await listQuestions(journal, directive === undefined ? {} : { directive }), request);
  });
  reads.get('/api/v1/parked', async (request) => {
    const directive = queryText(request, 'directive');
    return pageOf(await listParked(journal, directive === undefined ? {} : { directive }), request);
  });
  reads.get('/api/v1/notices', async (request) => {
    const names = ['directive', 'assignment', 'unit', 'person'] as const;
    const given = names.flatMap((name) => {
      const value = queryText(request, name);
      return value === undefined ? [] : [[name, value] as const];
    });
    const before = queryNumber(request, 'before', 1, Number.MAX_SAFE_INTEGER);
    const page = { limit: limitOf(request), ...(before === undefined ? {} : { before }) };
    const { notices, next } = await listNotices(journal, Object.fromEntries(given), page);
    return { items: notices, next };
  });
  reads.get('/api/v1/facts', async (request) => {
    const directive = queryText(request, 'directive');
    if (directive === undefined) {
      throw new DondocError('inputMalformed', { what: 'thiếu / missing', where: 'query.directive' });
    }
    await requireDirective(journal, directive);
    const after = queryNumber(request, 'after', 0, Number.MAX_SAFE_INTEGER) ?? 0;
    const limit = limitOf(request);
    // Facts are never skipped by a reader that goes on after the last seq it saw; null says that it has seen all there are now.
    const items = await factsOf(journal, directive, after, limit);
    return { items, next: items.length < limit ? null : (items.at(-1)?.seq ?? null) };
  });
}

/** @throws DondocError directiveUnknown */
async function requireDirective(journal: Journal, id: string): Promise<void> {
  if (!(await knownDirectives(journal, [id])).has(id)) throw new DondocError('directiveUnknown', { what: id });
}
