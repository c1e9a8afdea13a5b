// The kind of a duty, by its words: a review (sơ kết, tổng kết), a report, else a task.
import { findPhrase, phrases, type Phrases } from './phrases.ts';
import type { RuleName } from './rule.ts';
import { foldSpelling } from './spelling.ts';
import { MAKING, REPORTS, SO_KET, TONG_KET } from './vocabulary/duties.ts';

export type DutyKind = 'task' | 'report' | 'review';
export type Review = 'so-ket' | 'tong-ket';

const making = phrases(MAKING);
export const reports = phrases(REPORTS);
const soKet = phrases(SO_KET);
const tongKet = phrases(TONG_KET);
/** "sơ kết, tổng kết": two reviews named this near share a time. */
const BESIDE = 12;

/** "báo cáo tổng kết" is a report; the review is what it tells of. */
const REPORT_OF = /(?:^|[^\p{L}])báo cáo $/u;

function namesReview(dictionary: Phrases, low: string, from: number, to: number): boolean {
  for (let at = from; ;) {
    const found = findPhrase(dictionary, low, at, to);
    if (!found) return false;
    if (!REPORT_OF.test(low.slice(Math.max(from, found.start - 9), found.start))) return true;
    at = found.end;
  }
}

/** The reviews that a stretch names. */
export function reviewsIn(low: string, from: number, to: number): readonly Review[] {
  const kinds: Review[] = [];
  if (namesReview(soKet, low, from, to)) kinds.push('so-ket');
  if (namesReview(tongKet, low, from, to)) kinds.push('tong-ket');
  return kinds;
}

/** The reviews that a time at `at` dates: the nearest before it, or both where they stand side by side. */
export function reviewsBefore(low: string, from: number, at: number, to: number): readonly Review[] {
  const reviews = reviewsIn(low, from, to);
  if (reviews.length < 2) return reviews;
  const soKetAt = findPhrase(soKet, low, from, to)?.start ?? -1;
  const tongKetAt = findPhrase(tongKet, low, from, to)?.start ?? -1;
  if (Math.abs(soKetAt - tongKetAt) <= BESIDE) return reviews;
  const before = [soKetAt, tongKetAt].filter((place) => place < at);
  return [Math.max(...before, -1) === tongKetAt ? 'tong-ket' : 'so-ket'];
}

export interface FoundKind {
  readonly kind: DutyKind;
  readonly by: RuleName;
}

/** A word of reporting this far behind the first ones, or further, may only go with what they order. */
const LATER = 40;

/** "gửi Sở Nội vụ để tổng hợp, báo cáo ...": what another unit will do with it. */
const PURPOSE = /(?:^|[^\p{L}])để $/u;

/** "báo cáo viên" reports nothing. */
const REPORTER = /^ viên(?![\p{L}])/u;

/** "thông qua báo cáo", "kỹ năng viết báo cáo": a paper that something is done with. */
const PAPER = new RegExp(
  foldSpelling(
    '(?:^| )(?:thông qua|viết|duyệt|phê duyệt|thẩm tra|thẩm định|góp ý|biên tập|mẫu|dự thảo|nội dung)(?: dự thảo| các| nội dung)? $',
  ),
  'u',
);
const BEFORE_REPORT = 32;

/** The first word of reporting that is the duty's own. */
function reportIn(low: string, from: number, to: number): { start: number; end: number } | null {
  const isOthers = ({ start, end }: { start: number; end: number }): boolean => {
    const before = low.slice(Math.max(from, start - BEFORE_REPORT), start);
    return PURPOSE.test(before) || PAPER.test(before) || REPORTER.test(low.slice(end, end + 6));
  };
  let found = findPhrase(reports, low, from, to);
  while (found && isOthers(found)) found = findPhrase(reports, low, found.end, to);
  return found;
}

/** The kind of a stretch's duty, and why; `predicateAt`: where the words after the subject begin. What makes something is a task, though it is to be reported too. */
export function foundKind(low: string, from: number, to: number, predicateAt = from): FoundKind {
  if (reviewsIn(low, from, to).length > 0) return { kind: 'review', by: 'kindReview' };
  const report = reportIn(low, from, to);
  if (!report) return { kind: 'task', by: 'kindTask' };
  const made = findPhrase(making, low, from, to);
  if (made && made.start < report.start) return { kind: 'task', by: 'kindMaking' };
  return { kind: 'report', by: report.start - Math.max(from, predicateAt) < LATER ? 'kindReport' : 'kindReportLater' };
}

/** The kind alone. */
export const kindOf = (low: string, from: number, to: number): DutyKind => foundKind(low, from, to).kind;
