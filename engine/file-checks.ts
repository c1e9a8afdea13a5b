// What a schema cannot say of the files that a person writes: ids that stand twice, a directory that contradicts itself, days of another
// year, rungs that would press somebody before the time.
import type { CalendarFile } from '../contracts/calendar.ts';
import type { Directory } from '../contracts/directory.ts';
import type { Policy, Rung } from '../contracts/policy.ts';
import { checkDirectory } from '../rules/directory.ts';

/** Where a value stands in a file. */
export type Path = readonly PropertyKey[];

/** What does not fit in a file that a person wrote. */
export interface Problem {
  readonly path: Path;
  readonly what: string;
  readonly expected?: string;
}

/** "ladders.product[2].offset" */
export function pathText(path: Path): string {
  const text = path.reduce<string>((so, key) => so + (typeof key === 'number' ? `[${key}]` : `.${String(key)}`), '');
  return text.replace(/^\./, '') || 'tệp / the file';
}

/** Entries whose field holds what an earlier one holds. */
export function repeated<K extends string>(
  entries: readonly Readonly<Record<K, string>>[],
  field: K,
  path: Path,
): Problem[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, i) => {
    if (seen.size !== seen.add(entry[field]).size) return [];
    const at = [...path, i, field];
    return [{ path: at, what: `${pathText(at)} = "${entry[field]}" đã có ở trên (stands above already)` }];
  });
}

export function directoryProblems(directory: Directory): readonly Problem[] {
  return checkDirectory(directory)
    .filter(({ severity }) => severity === 'error')
    .map(({ what, message }) => {
      const list = directory.units.some(({ id }) => id === what) ? 'units' : 'groups';
      const index = directory[list].findLastIndex(({ id }) => id === what);
      return { path: [list, index], what: message.replace(/\.$/, '') };
    });
}

export function calendarProblems({ years }: CalendarFile): readonly Problem[] {
  return Object.entries(years).flatMap(([year, { off, worked }]) => {
    const days = [...off.map(({ date }) => date), ...worked];
    const astray = days
      .filter((day) => !day.startsWith(`${year}-`))
      .map((day) => `${day} không thuộc năm (another year)`);
    const twice = days.filter((day, i) => days.indexOf(day) < i).map((day) => `${day} ghi hai lần (stands twice)`);
    return [...astray, ...twice].map((what) => ({ path: ['years', year], what: `${year}: ${what}` }));
  });
}

/** What would press somebody before the time, or never go out at all. */
export function policyProblems({ ladders, overrides, workingHours }: Policy): readonly Problem[] {
  const all = [
    { ladders, path: ['ladders'] },
    ...overrides.map((one, i) => ({ ladders: one.ladders, path: ['overrides', i, 'ladders'] })),
  ].flatMap(({ ladders: some, path }) =>
    Object.entries(some).map(([name, ladder]) => ({ name, ladder, path: [...path, name] })),
  );
  const rungs = all.flatMap(({ name, ladder, path }) =>
    ladder.flatMap((rung, i) => rungProblems(rung, name === 'confirmation', [...path, i])),
  );
  const ids = [...all.flatMap(({ ladder, path }) => repeated(ladder, 'id', path)), ...twoLadders(all)];
  const periods = overrides.flatMap(({ units, reportPeriods }, i) =>
    units === null || reportPeriods === null
      ? []
      : [{ path: ['overrides', i, 'reportPeriods'], what: `overrides[${i}].reportPeriods`, expected: 'units: null' }],
  );
  const hours = { path: ['workingHours'], what: 'workingHours: from ≥ to', expected: 'from < to' };
  return [...(workingHours.from < workingHours.to ? [] : [hours]), ...rungs, ...ids, ...periods];
}

/**
 * A rung's key in the journal holds its id and not its ladder: the same id in the unit's ladder and in the monitor's would be taken for
 * one rung that went out before.
 */
function twoLadders(
  all: readonly { readonly name: string; readonly ladder: readonly Rung[]; readonly path: Path }[],
): Problem[] {
  const confirms = new Set(
    all.flatMap(({ name, ladder }) => (name === 'confirmation' ? ladder.map(({ id }) => id) : [])),
  );
  return all.flatMap(({ name, ladder, path }) =>
    ladder.flatMap(({ id }, i) => {
      if (name === 'confirmation' || !confirms.has(id)) return [];
      const at = [...path, i, 'id'];
      return [{ path: at, what: `${pathText(at)} = "${id}" cũng ở ladders.confirmation (stands there too)` }];
    }),
  );
}

function rungProblems({ from, kind, offset }: Rung, confirms: boolean, path: Path): readonly Problem[] {
  if ((from === 'submission') !== confirms) {
    const expected = confirms ? 'submission' : 'due | opening';
    return [{ path: [...path, 'from'], what: `${pathText([...path, 'from'])} = "${from}"`, expected }];
  }
  const least = from !== 'due' ? 0 : kind === 'remind' ? -Infinity : 1;
  if (offset >= least) return [];
  const at = [...path, 'offset'];
  return [{ path: at, what: `${pathText(at)} = ${offset} (${kind}, ${from})`, expected: `≥ ${least}` }];
}
