// The directory as rules ask it: which units a name stands for on a day, and who holds the post that a notice addresses on that day.
import type { Directory, Holder, Post, Unit } from '../contracts/directory.ts';
import type { Role } from '../contracts/policy.ts';
import type { Day, DayText } from '../contracts/time.ts';
import { dayText } from './day.ts';
import { foldName, foldedNames, isPlural } from './name.ts';
import { isValid } from './validity.ts';

export { isValid } from './validity.ts';
export { checkDirectory } from './directory-check.ts';
export type { Problem } from './directory-check.ts';

/** Levels of parents that are asked for a head; real directories have four. */
const MAX_PARENTS = 20;

export type NameMatch =
  | { readonly kind: 'units'; readonly units: readonly string[]; readonly via: 'unit' | 'group' }
  | { readonly kind: 'none' }
  | { readonly kind: 'ambiguous'; readonly units: readonly string[] };

/** Folded names and aliases of what is valid on one day. */
export interface DirectoryIndex {
  readonly units: ReadonlyMap<string, readonly string[]>;
  /** The members of each group that are valid on the day; groups that share a name stand side by side. */
  readonly groups: ReadonlyMap<string, readonly (readonly string[])[]>;
}

export interface Addressee {
  readonly person: string;
  /** The unit at which the person holds the post. */
  readonly unit: string;
  readonly post: Post;
}

export interface Addressees {
  readonly persons: readonly Addressee[];
  /** The post that nobody holds, where somebody else (or nobody) is told in its place. */
  readonly vacant: { readonly unit: string; readonly post: Post } | null;
}

/** Indexes the names valid on a day: the directive's date, since a name may have belonged to another unit before. */
export function indexDirectory(directory: Directory, on: Day): DirectoryIndex {
  const day = dayText(on);
  const units = new Map<string, string[]>();
  const groups = new Map<string, (readonly string[])[]>();
  const valid = directory.units.filter((unit) => isValid(unit, day));
  const validIds = new Set(valid.map((unit) => unit.id));
  for (const unit of valid) for (const name of foldedNames(unit)) push(units, name, unit.id);
  for (const group of directory.groups) {
    const members = [...new Set(group.members)].filter((id) => validIds.has(id));
    for (const name of foldedNames(group)) push(groups, name, members);
  }
  return { units, groups };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The units a name in a text stands for. A plural ("các huyện ủy") is a group first, any other name a unit first. */
export function matchName(index: DirectoryIndex, name: string): NameMatch {
  const folded = foldName(name);
  const inOrder = isPlural(name) ? [asGroup, asUnit] : [asUnit, asGroup];
  for (const look of inOrder) {
    const match = look(index, folded);
    if (match.kind !== 'none') return match;
  }
  return { kind: 'none' };
}

function asUnit(index: DirectoryIndex, folded: string): NameMatch {
  const units = index.units.get(folded) ?? [];
  if (units.length === 0) return { kind: 'none' };
  return units.length === 1 ? { kind: 'units', units, via: 'unit' } : { kind: 'ambiguous', units };
}

function asGroup(index: DirectoryIndex, folded: string): NameMatch {
  const groups = index.groups.get(folded) ?? [];
  const [members] = groups;
  const all = [...new Set(groups.flat())];
  if (members === undefined || all.length === 0) return { kind: 'none' };
  return groups.length === 1 ? { kind: 'units', units: members, via: 'group' } : { kind: 'ambiguous', units: all };
}

/**
 * The persons whom a role at a unit means on a day. To whom the head has delegated for the day (ủy quyền) is told in the head's place. A
 * vacant head is stood in for by the acting head, else the first deputy named,
 * else the parent's head, and is reported as vacant in each case. A unit without a clerk is reached through its head. A committee
 * member in charge is optional, so its absence is no vacancy.
 */
export function addressees(
  directory: Directory,
  ask: { readonly unit: string | null; readonly role: Role; readonly monitor: string | null; readonly day: Day },
): Addressees {
  const on = dayText(ask.day);
  const units = unitsOf(directory);
  switch (ask.role) {
    case 'clerk':
      return clerkOf(units, ask.unit, on);
    case 'head':
      return headOf(units, ask.unit, on);
    case 'monitor-clerk':
      return clerkOf(units, ask.monitor, on);
    case 'monitor':
      return headOf(units, ask.monitor, on);
    case 'committee':
      return { persons: ask.unit === null ? [] : holders(units.get(ask.unit), 'committee', on), vacant: null };
    case 'office':
      return officeOf(units, ask.monitor, on);
  }
}

type Units = ReadonlyMap<string, Unit>;

const NOBODY: Addressees = { persons: [], vacant: null };
const byId = new WeakMap<Directory, Units>();

function unitsOf(directory: Directory): Units {
  const known = byId.get(directory);
  if (known) return known;
  const units = new Map(directory.units.map((unit) => [unit.id, unit]));
  byId.set(directory, units);
  return units;
}

function holders(unit: Unit | undefined, post: Post, on: DayText): readonly Addressee[] {
  if (!unit) return [];
  const held = unit.posts.filter((holder: Holder) => holder.post === post && isValid(holder, on));
  return [...new Set(held.map((holder) => holder.person))].map((person) => ({ person, unit: unit.id, post }));
}

function clerkOf(units: Units, id: string | null, on: DayText): Addressees {
  const clerks = id === null ? [] : holders(units.get(id), 'clerk', on);
  return clerks.length > 0 ? { persons: clerks, vacant: null } : headOf(units, id, on);
}

function headOf(units: Units, id: string | null, on: DayText): Addressees {
  if (id === null) return NOBODY;
  for (const [level, unit] of lineage(units, id).entries()) {
    const heads = holders(unit, 'head', on);
    const delegates = holders(unit, 'delegate', on);
    const vacant = heads.length > 0 && level === 0 ? null : { unit: id, post: 'head' as const };
    if (delegates.length > 0) return { persons: delegates, vacant };
    if (heads.length > 0) return { persons: heads, vacant };
    const acting = holders(unit, 'acting-head', on);
    const standIn = acting.length > 0 ? acting : holders(unit, 'deputy', on).slice(0, 1);
    if (standIn.length > 0) return { persons: standIn, vacant: { unit: id, post: 'head' } };
  }
  return { persons: [], vacant: { unit: id, post: 'head' } };
}

function officeOf(units: Units, monitor: string | null, on: DayText): Addressees {
  if (monitor === null) return NOBODY;
  for (const unit of lineage(units, monitor)) {
    const office = holders(unit, 'office', on);
    if (office.length > 0) return { persons: office, vacant: null };
  }
  return { persons: [], vacant: { unit: monitor, post: 'office' } };
}

/** The unit and its parents, nearest first; a directory with a ring of parents ends where it meets itself. */
function lineage(units: Units, id: string): readonly Unit[] {
  const line: Unit[] = [];
  let unit = units.get(id);
  while (unit && line.length < MAX_PARENTS && !line.includes(unit)) {
    line.push(unit);
    unit = unit.parent === null ? undefined : units.get(unit.parent);
  }
  return line;
}
