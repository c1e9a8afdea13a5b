// Times that only a person can date: "giữa nhiệm kỳ", "trước kỳ họp cuối năm", "trước khi sáp nhập".
import { matchAt, pattern } from '../phrases.ts';
import { NUMBER } from './numbers.ts';
import { NO_TIME, type Time } from './time.ts';

const TERM = pattern('(vào )?(?:khi )?(?:đầu|giữa|cuối|hết|kết thúc) (?:nhiệm kỳ|kỳ kế hoạch|giai đoạn)');
const EVENT =
  '(?:khi|kỳ họp|phiên họp|cuộc họp|hội nghị|đại hội|ngày bầu cử|ngày khai|ngày họp|ngày diễn ra|ngày tổ chức|ngày(?= \\p{L})(?! (?:mùng|mồng|này|nay|càng))|dịp|đợt|tết|lễ|mùa|vụ đông|vụ xuân|vụ hè|vụ mùa|năm học)';
const BEFORE_EVENT = pattern(`trước(?: mỗi| các)? ${EVENT}`);
/** "01 tuần trước khi họp", "chậm nhất 05 ngày trước ngày khai mạc". */
const AHEAD_OF_EVENT = pattern(
  `(?:(?:chậm nhất|muộn nhất|ít nhất|tối thiểu|trước)(?: là)? )?(?:${NUMBER}) (?:ngày làm việc|ngày|tuần|tháng) trước(?: mỗi| các)? ${EVENT}`,
);
/** Words of an event: to the next comma or full stop, at most this long. */
const MAX_EVENT = 80;

/** Whether a time stands ahead of an event at `at`: it must not be read as a span. */
export const aheadAt = (low: string, at: number): boolean => matchAt(AHEAD_OF_EVENT, low, at) !== null;

/** The event at `at`, or null. */
export function eventAt(low: string, at: number): Time | null {
  const term = matchAt(TERM, low, at);
  if (term)
    return {
      ...NO_TIME,
      form: 'event',
      by: 'timeEvent',
      from: at,
      to: at + term[0].length,
      event: { from: at + (term[1]?.length ?? 0), to: at + term[0].length },
    };
  const event = matchAt(AHEAD_OF_EVENT, low, at) ?? matchAt(BEFORE_EVENT, low, at);
  if (!event) return null;
  const window = low.slice(at, at + MAX_EVENT);
  const stop = window.search(/[,;.:)(]/);
  const end = at + (stop < 0 ? Math.max(window.lastIndexOf(' '), event[0].length) : stop);
  return { ...NO_TIME, form: 'event', by: 'timeEvent', from: at, to: end, event: { from: at, to: end } };
}
