// The reference pages say what the code says. Every list here is taken from the code, so a new error, event, variable, command, option or
// route without its section fails, and so does a section about something that is no longer there.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { exitCodeOf } from '../../cli/exit.ts';
import { CATALOGUE, DondocError } from '../../contracts/errors.ts';
import type { ErrorCode } from '../../contracts/errors.ts';
import { INBOUND, OUTBOUND, factEventType } from '../../contracts/events.ts';
import type { FactType } from '../../contracts/fact.ts';
import { eventData } from '../../contracts/json-schema.ts';
import { projectRoot } from '../../infra/paths.ts';
import { openApi } from '../../web/api/openapi.ts';

const page = (name: string): string => readFileSync(join(projectRoot, 'docs', 'reference', `${name}.md`), 'utf8');

/** The part of a page below the heading `## title`, up to the next heading of that level. */
function chapter(text: string, title: string): string {
  const parts = text.split(/^## /m).filter((part) => part.startsWith(`${title}\n`));
  expect(parts, `chapter ${title}`).toHaveLength(1);
  return parts[0] ?? '';
}

/** The sections of a text by the name in back quotes that their heading is. */
function sections(text: string, level: string): ReadonlyMap<string, string> {
  const found = text
    .split(new RegExp(`^${level} \``, 'm'))
    .slice(1)
    .map((part) => {
      const [name = '', ...rest] = part.split('`');
      return [name, rest.join('`').split(/^#{1,3} /m)[0] ?? ''] as const;
    });
  expect(new Set(found.map(([name]) => name)).size, 'each section once').toBe(found.length);
  return new Map(found);
}

const sorted = (names: Iterable<string>): readonly string[] => [...names].toSorted();

describe('errors.md', () => {
  const told = sections(chapter(page('errors'), 'The catalogue'), '###');
  const codes = Object.keys(CATALOGUE) as ErrorCode[];

  test('has a section for every code of the catalogue, and for no other', () => {
    expect(sorted(told.keys())).toEqual(sorted(codes));
  });

  test.each(codes)('says the HTTP status, the exit code and whether %s may pass', (code) => {
    const error = new DondocError(code);
    const again = error.retryable ? 'may help' : 'does not help';
    const line = `HTTP ${error.http} · exit ${exitCodeOf(error)} · trying again ${again}`;
    expect(told.get(code)?.trimStart().split('\n')[0]).toBe(line);
  });
});

describe('events.md', () => {
  const taken = sections(chapter(page('events'), 'Events that dondoc takes in'), '###');
  const given = sections(chapter(page('events'), 'Events that dondoc gives out'), '###');

  test('has a section for every type that is taken in, and for no other', () => {
    expect(sorted(taken.keys())).toEqual(sorted(Object.values(INBOUND).map(({ type }) => type)));
  });

  test.each(Object.values(INBOUND))('names the fields and capacities of $type', ({ kind, type, capacities }) => {
    const text = taken.get(type) ?? '';
    const common = new Set(['directive', 'duty', 'unit', 'period', 'by']);
    const own = Object.keys(eventData(kind).shape).filter((field) => !common.has(field));
    const rows = [...text.matchAll(/^\| `(\w+)`/gm)].map(([, field]) => field ?? '');
    expect(sorted(rows)).toEqual(sorted(own));
    for (const capacity of capacities) expect(text).toContain(`\`${capacity}\``);
  });

  test('has a section for every type that is given out, and for no other', () => {
    const types = (Object.keys(OUTBOUND) as FactType[]).map(factEventType);
    expect(sorted(given.keys())).toEqual(sorted(types));
  });
});

/** The rooms that may read the environment at run time. */
const ROOMS = ['activities', 'cli', 'engine', 'infra', 'journal', 'web', 'workers'];

/** Names read as `env['NAME']`, or asked for by `setting('NAME')`. */
function variablesRead(): ReadonlySet<string> {
  const files = ROOMS.flatMap((room) =>
    readdirSync(join(projectRoot, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(join(projectRoot, room, name), 'utf8')),
  );
  const reads = /(?:\benv\)?\[|\bsetting\()'([A-Z][A-Z0-9_]*)'/g;
  return new Set(files.flatMap((text) => [...text.matchAll(reads)].map(([, name]) => name ?? '')));
}

describe('configuration.md', () => {
  test('has a section for every environment variable that is read, and for no other', () => {
    const told = sections(page('configuration'), '###');
    expect(sorted(told.keys())).toEqual(sorted(variablesRead()));
  });
});

/** Every command with what it does itself, by its full name; a command with commands below it only does nothing of its own. */
function commandsOf(command: Command, path: string): readonly (readonly [string, Command])[] {
  return command.commands.flatMap((child): readonly (readonly [string, Command])[] => {
    const name = `${path} ${child.name()}`;
    return child.commands.length > 0 ? commandsOf(child, name) : [[name, child]];
  });
}

async function program(): Promise<Command> {
  const dondoc = new Command('dondoc');
  for (const file of readdirSync(join(projectRoot, 'cli', 'commands'))) {
    const module = (await import(join(projectRoot, 'cli', 'commands', file))) as Readonly<Record<string, unknown>>;
    for (const [name, register] of Object.entries(module)) {
      if (name.startsWith('register')) (register as (on: Command) => void)(dondoc);
    }
  }
  return dondoc;
}

describe('cli.md', () => {
  test('has a section for every command, with exactly its options and arguments', async () => {
    const told = sections(page('cli'), '##');
    const commands = commandsOf(await program(), 'dondoc');
    expect(sorted(told.keys())).toEqual(sorted(commands.map(([name]) => name)));
    for (const [name, command] of commands) {
      // A bar inside a table's cell is escaped.
      const section = (told.get(name) ?? '').replaceAll(String.raw`\|`, '|');
      const rows = [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, what]) => what ?? '');
      const options = command.options.map(({ flags }) => flags);
      const taken = command.registeredArguments.map((one) => {
        const word = one.name() + (one.variadic ? '...' : '');
        return one.required ? `<${word}>` : `[${word}]`;
      });
      expect(sorted(rows), name).toEqual(sorted([...options, ...taken]));
    }
  });
});

describe('http-api.md', () => {
  test('has a section for every route of the description, and for no other', () => {
    const { paths } = openApi() as { readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(sorted(sections(chapter(page('http-api'), 'Routes'), '###').keys())).toEqual(sorted(routes));
  });
});

describe('dependencies.md', () => {
  const file = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as Readonly<
    Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>
  >;
  const packages = Object.keys({ ...file.dependencies, ...file.devDependencies });
  const text = readFileSync(join(projectRoot, 'docs', 'dependencies.md'), 'utf8');
  const rows = [...text.matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell]) => cell ?? '');
  const told = rows.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''));
  const covers = (row: string, name: string): boolean =>
    row.endsWith('/*') ? name.startsWith(row.slice(0, -1)) : name === row;

  test('has a row for every package, and for no other', () => {
    expect(packages.filter((name) => !told.some((row) => covers(row, name)))).toEqual([]);
    expect(told.filter((row) => !packages.some((name) => covers(row, name)))).toEqual([]);
  });
});
