// The Temporal worker: runs the workflows from their bundle and the activities against the journal.
import type { WorkerOptions } from '@temporalio/worker';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { Duration } from '@temporalio/common';
import type { Logger } from 'pino';
import type { Activities } from '../workflows/activities.ts';
import { NAMESPACE, TASK_QUEUE } from '../engine/temporal.ts';

/** Workflow runs kept in memory; a lot of 100 pairs takes about 0.3 MB. */
const MAX_CACHED_WORKFLOWS = 600;
/** All run on one thread: with more at a time each only waits longer in line, towards its timeout of ten seconds. */
const MAX_WORKFLOW_TASKS = 10;
const MAX_ACTIVITIES = 100;
/** Drain: activities under way may finish within this time. */
const SHUTDOWN_GRACE = '10s';
const STICKY_TIMEOUT = '10s';

export interface WorkerConfig {
  readonly address: string;
  readonly namespace?: string;
  readonly taskQueue?: string;
  readonly activities: Activities;
  /** The path of the workflows' bundle: infra/workflow-bundle.ts makes it. */
  readonly bundle: string;
  /** Names this build to Temporal's worker versioning; null: unversioned (local stack, tests). */
  readonly buildId?: string | null;
  /** How long a run that was in the memory of a worker that died waits for it, before any worker may take it. */
  readonly stickyTimeout?: Duration;
}

export interface RunningWorker extends AsyncDisposable {
  /** Rejects when the worker fails. */
  readonly done: Promise<void>;
  /** Stops taking work, lets what is under way finish. */
  readonly stop: () => Promise<void>;
}

const DEPLOYMENT_NAME = 'dondoc';

/** Temporal's own log goes through the same logger. Once a process. */
export function installRuntime(logger: Logger): void {
  Runtime.install({
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => {
      const write = level === 'ERROR' ? logger.error : level === 'WARN' ? logger.warn : logger.debug;
      write.call(logger, { temporal: meta }, message);
    }),
    // Signals are the process's own business: the order of draining is decided in one place.
    shutdownSignals: [],
  });
}

/** Connects and starts to work. Errors: the server cannot be reached, or the bundle is not there. */
export async function startWorker(config: WorkerConfig): Promise<RunningWorker> {
  const connection = await NativeConnection.connect({ address: config.address });
  const worker = await Worker.create({
    connection,
    namespace: config.namespace ?? NAMESPACE,
    taskQueue: config.taskQueue ?? TASK_QUEUE,
    workflowBundle: { codePath: config.bundle },
    activities: { ...config.activities },
    maxCachedWorkflows: MAX_CACHED_WORKFLOWS,
    maxConcurrentWorkflowTaskExecutions: MAX_WORKFLOW_TASKS,
    maxConcurrentActivityTaskExecutions: MAX_ACTIVITIES,
    shutdownGraceTime: SHUTDOWN_GRACE,
    stickyQueueScheduleToStartTimeout: config.stickyTimeout ?? STICKY_TIMEOUT,
    ...versioning(config.buildId ?? null),
  });
  const done = worker.run();
  const stop = async () => {
    if (worker.getState() === 'RUNNING') worker.shutdown();
    await done.catch(() => undefined);
    await connection.close();
  };
  return { done, stop, [Symbol.asyncDispose]: stop };
}

/** A lot stays on the build that started it, until it continues as new on a newer one. */
const versioning = (buildId: string | null): Pick<WorkerOptions, 'workerDeploymentOptions'> =>
  buildId === null
    ? {}
    : {
        workerDeploymentOptions: {
          version: { deploymentName: DEPLOYMENT_NAME, buildId },
          useWorkerVersioning: true,
          defaultVersioningBehavior: 'PINNED',
        },
      };
