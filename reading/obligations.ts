// Obligations of the plan, from the duties of clauses and from the rows of appendices.
import type { NamedUnit, Obligation, PlanWarning } from '../contracts/plan.ts';
import { coordinatorsIn } from './actors.ts';
import type { Row } from './appendix.ts';
import { planTime, type Duty } from './duties.ts';
import { doubtsOfTime } from './doubts.ts';
import { spanOf } from './mapped.ts';
import { bareWords } from './spelling.ts';
import { withYear } from './times/yearless.ts';
import { warning } from './warnings.ts';

type MakeId = (parts: readonly string[]) => string;

/** The plan's own limits. */
const MAX_UNITS = 500;
const MAX_TITLE = 200;
const MAX_QUOTE = 2_000;
const MAX_PLACE = 200;

function unique(units: readonly NamedUnit[]): NamedUnit[] {
  const seen = new Map<string, NamedUnit>();
  for (const unit of units) if (!seen.has(bareWords(unit.name))) seen.set(bareWords(unit.name), unit);
  return [...seen.values()].slice(0, MAX_UNITS);
}

/** The obligation of a clause's duty; `sectionPlace` is its section as people cite it, "" where it has no number. */
export function obligationOf(duty: Duty, sectionPlace: string, makeId: MakeId): Obligation {
  const { clause } = duty;
  const { words } = clause.block;
  const leads = unique(clause.leads);
  return {
    id: makeId([
      leads.map((unit) => unit.name).join(' '),
      words.text.slice(Math.max(duty.from, clause.block.bodyAt), duty.to),
      duty.review ?? '',
    ]),
    kind: duty.kind,
    review: duty.review,
    standing: duty.standing,
    title: duty.title,
    quote: words.text.slice(duty.from, duty.to).trim().slice(0, MAX_QUOTE),
    place: [sectionPlace, clause.place].filter(Boolean).join(', ').slice(0, MAX_PLACE),
    clause: { path: clause.path, ...spanOf(words, clause.from, clause.to) },
    source: spanOf(words, duty.from, duty.to),
    leads,
    via: unique(duty.via),
    coordinators: unique(duty.coordinators),
    to: duty.recipient,
    time: duty.time,
  };
}

/** The obligation of an appendix's row. */
export function obligationOfRow(
  row: Row,
  issuedOn: string | null,
  makeId: MakeId,
): { obligation: Obligation; doubts: readonly PlanWarning[] } {
  const { words } = row.block;
  const span = spanOf(words, 0, row.end);
  const product = words.text.slice(row.product.from, row.product.to);
  // In a column of times any time is a limit.
  const time = row.time && (withYear({ ...row.time, bounded: true }, issuedOn) ?? row.time);
  const dated =
    time !== null &&
    time.impossible === null &&
    (time.due !== null || time.recurs !== null || time.event !== null || time.within !== null);
  const leads = unique(row.leads);
  const obligation: Obligation = {
    id: makeId([leads.map((unit) => unit.name).join(' '), product]),
    kind: 'task',
    review: null,
    standing: false,
    title: product.slice(0, MAX_TITLE).trim(),
    quote: words.text.slice(0, row.end).replace(/\s+/g, ' ').trim().slice(0, MAX_QUOTE),
    place: `phụ lục, dòng ${row.label}`,
    clause: { path: `phu-luc/${row.label}`, ...span },
    source: span,
    leads,
    via: [],
    coordinators: unique([...coordinatorsIn(words, row.product.from, row.product.to), ...row.partners]),
    to: null,
    time: dated ? planTime(words, time) : null,
  };
  const doubts = time ? doubtsOfTime(words, time, issuedOn) : [];
  return { obligation, doubts: leads.length === 0 ? [warning('rowWithoutLead', span, product), ...doubts] : doubts };
}
