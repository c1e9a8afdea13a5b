// The duties of a clause. Every time in it makes a duty of its own, with the words that the time governs: those after it where it leads
// ("hằng năm, báo cáo ..."), those before it where it trails ("xây dựng kế hoạch, xong trong tháng 7/2021"). What no time governs is one
// undated duty.
import type { NamedUnit, PlanTime } from '../contracts/plan.ts';
import { coordinatorsIn, recipientIn, viaIn } from './actors.ts';
import type { Clause } from './clauses.ts';
import { spanOf, type Mapped } from './mapped.ts';
import { kindOf, reviewsBefore, reviewsIn, type DutyKind, type Review } from './dutykind.ts';
import { governedIn, type Governed } from './governed.ts';
import { findPhrase, phrases } from './phrases.ts';
import { titleOf } from './title.ts';
import { segmentsOf, sentencesOf, type Stretch } from './sentences.ts';
import type { Time } from './times/time.ts';
import { STANDING } from './vocabulary/duties.ts';

const standing = phrases(STANDING);

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

function dutiesOf(clause: Clause, g: Governed): readonly Duty[] {
  const { low } = clause.block.words;
  const dated = g.time.form === 'point' ? reviewsBefore(low, g.from, g.time.from, g.to) : reviewsIn(low, g.from, g.to);
  if (dated.length > 0) return dated.map((review) => duty(clause, g.from, g.to, 'review', review, g.time));
  return [duty(clause, g.from, g.to, kindOfGoverned(clause, g), null, g.time)];
}

/** A trailing time's kind is that of the words before it, unless they say nothing. */
function kindOfGoverned(clause: Clause, g: Governed): DutyKind {
  const { low } = clause.block.words;
  if (g.leading) return kindOf(low, g.from, g.to);
  const before = low.slice(g.from, g.time.from).trim();
  return before.split(' ').length >= MIN_WORDS ? kindOf(low, g.from, g.time.from) : kindOf(low, g.from, g.to);
}

function duty(
  clause: Clause,
  from: number,
  to: number,
  kind: DutyKind,
  review: Review | null,
  time: Time | null,
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

/** The duties of a clause, in order, at most `limit` and one more: the dated ones, and one for what has no time. */
export function dutiesIn(clause: Clause, limit: number): readonly Duty[] {
  if (announces(clause)) return [];
  const dated: Duty[] = [];
  const open: Stretch[] = [];
  for (const sentence of sentencesOf(clause.block.words, bodyStart(clause))) {
    if (sentence.from >= clause.to || dated.length >= limit) break;
    const inside = { from: sentence.from, to: Math.min(sentence.to, clause.to) };
    for (const segment of segmentsOf(clause.block.words, inside)) {
      if (dated.length >= limit) break;
      const governed = governedIn(clause, segment).slice(0, limit);
      const before = ungoverned(clause, segment, governed[0]);
      if (before) open.push(before);
      // "...; hoàn thành trước ngày 15/5": the segment before has its time after all.
      while (governed[0] && (open.at(-1)?.from ?? -1) >= governed[0].from) open.pop();
      dated.push(...governed.flatMap((g) => dutiesOf(clause, g)));
    }
  }
  const undated = undatedDuty(clause, open);
  return undated ? [undated, ...dated] : dated;
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

const bodyStart = (clause: Clause): number => Math.max(clause.from, clause.block.bodyAt);

/** The one duty of the segments that no time governs, or null where they hold no words. */
function undatedDuty(clause: Clause, segments: readonly Stretch[]): Duty | null {
  const { words } = clause.block;
  const first = segments[0];
  const last = segments.at(-1);
  // Where only the subject's list of units is left, nothing is ordered.
  if (!first || !last || !WORD.test(words.low.slice(Math.max(first.from, clause.predicateAt), last.to))) return null;
  const kind = kindOf(words.low, first.from, last.to);
  const from = first.from === bodyStart(clause) ? clause.from : first.from;
  return {
    ...duty(clause, from, last.to, kind === 'review' ? 'task' : kind, null, null),
    via: segments.flatMap((s) => viaIn(words, s.from, s.to)),
    coordinators: segments.flatMap((s) => coordinatorsIn(words, s.from, s.to)),
  };
}
