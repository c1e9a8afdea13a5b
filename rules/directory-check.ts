// What is wrong with a directory before anything is deployed with it. Errors stop a deployment; warnings say whom nobody will reach.
import type { Directory, Unit } from '../contracts/directory.ts';
import type { Day, DayText } from '../contracts/time.ts';
import { dayText, isDayText } from './day.ts';
import { foldedNames } from './name.ts';
import { isValid, overlap } from './validity.ts';
import type { Validity } from './validity.ts';

export type ProblemCode =
  | 'duplicateId'
  | 'badDay'
  | 'sharedName'
  | 'unknownParent'
  | 'unknownSuccessor'
  | 'unknownMember'
  | 'parentCycle'
  | 'delegationOpen'
  | 'headMissing'
  | 'headWithoutEmail';

export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly code: ProblemCode;
  /** The id of the unit or group it is about. */
  readonly what: string;
  /** A sentence in Vietnamese. */
  readonly message: string;
}

const problem = (severity: Problem['severity'], code: ProblemCode, what: string, message: string): Problem => ({
  severity,
  code,
  what,
  message,
});

/** All problems, errors first. `on`: heads are looked for on that day; null: at any time. */
export function checkDirectory(directory: Directory, on: Day | null = null): readonly Problem[] {
  const ids = new Set(directory.units.map((unit) => unit.id));
  const problems = [
    ...duplicateIds(directory),
    ...badDays(directory),
    ...sharedNames(directory),
    ...unknownUnits(directory, ids),
    ...parentCycles(directory),
    ...openDelegations(directory),
    ...heads(directory, on === null ? null : dayText(on)),
  ];
  return [
    ...problems.filter((one) => one.severity === 'error'),
    ...problems.filter((one) => one.severity === 'warning'),
  ];
}

function duplicateIds(directory: Directory): readonly Problem[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { id } of [...directory.units, ...directory.groups]) {
    if (seen.has(id)) twice.add(id);
    seen.add(id);
  }
  return [...twice].map((id) =>
    problem('error', 'duplicateId', id, `Mã "${id}" được dùng cho nhiều đơn vị hoặc nhóm; mỗi mã chỉ dùng một lần.`),
  );
}

function badDays(directory: Directory): readonly Problem[] {
  return directory.units.flatMap((unit) =>
    [unit, ...unit.posts].flatMap((span) => {
      const wrong = [span.from, span.until].find((day) => day !== null && !isDayText(day));
      if (wrong !== undefined && wrong !== null)
        return [
          problem('error', 'badDay', unit.id, `Đơn vị "${unit.name}": "${wrong}" không phải là một ngày có thật.`),
        ];
      if (span.from !== null && span.until !== null && span.from > span.until)
        return [
          problem(
            'error',
            'badDay',
            unit.id,
            `Đơn vị "${unit.name}": ngày kết thúc ${span.until} trước ngày bắt đầu ${span.from}.`,
          ),
        ];
      return [];
    }),
  );
}

/** Two units whose names fold alike while both are valid: a text could mean either. A unit and a group are told apart by "các". */
function sharedNames(directory: Directory): readonly Problem[] {
  const bearers = new Map<string, Unit[]>();
  for (const unit of directory.units)
    for (const name of foldedNames(unit)) bearers.set(name, [...(bearers.get(name) ?? []), unit]);
  const units = [...bearers.values()].flatMap((sharing) => clashes(sharing));
  const groupsOf = new Map<string, string>();
  const groups = directory.groups.flatMap((group) =>
    foldedNames(group).flatMap((name) => {
      const other = groupsOf.get(name);
      groupsOf.set(name, group.id);
      if (other === undefined || other === group.id) return [];
      return [problem('error', 'sharedName', group.id, `Nhóm "${group.name}" trùng tên gọi với nhóm "${other}".`)];
    }),
  );
  return [...units, ...groups];
}

