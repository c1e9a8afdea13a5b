// Starts workflows with a clock of their own, which stands at real time until a test moves it (virtual-time.ts). JavaScript, since the
// worker that a test kills runs in a process of its own, from dist/.
import { randomUUID } from 'node:crypto';
import { defaultPayloadConverter, toPayloads } from '@temporalio/common';

/** A lot that lives ten years skips some thousands of times. */
export const MAX_SKIPS = 100_000;

const TASK_TIMEOUT_S = 2;

/** temporal.api.enums.v1: RejectDuplicate, UseExisting. */
const REJECT_DUPLICATE = 3;
const USE_EXISTING = 2;

/**
 * What an activity starts does not inherit the clock, so the starter is injected there too.
 * @param {import('@temporalio/client').Client} client
 * @param {{ namespace: string, taskQueue: string, isStarted: (error: unknown) => boolean }} options
 */
export const virtualStarter =
  (client, { namespace, taskQueue, isStarted }) =>
  async ({ type, id, args }) => {
    try {
      await client.workflowService.startWorkflowExecution({
        namespace,
        workflowId: id,
        requestId: randomUUID(),
        workflowType: { name: type },
        taskQueue: { name: taskQueue },
        input: { payloads: toPayloads(defaultPayloadConverter, ...args) ?? [] },
        workflowIdReusePolicy: REJECT_DUPLICATE,
        workflowIdConflictPolicy: USE_EXISTING,
        // A task that a killed worker had is given to another after so long.
        workflowTaskTimeout: { seconds: TASK_TIMEOUT_S },
        timeSkippingConfig: { enabled: false, maxSessionSkipCount: MAX_SKIPS },
      });
    } catch (error) {
      if (!isStarted(error)) throw error;
    }
  };
