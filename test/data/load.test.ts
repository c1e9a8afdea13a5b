// What a person gets who wrote a file wrongly: the code, the place with line and column, what was got and what was expected.
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DondocError } from '../../contracts/errors.ts';
import type { ErrorCode } from '../../contracts/errors.ts';
import { loadCalendar, loadDirectory, loadPlan, loadPolicy, loadSources, shipped } from '../../engine/load.ts';

const LOADERS = {
  policy: loadPolicy,
  directory: loadDirectory,
  calendar: loadCalendar,
  sources: loadSources,
  plan: loadPlan,
} as const;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-load-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function refusalOf(
  loader: keyof typeof LOADERS,
  content: string | Uint8Array,
  name = 'file.yaml',
): Promise<DondocError> {
  const path = join(folder, name);
  await writeFile(path, content);
  return refusalAt(loader, path);
}

async function refusalAt(loader: keyof typeof LOADERS, path: string): Promise<DondocError> {
  const error: unknown = await LOADERS[loader](path).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DondocError);
  return error as DondocError;
}

const policy = readFileSync(shipped.policy, 'utf8');
/** The line (1, 2, ...) on which a text first stands. */
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;
const changed = (from: string, to: string): string => {
  expect(policy).toContain(from);
  return policy.replace(from, to);
};

const UNITS = `schema: dondoc/directory/v1
name: Thử
units:
  - id: a
    name: Sở Nội vụ
  - id: b
    name: Sở Tài chính
`;
const SOURCES = `schema: dondoc/sources/v1
sources:
  - source: urn:a
    units: '*'
    capacities: [unit]
`;

interface Case {
  readonly title: string;
  readonly loader: keyof typeof LOADERS;
  readonly content: () => string;
  readonly code: ErrorCode;
  readonly what: string;
  readonly line?: () => number;
  readonly expected?: string;
  readonly name?: string;
}

