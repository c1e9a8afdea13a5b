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

/** The plan's limit of a title. */
const MAX_TITLE = 200;
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
      const dated = governedIn(clause, segment);
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
