// When something is due, computed by hand: a phrase as directives write it, with what it may be counted from. The very rules that run
// directives are asked, so what is said here is what would happen.
import type { CalendarFile, CalendarSnapshot } from '../contracts/calendar.ts';
import type { PlanDirective, PlanTime } from '../contracts/plan.ts';
import { formatInstant } from '../contracts/rfc3339.ts';
import type { Day, DayText } from '../contracts/time.ts';
import { ZONE_OFFSET_MS } from '../contracts/time.ts';
import { explainBasis } from '../messages/explain.ts';
import { readPhrase } from '../reading/phrase.ts';
import { snapshotOfYears } from '../rules/calendar.ts';
import { civil, dayFromCivil, dayText } from '../rules/day.ts';
import type { Deadline, Roll } from '../rules/due.ts';
import { fixedDeadline, minutesOf } from '../rules/due.ts';
import { timeOfDirective } from '../rules/duty-time.ts';
import { foldName } from '../rules/name.ts';
import type { Recurring } from '../rules/occurrence.ts';
import { firstOccurrence, nextOccurrence } from '../rules/occurrence.ts';
import { spanDeadline } from '../rules/span.ts';

export interface DueRequest {
  readonly phrase: string;
  /** When the directive was signed. */
  readonly signed: Day | null;
  /** Days of events, by words that the phrase uses for them: "nhận", "kỳ họp". */
  readonly events: ReadonlyMap<string, Day>;
  /** How a day that the phrase names moves off a day off. */
  readonly roll: Roll;
  readonly calendar: CalendarFile;
  /** Occurrences are listed up to this day. */
  readonly until: Day | null;
  readonly today: Day;
}

/** Days as YYYY-MM-DD; null where there is none. */
export interface DueAnswer {
  readonly due: DayText | null;
  /** The first instant that is late (RFC 3339, +07:00). */
  readonly dueAt: string | null;
  /** Of a recurrence: its days, up to the one asked for. */
  readonly occurrences: readonly DayText[];
  readonly rolledFrom: DayText | null;
  /** What must be known before it can be dated, in Vietnamese. */
  readonly missing: string | null;
  /** Why it is that day, in Vietnamese. */
  readonly explanation: string | null;
  readonly basis: { readonly words: string; readonly article: string | null; readonly provisional: boolean } | null;
}

const YEARS_BACK = 3;
const YEARS_AHEAD = 12;
/** Days looked ahead for occurrences where nobody says until when. */
const YEAR_DAYS = 366;
const MAX_OCCURRENCES = 1_000;
const BEFORE = foldName('trước');

export function computeDue(request: DueRequest): DueAnswer {
  const read = readPhrase(request.phrase);
  switch (read.kind) {
    case 'none':
      return missing('một thời hạn: không tìm thấy ngày, kỳ hạn hay khoảng thời gian nào trong cụm từ này');
    case 'impossible':
      return missing('một ngày có thật: lịch không có ngày, tháng hoặc quý này');
    case 'yearless':
      return missing('năm của thời hạn');
    case 'time':
      return dated(read.time, request);
  }
}

const NOTHING: DueAnswer = {
  due: null,
  dueAt: null,
  occurrences: [],
  rolledFrom: null,
  missing: null,
  explanation: null,
  basis: null,
};
const missing = (what: string): DueAnswer => ({ ...NOTHING, missing: what });

function dated(time: PlanTime, request: DueRequest): DueAnswer {
  const calendar = calendarOf(request);
  const event = eventIn(time, request.events);
  const ofEvent = event === null ? null : fromEvent(time, event, request, calendar);
  if (ofEvent !== null) return answer(ofEvent);
  const options = { policy: { rollFixed: request.roll }, calendar, deployedOn: request.signed ?? request.today };
  const found = timeOfDirective(directiveOf(request), time, options);
  switch (found.kind) {
    case 'once':
      return answer(found);
    case 'recurring':
      return recurring(found, request, calendar);
    default:
      return missing(lacks(time));
  }
}

function calendarOf({ calendar, signed, today }: DueRequest): CalendarSnapshot {
  const { year } = civil(Math.min(signed ?? today, today));
  return snapshotOfYears(calendar, dayFromCivil(year - YEARS_BACK, 1, 1), YEARS_BACK + YEARS_AHEAD, '');
}

const directiveOf = ({ signed }: DueRequest): PlanDirective => ({
  number: null,
  kind: null,
  title: null,
  issuer: null,
  province: null,
  issuedOn: signed === null ? null : dayText(signed),
  term: null,
  secrecy: null,
});

/** The day of the event that the time's words name. */
function eventIn({ event, from }: PlanTime, events: ReadonlyMap<string, Day>): Day | null {
  const words = ` ${foldName(from ?? event ?? '')} `;
  for (const [name, day] of events) if (words.includes(` ${foldName(name)} `)) return day;
  return null;
}

function fromEvent(time: PlanTime, event: Day, { roll }: DueRequest, calendar: CalendarSnapshot): Deadline | null {
  const common = { words: time.text, minutes: minutesOf(time.hour), calendar };
  if (time.within !== null) return spanDeadline(event, time.within, { ...common, workingDays: time.workingDays });
  if (time.event === null) return null;
  const before = foldName(time.text).split(' ').includes(BEFORE) ? 1 : 0;
  return fixedDeadline(event - before, { ...common, rollFixed: roll });
}

/** What a person must say before it has a day. */
function lacks({ recurs, within, from, event }: PlanTime): string {
  if (recurs !== null) return 'kỳ hạn: văn bản ghi định kỳ nhưng không nêu tháng, quý, 6 tháng hay năm';
  if (within !== null && from === null) return 'mốc bắt đầu tính khoảng thời gian';
  const name = from ?? event ?? '';
  return `ngày "${name}": cho biết bằng --signed (ngày ký, ban hành) hoặc --event "${name}=NGÀY"`;
}

function recurring(time: Recurring, request: DueRequest, calendar: CalendarSnapshot): DueAnswer {
  const from = request.signed ?? request.today;
  const until = request.until ?? from + YEAR_DAYS;
  const options = { openAhead: 0, calendar, rollFixed: request.roll, fireAt: 0, openNotBefore: 0 };
  const days: DayText[] = [];
  const first = firstOccurrence(time, from, options);
  for (let one = first; one !== null && one.due !== null && one.due <= until;) {
    days.push(dayText(one.due));
    if (days.length === MAX_OCCURRENCES) break;
    one = nextOccurrence(time, one.period, options);
  }
  if (first === null || first.due === null || first.dueAt === null) return NOTHING;
  return { ...answer({ due: first.due, dueAt: first.dueAt, basis: first.basis }), occurrences: days };
}

function answer({ due, dueAt, basis }: Deadline): DueAnswer {
  const { words, article, provisional, rolledFrom } = basis;
  return {
    due: dayText(due),
    dueAt: formatInstant(dueAt + ZONE_OFFSET_MS).replace('.000Z', '+07:00'),
    occurrences: [],
    rolledFrom: rolledFrom === null ? null : dayText(rolledFrom),
    missing: null,
    explanation: explainBasis(basis, due).vi,
    basis: { words, article, provisional },
  };
}
