// The worker, in a process of its own: `worker.mjs ADDRESS DATABASE_URL BUNDLE`.
import { createActivities } from '../../dist/activities/index.js';
import { temporalStarter } from '../../dist/engine/starter.js';
import { temporalTeller } from '../../dist/engine/teller.js';
import { connectTemporal } from '../../dist/engine/temporal.js';
import { loadDocument } from '../../dist/journal/documents.js';
import { openJournal } from '../../dist/journal/journal.js';
import { record } from '../../dist/journal/record.js';
import { installRuntime, startWorker } from '../../dist/workers/worker.js';
import { pino } from 'pino';
import { serve } from './child.mjs';

const [address = '', databaseUrl = '', bundle = ''] = process.argv.slice(2);
installRuntime(pino({ level: 'warn' }));
const journal = await openJournal(databaseUrl);
const { client } = await connectTemporal({ address });
const worker = await startWorker({
  address,
  bundle,
  activities: createActivities({
    record: (request) => record(journal, request),
    loadDocument: (hash) => loadDocument(journal, hash),
    start: temporalStarter(client),
    tell: temporalTeller(client),
  }),
});
serve(() => worker.stop());
