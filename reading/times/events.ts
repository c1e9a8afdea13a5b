// Times that only a person can date: "giữa nhiệm kỳ", "trước kỳ họp cuối năm", "trước khi sáp nhập".
import { matchAt, pattern } from '../phrases.ts';
import { NO_TIME, type Time } from './time.ts';

const TERM = pattern('(?:vào )?(?:đầu|giữa|cuối|hết|kết thúc) (?:nhiệm kỳ|kỳ kế hoạch|giai đoạn)');
const BEFORE_EVENT = pattern('trước(?: mỗi| các)? (?:khi|kỳ họp|phiên họp|hội nghị|đại hội|ngày bầu cử|dịp|tết)');
/** Words of an event: to the next comma or full stop, at most this long. */
const MAX_EVENT = 80;

/** The event at `at`, or null. */
export function eventAt(low: string, at: number): Time | null {
  const term = matchAt(TERM, low, at);
  if (term)
    return {
      ...NO_TIME,
      form: 'event',
      from: at,
      to: at + term[0].length,
      event: { from: at, to: at + term[0].length },
    };
  const event = matchAt(BEFORE_EVENT, low, at);
  if (!event) return null;
  const window = low.slice(at, at + MAX_EVENT);
  const stop = window.search(/[,;.:)(]/);
  const end = at + (stop < 0 ? Math.max(window.lastIndexOf(' '), event[0].length) : stop);
  return { ...NO_TIME, form: 'event', from: at, to: end, event: { from: at, to: end } };
}
