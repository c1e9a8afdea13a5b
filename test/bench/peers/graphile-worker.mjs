// graphile-worker: one job for each input. `graphile-worker.mjs inputs|instant DATABASE_URL`
import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import { apply, AT_ONE_INSTANT, INPUTS, INSTANT_AHEAD_MS, openWork, perSecond, tell, untilWritten } from './work.mjs';

const CONCURRENCY = 20;
const POLL_MS = 100;

const [measure, connectionString] = process.argv.slice(2);
const logger = new Logger(() => () => {});
const pool = await openWork(connectionString);
const utils = await makeWorkerUtils({ connectionString, logger });
await utils.migrate();
const taskList = { input: (payload, helpers) => helpers.withPgClient((client) => apply(client, payload)) };
const work = () => run({ connectionString, concurrency: CONCURRENCY, pollInterval: POLL_MS, logger, taskList });
/** All in one statement, as fast as it can be filled. */
const addJobs = (count, tag, runAt) =>
  pool.query(
    `select count(*) from graphile_worker.add_jobs((select array_agg(
       row('input', json_build_object('index', g, 'tag', $2::text), null, $3::timestamptz, null, null, null, null)::graphile_worker.job_spec)
     from generate_series(0, $1::int - 1) as g))`,
    [count, tag, runAt],
  );

if (measure === 'inputs') {
  await addJobs(INPUTS, 'a', new Date());
  const from = Date.now();
  await work();
  const { last } = await untilWritten(pool, INPUTS);
  const note = `${INPUTS} jobs in the queue before the worker starts, concurrency ${CONCURRENCY}`;
  tell({ name: 'graphile-worker 0.16, one job an input', rate: perSecond(INPUTS, last - from), note });
} else {
  await work();
  const at = Date.now() + INSTANT_AHEAD_MS;
  await addJobs(AT_ONE_INSTANT, 'f', new Date(at));
  const { last } = await untilWritten(pool, AT_ONE_INSTANT);
  tell({
    name: 'graphile-worker 0.16',
    after: last - at,
    note: `concurrency ${CONCURRENCY}, polls every ${POLL_MS} ms`,
  });
}
