// The web for a test: on a stack, or with a journal that is away. Requests come as a browser on this machine would send them.
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { OpenEngine } from '../../engine/open.ts';
import type { Journal } from '../../journal/journal.ts';
import type { WebOptions } from '../../web/options.ts';
import { createWeb } from '../../web/server.ts';

export const HOST = 'localhost:8080';

/** Every query fails as with a PostgreSQL that does not listen. */
export function awayJournal(): Journal {
  const refused = () => Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));
  const pool = { query: refused, connect: refused } as unknown as Journal['pool'];
  return { pool, close: async () => {} };
}

/** An engine that nobody may ask. */
export const noEngine: OpenEngine = {
  submit: () => Promise.reject(new Error('the engine was asked to submit')),
  act: () => Promise.reject(new Error('the engine was asked to act')),
  health: () => Promise.reject(new Error('the engine was asked how it is')),
};

export async function siteOf(options: Partial<WebOptions>): Promise<FastifyInstance> {
  return await createWeb({
    port: 0,
    journal: awayJournal(),
    engine: noEngine,
    mailbox: null,
    parts: () => Promise.resolve([]),
    logger: pino({ level: 'silent' }),
    local: true,
    ...options,
  });
}

/** A browser: it keeps the cookie it was given, and posts the forms of the pages it has read. */
export class Browser {
  readonly #app: FastifyInstance;
  #cookie = '';

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  async get(url: string) {
    const reply = await this.#app.inject({ url, headers: { host: HOST, cookie: this.#cookie } });
    const given = reply.headers['set-cookie'];
    if (typeof given === 'string') this.#cookie = given.split(';')[0] ?? '';
    return reply;
  }

  /** The hidden fields of the form that holds this text. */
  async form(url: string, containing: string): Promise<Record<string, string>> {
    const { body } = await this.get(url);
    const form = body
      .split('<form')
      .slice(1)
      .map((part) => part.slice(0, part.indexOf('</form>')))
      .find((part) => part.includes(containing));
    if (form === undefined) throw new Error(`${url} has no form with ${containing}`);
    const hidden = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
    return Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
  }

  async post(url: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
    return await this.#app.inject({
      method: 'POST',
      url,
      headers: {
        host: HOST,
        cookie: this.#cookie,
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      payload: new URLSearchParams(fields).toString(),
    });
  }
}
