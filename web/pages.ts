// Which page stands where. GET changes nothing: mail scanners follow links.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DondocError } from '../contracts/errors.ts';
import { projectRoot } from '../infra/paths.ts';
import { loadPersons } from '../journal/directory.ts';
import type { Journal } from '../journal/journal.ts';
import { listNotices } from '../journal/notices.ts';
import { listParked } from '../journal/parked.ts';
import {
  assignmentsOf,
  assignmentTimeline,
  directivePage,
  listDirectives,
  listQuestions,
  statusCounts,
  unitPage,
} from '../journal/status.ts';
import type { AssignmentItem, AssignmentTimeline } from '../journal/status.ts';
import { noticeDirective } from './directive-words.ts';
import { healthOf } from './health.ts';
import { noSuchMail, noSuchUnit } from './missing.ts';
import type { WebOptions } from './options.ts';
import { assignmentPageView } from './pages/assignment.tsx';
import { directivePageView } from './pages/directive.tsx';
import { directivesPage } from './pages/directives.tsx';
import { healthPage } from './pages/health.tsx';
import { mailboxPage, mailPage, MAILS_PER_PAGE } from './pages/mailbox.tsx';
import { noticesPage } from './pages/notices.tsx';
import { parkedPage } from './pages/parked.tsx';
import type { ParkedItem } from './pages/parked.tsx';
import { questionsPage } from './pages/questions.tsx';
import { unitPageView } from './pages/unit.tsx';
import { choiceOf } from './standing.ts';
import type { View } from './view.ts';
import { viewOf } from './view.ts';
import { assignmentLink, directiveLink, shortName } from './words.ts';

const MOVED = 301;
const STYLE_CACHE = 'max-age=3600';
const LATEST_NOTICES = 20;
const NOTICES_PER_PAGE = 100;
const MAX_PARKED = 50;
/** Assignments that one parked input may mean. */
const MAX_CANDIDATES = 200;

type Render = (request: FastifyRequest, view: View) => Promise<string>;

const param = (request: FastifyRequest, name: string): string =>
  (request.params as Readonly<Record<string, string>>)[name] ?? '';
const query = (request: FastifyRequest, name: string): unknown =>
  (request.query as Readonly<Record<string, unknown>>)[name];

/** A whole number of the query, or null where there is none. */
function numberIn(request: FastifyRequest, name: string): number | null {
  const text = query(request, name);
  return typeof text === 'string' && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}

export const sendPage = (reply: FastifyReply, html: string): FastifyReply =>
  reply.type('text/html; charset=utf-8').send(html);

export async function registerPages(app: FastifyInstance, options: WebOptions): Promise<void> {
  const show = (path: string, render: Render): void => {
    app.get(path, async (request, reply) => sendPage(reply, await render(request, viewOf(request, reply, options))));
  };
  await registerStyle(app);
  registerDirectives(show, options.journal);
  registerDesk(show, options);
  registerMailbox(show, options);
  // The links in mails.
  app.get('/assignments/*', (request, reply) => reply.redirect(assignmentLink(param(request, '*')), MOVED));
  app.get('/directives/:id', (request, reply) => reply.redirect(directiveLink(param(request, 'id')), MOVED));
}

async function registerStyle(app: FastifyInstance): Promise<void> {
  const style = await readFile(join(projectRoot, 'web', 'style.css'), 'utf8');
  const etag = `"${createHash('sha256').update(style).digest('hex').slice(0, 16)}"`;
  app.get('/style.css', (request, reply) => {
    void reply.header('cache-control', STYLE_CACHE).header('etag', etag);
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.type('text/css; charset=utf-8').send(style);
  });
}

type Show = (path: string, render: Render) => void;