function clashes(sharing: readonly Unit[]): readonly Problem[] {
  return sharing.flatMap((unit, i) => {
    const other = sharing.slice(0, i).find((earlier) => earlier.id !== unit.id && overlap(earlier, unit));
    if (!other) return [];
    const message = `Đơn vị "${unit.name}" (${unit.id}) trùng tên gọi với "${other.name}" (${other.id}) trong cùng thời gian.`;
    return [problem('error', 'sharedName', unit.id, message)];
  });
}

function unknownUnits(directory: Directory, ids: ReadonlySet<string>): readonly Problem[] {
  const units = directory.units.flatMap((unit) => [
    ...(unit.parent !== null && !ids.has(unit.parent)
      ? [
          problem(
            'error',
            'unknownParent',
            unit.id,
            `Đơn vị "${unit.name}": không có đơn vị cấp trên mang mã "${unit.parent}".`,
          ),
        ]
      : []),
    ...unit.successors
      .filter((id) => !ids.has(id))
      .map((id) =>
        problem(
          'error',
          'unknownSuccessor',
          unit.id,
          `Đơn vị "${unit.name}": không có đơn vị kế thừa mang mã "${id}".`,
        ),
      ),
  ]);
  const members = directory.groups.flatMap((group) =>
    group.members
      .filter((id) => !ids.has(id))
      .map((id) =>
        problem(
          'error',
          'unknownMember',
          group.id,
          `Nhóm "${group.name}": không có đơn vị thành viên mang mã "${id}".`,
        ),
      ),
  );
  return [...units, ...members];
}

/** One problem for each ring of parents, at the member that stands first in the file. */
function parentCycles(directory: Directory): readonly Problem[] {
  const parentOf = new Map(directory.units.map((unit) => [unit.id, unit.parent]));
  const settled = new Set<string>();
  return directory.units.flatMap((unit) => {
    const path: string[] = [];
    let id: string | null = unit.id;
    while (id !== null && !settled.has(id) && !path.includes(id)) {
      path.push(id);
      id = parentOf.get(id) ?? null;
    }
    const ring = id !== null && path.includes(id) ? path.slice(path.indexOf(id)) : [];
    for (const one of path) settled.add(one);
    if (ring.length === 0) return [];
    const shown = [...ring, ring[0]].map((one) => `"${one}"`).join(' → ');
    return [problem('error', 'parentCycle', ring[0] ?? unit.id, `Quan hệ cấp trên đi thành vòng: ${shown}.`)];
  });
}

/** A delegation without an end would quietly become the post. */
function openDelegations(directory: Directory): readonly Problem[] {
  return directory.units.flatMap((unit) =>
    unit.posts
      .filter(({ post, from, until }) => post === 'delegate' && (from === null || until === null))
      .map(({ name }) =>
        problem(
          'error',
          'delegationOpen',
          unit.id,
          `Đơn vị "${unit.name}": ủy quyền cho ${name} phải ghi ngày bắt đầu và ngày kết thúc (from, until).`,
        ),
      ),
  );
}

function heads(directory: Directory, on: DayText | null): readonly Problem[] {
  const valid = (span: Validity): boolean => on === null || isValid(span, on);
  return directory.units.filter(valid).flatMap((unit) => {
    const leading = unit.posts
      .filter((holder) => holder.post === 'head' || holder.post === 'acting-head')
      .filter(valid);
    if (leading.length === 0)
      return [
        problem(
          'warning',
          'headMissing',
          unit.id,
          `Đơn vị "${unit.name}" chưa có người đứng đầu; thông báo sẽ gửi cấp phó hoặc người đứng đầu đơn vị cấp trên.`,
        ),
      ];
    const delegates = unit.posts.filter((holder) => holder.post === 'delegate').filter(valid);
    return [...leading, ...delegates]
      .filter((holder) => holder.email === null)
      .map((holder) =>
        problem(
          'warning',
          'headWithoutEmail',
          unit.id,
          `Đơn vị "${unit.name}": ${holder.title} ${holder.name} chưa có địa chỉ thư điện tử.`,
        ),
      );
  });
}
