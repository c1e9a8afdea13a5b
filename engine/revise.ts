// Other terms for directives that run: a published calendar, another policy, the beginning of a chase. First a rehearsal, which folds the
// states from the journal and decides on copies of them, so that what is shown is what would happen; then, where a person says so,
// each directive's workflow is told. Telling it again changes nothing.
import type { Client } from '@temporalio/client';
import type { CalendarFile } from '../contracts/calendar.ts';
import { DondocError } from '../contracts/errors.ts';
import type { Fact } from '../contracts/fact.ts';
import { DIRECTIVE_LOT, directiveWorkflowId } from '../contracts/ids.ts';
import { Plan } from '../contracts/plan.ts';
import type { Policy } from '../contracts/policy.ts';
import type { DutyTerms, Revision } from '../contracts/terms.ts';
import type { Instant } from '../contracts/time.ts';
import { contentHash } from '../journal/digest.ts';
import { directoryByHash } from '../journal/directory.ts';
import { loadDocument, saveDocument } from '../journal/documents.ts';
import { revisionsSince } from '../journal/facts.ts';
import type { Journal } from '../journal/journal.ts';
import type { DirectiveRow } from '../journal/status.ts';
import { directiveRow } from '../journal/status.ts';
import { waitForFact } from '../journal/waiting.ts';
import { dateText } from '../messages/dates.ts';
import { snapshot } from '../rules/calendar.ts';
import { dayAt, startOf } from '../rules/day.ts';
import { decide } from '../rules/decide.ts';
import { decideDirective } from '../rules/directive.ts';
import type { Change } from '../rules/revision.ts';
import { changesBetween, revisedDuties } from '../rules/revision.ts';
import type { LotState } from '../rules/state.ts';
import type { Folded } from './fold.ts';
import { foldFacts } from './fold.ts';
import { policyFor, prepare } from './prepare.ts';
import { isGone, reaching } from './temporal.ts';

/** What an operator wants to be otherwise; null: as it is. */
export interface Wish {
  readonly calendar: CalendarFile | null;
  readonly policy: Policy | null;
  readonly chaseFrom: Instant | null;
  /** Who orders it. */
  readonly by: string;
}

/** What a wish would do to one directive. */
export interface Rehearsal {
  readonly directive: string;
  readonly number: string | null;
  /** Null: the directive runs by it already. */
  readonly revision: Revision | null;
  readonly changes: readonly Change[];
  /** All that would be decided at once and by the end of that day, what goes out among it. */
  readonly facts: readonly Fact[];
  /** The directive's fact by which it is done. */
  readonly n: number;
}

/** @throws DondocError directiveUnknown | journalAway */
export async function rehearseRevision(journal: Journal, id: string, wish: Wish, now: Instant): Promise<Rehearsal> {
  const row = await directiveRow(journal, id);
  if (row === null) throw new DondocError('directiveUnknown', { what: id });
  if (row.status !== 'running') throw new DondocError('directiveNotRunning', { what: id });
  const folded = await foldFacts(journal, id);
  const revision = await revisionOf(journal, row, folded, wish);
  const told = decideDirective(folded.directive, { kind: 'revise', revision }, now);
  const done = told.facts.find(({ type }) => type === 'terms.revised');
  const common = { directive: id, number: row.number };
  if (done === undefined) return { ...common, revision: null, changes: [], facts: [], n: 0 };
  const evening = startOf(dayAt(now) + 1) - 1;
  const parts = [
    { before: folded.directive, ...told, later: decideDirective(told.state, { kind: 'tick' }, evening).facts },
    ...[...folded.lots.values()].map((before) => rehearseLot(before, revision, now, evening)),
  ];
  return {
    ...common,
    revision,
    changes: parts.flatMap(({ before, state }) => changesBetween(before, state, now)),
    facts: parts.flatMap(({ facts, later }) => [...facts, ...later]),
    n: done.n,
  };
}

function rehearseLot(before: LotState, revision: Revision, now: Instant, evening: Instant) {
  const told = decide(before, { kind: 'revise', revision }, now);
  return { before, ...told, later: decide(told.state, { kind: 'tick' }, evening).facts };
}

