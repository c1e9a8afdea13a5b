/**
 * The arrows between rooms hold, and the check that holds them is itself held: each arrow is broken once in a copy of
 * the house's layout, and the very same lint configuration must say so.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { projectRoot } from '../../infra/paths.ts';

const OXLINT = join(projectRoot, 'node_modules', 'oxlint', 'bin', 'oxlint');

interface Message {
  readonly code: string;
  readonly filename: string;
}

let house = '';

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'dondoc-arrows-'));
  copyFileSync(join(projectRoot, '.oxlintrc.json'), join(house, '.oxlintrc.json'));
  const options = {
    strict: true,
    module: 'nodenext',
    target: 'es2022',
    allowImportingTsExtensions: true,
    noEmit: true,
  };
  writeFileSync(join(house, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...options, types: [] } }));
});

afterAll(() => {
  rmSync(house, { recursive: true, force: true });
});

function put(path: string, source: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), source);
}

function run(paths: readonly string[], flags: readonly string[]): readonly Message[] {
  const args = [OXLINT, '--format', 'json', ...flags, ...paths];
  // oxlint looks for its type-aware helper on PATH when it stands outside the project.
  const env = { ...process.env, PATH: `${join(projectRoot, 'node_modules', '.bin')}:${process.env['PATH'] ?? ''}` };
  const done = spawnSync(process.execPath, args, { cwd: house, encoding: 'utf8', env });
  return (JSON.parse(done.stdout) as { readonly diagnostics: readonly Message[] }).diagnostics;
}

/** What the lint says about one file put at that place of the house. */
function lint(path: string, source: string, ...flags: readonly string[]): readonly Message[] {
  put(path, source);
  const said = run([path], flags);
  rmSync(join(house, path));
  return said;
}

/** Which of these files import what their room must not; each gets a name of its own. */
function restrictedAmong(files: readonly (readonly [path: string, source: string])[]): readonly boolean[] {
  const paths = files.map(([path], index) => (path === 'workers/kafka.ts' ? path : numbered(path, index)));
  files.forEach(([, source], index) => put(paths[index] ?? '', source));
  const said = run(paths, []).filter(({ code }) => code === 'eslint(no-restricted-imports)');
  const named = new Set(said.map(({ filename }) => filename));
  for (const path of paths) rmSync(join(house, path));
  return paths.map((path) => named.has(path));
}

function numbered(path: string, index: number): string {
  return path.replace(/x(?=\.[a-z.]+$)/, `x${index}`);
}

const BROKEN: readonly (readonly [path: string, specifier: string])[] = [
  ['contracts/x.ts', '../rules/decide.ts'],
  ['contracts/x.ts', 'pg'],
  ['reading/x.ts', '../rules/decide.ts'],
  ['reading/documents/x.ts', '../../journal/journal.ts'],
  ['reading/x.ts', '../contracts/plan.ts'],
  ['reading/x.ts', 'zod'],
  ['reading/x.ts', 'node:fs'],
  ['reading/x.ts', 'fflate'],
  ['reading/documents/x.ts', 'node:fs'],
  ['rules/x.ts', '../workflows/assignments.ts'],
  ['rules/x.ts', '../contracts/plan.ts'],
  ['rules/inputs/x.ts', '../../journal/journal.ts'],
  ['rules/x.ts', 'luxon'],
  ['rules/x.ts', 'node:crypto'],
  ['messages/x.ts', '../journal/journal.ts'],
  ['workflows/x.ts', '../journal/journal.ts'],
  ['workflows/x.ts', '../activities/index.ts'],
  ['workflows/x.ts', '../contracts/input.ts'],
  ['workflows/x.ts', 'zod'],
  ['workflows/x.ts', 'pino'],
  ['workflows/x.ts', '@temporalio/client'],
  ['activities/x.ts', '@temporalio/client'],
  ['activities/x.ts', 'pg'],
  ['engine/x.ts', 'pg'],
  ['engine/x.ts', '../workers/worker.ts'],
  ['journal/x.ts', '@temporalio/client'],
  ['journal/x.ts', '../engine/engine.ts'],
  ['workers/x.ts', 'kafkajs'],
  ['workers/x.ts', 'pg'],
  ['workers/x.ts', '../web/server.ts'],
  ['web/x.ts', '../cli/main.ts'],
  ['web/pages/x.tsx', 'pg'],
  ['cli/x.ts', '@temporalio/client'],
  ['infra/x.ts', 'pg'],
  ['infra/x.ts', '../cli/main.ts'],
];

const ALLOWED: readonly (readonly [path: string, source: string])[] = [
  ['reading/x.ts', "import type { Plan } from '../contracts/plan.ts'; export type P = Plan"],
  ['reading/documents/x.ts', "import { Inflate } from 'fflate'; Inflate()"],
  ['rules/x.ts', "import type { Input } from '../contracts/input.ts'; export type I = Input"],
  ['rules/x.ts', "import { lotId } from '../contracts/ids.ts'; lotId()"],
  ['workflows/x.ts', "import { condition } from '@temporalio/workflow'; condition()"],
  ['engine/x.ts', "import { Client } from '@temporalio/client'; Client()"],
  ['journal/x.ts', "import { Pool } from 'pg'; Pool()"],
  ['workers/kafka.ts', "import { Kafka } from 'kafkajs'; Kafka()"],
  ['cli/x.ts', "import { serve } from '../web/server.ts'; serve()"],
  ['test/rules/x.test.ts', "import { Pool } from 'pg'; Pool()"],
  ['test/workers/x.test.ts', "import { main } from '../../cli/main.ts'; main()"],
];

