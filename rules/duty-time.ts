// The time of a duty: what the plan says of it, as a day, a recurrence, or a question for a person.
import type { CalendarSnapshot } from '../contracts/calendar.ts';
import type { Obligation, Plan, PlanDirective, PlanTime } from '../contracts/plan.ts';
import type { Policy } from '../contracts/policy.ts';
import type { Question } from '../contracts/question.ts';
import type { DutyTime, Recurrence } from '../contracts/terms.ts';
import type { Day } from '../contracts/time.ts';
import { dayOf, isDayText } from './day.ts';
import { fixedDeadline, minutesOf } from './due.ts';
import { foldName } from './name.ts';
import { deadlineFrom } from './receipt.ts';
import type { ReceivedTime } from './receipt.ts';
import { parseRecurrence } from './recurrence.ts';
import { spanDeadline } from './span.ts';

export interface TimeOptions {
  readonly policy: Pick<Policy, 'rollFixed'>;
  readonly calendar: CalendarSnapshot;
  readonly deployedOn: Day;
}

const UNSPECIFIED = 'unspecified';

const undated = (question: Question['kind'] | null, words: string): DutyTime => ({ kind: 'undated', question, words });

/** The time of an obligation. Never throws: what makes no day ("2021-02-31") is a question. */
export function dutyTime(plan: Plan, obligation: Obligation, options: TimeOptions): DutyTime {
  const { time, standing } = obligation;
  if (time === null) return timeless(obligation);
  const { recurs, due, within, event, text } = time;
  const unsaid = recurs === null && due === null && within === null && event === null;
  return standing && unsaid ? { kind: 'standing', words: text } : timeOfDirective(plan.directive, time, options);
}

/** What a time of a directive means: a day, a recurrence, or the question a person must answer. */
export function timeOfDirective(directive: PlanDirective, time: PlanTime, options: TimeOptions): DutyTime {
  if (time.recurs !== null) return recurringTime(directive, time, time.recurs, options);
  if (time.due !== null) return fixedTime(directive, time, time.due, options);
  if (time.within !== null) return spanTime(directive, time, time.within, options);
  return undated(time.event !== null ? 'eventDated' : 'undated', time.text);
}

/** A task without a time is listed, and asked about only after the policy's silence; a report or a review nobody can wait for. */
function timeless({ kind, standing, title }: Obligation): DutyTime {
  if (standing) return { kind: 'standing', words: title };
  return undated(kind === 'task' ? null : 'undated', '');
}

function fixedTime(
  { issuedOn }: PlanDirective,
  time: PlanTime,
  due: string,
  { policy, calendar }: TimeOptions,
): DutyTime {
  if (!isDayText(due)) return undated('undated', time.text);
  if (issuedOn !== null && due < issuedOn) return undated('beforeIssue', time.text);
  const { rollFixed } = policy;
  const minutes = minutesOf(time.hour);
  return { kind: 'once', ...fixedDeadline(dayOf(due), { words: time.text, minutes, rollFixed, calendar }) };
}

function recurringTime(directive: PlanDirective, time: PlanTime, recurs: string, options: TimeOptions): DutyTime {
  const rule: Recurrence | null = recurs === UNSPECIFIED ? null : parseRecurrence(recurs);
  if (rule === null) return undated('recurrenceUnspecified', time.text);
  return { kind: 'recurring', rule, ...lifeOf(directive, time, options), words: time.text };
}

/**
 * The span in which a duty recurs: as its own words say, else from the directive's date (or the start of its term, where that is
 * later) to the end of its term.
 */
function lifeOf(
  directive: PlanDirective,
  time: PlanTime,
  options: TimeOptions,
): { readonly starts: Day; readonly ends: Day | null } {
  const issued = dayOrNull(directive.issuedOn) ?? options.deployedOn;
  const termFrom = dayOrNull(directive.term?.from ?? null) ?? issued;
  const starts = dayOrNull(time.starts) ?? Math.max(issued, termFrom);
  const ends = dayOrNull(time.ends) ?? dayOrNull(directive.term?.to ?? null);
  // A term that ended before the directive was signed is the one it looks back on.
  return { starts, ends: ends !== null && ends < starts ? null : ends };
}

