// Spans: "trong vòng 30 ngày kể từ ngày ký", "07 ngày làm việc", "sau 05 năm thực hiện". Their last day needs a day to count from,
// which the text names in words.
import { matchAt, nextWord, pattern } from '../phrases.ts';
import { foldSpelling } from '../spelling.ts';
import { NUMBER, numberOf } from './numbers.ts';
import { NO_TIME, type Range, type Time } from './time.ts';

const LEAD =
  '(?:trong vòng|trong thời hạn|trong thời gian|thời hạn|chậm nhất(?: là)?(?: trong(?: vòng)?| sau)?|muộn nhất(?: là)?(?: sau)?|không quá|tối đa|quá)';
const COUNT = `(?:(?:là|không quá|tối đa) )?(${NUMBER})(?: \\(\\p{L}[^()]{0,20}\\))?`;
const UNIT = '(ngày làm việc|ngày|tuần|tháng|năm)';
const LED = pattern(`${LEAD} ${COUNT} ${UNIT}`);
const WORKING = pattern(`(?:sau |trong )?${COUNT} ngày làm việc`);
const COUNTED = pattern(`(?:sau |trong )?${COUNT} ${UNIT}(?=,? (?:(?:kể|tính) từ|sau khi|sau ngày))`);
/** "sơ kết sau 2 năm, ...": counted from a day the text does not name. */
const AFTER = pattern(`sau ${COUNT} (năm|tháng)(?= ?[,;.)]| và )`);
const ANNIVERSARY = pattern(`(?:sau|qua) ${COUNT} năm(?= (?:triển khai |tổ chức )?thực hiện)`);
/** A bare count is a span only where the sentence opens with what it is counted from. */
const BARE = pattern(`${COUNT} ${UNIT}(?=,)`);
const FROM = pattern('(?:kể từ khi|tính từ khi|từ khi|kể từ|tính từ|từ|sau khi|sau|trước khi|trước)');
/** Words that a span is counted from: to the next comma or full stop, at most this long. */
const MAX_FROM = 90;
const FROM_END = new RegExp(foldSpelling('[,;.:)]| (?:phải|thì|để)(?= )'), 'u');
const LETTERS: Readonly<Record<string, string>> = { ngày: 'D', tuần: 'W', tháng: 'M', năm: 'Y' };

function countedFrom(low: string, at: number): Range | null {
  const start = low[at] === ',' && low[at + 1] === ' ' ? at + 2 : low[at] === ' ' ? at + 1 : -1;
  if (start < 0) return null;
  const lead = matchAt(FROM, low, start);
  if (!lead || low[start + lead[0].length] !== ' ') return null;
  const window = low.slice(start, start + MAX_FROM);
  const stop = window.search(FROM_END);
  return { from: start + lead[0].length + 1, to: start + (stop < 0 ? window.length : stop) };
}

const BEFOREHAND = pattern('sau khi|kể từ khi|kể từ ngày|tính từ khi|tính từ ngày');

/** "Sau khi kết thúc tiếp xúc, 07 ngày làm việc, ...": what a span is counted from can stand before it, at the sentence's beginning. */
function countedBefore(low: string, at: number): Range | null {
  const window = low.slice(Math.max(0, at - MAX_FROM), at);
  const stop = Math.max(window.lastIndexOf('. '), window.lastIndexOf(';'), window.lastIndexOf(':'), -1);
  const cut = stop < 0 ? (at <= MAX_FROM ? 0 : -1) : stop + 1;
  if (cut < 0) return null;
  const start = nextWord(low, at - window.length + cut, at);
  const lead = matchAt(BEFOREHAND, low, start);
  if (!lead) return null;
  const from = start + lead[0].length + (lead[0].endsWith('khi') ? 1 : -'ngày'.length);
  let to = at;
  while (to > from && /[\s,]/.test(low.charAt(to - 1))) to -= 1;
  return from < to ? { from, to } : null;
}

function openedSpanAt(low: string, at: number): RegExpExecArray | null {
  const found = matchAt(BARE, low, at);
  return found && countedBefore(low, at) ? found : null;
}

/** The span of time at `at`, or null. */
export function withinAt(low: string, at: number): Time | null {
  const found =
    matchAt(LED, low, at) ??
    matchAt(WORKING, low, at) ??
    matchAt(COUNTED, low, at) ??
    matchAt(ANNIVERSARY, low, at) ??
    matchAt(AFTER, low, at) ??
    openedSpanAt(low, at);
  if (!found) return null;
  const count = numberOf(found[1] ?? '');
  if (!(count >= 1)) return null;
  const anniversary = found[2] === undefined && found[0].endsWith('năm');
  const unit = found[2] ?? (anniversary ? 'năm' : 'ngày làm việc');
  const end = at + found[0].trimEnd().length;
  const behind =
    countedFrom(low, end) ?? (anniversary ? { from: end + 1, to: low.indexOf('hiện', end) + 'hiện'.length } : null);
  const from = behind ?? countedBefore(low, at);
  return {
    ...NO_TIME,
    form: 'within',
    by: from === null ? 'timeSpanOpen' : 'timeSpan',
    from: at,
    to: behind?.to ?? end,
    within: `P${count}${LETTERS[unit.replace(/ làm việc$/, '')] ?? 'D'}`,
    workingDays: unit.endsWith('làm việc'),
    counted: from,
    bounded: true,
  };
}
