// A CloudEvent (1.0) and its JSON format. What is read is checked here once, for every transport: required attributes, their
// characters and lengths, a time with an offset, data that PostgreSQL can keep. Nothing of an event's content is put into an error.
import { DondocError } from './errors.ts';
import { MAX_INPUT_BYTES } from './input.ts';
import { formatInstant, parseInstant } from './rfc3339.ts';
import type { Instant } from './time.ts';

export const SPEC_VERSION = '1.0';
export const JSON_TYPE = 'application/json';

export type ExtensionValue = string | number | boolean;

export interface CloudEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string | null;
  readonly time: Instant | null;
  readonly dataschema: string | null;
  readonly extensions: Readonly<Record<string, ExtensionValue>>;
  /** A JSON value; null where the event has none. */
  readonly data: unknown;
}

/** The longest an attribute may be, in UTF-16 code units; `extension` is for each of those that the specification does not name. */
export const MAX_ATTRIBUTE = {
  id: 200,
  source: 300,
  type: 200,
  subject: 500,
  dataschema: 300,
  extension: 1_000,
} as const;
export const MAX_EXTENSIONS = 32;
/** Data nested deeper is no report; the limit keeps every walk over it shallow. */
export const MAX_DATA_DEPTH = 16;

/** The specification advises at most 20 characters; some extensions in use are longer. */
const ATTRIBUTE_NAME = /^[a-z0-9]{1,32}$/;
/** What the type String of the specification leaves out: control characters, lone surrogates, code points that are no characters. */
const NOT_TEXT = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;
const URI_REFERENCE = /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+$/;
const URI = /^[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const INT32 = 2 ** 31;
const NAMED = new Set(['specversion', 'id', 'source', 'type', 'subject', 'time', 'dataschema', 'datacontenttype']);

/** `what` in both languages, since one message shows one of them with the same details. */
export const malformed = (vi: string, en: string, where: string, expected?: string): DondocError =>
  new DondocError('inputMalformed', { what: `${vi} / ${en}`, where, ...(expected === undefined ? {} : { expected }) });

/** An event with what is left out set to its default. */
export const cloudEvent = (event: Pick<CloudEvent, 'id' | 'source' | 'type'> & Partial<CloudEvent>): CloudEvent => ({
  subject: null,
  time: null,
  dataschema: null,
  extensions: {},
  data: null,
  ...event,
});

/** Attributes as a transport gave them: by name, `null` and absent both meaning "not set". */
export type RawAttributes = Readonly<Record<string, unknown>>;

/**
 * The event of these attributes and this data. `at` names an attribute's place for errors (`ce_id`, `[3].id`).
 * @throws DondocError inputMalformed | schemaUnknown
 */
export function eventOf(attributes: RawAttributes, data: unknown, at: (name: string) => string): CloudEvent {
  const set = new Map(Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined));
  const version = set.get('specversion');
  if (version === undefined) throw missing('specversion', at);
  if (version !== SPEC_VERSION) {
    throw new DondocError('schemaUnknown', { what: 'specversion', where: at('specversion'), expected: SPEC_VERSION });
  }
  const text = (name: keyof typeof MAX_ATTRIBUTE, form: RegExp | null = null): string | null => {
    const value = set.get(name);
    return value === undefined ? null : checkText(value, at(name), MAX_ATTRIBUTE[name], form);
  };
  const required = (name: 'id' | 'source' | 'type', form: RegExp | null = null): string => {
    const value = text(name, form);
    if (value === null) throw missing(name, at);
    return value;
  };
  checkContentType(set.get('datacontenttype'), at('datacontenttype'));
  checkData(data, at('data'), 0);
  return {
    id: required('id'),
    source: required('source', URI_REFERENCE),
    type: required('type'),
    subject: text('subject'),
    time: timeOf(set.get('time'), at('time')),
    dataschema: text('dataschema', URI),
    extensions: extensionsOf(set, at),
    data,
  };
}

function checkText(value: unknown, where: string, limit: number, form: RegExp | null): string {
  if (typeof value !== 'string') throw malformed('không phải chuỗi', 'not a string', where, 'chuỗi / a string');
  if (value === '')
    throw malformed('chuỗi rỗng', 'an empty string', where, 'chuỗi không rỗng / a string that is not empty');
  if (value.length > limit) {
    const expected = `không quá ${limit} ký tự / at most ${limit} characters`;
    throw malformed(`dài ${value.length} ký tự`, `${value.length} characters long`, where, expected);
  }
  if (NOT_TEXT.test(value)) throw malformed('có ký tự không được dùng', 'has characters that are not allowed', where);
  if (form !== null && !form.test(value)) throw malformed('không phải URI', 'not a URI', where, 'URI (RFC 3986)');
  return value;
}

function timeOf(value: unknown, where: string): Instant | null {
  if (value === undefined) return null;
  const instant = typeof value === 'string' ? parseInstant(value) : null;
  if (instant !== null) return instant;
  throw malformed('không phải thời điểm', 'not an instant', where, 'RFC 3339, 2026-03-31T17:00:00+07:00');
}

