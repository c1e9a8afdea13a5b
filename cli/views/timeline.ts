// What would happen, line by line: each opening, reminder, due day, escalation and review with its instant and whom it reaches.
import type { Directory } from '../../contracts/directory.ts';
import type { Fact } from '../../contracts/fact.ts';
import { groupBy } from '../../contracts/group.ts';
import type { Some } from '../../contracts/group.ts';
import { assignmentParts } from '../../contracts/ids.ts';
import type { Day, DayText, Instant } from '../../contracts/time.ts';
import { instantText } from '../../messages/dates.ts';
import { FORM_WORDS, periodText, ROLE_WORDS } from '../../messages/words.ts';
import { dayAt, dayText } from '../../rules/day.ts';
import { addressees } from '../../rules/directory.ts';
import { hanging } from '../table.ts';
import { dayView } from './time.ts';

export interface Told {
  readonly form: string;
  readonly role: string;
  readonly unit: string | null;
  /** "Nguyễn Văn A, Bí thư"; empty where nobody holds the post. */
  readonly persons: readonly string[];
  readonly release: 'auto' | 'by-person';
}

export interface TimelineEntry {
  readonly at: Instant;
  readonly type: Fact['type'] | 'due';
  readonly assignment: string | null;
  readonly duty: string | null;
  readonly unit: string | null;
  readonly period: string | null;
  readonly due: DayText | null;
  readonly told: readonly Told[];
}

export interface TimelineNames {
  readonly directory: Directory;
  readonly monitor: string | null;
  readonly duties: ReadonlyMap<string, string>;
}

/** Facts of the engine's own book-keeping, which nobody outside hears of. */
const UNSEEN: ReadonlySet<Fact['type']> = new Set<Fact['type']>([
  'lot.opened',
  'lot.closed',
  'effect.done',
  'rung.passedOver',
  'deadline.kept',
  'ladder.relaid',
]);

/** Entries in order of their instants. The due days of what was opened stand among them. */
export function timelineEntries(
  facts: readonly Fact[],
  { directory, monitor }: TimelineNames,
): readonly TimelineEntry[] {
  const persons = personNames(directory);
  const entries = facts.flatMap((fact): TimelineEntry[] => {
    if (UNSEEN.has(fact.type)) return [];
    const parts = fact.assignment === null ? null : assignmentParts(fact.assignment);
    const told = fact.notify.map(({ role, unit, form, release }): Told => {
      const found = role === 'told' ? [] : addressees(directory, { unit, role, monitor, day: dayAt(fact.at) }).persons;
      const words = ROLE_WORDS[role].vi;
      return {
        form: FORM_WORDS[form].vi,
        role: words,
        unit,
        persons: found.map(({ person }) => persons.get(person) ?? person),
        release,
      };
    });
    const common = {
      assignment: fact.assignment,
      duty: parts?.duty ?? null,
      unit: parts?.unit ?? null,
      period: parts?.period ?? null,
    };
    const due = fact.type === 'assignment.opened' && fact.body.due !== null ? dayText(fact.body.due) : null;
    return [{ at: fact.at, type: fact.type, ...common, due, told }];
  });
  return [...entries, ...dueEntries(facts)].sort((a, b) => a.at - b.at);
}

/** Each deadline as it stands in the end: one that moved passes on its last day. What was past when it was given has none to come. */
function dueEntries(facts: readonly Fact[]): readonly TimelineEntry[] {
  const last = new Map<string, TimelineEntry>();
  for (const fact of facts) {
    const deadline = deadlineOf(fact);
    const parts = assignmentParts(fact.assignment ?? '');
    if (deadline === null || parts === null) continue;
    const { duty, unit, period } = parts;
    const id = fact.assignment ?? '';
    if (deadline.dueAt <= fact.at) last.delete(id);
    else
      last.set(id, {
        at: deadline.dueAt,
        type: 'due',
        assignment: id,
        duty,
        unit,
        period,
        due: dayText(deadline.due),
        told: [],
      });
  }
  return [...last.values()];
}

function deadlineOf(fact: Fact): { readonly due: Day; readonly dueAt: Instant } | null {
  switch (fact.type) {
    case 'assignment.opened':
    case 'assignment.resumed':
    case 'deadline.moved': {
      const { due, dueAt } = fact.body;
      return due === null || dueAt === null ? null : { due, dueAt };
    }
    case 'extension.granted':
      return fact.body.of === 'due' ? fact.body : null;
    default:
      return null;
  }
}

function personNames(directory: Directory): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { posts } of directory.units)
    for (const { person, name, title } of posts) names.set(person, `${name}, ${title}`);
  return names;
}