const CASES: readonly Case[] = [
  {
    title: 'YAML that does not close its list',
    loader: 'policy',
    content: () => 'schema: dondoc/policy/v1\nversion: [1\nfireAt: 420\n',
    code: 'policyInvalid',
    what: 'YAML: ',
    line: () => 3,
  },
  {
    title: 'two documents in one file',
    loader: 'policy',
    content: () => 'a: 1\n---\nb: 2\n',
    code: 'policyInvalid',
    what: 'multiple documents',
    line: () => 2,
  },
  {
    title: 'a tag that means something elsewhere',
    loader: 'directory',
    content: () => 'name: !!js/function "x"\n',
    code: 'directoryInvalid',
    what: 'Unresolved tag',
    line: () => 1,
  },
  {
    title: 'an empty file',
    loader: 'policy',
    content: () => '',
    code: 'policyInvalid',
    what: 'the file = null',
    line: () => 1,
  },
  {
    title: 'a misspelt field, which the schema alone would drop',
    loader: 'policy',
    content: () => changed('firstPeriodOnly: true', 'firstPeriodOnyl: true'),
    code: 'policyInvalid',
    what: 'ladders.product[2].firstPeriodOnyl',
    line: () => lineOf(policy, 'firstPeriodOnly: true'),
    expected: 'firstPeriodOnly',
  },
  {
    title: 'a role that does not exist',
    loader: 'policy',
    content: () => changed('role: committee', 'role: commitee'),
    code: 'policyInvalid',
    what: 'ladders.product[5].tell[1].role = "commitee"',
    line: () => lineOf(policy, 'role: committee'),
    expected: 'clerk | head | monitor-clerk',
  },
  {
    title: 'a missing field',
    loader: 'policy',
    content: () => changed('redoDays: 5\n', ''),
    code: 'policyInvalid',
    what: 'thiếu redoDays (missing)',
    line: () => 1,
    expected: 'number',
  },
  {
    title: 'an offset out of all measure',
    loader: 'policy',
    content: () => changed('offset: -10', 'offset: -1000'),
    code: 'policyInvalid',
    what: 'ladders.product[0].offset = -1000',
    expected: '-250',
  },
  {
    title: 'an escalation before the due day',
    loader: 'policy',
    content: () => changed('offset: 7', 'offset: 0'),
    code: 'policyInvalid',
    what: 'ladders.product[5].offset = 0 (escalate, due)',
    line: () => lineOf(policy, 'offset: 7'),
    expected: '≥ 1',
  },
  {
    title: 'a confirmation ladder counted from the due day, which would never go out',
    loader: 'policy',
    content: () => changed('from: submission', 'from: due'),
    code: 'policyInvalid',
    what: 'ladders.confirmation[0].from = "due"',
    expected: 'submission',
  },
  {
    title: 'two rungs with one id',
    loader: 'policy',
    content: () => changed('id: remind-3', 'id: remind-10'),
    code: 'policyInvalid',
    what: 'ladders.product[1].id = "remind-10"',
    line: () => lineOf(policy, 'id: remind-3'),
  },
  {
    title: 'working hours that end before they begin',
    loader: 'policy',
    content: () => changed('to: 1020', 'to: 400'),
    code: 'policyInvalid',
    what: 'workingHours',
    line: () => lineOf(policy, 'workingHours: {'),
    expected: 'from < to',
  },
  {
    title: 'two units with one alias, though spelt otherwise',
    loader: 'directory',
    content: () => `${UNITS}    aliases: ['SỞ  NỘI VỤ']\n`,
    code: 'directoryInvalid',
    what: 'Đơn vị "Sở Tài chính" (b) trùng tên gọi với "Sở Nội vụ" (a)',
    line: () => 6,
  },
  {
    title: 'a parent that does not exist',
    loader: 'directory',
    content: () => `${UNITS}    parent: c\n`,
    code: 'directoryInvalid',
    what: 'không có đơn vị cấp trên mang mã "c"',
    line: () => 6,
  },
  {
    title: 'a telephone number without quotes, which YAML reads as a number',
    loader: 'directory',
    content: () => `${UNITS}    posts: [{ post: head, person: x, name: X, title: Y, phone: 0200123 }]\n`,
    code: 'directoryInvalid',
    what: 'units[1].posts[0].phone = 200123',
    line: () => 8,
    expected: 'quote numbers',
  },
  {
    title: 'an e-mail address that is none',
    loader: 'directory',
    content: () => `${UNITS}    posts: [{ post: head, person: x, name: X, title: Y, email: van-thu }]\n`,
    code: 'directoryInvalid',
    what: 'units[1].posts[0].email = "van-thu"',
    expected: 'e-mail',
  },
  {
    title: 'an id with diacritics',
    loader: 'directory',
    content: () => UNITS.replace('id: b', 'id: Sở-B'),
    code: 'directoryInvalid',
    what: 'units[1].id = "Sở-B"',
    line: () => 6,
    expected: 'a-z, 0-9',
  },
  {
    title: 'a day that does not exist',
    loader: 'directory',
    content: () => `${UNITS}    until: 2026-02-30\n`,
    code: 'directoryInvalid',
    what: 'units[1].until = "2026-02-30"',
    line: () => 8,
    expected: 'a day that exists',
  },
  {
    title: 'a day in the wrong year',
    loader: 'calendar',
    content: () =>
      '{ "about": "", "sources": [], "years": {\n "2026": { "state": "settled", "off": [{ "date": "2027-01-01", "name": "x" }], "worked": [] } } }',
    name: 'calendar.json',
    code: 'calendarInvalid',
    what: '2026: 2027-01-01',
    line: () => 2,
  },
  {
    title: 'a day both off and worked',
    loader: 'calendar',
    content: () =>
      'about: ""\nsources: []\nyears:\n  2026: { state: settled, off: [{ date: 2026-01-03, name: x }], worked: [2026-01-03] }\n',
    code: 'calendarInvalid',
    what: '2026-01-03 ghi hai lần',
    line: () => 4,
  },
  {
    title: 'JSON with a comma too many',
    loader: 'calendar',
    content: () => '{ "about": "",, }',
    name: 'calendar.json',
    code: 'calendarInvalid',
    what: 'JSON: ',
    line: () => 1,
  },
  {
    title: 'one source twice',
    loader: 'sources',
    content: () => SOURCES + SOURCES.split('\n').slice(2).join('\n'),
    code: 'sourcesInvalid',
    what: 'sources[1].source = "urn:a"',
    line: () => 6,
  },
  {
    title: 'units that are neither a list nor all',
    loader: 'sources',
    content: () => SOURCES.replace(`'*'`, 'all'),
    code: 'sourcesInvalid',
    what: 'sources[0].units = "all"',
    line: () => 4,
    expected: '* | danh sách (a list)',
  },
  {
    title: 'a plan of another version',
    loader: 'plan',
    content: () => '{ "schema": "dondoc/plan/v2" }',
    name: 'plan.json',
    code: 'planInvalid',
    what: 'schema = "dondoc/plan/v2"',
    expected: 'dondoc/plan/v1',
  },
];

