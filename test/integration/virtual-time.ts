// Virtual time on the real server: each workflow has a clock of its own, which stands at real time until a test moves it. Steps are
// fast-forwards; inputs come only between them, stamped with the workflow's clock.
import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { Starter } from '../../engine/starter.ts';
import { isStarted, NAMESPACE, TASK_QUEUE } from '../../engine/temporal.ts';
import { MAX_SKIPS, virtualStarter as starterWith } from './virtual-starter.mjs';

export const virtualStarter = (client: Client): Starter =>
  starterWith(client, { namespace: NAMESPACE, taskQueue: TASK_QUEUE, isStarted });

/** The workflow's own clock, ms. */
export async function clockOf(client: Client, workflowId: string): Promise<number> {
  const info = await describe(client, workflowId);
  const seconds = Number(info?.currentTime?.seconds ?? 0);
  return seconds === 0 ? Date.now() : seconds * 1000 + Math.floor((info?.currentTime?.nanos ?? 0) / 1e6);
}

async function describe(client: Client, workflowId: string) {
  const { workflowExtendedInfo } = await client.workflowService.describeWorkflowExecution({
    namespace: NAMESPACE,
    execution: { workflowId },
  });
  return workflowExtendedInfo?.timeSkippingInfo ?? null;
}

/** Moves a workflow's clock to an instant and waits until it is there. */
export async function fastForward(client: Client, workflowId: string, to: number): Promise<void> {
  const duration = to - (await clockOf(client, workflowId));
  if (duration <= 0) return;
  const id = randomUUID();
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace: NAMESPACE,
    workflowExecution: { workflowId },
    workflowExecutionOptions: {
      timeSkippingConfig: {
        enabled: true,
        maxSessionSkipCount: MAX_SKIPS,
        fastForwardConfig: {
          id,
          duration: { seconds: Math.floor(duration / 1000) as never, nanos: (duration % 1000) * 1e6 },
        },
      },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
  // The server answers a poll after some twenty seconds, arrived or not.
  while ((await clockOf(client, workflowId)) < to) {
    await client.workflowService.pollWorkflowExecutionTimeSkipping({
      namespace: NAMESPACE,
      workflowExecution: { workflowId },
      fastForwardId: id,
    } as never);
  }
}
