// The files a person writes or keeps: policy, directory of units, calendar, sources, plan. Each is read within a size limit, parsed
// (YAML 1.2; JSON where the name ends in .json), held against its schema, and refused with what was got, where (line and column) and
// what was expected, in both languages. A file is taken as a whole or not at all.
//
// The schemas drop fields they do not know. In a file written by hand a dropped field is a slip that nobody sees ("ofset: -3"), so
// what was parsed is compared with what was written, and a field that got lost is an error. Plans may carry more fields.
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { LineCounter, isMap, isNode, isScalar, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import { CalendarFile } from '../contracts/calendar.ts';
import { Directory } from '../contracts/directory.ts';
import { DondocError } from '../contracts/errors.ts';
import type { ErrorCode } from '../contracts/errors.ts';
import { Plan } from '../contracts/plan.ts';
import { Policy } from '../contracts/policy.ts';
import { Sources } from '../contracts/source.ts';
import { projectRoot } from '../infra/paths.ts';
import { isDayText } from '../rules/day.ts';
import type { Path, Problem } from './file-checks.ts';
import { calendarProblems, directoryProblems, pathText, policyProblems, repeated } from './file-checks.ts';

/** The files dondoc brings with it, absolute. */
export const shipped = {
  policy: join(projectRoot, 'data', 'policy.yaml'),
  calendar: join(projectRoot, 'data', 'calendar', 'vn-days.json'),
  units: join(projectRoot, 'data', 'sample', 'units.yaml'),
  sources: join(projectRoot, 'data', 'sample', 'sources.yaml'),
  directive: join(projectRoot, 'data', 'sample', '12-nq-tu.txt'),
} as const;

const MB = 1024 * 1024;
/** Aliases (`*name`) that one YAML file may expand; more is an attack on memory, not a file somebody wrote. */
const MAX_ALIASES = 100;
/** Problems told at once: a person mends a file in a few rounds, a list of thousands helps nobody. */
const MAX_TOLD = 5;
/** Characters shown of a value that does not fit. */
const MAX_SHOWN = 60;

interface FileKind<T> {
  readonly schema: z.ZodType<T>;
  readonly code: ErrorCode;
  /** Bytes; several times what the schema's own limits allow. */
  readonly limit: number;
  /** What the schema cannot say. */
  readonly check: (value: T) => readonly Problem[];
  /** Whether a field that the schema does not know is let pass. */
  readonly open?: boolean;
}

/** Reads a policy. @throws DondocError fileUnreadable | notText | tooLarge | policyInvalid */
export const loadPolicy = (path: string): Promise<Policy> =>
  load(path, { schema: Policy, code: 'policyInvalid', limit: MB, check: policyProblems });

/** Reads a directory of units; errors of `checkDirectory` refuse it, warnings do not. @throws DondocError as loadPolicy, directoryInvalid */
export const loadDirectory = (path: string): Promise<Directory> =>
  load(path, { schema: Directory, code: 'directoryInvalid', limit: 32 * MB, check: directoryProblems });

/** Reads a working calendar. @throws DondocError as loadPolicy, calendarInvalid */
export const loadCalendar = (path: string): Promise<CalendarFile> =>
  load(path, { schema: CalendarFile, code: 'calendarInvalid', limit: 4 * MB, check: calendarProblems });

/** Reads the sources that may send inputs. @throws DondocError as loadPolicy, sourcesInvalid */
export const loadSources = (path: string): Promise<Sources> => {
  const check = ({ sources }: Sources) => repeated(sources, 'source', ['sources']);
  return load(path, { schema: Sources, code: 'sourcesInvalid', limit: 16 * MB, check });
};

/** Reads a plan as `dondoc read --json` writes it. @throws DondocError as loadPolicy, planInvalid */
export const loadPlan = (path: string): Promise<Plan> => {
  const check = ({ obligations }: Plan) => repeated(obligations, 'id', ['obligations']);
  return load(path, { schema: Plan, code: 'planInvalid', limit: 32 * MB, check, open: true });
};

/** SHA-256 (hex) of a file's bytes, as a calendar's snapshot names it. @throws DondocError fileUnreadable | tooLarge */
export async function fileHash(path: string, limit: number = 32 * MB): Promise<string> {
  return createHash('sha256')
    .update(await readBytes(path, limit))
    .digest('hex');
}

async function load<T>(path: string, kind: FileKind<T>): Promise<T> {
  const file = parse(path, decode(path, await readBytes(path, kind.limit)), kind.code);
  const parsed = kind.schema.safeParse(file.value);
  const problems = parsed.success
    ? [...(kind.open ? [] : strayFields(file.value, parsed.data)), ...unrealDays(parsed.data)]
    : parsed.error.issues.map((issue) => describe(issue, file.value));
  if (parsed.success && problems.length === 0) problems.push(...kind.check(parsed.data));
  if (!parsed.success || problems.length > 0) throw refusal(kind.code, file, problems);
  return parsed.data;
}

// Reading and parsing

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'không có tệp này / no such file',
  EISDIR: 'đây là thư mục / this is a folder',
  EACCES: 'không có quyền đọc / no permission to read',
};

