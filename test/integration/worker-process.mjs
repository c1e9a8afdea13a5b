// A worker in a process of its own, so that a test can kill it: `node worker-process.mjs ADDRESS DATABASE_URL BUNDLE [MAX_EVENTS]`.
// Prints one line when it works.
import { createActivities } from '../../dist/activities/index.js';
import { temporalTeller } from '../../dist/engine/teller.js';
import { connectTemporal, isStarted, NAMESPACE, TASK_QUEUE } from '../../dist/engine/temporal.js';
import { loadDocument } from '../../dist/journal/documents.js';
import { openJournal } from '../../dist/journal/journal.js';
import { record } from '../../dist/journal/record.js';
import { startWorker } from '../../dist/workers/worker.js';
import { virtualStarter } from './virtual-starter.mjs';

const [address, databaseUrl, bundle, maxEvents] = process.argv.slice(2);
const journal = await openJournal(databaseUrl);
const temporal = await connectTemporal({ address });
const worker = await startWorker({
  address,
  bundle,
  stickyTimeout: '1s',
  activities: createActivities({
    record: (request) => record(journal, request),
    loadDocument: (hash) => loadDocument(journal, hash),
    start: virtualStarter(temporal.client, { namespace: NAMESPACE, taskQueue: TASK_QUEUE, isStarted }),
    tell: temporalTeller(temporal.client),
    ...(maxEvents === undefined ? {} : { maxEvents: Number(maxEvents) }),
  }),
});
console.log('worker ready');
await worker.done;
