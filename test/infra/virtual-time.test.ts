import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { DefaultLogger, NativeConnection, Runtime, Worker, bundleWorkflowCode } from '@temporalio/worker';
import { beforeAll, expect, inject, test } from 'vitest';
import { silentProgress } from '../../infra/progress.ts';
import { startTemporal } from '../../infra/temporal.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const workflowsPath = fileURLToPath(new URL('./virtual-time.workflows.ts', import.meta.url));
const logger = new DefaultLogger('ERROR');
let workflowBundle: WorkflowBundleWithSourceMap;

beforeAll(async () => {
  Runtime.install({ logger });
  workflowBundle = await bundleWorkflowCode({ workflowsPath, logger });
});

function daysBetween([begin, end]: readonly [string, string]): number {
  return (Date.parse(end) - Date.parse(begin)) / DAY_MS;
}

test('the embedded server plays five years of one workflow in virtual time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-virtual-'));
  const server = await startTemporal({ dataFile: join(folder, 't.db'), progress: silentProgress, embeddedOnly: true });
  const native = await NativeConnection.connect({ address: server.address });
  const connection = await Connection.connect({ address: server.address });
  try {
    const worker = await Worker.create({ connection: native, taskQueue: 'virtual', workflowBundle });
    const result = await worker.runUntil(async () => {
      // The client has no option for it: the raw start call has.
      const request = {
        namespace: 'default',
        workflowId: 'five-years',
        requestId: 'five-years',
        workflowType: { name: 'fiveYears' },
        taskQueue: { name: 'virtual' },
        input: { payloads: [] },
        timeSkippingConfig: { enabled: true },
      };
      await connection.workflowService.startWorkflowExecution(request);
      const handle = new Client({ connection }).workflow.getHandle('five-years');
      return (await handle.result()) as readonly [string, string];
    });
    expect(daysBetween(result)).toBeGreaterThanOrEqual(60 * 30);
    expect(daysBetween(result)).toBeLessThan(60 * 30 + 1);
  } finally {
    await connection.close();
    await native.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

test('the time-skipping test server plays them too', async () => {
  const executable = { type: 'existing-path' as const, path: inject('timeSkippingServer') };
  const environment = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
  try {
    const worker = await Worker.create({ connection: environment.nativeConnection, taskQueue: 'skip', workflowBundle });
    const options = { taskQueue: 'skip', workflowId: 'five-years' };
    const result: unknown = await worker.runUntil(environment.client.workflow.execute('fiveYears', options));
    expect(daysBetween(result as readonly [string, string])).toBeGreaterThanOrEqual(60 * 30);
  } finally {
    await environment.teardown();
  }
});
