// A bare workflow on the same Temporal server, one signal for each input; nothing is recorded. `bare.mjs inputs ADDRESS`
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { perSecond, pool } from '../measure.mjs';

const WORKFLOWS = 20;
const INPUTS = 4_000;
const AT_ONCE = 40;
const TASK_QUEUE = 'bare';
const INPUT = {
  kind: 'report',
  data: { text: 'Đã hoàn thành, kèm báo cáo số 123-BC/ĐU ngày 20/6/2026 của Ban Thường vụ Đảng ủy.' },
};

const [, address] = process.argv.slice(2);
const logger = new DefaultLogger('ERROR');
Runtime.install({ logger });
const workflowsPath = fileURLToPath(new URL('bare-workflow.mjs', import.meta.url));
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address }),
  taskQueue: TASK_QUEUE,
  workflowBundle: await bundleWorkflowCode({ workflowsPath, logger }),
});
const { workflow } = new Client({ connection: await Connection.connect({ address }) });
const figures = await worker.runUntil(async () => {
  const handles = await Promise.all(
    Array.from({ length: WORKFLOWS }, (_, index) =>
      workflow.start('bare', {
        workflowId: `bare-${process.pid}-${index}`,
        taskQueue: TASK_QUEUE,
        args: [INPUTS / WORKFLOWS],
      }),
    ),
  );
  const from = Date.now();
  await pool(INPUTS, AT_ONCE, (index) => handles[index % WORKFLOWS].signal('input', { ...INPUT, id: index }));
  await Promise.all(handles.map((handle) => handle.result()));
  return {
    name: 'bare workflow on the same Temporal, one signal an input',
    rate: perSecond(INPUTS, Date.now() - from),
    note: `${WORKFLOWS} workflows, ${AT_ONCE} signals at a time, counted only`,
  };
});
process.stdout.write(`${JSON.stringify(figures)}\n`, () => process.exit(0));