/** The wish in the terms of one directive: the calendar cut to the days its lots carry, and the duties that come to be due otherwise. */
async function revisionOf(journal: Journal, row: DirectiveRow, folded: Folded, wish: Wish): Promise<Revision> {
  const { terms } = folded.directive;
  await refuseLoss(journal, row, wish);
  const { from, bits } = terms.calendar;
  const calendar =
    wish.calendar === null ? null : snapshot(wish.calendar, from, from + bits.length - 1, contentHash(wish.calendar));
  const policy = wish.policy === null ? null : policyFor(wish.policy, row.id);
  const ground = { calendar: calendar ?? terms.calendar, policy: policy ?? terms.policy };
  const planned = calendar === null && policy === null ? [] : await plannedDuties(journal, row, folded, ground);
  return {
    calendar,
    policy,
    policyHash: wish.policy === null ? null : contentHash(wish.policy),
    chaseFrom: wish.chaseFrom,
    duties: revisedDuties(planned, runningDuties(folded), ground),
    by: wish.by,
    base: folded.directive.revision ?? 0,
  };
}

/** What an operator cannot have meant: to lose years of the calendar, or to silence what is chased. @throws DondocError calendarInvalid | dateInvalid */
async function refuseLoss(journal: Journal, row: DirectiveRow, { calendar, chaseFrom }: Wish): Promise<void> {
  if (chaseFrom !== null && chaseFrom > row.chaseFrom) {
    const expected = `từ ${dateText(dayAt(row.chaseFrom))} trở về trước / not later`;
    throw new DondocError('dateInvalid', { what: dateText(dayAt(chaseFrom)), expected });
  }
  if (calendar === null) return;
  const running = (await loadDocument(journal, row.calendarHash)) as CalendarFile | null;
  const lost = Object.keys(running?.years ?? {}).filter((year) => calendar.years[year] === undefined);
  if (lost.length > 0) throw new DondocError('calendarInvalid', { what: `thiếu năm (lacks) ${lost.join(', ')}` });
}

/** The plan's duties as they would be deployed now, by other terms. */
async function plannedDuties(
  journal: Journal,
  row: DirectiveRow,
  { directive }: Folded,
  ground: Pick<LotState['terms'], 'calendar' | 'policy'>,
): Promise<readonly DutyTerms[]> {
  const plan = Plan.parse(await loadDocument(journal, row.planHash));
  const directory = await directoryByHash(journal.pool, row.directoryHash);
  const { duties } = prepare(plan, {
    ...ground,
    directory,
    hashes: row,
    hashOf: contentHash,
    approvedBy: row.approvedBy,
    deployedOn: dayAt(directive.openedAt),
    chaseFrom: row.chaseFrom,
  });
  return duties.map(({ terms }) => terms);
}

const runningDuties = ({ directive, lots }: Folded): ReadonlyMap<string, DutyTerms> =>
  new Map([directive, ...lots.values()].flatMap(({ duties }) => Object.entries(duties)));

export interface Applied {
  /** Directives whose revision is in the journal. */
  readonly recorded: readonly string[];
  /** Told, but not recorded within five seconds: it will be, unless other terms came in between, on which it was not reckoned. */
  readonly unrecorded: readonly string[];
  /** Closed meanwhile. */
  readonly gone: readonly string[];
}

/** Whether the fact with the number that was rehearsed is the revision, and not another one that came in between. */
async function isRecorded(journal: Journal, directive: string, n: number): Promise<boolean> {
  return (
    (await waitForFact(journal, directive, DIRECTIVE_LOT, n, RECORDED_MS)) &&
    (await revisionsSince(journal, directive, n)) > 0
  );
}

/** How long a command waits for the journal; what is told is durable before. */
const RECORDED_MS = 5_000;

/**
 * Tells each directive's workflow what was rehearsed, and waits for the journal.
 * @throws DondocError engineAway | journalAway: what follows was not told; the same command again tells only what is new
 */
export async function applyRevisions(
  { journal, client }: { readonly journal: Journal; readonly client: Client },
  wish: Wish,
  rehearsals: readonly Rehearsal[],
): Promise<Applied> {
  if (wish.calendar !== null) await saveDocument(journal, 'calendar', wish.calendar);
  if (wish.policy !== null) await saveDocument(journal, 'policy', wish.policy);
  const gone: string[] = [];
  for (const { directive, revision } of rehearsals) {
    if (revision === null) continue;
    try {
      const workflow = client.workflow.getHandle(directiveWorkflowId(directive));
      await reaching(() => workflow.signal('revise', revision));
    } catch (error) {
      if (!isGone(error)) throw error;
      gone.push(directive);
    }
  }
  const told = rehearsals.filter(({ directive, revision }) => revision !== null && !gone.includes(directive));
  const found = await Promise.all(told.map(({ directive, n }) => isRecorded(journal, directive, n)));
  const ids = (done: boolean): readonly string[] =>
    told.filter((_, index) => found[index] === done).map(({ directive }) => directive);
  return { recorded: ids(true), unrecorded: ids(false), gone };
}
