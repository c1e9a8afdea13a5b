import { describe, expect, it } from 'vitest';
import { INBOUND } from '../../contracts/events.ts';
import { openApi } from '../../web/api/openapi.ts';
import { ASYNCAPI_PATH, OPENAPI_PATH } from '../../web/api/reads.ts';
import { HOST, siteOf } from './site.ts';

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, { readonly properties?: { type?: { const?: string } } }>>;
  };
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly security?: readonly unknown[];
}

/** The descriptions do not describe themselves. */
const DESCRIPTIONS = [OPENAPI_PATH, ASYNCAPI_PATH];

const document = openApi() as unknown as Document;

/** Fastify's form of a path: the id of an assignment has slashes. */
const routeOf = (path: string): string => path.replace('{assignment}', '*').replaceAll(/\{(\w+)\}/g, ':$1');

/** The routes of Fastify's tree, in which each line holds what follows its parent's. (It prints one wildcard for all.) */
function routesOf(tree: string): readonly string[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, branch, part] = /^(.*?)── (\S+) \(/.exec(line) ?? [];
    if (branch === undefined || part === undefined) return [];
    const depth = Math.floor(branch.length / 4);
    above[depth] = (depth === 0 ? '' : (above[depth - 1] ?? '')) + (depth === 0 ? '/' : part);
    return [(above[depth] ?? '').replace('//', '/')];
  });
}

describe('the description of the API', () => {
  it('names routes that exist, and every route of the API', async () => {
    const app = await siteOf({});
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const method of Object.keys(methods)) {
        expect(app.hasRoute({ method: method.toUpperCase() as 'GET', url: routeOf(path) }), `${method} ${path}`).toBe(
          true,
        );
      }
    }
    const described = Object.keys(document.paths).map(routeOf);
    const served = routesOf(app.printRoutes({ commonPrefix: false })).filter((route) => route.startsWith('/api/'));
    expect(served.filter((route) => !DESCRIPTIONS.includes(route) && route !== '/api/v1/assignments/*').sort()).toEqual(
      described.filter((route) => route !== '/api/v1/assignments/*').sort(),
    );
  });

  it('knows every type of event that is taken in, and refers to nothing that is not there', () => {
    const types = Object.values(document.components.schemas).map((schema) => schema.properties?.type?.const);
    for (const { type } of Object.values(INBOUND)) expect(types).toContain(type);
    const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(references.length).toBeGreaterThan(10);
    for (const name of references) expect(Object.keys(document.components.schemas)).toContain(name);
    expect(JSON.stringify(document)).not.toContain('"#/definitions');
  });

  it('asks for a token everywhere and names every part of a path', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const operation of Object.values(methods)) {
        expect(operation.security, path).toEqual([{ token: [] }]);
        const named = (operation.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => `{${name}}`);
        expect(path.match(/\{\w+\}/g) ?? [], path).toEqual(named);
      }
    }
  });

  it('is served as JSON', async () => {
    const app = await siteOf({});
    const reply = await app.inject({ url: '/api/v1/openapi.json', headers: { host: HOST } });
    expect(reply.headers['content-type']).toContain('application/json');
    expect(reply.json()).toEqual(JSON.parse(JSON.stringify(document)));
    expect(document.openapi).toBe('3.1.0');
  });
});
