// The duties of a clause. Every time in it makes a duty of its own, with the words that the time governs: those after it where it leads
// ("hằng năm, báo cáo ..."), those before it where it trails ("xây dựng kế hoạch, xong trong tháng 7/2021"). What no time governs is one
// undated duty.
import type { NamedUnit, PlanTime } from '../contracts/plan.ts';
import { coordinatorsIn, joinsIn, partnersFromFirst, recipientIn, viaIn } from './actors.ts';
import type { Clause } from './clauses.ts';
import { spanOf, type Mapped } from './mapped.ts';
import { foundKind, reviewsBefore, reviewsIn, type DutyKind, type FoundKind, type Review } from './dutykind.ts';
import { governedIn, sequelIn, type Governed, type Rejected } from './governed.ts';
import { findPhrase, phrases } from './phrases.ts';
import { titleOf } from './title.ts';
import type { RuleName } from './rule.ts';
import { segmentsOf, sentencesOf, type Stretch } from './sentences.ts';
import { foldSpelling } from './spelling.ts';
import type { Time } from './times/time.ts';
import { STANDING, TIME_WORDS } from './vocabulary/duties.ts';

const standing = phrases(STANDING);
const timeWords = phrases(TIME_WORDS);

/** A duty before it has an id. */
export interface Duty {
  readonly clause: Clause;
  readonly kind: DutyKind;
  readonly review: Review | null;
  readonly standing: boolean;
  /** Range of its words in the block. */
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly via: readonly NamedUnit[];
  readonly coordinators: readonly NamedUnit[];
  readonly recipient: NamedUnit | null;
  readonly time: PlanTime | null;
  /** The time as found, for warnings. */
  readonly found: Time | null;
  /** How its kind, its time and its words were found. */
  readonly by: readonly RuleName[];
}

/** Fewer words before a time say nothing of what is to be done. */
const MIN_WORDS = 3;
const WORD = /[\p{L}\p{N}]/u;

/** A found time in the plan's form. */
export function planTime(words: Mapped, time: Time): PlanTime {
  const wordsOf = (range: { from: number; to: number } | null): string | null =>
    range ? words.text.slice(range.from, range.to).trim() : null;
  return {
    text: words.text.slice(time.from, time.to),
    ...spanOf(words, time.from, time.to),
    due: time.due,
    hour: time.hour,
    recurs: time.recurs,
    event: wordsOf(time.event),
    within: time.within,
    workingDays: time.workingDays,
    from: wordsOf(time.counted),
    starts: time.starts,
    ends: time.ends,
  };
}

function dutiesOf(clause: Clause, g: Governed, before: Duty | undefined): readonly Duty[] {
  const { low } = clause.block.words;
  const dated = g.time.form === 'point' ? reviewsBefore(low, g.from, g.time.from, g.to) : reviewsIn(low, g.from, g.to);
  const because = (by: RuleName): readonly RuleName[] => [timeRule(low, g, dated.length > 0), by, ...g.by];
  if (dated.length > 0) {
    const by = because(reviewRule(dated, reviewsIn(low, g.from, g.to)));
    return dated.map((review) => duty(clause, g, 'review', review, g.time, by));
  }
  // "báo cáo kết quả năm 2025 trước ngày 10/12, kết quả năm 2026 trước ...": without a verb of its own it is of the kind before.
  const shares = before !== undefined && before.kind === 'report' && g.by.includes('extentBehindTime');
  const { kind, by } = shares ? ({ kind: 'report', by: 'kindReportLater' } as const) : kindOfGoverned(clause, g);
  return [duty(clause, g, kind, null, g.time, because(by))];
}

/** "hằng năm" alone: behind a noun it may describe that ("nghị quyết hằng năm"). */
const ATTRIBUTIVE = /^(?:hằng|hàng) (?:năm|quí|tháng|tuần)$/;

/** How a duty's time was found: a year alone, or a bare repetition behind the words, is as often said of a thing. */
function timeRule(low: string, { time, leading }: Governed, review: boolean): RuleName {
  if (review) return time.by;
  if (time.by === 'timeYear' && !time.bounded) return 'timeYearLoose';
  const behind = time.by === 'timeRepeats' && !leading && ATTRIBUTIVE.test(low.slice(time.from, time.to));
  return behind ? 'timeRepeatsBehind' : time.by;
}

/** How the reviews that a time dates were taken from those that its words name. */
function reviewRule(dated: readonly Review[], named: readonly Review[]): RuleName {
  if (dated.length > 1) return 'kindReviews';
  return named.length > 1 ? 'kindReviewNear' : 'kindReview';
}

