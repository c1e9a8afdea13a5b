import { CloudEvent as SdkEvent, HTTP, Kafka } from 'cloudevents';
import type { KafkaMessage } from 'cloudevents';
import { describe, expect, test } from 'vitest';
import {
  BATCH_TYPE,
  cloudEvent,
  decodeHttp,
  decodeKafka,
  encodeHttp,
  encodeHttpBatch,
  encodeKafka,
  STRUCTURED_TYPE,
} from '../../contracts/cloudevent.ts';
import type { CloudEvent, ContentMode, EncodedRecord } from '../../contracts/cloudevent.ts';
import { DondocError } from '../../contracts/errors.ts';
import type { ErrorCode } from '../../contracts/errors.ts';
import { MAX_INPUT_BYTES } from '../../contracts/input.ts';
import fc from '../rules/seeded.ts';
import { events, plainSource, plainText } from './event-arbitrary.ts';

const MODES: readonly ContentMode[] = ['binary', 'structured'];

/** A message as kafkajs hands it over: every header a Buffer. */
const overKafka = ({ key, value, headers }: EncodedRecord) => ({
  key: key === null ? null : Buffer.from(key),
  value,
  headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)])),
});

/** An event as the SDK has it. */
const sdkEvent = ({ time, extensions, subject, dataschema, data, ...rest }: CloudEvent): SdkEvent<unknown> =>
  new SdkEvent<unknown>({
    ...rest,
    ...extensions,
    datacontenttype: 'application/json',
    ...(subject === null ? {} : { subject }),
    ...(dataschema === null ? {} : { dataschema }),
    // Without a time the SDK takes now.
    time: new Date(time ?? 0).toISOString(),
    data,
  });

const REPORT = cloudEvent({
  id: 'bc-12',
  source: 'urn:dondoc:source:so-noi-vu',
  type: 'vn.dondoc.report.submitted.v1',
  subject: 'tinh-uy.109-nq-tu.2021/d1/so-noi-vu/2026-Q1',
  time: Date.parse('2026-03-31T10:00:00Z'),
  data: { text: 'Báo cáo quý I' },
});

describe('what this codec writes it reads', () => {
  test.each(MODES)('on Kafka, %s', (mode) => {
    fc.assert(
      fc.property(events(), (event) => {
        expect(decodeKafka(overKafka(encodeKafka(event, mode)))).toEqual(event);
      }),
    );
  });

  test.each(MODES)('on HTTP, %s, with headers of printable ASCII only', (mode) => {
    fc.assert(
      fc.property(events(), (event) => {
        const { headers, body } = encodeHttp(event, mode);
        for (const value of Object.values(headers)) expect(value).toMatch(/^[\x20-\x7e]+$/);
        expect(decodeHttp(headers, body)).toEqual({ mode, events: [event] });
      }),
    );
  });

  test('on HTTP, as a batch, in order', () => {
    fc.assert(
      fc.property(fc.array(events(), { maxLength: 5 }), (batch) => {
        const { headers, body } = encodeHttpBatch(batch);
        expect(decodeHttp(headers, body)).toEqual({ mode: 'batch', events: batch });
      }),
      { numRuns: 30 },
    );
  });
});

