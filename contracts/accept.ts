// The door: an event of a known type, with valid data, from a source that may say it, becomes an input. Kafka and HTTP intake both
// pass through here, so that the same event means the same whichever way it came.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from './canonical.ts';
import type { CloudEvent } from './cloudevent-format.ts';
import { checkSize, malformed } from './cloudevent-format.ts';
import { DondocError } from './errors.ts';
import type { InboundType } from './events.ts';
import { INBOUND, inboundType } from './events.ts';
import { DIRECTIVE_ID, ID_PART, PERIOD } from './ids.ts';
import type { Capacity, Input } from './input.ts';
import { InputData, MAX_INPUT_BYTES, Target } from './input.ts';
import { parseInstant } from './rfc3339.ts';
import type { Source } from './source.ts';
import { entitled } from './source.ts';
import type { Instant } from './time.ts';

/** What the door knows of an event beside the event itself. */
export interface Door {
  /** The registered source by whose token or name the event came. */
  readonly source: Source;
  /** Kafka's log-append time, or the clock of the HTTP server. */
  readonly receivedAt: Instant;
}

/** Who did it: the id of a person, in any event's data. */
export const Actor = z.object({ by: z.string().regex(ID_PART).nullable().default(null) });

/**
 * The input that an event is.
 * @throws DondocError schemaUnknown | inputMalformed | inputTooLarge | dateInvalid | sourceNotEntitled
 */
export function acceptEvent(event: CloudEvent, door: Door): Input {
  const type = typeOf(event);
  if (event.source !== door.source.source) {
    throw new DondocError('sourceNotEntitled', { source: door.source.source, what: event.source, where: 'source' });
  }
  const fields = fieldsOf(event.data);
  const target = targetOf(fields, event.subject, type);
  const as = capacityOf(door.source, type, target.unit);
  const { by } = parse(Actor, fields, 'data');
  const data = parse(InputData[type.kind], fields, 'data');
  checkDays(data, 'data');
  const content = canonicalJson({ kind: type.kind, target, data });
  // Numbers may take more room than they came in (1e20): the limit holds for what travels on as well.
  checkSize(Buffer.byteLength(content), MAX_INPUT_BYTES);
  return {
    source: event.source,
    id: event.id,
    kind: type.kind,
    target,
    as,
    by,
    occurredAt: event.time,
    receivedAt: door.receivedAt,
    trusted: door.source.trusted,
    hash: createHash('sha256').update(content).digest('hex'),
    data,
    // `data` was parsed by the schema of this very kind, which the compiler cannot follow.
  } as Input;
}

