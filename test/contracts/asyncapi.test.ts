// The description of Kafka's topics is valid AsyncAPI 3, and what really goes over them is what it describes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { asyncApi } from '../../contracts/asyncapi.ts';
import type { CloudEvent } from '../../contracts/cloudevent.ts';
import { cloudEvent, encodeKafka } from '../../contracts/cloudevent.ts';
import { INBOUND, OUTBOUND, TOPICS } from '../../contracts/events.ts';
import { factEvent } from '../../workers/fact-event.ts';
import { factOf } from '../workers/sample-facts.ts';

interface Described {
  readonly channels: Readonly<Record<string, { readonly address: string; readonly messages: object }>>;
  readonly operations: Readonly<Record<string, { readonly channel: { readonly $ref: string } }>>;
  readonly components: {
    readonly messages: Readonly<
      Record<string, { readonly headers: object; readonly payload: { readonly schema: object } }>
    >;
  };
}

const document = asyncApi('0.0.0') as unknown as Described;
const schemaFile = createRequire(import.meta.url).resolve('@asyncapi/specs/schemas/3.0.0.json');

/** Whether an event, as the relay or a service writes it, is a message of this name. */
function fits(name: string, event: CloudEvent): boolean {
  const message = document.components.messages[name];
  if (message === undefined) throw new Error(`no message ${name}`);
  const { headers, value } = encodeKafka(event);
  const texts = Object.fromEntries(Object.entries(headers).map(([key, one]) => [key, String(one)]));
  const valid = (schema: object, data: unknown) =>
    new Ajv2020({ strict: false, validateFormats: false }).validate(schema, data);
  return valid(message.headers, texts) && valid(message.payload.schema, JSON.parse(String(value)));
}

describe('the description of what goes over Kafka', () => {
  test('is valid by AsyncAPI 3.0', () => {
    // The file brings its own copy of draft-07.
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true, meta: false, validateSchema: false });
    const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);
    validate(document);
    expect(validate.errors).toBeNull();
    expect(validate({ ...document, asyncapi: '2.0.0' })).toBe(false);
  });

  test('names every topic and every type of event, and refers to nothing that is not there', () => {
    expect(Object.values(document.channels).map(({ address }) => address)).toEqual(Object.values(TOPICS));
    const names = Object.keys(document.components.messages);
    expect(names).toHaveLength(Object.keys(INBOUND).length + Object.keys(OUTBOUND).length);
    for (const [, kind, name] of JSON.stringify(document).matchAll(/"#\/(channels|components\/messages)\/([^"]+)"/g)) {
      expect(Object.keys(kind === 'channels' ? document.channels : document.components.messages)).toContain(name);
    }
  });

  test('fits an event that is taken in, and not one of another type or without its reason', () => {
    const common = { id: '1', source: 'urn:x', extensions: { partitionkey: 'd.1.2026' } };
    const data = { directive: 'd.1.2026', duty: 'd1', unit: 'so-y-te', reason: 'thiếu số liệu' };
    expect(fits('report.returned', cloudEvent({ ...common, type: INBOUND.return.type, data }))).toBe(true);
    expect(fits('report.confirmed', cloudEvent({ ...common, type: INBOUND.return.type, data }))).toBe(false);
    const { reason: _, ...silent } = data;
    expect(fits('report.returned', cloudEvent({ ...common, type: INBOUND.return.type, data: silent }))).toBe(false);
  });

  test('fits a fact as the relay tells it', () => {
    const fact = factOf('assignment.acknowledged', { note: '', nextAt: null });
    expect(fits('fact.assignment.acknowledged', factEvent(3, fact))).toBe(true);
    expect(fits('fact.assignment.submitted', factEvent(3, fact))).toBe(false);
  });
});
