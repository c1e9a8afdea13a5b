// What goes over Kafka, as AsyncAPI 3: the topics, who writes and who reads them, and each type of event with its headers and data. For
// those who connect their own services; made from the same tables and schemas that the doors themselves use.
import type { InboundType } from './events.ts';
import { factDataschema, factEventType, INBOUND, OUTBOUND, TOPICS } from './events.ts';
import type { FactType } from './fact.ts';
import type { JsonSchema } from './json-schema.ts';
import { eventSchema } from './json-schema.ts';

const JSON_TYPE = 'application/json';
const SCHEMA_FORMAT = 'application/schema+json;version=draft-2020-12';

interface Message {
  readonly id: string;
  readonly type: string;
  readonly text: { readonly vi: string; readonly en: string };
  readonly dataschema: string;
  readonly data: JsonSchema;
}

const text = (description?: string): JsonSchema =>
  description === undefined ? { type: 'string' } : { type: 'string', description };
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });
const always = (value: string): JsonSchema => ({ type: 'string', const: value });

/** Headers of the binary mode. The structured mode (application/cloudevents+json) holds the same attributes in the value. */
const headers = ({ type, dataschema }: Message): JsonSchema => ({
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type'],
  properties: {
    ce_specversion: always('1.0'),
    ce_id: text('With the source: the same word again changes nothing.'),
    ce_source: text('A registered source, for what is taken in; urn:dondoc:directive:ID, for facts.'),
    ce_type: always(type),
    ce_subject: text('DIRECTIVE/DUTY/UNIT, with /PERIOD or without; the data may say it instead.'),
    ce_time: { type: 'string', format: 'date-time' },
    ce_dataschema: always(dataschema),
    ce_partitionkey: text("The directive's id, which is the key of the record as well."),
    'content-type': text(JSON_TYPE),
  },
});

const message = (one: Message): JsonSchema => ({
  name: one.type,
  title: one.text.en,
  summary: one.text.vi,
  contentType: JSON_TYPE,
  headers: headers(one),
  payload: { schemaFormat: SCHEMA_FORMAT, schema: one.data },
});

const inboundMessage = ({ kind, name, type, dataschema, vi, en }: InboundType): Message => ({
  id: name,
  type,
  text: { vi, en },
  dataschema,
  data: eventSchema(kind),
});

/** The data of every fact; `body` differs by type. */
const FACT_DATA: JsonSchema = {
  type: 'object',
  required: ['directive', 'seq', 'duty', 'unit', 'period', 'input', 'told', 'body'],
  properties: {
    directive: text(),
    seq: { type: 'integer', minimum: 1, description: "Its number among the directive's facts: there are no gaps." },
    duty: orNull(text()),
    unit: orNull(text()),
    period: orNull(text()),
    input: orNull({ type: 'object', description: 'What was said, where the fact answers an event: source, id, ...' }),
    told: {
      type: 'array',
      items: { type: 'object', properties: { role: text(), unit: text(), form: text() } },
      description: 'Who is told of it, by role; never a name.',
    },
    body: { type: 'object', description: 'Days as YYYY-MM-DD, instants by RFC 3339.' },
  },
};

const outboundMessage = (fact: FactType): Message => ({
  id: `fact.${fact}`,
  type: factEventType(fact),
  text: OUTBOUND[fact],
  dataschema: factDataschema(fact),
  data: FACT_DATA,
});

const channel = (address: string, description: string, ids: readonly string[]): JsonSchema => ({
  address,
  description,
  messages: Object.fromEntries(ids.map((id) => [id, { $ref: `#/components/messages/${id}` }])),
});

/** The description of what goes over Kafka; `version`: of dondoc. */
export function asyncApi(version: string): JsonSchema {
  const inbound = Object.values(INBOUND).map(inboundMessage);
  const outbound = (Object.keys(OUTBOUND) as FactType[]).map(outboundMessage);
  const ids = (messages: readonly Message[]) => messages.map(({ id }) => id);
  const on = (name: string) => ({ $ref: `#/channels/${name}` });
  return {
    asyncapi: '3.0.0',
    info: { title: 'dondoc', version, description: 'CloudEvents 1.0 over Kafka, in binary or structured mode.' },
    defaultContentType: JSON_TYPE,
    channels: {
      inputs: channel(TOPICS.inputs, 'What services tell dondoc.', ids(inbound)),
      facts: channel(TOPICS.facts, "What has happened, each directive's facts in order.", ids(outbound)),
      deadLetters: channel(
        TOPICS.dlq,
        'What could not be taken, as it came; headers say where it was and why.',
        ids(inbound),
      ),
    },
    operations: {
      takeInputs: { action: 'receive', channel: on('inputs') },
      tellFacts: { action: 'send', channel: on('facts') },
      putAside: { action: 'send', channel: on('deadLetters') },
    },
    components: { messages: Object.fromEntries([...inbound, ...outbound].map((one) => [one.id, message(one)])) },
  };
}
