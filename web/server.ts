// The web: pages for people, an API for services, and the two questions a supervisor asks (/healthz, /readyz).
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { fastify } from 'fastify';
import { MAX_INPUT_BYTES } from '../contracts/input.ts';
import { LocalStackError } from '../infra/errors.ts';
import { gatherHttp } from '../engine/http-batch.ts';
import { registerApi } from './api.ts';
import { registerForms } from './forms.ts';
import type { WebOptions } from './options.ts';
import { registerPages } from './pages.tsx';
import { errorPage } from './pages/error.tsx';
import { catalogued, sendProblem } from './problem.ts';

export type { MailReader, WebOptions } from './options.ts';

const LOOPBACK = '127.0.0.1';
const UNAVAILABLE = 503;
const FORBIDDEN = 403;
const LOOPBACK_NAMES = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

export interface Web {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The application without a port: tests inject requests into it. */
export async function createWeb(options: WebOptions): Promise<FastifyInstance> {
  const { journal: _journal, logger, local, engine } = options;
  const app = fastify({ bodyLimit: MAX_INPUT_BYTES, routerOptions: { maxParamLength: 400 } });
  const batch = gatherHttp(engine);
  app.addHook('onClose', () => batch.close());
  await app.register(helmet, { contentSecurityPolicy: { directives: CONTENT_POLICY }, strictTransportSecurity: false });
  await app.register(formbody);
  app.addHook('onRequest', async (request, reply) => {
    // A foreign name that resolves to this machine (DNS rebinding) must not read these pages.
    if (local && !LOOPBACK_NAMES.test(request.headers.host ?? '')) return reply.code(FORBIDDEN).send({ error: 'host' });
    return undefined;
  });
  app.setErrorHandler((error, request, reply) => {
    const known = catalogued(error);
    if (known === null) logger.error({ err: error, path: request.routeOptions.url }, 'a request failed');
    if (known !== null && request.url.startsWith('/api/')) return sendProblem(reply, known);
    return reply
      .code(known?.http ?? 500)
      .type('text/html; charset=utf-8')
      .send(errorPage(known?.vi ?? 'Có lỗi bên trong dondoc; đã ghi vào nhật ký.', local));
  });
  app.get('/healthz', () => ({ alive: true }));
  app.get('/readyz', async (_request, reply) => {
    const parts = await options.parts();
    const missing = parts.filter(({ ready }) => !ready);
    return reply.code(missing.length === 0 ? 200 : UNAVAILABLE).send({ ready: missing.length === 0, missing, parts });
  });
  registerApi(app, options, batch);
  registerPages(app, options);
  registerForms(app, options);
  return app;
}

const CONTENT_POLICY = {
  'default-src': ["'none'"],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
  'upgrade-insecure-requests': null,
};

/** @throws LocalStackError portTaken */
export async function startWeb(options: WebOptions): Promise<Web> {
  const app = await createWeb(options);
  try {
    const url = await app.listen({ host: options.host ?? LOOPBACK, port: options.port });
    return { url, stop: () => app.close() };
  } catch (error) {
    await app.close();
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw new LocalStackError('portTaken', { port: options.port });
    throw error;
  }
}
