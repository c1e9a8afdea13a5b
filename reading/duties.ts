// The duties of a clause. Every time in it makes a duty of its own, with the words that the time governs: those after it where it leads
// ("hằng năm, báo cáo ..."), those before it where it trails ("xây dựng kế hoạch, xong trong tháng 7/2021"). What no time governs is one
// undated duty.
import type { NamedUnit, PlanTime } from '../contracts/plan.ts';
import { coordinatorsIn, recipientIn, viaIn } from './actors.ts';
import type { Clause } from './clauses.ts';
import { spanOf, type Mapped } from './mapped.ts';
import { findPhrase, phraseAt, phrases } from './phrases.ts';
import { segmentsOf, sentencesOf, type Stretch } from './sentences.ts';
import { timesIn } from './times/grammar.ts';
import { recurrenceMonth, withMonth } from './times/months.ts';
import type { Time } from './times/time.ts';
import { AIMING, ATTRIBUTES, FINISHING, MAKING, REPORTS, SO_KET, STANDING, TONG_KET } from './vocabulary/duties.ts';

const making = phrases(MAKING);
const reports = phrases(REPORTS);
const soKet = phrases(SO_KET);
const tongKet = phrases(TONG_KET);
const finishing = phrases(FINISHING);
const aiming = phrases(AIMING);
const standing = phrases(STANDING);
/** Verbs with which a second duty can begin in one segment. */
const duties = phrases(MAKING, SO_KET, TONG_KET, FINISHING, ['tham mưu', 'tổ chức', 'báo cáo', 'đề xuất', 'tiến hành']);

export type DutyKind = 'task' | 'report' | 'review';
export type ReviewKind = 'so-ket' | 'tong-ket' | null;

/** A duty before it has an id. */
export interface Duty {
  readonly clause: Clause;
  readonly kind: DutyKind;
  readonly review: ReviewKind;
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
}

/** The plan's limit of a title. */
const MAX_TITLE = 200;

/** A report stands at most this far after a leading "định kỳ", or this near before a trailing one. */
const PERIODIC_REACH = 120;
const NEAR = 30;

interface Governed {
  readonly time: Time;
  readonly from: number;
  readonly to: number;
}

const WORD = /[\p{L}\p{N}]/u;