describe('the SDK and this codec understand each other', () => {
  const sdkReadable = events().filter(({ data, time }) => typeof data === 'object' && data !== null && time !== null);

  test('the SDK reads a Kafka message from here (its headers made text, since it cannot read Buffers)', () => {
    fc.assert(
      fc.property(sdkReadable, fc.constantFrom(...MODES), (event, mode) => {
        const { key, value, headers } = encodeKafka(event, mode);
        const message = { key, value: value?.toString() ?? '', headers, body: '' } as unknown as KafkaMessage;
        const read = Kafka.toEvent(message) as SdkEvent<unknown>;
        expect(read.data).toEqual(event.data);
        expect([read.id, read.source, read.type]).toEqual([event.id, event.source, event.type]);
        expect(read.subject ?? null).toBe(event.subject);
        expect(Date.parse(read.time ?? '')).toBe(event.time);
        for (const [name, value] of Object.entries(event.extensions)) expect(read[name]).toBe(value);
      }),
    );
  });

  test('the SDK’s Kafka messages are read here', () => {
    fc.assert(
      fc.property(sdkReadable, fc.constantFrom(...MODES), (event, mode) => {
        const sdk = Kafka[mode](sdkEvent(event)) as { headers: Record<string, string | undefined>; value: unknown };
        const set = Object.entries(sdk.headers).filter(([, value]) => value !== undefined);
        const headers = Object.fromEntries(set.map(([name, value]) => [name, Buffer.from(String(value))]));
        const value = Buffer.from(typeof sdk.value === 'string' ? sdk.value : JSON.stringify(sdk.value));
        expect(decodeKafka({ key: null, value, headers })).toEqual(event);
      }),
    );
  });

  test('the SDK reads HTTP requests from here', () => {
    fc.assert(
      fc.property(
        events(() => plainText, plainSource).filter(({ data }) => typeof data === 'object' && data !== null),
        (event) => {
          for (const mode of MODES) {
            const { headers, body } = encodeHttp(event, mode);
            const read = HTTP.toEvent({ headers, body: body.toString() }) as SdkEvent<unknown>;
            expect([read.id, read.source, read.type, read.data]).toEqual([
              event.id,
              event.source,
              event.type,
              event.data,
            ]);
          }
        },
      ),
    );
  });

  test('the SDK’s HTTP requests are read here: plain text in headers, any text in a body', () => {
    const plain = events(() => plainText, plainSource).filter(
      ({ data, time }) => typeof data === 'object' && data !== null && time !== null,
    );
    fc.assert(
      fc.property(plain, sdkReadable, (plainEvent, event) => {
        const binary = HTTP.binary(sdkEvent(plainEvent));
        expect(decodeHttp(binary.headers as never, Buffer.from(binary.body as string)).events).toEqual([plainEvent]);
        const structured = HTTP.structured(sdkEvent(event));
        expect(decodeHttp(structured.headers as never, Buffer.from(structured.body as string)).events).toEqual([event]);
      }),
    );
  });

  test('the raw Vietnamese that the SDK puts into headers is refused, not misread', () => {
    const { headers, body } = HTTP.binary(sdkEvent({ ...REPORT, subject: 'Sở Nội vụ' }));
    expect(refusal(() => decodeHttp(headers as never, Buffer.from(body as string)))).toMatchObject({
      where: 'ce-subject',
    });
  });
});

describe('what the specification leaves open', () => {
  test('a header may be quoted and is percent-decoded once', () => {
    const { headers, body } = encodeHttp(REPORT);
    const quoted = { ...headers, 'CE-Subject': '"S%E1%BB%9F \\"N%2541\\""' };
    const { 'ce-subject': _, ...others } = quoted as Record<string, string>;
    expect(decodeHttp(others, body).events[0]?.subject).toBe('Sở "N%41"');
  });

  test('attributes that are null are not set; extensions may be numbers and booleans', () => {
    const json = { specversion: '1.0', id: '1', source: '/s', type: 't', subject: null, n: 7, yes: true, data: null };
    const headers = { 'content-type': STRUCTURED_TYPE };
    const [event] = decodeHttp(headers, Buffer.from(JSON.stringify(json))).events;
    expect(event).toEqual(cloudEvent({ id: '1', source: '/s', type: 't', extensions: { n: 7, yes: true } }));
  });

  test('data_base64 of JSON is read as that JSON', () => {
    const base64 = Buffer.from('{"a":"á"}').toString('base64');
    const json = { specversion: '1.0', id: '1', source: '/s', type: 't', data_base64: base64 };
    const message = {
      key: null,
      value: Buffer.from(JSON.stringify(json)),
      headers: { 'content-type': STRUCTURED_TYPE },
    };
    expect(decodeKafka(message).data).toEqual({ a: 'á' });
  });
});

/** The error that reading throws: its code and its details. */
function refusal(read: () => unknown): { code: ErrorCode; where: string | undefined; vi: string; en: string } {
  try {
    read();
  } catch (error) {
    if (!(error instanceof DondocError)) throw error;
    return { code: error.code, where: error.details.where, vi: error.vi, en: error.message };
  }
  throw new Error('it was read');
}

const kafka = (headers: Record<string, unknown>, value: string | Buffer | null = '{}') => ({
  key: null,
  value: typeof value === 'string' ? Buffer.from(value) : value,
  headers: {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: '1',
    ce_source: '/s',
    ce_type: 't',
    ...headers,
  } as Record<string, string>,
});

const structured = (json: unknown) =>
  kafka({ 'content-type': STRUCTURED_TYPE }, typeof json === 'string' ? json : JSON.stringify(json));

