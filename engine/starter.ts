// How workflows are started: one port, so that tests may start each of them on its own virtual clock.
import type { Client } from '@temporalio/client';
import { directiveWorkflowId, lotWorkflowId } from '../contracts/ids.ts';
import type { LotTerms } from '../contracts/terms.ts';
import type { Deployment } from '../rules/directive.ts';
import type { LotArgs } from '../workflows/assignments.ts';
import type { DirectiveArgs } from '../workflows/directive.ts';
import { isStarted, reaching, TASK_QUEUE } from './temporal.ts';

/** A workflow to start: its type, id and arguments. */
export interface Start {
  readonly type: 'directive' | 'assignments';
  readonly id: string;
  readonly args: readonly [DirectiveArgs | LotArgs];
}

/** Starts a workflow; one of that id that runs or has run is left alone. */
export type Starter = (start: Start) => Promise<void>;

export const temporalStarter =
  (client: Client, taskQueue: string = TASK_QUEUE): Starter =>
  async ({ type, id, args }) => {
    try {
      await reaching(() =>
        client.workflow.start(type, {
          workflowId: id,
          taskQueue,
          args: [...args],
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          workflowIdConflictPolicy: 'USE_EXISTING',
        }),
      );
    } catch (error) {
      if (!isStarted(error)) throw error;
    }
  };

/** Lowers, in tests, the number of history events at which a run continues as new. */
export interface StartOptions {
  readonly maxEvents?: number;
}

export const directiveStart = (directive: string, deployment: Deployment, { maxEvents }: StartOptions = {}): Start => ({
  type: 'directive',
  id: directiveWorkflowId(directive),
  args: [{ kind: 'start', deployment, maxEvents: maxEvents ?? null }],
});

export const lotStart = (terms: LotTerms, { maxEvents }: StartOptions = {}): Start => ({
  type: 'assignments',
  id: lotWorkflowId(terms.directive, terms.lot),
  args: [{ kind: 'start', terms, maxEvents: maxEvents ?? null }],
});
