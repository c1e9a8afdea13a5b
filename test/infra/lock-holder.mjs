// Takes the lock, appends "in" and "out" to a file around a short piece of work, and ends.
import { appendFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { withLock } from '../../dist/infra/lock.js';

const [lock, journal] = process.argv.slice(2);
await withLock(lock, async () => {
  appendFileSync(journal, 'in\n');
  await delay(100);
  appendFileSync(journal, 'out\n');
});