const dayOrNull = (text: string | null): Day | null => (text !== null && isDayText(text) ? dayOf(text) : null);

function spanTime(directive: PlanDirective, time: PlanTime, within: string, options: TimeOptions): DutyTime {
  const origin = originOf(time.from, directive);
  if (origin === 'receipt') {
    const { workingDays, text: words } = time;
    const received: ReceivedTime = { kind: 'received', within, workingDays, minutes: minutesOf(time.hour), words };
    const possible = deadlineFrom(options.deployedOn, received, options) !== null;
    return possible ? received : undated('receiptDate', time.text);
  }
  const issued = dayOrNull(directive.issuedOn);
  if (origin !== 'issue' || issued === null) return undated('eventDated', time.text);
  const deadline = spanDeadline(issued, within, {
    workingDays: time.workingDays,
    words: time.text,
    minutes: minutesOf(time.hour),
    calendar: options.calendar,
  });
  return deadline === null ? undated('undated', time.text) : { kind: 'once', ...deadline };
}

/** What a directive calls itself by: "kể từ ngày ban hành Nghị quyết này". */
const DOCUMENT_NOUNS: Readonly<Record<NonNullable<PlanDirective['kind']>, string>> = {
  'nghi-quyet': 'nghị quyết',
  'chi-thi': 'chỉ thị',
  'ket-luan': 'kết luận',
  'ke-hoach': 'kế hoạch',
  'chuong-trinh-hanh-dong': 'chương trình hành động',
  'quyet-dinh': 'quyết định',
  'thong-bao': 'thông báo',
  'cong-van': 'công văn',
  'huong-dan': 'hướng dẫn',
  'quy-dinh': 'quy định',
  'de-an': 'đề án',
};
const LEADING_IN = new Set(['được', 'tính', 'kể', 'từ', 'sau'].map(foldName));
const ORIGINS: readonly (readonly ['issue' | 'receipt', readonly string[]])[] = [
  ['issue', ['ngày ký ban hành', 'ngày ban hành', 'ngày ký', 'khi ban hành', 'khi ký', 'ban hành'].map(foldName)],
  ['receipt', ['ngày nhận được', 'ngày nhận', 'khi nhận được', 'khi nhận', 'nhận được'].map(foldName)],
];
const ANY_DOCUMENT = foldName('văn bản');
const THIS = foldName('này');

/**
 * What a span is counted from. Only the signing and the receipt of this very document count: "từ ngày ký hợp đồng", "từ ngày ban hành
 * Kế hoạch" in a resolution, are events whose day a person must give.
 */
function originOf(from: string | null, directive: PlanDirective): 'issue' | 'receipt' | 'event' {
  const folded = from === null ? [] : foldName(from).split(' ');
  const begins = folded.findIndex((word) => !LEADING_IN.has(word));
  const words = begins === -1 ? '' : folded.slice(begins).join(' ');
  for (const [origin, starts] of ORIGINS) {
    const start = starts.find((one) => words === one || words.startsWith(`${one} `));
    if (start !== undefined) return isThisDocument(words.slice(start.length).trim(), directive) ? origin : 'event';
  }
  return 'event';
}

function isThisDocument(rest: string, { kind }: PlanDirective): boolean {
  if (rest === '' || rest === ANY_DOCUMENT) return true;
  if (kind !== null && rest === foldName(DOCUMENT_NOUNS[kind])) return true;
  return [ANY_DOCUMENT, ...Object.values(DOCUMENT_NOUNS).map(foldName)].some((noun) => rest === `${noun} ${THIS}`);
}
