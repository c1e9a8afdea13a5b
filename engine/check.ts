// Can this plan be deployed with this directory? What is unmatched, ambiguous, without a head or an address is said here, before anything
// runs; an unmatched name never silently disappears.
import type { Directory } from '../contracts/directory.ts';
import type { NamedUnit, Plan } from '../contracts/plan.ts';
import type { Day, DayText } from '../contracts/time.ts';
import { dateText } from '../messages/dates.ts';
import { checkDirectory } from '../rules/directory-check.ts';
import type { DirectoryIndex, NameMatch } from '../rules/directory.ts';
import { addressees, indexDirectory, matchName } from '../rules/directory.ts';
import { dayOf } from '../rules/day.ts';

export type CheckCode =
  | 'noNumber'
  | 'noIssuer'
  | 'noDate'
  | 'noDuties'
  | 'secret'
  | 'dutyWithoutLead'
  | 'unmatched'
  | 'ambiguous'
  | 'noHead'
  | 'noAddress'
  | 'noMonitor'
  | 'dueBeforeIssue'
  | 'undated'
  | 'directory';

/** One thing to settle. `error`: cannot be deployed; `open`: can, with --allow-unmatched, as an open question; `warning`: to know. */
export interface CheckProblem {
  readonly severity: 'error' | 'open' | 'warning';
  readonly code: CheckCode;
  /** Duty, name or unit it is about. */
  readonly what: string;
  readonly message: string;
}

export interface CheckReport {
  readonly problems: readonly CheckProblem[];
  /** Every distinct name of the plan's leads and coordinators, with what it stands for. */
  readonly names: readonly { readonly name: string; readonly match: NameMatch }[];
  readonly units: readonly string[];
  /** The unit that follows the directive up, where the plan names one that is known; else the issuer's office. */
  readonly monitor: string | null;
  readonly deployable: boolean;
}

export interface CheckOptions {
  readonly allowUnmatched: boolean;
  /** The day on which notices would go out first: who holds a post is asked for this day. */
  readonly today: Day;
}

export function checkPlan(plan: Plan, directory: Directory, options: CheckOptions): CheckReport {
  const on = plan.directive.issuedOn === null ? options.today : dayOf(plan.directive.issuedOn);
  const index = indexDirectory(directory, on);
  const names = matchAll(plan, index);
  const units = [...new Set(names.flatMap(({ match }) => (match.kind === 'units' ? match.units : [])))];
  const monitor = findMonitor(plan, index);
  const problems = [
    ...headProblems(plan),
    ...dutyProblems(plan),
    ...names.flatMap(({ name, match }) => nameProblem(name, match)),
    ...(monitor === null
      ? [problem('open', 'noMonitor', monitorWords(plan), 'Chưa xác định được cơ quan theo dõi, đôn đốc.')]
      : []),
    ...units.flatMap((unit) => postProblems(directory, unit, monitor, options.today)),
    ...directoryProblems(directory),
  ];
  const blocks = (one: CheckProblem) =>
    one.severity === 'error' || (one.severity === 'open' && !options.allowUnmatched);
  return { problems, names, units, monitor, deployable: !problems.some(blocks) };
}

const problem = (severity: CheckProblem['severity'], code: CheckCode, what: string, message: string): CheckProblem => ({
  severity,
  code,
  what,
  message,
});

function matchAll(plan: Plan, index: DirectoryIndex): CheckReport['names'] {
  const named = plan.obligations.flatMap(({ leads, coordinators }) => [...leads, ...coordinators]);
  return [...new Set(named.map(({ name }) => name))].map((name) => ({ name, match: matchName(index, name) }));
}

function headProblems({ directive, obligations }: Plan): readonly CheckProblem[] {
  const { number, issuer, issuedOn, secrecy } = directive;
  return [
    ...(secrecy === null
      ? []
      : [problem('error', 'secret', secrecy, `Văn bản mang dấu "${secrecy}": dondoc không tiếp nhận.`)]),
    ...(number === null
      ? [
          problem(
            'error',
            'noNumber',
            '',
            'Không đọc được số, ký hiệu văn bản: ghi vào directive.number của kế hoạch (dondoc read --json).',
          ),
        ]
      : []),
    ...(issuer === null ? [problem('error', 'noIssuer', '', 'Không đọc được cơ quan ban hành.')] : []),
    ...(issuedOn === null ? [problem('error', 'noDate', '', 'Không đọc được ngày ban hành.')] : []),
    ...(obligations.length === 0
      ? [problem('error', 'noDuties', '', 'Không tìm thấy nhiệm vụ nào trong văn bản.')]
      : []),
  ];
}