const whole = { specversion: '1.0', id: '1', source: '/s', type: 't' };
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

describe('a malformed event is refused with its place', () => {
  test.each<[string, ErrorCode, string, Parameters<typeof decodeKafka>[0]]>([
    ['not a CloudEvent', 'inputMalformed', 'ce_specversion', { key: null, value: Buffer.from('{}'), headers: {} }],
    ['no headers', 'inputMalformed', 'ce_specversion', { key: null, value: null }],
    ['an older version', 'schemaUnknown', 'ce_specversion', kafka({ ce_specversion: '0.3' })],
    ['no id', 'inputMalformed', 'ce_id', kafka({ ce_id: undefined })],
    ['an empty id', 'inputMalformed', 'ce_id', kafka({ ce_id: '' })],
    ['an id of 201 characters', 'inputMalformed', 'ce_id', kafka({ ce_id: 'x'.repeat(201) })],
    ['a line break in the id', 'inputMalformed', 'ce_id', kafka({ ce_id: 'a\nb' })],
    ['no source', 'inputMalformed', 'ce_source', kafka({ ce_source: undefined })],
    ['a source that is no URI', 'inputMalformed', 'ce_source', kafka({ ce_source: 'Sở Nội vụ' })],
    ['no type', 'inputMalformed', 'ce_type', kafka({ ce_type: undefined })],
    ['a time without offset', 'inputMalformed', 'ce_time', kafka({ ce_time: '2026-03-31T17:00:00' })],
    ['30 February', 'inputMalformed', 'ce_time', kafka({ ce_time: '2026-02-30T17:00:00Z' })],
    ['a relative dataschema', 'inputMalformed', 'ce_dataschema', kafka({ ce_dataschema: '/v1' })],
    ['an extension with a dash', 'inputMalformed', 'ce_?', kafka({ 'ce_my-ext': '1' })],
    ['an attribute named data', 'inputMalformed', 'ce_?', kafka({ ce_data: '1' })],
    ['an attribute twice', 'inputMalformed', 'ce_id', kafka({ ce_id: ['1', '2'] })],
    ['an attribute in two spellings', 'inputMalformed', 'ce_id', kafka({ CE_ID: '2' })],
    ['a header that is not UTF-8', 'inputMalformed', 'ce_id', kafka({ ce_id: Buffer.from([0xff]) })],
    ['data that is not UTF-8', 'inputMalformed', 'value', kafka({}, Buffer.from([0x22, 0xc3, 0x22]))],
    ['data that is not JSON', 'inputMalformed', 'value', kafka({}, 'Nguyễn Văn A')],
    ['XML', 'inputMalformed', 'content-type', kafka({ 'content-type': 'application/xml' })],
    ['JSON in UTF-16', 'inputMalformed', 'content-type', kafka({ 'content-type': 'application/json; charset=utf-16' })],
    ['a batch, which Kafka has not', 'inputMalformed', 'content-type', kafka({ 'content-type': BATCH_TYPE }, '[]')],
    ['Avro', 'inputMalformed', 'content-type', kafka({ 'content-type': 'application/cloudevents+avro' })],
    ['256 KiB and a byte', 'inputTooLarge', 'value', kafka({}, Buffer.alloc(MAX_INPUT_BYTES + 1))],
    ['U+0000 in data', 'inputMalformed', 'value.a[1]', kafka({}, '{"a":["x","\\u0000"]}')],
    ['half a surrogate pair in data', 'inputMalformed', 'value.a', kafka({}, '{"a":"\\ud83d"}')],
    ['a field __proto__', 'inputMalformed', 'value', kafka({}, '{"__proto__":{}}')],
    ['data 17 deep', 'inputMalformed', `value${'[0]'.repeat(16)}`, kafka({}, JSON.stringify(nested(17)))],
    ['structured: no JSON', 'inputMalformed', 'value', structured('{"specversion"')],
    ['structured: nothing', 'inputMalformed', 'value', kafka({ 'content-type': STRUCTURED_TYPE }, null)],
    ['structured: a list', 'inputMalformed', 'body', structured([whole])],
    ['structured: no specversion', 'inputMalformed', 'specversion', structured({ ...whole, specversion: undefined })],
    ['structured: specversion a number', 'schemaUnknown', 'specversion', structured({ ...whole, specversion: 1 })],
    ['structured: id a number', 'inputMalformed', 'id', structured({ ...whole, id: 7 })],
    ['structured: time a number', 'inputMalformed', 'time', structured({ ...whole, time: 1774951200 })],
    ['structured: an extension that is an object', 'inputMalformed', 'x', structured({ ...whole, x: {} })],
    ['structured: a fraction as extension', 'inputMalformed', 'x', structured({ ...whole, x: 1.5 })],
    [
      'structured: text data',
      'inputMalformed',
      'datacontenttype',
      structured({ ...whole, datacontenttype: 'text/plain' }),
    ],
    ['structured: data twice', 'inputMalformed', 'data_base64', structured({ ...whole, data: 1, data_base64: 'MQ==' })],
    ['structured: base64 with a hole', 'inputMalformed', 'data_base64', structured({ ...whole, data_base64: 'M===' })],
    [
      'structured: 33 extensions',
      'inputMalformed',
      'x32',
      structured({ ...whole, ...Object.fromEntries(Array.from({ length: 33 }, (_, n) => [`x${n}`, 'v'])) }),
    ],
  ])('%s', (_, code, where, message) => {
    expect(refusal(() => decodeKafka(message))).toMatchObject({ code, where });
  });

  test('256 KiB are taken', () => {
    const value = Buffer.from(JSON.stringify({ a: 'x'.repeat(MAX_INPUT_BYTES - '{"a":""}'.length) }));
    expect(value).toHaveLength(MAX_INPUT_BYTES);
    expect(decodeKafka(kafka({}, value)).id).toBe('1');
  });

  test.each<[string, ErrorCode, string, Record<string, string | string[]>, string]>([
    ['not a CloudEvent', 'inputMalformed', 'ce-specversion', { 'content-type': 'application/json' }, '{}'],
    ['bad percent-encoding', 'inputMalformed', 'ce-id', { ...encodeHttp(REPORT).headers, 'ce-id': 'a%ZZ' }, '{}'],
    ['percent-encoded Latin-1', 'inputMalformed', 'ce-id', { ...encodeHttp(REPORT).headers, 'ce-id': '%E0' }, '{}'],
    ['an encoded line break', 'inputMalformed', 'ce-id', { ...encodeHttp(REPORT).headers, 'ce-id': 'a%0Ab' }, '{}'],
    ['a header twice', 'inputMalformed', 'ce-id', { ...encodeHttp(REPORT).headers, 'ce-id': ['a', 'b'] }, '{}'],
    ['a batch that is no list', 'inputMalformed', 'body', { 'content-type': BATCH_TYPE }, '{}'],
    [
      'a batch of 101',
      'inputMalformed',
      'body',
      { 'content-type': BATCH_TYPE },
      JSON.stringify(Array(101).fill(whole)),
    ],
    [
      'a bad event in a batch',
      'inputMalformed',
      '[1].id',
      { 'content-type': BATCH_TYPE },
      JSON.stringify([whole, { ...whole, id: '' }]),
    ],
    [
      'a large event in a batch',
      'inputTooLarge',
      '[0]',
      { 'content-type': BATCH_TYPE },
      JSON.stringify([{ ...whole, data: 'x'.repeat(MAX_INPUT_BYTES) }]),
    ],
  ])('on HTTP: %s', (_, code, where, headers, body) => {
    expect(refusal(() => decodeHttp(headers, Buffer.from(body)))).toMatchObject({ code, where });
  });

  test('the error speaks Vietnamese and English and never quotes what was sent', () => {
    const { vi, en } = refusal(() => decodeKafka(kafka({}, '{"text":"Nguyễn Văn A')));
    expect(vi).toContain('không phải JSON');
    expect(en).toContain('not JSON');
    expect(vi + en).not.toContain('Nguyễn');
  });

  test('random bytes are read or refused, never anything else', () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    const headers = fc.dictionary(fc.constantFrom('content-type', 'ce_id', 'ce_specversion', 'ce_x'), bytes);
    const types = fc.constantFrom(STRUCTURED_TYPE, 'application/json', 'text/plain');
    fc.assert(
      fc.property(bytes, headers, types, (value, found, type) => {
        try {
          decodeKafka({ key: null, value, headers: { 'content-type': type, ...found } });
        } catch (error) {
          expect(error).toBeInstanceOf(DondocError);
        }
      }),
    );
  });
});
