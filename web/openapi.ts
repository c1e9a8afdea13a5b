// The API's description (OpenAPI 3.1), from the contracts that the API itself is checked by.
import { INBOUND } from '../contracts/events.ts';
import { eventData } from '../contracts/json-schema.ts';
import type { InputKind } from '../contracts/input.ts';
import { projectVersion } from '../infra/paths.ts';
import { z } from 'zod';

const READS: Readonly<Record<string, string>> = {
  '/api/v1/directives': 'Every directive with its counts',
  '/api/v1/directives/{id}': 'One directive',
  '/api/v1/directives/{id}/assignments': 'Its assignments',
  '/api/v1/assignments/{id}': 'One assignment with its facts and notices',
  '/api/v1/counts': 'Counts by directive and unit',
  '/api/v1/questions': 'Open questions',
  '/api/v1/parked': 'Inputs that wait for an operator',
  '/api/v1/notices': 'Notices, newest first',
  '/api/v1/facts': "A directive's facts after a number",
};

const EVENT = { type: 'object', required: ['specversion', 'id', 'source', 'type', 'data'] } as const;
const PROBLEM = { description: 'application/problem+json with a code of the catalogue' } as const;

export function openApi(): unknown {
  const kinds = Object.keys(INBOUND) as InputKind[];
  const event = (kind: InputKind) => ({
    ...EVENT,
    properties: {
      specversion: { const: '1.0' },
      id: { type: 'string' },
      source: { type: 'string' },
      type: { const: INBOUND[kind].type },
      time: { type: 'string', format: 'date-time' },
      data: z.toJSONSchema(eventData(kind), { io: 'input' }),
    },
  });
  const body = { content: { 'application/cloudevents+json': { schema: { oneOf: kinds.map(event) } } } };
  const get = (summary: string) => ({
    get: { summary, responses: { 200: { description: 'JSON' }, default: PROBLEM } },
  });
  const post = (summary: string, status: number) => ({
    post: {
      summary,
      security: [{ token: [] }],
      requestBody: body,
      responses: { [status]: { description: 'Taken' }, default: PROBLEM },
    },
  });
  return {
    openapi: '3.1.0',
    info: { title: 'dondoc', version: projectVersion },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    paths: {
      '/api/v1/events': post('Events from services, one or a batch', 202),
      '/api/v1/actions': post('One action, answered with what was decided', 200),
      ...Object.fromEntries(Object.entries(READS).map(([path, summary]) => [path, get(summary)])),
    },
  };
}
