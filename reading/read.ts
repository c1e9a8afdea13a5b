// Reading: the text of a directive -> the plan a person approves. A pipeline of pure stages, each in its own file:
// text with offsets (mapped) -> lines -> blocks -> parts -> section and clauses -> actors, times and duties -> plan with warnings.
// Linear in the length of the text; never throws on any string.
import type { Plan, PlanWarning, Span } from '../contracts/plan.ts';
import { rowsOf } from './appendix.ts';
import { blocksOf, type Block } from './blocks.ts';
import { MAX_CLAUSES } from './clauses.ts';
import { dutiesIn } from './duties.ts';
import { headOf } from './head.ts';
import { idMaker } from './identity.ts';
import { linesOf } from './lines.ts';
import { placeWords } from './markers.ts';
import { mapText, spanOf, type Mapped } from './mapped.ts';
import { monitorsOf } from './monitors.ts';
import { unclaimedOrders } from './orders.ts';
import { obligationOf, obligationOfRow } from './obligations.ts';
import { ownNames, withNames } from './ownnames.ts';
import { partsOf } from './parts.ts';
import { withReasons, type ReadObligation } from './reasons.ts';
import { sectionOf, type Section } from './section.ts';
import { countDirectives } from './split/split.ts';
import { clauseWarnings, guessWarnings, headWarnings, timeWarnings, unclaimedWarning } from './doubts.ts';
import { warning } from './warnings.ts';

/** The plan's own limits: a provincial directive has 10 to 80 duties. */
export const MAX_OBLIGATIONS = 2_000;
const MAX_WARNINGS = 2_000;

export interface ReadOptions {
  /** The file's or document's name, for a title where the text gives none. */
  readonly name?: string;
  /** Whether each duty says by which rules it was read. */
  readonly explain?: boolean;
}

/** A plan as reading gives it, with the reasons of its duties where they were asked for. */
export type ReadPlan = Omit<Plan, 'obligations'> & { readonly obligations: ReadObligation[] };

/** What all parts of one reading share. */
interface Course {
  readonly issuedOn: string | null;
  readonly makeId: ReturnType<typeof idMaker>;
  readonly explain: boolean;
}

function planSection(section: Section | null, blocks: readonly Block[]): Plan['section'] {
  const first = section === null ? undefined : blocks[section.firstBlock];
  const last = section === null ? undefined : blocks[section.endBlock - 1];
  if (!section || !first || !last) return null;
  const heading = section.heading?.words.text ?? null;
  return {
    heading,
    start: spanOf(first.words, 0, first.words.text.length).start,
    end: spanOf(last.words, 0, last.words.text.length).end,
  };
}

interface Read {
  readonly obligations: readonly ReadObligation[];
  readonly warnings: readonly PlanWarning[];
}

/** The duties of the section; a clause without a unit is a duty only where it is dated, and always a question. */
function readSection(section: Section, { issuedOn, makeId, explain }: Course): Read {
  const obligations: ReadObligation[] = [];
  const warnings: PlanWarning[] = [];
  const marker = section.heading?.marker;
  const place = marker ? placeWords(marker, marker.label) : '';
  for (const clause of section.clauses) {
    // One more than the plan holds, so that the plan can say that there were more.
    const left = MAX_OBLIGATIONS + 1 - obligations.length;
    if (left <= 0) break;
    const doubts = clauseWarnings(clause);
    warnings.push(...doubts);
    for (const duty of dutiesIn(clause, left, issuedOn)) {
      if (clause.leads.length === 0 && duty.time === null) continue;
      const ofTime = timeWarnings(duty, issuedOn);
      const by = [...clause.by, ...duty.by];
      obligations.push(withReasons(obligationOf(duty, place, makeId), by, [...doubts, ...ofTime], explain));
      warnings.push(...ofTime);
    }
  }
  warnings.push(...guessWarnings(section.clauses), ...section.unclaimed.map(unclaimedWarning));
  return { obligations, warnings };
}

function readAppendix(blocks: readonly Block[], { issuedOn, makeId, explain }: Course): Read {
  const obligations: ReadObligation[] = [];
  const warnings: PlanWarning[] = [];
  for (const row of rowsOf(blocks)) {
    const { obligation, doubts } = obligationOfRow(row, issuedOn, makeId);
    obligations.push(withReasons(obligation, row.by, doubts, explain));
    warnings.push(...doubts);
  }
  return { obligations, warnings };
}

function emptyPlan(mapped: Mapped): Plan {
  return {
    schema: 'dondoc/plan/v1',
    directive: headOf(mapped, [], []),
    section: null,
    monitors: [],
    obligations: [],
    warnings: [warning('nothingToRead', { start: 0, end: 0 })],
    textHash: null,
  };
}

/** What the section as a whole leaves to a person. */
function sectionWarnings(section: Section | null, span: Span, obligations: number): readonly PlanWarning[] {
  const found: PlanWarning[] = [];
  if (!section) found.push(warning('noSection', span));
  else if (!section.heading) found.push(warning('noHeading', span));
  if (section && obligations === 0) found.push(warning('noObligations', span));
  if (section && section.clauses.length >= MAX_CLAUSES) found.push(warning('tooManyClauses', span));
  if (obligations > MAX_OBLIGATIONS) found.push(warning('tooManyObligations', span));
  return found;
}

/** A volume read as one directive is worth little: it says so. */
function volumeWarnings(mapped: Mapped): readonly PlanWarning[] {
  const { count, second } = countDirectives(mapped);
  return second === null ? [] : [warning('severalDirectives', second, String(count))];
}

/** Reads a directive. Never throws; what cannot be read is a warning or a null field, never a guess. */
export function readDirective(text: string, options: ReadOptions = {}): ReadPlan {
  const mapped = mapText(text);
  const lines = linesOf(mapped);
  const found = blocksOf(mapped, lines);
  if (found.length === 0) return emptyPlan(mapped);
  const blocks = withNames(found, ownNames(found));
  const head = headOf(mapped, lines, blocks);
  const directive = { ...head, title: head.title ?? options.name ?? null };
  const parts = partsOf(blocks);
  const section = sectionOf(blocks, parts);
  const course = { issuedOn: directive.issuedOn, makeId: idMaker(), explain: options.explain === true };
  const none: Read = { obligations: [], warnings: [] };
  const body = section ? readSection(section, course) : none;
  const rows = readAppendix(blocks.slice(parts.appendix), course);
  const obligations = [...body.obligations, ...rows.obligations];
  const spoken = [...obligations.map(({ source }) => source), ...body.warnings, ...rows.warnings];
  const orders = section ? unclaimedOrders(section, blocks, text, spoken) : [];
  const warnings = [
    ...volumeWarnings(mapped),
    ...headWarnings(head, { start: 0, end: text.length }),
    ...sectionWarnings(section, planSection(section, blocks) ?? { start: 0, end: text.length }, obligations.length),
    ...body.warnings,
    ...orders,
    ...rows.warnings,
  ];
  return {
    schema: 'dondoc/plan/v1',
    directive,
    section: planSection(section, blocks),
    monitors: section ? [...monitorsOf(section.clauses)] : [],
    obligations: obligations.slice(0, MAX_OBLIGATIONS),
    warnings: warnings.slice(0, MAX_WARNINGS),
    textHash: null,
  };
}