function typeOf(event: CloudEvent): InboundType {
  const type = inboundType(event.type);
  if (type === null) {
    const expected = Object.values(INBOUND)
      .map((one) => one.type)
      .join(', ');
    throw new DondocError('schemaUnknown', { what: event.type, where: 'type', expected });
  }
  if (event.dataschema !== null && event.dataschema !== type.dataschema) {
    throw new DondocError('schemaUnknown', { what: event.dataschema, where: 'dataschema', expected: type.dataschema });
  }
  return type;
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(data: unknown): Fields {
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data as Fields;
  throw malformed('không phải đối tượng JSON', 'not a JSON object', 'data', 'đối tượng JSON / a JSON object');
}

/** Whom it means: by fields of its data, or, where they name no directive, by `subject` (`directive/duty/unit[/period]`). */
function targetOf(fields: Fields, subject: string | null, type: InboundType): Target {
  const named = (fields['directive'] ?? null) !== null;
  if (!named && subject === null) throw missing('directive');
  const target = named ? parse(Target, fields, 'data') : parse(Target, partsOf(subject ?? ''), 'subject');
  if (type.about === 'directive') return { ...target, duty: null, unit: null, period: null };
  if (target.duty === null) throw missing('duty');
  if (target.unit === null) throw missing('unit');
  if (named && contradicts(subject, target)) {
    throw malformed('subject chỉ việc khác với data', 'subject names another assignment than data', 'subject');
  }
  return target;
}

function partsOf(subject: string): Fields {
  const [directive, duty, unit, period, ...more] = subject.split('/');
  if (more.length > 0) throw malformed('không phải mã việc', 'not the id of an assignment', 'subject', SUBJECT_FORM);
  return { directive, duty, unit, period };
}

const SUBJECT_FORM = 'directive/duty/unit/period';

/** A subject that is no assignment's id is the sender's own affair; one that is must agree with the data. */
function contradicts(subject: string | null, target: Target): boolean {
  const parts = subject?.split('/') ?? [];
  if (parts.length !== 4 || !PERIOD.test(parts[3] ?? '')) return false;
  const own = [target.directive, target.duty, target.unit, target.period];
  return parts.some((part, index) => own[index] !== null && own[index] !== part);
}

/** The first capacity of the type that the source has: the unit's own word goes before the monitor's on its behalf. */
function capacityOf(source: Source, type: InboundType, unit: string | null): Capacity {
  const capacity = type.capacities.find((one) => entitled(source, one, unit));
  if (capacity !== undefined) return capacity;
  const expected = type.capacities.join(' | ');
  throw new DondocError('sourceNotEntitled', {
    source: source.source,
    what: unit ?? type.type,
    where: 'source',
    expected,
  });
}

const missing = (field: string): DondocError =>
  malformed(`thiếu trường ${field}`, `the field ${field} is missing`, `data.${field}`, 'chuỗi / a string');

/** Parses, or says in both languages where it fails, what came (never its content) and what was expected. */
function parse<T extends z.ZodType>(schema: T, value: Fields, root: string): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  if (issue === undefined) throw malformed('không hợp lệ', 'not valid', root);
  const where = issue.path.reduce<string>(
    (path, key) => (typeof key === 'number' ? `${path}[${key}]` : `${path}.${String(key)}`),
    root,
  );
  const got = valueAt(value, issue.path);
  if (got === undefined) {
    throw malformed(`thiếu trường ${String(issue.path.at(-1))}`, 'the field is missing', where, expectedBy(issue));
  }
  throw malformed(`nhận được ${kindOf(got)[0]}`, `got ${kindOf(got)[1]}`, where, expectedBy(issue));
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );

/** Names of kinds of values, Vietnamese and English; `date` is not among JSON's. */
const KINDS: Readonly<Record<string, readonly [string, string]>> = {
  string: ['chuỗi', 'a string'],
  number: ['số', 'a number'],
  boolean: ['giá trị đúng/sai', 'a boolean'],
  object: ['đối tượng', 'an object'],
  record: ['đối tượng', 'an object'],
  array: ['danh sách', 'a list'],
  null: ['null', 'null'],
};

const kindOf = (value: unknown): readonly [string, string] =>
  KINDS[value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value] ?? ['giá trị khác', 'something else'];

/** The pattern of `DayText`, which zod does not give back. */
const DAY_FORM = String(/^\d{4}-\d{2}-\d{2}$/);

/** What a pattern of the contracts means to a person. */
const FORMS: ReadonlyMap<string, string> = new Map([
  [String(DIRECTIVE_ID), 'a-z, 0-9, ".", "-"; ≤ 160'],
  [String(ID_PART), 'a-z, 0-9, ".", "-"; ≤ 80'],
  [String(PERIOD), 'once, 2026, 2026-H1, 2026-Q2, 2026-07, 2026-W07'],
  [DAY_FORM, 'YYYY-MM-DD'],
]);

function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type': {
      const [vi, en] = KINDS[issue.expected] ?? [issue.expected, issue.expected];
      return `${vi} / ${en}`;
    }
    case 'too_small':
      return `từ ${String(issue.minimum)} ký tự / at least ${String(issue.minimum)} characters`;
    case 'too_big':
      return `không quá ${String(issue.maximum)} ký tự / at most ${String(issue.maximum)} characters`;
    case 'invalid_format':
      return FORMS.get(issue.pattern ?? '') ?? issue.pattern ?? issue.format;
    default:
      return issue.message;
  }
}

/** Fields that hold a day; the schema knows their form only, and 30 February has it. */
const DAY_FIELDS: ReadonlySet<string> = new Set(['receivedOn', 'redoBy', 'heldOn', 'due', 'issuedOn']);

function checkDays(data: object, path: string): void {
  for (const [key, value] of Object.entries(data)) {
    const where = `${path}.${key}`;
    if (DAY_FIELDS.has(key) && typeof value === 'string' && parseInstant(`${value}T00:00:00Z`) === null) {
      throw new DondocError('dateInvalid', { what: value, where, expected: 'YYYY-MM-DD' });
    }
    if (key === 'document' && typeof value === 'object' && value !== null) checkDays(value as object, where);
  }
}