/** Whether only blanks, joining words and the subject stand between the stretch's beginning and a time. */
function leads(clause: Clause, stretch: Stretch, time: Time): boolean {
  const { low } = clause.block.words;
  const before = low.slice(stretch.from, time.from);
  if (!WORD.test(before)) return true;
  if (/^[\s,"(]*(?:đồng thời|và|riêng|ngoài ra|kết quả|trong đó)[\s,:]*$/.test(before)) return true;
  return (
    clause.predicateAt > stretch.from &&
    clause.predicateAt <= time.from &&
    !WORD.test(low.slice(clause.predicateAt, time.from))
  );
}

/** After a time that leads within its segment: ", " and a verb of its own, or a comma before the time and no finishing word. */
function leadsInside(clause: Clause, time: Time, previous: number): boolean {
  const { low } = clause.block.words;
  const before = low.slice(Math.max(previous, time.from - 2), time.from);
  if (time.form !== 'recurrence' && time.form !== 'bare-recurrence') return false;
  return (
    (/[,(] ?$/.test(before) ||
      /(?:^|[^\p{L}])(?:và|đồng thời,?) $/u.test(low.slice(Math.max(previous, time.from - 12), time.from))) &&
    !/^[ ]?[.;)]/.test(low.slice(time.to, time.to + 2))
  );
}

/** A repetition that only describes a thing ("kế hoạch hằng năm") is no time of the duty. */
function describesThing(clause: Clause, time: Time, stretch: Stretch): boolean {
  if (time.form !== 'recurrence' || leads(clause, stretch, time)) return false;
  const { low } = clause.block.words;
  if (time.recurs !== null && /BY|INTERVAL/.test(time.recurs)) return false;
  const before = low.slice(Math.max(stretch.from, time.from - 40), time.from).trimEnd();
  return ATTRIBUTES.some((noun) => before.endsWith(noun));
}

/** Whether a time dates a duty at all. */
function isDeadline(clause: Clause, time: Time, stretch: Stretch, previous: number): boolean {
  const { low } = clause.block.words;
  if (time.impossible !== null) return true;
  if (time.due === null && time.recurs === null && time.event === null && time.within === null)
    return time.yearless && time.bounded;
  if (time.form === 'bare-recurrence') return periodicDuty(clause, time, stretch, previous);
  const before = Math.max(previous, stretch.from);
  const chunk = Math.max(before, low.lastIndexOf(',', time.from) + 1);
  if (findPhrase(aiming, low, chunk, time.from)) return false;
  if (time.yearOnly) {
    return (
      findPhrase(finishing, low, before, time.to) !== null ||
      reviewIn(low, before, time.from).length > 0 ||
      (leads(clause, stretch, time) && reviewIn(low, time.to, stretch.to).length > 0)
    );
  }
  return !describesThing(clause, time, stretch);
}

/** A bare "định kỳ" counts with a report or a review beside it ("định kỳ báo cáo", "báo cáo định kỳ"). */
function periodicDuty(clause: Clause, time: Time, stretch: Stretch, previous: number): boolean {
  const { low } = clause.block.words;
  const leading = leads(clause, stretch, time) || leadsInside(clause, time, previous);
  if (leading) return kindOf(low, time.to, Math.min(stretch.to, time.to + PERIODIC_REACH)) !== 'task';
  const before = Math.max(previous, time.from - NEAR);
  return findPhrase(reports, low, before, time.from) !== null || reviewIn(low, before, time.from).length > 0;
}

function reviewIn(low: string, from: number, to: number): readonly ('so-ket' | 'tong-ket')[] {
  const kinds: ('so-ket' | 'tong-ket')[] = [];
  if (findPhrase(soKet, low, from, to)) kinds.push('so-ket');
  if (findPhrase(tongKet, low, from, to)) kinds.push('tong-ket');
  return kinds;
}

/** A stretch that makes something is a task, though it is to be reported too. */
function kindOf(low: string, from: number, to: number): DutyKind {
  if (reviewIn(low, from, to).length > 0) return 'review';
  const report = findPhrase(reports, low, from, to);
  if (!report) return 'task';
  const made = findPhrase(making, low, from, to);
  return made && made.start < report.start ? 'task' : 'report';
}

/** Times of a stretch with the words they govern. */
function governed(clause: Clause, stretch: Stretch): readonly Governed[] {
  const { low } = clause.block.words;
  const times = timesIn(low, stretch.from, stretch.to);
  const repeated = times.find((time) => time.form === 'recurrence') ?? null;
  const dated: Time[] = [];
  let sinceWhen: string | null = null;
  let previous = stretch.from;
  for (const time of times) {
    if (time.form === 'point' && time.starts !== null) sinceWhen = time.starts;
    const fitted = fitYearless(time, repeated, dated);
    if (!fitted) continue;
    const full =
      fitted.recurs !== null && fitted.starts === null && sinceWhen !== null
        ? { ...fitted, starts: sinceWhen }
        : fitted;
    if (!isDeadline(clause, full, stretch, previous)) continue;
    dated.push(full);
    previous = full.to;
  }
  return dated.map((time, i) => rangeOf(clause, stretch, dated, time, i));
}

/** A day or month without a year takes the repetition it stands beside; alone it stays undated. */
function fitYearless(time: Time, repeated: Time | null, dated: Time[]): Time | null {
  if (!time.yearless || !repeated?.recurs) return time;
  const last = dated[dated.length - 1];
  if (last && last.recurs !== null && recurrenceMonth(last.recurs) === null && !time.bounded) {
    // "Định kỳ hằng năm, tổng hợp ... (trình tại kỳ họp tháng 12)": the month of that very duty.
    dated[dated.length - 1] = { ...last, recurs: withMonth(last.recurs, time) };
    return null;
  }
  return {
    ...time,
    form: 'recurrence',
    yearless: false,
    recurs: withMonth(repeated.recurs.replace(/;BY.*$/, ''), time),
  };
}

function rangeOf(clause: Clause, stretch: Stretch, dated: readonly Time[], time: Time, i: number): Governed {
  const previous = dated[i - 1];
  const next = dated[i + 1];
  const leading = leadsAt(clause, stretch, dated, i);
  if (!leading) {
    // Two times in a row share the words before them ("định kỳ 6 tháng, 1 năm").
    const shared = previous && !WORD.test(clause.block.words.low.slice(previous.to, time.from).replace(/và|hoặc/, ''));
    const begin =
      !previous || shared
        ? stretch.from
        : leadsAt(clause, stretch, dated, i - 1)
          ? splitBetween(clause, previous, time)
          : previous.to;
    return { time, from: begin, to: next ? time.to : stretch.to };
  }
  const end = !next
    ? stretch.to
    : leadsAt(clause, stretch, dated, i + 1)
      ? next.from
      : splitBetween(clause, time, next);
  return { time, from: i === 0 && !parenthesised(clause, time) ? stretch.from : time.from, to: end };
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
    if (joint > 0 && phraseAt(duties, low, at + joint) > 0 && at > first.to + 1) split = at + joint;
  }
  return split > 0 ? split : second.from;
}

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

/** The words of a duty without its time and its subject, as a label. */
function titleOf(clause: Clause, from: number, to: number, time: Time | null): string {
  const { text } = clause.block.words;
  const start = clause.predicateAt >= from && clause.predicateAt < to ? clause.predicateAt : from;
  const inside = time !== null && time.from >= start && time.to <= to;
  const words = inside ? `${text.slice(start, time.from)} ${text.slice(time.to, to)}` : text.slice(start, to);
  const plain = words
    .replace(/\s+/g, ' ')
    .replace(/(?:[,(]? ?(?:xong|hoàn thành))? ?[()]* ?[.;,]? ?\/?\.?$/u, '')
    .replace(/^[\s,:;.()-]+/, '')
    .trim();
  return plain.slice(0, MAX_TITLE).trim();
}

function dutiesOf(clause: Clause, g: Governed): readonly Duty[] {
  const { low } = clause.block.words;
  const reviews = reviewIn(low, g.from, g.to);
  const kinds: readonly ReviewKind[] = reviews.length > 0 ? nearest(low, g, reviews) : [null];
  return kinds.map((review) =>
    duty(clause, g.from, g.to, review === null ? kindOf(low, g.from, g.to) : 'review', review, g.time),
  );
}

/** A time that can be dated belongs to the review nearest before it; a bare "định kỳ" to all of them. */
function nearest(low: string, g: Governed, reviews: readonly ReviewKind[]): readonly ReviewKind[] {
  if (reviews.length < 2 || g.time.form !== 'point') return reviews;
  const soKetAt = findPhrase(soKet, low, g.from, g.to)?.start ?? -1;
  const tongKetAt = findPhrase(tongKet, low, g.from, g.to)?.start ?? -1;
  // "sơ kết, tổng kết vào năm 2025" means both.
  if (Math.abs(soKetAt - tongKetAt) <= 12) return reviews;
  const before = [soKetAt, tongKetAt].filter((at) => at < g.time.from);
  return [Math.max(...before, -1) === tongKetAt ? 'tong-ket' : 'so-ket'];
}

function duty(clause: Clause, from: number, to: number, kind: DutyKind, review: ReviewKind, time: Time | null): Duty {
  const { words } = clause.block;
  return {
    clause,
    kind,
    review,
    standing: time === null && findPhrase(standing, words.low, from, to) !== null,
    from,
    to,
    title: titleOf(clause, from, to, time),
    via: viaIn(words, from, to),
    coordinators: coordinatorsIn(words, from, to),
    recipient: kind === 'task' ? submittedTo(clause, from, to) : recipientIn(words, from, to),
    time: time === null || time.impossible !== null || time.yearless ? null : planTime(words, time),
    found: time,
  };
}

const SUBMITTING = phrases(['trình', 'báo cáo']);
const submittedTo = (clause: Clause, from: number, to: number): NamedUnit | null =>
  findPhrase(SUBMITTING, clause.block.words.low, from, to) ? recipientIn(clause.block.words, from, to) : null;

/** A clause that only announces its items ("X có trách nhiệm:") orders nothing itself. */
const ANNOUNCEMENT = 90;
const announces = (clause: Clause): boolean => {
  const rest = clause.block.words.text.slice(clause.predicateAt, clause.to).trim();
  return rest.endsWith(':') && rest.length <= ANNOUNCEMENT;
};

/** The duties of a clause, in order: the dated ones, and one for what has no time. */
export function dutiesIn(clause: Clause): readonly Duty[] {
  if (announces(clause)) return [];
  const found: Duty[] = [];
  const undated: Stretch[] = [];
  const start = Math.max(clause.from, clause.block.bodyAt);
  for (const sentence of sentencesOf(clause.block.words, start)) {
    if (sentence.from >= clause.to) break;
    for (const segment of segmentsOf(clause.block.words, {
      from: sentence.from,
      to: Math.min(sentence.to, clause.to),
    })) {
      const dated = governed(clause, segment);
      if (dated.length === 0) undated.push(segment);
      found.push(...dated.flatMap((g) => dutiesOf(clause, g)));
    }
  }
  const first = undated[0];
  const last = undated[undated.length - 1];
  if (!first || !last) return found;
  const { low } = clause.block.words;
  if (!WORD.test(low.slice(first.from, last.to))) return found;
  const kind = kindOf(low, first.from, last.to);
  const open = duty(
    clause,
    first.from === start ? clause.from : first.from,
    last.to,
    kind === 'review' ? 'task' : kind,
    null,
    null,
  );
  return [
    {
      ...open,
      via: undated.flatMap((s) => viaIn(clause.block.words, s.from, s.to)),
      coordinators: undated.flatMap((s) => coordinatorsIn(clause.block.words, s.from, s.to)),
    },
    ...found,
  ];
}
