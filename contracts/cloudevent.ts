// CloudEvents 1.0 on Kafka and on HTTP, each in binary and structured mode, on HTTP also as a batch. Own codec: the SDK's cannot read
// headers as kafkajs gives them (Buffers), and writes raw non-ASCII into HTTP headers; tests hold this one against it.
import type { CloudEvent } from './cloudevent-format.ts';
import {
  attributesOf,
  checkContentType,
  checkSize,
  eventOf,
  eventOfJson,
  JSON_TYPE,
  jsonOfEvent,
  malformed,
  mediaType,
  parseJson,
  utf8,
} from './cloudevent-format.ts';
import { MAX_INPUTS_PER_SIGNAL } from './input.ts';

export type { CloudEvent } from './cloudevent-format.ts';
export { cloudEvent } from './cloudevent-format.ts';

export const STRUCTURED_TYPE = 'application/cloudevents+json';
export const BATCH_TYPE = 'application/cloudevents-batch+json';
/** Any type of the family: what is neither of the two above is a format that is not spoken here. */
const CLOUDEVENTS = 'application/cloudevents';
const CONTENT_TYPE = 'content-type';
const KAFKA_PREFIX = 'ce_';
const HTTP_PREFIX = 'ce-';

export const MAX_BATCH_EVENTS = MAX_INPUTS_PER_SIGNAL;
export const MAX_BATCH_BYTES = 4 * 1024 * 1024;

export type ContentMode = 'binary' | 'structured';
type HeaderValue = string | Uint8Array | readonly (string | Uint8Array)[] | undefined;

/** A message as kafkajs gives it. */
export interface KafkaRecord {
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
  readonly headers?: Readonly<Record<string, HeaderValue>> | undefined;
}

/** A message as kafkajs takes it. */
export interface EncodedRecord {
  readonly key: string | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The event in a Kafka message.
 * @throws DondocError inputMalformed | schemaUnknown | inputTooLarge
 */
export function decodeKafka(message: KafkaRecord): CloudEvent {
  checkSize(message.value?.byteLength ?? 0, undefined, 'value');
  const headers = kafkaHeaders(message.headers ?? {});
  const contentType = headers.get(CONTENT_TYPE) ?? '';
  const { type } = mediaType(contentType);
  if (type.startsWith(CLOUDEVENTS)) {
    checkFamily(contentType, [STRUCTURED_TYPE]);
    return eventOfJson(parseJson(message.value ?? new Uint8Array(), 'value'), '');
  }
  if (!headers.has('ce_specversion')) throw noEvent(`${KAFKA_PREFIX}specversion`);
  return binaryEvent(headers, message.value, KAFKA_PREFIX, 'value', (text) => text);
}

/** Small-letter names, text values; a name that comes twice is refused, since nobody could say which one counts. */
function kafkaHeaders(headers: Readonly<Record<string, HeaderValue>>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(headers)) {
    const name = key.toLowerCase();
    if (value === undefined || value === null || !(name === CONTENT_TYPE || name.startsWith(KAFKA_PREFIX))) continue;
    if (found.has(name) || (Array.isArray(value) && value.length !== 1)) {
      throw malformed('đầu mục lặp lại', 'the header comes more than once', name);
    }
    const one = (Array.isArray(value) ? value[0] : value) as string | Uint8Array;
    found.set(name, typeof one === 'string' ? one : utf8(one, name));
  }
  return found;
}

function binaryEvent(
  headers: ReadonlyMap<string, string>,
  body: Uint8Array | null,
  prefix: string,
  where: string,
  decode: (text: string, where: string) => string,
): CloudEvent {
  checkContentType(headers.get(CONTENT_TYPE), CONTENT_TYPE);
  const attributes: Record<string, string> = {};
  for (const [header, value] of headers) {
    const name = header.slice(prefix.length);
    // The content type says it; some senders (the SDK) repeat it as an attribute.
    if (header.startsWith(prefix) && name !== 'datacontenttype') attributes[name] = decode(value, header);
  }
  const data = body === null || body.byteLength === 0 ? null : parseJson(body, where);
  return eventOf(attributes, data, (name) => (name === 'data' ? where : `${prefix}${name}`));
}

function checkFamily(contentType: string, known: readonly string[]): void {
  const { type, charset } = mediaType(contentType);
  if (known.includes(type) && charset === 'utf-8') return;
  throw malformed(
    'dạng CloudEvents không được nhận',
    'this form of CloudEvents is not taken',
    CONTENT_TYPE,
    known.join(', '),
  );
}

const noEvent = (where: string): Error =>
  malformed('không phải CloudEvent', 'not a CloudEvent', where, `CloudEvents 1.0, ${STRUCTURED_TYPE}`);

/** A Kafka message of an event; its key is the extension `partitionkey`. */
export function encodeKafka(event: CloudEvent, mode: ContentMode = 'binary'): EncodedRecord {
  const partitionKey = event.extensions['partitionkey'];
  const key = partitionKey === undefined ? null : String(partitionKey);
  if (mode === 'structured') {
    return {
      key,
      value: jsonBytes(jsonOfEvent(event)),
      headers: { [CONTENT_TYPE]: `${STRUCTURED_TYPE}; charset=utf-8` },
    };
  }
  const headers = headersOf(event, KAFKA_PREFIX, (text) => text);
  return { key, value: event.data === null ? null : jsonBytes(event.data), headers };
}

const jsonBytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value), 'utf8');

function headersOf(event: CloudEvent, prefix: string, encode: (text: string) => string): Record<string, string> {
  const headers: Record<string, string> = { [CONTENT_TYPE]: JSON_TYPE };
  for (const [name, value] of Object.entries({ ...event.extensions, ...attributesOf(event) })) {
    headers[prefix + name] = encode(String(value));
  }
  return headers;
}

export type HttpHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface HttpEvents {
  readonly mode: ContentMode | 'batch';
  readonly events: readonly CloudEvent[];
}

/**
 * The events in an HTTP request: one, or up to 100 in a batch; one bad event refuses the whole batch, so that nothing is half done.
 * @param body the raw bytes
 * @throws DondocError inputMalformed | schemaUnknown | inputTooLarge
 */
export function decodeHttp(headers: HttpHeaders, body: Uint8Array): HttpEvents {
  const found = httpHeaders(headers);
  const contentType = found.get(CONTENT_TYPE) ?? '';
  const { type } = mediaType(contentType);
  if (type === BATCH_TYPE) {
    checkFamily(contentType, [BATCH_TYPE]);
    return { mode: 'batch', events: batchOf(body) };
  }
  checkSize(body.byteLength, undefined, 'body');
  if (type.startsWith(CLOUDEVENTS)) {
    checkFamily(contentType, [STRUCTURED_TYPE]);
    return { mode: 'structured', events: [eventOfJson(parseJson(body, 'body'), '')] };
  }
  if (!found.has('ce-specversion')) throw noEvent(`${HTTP_PREFIX}specversion`);
  return { mode: 'binary', events: [binaryEvent(found, body, HTTP_PREFIX, 'body', decodeHeader)] };
}

function httpHeaders(headers: HttpHeaders): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(headers)) {
    const name = key.toLowerCase();
    if (value === undefined || !(name === CONTENT_TYPE || name.startsWith(HTTP_PREFIX))) continue;
    if (found.has(name) || typeof value !== 'string')
      throw malformed('đầu mục lặp lại', 'the header comes more than once', name);
    found.set(name, value);
  }
  return found;
}

function batchOf(body: Uint8Array): readonly CloudEvent[] {
  checkSize(body.byteLength, MAX_BATCH_BYTES, 'body');
  const json = parseJson(body, 'body');
  if (!Array.isArray(json)) throw malformed('không phải danh sách', 'not a list', 'body', 'CloudEvents JSON batch');
  if (json.length > MAX_BATCH_EVENTS) {
    throw malformed(`${json.length} sự kiện`, `${json.length} events`, 'body', `≤ ${MAX_BATCH_EVENTS}`);
  }
  return json.map((one: unknown, index) => {
    checkSize(Buffer.byteLength(JSON.stringify(one)), undefined, `[${index}]`);
    return eventOfJson(one, `[${index}]`);
  });
}

/** The value of an HTTP header: quoted text is unquoted, then percent-decoded once (HTTP binding, 3.1.3.2). */
function decodeHeader(text: string, where: string): string {
  const quoted = /^"((?:[^"\\]|\\.)*)"$/.exec(text);
  const plain = quoted === null ? text : (quoted[1] ?? '').replace(/\\(.)/g, '$1');
  if (!/^[\x20-\x7e]*$/.test(plain)) {
    throw malformed('có ký tự ngoài ASCII', 'has characters outside ASCII', where, 'percent-encoding (RFC 3986)');
  }
  try {
    return decodeURIComponent(plain);
  } catch {
    throw malformed('mã phần trăm không hợp lệ', 'not valid percent-encoding', where, 'percent-encoding (RFC 3986)');
  }
}

/** Encodes what the HTTP binding names: space, `"`, `%` and everything outside printable ASCII. */
const encodeHeader = (text: string): string =>
  text.replace(/[^\x21\x23\x24\x26-\x7e]+/gu, (part) => encodeURIComponent(part));

export interface EncodedRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** An HTTP request of an event. */
export function encodeHttp(event: CloudEvent, mode: ContentMode = 'binary'): EncodedRequest {
  if (mode === 'structured') {
    return { headers: { [CONTENT_TYPE]: `${STRUCTURED_TYPE}; charset=utf-8` }, body: jsonBytes(jsonOfEvent(event)) };
  }
  const body = event.data === null ? Buffer.alloc(0) : jsonBytes(event.data);
  return { headers: headersOf(event, HTTP_PREFIX, encodeHeader), body };
}

/** An HTTP request of up to 100 events. */
export function encodeHttpBatch(events: readonly CloudEvent[]): EncodedRequest {
  return { headers: { [CONTENT_TYPE]: `${BATCH_TYPE}; charset=utf-8` }, body: jsonBytes(events.map(jsonOfEvent)) };
}
