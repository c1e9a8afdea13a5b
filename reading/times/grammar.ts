// The grammar of times: at each word, the named rules below are tried in order, the most telling first. What a rule takes is not looked at
// again. Dates of cited documents and periods in titles are taken by rules of their own, so that they are never deadlines.
import { matchAt, nextWord, pattern, skipWord, type Pattern } from '../phrases.ts';
import { CITED_KINDS } from '../vocabulary/kinds.ts';
import type { RuleName } from '../rule.ts';
import { foldSpelling } from '../spelling.ts';
import { aheadAt, eventAt } from './events.ts';
import { lastDay, pointAt, type Point, type PointUnit } from './points.ts';
import { everyAt, everyBehindDay, oneMoreAt, recurrenceRule, type Every } from './recurrence.ts';
import { withMonth } from './months.ts';
import { withinAt } from './spans.ts';
import { NO_TIME, type Time } from './time.ts';
import { dayText, longestMonth } from './calendar.ts';
import { inYearOf } from './yearless.ts';

const KINDS = CITED_KINDS.map(foldSpelling).join('|');
const NUMBERED = '(?:số ?:? ?)?\\d{1,5}[^ ]{0,6}[-/][^ ;,]{1,24}';
/** "Nghị quyết số 12-NQ/TW ngày 3/4/2021", "Công văn ngày 3/4/2021": a document's own date. */
const CITATION = pattern(
  `(?:(?:${KINDS}) (?:${NUMBERED},? ?)?|số ?:? ?\\d{1,5}[^ ]{0,30},? ?)(?:,? ?ngày \\d{1,2}(?: ?[/.-] ?| tháng )\\d{1,2}(?: ?[/.-] ?| năm )\\d{4})`,
);
/** "giai đoạn 2021 - 2025", "nhiệm kỳ 2020-2025", "năm học 2021-2022", "các năm 2021, 2022". */
const PERIOD = pattern(
  '(?:giai đoạn|nhiệm kỳ|năm học|khóa|các năm|thời kỳ)(?: từ)?(?: năm)? (\\d{4})(?: ?(?:-|/|đến|tới) ?(?:năm )?(\\d{4}))?',
);
const YEARS = pattern('năm (\\d{4}) ?- ?(\\d{4})');
/** Aims: "đến năm 2030", "tầm nhìn đến năm 2045", "sau năm 2030". */
const AIM = pattern('(?:(?:tầm nhìn|định hướng|mục tiêu)(?: đến)?|đến|tới|sau) năm \\d{4}');
const FROM = pattern('(?:kể |bắt đầu |tính )?từ');
const UNTIL = pattern('(?:đến|tới)(?: hết)?');
const HOUR = pattern('(\\d{1,2})(?: ?(?:giờ|h|g)(?: ?(\\d{2})(?: ?phút)?)?|:(\\d{2}))(?: (?:sáng|chiều|tối|đêm))?');
const SINCE = pattern('(?:,? ?)?(?:kể |bắt đầu )?từ năm (\\d{4})');
const BOUND_WORD = pattern(
  'trước khi hết|trước khi kết thúc|tuần đầu(?: tiên)?(?: của)?|tuần thứ (?:nhất|hai|ba|tư|[1-4])(?: của)?|tuần cuối(?: cùng)?(?: của)?|thượng tuần|trung tuần|hạ tuần|nửa đầu|nửa cuối(?: của)?|xong|hoàn thành|trong|vào|chậm nhất|muộn nhất|là|đến|tới|trước|hết|cuối|đầu|giữa|dịp|khoảng|thời gian|thời hạn|lúc',
);
/** A bound is at most this many words. */
const MAX_BOUNDS = 6;

/** A part of a month, quarter or year that does not end with it. */
const WITHIN = new RegExp(foldSpelling('^(?:đầu|giữa|tuần đầu|tuần thứ|thượng tuần|trung tuần|nửa đầu)'));

interface Bounds {
  readonly words: readonly string[];
  readonly to: number;
  readonly hour: string | null;
}