describe('the lint catches a broken arrow', () => {
  const importing = BROKEN.map(([path, specifier]) => [path, `import { x } from '${specifier}'; x();`] as const);
  let broken: readonly boolean[] = [];
  let allowed: readonly boolean[] = [];

  beforeAll(() => {
    broken = restrictedAmong(importing);
    allowed = restrictedAmong(ALLOWED);
  });

  test.each(BROKEN.map((arrow, index) => [...arrow, index] as const))(
    '%s must not import %s',
    (_path, _other, index) => {
      expect(broken[index]).toBe(true);
    },
  );

  test('in re-exports and dynamic imports too', () => {
    const files = [
      ['rules/x.ts', "export * from '../workflows/assignments.ts';"],
      ['workflows/x.ts', "export const load = () => import('../journal/journal.ts');"],
    ] as const;
    expect(restrictedAmong(files)).toEqual([true, true]);
  });

  test.each(ALLOWED.map((file, index) => [...file, index] as const))('%s is fine with: %s', (_path, _source, index) => {
    expect(allowed[index]).toBe(false);
  });

  test('a promise left floating is caught', () => {
    const source = 'async function work(): Promise<void> {}\nexport function run(): void {\n  work(); }\n';
    const codes = lint('engine/floating.ts', source, '--type-aware').map(({ code }) => code);
    expect(codes).toContain('typescript(no-floating-promises)');
  });

  test('a type imported as a value is caught', () => {
    const codes = lint('engine/x.ts', "import { Plan } from '../contracts/plan.ts'; export type P = Plan; ");
    expect(codes.map(({ code }) => code)).toContain('typescript(consistent-type-imports)');
  });

  test('a circle of modules is caught', () => {
    mkdirSync(join(house, 'engine'), { recursive: true });
    writeFileSync(join(house, 'engine', 'b.ts'), "import { a } from './a.ts'; export const b = () => a; ");
    const codes = lint('engine/a.ts', "import { b } from './b.ts'; export const a = () => b; ");
    rmSync(join(house, 'engine', 'b.ts'));
    expect(codes.map(({ code }) => code)).toContain('import(no-cycle)');
  });
});

/** The packages and Node modules that these entry points load at run time, through whatever they import. */
async function loadedBy(entryPoints: readonly string[]): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: projectRoot,
    entryPoints: [...entryPoints],
    outdir: 'unused',
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
  });
  const loaded = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const names = loaded.filter((entry) => entry.external === true).map((entry) => entry.path);
  return [...new Set(names)].sort((a, b) => (a < b ? -1 : 1));
}

function modulesOf(room: string): readonly string[] {
  const folder = join(projectRoot, room);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(room, name));
}

const PURE_ROOMS: readonly (readonly [room: string, mayLoad: readonly string[]])[] = [
  ['rules', []],
  ['workflows', ['@temporalio/workflow', '@temporalio/common']],
];
const NEVER_IN_READING = /^(zod|pino|kafkajs|pg|luxon|@temporalio\/.*|node:.*)$/;

describe('what the pure rooms load at run time', () => {
  test.each(PURE_ROOMS)('%s loads nothing but %j', async (room, mayLoad) => {
    const modules = modulesOf(room);
    expect(modules.length).toBeGreaterThan(0);
    const loaded = await loadedBy(modules);
    expect(loaded.filter((name) => !mayLoad.includes(name))).toEqual([]);
  });

  test('reading loads neither zod, pino, kafkajs, PostgreSQL, Temporal nor Node', async () => {
    const modules = modulesOf('reading');
    expect(modules.length).toBeGreaterThan(0);
    const loaded = await loadedBy(modules);
    expect(loaded.filter((name) => NEVER_IN_READING.test(name))).toEqual([]);
  });

  test('the check would see zod: contracts/plan.ts loads it', async () => {
    expect(await loadedBy(['contracts/plan.ts'])).toContain('zod');
  });

  test('the bundle that workers run holds no zod, pino, kafkajs, pg or Temporal client', async () => {
    const { readFile } = await import('node:fs/promises');
    const code = await readFile(inject('workflowBundle'), 'utf8');
    const encoded = /sourceMappingURL=data:application\/json;charset=utf-8;base64,(\S+)/.exec(code)?.[1] ?? '';
    const { sources } = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as { sources: readonly string[] };
    expect(sources.some((source) => source.includes('workflows/'))).toBe(true);
    expect(
      sources.filter((source) => /node_modules\/(zod|pino|kafkajs|pg|@temporalio\/client)\//.test(source)),
    ).toEqual([]);
  });
});
