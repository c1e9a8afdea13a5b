// A directive: its reviews, its questions, and the lots that run its duties.
import { continueAsNew, makeContinueAsNewFunc, setHandler, workflowInfo } from '@temporalio/workflow';
import type { Deployment, DirectiveEvent, DirectiveState, Effect } from '../rules/directive.ts';
import { decideDirective, emptyDirective, wakeDirectiveAt, wordOf } from '../rules/directive.ts';
import { lookAt } from './look.ts';
import { actUpdate, inputsSignal, lookQuery, reviseSignal, stateQuery } from './messages.ts';
import { activities } from './proxies.ts';
import type { Carried, Machine } from './shell.ts';
import { Shell } from './shell.ts';

export type DirectiveArgs =
  | { readonly kind: 'start'; readonly deployment: Deployment; readonly maxEvents: number | null }
  | { readonly kind: 'carry'; readonly carried: Carried<DirectiveState> };

const MACHINE: Machine<DirectiveState, DirectiveEvent> = { decide: decideDirective, wakeAt: wakeDirectiveAt };

export async function directive(args: DirectiveArgs): Promise<number> {
  const shell = new Shell(
    MACHINE,
    args.kind === 'carry' ? args.carried : begin(args.deployment, args.maxEvents),
    activities.record,
  );
  setHandler(inputsSignal, (inputs) => {
    for (const input of inputs) shell.decide({ kind: 'input', input });
  });
  setHandler(reviseSignal, (revision) => void shell.decide({ kind: 'revise', revision }));
  setHandler(actUpdate, (input) => {
    const refusal = { ok: false, code: 'busy', n: shell.state.n, assignment: null } as const;
    return shell.busy ? refusal : (shell.decide({ kind: 'input', input }) ?? refusal);
  });
  setHandler(lookQuery, () => lookAt(shell.state, shell.waiting, wakeDirectiveAt(shell.state)));
  setHandler(stateQuery, () => shell.state);

  if (args.kind === 'start') shell.decide({ kind: 'deploy', deployment: args.deployment });
  const over = () => shell.state.closed && shell.state.effects.length === 0 && shell.written;
  while (!over()) {
    // Effects wait for the journal: a lot must not be open before the directive that opened it is on record.
    const owed = () => shell.state.effects.length > 0 && shell.written;
    await shell.idle(() => over() || owed());
    const effect = shell.state.effects[0];
    if (effect !== undefined && shell.written) {
      await carryOut(shell.state, effect);
      shell.decide({ kind: 'effectDone', of: effect.of });
    }
    if (shell.mustContinue()) await goOn(shell.carry());
  }
  return shell.state.n;
}

async function carryOut({ directive: id, lots, lotsHash }: DirectiveState, effect: Effect): Promise<void> {
  if (effect.kind === 'openLots') return activities.openLots({ directive: id, lotsHash: lotsHash ?? '' });
  return activities.tellLots({ directive: id, lots, word: wordOf(effect) });
}

function begin({ reviews }: Deployment, maxEvents: number | null): Carried<DirectiveState> {
  const { directive: id, lot: _lot, duties: _duties, pairs: _pairs, ...rest } = reviews;
  return { state: emptyDirective(id, rest), outbox: [], maxEvents };
}

async function goOn(carried: Carried<DirectiveState>): Promise<never> {
  const args: DirectiveArgs = { kind: 'carry', carried };
  if (workflowInfo().targetWorkerDeploymentVersionChanged) {
    return makeContinueAsNewFunc<typeof directive>({ initialVersioningBehavior: 'AUTO_UPGRADE' })(args);
  }
  return continueAsNew<typeof directive>(args);
}