describe('a file that is wrong is refused', () => {
  test.each(CASES)('$title', async ({ loader, content, code, what, line, expected, name }) => {
    const error = await refusalOf(loader, content(), name);
    expect(error.code).toBe(code);
    expect(error.details.what).toContain(what);
    expect(error.details.where).toContain(join(folder, name ?? 'file.yaml'));
    if (line) expect(error.details.where).toMatch(new RegExp(`dòng \\(line\\) ${line()}, cột \\(column\\) \\d+$`));
    if (expected !== undefined) expect(error.details.expected).toContain(expected);
    expect(error.retryable).toBe(false);
  });

  test('with all that is wrong at once, each with its place, but no endless list', async () => {
    const error = await refusalOf('policy', policy.replaceAll('role: clerk', 'role: clark'));
    expect(error.details.what?.match(/"clark"/g)).toHaveLength(5);
    expect(error.details.what?.match(/dòng \(line\) \d+/g)).toHaveLength(4);
    expect(error.details.what).toMatch(/và \d+ lỗi khác/);
  });

  test('without showing a token that stands where its hash belongs', async () => {
    const error = await refusalOf('sources', `${SOURCES}    tokenHash: my-very-secret-token\n`);
    expect(error.details.what).toContain('sources[0].tokenHash = ***');
    expect(JSON.stringify(error)).not.toContain('my-very-secret-token');
  });
});

describe('a file that would take the machine down is refused', () => {
  test('100 MB, by its size, before it is read', async () => {
    const path = join(folder, 'huge.yaml');
    await using file = await open(path, 'w');
    await file.truncate(100 * 1024 * 1024);
    const errors = await Promise.all(Object.keys(LOADERS).map((name) => refusalAt(name as keyof typeof LOADERS, path)));
    expect(errors.map(({ code }) => code)).toEqual(errors.map(() => 'tooLarge'));
    expect(errors[0]?.message).toContain('limit of 1 MB');
  });

  test('nine lines of aliases that stand for a billion items', async () => {
    const bomb = [
      'a0: &a0 [x]',
      ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(10)}]`),
    ];
    const error = await refusalOf('policy', bomb.join('\n'));
    expect(error.code).toBe('policyInvalid');
    expect(error.details.what).toContain('alias');
  });

  test('a list in a list in a list, 100,000 deep', async () => {
    expect((await refusalOf('policy', '['.repeat(100_000))).code).toBe('policyInvalid');
  });
});

describe('a file that cannot be read', () => {
  test('is named with the reason: not there, a folder, not UTF-8', async () => {
    const missing = await refusalAt('policy', join(folder, 'none.yaml'));
    expect(missing.code).toBe('fileUnreadable');
    expect(missing.details.what).toContain('no such file');
    expect((await refusalAt('policy', folder)).details.what).toContain('a folder');
    expect((await refusalOf('policy', Uint8Array.of(0xff, 0xfe, 0x41))).code).toBe('notText');
  });
});

describe('a file that is right is taken', () => {
  test('as YAML, as JSON with tabs, and with a byte order mark', async () => {
    const units = await loadDirectory(shipped.units);
    const path = join(folder, 'units.json');
    await writeFile(path, `\ufeff${JSON.stringify(units, null, '\t')}`);
    expect(await loadDirectory(path)).toEqual(units);
  });

  test('and a plan may carry more fields than the contract names', async () => {
    const directive = { number: null, kind: null, title: null, issuer: null, province: null, issuedOn: null };
    const plan = {
      schema: 'dondoc/plan/v1',
      directive,
      section: null,
      monitors: [],
      obligations: [],
      warnings: [],
      more: 1,
    };
    const path = join(folder, 'plan.json');
    await writeFile(path, JSON.stringify(plan));
    expect(await loadPlan(path)).toMatchObject({ directive: { secrecy: null }, textHash: null });
  });
});
