// Repeated times: "hằng năm", "tháng 12 hằng năm", "hằng năm, trước ngày 15/12", "ngày 20 hằng tháng", "định kỳ 6 tháng",
// "2 năm một lần", "01 lần/quý". The result is an RFC 5545 rule; a day a month lacks is written -1, its last day.
import { matchAt, pattern } from '../phrases.ts';
import { longestMonth } from './calendar.ts';
import { NUMBER, numberOf } from './numbers.ts';
import type { Point } from './points.ts';

export interface Every {
  readonly unit: 'year' | 'month' | 'week';
  readonly interval: number;
  readonly to: number;
  /** Months the rule itself fixes ("định kỳ cuối năm": 12). */
  readonly month: number | null;
  /** The day of the week as RFC 5545 names it. */
  readonly weekday?: number;
  /** Months of a rule by quarters that are not their last ones ("tháng đầu quý"). */
  readonly months?: readonly number[];
}

const PERIODIC = '(?:định kỳ,? ?(?:vào )?)?';
const EVERY = pattern(
  `${PERIODIC}(?:hằng|hàng|mỗi|từng(?! năm)) (?:(${NUMBER}) )?(năm|quý|tháng|tuần)(?: (?:ít nhất |tối thiểu )?(?:một|1|01) lần)?`,
);
const EACH_TIMES = pattern(
  `${PERIODIC}(?:mỗi |một |1 |01 )?(năm|quý|tháng|tuần)(?: (?:ít nhất|tối thiểu))? (${NUMBER}) lần`,
);
const EVERY_N = pattern(`${PERIODIC}(?:cứ )?(${NUMBER}) (năm|quý|tháng|tuần) ?(?:/ ?|một |1 |01 |/ ?1 |/ ?01 )lần`);
const TIMES_PER = pattern(
  `${PERIODIC}(?:ít nhất |tối thiểu )?(${NUMBER}) lần ?(?:/|trong|mỗi|một|trên) ?(?:(${NUMBER}) )?(năm|quý|tháng|tuần)`,
);
const PERIODIC_N = pattern(`định kỳ,? (?:vào )?(?:(${NUMBER}) )?(năm|quý|tháng|tuần(?! tra))(?! (?:\\d|[ivx]+ ?/))`);
const PERIODIC_END = pattern('định kỳ,? (?:vào )?cuối (?:mỗi |hằng |hàng )?(năm|quý|tháng)');
const END_OF_EACH = pattern('(?:vào )?cuối (?:mỗi|hằng|hàng) (năm|quý|tháng)');
/** The last day of each: "ngày cuối cùng của tháng". */
const LAST_DAY = pattern(
  '(?:vào )?ngày (?:làm việc )?cuối(?: cùng)?(?: của)? (?:mỗi |hằng |hàng )?(tháng|quý|năm)(?! (?:\\d|[ivx]+ ?/|này))',
);
/** "thứ Sáu hằng tuần", "chiều thứ 6 mỗi tuần". */
const WEEKDAY = pattern(
  `${PERIODIC}(?:vào )?(?:sáng |trưa |chiều )?(?:các )?(?:(?:ngày )?thứ (hai|ba|tư|năm|sáu|bảy|[2-7])|(chủ nhật|cn)),? (?:hằng|hàng|mỗi|từng|trong) tuần`,
);
const WEEKDAYS: readonly string[] = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const DAYS_IN_WEEK = 7;
/** Behind a day without a month: which month it is of. */
const NEXT_MONTH = pattern('(?:của )?tháng (?:sau|kế tiếp|tiếp theo|liền kề|liền sau|kế|kế sau)(?: liền kề)?');
const QUARTER_END = pattern('(?:của )?tháng cuối(?: cùng)?(?: của)? (?:mỗi |hằng |hàng |các |từng )?quý');
const QUARTER_START = pattern(
  '(?:của )?tháng đầu(?: tiên)?(?: của)? (?:mỗi |hằng |hàng |các |từng )?quý(?: sau| kế tiếp| tiếp theo| liền kề)?',
);
const QUARTER_STARTS: readonly number[] = [1, 4, 7, 10];
/** One more period of a list: "định kỳ 6 tháng, 9 tháng và năm". */
const ONE_MORE = pattern(
  `(?:(?:hằng|hàng|mỗi) )?(?:(${NUMBER}) )?(tuần|tháng|quý|năm)(?! (?:\\d|[ivx]+(?: |/)|học|nay|này|sau|trước|đầu|cuối|tra))`,
);

const UNITS: Readonly<Record<string, readonly [Every['unit'], number]>> = {
  năm: ['year', 1],
  quí: ['month', 3],
  tháng: ['month', 1],
  tuần: ['week', 1],
};

function every(word: string, count: number, to: number, month: number | null = null): Every | null {
  const known = UNITS[word];
  if (!known || !(count >= 1) || count > 100) return null;
  return { unit: known[0], interval: known[1] * count, to, month };
}

/** A number of times in a period: "2 lần/năm" is every half-year; what does not divide evenly counts as the period itself. */
function times(word: string, count: number, periods: number, to: number): Every | null {
  const base = every(word, Number.isNaN(periods) ? 1 : periods, to);
  if (!base || !(count >= 1)) return null;
  const months = base.unit === 'year' ? base.interval * 12 : base.interval;
  if (base.unit !== 'week' && count > 1 && months % count === 0)
    return { unit: 'month', interval: months / count, to, month: null };
  return base;
}

