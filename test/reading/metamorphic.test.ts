// Reading holds under change: a directive spelled, laid out, numbered or dated otherwise, of another year, province or unit, is read to the
// same plan, with every offset where the words now stand.
import { describe, expect, test } from 'vitest';
import type { NamedUnit, Plan, PlanTime, Span } from '../../contracts/plan.ts';
import { readDirective } from '../../reading/read.ts';
import { bareWords } from '../../reading/spelling.ts';
import { edited } from './edits.ts';
import { goldTexts, hasGold, unlessGold } from './gold.ts';
import * as transformations from './transformations.ts';
import type { Transformation } from './transformations.ts';

/** How spans and words of a plan are shown for comparing. */
interface View {
  readonly span: (span: Span) => Span;
  readonly words: (words: string) => string;
  readonly ids: boolean;
}

/** A heading's number: it may be another after a change of numbering. */
const MARKER = /^(?:(?:phần|điều) )?[ivx\d]+\s?[-.:)/]+\s*/iu;

/** A plan as lines that can be compared: what was read and where, not how it is spelled. */
function linesOf(plan: Plan, view: View): readonly string[] {
  const bare = (words: string | null): string => (words === null ? '-' : bareWords(view.words(words)));
  const at = (span: { readonly start?: number | undefined; readonly end?: number | undefined }): string => {
    const { start, end } = view.span({ start: span.start ?? 0, end: span.end ?? 0 });
    return `${start}..${end}`;
  };
  const unit = (u: NamedUnit): string => `${bare(u.name)}@${at(u)}`;
  const day = (text: string | null): string => (text === null ? '-' : view.words(text));
  const time = (t: PlanTime | null): string =>
    t === null
      ? 'undated'
      : [
          day(t.due),
          t.hour,
          t.recurs,
          bare(t.event),
          t.within,
          t.workingDays,
          bare(t.from),
          day(t.starts),
          day(t.ends),
          at(t),
        ].join(' ');
  const { directive, section } = plan;
  const heading = section?.heading?.replace(MARKER, '') ?? null;
  return [
    `number ${directive.number === null ? '-' : view.words(directive.number)}`,
    `kind ${directive.kind}, of ${bare(directive.issuer)}, in ${bare(directive.province)}, on ${day(directive.issuedOn)}`,
    `title ${bare(directive.title)}, term ${day(directive.term?.from ?? null)} ${day(directive.term?.to ?? null)}`,
    section === null ? 'no section' : `section ${bare(heading)} ${at(section)}`,
    ...plan.monitors.map((u) => `monitor ${unit(u)}`),
    ...plan.obligations.map((o) =>
      [
        view.ids ? o.id : '',
        `${o.kind} ${o.review} ${o.standing} clause ${o.clause.path} ${at(o.clause)} source ${at(o.source)}`,
        `by ${o.leads.map(unit).join(' + ')} via ${o.via.map(unit).join(' + ')} with ${o.coordinators.map(unit).join(' + ')}`,
        `to ${o.to ? unit(o.to) : '-'} time ${time(o.time)}`,
      ].join(' '),
    ),
    ...plan.warnings.map((w) => `warning ${w.code} ${w.end <= 1 ? 'of the head' : at(w)}`),
  ];
}

/** Lines of one that the other has not. */
const missing = (from: readonly string[], of: readonly string[]): readonly string[] => {
  const known = new Set(of);
  return from.filter((line) => !known.has(line));
};

/** No more differences than this are shown. */
const SHOWN = 12;
const same: View = { span: (span) => span, words: (words) => words, ids: true };
const samples = goldTexts().map(({ name, text }) => ({ name, text, plan: readDirective(text, { name }) }));

function differences(transformation: Transformation): { readonly changed: number; readonly lines: readonly string[] } {
  const lines: string[] = [];
  let changed = 0;
  for (const { name, text, plan } of samples) {
    const edits = transformation.edits(text);
    if (edits.length === 0) continue;
    changed += 1;
    const change = edited(text, edits);
    const ids = transformation.sameIds;
    const wanted = linesOf(plan, { span: change.spanOf, words: transformation.words ?? same.words, ids });
    const got = linesOf(readDirective(change.text, { name }), { ...same, ids });
    lines.push(
      ...missing(wanted, got).map((line) => `${name} - ${line}`),
      ...missing(got, wanted).map((line) => `${name} + ${line}`),
    );
  }
  return { changed, lines };
}

describe.skipIf(!hasGold).each([
  ['spelling', transformations.SPELLING],
  ['layout', transformations.LAYOUT],
  ['headings', transformations.HEADINGS],
  ['numbering', transformations.NUMBERING],
  ['notation of dates', transformations.DATES],
  ['names and years', transformations.NAMES],
] as const)(`another %s reads the same${unlessGold}`, (_what, list) => {
  test.each(list.map((t) => [t.name, t] as const))('%s', (_name, transformation) => {
    const { changed, lines } = differences(transformation);
    expect(changed).toBeGreaterThan(0);
    expect({ count: lines.length, lines: lines.slice(0, SHOWN) }).toEqual({ count: 0, lines: [] });
  });
});