/** A trailing time's kind is that of the words before it, unless they say nothing. */
function kindOfGoverned(clause: Clause, g: Governed): FoundKind {
  const { low } = clause.block.words;
  const at = clause.predicateAt;
  if (g.leading) return kindOfLed(low, g.from, g.to, Math.max(at, g.time.to));
  const before = low.slice(g.from, g.time.from).trim();
  return before.split(' ').length >= MIN_WORDS
    ? foundKind(low, g.from, g.time.from, at)
    : foundKind(low, g.from, g.to, at);
}

function duty(
  clause: Clause,
  { from, to }: Stretch,
  kind: DutyKind,
  review: Review | null,
  time: Time | null,
  by: readonly RuleName[],
): Duty {
  const { words } = clause.block;
  return {
    clause,
    kind,
    review,
    standing: time === null && findPhrase(standing, words.low, from, to) !== null,
    from,
    to,
    title: titleOf(clause.block.words.text, titleFrom(clause, from, to), to, time),
    via: viaIn(words, from, to),
    coordinators: coordinatorsIn(words, from, to),
    recipient: kind === 'task' ? submittedTo(clause, from, to) : recipientIn(words, from, to),
    time: time === null || time.impossible !== null || time.yearless ? null : planTime(words, time),
    found: time,
    by,
  };
}

/** A title begins behind the subject, where the subject stands in the duty's words. */
const titleFrom = (clause: Clause, from: number, to: number): number =>
  clause.predicateAt >= from && clause.predicateAt < to ? clause.predicateAt : from;

const SUBMITTING = phrases(['trình', 'báo cáo']);
const submittedTo = (clause: Clause, from: number, to: number): NamedUnit | null =>
  findPhrase(SUBMITTING, clause.block.words.low, from, to) ? recipientIn(clause.block.words, from, to) : null;

/** A clause that only announces its items ("X có trách nhiệm:") orders nothing itself. */
const ANNOUNCEMENT = 90;
const announces = (clause: Clause): boolean => {
  const rest = clause.block.words.text.slice(clause.predicateAt, clause.to).trim();
  return rest.endsWith(':') && rest.length <= ANNOUNCEMENT;
};

/** The duties of a clause of a directive of that day, in order, at most `limit` and one more: the dated ones, and one for what has no time. */
export function dutiesIn(clause: Clause, limit: number, issuedOn: string | null): readonly Duty[] {
  if (announces(clause)) return [];
  const dated: Duty[] = [];
  const open: Stretch[] = [];
  const rejected: Rejected[] = [];
  const sentences = sentencesOf(clause.block.words, bodyStart(clause));
  const named = sentences[0]?.to ?? clause.to;
  for (const sentence of sentences) {
    if (sentence.from >= clause.to || dated.length >= limit) break;
    const inside = { from: sentence.from, to: Math.min(sentence.to, clause.to) };
    for (const segment of segmentsOf(clause.block.words, inside)) {
      if (dated.length >= limit) break;
      const times = governedIn(clause, segment, issuedOn);
      const sequel = times.governed.length === 0 ? sequelIn(clause, segment, dated.at(-1)?.found ?? null) : null;
      const governed = sequel === null ? times.governed.slice(0, limit) : [sequel];
      rejected.push(...times.rejected.slice(0, MAX_REJECTED - rejected.length));
      const before = ungoverned(clause, segment, governed[0]);
      if (before) open.push(before);
      // "...; hoàn thành trước ngày 15/5": the segment before has its time after all.
      while (governed[0] && (open.at(-1)?.from ?? -1) >= governed[0].from) open.pop();
      for (const g of governed) dated.push(...dutiesOf(clause, g, dated.at(-1)));
    }
  }
  const undated = undatedDuty(clause, open, dated.length > 0);
  const partners = partnersFromFirst(clause.block.words, clause.predicateAt, clause.to);
  return (undated ? [undated, ...dated] : dated)
    .map((one) => withPartners(one, partners, named))
    .map((one) => withContext(one, dated, rejected, named));
}

/** Fewer words before a time that leads ("kiểm tra, hằng năm báo cáo") are no duty of their own. */
const LEAST_WORDS = 3;

/** The words of a segment that no time governs: all of them, or those before the first governed ones; null where they say nothing. */
function ungoverned(clause: Clause, segment: Stretch, first: Governed | undefined): Stretch | null {
  if (!first) return segment;
  if (!first.leading || first.from <= segment.from) return null;
  const from = Math.max(segment.from, clause.predicateAt);
  const words = clause.block.words.low
    .slice(from, first.from)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return words.length >= LEAST_WORDS ? { from: segment.from, to: first.from } : null;
}

