// What would happen, line by line: each opening, reminder, due day, escalation and review with its instant and whom it reaches.
import type { Directory } from '../../contracts/directory.ts';
import type { Fact } from '../../contracts/fact.ts';
import { assignmentParts } from '../../contracts/ids.ts';
import type { DayText, Instant } from '../../contracts/time.ts';
import { instantText } from '../../messages/dates.ts';
import { FORM_WORDS, ROLE_WORDS } from '../../messages/words.ts';
import { dayAt, dayText } from '../../rules/day.ts';
import { addressees } from '../../rules/directory.ts';
import { cut, table, windowWidth } from '../table.ts';

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
    const entry: TimelineEntry = { at: fact.at, type: fact.type, ...common, due, told };
    const dueAt = fact.type === 'assignment.opened' ? fact.body.dueAt : null;
    return dueAt === null ? [entry] : [entry, { at: dueAt, type: 'due', ...common, due, told: [] }];
  });
  return entries.sort((a, b) => a.at - b.at);
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
  'assignment.declined': 'báo không thuộc trách nhiệm',
  'assignment.submitted': 'báo cáo',
  'assignment.confirmed': 'xác nhận hoàn thành',
  'assignment.returned': 'trả lại',
  'assignment.settled': 'báo đã giải quyết',
  'assignment.corrected': 'đính chính',
  'assignment.ended': 'kết thúc, chưa làm xong',
  'deadline.moved': 'đổi thời hạn',
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

const DUTY_WIDTH = 40;

export function timelineView(entries: readonly TimelineEntry[], names: TimelineNames): string {
  const units = new Map(names.directory.units.map(({ id, name }) => [id, name]));
  const rows = entries.map(({ at, type, duty, unit, period, due, told }) => [
    instantText(at),
    WORDS[type],
    unit === null ? '' : (units.get(unit) ?? unit),
    duty === null ? '' : cut(names.duties.get(duty) ?? duty, DUTY_WIDTH),
    period === null || period === 'once' ? '' : period,
    type === 'assignment.opened' ? `hạn ${due ?? 'không'}` : told.map(toldText).join('; '),
  ]);
  return table(['lúc', 'sự kiện', 'đơn vị', 'nhiệm vụ', 'kỳ', 'báo cho ai'], rows, windowWidth());
}

const toldText = ({ form, role, persons, release }: Told): string => {
  const whom = persons.length > 0 ? persons.join(', ') : `${role} (chưa có người)`;
  return `${form} → ${whom}${release === 'by-person' ? ' (dự thảo, chờ người gửi)' : ''}`;
};
