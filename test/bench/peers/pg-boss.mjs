// pg-boss: one job for each input. `pg-boss.mjs inputs|instant DATABASE_URL`
import PgBoss from 'pg-boss';
import { applyOn, AT_ONE_INSTANT, INPUTS, INSTANT_AHEAD_MS, openWork, perSecond, tell, untilWritten } from './work.mjs';

const WORKERS = 4;
const BATCH = 50;
/** The shortest that pg-boss allows. */
const POLL_S = 0.5;

const [measure, connectionString] = process.argv.slice(2);
const pool = await openWork(connectionString);
const boss = new PgBoss(connectionString);
boss.on('error', console.error);
await boss.start();
await boss.createQueue('input');
const work = async () => {
  for (let worker = 0; worker < WORKERS; worker += 1) {
    await boss.work('input', { batchSize: BATCH, pollingIntervalSeconds: POLL_S }, async (jobs) => {
      for (const { data } of jobs) await applyOn(pool, data);
    });
  }
};
const jobs = (count, tag, startAfter) =>
  Array.from({ length: count }, (_, index) => ({ name: 'input', data: { index, tag }, startAfter }));

if (measure === 'inputs') {
  await boss.insert(jobs(INPUTS, 'a', new Date()));
  const from = Date.now();
  await work();
  const { last } = await untilWritten(pool, INPUTS);
  const note = `${INPUTS} jobs in the queue before the workers start, ${WORKERS} workers, batches of ${BATCH}`;
  tell({ name: 'pg-boss 10, one job an input', rate: perSecond(INPUTS, last - from), note });
} else {
  await work();
  const at = Date.now() + INSTANT_AHEAD_MS;
  await boss.insert(jobs(AT_ONE_INSTANT, 'f', new Date(at)));
  const { last } = await untilWritten(pool, AT_ONE_INSTANT);
  tell({ name: 'pg-boss 10', after: last - at, note: `${WORKERS} workers, polls every ${POLL_S * 1_000} ms` });
}
