// The web: pages for people, an API for services, and the two questions a supervisor asks (/healthz, /readyz).
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fastify } from 'fastify';
import { DondocError } from '../contracts/errors.ts';
import { MAX_INPUT_BYTES } from '../contracts/input.ts';
import { gatherHttp } from '../engine/http-batch.ts';
import { LocalStackError } from '../infra/errors.ts';
import { registerDoor } from './api/door.ts';
import { registerReads } from './api/reads.ts';
import { registerForms } from './forms.ts';
import { noSuchPage, PageMissing } from './missing.ts';
import type { WebOptions } from './options.ts';
import { registerPages } from './pages.ts';
import { errorPage } from './pages/error.tsx';
import { catalogued, RETRY_AFTER_SECONDS, sendProblem } from './problem.ts';

export type { MailReader, WebOptions } from './options.ts';

const LOOPBACK = '127.0.0.1';
const UNAVAILABLE = 503;
const FORBIDDEN = 403;
const NOT_FOUND = 404;
const FAULT = 500;
/** The longest id of an assignment, encoded, fits. */
const MAX_PARAM = 800;
const LOOPBACK_NAMES = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/** Own style sheet and own forms; no script at all. */
const CONTENT_POLICY = {
  'default-src': ["'none'"],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};

export interface Web {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The application without a port: tests inject requests into it. */
export async function createWeb(options: WebOptions): Promise<FastifyInstance> {
  const app = fastify({ bodyLimit: MAX_INPUT_BYTES, routerOptions: { maxParamLength: MAX_PARAM } });
  const batch = gatherHttp(options.engine);
  app.addHook('onClose', () => batch.close());
  // Whoever stands before the server (a gate with TLS) says whether HTTPS is to be kept to.
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_POLICY },
    strictTransportSecurity: false,
  });
  await app.register(formbody);
  if (options.local) app.addHook('onRequest', refuseForeignNames);
  app.addHook('onSend', keepOutOfCaches);
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, options));
  app.setNotFoundHandler((request, reply) => answerError(noSuchPage(), request, reply, options));
  registerProbes(app, options);
  registerDoor(app, options, batch);
  registerReads(app, options);
  await registerPages(app, options);
  registerForms(app, options);
  return app;
}

/** A foreign name that resolves to this machine (DNS rebinding) must not read these pages. */
async function refuseForeignNames(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (LOOPBACK_NAMES.test(request.headers.host ?? '')) return undefined;
  return reply
    .code(FORBIDDEN)
    .type('text/plain; charset=utf-8')
    .send(
      'Trang này chỉ mở được bằng địa chỉ của máy này (localhost). / Only names of this machine are served here.\n',
    );
}

/** Pages and answers hold names of persons; only the style sheet says otherwise. */
async function keepOutOfCaches(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, options: WebOptions): FastifyReply {
  const known = error instanceof PageMissing ? error : catalogued(error);
  if (known === null) options.logger.error({ err: error, route: request.routeOptions.url }, 'a request failed');
  if (request.url.startsWith('/api/')) return sendProblem(reply, known);
  if (known instanceof DondocError && known.retryable) void reply.header('retry-after', RETRY_AFTER_SECONDS);
  return reply
    .code(known instanceof PageMissing ? NOT_FOUND : (known?.http ?? FAULT))
    .type('text/html; charset=utf-8')
    .send(errorPage(known?.vi ?? 'Có lỗi bên trong dondoc; đã ghi vào nhật ký.', options));
}

function registerProbes(app: FastifyInstance, { parts, logger }: WebOptions): void {
  app.get('/healthz', () => ({ alive: true }));
  app.get('/readyz', async (_request, reply) => {
    try {
      const found = await parts();
      const missing = found.filter(({ ready }) => !ready);
      const ready = missing.length === 0;
      return await reply.code(ready ? 200 : UNAVAILABLE).send({ ready, missing, parts: found });
    } catch (error) {
      logger.error({ err: error }, 'readiness could not be asked');
      return await reply.code(UNAVAILABLE).send({ ready: false, missing: [], parts: [] });
    }
  });
}

/** @throws LocalStackError portTaken */
export async function startWeb(options: WebOptions): Promise<Web> {
  const app = await createWeb(options);
  try {
    const url = await app.listen({ host: options.host ?? LOOPBACK, port: options.port });
    return { url, stop: () => app.close() };
  } catch (error) {
    await app.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new LocalStackError('portTaken', { port: options.port }, { cause: error });
  }
}
