// The provincial directory is fit to deploy the real directives of ../shared/reading: it has no errors, and it knows the units that
// careful readers found in them. The texts are no part of the project; where they are absent, the coverage is not measured.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Directory } from '../../contracts/directory.ts';
import { projectRoot } from '../../infra/paths.ts';
import { dayOf } from '../../rules/day.ts';
import type { DirectoryIndex } from '../../rules/directory.ts';
import { checkDirectory, indexDirectory, matchName } from '../../rules/directory.ts';
import { PROPER_NAMES, provincialDirectory } from './province.ts';

const GOLD = join(projectRoot, '..', 'shared', 'reading', 'gold');

interface Gold {
  readonly meta: { readonly province: string };
  readonly monitors: readonly string[];
  readonly assignments: readonly {
    readonly lead: readonly string[];
    readonly via?: readonly string[];
    readonly coordinate: readonly string[];
  }[];
}

/** "province: name" of each name that the readings give to a part. */
function namesOf(part: (gold: Gold) => readonly string[]): readonly (readonly [province: string, name: string])[] {
  const names = new Map<string, readonly [string, string]>();
  for (const file of readdirSync(GOLD)) {
    const gold = JSON.parse(readFileSync(join(GOLD, file), 'utf8')) as Gold;
    for (const name of part(gold)) names.set(`${gold.meta.province}: ${name}`, [gold.meta.province, name]);
  }
  return [...names.values()];
}

const ON = dayOf('2026-06-08');
const indexes = new Map<string, DirectoryIndex>();

function indexOf(province: string): DirectoryIndex {
  const index = indexes.get(province) ?? indexDirectory(provincialDirectory(province), ON);
  indexes.set(province, index);
  return index;
}

function coverage(part: (gold: Gold) => readonly string[]): {
  readonly share: number;
  readonly missed: readonly string[];
} {
  const names = namesOf(part);
  const missed = names.filter(([province, name]) => matchName(indexOf(province), name).kind !== 'units');
  return { share: 1 - missed.length / names.length, missed: missed.map((one) => one.join(': ')) };
}

describe('the provincial directory', () => {
  test.each(['Minh Giang', ...Object.keys(PROPER_NAMES)])('of %s has the schema and no problem', (province) => {
    const directory = provincialDirectory(province);
    expect(Directory.parse(directory)).toEqual(directory);
    expect(checkDirectory(directory, ON)).toEqual([]);
  });

  test.each([
    ['Các huyện ủy', 2],
    ['thành ủy', 1],
    ['Thành ủy Minh Giang', 1],
    ['viện kiểm sát nhân dân cùng cấp', 4],
    ['UBND các huyện, thành phố', 3],
    ['Uỷ ban nhân dân tỉnh', 1],
    ['Báo Minh Giang', 1],
    ['Các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy', 1],
  ])('knows "%s" as %i unit(s)', (name, count) => {
    const match = matchName(indexOf('Minh Giang'), name);
    expect(match).toMatchObject({ kind: 'units' });
    expect(match.kind === 'units' && match.units).toHaveLength(count);
  });

  test('knows no unit of another province', () => {
    const index = indexOf('Minh Giang');
    expect(matchName(index, 'Báo Bắc Giang').kind).toBe('none');
  });
});

describe.skipIf(!existsSync(GOLD))('the names in real directives (../shared/reading is absent: not measured)', () => {
  test('at least 95 % of the distinct names of leads are known', () => {
    const { share, missed } = coverage(({ assignments }) => assignments.flatMap(({ lead }) => lead));
    expect(share, missed.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  test('every monitor is known', () => {
    const { missed } = coverage(({ monitors }) => monitors);
    expect(missed).toEqual([]);
  });

  test('at least 90 % of those who are named beside the leads are known', () => {
    const { share, missed } = coverage(({ assignments }) =>
      assignments.flatMap(({ via, coordinate }) => [...(via ?? []), ...coordinate]),
    );
    expect(share, missed.join('\n')).toBeGreaterThanOrEqual(0.9);
  });
});