function registerDirectives(show: Show, journal: Journal): void {
  show('/', async (_request, view) => {
    const [directives, counts, parked] = await Promise.all([
      listDirectives(journal, view.now),
      statusCounts(journal, null, view.now),
      listParked(journal),
    ]);
    const questions = directives.reduce((sum, { openQuestions }) => sum + openQuestions, 0);
    return directivesPage({ directives, total: counts.total, questions, parked: parked.length }, view);
  });
  show('/van-ban/:id', async (request, view) => {
    const id = param(request, 'id');
    const choice = choiceOf(query(request, 'loc'));
    const wanted = query(request, 'nhiem-vu');
    const duty = typeof wanted === 'string' ? wanted : null;
    const { statuses, buckets } = choice ?? {};
    const [found, assignments, { notices }] = await Promise.all([
      directivePage(journal, id, view.now),
      assignmentsOf(journal, id, view.now, {
        ...(statuses === undefined ? {} : { statuses }),
        ...(buckets === undefined ? {} : { buckets }),
        ...(duty === null ? {} : { duty }),
      }),
      listNotices(journal, { directive: id }, { limit: LATEST_NOTICES }),
    ]);
    if (found === null) throw new DondocError('directiveUnknown', { what: id });
    return directivePageView({ found, assignments, notices, choice, duty }, view);
  });
  show('/van-ban/:id/thong-bao', async (request, view) => {
    const id = param(request, 'id');
    const before = numberIn(request, 'truoc');
    const [found, notices] = await Promise.all([
      directivePage(journal, id, view.now),
      listNotices(journal, { directive: id }, { limit: NOTICES_PER_PAGE, ...(before === null ? {} : { before }) }),
    ]);
    if (found === null) throw new DondocError('directiveUnknown', { what: id });
    return noticesPage(found.directive, notices, view);
  });
  show('/viec/*', async (request, view) => {
    const id = param(request, '*');
    const found = await assignmentTimeline(journal, id, view.now);
    if (found === null) throw new DondocError('assignmentUnknown', { what: id });
    return assignmentPageView(found, await actorsOf(journal, found), view);
  });
  show('/don-vi/:id', async (request, view) => {
    const found = await unitPage(journal, param(request, 'id'), view.now);
    if (found === null) throw noSuchUnit(param(request, 'id'));
    return unitPageView(found, choiceOf(query(request, 'loc')), view);
  });
}

/** Names of those who acted on an assignment; who was erased keeps the id only. */
async function actorsOf(journal: Journal, { facts }: AssignmentTimeline): Promise<ReadonlyMap<string, string>> {
  const ids = facts.flatMap(({ fact }) => fact.input?.by ?? []);
  if (ids.length === 0) return new Map();
  const persons = await loadPersons(journal, [...new Set(ids)]);
  return new Map([...persons].flatMap(([id, { name }]) => (name === null ? [] : [[id, name] as const])));
}

function registerDesk(show: Show, options: WebOptions): void {
  const { journal } = options;
  show('/cau-hoi', async (_request, view) => {
    const [questions, directives] = await Promise.all([listQuestions(journal), listDirectives(journal, view.now)]);
    const names = new Map(directives.map((one) => [one.id, shortName(noticeDirective(one))]));
    return questionsPage(questions, names, view);
  });
  show('/cho-xu-ly', async (_request, view) => {
    const parked = await listParked(journal);
    const shown = parked.slice(0, MAX_PARKED);
    const items: ParkedItem[] = [];
    for (const one of shown) {
      const candidates = view.token === null ? [] : await candidatesOf(journal, one.input.target, view);
      items.push({ parked: one, candidates });
    }
    return parkedPage(items, parked.length - shown.length, view);
  });
  show('/suc-khoe', async (_request, view) => healthPage({ ...(await healthOf(options)), audit: null }, view));
}

async function candidatesOf(
  journal: Journal,
  { directive, unit }: { readonly directive: string; readonly unit: string | null },
  { now }: View,
): Promise<readonly AssignmentItem[]> {
  const filter = { statuses: ['open', 'submitted', 'returned', 'declined'] as const, limit: MAX_CANDIDATES };
  const ofUnit = unit === null ? [] : await assignmentsOf(journal, directive, now, { ...filter, unit });
  return ofUnit.length > 0 ? ofUnit : await assignmentsOf(journal, directive, now, filter);
}

function registerMailbox(show: Show, { mailbox }: WebOptions): void {
  if (mailbox === null) return;
  show('/hop-thu', async (request, view) => {
    const number = numberIn(request, 'trang') ?? 1;
    const mails = await mailbox.list({ offset: (number - 1) * MAILS_PER_PAGE, limit: MAILS_PER_PAGE });
    return mailboxPage(mails, number, view);
  });
  show('/hop-thu/:id', async (request, view) => {
    const mail = await mailbox.get(param(request, 'id'));
    if (mail === null) throw noSuchMail();
    return mailPage(mail, view);
  });
}
