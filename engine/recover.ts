// Recovery: the journal alone rebuilds every running workflow, on a Temporal server that has lost them. A state is the fold of its facts,
// and a workflow that is given its state goes on as if it had never ended. What its directive told it and it never wrote down it is told
// again. What runs already is left alone, so recovering twice is safe.
import { directiveWorkflowId, lotWorkflowId } from '../contracts/ids.ts';
import type { LotTerms } from '../contracts/terms.ts';
import type { Instant } from '../contracts/time.ts';
import { loadDocument } from '../journal/documents.ts';
import type { Journal } from '../journal/journal.ts';
import { unfinishedDirectives } from '../journal/directives.ts';
import type { DirectiveState } from '../rules/directive.ts';
import { beginAgain, catchUp, NONE_HEARD } from '../rules/missed.ts';
import type { LotState } from '../rules/state.ts';
import { foldFacts } from './fold.ts';
import type { Starter } from './starter.ts';

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
  const now = Date.now();
  for (const directive of await unfinishedDirectives(journal)) tell(await recoverOne(journal, start, directive, now));
}

async function recoverOne(journal: Journal, start: Starter, id: string, now: Instant): Promise<Recovery> {
  const { directive, lots, told, heard, facts } = await foldFacts(journal, id);
  const running = [...lots.values()].filter(({ closed }) => !closed);
  const unwritten = await unwrittenLots(journal, directive, lots);
  // Lots before their directive: it would start afresh those it does not find.
  for (const { state, facts: outbox } of [
    ...running.map((lot) => catchUp(lot, told, heard.get(lot.lot) ?? NONE_HEARD, now)),
    ...unwritten.map((terms) => beginAgain(terms, told, now)),
  ]) {
    await start({
      type: 'assignments',
      id: lotWorkflowId(id, state.lot),
      args: [{ kind: 'carry', carried: { state, outbox, maxEvents: null } }],
    });
  }
  if (!directive.closed || directive.effects.length > 0) {
    await start({
      type: 'directive',
      id: directiveWorkflowId(id),
      args: [{ kind: 'carry', carried: { state: directive, outbox: [], maxEvents: null } }],
    });
  }
  return { directive: id, lots: running.length + unwritten.length, facts };
}

/** Terms of the lots that had been opened and whose first fact never reached the journal. */
async function unwrittenLots(
  journal: Journal,
  { lots, lotsHash, effects, closed }: DirectiveState,
  written: ReadonlyMap<number, LotState>,
): Promise<readonly LotTerms[]> {
  const opens = effects.some(({ kind }) => kind === 'openLots');
  if (closed || opens || lotsHash === null || written.size === lots) return [];
  const terms = ((await loadDocument(journal, lotsHash)) ?? []) as readonly LotTerms[];
  return terms.filter(({ lot }) => !written.has(lot));
}
