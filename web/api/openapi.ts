// The API's description (OpenAPI 3.1), from the contracts that the API itself is checked by.
import { BATCH_TYPE, MAX_BATCH_EVENTS, STRUCTURED_TYPE } from '../../contracts/cloudevent.ts';
import { MAX_ATTRIBUTE, SPEC_VERSION } from '../../contracts/cloudevent-format.ts';
import { CATALOGUE } from '../../contracts/errors.ts';
import { INBOUND } from '../../contracts/events.ts';
import type { InboundType } from '../../contracts/events.ts';
import { eventSchema } from '../../contracts/json-schema.ts';
import { projectVersion } from '../../infra/paths.ts';
import { DEFAULT_LIMIT, MAX_LIMIT, MAX_OFFSET } from './paging.ts';

type Json = Readonly<Record<string, unknown>>;

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Json): Json => ({ 'application/json': { schema } });
const text = (maxLength?: number): Json => ({ type: 'string', ...(maxLength === undefined ? {} : { maxLength }) });
const whole = (minimum: number, maximum?: number): Json => ({
  type: 'integer',
  minimum,
  ...(maximum === undefined ? {} : { maximum }),
});

const TOKEN = [{ token: [] }];
const PROBLEM = {
  description: 'The error, in both languages',
  content: { 'application/problem+json': { schema: ref('Problem') } },
};

function cloudEventSchema(one: InboundType): Json {
  return {
    title: one.vi,
    description: one.en,
    type: 'object',
    required: ['specversion', 'id', 'source', 'type', 'data'],
    properties: {
      specversion: { const: SPEC_VERSION },
      id: text(MAX_ATTRIBUTE.id),
      source: { ...text(MAX_ATTRIBUTE.source), description: "The token's own source" },
      type: { const: one.type },
      subject: {
        ...text(MAX_ATTRIBUTE.subject),
        description: 'directive/duty/unit[/period], where data names no directive',
      },
      time: { type: 'string', format: 'date-time' },
      dataschema: { const: one.dataschema },
      data: eventSchema(one.kind),
    },
  };
}

function schemas(): Json {
  const events = Object.values(INBOUND);
  const outcome = { kind: { enum: ['accepted', 'decided', 'parked', 'refused'] } };
  return {
    ...Object.fromEntries(events.map((one) => [one.name, cloudEventSchema(one)])),
    Event: {
      oneOf: events.map((one) => ref(one.name)),
      discriminator: {
        propertyName: 'type',
        mapping: Object.fromEntries(events.map((one) => [one.type, `#/components/schemas/${one.name}`])),
      },
    },
    Answer: {
      description:
        'accepted: durable, decided soon, in order. decided: `outcome` says how. parked: fits nothing yet, kept for an operator. refused: `code`.',
      type: 'object',
      required: ['id', 'kind'],
      properties: {
        id: text(),
        ...outcome,
        code: ref('Code'),
        outcome: { type: 'object' },
        lot: whole(0),
        parked: text(),
      },
    },
    Code: { enum: Object.keys(CATALOGUE) },
    Problem: {
      type: 'object',
      required: ['type', 'title', 'detail', 'status', 'code', 'retryable'],
      properties: {
        type: { type: 'string', format: 'uri' },
        title: { ...text(), description: 'Vietnamese' },
        detail: { ...text(), description: 'English' },
        status: whole(400, 599),
        code: { oneOf: [ref('Code'), { type: 'null' }] },
        retryable: { type: 'boolean' },
        what: text(),
        where: text(),
        expected: text(),
        limit: text(),
      },
    },
  };
}

function post(summary: string, description: string, status: number, answer: Json, content: Json): Json {
  return {
    post: {
      summary,
      description,
      security: TOKEN,
      requestBody: { required: true, content },
      responses: { [status]: { description: 'Taken', content: json(answer) }, default: PROBLEM },
    },
  };
}

const ONE = {
  [STRUCTURED_TYPE]: { schema: ref('Event') },
  'application/json': {
    schema: { description: 'Binary mode: the data alone, the attributes as ce-* headers', type: 'object' },
  },
};

const LIST = {
  type: 'object',
  required: ['items', 'next'],
  properties: { items: { type: 'array', items: { type: 'object' } }, next: { type: ['integer', 'null'] } },
};
const OBJECT = { type: 'object' };

const inQuery = (name: string, schema: Json, required = false): Json => ({ name, in: 'query', required, schema });
const inPath = (name: string, description: string): Json => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: text(),
});
const LIMIT = inQuery('limit', { ...whole(1, MAX_LIMIT), default: DEFAULT_LIMIT });
const PAGED = [LIMIT, inQuery('offset', { ...whole(0, MAX_OFFSET), default: 0 })];
const DIRECTIVE = inQuery('directive', text());
const ID = inPath('id', "The directive's id");

function get(summary: string, schema: Json, parameters: readonly Json[]): Json {
  return {
    get: {
      summary,
      security: TOKEN,
      parameters,
      responses: { 200: { description: 'As it stands now', content: json(schema) }, default: PROBLEM },
    },
  };
}

const READS: Json = {
  '/api/v1/directives': get('Every directive with its counts', LIST, PAGED),
  '/api/v1/directives/{id}': get('One directive with its duties, counts and questions', OBJECT, [ID]),
  '/api/v1/directives/{id}/assignments': get('Its assignments', LIST, [
    ID,
    inQuery('unit', text()),
    inQuery('duty', text()),
    ...PAGED,
  ]),
  '/api/v1/assignments/{assignment}': get('One assignment with its facts and notices', OBJECT, [
    inPath('assignment', 'directive/duty/unit/period; its slashes are not encoded'),
  ]),
  '/api/v1/counts': get('Counts by directive and by unit', OBJECT, [DIRECTIVE]),
  '/api/v1/questions': get('Open questions', LIST, [DIRECTIVE, ...PAGED]),
  '/api/v1/parked': get('Inputs that wait for an operator', LIST, [DIRECTIVE, ...PAGED]),
  '/api/v1/notices': get('Notices, newest first; `next` is the next `before`', LIST, [
    DIRECTIVE,
    inQuery('assignment', text()),
    inQuery('unit', text()),
    inQuery('person', text()),
    inQuery('before', whole(1)),
    LIMIT,
  ]),
  '/api/v1/facts': get("A directive's facts in order; `next` is the next `after`", LIST, [
    inQuery('directive', text(), true),
    inQuery('after', { ...whole(0), default: 0 }),
    LIMIT,
  ]),
};

export function openApi(): Json {
  return {
    openapi: '3.1.0',
    info: { title: 'dondoc', version: projectVersion },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: "A registered source's token" } },
      schemas: schemas(),
    },
    paths: {
      '/api/v1/events': post(
        'Events from services',
        `One CloudEvent, or up to ${MAX_BATCH_EVENTS} in a batch. One that cannot be taken refuses the whole request and names its place. The same source and id again changes nothing.`,
        202,
        { type: 'object', required: ['results'], properties: { results: { type: 'array', items: ref('Answer') } } },
        { ...ONE, [BATCH_TYPE]: { schema: { type: 'array', maxItems: MAX_BATCH_EVENTS, items: ref('Event') } } },
      ),
      '/api/v1/actions': post(
        "One person's action, answered with what was decided",
        '`recorded`: it is in the journal; else it is decided, or soon will be, and on its way there.',
        200,
        { allOf: [ref('Answer'), { type: 'object', properties: { recorded: { type: 'boolean' } } }] },
        ONE,
      ),
      ...READS,
    },
  };
}
