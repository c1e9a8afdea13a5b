// A lot: up to 100 (duty, unit) pairs of one directive, run until the directive closes.
import { continueAsNew, makeContinueAsNewFunc, setHandler, workflowInfo } from '@temporalio/workflow';
import type { LotTerms } from '../contracts/terms.ts';
import { decide } from '../rules/decide.ts';
import type { LotEvent } from '../rules/decide.ts';
import type { LotState } from '../rules/state.ts';
import { unopenedLot } from '../rules/state.ts';
import { wakeAt } from '../rules/wake.ts';
import { actUpdate, inputsSignal, lookQuery, stateQuery, wordSignal } from './messages.ts';
import { lookAt } from './look.ts';
import { activities } from './proxies.ts';
import type { Carried, Machine } from './shell.ts';
import { Shell } from './shell.ts';

/** A lot starts from its terms; a later run, or a recovery, from what was carried. */
export type LotArgs =
  | { readonly kind: 'start'; readonly terms: LotTerms; readonly maxEvents: number | null }
  | { readonly kind: 'carry'; readonly carried: Carried<LotState> };

const MACHINE: Machine<LotState, LotEvent> = { decide, wakeAt };

export async function assignments(args: LotArgs): Promise<number> {
  const shell = new Shell(
    MACHINE,
    args.kind === 'carry' ? args.carried : { state: unopenedLot(args.terms), outbox: [], maxEvents: args.maxEvents },
    activities.record,
  );
  setHandler(inputsSignal, (inputs) => {
    for (const input of inputs) shell.decide({ kind: 'input', input });
  });
  setHandler(wordSignal, (word) => void shell.decide(word));
  setHandler(actUpdate, (input) => {
    const refusal = { ok: false, code: 'busy', n: shell.state.n, assignment: null } as const;
    return shell.busy ? refusal : (shell.decide({ kind: 'input', input }) ?? refusal);
  });
  setHandler(lookQuery, () => lookAt(shell.state, shell.waiting, wakeAt(shell.state)));
  setHandler(stateQuery, () => shell.state);

  if (args.kind === 'start') shell.decide({ kind: 'open', terms: args.terms });
  while (!(shell.state.closed && shell.written)) {
    await shell.idle(() => shell.state.closed && shell.written);
    if (shell.mustContinue()) await goOn(shell.carry());
  }
  return shell.state.n;
}

/** A new build is met at continue-as-new: then the next run goes to it, else it stays where it is. */
async function goOn(carried: Carried<LotState>): Promise<never> {
  const args: LotArgs = { kind: 'carry', carried };
  if (workflowInfo().targetWorkerDeploymentVersionChanged) {
    return makeContinueAsNewFunc<typeof assignments>({ initialVersioningBehavior: 'AUTO_UPGRADE' })(args);
  }
  return continueAsNew<typeof assignments>(args);
}
