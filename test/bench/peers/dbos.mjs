// DBOS: one workflow for each input, whose one step does the work. `dbos.mjs inputs|instant DATABASE_URL`
import { DBOS } from '@dbos-inc/dbos-sdk';
import {
  applyOn,
  AT_ONE_INSTANT,
  INPUTS,
  INSTANT_AHEAD_MS,
  openWork,
  perSecond,
  pool as inPool,
  tell,
  untilWritten,
} from './work.mjs';

const AT_ONCE = 40;
const CONNECTIONS = 20;

const [measure, systemDatabaseUrl] = process.argv.slice(2);
const pool = await openWork(systemDatabaseUrl);
DBOS.setConfig({
  name: 'peer',
  systemDatabaseUrl,
  systemDatabasePoolSize: CONNECTIONS,
  logLevel: 'error',
  runAdminServer: false,
});
const workflow = DBOS.registerWorkflow(
  async (input, at) => {
    if (at > 0) await DBOS.sleep(Math.max(1, at - Date.now()));
    await DBOS.runStep(() => applyOn(pool, input), { name: 'apply' });
  },
  { name: 'input' },
);
await DBOS.launch();

if (measure === 'inputs') {
  const from = Date.now();
  await inPool(INPUTS, AT_ONCE, async (index) => {
    const handle = await DBOS.startWorkflow(workflow)({ index, tag: 'a' }, 0);
    await handle.getResult();
  });
  const { last } = await untilWritten(pool, INPUTS);
  const note = `${INPUTS} workflows, ${AT_ONCE} at a time`;
  tell({ name: 'DBOS 5, one workflow an input', rate: perSecond(INPUTS, last - from), note });
} else {
  const at = Date.now() + INSTANT_AHEAD_MS;
  await inPool(AT_ONE_INSTANT, AT_ONCE, (index) => DBOS.startWorkflow(workflow)({ index, tag: 'f' }, at));
  const inTime = Date.now() < at;
  const { last } = await untilWritten(pool, AT_ONE_INSTANT);
  tell({ name: 'DBOS 5', after: last - at, note: inTime ? 'sleeping workflows' : 'not all were scheduled in time' });
}
