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
}

const PERIODIC = '(?:định kỳ,? ?(?:vào )?)?';
const EVERY = pattern(
  `${PERIODIC}(?:hằng|hàng|mỗi) (?:(${NUMBER}) )?(năm|quý|tháng|tuần)(?: (?:ít nhất |tối thiểu )?(?:một|1|01) lần)?`,
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
const OR_YEAR = pattern('(?:1|01|một|hằng|hàng) năm');

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

/** "định kỳ 6 tháng, 1 năm": the second period of a pair, which only a pair gives. */
export function secondEveryAt(low: string, at: number): Every | null {
  const m = matchAt(OR_YEAR, low, at);
  return m && every('năm', 1, at + m[0].length);
}

/** The rule in RFC 5545's words; the point gives the month and the day, `before` takes the day before it. */
export function recurrenceRule(e: Every, p: Point | null, before: boolean): string {
  const month = p?.lastMonth ?? e.month;
  const day = p?.day ?? null;
  if (e.unit === 'week') return withInterval('WEEKLY', e.interval);
  if (e.unit === 'month') {
    const rule = withInterval('MONTHLY', e.interval);
    if (day === null) return rule;
    return `${rule};BYMONTHDAY=${before ? (day > 1 ? day - 1 : -1) : lastOr(day, 31)}`;
  }
  const rule = withInterval('YEARLY', e.interval);
  if (month === null) return rule;
  if (day === null) {
    const first = p?.firstMonth ?? month;
    return `${rule};BYMONTH=${before ? previousMonth(first) : month}`;
  }
  if (!before) return `${rule};BYMONTH=${month};BYMONTHDAY=${lastOr(day, longestMonth(month))}`;
  return day > 1 ? `${rule};BYMONTH=${month};BYMONTHDAY=${day - 1}` : lastOfMonth(rule, previousMonth(month));
}

const withInterval = (frequency: string, interval: number): string =>
  `FREQ=${frequency}${interval > 1 ? `;INTERVAL=${interval}` : ''}`;
const previousMonth = (month: number): number => (month > 1 ? month - 1 : 12);
/** A day that not every year or month has is its last. */
const lastOr = (day: number, longest: number): number =>
  day >= longest && longest !== 30 && longest !== 31 ? -1 : day === 31 && longest === 31 ? 31 : day;
const lastOfMonth = (rule: string, month: number): string =>
  `${rule};BYMONTH=${month};BYMONTHDAY=${month === 2 ? -1 : longestMonth(month)}`;