function dutyProblems({ directive, obligations }: Plan): readonly CheckProblem[] {
  return obligations.flatMap(({ id, title, leads, time }) => [
    ...(leads.length === 0
      ? [problem('open', 'dutyWithoutLead', id, `Nhiệm vụ "${title}" không rõ đơn vị chủ trì.`)]
      : []),
    ...(isBefore(time?.due ?? null, directive.issuedOn)
      ? [
          problem(
            'open',
            'dueBeforeIssue',
            id,
            `Nhiệm vụ "${title}" có hạn ${dayWords(time?.due)} trước ngày ban hành ${dayWords(directive.issuedOn)}; sẽ thành câu hỏi.`,
          ),
        ]
      : []),
    ...(time !== null && time.due === null && (time.event !== null || time.recurs === 'unspecified')
      ? [
          problem(
            'warning',
            'undated',
            id,
            `Thời hạn "${time.text}" của nhiệm vụ "${title}" cần người xác định; sẽ thành câu hỏi.`,
          ),
        ]
      : []),
  ]);
}

const dayWords = (day: DayText | null | undefined): string => (day == null ? '?' : dateText(dayOf(day)));

const isBefore = (due: DayText | null, issued: DayText | null): boolean =>
  due !== null && issued !== null && due < issued;

function nameProblem(name: string, match: NameMatch): readonly CheckProblem[] {
  switch (match.kind) {
    case 'units':
      return [];
    case 'none':
      return [problem('open', 'unmatched', name, `Không có đơn vị nào trong danh bạ mang tên "${name}".`)];
    case 'ambiguous':
      return [problem('open', 'ambiguous', name, `"${name}" có thể là: ${match.units.join(', ')}.`)];
  }
}

/** The unit that follows the directive up: the plan's monitor, else the issuer. */
export function findMonitor(plan: Plan, index: DirectoryIndex): string | null {
  const candidates: readonly NamedUnit[] = [
    ...plan.monitors,
    ...(plan.directive.issuer === null ? [] : [{ name: plan.directive.issuer }]),
  ];
  for (const { name } of candidates) {
    const match = matchName(index, name);
    if (match.kind === 'units' && match.units.length === 1) return match.units[0] ?? null;
  }
  return null;
}

const monitorWords = ({ monitors }: Plan): string => monitors.map(({ name }) => name).join(', ');

function postProblems(directory: Directory, unit: string, monitor: string | null, today: Day): readonly CheckProblem[] {
  const name = directory.units.find(({ id }) => id === unit)?.name ?? unit;
  const { persons, vacant } = addressees(directory, { unit, role: 'head', monitor, day: today });
  if (persons.length === 0)
    return [problem('open', 'noHead', unit, `${name} không có người đứng đầu hoặc người thay.`)];
  const reachable = persons.some(({ person, unit: at }) => emailOf(directory, at, person) !== null);
  return [
    ...(vacant === null
      ? []
      : [
          problem('warning', 'noHead', unit, `Chức danh người đứng đầu ${name} đang khuyết; thông báo gửi người thay.`),
        ]),
    ...(reachable ? [] : [problem('open', 'noAddress', unit, `Người đứng đầu ${name} chưa có địa chỉ thư điện tử.`)]),
  ];
}

const emailOf = (directory: Directory, unit: string, person: string): string | null =>
  directory.units.find(({ id }) => id === unit)?.posts.find((post) => post.person === person && post.email !== null)
    ?.email ?? null;

const directoryProblems = (directory: Directory): readonly CheckProblem[] =>
  checkDirectory(directory)
    .filter(({ severity }) => severity === 'error')
    .map(({ what, message }) => problem('error', 'directory', what, message));
