// Which of the times in a stretch date a duty, and which words each of them governs: a leading time ("hằng năm, báo cáo ...") the words
// after it, a trailing one ("xây dựng kế hoạch, xong trong tháng 7/2021") the words before it.
import type { Clause } from './clauses.ts';
import { kindOf, reports, reviewsIn } from './dutykind.ts';
import { findPhrase, matchAt, nextWord, pattern, phraseAt, phrases } from './phrases.ts';
import type { RuleName } from './rule.ts';
import type { Stretch } from './sentences.ts';
import { foldSpelling } from './spelling.ts';
import { timesIn } from './times/grammar.ts';
import { recurrenceMonth, withMonth } from './times/months.ts';
import { withYear } from './times/yearless.ts';
import type { Time } from './times/time.ts';
import {
  AIMING,
  ATTRIBUTES,
  BARE_FINISH,
  BEGINNINGS,
  FINISHING,
  OCCASIONS,
  TELLING_WORDS,
} from './vocabulary/duties.ts';

const finishing = phrases(FINISHING);
const aiming = phrases(AIMING);
const telling = phrases(TELLING_WORDS);
const bareFinish = phrases(BARE_FINISH);
const occasions = phrases(OCCASIONS);
/** Verbs with which a second duty can begin in one segment. */
const beginnings = phrases(BEGINNINGS);

/** A report stands at most this far after a leading "định kỳ", or this near before a trailing one. */
const PERIODIC_REACH = 120;
const NEAR = 30;
/** Words looked back at for the noun that a repetition describes. */
const NOUN_REACH = 40;

/** A stretch of more times than this is no sentence: it is read in parts, so that reading stays linear in its length. */
const MAX_TIMES = 24;

export interface Governed {
  readonly time: Time;
  readonly from: number;
  readonly to: number;
  readonly leading: boolean;
  /** How its words were found. */
  readonly by: readonly RuleName[];
}

/** The times of a stretch: those that date a duty, and those that were held to date none, with the rule that says so. */
export interface Times {
  readonly governed: readonly Governed[];
  readonly rejected: readonly Rejected[];
}

export interface Rejected {
  readonly time: Time;
  readonly by: RuleName;
}

