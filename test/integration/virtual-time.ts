// Virtual time on the real server: each workflow has a clock of its own, which stands at real time until a test moves it. Steps are
// fast-forwards; inputs come only between them, stamped with the workflow's clock.
import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { toPayloads } from '@temporalio/common';
import { defaultPayloadConverter } from '@temporalio/common';
import type { Starter } from '../../engine/starter.ts';
import { isStarted, NAMESPACE, TASK_QUEUE } from '../../engine/temporal.ts';

/** A lot that lives ten years skips some thousands of times. */
const MAX_SKIPS = 100_000;

/** Starts workflows with a clock that can be moved. What an activity starts does not inherit the clock, so the starter is injected there too. */
export const virtualStarter =
  (client: Client): Starter =>
  async ({ type, id, args }) => {
    try {
      await client.workflowService.startWorkflowExecution({
        namespace: NAMESPACE,
        workflowId: id,
        requestId: randomUUID(),
        workflowType: { name: type },
        taskQueue: { name: TASK_QUEUE },
        input: { payloads: toPayloads(defaultPayloadConverter, ...args) ?? [] },
        // 3: RejectDuplicate; 2: UseExisting (temporal.api.enums.v1).
        workflowIdReusePolicy: 3,
        workflowIdConflictPolicy: 2,
        timeSkippingConfig: { enabled: false, maxSessionSkipCount: MAX_SKIPS },
      });
    } catch (error) {
      if (!isStarted(error)) throw error;
    }
  };

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
  await client.workflowService.pollWorkflowExecutionTimeSkipping({
    namespace: NAMESPACE,
    workflowExecution: { workflowId },
    fastForwardId: id,
  } as never);
}