/** A duty that names no partners has those that its clause names from the first; it may be without them behind the sentence (up to `named`) that does. */
function withPartners(one: Duty, partners: readonly NamedUnit[], named: number): Duty {
  if (one.coordinators.length > 0 || partners.length === 0) return one;
  return { ...one, coordinators: partners, by: one.from >= named ? ['partnersFromFirst', ...one.by] : one.by };
}

/** Reasons to look are told for at most this many times of a clause. */
const MAX_REJECTED = 100;

const bodyStart = (clause: Clause): number => Math.max(clause.from, clause.block.bodyAt);

/** What else a duty rests on: a subject that only the sentences before it (up to `named`) name, times in its words that do not date it. */
function withContext(one: Duty, dated: readonly Duty[], rejected: readonly Rejected[], named: number): Duty {
  const inside = rejected.filter(({ time }) => time.from >= one.from && time.to <= one.to).map(({ by }) => by);
  const own = inside.length === 0 ? one.by : one.by.filter((by) => by !== 'timeNone');
  const { words } = one.clause.block;
  const more: RuleName[] = [];
  if (one.from >= named) more.push('subjectOfSentence');
  if (one.coordinators.length === 0 && joinsIn(words, one.from, one.to)) more.push('partnersUnread');
  if (timeWordsLeft(one, dated, rejected)) more.push('timeWordsLeft');
  return { ...one, by: [...more, ...own, ...inside] };
}

/** Whether words that say when ("chiều thứ Năm", "cuối năm") stand in a duty outside the times that were found in it. */
function timeWordsLeft(one: Duty, dated: readonly Duty[], rejected: readonly Rejected[]): boolean {
  const found = dated.slice(0, MAX_REJECTED).flatMap(({ found: time }) => (time === null ? [] : [time]));
  const known = [...rejected.map(({ time }) => time), ...found];
  const { low } = one.clause.block.words;
  let at = one.from;
  for (let left = findPhrase(timeWords, low, at, one.to); left; left = findPhrase(timeWords, low, at, one.to)) {
    const { start, end } = left;
    if (!known.some(({ from, to }) => from < end && start < to)) return true;
    at = end;
  }
  return false;
}

/** What has no time is a report only where it begins so: reporting that comes later goes with what is ordered first. */
function kindOfRest(low: string, from: number, to: number, predicateAt: number): FoundKind {
  const found = foundKind(low, from, to, predicateAt);
  return found.by === 'kindReportLater' ? { kind: 'task', by: 'kindReportLater' } : found;
}

/** What is looked at when something is carried out, not what something is said about: to look at it and to report is one report. */
const CARRYING_OUT = new RegExp(
  foldSpelling('(?<!về )(?:việc thực hiện|tình hình|kết quả thực hiện|kết quả triển khai|tiến độ)'),
  'u',
);

/** A time that leads dates what it leads to: "hằng quý, tự kiểm điểm ..., báo cáo" is a task, "kiểm điểm việc thực hiện ..., báo cáo" a report. */
const kindOfLed = (low: string, from: number, to: number, predicateAt: number): FoundKind =>
  (CARRYING_OUT.test(low.slice(from, to)) ? foundKind : kindOfRest)(low, from, to, predicateAt);

/** The one duty of the segments that no time governs, or null where they hold no words; `rest`: others have their times. */
function undatedDuty(clause: Clause, segments: readonly Stretch[], rest: boolean): Duty | null {
  const { words } = clause.block;
  const first = segments[0];
  const last = segments.at(-1);
  // Where only the subject's list of units is left, nothing is ordered.
  if (!first || !last || !WORD.test(words.low.slice(Math.max(first.from, clause.predicateAt), last.to))) return null;
  const { kind, by } = kindOfRest(words.low, first.from, last.to, clause.predicateAt);
  const from = first.from === bodyStart(clause) ? clause.from : first.from;
  const because: readonly RuleName[] = [
    'timeNone',
    kind === 'review' ? 'kindReviewUndated' : by,
    rest ? 'extentRest' : 'extentClause',
  ];
  return {
    ...duty(clause, { from, to: last.to }, kind === 'review' ? 'task' : kind, null, null, because),
    via: segments.flatMap((s) => viaIn(words, s.from, s.to)),
    coordinators: segments.flatMap((s) => coordinatorsIn(words, s.from, s.to)),
  };
}
