// Which page stands where. GET changes nothing: mail scanners follow links.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DondocError } from '../contracts/errors.ts';
import { chainHeads } from '../journal/audit.ts';
import { queueState } from '../journal/notices.ts';
import { listParked } from '../journal/parked.ts';
import {
  assignmentsOf,
  assignmentTimeline,
  directivePage,
  listDirectives,
  listQuestions,
  unitPage,
} from '../journal/status.ts';
import type { WebOptions } from './options.ts';
import { assignmentPageView } from './pages/assignment.tsx';
import { healthPage, mailboxPage, mailPage, parkedPage, questionsPage } from './pages/desk.tsx';
import { directivePageView, directivesPage, unitPageView } from './pages/directives.tsx';
import { STYLE } from './style.ts';
import { assignmentLink, directiveLink } from './words.ts';

const MAILS_PER_PAGE = 100;
const MOVED = 301;

const html = (reply: FastifyReply, body: string): FastifyReply => reply.type('text/html; charset=utf-8').send(body);
const param = (request: FastifyRequest, name: string): string =>
  (request.params as Readonly<Record<string, string>>)[name] ?? '';

export function registerPages(app: FastifyInstance, { journal, mailbox, parts, local }: WebOptions): void {
  app.get('/style.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'max-age=300').send(STYLE),
  );
  app.get('/', async (_request, reply) =>
    html(reply, directivesPage(await listDirectives(journal, Date.now()), local)),
  );
  app.get('/van-ban/:id', async (request, reply) => {
    const id = param(request, 'id');
    const found = await directivePage(journal, id, Date.now());
    if (found === null) throw new DondocError('directiveUnknown', { what: id });
    return html(reply, directivePageView(found, await assignmentsOf(journal, id, Date.now()), local));
  });
  app.get('/viec/*', async (request, reply) => {
    const id = param(request, '*');
    const found = await assignmentTimeline(journal, id, Date.now());
    if (found === null) throw new DondocError('assignmentUnknown', { what: id });
    const { said } = request.query as { readonly said?: unknown };
    return html(reply, assignmentPageView(found, local, typeof said === 'string' ? said : null));
  });
  app.get('/don-vi/:id', async (request, reply) => {
    const found = await unitPage(journal, param(request, 'id'), Date.now());
    if (found === null) throw new DondocError('assignmentUnknown', { what: param(request, 'id') });
    return html(reply, unitPageView(found, local));
  });
  app.get('/cau-hoi', async (_request, reply) => html(reply, questionsPage(await listQuestions(journal), local)));
  app.get('/cho-xu-ly', async (_request, reply) => html(reply, parkedPage(await listParked(journal), local)));
  app.get('/suc-khoe', async (_request, reply) => {
    const [found, queue, heads] = await Promise.all([parts(), queueState(journal), chainHeads(journal)]);
    return html(reply, healthPage({ parts: found, queue, heads }, local));
  });
  if (mailbox !== null) {
    app.get('/hop-thu', async (_request, reply) => {
      const { mails, total } = await mailbox.list({ limit: MAILS_PER_PAGE });
      return html(reply, mailboxPage(mails, total, local));
    });
    app.get('/hop-thu/:id', async (request, reply) => {
      const mail = await mailbox.get(param(request, 'id'));
      if (mail === null) throw new DondocError('fileUnreadable', { what: param(request, 'id') });
      return html(reply, mailPage(mail, local));
    });
  }
  // The links in mails.
  app.get('/assignments/*', (request, reply) => reply.redirect(assignmentLink(param(request, '*')), MOVED));
  app.get('/directives/:id', (request, reply) => reply.redirect(directiveLink(param(request, 'id')), MOVED));
}
