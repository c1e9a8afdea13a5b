// Where the directives of a volume begin: every line that names a kind in capitals, every number and every "V/v ..." alone on its line is
// judged, in order, with what stands around it. What looked like a beginning and was not taken is kept for a person to see.
import { PROSE } from '../headlines.ts';
import type { Mapped } from '../mapped.ts';
import type { Contents } from './contents.ts';
import { headAbove, type Text } from './evidence.ts';
import { courseFrom, hasEnded, judgeKind, judgeLetter, type Course, type Verdict } from './judge.ts';
import { listingOf } from './listing.ts';
import { markerKind, textOf, type MarkedLine } from './marks.ts';

export interface Beginning {
  /** The first line of the head. */
  readonly first: number;
  /** The line that names the kind, or the number of a letter. */
  readonly anchor: number;
  /** Nothing but the kind and a title says that a directive begins here. */
  readonly bare: boolean;
}

export interface Beginnings {
  readonly taken: readonly Beginning[];
  /** Of each directive whether its closing, or an appendix, was seen. */
  readonly ended: readonly boolean[];
  /** Lines that look like a beginning and were not taken for one. */
  readonly doubtful: readonly number[];
}

/** What was found so far. */
interface Found {
  readonly taken: Beginning[];
  readonly ended: boolean[];
  readonly doubtful: number[];
  course: Course;
  /** A kind in an appendix that a closing would make a beginning. */
  pending: Beginning | null;
  /** Items were seen since then. */
  pendingItems: boolean;
}

/** A line this long, or one that ends a sentence, is more than a heading. */
const HEADING = PROSE / 2;
const ENDS_SENTENCE = /[.;]["”)]?$/;

/** Takes note of what a line says about the directive that is being read. */
function note(found: Found, mapped: Mapped, line: MarkedLine, i: number): void {
  const signed = line.mark === 'signature';
  if (found.pending) found.pendingItems ||= markerKind(mapped, line) !== null;
  if (found.pending && (line.mark === 'closing' || (signed && found.pendingItems))) take(found, found.pending, false);
  const { course } = found;
  course.items ||= markerKind(mapped, line) !== null;
  course.body ||= course.items || line.to - line.from > HEADING || ENDS_SENTENCE.test(endOf(mapped, line));
  course.closed ||= line.mark === 'closing' || (signed && course.items);
  if (line.mark === 'appendix') course.appendix = i;
}

/** A sentence's end is looked for in so many last units of a line. */
const LAST_UNITS = 3;
const endOf = (mapped: Mapped, { from, to }: MarkedLine): string =>
  textOf(mapped, { from: Math.max(from, to - LAST_UNITS), to });

/** A directive begins. One of which there was only a heading was none: the title of a cover, or of a group. */
function take(found: Found, beginning: Beginning, numbered: boolean): void {
  const { taken, ended, course, doubtful } = found;
  if (course.anchor >= 0 && !course.numbered && !course.body && !hasEnded(course)) {
    doubtful.push(...taken.splice(-1).map(({ anchor }) => anchor));
  } else if (course.anchor >= 0) {
    ended.push(hasEnded(course));
  }
  taken.push(beginning);
  found.course = courseFrom(beginning.anchor, numbered);
  // What was seen since then is the new directive's.
  if (beginning === found.pending) Object.assign(found.course, { body: true, items: true });
  found.pending = null;
}

function judge(text: Text, found: Found, i: number, floor: number, listing: ReturnType<typeof listingOf>): void {
  const line = text.lines[i] as MarkedLine;
  const head = headAbove(text, i, floor);
  const verdict: Verdict =
    line.mark === 'kind' ? judgeKind(text, i, head, found.course, listing) : judgeLetter(text, i, head, found.course);
  const beginning: Beginning = { first: head.first, anchor: i, bare: verdict === 'bare' || verdict === 'pending' };
  if (verdict === 'taken' || verdict === 'bare') {
    if (found.pending) found.doubtful.push(found.pending.anchor);
    take(found, beginning, line.mark === 'number' || head.marks.has('number'));
  }
  if (verdict === 'doubtful') found.doubtful.push(i);
  if (verdict !== 'pending') return;
  // Of two the later one stands nearer to the closing that decides.
  if (found.pending) found.doubtful.push(found.pending.anchor);
  Object.assign(found, { pending: beginning, pendingItems: false });
}

/** Finds where directives begin; contents are passed over. At most `limit` are found. */
export function beginningsOf(
  mapped: Mapped,
  lines: readonly MarkedLine[],
  contents: readonly Contents[],
  limit: number,
): Beginnings {
  const text: Text = { mapped, lines };
  const listing = listingOf(contents);
  const found: Found = {
    taken: [],
    ended: [],
    doubtful: [],
    course: courseFrom(-1, false),
    pending: null,
    pendingItems: false,
  };
  let floor = 0;
  let passed = 0;
  for (let i = 0; i < lines.length && found.taken.length < limit; i += 1) {
    const skipped = contents[passed];
    if (skipped && i === skipped.first) {
      i = skipped.end - 1;
      floor = skipped.end;
      passed += 1;
      continue;
    }
    const line = lines[i] as MarkedLine;
    note(found, mapped, line, i);
    if (line.mark !== 'kind' && line.mark !== 'number' && line.mark !== 'subject') continue;
    judge(text, found, i, Math.max(floor, found.course.anchor + 1), listing);
  }
  const { taken, ended, doubtful, course, pending } = found;
  if (pending) doubtful.push(pending.anchor);
  if (course.anchor >= 0) ended.push(hasEnded(course));
  return { taken, ended, doubtful: doubtful.toSorted((a, b) => a - b) };
}