const WORD = /[\p{L}\p{N}]/u;
const CONNECTIVES_ONLY = /^[\s,"“(]*(?:đồng thời|và|riêng|ngoài ra|kết quả|trong đó|cùng với đó)[\s,:]*$/;

/** "...; thời gian xong trong tháng 9/2021, báo cáo ...": a segment that begins with its time speaks of the one before it. */
function onlySaysWhen(clause: Clause, stretch: Stretch): boolean {
  const { low } = clause.block.words;
  return (
    stretch.from > Math.max(clause.from, clause.block.bodyAt) &&
    low[stretch.from - 2] === ';' &&
    phraseAt(bareFinish, low, stretch.from) > 0
  );
}

/** Whether only blanks, joining words and the subject stand between the stretch's beginning and a time. */
function leads(clause: Clause, stretch: Stretch, time: Time): boolean {
  const { low } = clause.block.words;
  const before = low.slice(stretch.from, time.from);
  if (onlySaysWhen(clause, stretch)) return false;
  // "...; hoàn thành trước ngày 15/5/2027": with nothing behind it a time leads nothing.
  if (!WORD.test(before) || CONNECTIVES_ONLY.test(before)) return WORD.test(low.slice(time.to, stretch.to));
  return (
    clause.predicateAt > stretch.from &&
    clause.predicateAt <= time.from &&
    !WORD.test(low.slice(clause.predicateAt, time.from))
  );
}

/** Within a segment a repetition leads after a comma, an open parenthesis or a joining word, unless the segment ends with it. */
function leadsInside(clause: Clause, time: Time, previous: number): boolean {
  const { low } = clause.block.words;
  if (!repeats(time)) return false;
  if (/^ ?[.;)]/.test(low.slice(time.to, time.to + 2))) return false;
  const before = low.slice(Math.max(previous, time.from - 12), time.from);
  return /[,(] ?$/.test(before) || /(?:^|[^\p{L}])(?:và|đồng thời,?) $/u.test(before);
}

/** "Trong sinh hoạt chi bộ hằng tháng, mỗi đảng viên ...": what stands before the subject says when. */
function opensWith(clause: Clause, stretch: Stretch, time: Time): boolean {
  const { low } = clause.block.words;
  return (
    clause.predicateAt > time.to &&
    low[time.to] === ',' &&
    phraseAt(occasions, low, nextWord(low, stretch.from, stretch.to)) > 0
  );
}

/** "theo từng tháng", "của từng quý": how something is divided, not when it is done. */
const BY_PARTS = /(?:^|[^\p{L}])(?:theo|của|cho)$/u;

/** A repetition that only describes a thing ("kế hoạch hằng năm") is no time of the duty. */
function describesThing(clause: Clause, time: Time, stretch: Stretch): boolean {
  if (time.form !== 'recurrence' || leads(clause, stretch, time) || opensWith(clause, stretch, time)) return false;
  if (time.recurs !== null && time.recurs.includes('BY')) return false;
  const before = clause.block.words.low.slice(Math.max(stretch.from, time.from - NOUN_REACH), time.from).trimEnd();
  if (ATTENDING.test(before)) return false;
  return (
    ATTRIBUTES.some((noun) => before.endsWith(noun)) ||
    (clause.block.words.low.startsWith('từng', time.from) && BY_PARTS.test(before))
  );
}

/** A bare "định kỳ" counts with a report or a review beside it ("định kỳ báo cáo", "báo cáo định kỳ"). */
function periodicDuty(clause: Clause, time: Time, stretch: Stretch, previous: number): boolean {
  const { low } = clause.block.words;
  if (leads(clause, stretch, time) || leadsInside(clause, time, previous)) {
    return kindOf(low, time.to, Math.min(stretch.to, time.to + PERIODIC_REACH)) !== 'task';
  }
  const before = Math.max(previous, time.from - NEAR);
  return findPhrase(reports, low, before, time.from) !== null || reviewsIn(low, before, time.from).length > 0;
}

const isPast = (time: Time, issuedOn: string | null): boolean =>
  time.due !== null && issuedOn !== null && time.due < issuedOn;

/** Words of telling stand at most this far before the time. */
const TELLING_REACH = 16;

/** "vụ việc xảy ra trước ngày 01/5", "số liệu tính đến tháng 5": the time right behind such words is that of what was. */
function tellsOfWhatWas(low: string, previous: number, time: Time): boolean {
  const from = Math.max(previous, time.from - TELLING_REACH);
  const told = findPhrase(telling, low, nextWord(low, from, time.from), time.from);
  return told !== null && low.slice(told.end, time.from).trim() === '';
}

/** "vụ cháy ngày 18/6/2021": a day before the document's own, which no word of finishing or reporting rules, tells of something. */
function tellsOfThing(low: string, time: Time, previous: number, issuedOn: string | null): boolean {
  if (!isPast(time, issuedOn)) return false;
  // "hộ dân có nhà ở trước ngày 01/7/2014": a slip of the pen is a year off, not six.
  if (Number(time.due?.slice(0, 4)) < Number(issuedOn?.slice(0, 4)) - 1) return true;
  if (time.bounded || low.startsWith('vào ', time.from)) return false;
  const near = Math.max(previous, time.from - NOUN_REACH);
  return !finishes(low, near, time.from) && findPhrase(reports, low, near, time.from) === null;
}

/** "dự sinh hoạt chi bộ hằng tháng": whoever attends does so as often as the thing is held. */
const ATTENDING = new RegExp(
  foldSpelling('(?:^| )(?:tham dự|dự(?! (?:toán|án|kiến|phòng|thảo|báo|trữ|thi|trù|giờ)(?= |$)))(?: [^ ,;]+){1,6}$'),
  'u',
);

/** Why a time dates no duty at all; null where it does. */
function rejection(
  clause: Clause,
  time: Time,
  stretch: Stretch,
  previous: number,
  issuedOn: string | null,
): RuleName | null {
  const { low } = clause.block.words;
  if (time.impossible !== null) return null;
  const before = Math.max(previous, stretch.from);
  if (tellsOfWhatWas(low, before, time)) return 'timeOfThing';
  if (time.due === null && time.recurs === null && time.event === null && time.within === null) {
    return time.yearless && time.bounded ? null : 'timeUnbound';
  }
  if (time.form === 'bare-recurrence') return periodicDuty(clause, time, stretch, previous) ? null : 'timeUnbound';
  const chunk = before + low.slice(before, time.from).lastIndexOf(',') + 1;
  if (findPhrase(aiming, low, chunk, time.from)) return 'timeOfAim';
  if (!time.yearOnly) {
    const thing = describesThing(clause, time, stretch) || tellsOfThing(low, time, before, issuedOn);
    return thing ? 'timeOfThing' : null;
  }
  if (saysWhen(low, time) && isPast(time, issuedOn)) return 'timeOfThing';
  const finished =
    saysWhen(low, time) ||
    finishes(low, before, time.to) ||
    reviewsIn(low, before, time.from).length > 0 ||
    (leads(clause, stretch, time) && reviewsIn(low, time.to, stretch.to).length > 0);
  return finished ? null : 'timeUnbound';
}

/** "tổ chức giám sát chuyên đề trong năm 2027;": a year that ends what is ordered, behind "trong". */
const saysWhen = (low: string, time: Time): boolean =>
  low.startsWith('trong ', time.from) && /^ ?(?:[;.,]|$)/.test(low.slice(time.to, time.to + 2));

const NEXT_ONE = pattern('(tuần|tháng|quý|năm) (?:sau|tiếp theo|kế tiếp)');
const EVERY: Readonly<Record<string, RegExp>> = {
  tuần: /^FREQ=WEEKLY/,
  tháng: /^FREQ=MONTHLY(?!;INTERVAL)/,
  [foldSpelling('quý')]: /^FREQ=MONTHLY;INTERVAL=3/,
  năm: /^FREQ=YEARLY/,
};

/** "Hằng quý, tổ chức ...; quý sau đánh giá ...": a segment that begins with the next of what repeats, repeats as that does. */
export function sequelIn(clause: Clause, stretch: Stretch, before: Time | null): Governed | null {
  const { low } = clause.block.words;
  const from = nextWord(low, stretch.from, stretch.to);
  const next = matchAt(NEXT_ONE, low, from);
  if (!next || before?.recurs == null || !EVERY[next[1] ?? '']?.test(before.recurs)) return null;
  const to = from + next[0].length;
  // "tháng sau khi phát hiện dịch": after something, not the next one.
  if (low.startsWith(' khi ', to)) return null;
  // The day is that of the first; the next one may have another.
  const time: Time = { ...before, from, to, by: 'timeShared', recurs: before.recurs.replace(/;BY.*/, ''), hour: null };
  return { time, from: stretch.from, to: stretch.to, leading: true, by: ['extentLeads'] };
}

/** "chương trình" finishes nothing, "trình" does. */
const COMPOUND = new RegExp(foldSpelling('(?:chương|công|quy|lộ|giáo|tiến) $'), 'u');

function finishes(low: string, from: number, to: number): boolean {
  let found = findPhrase(finishing, low, from, to);
  while (found && COMPOUND.test(low.slice(Math.max(0, found.start - 7), found.start)))
    found = findPhrase(finishing, low, found.end, to);
  return found !== null;
}

/** Times of a stretch with the words they govern. */
export function governedIn(clause: Clause, stretch: Stretch, issuedOn: string | null): Times {
  const times = timesIn(clause.block.words.low, stretch.from, stretch.to);
  const governed: Governed[] = [];
  const rejected: Rejected[] = [];
  for (let i = 0; i < times.length; i += MAX_TIMES) {
    const some = times.slice(i, i + MAX_TIMES);
    const from = times[i - 1]?.to ?? stretch.from;
    const to = i + MAX_TIMES < times.length ? (some.at(-1)?.to ?? stretch.to) : stretch.to;
    const found = governedBy(clause, { from, to }, some, issuedOn);
    governed.push(...found.governed);
    rejected.push(...found.rejected);
  }
  return { governed, rejected };
}

/** Days as the lunar calendar names them: which day of ours it is, a person says. */
const LUNAR = new RegExp(foldSpelling('(?:^| )(?:tháng (?:chạp|giêng)|mùng|mồng|rằm)(?= |$)'), 'u');
/** "trước rằm tháng giêng": such a day may stand right before what is read of it. */
const LUNAR_REACH = 8;

const isLunar = (low: string, time: Time): boolean =>
  LUNAR.test(low.slice(Math.max(0, time.from - LUNAR_REACH), time.to));

/** A time in lunar words: without a year it stays a question, with one it may be meant in either calendar. */
const lunarTime = (time: Time): Time =>
  time.yearless ? { ...time, bounded: true } : time.due === null ? time : { ...time, by: 'timeLunar' };

function governedBy(clause: Clause, stretch: Stretch, times: readonly Time[], issuedOn: string | null): Times {
  const dated: Time[] = [];
  const rejected: Rejected[] = [];
  // "từ năm 2028", before or behind the repetition it begins.
  const sinceWhen = times.find((time) => time.form === 'point' && time.starts !== null)?.starts ?? null;
  let previous = stretch.from;
  times.forEach((time, i) => {
    // "định kỳ báo cáo ... tại phiên họp tháng 12 hằng năm": the repetition behind says what "định kỳ" means.
    if (time.form === 'bare-recurrence' && times.slice(i + 1).some((later) => later.form === 'recurrence')) return;
    // "danh sách năm 2024 trước ngày 31/3/2024": a year right before the day is the thing's.
    if (time.yearOnly && times[i + 1]?.from === time.to + 1) {
      rejected.push({ time, by: 'timeOfThing' });
      return;
    }
    const fitted = fitYearless(time, dated);
    if (!fitted) return;
    const lunar = isLunar(clause.block.words.low, fitted);
    const dueOn = lunar ? lunarTime(fitted) : (withYear(fitted, issuedOn) ?? fitted);
    const full = dueOn.recurs !== null && dueOn.starts === null ? { ...dueOn, starts: sinceWhen } : dueOn;
    const by = rejection(clause, full, stretch, previous, issuedOn);
    if (by !== null) {
      rejected.push({ time: full, by });
      return;
    }
    dated.push(full);
    previous = full.to;
  });
  return { governed: dated.map((time, i) => rangeOf(clause, stretch, dated, time, i)), rejected };
}

/** A day or month without a year takes the repetition before it; alone it stays undated. */
function fitYearless(time: Time, dated: Time[]): Time | null {
  if (!time.yearless) return time;
  const at = dated.findLastIndex((known) => known.form === 'recurrence' && known.recurs !== null);
  const repeated = dated[at];
  if (!repeated?.recurs) return time;
  // "báo cáo tháng trước ngày 18 hằng tháng, báo cáo 6 tháng đầu năm": a month of its own is no part of every month.
  if (time.yearlessMonth !== null && /^FREQ=(?:MONTHLY(?!;INTERVAL)|WEEKLY)/.test(repeated.recurs)) return time;
  if (at === dated.length - 1 && recurrenceMonth(repeated.recurs) === null && !repeated.recurs.includes('BY')) {
    // "Hằng năm, tổng hợp ... gửi trước ngày 30/11": the month and the day of that very duty.
    dated[at] = { ...repeated, by: 'timeShared', recurs: withMonth(repeated.recurs, time) };
    return null;
  }
  const rule = withMonth(repeated.recurs.replace(/;BY.*/, ''), time);
  return { ...time, form: 'recurrence', by: 'timeShared', yearless: false, recurs: rule };
}

const repeats = (time: Time): boolean => time.form === 'recurrence' || time.form === 'bare-recurrence';

/** Two times in a row, with at most a joining word between them, share their words ("định kỳ 6 tháng, 1 năm"). */
function besides(clause: Clause, stretch: Stretch, first: Time | undefined, second: Time | undefined): boolean {
  if (!first || !second) return false;
  // "... xong trước ngày 15/5/2027, hằng quý báo cáo ...": the one trails, the other leads.
  const turns = repeats(second) && !repeats(first) && WORD.test(clause.block.words.low.slice(second.to, stretch.to));
  return !turns && !WORD.test(clause.block.words.low.slice(first.to, second.from).replace(/và|hoặc/, ''));
}

function rangeOf(clause: Clause, stretch: Stretch, dated: readonly Time[], time: Time, i: number): Governed {
  let first = i;
  while (besides(clause, stretch, dated[first - 1], dated[first])) first -= 1;
  let last = i;
  while (besides(clause, stretch, dated[last], dated[last + 1])) last += 1;
  const previous = dated[first - 1];
  const next = dated[last + 1];
  const opening = dated[first] ?? time;
  const beside: readonly RuleName[] = last > first ? ['extentBeside'] : [];
  if (!leadsAt(clause, stretch, dated, first)) {
    const splits = previous !== undefined && leadsAt(clause, stretch, dated, first - 1);
    const begin = !previous
      ? startOfTrailing(clause, stretch, opening)
      : splits
        ? splitBetween(clause, previous, opening)
        : previous.to;
    const trails = previous && !hasOwnVerb(clause, previous, opening) ? 'extentBehindTime' : 'extentTrails';
    const split = begin < opening.from ? 'extentSplit' : 'extentBehindTime';
    const by: RuleName = begin < stretch.from ? 'extentBefore' : splits ? split : trails;
    return { time, from: begin, to: next ? (dated[last] ?? time).to : stretch.to, leading: false, by: [by, ...beside] };
  }
  const after = dated[last] ?? time;
  const splits = next !== undefined && !leadsAt(clause, stretch, dated, last + 1);
  const end = !next ? stretch.to : splits ? splitBetween(clause, after, next) : next.from;
  // What stands before a time that leads inside a stretch ("tổ chức thực hiện, hằng năm báo cáo ...") is another duty.
  const opens = first === 0 && !parenthesised(clause, opening) && leads(clause, stretch, opening);
  const from = opens ? stretch.from : opening.from;
  const split: RuleName = next !== undefined && end < next.from ? 'extentSplit' : 'extentBehindTime';
  const by: readonly RuleName[] = [opens ? 'extentLeads' : 'extentInside', ...(splits ? [split] : [])];
  return { time, from, to: end, leading: true, by: [...by, ...beside] };
}

/** "báo cáo ... trước ngày 10/6/2026, kết quả năm trước ngày 10/12/2026": what stands between two times may lack its verb. */
const hasOwnVerb = (clause: Clause, previous: Time, time: Time): boolean =>
  findPhrase(beginnings, clause.block.words.low, previous.to, time.from) !== null;

/** "...; thời gian xong trong tháng 9/2021": a segment that only says when is about the segment before it. */
function startOfTrailing(clause: Clause, stretch: Stretch, time: Time): number {
  const { low } = clause.block.words;
  let at = stretch.from;
  while (low[at] === ' ') at += 1;
  const finish = phraseAt(bareFinish, low, at);
  if (finish < 0 || WORD.test(low.slice(finish, time.from))) return stretch.from;
  let begin = stretch.from - 1;
  while (begin > clause.from && (low[begin] === ' ' || low[begin] === ';')) begin -= 1;
  while (begin > clause.from && low[begin - 1] !== ';' && !low.startsWith('. ', begin - 1)) begin -= 1;
  return Math.max(clause.from, begin);
}

function leadsAt(clause: Clause, stretch: Stretch, dated: readonly Time[], i: number): boolean {
  const time = dated[i];
  if (!time) return false;
  const begin = dated[i - 1]?.to ?? stretch.from;
  return (i === 0 && leads(clause, stretch, time)) || leadsInside(clause, time, begin);
}

const parenthesised = (clause: Clause, time: Time): boolean =>
  /\( ?$/.test(clause.block.words.low.slice(Math.max(0, time.from - 2), time.from));

/** Between a leading time and a trailing one: where the second duty's verb begins; else right before the second time. */
function splitBetween(clause: Clause, first: Time, second: Time): number {
  const { low } = clause.block.words;
  let split = -1;
  for (let at = first.to; at < second.from; at += 1) {
    if (low[at] === ';') split = at + 1;
    const joint = low.startsWith(', ', at) ? 2 : low.startsWith(' và ', at) ? 4 : 0;
    if (joint > 0 && at > first.to + 1 && phraseAt(beginnings, low, at + joint) > 0) split = at + joint;
  }
  return split > 0 ? split : second.from;
}