function extensionsOf(set: ReadonlyMap<string, unknown>, at: (name: string) => string): CloudEvent['extensions'] {
  const extensions: Record<string, ExtensionValue> = {};
  let count = 0;
  for (const [name, value] of set) {
    if (NAMED.has(name)) continue;
    if (!ATTRIBUTE_NAME.test(name) || name === 'data') {
      throw malformed('tên thuộc tính không hợp lệ', 'not the name of an attribute', at('?'), 'a-z, 0-9');
    }
    if (++count > MAX_EXTENSIONS) {
      throw malformed('quá nhiều thuộc tính', 'too many attributes', at(name), `≤ ${MAX_EXTENSIONS}`);
    }
    extensions[name] = extensionOf(value, at(name));
  }
  return extensions;
}

function extensionOf(value: unknown, where: string): ExtensionValue {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isInteger(value) && value >= -INT32 && value < INT32) return value;
  return checkText(value, where, MAX_ATTRIBUTE.extension, null);
}

/** Only JSON data is taken; without a content type, JSON is meant. */
export function checkContentType(value: unknown, where: string): void {
  if (value === undefined || value === null) return;
  const { type, charset } = mediaType(typeof value === 'string' ? value : '');
  if ((type === JSON_TYPE || /^application\/[a-z0-9.-]+\+json$/.test(type)) && charset === 'utf-8') return;
  throw malformed(
    'kiểu nội dung không được nhận',
    'this content type is not taken',
    where,
    `${JSON_TYPE}; charset=utf-8`,
  );
}

/** The type of a Content-Type header, in small letters, and its charset. */
export function mediaType(header: string): { readonly type: string; readonly charset: string } {
  const [type = '', ...parameters] = header.toLowerCase().split(';');
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='));
  return {
    type: type.trim(),
    charset:
      charset
        ?.slice('charset='.length)
        .replaceAll('"', '')
        .replace(/^utf8$/, 'utf-8') ?? 'utf-8',
  };
}

/** Data must be storable: PostgreSQL keeps neither U+0000 nor a lone surrogate, and `__proto__` is nobody's field. */
function checkData(value: unknown, where: string, depth: number): void {
  if (typeof value === 'string') return checkStorable(value, where);
  if (typeof value !== 'object' || value === null) return;
  if (depth >= MAX_DATA_DEPTH) throw malformed('lồng quá sâu', 'nested too deeply', where, `≤ ${MAX_DATA_DEPTH}`);
  if (Array.isArray(value)) return value.forEach((one, index) => checkData(one, `${where}[${index}]`, depth + 1));
  for (const [key, one] of Object.entries(value)) {
    checkStorable(key, where);
    if (key === '__proto__') throw malformed('tên trường không được dùng', 'a field of this name is not taken', where);
    checkData(one, `${where}.${key}`, depth + 1);
  }
}

function checkStorable(text: string, where: string): void {
  if (text.includes('\0') || /\p{Cs}/u.test(text)) {
    throw malformed('có ký tự không lưu được', 'has characters that cannot be stored', where);
  }
}

const missing = (name: string, at: (name: string) => string): DondocError =>
  malformed(`thiếu thuộc tính ${name}`, `the attribute ${name} is missing`, at(name));

/** The bytes as UTF-8 text. @throws DondocError inputMalformed */
export function utf8(bytes: Uint8Array, where: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('không phải UTF-8', 'not UTF-8', where, 'UTF-8');
  }
}

/** The JSON value of the bytes. @throws DondocError inputMalformed */
export function parseJson(bytes: Uint8Array, where: string): unknown {
  const text = utf8(bytes, where);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The parser's own message quotes the text, which may hold personal data.
    throw malformed('không phải JSON', 'not JSON', where, 'JSON');
  }
}

/** @throws DondocError inputTooLarge */
export function checkSize(bytes: number, limit: number = MAX_INPUT_BYTES, where = 'data'): void {
  if (bytes <= limit) return;
  throw new DondocError('inputTooLarge', { what: `${bytes} byte`, where, limit: `${limit / 1024} KiB` });
}

/** An event in the JSON format (structured mode, one element of a batch). `path` is '' or '[3]'. */
export function eventOfJson(json: unknown, path: string): CloudEvent {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw malformed('không phải đối tượng JSON', 'not a JSON object', path || 'body', 'CloudEvents JSON');
  }
  const { data, data_base64: base64, ...attributes } = json as Record<string, unknown>;
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  if (base64 === undefined || base64 === null) return eventOf(attributes, data ?? null, at);
  if (data !== undefined || typeof base64 !== 'string' || !BASE64.test(base64)) {
    throw malformed('data_base64 không hợp lệ', 'data_base64 is not valid', at('data_base64'), 'base64');
  }
  return eventOf(attributes, parseJson(Buffer.from(base64, 'base64'), at('data_base64')), at);
}

/** The JSON format of an event. */
export function jsonOfEvent(event: CloudEvent): Record<string, unknown> {
  return {
    ...event.extensions,
    ...attributesOf(event),
    datacontenttype: JSON_TYPE,
    ...(event.data === null ? {} : { data: event.data }),
  };
}

/** The attributes that are set, as text, without extensions and content type. */
export function attributesOf(event: CloudEvent): Record<string, string> {
  return {
    specversion: SPEC_VERSION,
    id: event.id,
    source: event.source,
    type: event.type,
    ...(event.subject === null ? {} : { subject: event.subject }),
    ...(event.time === null ? {} : { time: formatInstant(event.time) }),
    ...(event.dataschema === null ? {} : { dataschema: event.dataschema }),
  };
}
