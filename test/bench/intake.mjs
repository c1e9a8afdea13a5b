// Intake, in a process of its own: `intake.mjs BROKERS ADDRESS DATABASE_URL`. Tells when the first message was looked at.
import { pino } from 'pino';
import { openBus, startIntake } from '../../dist/cli/up/kafka.js';
import { openEngine } from '../../dist/engine/open.js';
import { connectTemporal } from '../../dist/engine/temporal.js';
import { openJournal } from '../../dist/journal/journal.js';
import { serve } from './child.mjs';

const [brokers = '', address = '', databaseUrl = ''] = process.argv.slice(2);
const logger = pino({ level: 'warn' });
const journal = await openJournal(databaseUrl);
const engine = openEngine(journal, await connectTemporal({ address }));
let told = false;
const timed = {
  /** @param {readonly unknown[]} inputs */
  submit: (inputs) => {
    if (!told) process.send?.({ firstBatchAt: Date.now() });
    told = true;
    return engine.submit(inputs);
  },
};
const log = await openBus(brokers.split(','), logger);
const intake = await startIntake({ log, journal, logger, engine: timed });
serve(async () => {
  await intake.stop();
  await log.close();
});