const WORDS: Readonly<Record<TimelineEntry['type'], string>> = {
  due: 'hết hạn',
  'directive.deployed': 'triển khai',
  'directive.closed': 'kết thúc văn bản',
  'lot.opened': '',
  'lot.closed': '',
  'effect.done': '',
  'assignment.opened': 'giao việc',
  'assignment.acknowledged': 'tiếp nhận',
  'assignment.handedOver': 'đơn vị chuyển bộ phận thực hiện',
  'assignment.declined': 'báo không thuộc trách nhiệm',
  'assignment.submitted': 'báo cáo',
  'assignment.withdrawn': 'đơn vị rút kết quả hoặc ý kiến',
  'assignment.confirmed': 'xác nhận hoàn thành',
  'assignment.reopened': 'hủy xác nhận nhầm',
  'assignment.suspended': 'tạm dừng',
  'assignment.resumed': 'tiếp tục',
  'assignment.cancelled': 'không giao nữa',
  'extension.asked': 'đơn vị đề nghị điều chỉnh thời hạn',
  'extension.granted': 'đồng ý điều chỉnh thời hạn',
  'extension.refused': 'không đồng ý điều chỉnh thời hạn',
  'assignment.returned': 'trả lại',
  'assignment.settled': 'báo đã giải quyết',
  'assignment.corrected': 'đính chính',
  'assignment.ended': 'kết thúc, chưa làm xong',
  'deadline.moved': 'đổi thời hạn',
  'deadline.kept': 'giữ nguyên thời hạn',
  'ladder.relaid': 'tính lại ngày đôn đốc',
  'assignment.chased': 'bắt đầu đôn đốc',
  'duty.ended': 'nhiệm vụ định kỳ kết thúc',
  'terms.revised': 'thay lịch, chính sách',
  'duty.dated': 'xác định thời hạn',
  'rung.reminded': 'nhắc việc',
  'rung.overdue': 'đôn đốc quá hạn',
  'rung.escalated': 'báo cáo cấp trên',
  'rung.passedOver': '',
  'review.held': 'họp sơ kết, tổng kết',
  'input.rejected': 'không chấp nhận',
  'input.parked': 'chờ xử lý',
  'question.asked': 'hỏi',
  'question.answered': 'trả lời',
};

/** What happens, in a word or two. */
/** A deadline stands on its last day in time, for `dueAt` is the first instant that is late. */
export const entryDay = ({ at, type }: Pick<TimelineEntry, 'at' | 'type'>): Day => dayAt(type === 'due' ? at - 1 : at);

export const entryTitle = ({ type }: Pick<TimelineEntry, 'type'>): string => WORDS[type];

/**
 * What happens at one instant to one duty stands under one line, with the units it happens to: a directive gives the same duty to many
 * units, and a line for each would hide the course of it.
 */
export function timelineView(entries: readonly TimelineEntry[], names: TimelineNames): string {
  const units = new Map(names.directory.units.map(({ id, name }) => [id, name]));
  const groups = groupBy(entries, ({ at, type, duty, period, due }) => [at, type, duty, period, due].join(' '));
  return [...groups.values()].map((group) => groupView(group, names, units)).join('\n');
}

const UNIT_INDENT = ' '.repeat(4);

function groupView(group: Some<TimelineEntry>, { duties }: TimelineNames, units: ReadonlyMap<string, string>): string {
  const [{ at, type, duty, period, due }] = group;
  const loud = group.filter(({ told }) => told.length > 0);
  const form = theForm(loud);
  const title = [
    form ?? WORDS[type],
    ...(duty === null ? [] : [duties.get(duty) ?? duty]),
    ...(period === null ? [] : [periodText(period)].filter((text) => text !== null)),
    ...(type === 'assignment.opened' ? [due === null ? 'không hạn' : `hạn ${dayView(due)}`] : []),
  ].join(' · ');
  const nameOf = (unit: string | null): string => (unit === null ? '' : (units.get(unit) ?? unit));
  const quiet = group.filter(({ told, unit }) => told.length === 0 && unit !== null).map(({ unit }) => nameOf(unit));
  return [
    hanging(`${instantText(at)}  `, title),
    ...(quiet.length === 0 ? [] : [hanging(UNIT_INDENT, quiet.join('; '))]),
    ...loud.map(({ unit, told }) =>
      hanging(
        UNIT_INDENT,
        `${nameOf(unit)}${form === null ? ': ' : ' → '}${byForm(told)
          .map((one) => toldText(one, form === null))
          .join('; ')}`,
      ),
    ),
  ].join('\n');
}

/** The form that everybody gets; null where they get different ones, or nobody gets any. */
function theForm(loud: readonly TimelineEntry[]): string | null {
  const [form, more] = [...new Set(loud.flatMap(({ told }) => told.map((one) => one.form)))];
  return form === undefined || more !== undefined ? null : form;
}

/** One form to several people is said once. */
const byForm = (told: readonly Told[]): readonly Some<Told>[] => [
  ...groupBy(told, ({ form, release }) => `${form} ${release}`).values(),
];

const toldText = (told: Some<Told>, withForm: boolean): string => {
  const [{ form, release }] = told;
  const whom = told.map(({ persons, role }) => (persons.length > 0 ? persons.join(', ') : `${role} (chưa có người)`));
  return `${withForm ? `${form} → ` : ''}${[...new Set(whom)].join(' và ')}${release === 'by-person' ? ' (dự thảo, chờ người gửi)' : ''}`;
};
