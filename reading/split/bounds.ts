// Where the parts of a volume begin and end in the source: what stands between two directives (rules, page numbers, running heads, headings
// of groups) belongs to neither, and markup beside a part's first or last words belongs to it.
import type { Span } from '../../contracts/plan.ts';
import { PROSE } from '../headlines.ts';
import type { Mapped } from '../mapped.ts';
import { markerOf } from '../markers.ts';
import { phraseAt, phrases } from '../phrases.ts';
import { CITED_KINDS } from '../vocabulary/kinds.ts';
import { GROUP_WORDS } from '../vocabulary/volumes.ts';
import type { Beginning } from './beginnings.ts';
import type { Contents } from './contents.ts';
import { isSetOff } from './evidence.ts';
import { announces, type Headed } from './listing.ts';
import { textOf, type MarkedLine } from './marks.ts';

/** A running head stands this often at least beside page breaks within directives. */
const LEAST_RUNNING = 2;
/** Headings of groups between two directives take this many lines at most. */
const MAX_GROUP_LINES = 4;
/** Behind contents a title page may stand, of this many lines. */
const MAX_TITLE_PAGE = 12;
const LABEL = /^(?:văn bản )?(?:số )?[[(]?(?:\d{1,3}|[ivx]{1,5})[\])]?[.:]?$/u;
const groups = phrases(GROUP_WORDS);
const kinds = phrases(CITED_KINDS);

/** A range of lines: the first, and the one behind the last. */
export interface LineRange {
  readonly first: number;
  readonly end: number;
}

/** Keys of running heads. What stands in a head or behind a signature is none, however often it stands beside a page break. */
function runningKeys(lines: readonly MarkedLine[], beginnings: readonly Beginning[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  let next = 0;
  let closed = false;
  for (const [i, line] of lines.entries()) {
    while ((beginnings[next]?.anchor ?? Number.POSITIVE_INFINITY) < i) next += 1;
    if (i > 0 && beginnings[next - 1]?.anchor === i - 1) closed = false;
    closed ||= line.mark === 'closing' || line.mark === 'signature';
    if (line.headKey === null || closed || i >= (beginnings[next]?.first ?? lines.length)) continue;
    counts.set(line.headKey, (counts.get(line.headKey) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= LEAST_RUNNING).map(([key]) => key));
}

/** A heading over several directives, or the number one has in the volume. */
function isGroupHeading(mapped: Mapped, line: MarkedLine): boolean {
  const text = textOf(mapped, line);
  if (
    LABEL.test(
      text
        .replace(/[-=_~#<>]+/g, ' ')
        .trim()
        .toLowerCase(),
    )
  )
    return true;
  if (line.mark !== 'capitals' && line.mark !== 'kind') return false;
  const words = markerOf(text)?.length ?? 0;
  const low = mapped.low.slice(line.from, line.to).trimStart();
  return phraseAt(groups, low, 0) > 0 || phraseAt(kinds, low, words) > 0;
}

/** Where the contents behind each part begin, by the part; those of a directive itself have its body behind them. */
function contentsBehind(
  lines: readonly MarkedLine[],
  contents: readonly Contents[],
  firsts: readonly number[],
): ReadonlyMap<number, number> {
  const behind = new Map<number, number>();
  let part = 0;
  for (const { first, end } of contents) {
    while ((firsts[part + 1] ?? Number.POSITIVE_INFINITY) <= first) part += 1;
    const rest = lines.slice(end, Math.min(firsts[part + 1] ?? lines.length, end + MAX_TITLE_PAGE + 1));
    const isLast = rest.length <= MAX_TITLE_PAGE && rest.every((line) => line.to - line.from <= PROSE);
    if (isLast && first > (firsts[part] ?? first)) behind.set(part, behind.get(part) ?? first);
  }
  return behind;
}

/** The lines of each part, from the beginnings of all. */
export function rangesOf(
  mapped: Mapped,
  lines: readonly MarkedLine[],
  beginnings: readonly Beginning[],
  contents: readonly Contents[],
): readonly LineRange[] {
  const running = runningKeys(lines, beginnings);
  const isRunning = (line: MarkedLine | undefined): boolean => running.has(line?.headKey ?? '');
  const firsts = beginnings.map(({ first, anchor }) => {
    let at = first;
    while (at < anchor && isRunning(lines[at])) at += 1;
    return at;
  });
  const behind = contentsBehind(lines, contents, firsts);
  return firsts.map((first, i) => {
    let end = behind.get(i) ?? firsts[i + 1] ?? lines.length;
    let headings = 0;
    for (; end > first + 1 && headings <= MAX_GROUP_LINES; end -= 1) {
      const line = lines[end - 1] as MarkedLine;
      if (line.mark === 'rule' || line.mark === 'page' || isRunning(line)) continue;
      if (end === lines.length || !isGroupHeading(mapped, line)) break;
      headings += 1;
    }
    return { first, end };
  });
}

/** The announcement of a directive right above it takes this many lines at most. */
const MAX_ANNOUNCEMENT = 3;

/** A range without the line that announces the directive behind it: "3. Nghị quyết số 12-NQ/TU về ..." */
export function withoutAnnouncement(
  mapped: Mapped,
  lines: readonly MarkedLine[],
  range: LineRange,
  next: Headed,
): LineRange {
  for (let at = range.end - 1; at > range.first && at >= range.end - MAX_ANNOUNCEMENT; at -= 1) {
    const said = lines.slice(at, range.end);
    // A row of an appendix may name the directive that happens to stand behind it.
    if (said.some((line) => line.mark === 'row')) break;
    if (!isSetOff(lines, at) || !announces(said.map((line) => textOf(mapped, line)).join(' '), next)) continue;
    let end = at;
    while (end > range.first + 1 && ['rule', 'page'].includes(lines[end - 1]?.mark ?? '')) end -= 1;
    return { first: range.first, end };
  }
  return range;
}

/** The source's span of a range of lines, with the markup on their own lines of the source. */
export function sourceSpan(source: string, mapped: Mapped, lines: readonly MarkedLine[], range: LineRange): Span {
  const startOf = (i: number): number => mapped.starts[lines[i]?.from ?? mapped.text.length] ?? source.length;
  const endOf = (i: number): number => mapped.ends[(lines[i]?.to ?? 0) - 1] ?? 0;
  const before = source.slice(range.first === 0 ? 0 : endOf(range.first - 1), startOf(range.first));
  const behind = source.slice(endOf(range.end - 1), startOf(range.end));
  const led = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\f')) + 1).trimStart();
  const trailed = (/^[^\n\f]*/.exec(behind)?.[0] ?? '').trimEnd();
  return { start: startOf(range.first) - led.length, end: endOf(range.end - 1) + trailed.length };
}