function hourOf(found: RegExpExecArray): string | null {
  const hour = Number(found[1]);
  const minute = Number(found[2] ?? found[3] ?? 0);
  return hour <= 24 && minute < 60 ? `${String(hour % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : null;
}

/** The bounds that stand at `at`: "xong trước", "chậm nhất trong", "trước 17 giờ 00". */
function boundsAt(low: string, from: number): Bounds {
  const words: string[] = [];
  let hour: string | null = null;
  let at = from;
  for (let count = 0; count < MAX_BOUNDS; count += 1) {
    const time = hour === null ? matchAt(HOUR, low, at) : null;
    const bound = time ?? matchAt(BOUND_WORD, low, at);
    if (!bound) break;
    if (time) hour = hourOf(time);
    else words.push(bound[0]);
    let next = at + bound[0].length;
    if (low[next] === ',' && time) next += 1;
    if (low[next] !== ' ') break;
    at = next + 1;
  }
  return { words, to: at, hour };
}

const SKIPPED: readonly Pattern[] = [CITATION, PERIOD, YEARS, AIM];

/** Where something that is no deadline ends, or -1. */
function skippedAt(low: string, at: number): number {
  for (const rule of SKIPPED) {
    const found = matchAt(rule, low, at);
    if (found) return at + found[0].length;
  }
  return -1;
}

const gap = (low: string, at: number): number => {
  let end = at;
  if (low[end] === ',') end += 1;
  return low[end] === ' ' ? end + 1 : at;
};

/** The month of a day that stands without one; null for any other point. */
const behindDay = (low: string, point: Point): Every | null =>
  point.unit === 'day' && point.lastMonth === null && low[point.to] === ' ' ? everyBehindDay(low, point.to + 1) : null;

/** The bounds and the point without a year that go on after a repetition: "hằng năm, trước ngày 15/12", "6 tháng (trước ngày 05/6)". */
function pointAfter(
  low: string,
  at: number,
): { point: Point; every: Every | null; before: boolean; to: number } | null {
  const opened = low.startsWith(' (', at);
  const start = opened ? at + 2 : gap(low, at);
  if (start === at) return null;
  const bounds = boundsAt(low, start);
  const point = pointAt(low, bounds.to, bounds.words.length > 0);
  if (!point || point.year !== null) return null;
  const every = behindDay(low, point);
  const end = every?.to ?? point.to;
  if (opened && low[end] !== ')') return null;
  return { point, every, before: bounds.words.includes('trước'), to: opened ? end + 1 : end };
}

/** "ngày 25 hằng tháng, từ tháng 10/2019 đến tháng 02/2020": from when to when it repeats. */
function limitsOfPoints(low: string, at: number): { starts: string; ends: string; to: number } | null {
  const start = gap(low, at);
  const from = start === at ? null : matchAt(FROM, low, start);
  const first = from ? pointAt(low, start + from[0].length + 1, true) : null;
  const end = first && low[first.to] === ' ' ? windowEnd(low, first.to + 1) : null;
  if (!first || !end || first.impossible || end.point.impossible || end.point.year === null) return null;
  const ends = lastDay(end.point, end.point.year, false);
  const { year } = end.point;
  // "từ tháng 10 đến tháng 02/2027" begins in the year before.
  const years = first.year === null ? [year, year - 1] : [first.year];
  const starts = years.map((of) => firstDay({ ...first, year: of })).find((day) => day !== null && day <= ends);
  // What is over within a month repeats nothing: such days are a time of their own.
  return starts == null || starts.slice(0, 7) === ends.slice(0, 7) ? null : { starts, ends, to: end.to };
}

/** What a repetition says besides: since when, until when. */
function limitsAt(low: string, at: number): { starts: string | null; ends: string | null; to: number } {
  const points = limitsOfPoints(low, at);
  if (points) return points;
  const since = matchAt(SINCE, low, gap(low, at));
  if (since) return { starts: dayText(Number(since[1]), 1, 1), ends: null, to: gap(low, at) + since[0].length };
  const inside = low.startsWith(' trong ', at) ? at + 7 : gap(low, at);
  const period = matchAt(PERIOD, low, inside);
  if (period?.[2] !== undefined) {
    return {
      starts: dayText(Number(period[1]), 1, 1),
      ends: dayText(Number(period[2]), 12, 31),
      to: inside + period[0].length,
    };
  }
  return { starts: null, ends: null, to: at };
}

function repeated(low: string, from: number, e: Every, point: Point | null, before: boolean, end: number): Time {
  const limits = limitsAt(low, end);
  return {
    ...NO_TIME,
    form: 'recurrence',
    by: point?.impossible ? 'timeImpossible' : 'timeRepeats',
    from,
    to: limits.to,
    recurs: point?.impossible ? null : recurrenceRule(e, point, before),
    starts: limits.starts,
    ends: limits.ends,
    impossible: point?.impossible ? 'day' : null,
  };
}

/** Repetition first: "hằng năm", "hằng năm, trước ngày 15/12". */
function recurrenceAt(low: string, at: number): Time | null {
  // "báo cáo 6 tháng (trước ngày 10/6)": a bare period with its day in parentheses repeats as well.
  const bare = oneMoreAt(low, at);
  const e = everyAt(low, at) ?? (bare && low.startsWith(' (', bare.to) && pointAfter(low, bare.to) ? bare : null);
  if (!e) return null;
  const after = pointAfter(low, e.to);
  return repeated(low, at, after?.every ?? e, after?.point ?? null, after?.before ?? false, after?.to ?? e.to);
}

const PERIODIC_LEAD = pattern('định kỳ,?(?: vào)?(?= )');

/** Point first: "tháng 12 hằng năm", "trước ngày 20 hằng tháng". */
function pointRecurrence(low: string, at: number, bounds: Bounds, point: Point): Time | null {
  if (point.year !== null || low[point.to] !== ' ') return null;
  const month = behindDay(low, point);
  if (month) return repeated(low, at, month, point, bounds.words.includes('trước'), month.to);
  const after = low.startsWith('của ', point.to + 1) ? point.to + 5 : point.to + 1;
  const e = everyAt(low, after);
  return e ? repeated(low, at, e, point, bounds.words.includes('trước'), e.to) : null;
}

/** The end of a window: "từ ngày 1/3 đến ngày 15/4/2022". */
function windowEnd(low: string, at: number): { point: Point; to: number } | null {
  const until = matchAt(UNTIL, low, at);
  if (!until || low[at + until[0].length] !== ' ') return null;
  const point = pointAt(low, at + until[0].length + 1, true);
  return point && point.year !== null ? { point, to: point.to } : null;
}

/** "trước 16 giờ thứ Năm hằng tuần": with an hour, "trước" excludes the hour, not the day. */
function weekdayAt(low: string, at: number, bounds: Bounds): Time | null {
  if (bounds.to === at) return null;
  const e = everyAt(low, bounds.to);
  if (e?.weekday === undefined) return null;
  const before = bounds.words.includes('trước') && bounds.hour === null;
  return { ...repeated(low, at, e, null, before, e.to), hour: bounds.hour };
}

function datedAt(low: string, at: number): Time | null {
  const lead = matchAt(PERIODIC_LEAD, low, at);
  const start = lead ? gap(low, at + lead[0].length) : at;
  const from = matchAt(FROM, low, start);
  if (from) {
    const first = start + from[0].length + 1;
    const hour = matchAt(HOUR, low, first);
    return windowAt(low, at, hour ? first + hour[0].length + 1 : first);
  }
  const bounds = boundsAt(low, start);
  const weekly = weekdayAt(low, at, bounds);
  if (weekly) return weekly;
  const point = pointAt(low, bounds.to, bounds.words.length > 0);
  if (!point) return null;
  const repeatedTime = pointRecurrence(low, at, bounds, point);
  if (repeatedTime) return repeatedTime;
  if (start !== at && point.year !== null) return pointTime(start, bounds, point);
  return pointTime(at, bounds, point);
}

const firstDay = (p: Point): string | null =>
  p.year === null || p.impossible ? null : dayText(p.year, p.firstMonth ?? 1, p.day ?? 1);

/** "từ X đến Y": the last day is Y's; "từ X" alone is a beginning, not a deadline. */
function windowAt(low: string, at: number, first: number): Time | null {
  const begin = pointAt(low, first, true);
  if (!begin) return null;
  const window = windowEnd(low, low[begin.to] === ' ' ? begin.to + 1 : begin.to);
  if (!window) return { ...NO_TIME, form: 'point', by: 'timeUnbound', from: at, to: begin.to, starts: firstDay(begin) };
  return pointTime(at, { words: ['đến'], to: window.to, hour: null }, window.point);
}

const BY_UNIT: Readonly<Record<PointUnit, RuleName>> = {
  day: 'timeDay',
  month: 'timeMonth',
  quarter: 'timeQuarter',
  half: 'timeHalfYear',
  year: 'timeYear',
};

/** These say that something must be finished. */
const FIRM_LIMITS = new Set(['xong', 'hoàn thành', 'chậm nhất', 'muộn nhất', 'trước', 'hết', 'cuối'].map(foldSpelling));
/** Behind these a day, or a month, without a year may be a limit. */
const LIMITS_OF_DAYS = new Set(['trong', 'đến'].map(foldSpelling));
const LIMITS_OF_MONTHS = new Set(['trong', 'đến', 'vào'].map(foldSpelling));

function pointTime(at: number, bounds: Bounds, point: Point): Time {
  const form = 'point' as const;
  const base = { ...NO_TIME, form, by: BY_UNIT[point.unit], from: at, to: point.to, hour: bounds.hour };
  if (point.impossible)
    return {
      ...base,
      by: 'timeImpossible',
      impossible: point.unit === 'quarter' ? 'quarter' : point.unit === 'month' ? 'month' : 'day',
    };
  // With an hour, "trước" excludes the hour, not the day.
  const before = bounds.words.includes('trước') && bounds.hour === null;
  const bounded = bounds.words.some((word) => FIRM_LIMITS.has(word));
  // "đầu quý", "giữa năm": a time, but no last day.
  if (bounds.words.some((word) => WITHIN.test(word)))
    return { ...base, form: 'event', by: 'timeEvent', event: { from: at, to: point.to }, bounded };
  if (point.year === null) {
    // "trong tháng 11" says when something is done; "ngày 27/7" alone names a day that is kept.
    const limits = point.unit === 'day' ? LIMITS_OF_DAYS : LIMITS_OF_MONTHS;
    const loose = !bounded && bounds.words.some((word) => limits.has(word));
    return {
      ...base,
      by: 'timeYearless',
      ...yearlessParts(point, before),
      yearless: true,
      before,
      bounded: bounded || loose,
      loose,
    };
  }
  return { ...base, due: lastDay(point, point.year, before), yearOnly: point.unit === 'year', bounded };
}

/** The last month and day of a point without a year. */
function yearlessParts(point: Point, before: boolean): { yearlessMonth: number | null; yearlessDay: number | null } {
  const month = point.lastMonth;
  if (!before) return { yearlessMonth: month, yearlessDay: point.day };
  const previous = point.firstMonth === null ? null : point.firstMonth > 1 ? point.firstMonth - 1 : 12;
  if (point.day === null) return { yearlessMonth: previous, yearlessDay: null };
  if (point.day > 1) return { yearlessMonth: month, yearlessDay: point.day - 1 };
  return { yearlessMonth: previous, yearlessDay: previous === null ? -1 : longestMonth(previous) };
}

const BARE = pattern('định kỳ');

/** The time that stands at `at`, or null. */
export function timeAt(low: string, at: number): Time | null {
  const dated = datedAt(low, at);
  const recurrence = recurrenceAt(low, at);
  if (recurrence && recurrence.to >= (dated?.to ?? 0)) return recurrence;
  const within = aheadAt(low, at) ? null : withinAt(low, at);
  if (within && within.to > (dated?.to ?? 0)) return within;
  const event = eventAt(low, at);
  // "trước ngày Quốc khánh 02/9/2025": the day that is given says it all.
  if (event && event.to > (dated?.to ?? 0) && dated?.due == null) return event;
  if (dated) return dated;
  const bare = matchAt(BARE, low, at);
  return bare
    ? {
        ...NO_TIME,
        form: 'bare-recurrence',
        by: 'timePeriodic',
        from: at,
        to: at + bare[0].length,
        recurs: 'unspecified',
      }
    : null;
}

/** With these letters no time begins, and many words of directives do ("phòng", "phối hợp", "ủy ban", "rà soát"). */
const BEGINS_NONE = new Set('aăâeêoôơpruưủứừữựy');

/** All times of a stretch of folded words, in order. */
export function timesIn(low: string, from: number, to: number): readonly Time[] {
  const found: Time[] = [];
  let at = nextWord(low, from, to);
  while (at < to) {
    if (BEGINS_NONE.has(low.charAt(at))) {
      at = nextWord(low, skipWord(low, at), to);
      continue;
    }
    const skipped = skippedAt(low, at);
    const time = skipped < 0 ? timeAt(low, at) : null;
    if (time && time.to <= to) {
      const list = [time, ...joinedTo(low, time).filter((more) => more.to <= to)];
      found.push(...shared(list));
      at = nextWord(low, (list.at(-1) ?? time).to, to);
    } else at = nextWord(low, skipped > 0 ? skipped : skipWord(low, at), to);
  }
  return found;
}

const JOINT = pattern('(?:, ?)?(?:và|hoặc)');
/** A list has at most this many times. */
const MAX_LIST = 12;

/** Where the next of a list begins, or -1. */
function behindJoint(low: string, at: number): number {
  const start = low[at] === ' ' ? at + 1 : at;
  const joint = matchAt(JOINT, low, start)?.[0] ?? (low[start] === ',' ? ',' : null);
  const next = joint === null ? -1 : start + joint.length;
  return low[next] === ' ' ? next + 1 : -1;
}

/** What goes on after a time in a list: "định kỳ 6 tháng, 1 năm", "trước ngày 15/6 và 15/12 hằng năm". */
function joinedTo(low: string, first: Time): readonly Time[] {
  const more: Time[] = [];
  let last = first;
  while (more.length < MAX_LIST) {
    const start = behindJoint(low, last.to);
    const next = start < 0 ? null : first.yearless ? nextPoint(low, start, first) : nextPeriod(low, start, first);
    if (!next) break;
    more.push(next);
    last = next;
    if (first.yearless && !next.yearless) break;
  }
  return more;
}

function nextPeriod(low: string, start: number, first: Time): Time | null {
  const e = first.form === 'recurrence' ? oneMoreAt(low, start) : null;
  if (!e) return null;
  const after = low[e.to + 1] === '(' ? pointAfter(low, e.to) : null;
  return repeated(low, start, after?.every ?? e, after?.point ?? null, after?.before ?? false, after?.to ?? e.to);
}

/** The next point of a list of points without a year; the "trước" of the first is said of all. */
function nextPoint(low: string, start: number, first: Time): Time | null {
  const own = boundsAt(low, start);
  const bounds = own.words.length > 0 ? own : { ...own, words: first.before ? ['trước'] : [] };
  const point = pointAt(low, own.to, true);
  if (!point || point.impossible || (point.year !== null && point.unit !== 'day')) return null;
  return pointRecurrence(low, start, bounds, point) ?? pointTime(start, bounds, point);
}

/** A repetition at the end of a list of points is said of all of them. */
function shared(list: readonly Time[]): readonly Time[] {
  const last = list.at(-1);
  // "trước ngày 10/6 và ngày 10/11/2024": the year of the last is that of all.
  if (list[0]?.yearless && last?.form === 'point' && last.due !== null) {
    const { due } = last;
    return list.map((time) => inYearOf(time, due) ?? time);
  }
  if (!list[0]?.yearless || last?.form !== 'recurrence' || last.recurs === null) return list;
  const rule = last.recurs.replace(/;BY.*/, '');
  return list.map((time) =>
    time.yearless
      ? { ...time, form: 'recurrence', by: 'timeShared', yearless: false, recurs: withMonth(rule, time) }
      : time,
  );
}
