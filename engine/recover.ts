// Recovery: the journal alone rebuilds every running workflow, on a Temporal server that has lost them. A state is the fold of its facts,
// and a workflow that is given its state goes on as if it had never ended. What runs already is left alone, so recovering twice is safe.
import { groupBy } from '../contracts/group.ts';
import { DIRECTIVE_LOT, directiveWorkflowId, lotWorkflowId } from '../contracts/ids.ts';
import type { LotTerms } from '../contracts/terms.ts';
import { loadDocument } from '../journal/documents.ts';
import { factsOf } from '../journal/facts.ts';
import type { Journal } from '../journal/journal.ts';
import { unfinishedDirectives } from '../journal/directives.ts';
import type { DirectiveState } from '../rules/directive.ts';
import { emptyDirective, evolveDirective } from '../rules/directive.ts';
import { fold } from '../rules/evolve.ts';
import type { LotState } from '../rules/state.ts';
import { emptyLot } from '../rules/state.ts';
import type { Starter } from './starter.ts';
import { lotStart } from './starter.ts';

export interface Recovery {
  readonly directive: string;
  /** Lots that were started again; those that have closed are not. */
  readonly lots: number;
  readonly facts: number;
}

/** Starts again what the journal says is running. @throws DondocError journalAway | engineAway */
export async function recover(
  { journal, start }: { readonly journal: Journal; readonly start: Starter },
  tell: (recovery: Recovery) => void = () => {},
): Promise<void> {
  for (const directive of await unfinishedDirectives(journal)) tell(await recoverOne(journal, start, directive));
}

async function recoverOne(journal: Journal, start: Starter, id: string): Promise<Recovery> {
  const { directive, lots, facts } = await foldFacts(journal, id);
  let started = 0;
  // Lots before their directive: it would start afresh those it does not find.
  for (const state of lots.values()) {
    if (state.closed) continue;
    await start({
      type: 'assignments',
      id: lotWorkflowId(id, state.lot),
      args: [{ kind: 'carry', carried: { state, outbox: [], maxEvents: null } }],
    });
    started += 1;
  }
  started += await startUnwritten(journal, start, directive, lots);
  if (!directive.closed || directive.effects.length > 0) {
    await start({
      type: 'directive',
      id: directiveWorkflowId(id),
      args: [{ kind: 'carry', carried: { state: directive, outbox: [], maxEvents: null } }],
    });
  }
  return { directive: id, lots: started, facts };
}

interface Folded {
  readonly directive: DirectiveState;
  readonly lots: ReadonlyMap<number, LotState>;
  readonly facts: number;
}

/** All states of a directive, page by page, so that ten years of it need no more memory than its states. */
async function foldFacts(journal: Journal, id: string): Promise<Folded> {
  // The first fact of each brings its terms.
  const nothing = {} as LotState['terms'];
  let directive = emptyDirective(id, nothing);
  const lots = new Map<number, LotState>();
  let after = 0;
  for (;;) {
    const page = await factsOf(journal, id, after);
    const last = page.at(-1);
    if (last === undefined) return { directive, lots, facts: after };
    const read = page.map(({ fact }) => fact);
    for (const [lot, facts] of groupBy(read, (fact) => fact.lot)) {
      if (lot === DIRECTIVE_LOT) directive = facts.reduce(evolveDirective, directive);
      else lots.set(lot, fold(lots.get(lot) ?? emptyLot(id, lot, nothing), facts));
    }
    after = last.seq;
  }
}

/** Lots that had been opened and whose first fact never reached the journal begin again from their terms. */
async function startUnwritten(
  journal: Journal,
  start: Starter,
  { lots, lotsHash, effects, closed }: DirectiveState,
  written: ReadonlyMap<number, LotState>,
): Promise<number> {
  const opens = effects.some(({ kind }) => kind === 'openLots');
  if (closed || opens || lotsHash === null || written.size === lots) return 0;
  const terms = ((await loadDocument(journal, lotsHash)) ?? []) as readonly LotTerms[];
  const missing = terms.filter(({ lot }) => !written.has(lot));
  for (const one of missing) await start(lotStart(one));
  return missing.length;
}