/** The bytes of a file, at most `limit`: one more is asked for, so that a pipe or a growing file cannot exceed it either. */
async function readBytes(path: string, limit: number): Promise<Uint8Array> {
  try {
    await using file = await open(path, 'r');
    const { size } = await file.stat();
    if (size <= limit) {
      const chunks: Uint8Array[] = [];
      let length = 0;
      for await (const chunk of file.createReadStream({ end: limit, autoClose: false })) {
        chunks.push(chunk as Uint8Array);
        length += (chunk as Uint8Array).length;
      }
      if (length <= limit) return Buffer.concat(chunks);
    }
  } catch (error) {
    const reason = UNREADABLE[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message;
    throw new DondocError('fileUnreadable', { what: `${path} (${reason})` }, { cause: error });
  }
  throw new DondocError('tooLarge', { what: path, limit: `${limit / MB} MB` });
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new DondocError('notText', { what: path }, { cause: error });
  }
}

interface Parsed {
  readonly value: unknown;
  /** Where a value stands, by its path in the file. */
  readonly locate: (path: Path) => string;
}

function parse(path: string, text: string, code: ErrorCode): Parsed {
  const lines = new LineCounter();
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${path}, dòng (line) ${line}, cột (column) ${col}`;
  };
  const isJson = path.toLowerCase().endsWith('.json');
  try {
    // YAML takes all JSON but for tabs, so for JSON it only tells the places.
    const document = parseDocument(text, { lineCounter: lines, version: '1.2', prettyErrors: false });
    const locate = (at: Path): string => place(offsetOf(document, at));
    const [fault] = [...document.errors, ...document.warnings];
    const json = isJson ? jsonOf(text) : undefined;
    if (json !== undefined) return { value: json, locate };
    const what = `${isJson ? 'JSON' : 'YAML'}: ${fault?.message ?? 'viết theo YAML (written as YAML)'}`;
    if (fault || isJson) throw new DondocError(code, { what, where: place(fault?.pos[0] ?? 0) });
    return { value: document.toJS({ maxAliasCount: MAX_ALIASES }), locate };
  } catch (error) {
    if (error instanceof DondocError) throw error;
    // Too many aliases or too deep a nesting: the parser names no place.
    throw new DondocError(code, { what: (error as Error).message, where: path }, { cause: error });
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The place of the value at a path: its key where it is a field, else the nearest thing around it. */
function offsetOf(document: Document, path: Path): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const parent: unknown = document.getIn(path.slice(0, depth - 1), true);
    const key = path[depth - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

// What does not fit

function refusal(code: ErrorCode, file: Parsed, problems: readonly Problem[]): DondocError {
  const [first = { path: [], what: '' }, ...others] = problems;
  const more = others.slice(0, MAX_TOLD - 1).map(({ path, what }) => `${what} [${file.locate(path)}]`);
  if (problems.length > MAX_TOLD) more.push(`và ${problems.length - MAX_TOLD} lỗi khác (more)`);
  const details = { what: [first.what, ...more].join('; '), where: file.locate(first.path) };
  return new DondocError(code, first.expected === undefined ? details : { ...details, expected: first.expected });
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (so, key) => (typeof so === 'object' && so !== null ? (so as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );
}

function shown(value: unknown, path: Path): string {
  // Somebody may have put the token itself where its hash belongs.
  if (path.at(-1) === 'tokenHash') return '***';
  if (Array.isArray(value)) return `danh sách (a list of ${value.length})`;
  if (typeof value === 'object' && value !== null) return 'nhóm trường (fields)';
  const text = JSON.stringify(value) ?? '';
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'chữ, để trong dấu nháy nếu là số (text; quote numbers)',
  number: 'số (a number)',
  int: 'số nguyên (a whole number)',
  array: 'danh sách (a list)',
  object: 'nhóm trường (fields)',
  record: 'nhóm trường (fields)',
  boolean: 'true | false',
};

/** The patterns of the contracts in words. */
const PATTERNS: readonly (readonly [begins: string, words: string])[] = [
  ['/^\\d{4}-\\d{2}-\\d{2}$', 'ngày dạng 2026-06-08 (a day)'],
  ['/^[a-z0-9][a-z0-9.-]', 'mã gồm a-z, 0-9, dấu chấm, gạch nối (an id of a-z, 0-9, dot, hyphen)'],
  ['/^[0-9a-f]{64}$', 'SHA-256, 64 chữ số hex (hex digits)'],
];

function describe(issue: z.core.$ZodIssue, root: unknown): Problem {
  const { path } = issue;
  const value = valueAt(root, path);
  const got = value === undefined ? `thiếu ${pathText(path)} (missing)` : `${pathText(path)} = ${shown(value, path)}`;
  if (issue.code === 'unrecognized_keys') return unknownField([...path, issue.keys[0] ?? ''], []);
  if (issue.code !== 'invalid_union') return { path, what: got, expected: expectedOf(issue) };
  // The branch that got furthest is the one that was meant.
  const branches = issue.errors.flat().map((inner) => ({ ...inner, path: [...path, ...inner.path] }));
  const [deepest] = branches.toSorted((a, b) => b.path.length - a.path.length);
  if (deepest && deepest.path.length > path.length) return describe(deepest, root);
  return { path, what: got, expected: branches.map(expectedOf).join(' | ') };
}

function expectedOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.map(String).join(' | ');
    case 'too_small':
      return `ít nhất (at least) ${issue.minimum}`;
    case 'too_big':
      return `nhiều nhất (at most) ${issue.maximum}`;
    case 'invalid_format':
      if (issue.format === 'email') return 'địa chỉ thư điện tử (an e-mail address)';
      return PATTERNS.find(([begins]) => issue.pattern?.startsWith(begins))?.[1] ?? `${issue.pattern ?? issue.format}`;
    default:
      return issue.message;
  }
}

const unknownField = (path: Path, known: readonly string[]): Problem => ({
  path,
  what: `không có trường ${pathText(path)} (unknown field)`,
  ...(known.length > 0 ? { expected: known.join(', ') } : {}),
});

/** The fields that were written and that the schema dropped. */
function strayFields(written: unknown, kept: unknown, path: Path = []): Problem[] {
  if (typeof written !== 'object' || written === null || typeof kept !== 'object' || kept === null) return [];
  return Object.entries(written).flatMap(([key, value]) => {
    const at = [...path, Array.isArray(written) ? Number(key) : key];
    return Object.hasOwn(kept, key)
      ? strayFields(value, (kept as Record<string, unknown>)[key], at)
      : [unknownField(at, Object.keys(kept))];
  });
}

/** "2026-02-30" has the form of a day and is none. */
function unrealDays(value: unknown, path: Path = []): Problem[] {
  if (typeof value === 'string')
    return /^\d{4}-\d{2}-\d{2}$/.test(value) && !isDayText(value)
      ? [{ path, what: `${pathText(path)} = "${value}"`, expected: 'ngày có thật (a day that exists)' }]
      : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    unrealDays(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