const RULES: readonly ((low: string, at: number) => Every | null)[] = [
  (low, at) => {
    const m = matchAt(WEEKDAY, low, at);
    const e = m && every('tuần', 1, at + m[0].length);
    return m && e ? { ...e, weekday: m[1] === undefined ? 0 : numberOf(m[1]) - 1 } : null;
  },
  (low, at) => {
    const m = matchAt(LAST_DAY, low, at);
    return m && every(m[1] ?? '', 1, at + m[0].length, m[1] === 'năm' ? 12 : null);
  },
  (low, at) => {
    const m = matchAt(TIMES_PER, low, at);
    return m && times(m[3] ?? '', numberOf(m[1] ?? ''), numberOf(m[2] ?? ''), at + m[0].length);
  },
  (low, at) => {
    const m = matchAt(EVERY_N, low, at);
    return m && every(m[2] ?? '', numberOf(m[1] ?? ''), at + m[0].length);
  },
  (low, at) => {
    const m = matchAt(EACH_TIMES, low, at);
    return m && times(m[1] ?? '', numberOf(m[2] ?? ''), Number.NaN, at + m[0].length);
  },
  (low, at) => {
    const m = matchAt(EVERY, low, at);
    return m && every(m[2] ?? '', m[1] === undefined ? 1 : numberOf(m[1]), at + m[0].length);
  },
  (low, at) => {
    const m = matchAt(PERIODIC_END, low, at) ?? matchAt(END_OF_EACH, low, at);
    return m && every(m[1] ?? '', 1, at + m[0].length, m[1] === 'năm' ? 12 : null);
  },
  (low, at) => {
    const m = matchAt(PERIODIC_N, low, at);
    return m && every(m[2] ?? '', m[1] === undefined ? 1 : numberOf(m[1]), at + m[0].length);
  },
];

/** The repetition that stands at `at`, or null. */
export function everyAt(low: string, at: number): Every | null {
  for (const rule of RULES) {
    const found = rule(low, at);
    if (found) return found;
  }
  return null;
}

/** Nine months are no period: a report of nine months is made once a year. */
const NINE = 9;

/** "định kỳ 6 tháng, 9 tháng và năm": one more period of a list, which only a list gives. */
export function oneMoreAt(low: string, at: number): Every | null {
  const m = matchAt(ONE_MORE, low, at);
  if (!m) return null;
  const count = m[1] === undefined ? 1 : numberOf(m[1]);
  return m[2] === 'tháng' && count === NINE
    ? every('năm', 1, at + m[0].length, NINE)
    : every(m[2] ?? '', count, at + m[0].length);
}

/** The month that a day without one is of ("ngày 05 của tháng sau", "ngày 15 tháng cuối quý"), or null. */
export function everyBehindDay(low: string, at: number): Every | null {
  const next = matchAt(NEXT_MONTH, low, at);
  if (next) return every('tháng', 1, at + next[0].length);
  const last = matchAt(QUARTER_END, low, at);
  if (last) return every('quí', 1, at + last[0].length);
  const first = matchAt(QUARTER_START, low, at);
  const e = first && every('quí', 1, at + first[0].length);
  return e ? { ...e, months: QUARTER_STARTS } : null;
}

/** The rule in RFC 5545's words; the point gives the month and the day, `before` takes the day before it. */
export function recurrenceRule(e: Every, p: Point | null, before: boolean): string {
  const month = p?.lastMonth ?? e.month;
  const day = p?.day ?? null;
  if (e.unit === 'week') {
    const rule = withInterval('WEEKLY', e.interval);
    if (e.weekday === undefined) return rule;
    return `${rule};BYDAY=${WEEKDAYS[(e.weekday + (before ? DAYS_IN_WEEK - 1 : 0)) % DAYS_IN_WEEK] ?? 'MO'}`;
  }
  // "6 tháng (trước ngày 05/6)": of the two half-years, the one whose report is due then.
  if (e.unit === 'month' && !(e.interval === HALF_YEAR && p !== null && p.lastMonth !== null)) {
    const rule = e.months ? `FREQ=YEARLY;BYMONTH=${e.months.join(',')}` : withInterval('MONTHLY', e.interval);
    if (day === null) return rule;
    return `${rule};BYMONTHDAY=${before ? (day > 1 ? day - 1 : -1) : lastOr(day, 31)}`;
  }
  const rule = e.unit === 'month' ? 'FREQ=YEARLY' : withInterval('YEARLY', e.interval);
  if (month === null) return rule;
  if (day === null) {
    const first = p?.firstMonth ?? month;
    return `${rule};BYMONTH=${before ? previousMonth(first) : month}`;
  }
  if (!before) return `${rule};BYMONTH=${month};BYMONTHDAY=${lastOr(day, longestMonth(month))}`;
  return day > 1 ? `${rule};BYMONTH=${month};BYMONTHDAY=${day - 1}` : lastOfMonth(rule, previousMonth(month));
}

const HALF_YEAR = 6;
const withInterval = (frequency: string, interval: number): string =>
  `FREQ=${frequency}${interval > 1 ? `;INTERVAL=${interval}` : ''}`;
const previousMonth = (month: number): number => (month > 1 ? month - 1 : 12);
/** A day that not every year or month has is its last. */
const lastOr = (day: number, longest: number): number =>
  day >= longest && longest !== 30 && longest !== 31 ? -1 : day === 31 && longest === 31 ? 31 : day;
const lastOfMonth = (rule: string, month: number): string =>
  `${rule};BYMONTH=${month};BYMONTHDAY=${month === 2 ? -1 : longestMonth(month)}`;
