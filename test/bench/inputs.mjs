// Inputs a second, from Kafka to the journal: a backlog of events is in the topic before intake starts; the clock runs from the moment the
// first batch is looked at to the last fact. Beside it the same backlog for what one would pick instead, on the same servers.
import { encodeKafka } from '../../dist/contracts/cloudevent.js';
import { TOPICS } from '../../dist/contracts/events.js';
import { openBus } from '../../dist/cli/up/kafka.js';
import { pino } from 'pino';
import { startProgram } from './child.mjs';
import { watchCpu } from './cpu.mjs';
import { figure, perSecond, until } from './measure.mjs';
import { runPeer } from './peer.mjs';
import { eventOf, LIFE } from './sample.mjs';

export const what = 'inputs a second, from Kafka to the journal';

const UNITS = 100;
/**
 * 20 lots of 100 pairs. Acknowledgements are the work that the peers are given (one fact, one row); lives are what really comes (ten
 * words, notices, due days). In one directive all lots take turns at its row in the journal: the worst case.
 */
export const SHAPES = [
  {
    name: 'acknowledgements, 10 directives',
    kinds: Array.from({ length: 10 }, () => 'acknowledge'),
    directives: 10,
    duties: 2,
  },
  { name: 'whole lives, 10 directives', kinds: LIFE, directives: 10, duties: 2 },
  {
    name: 'acknowledgements, one directive',
    kinds: Array.from({ length: 10 }, () => 'acknowledge'),
    directives: 1,
    duties: 20,
  },
];

export async function run(stack) {
  const rows = [];
  for (const shape of SHAPES) rows.push(await fromKafka(stack, shape));
  const ours = rows[0].rate;
  rows.push(await runPeer('bare', 'inputs', [stack.address]));
  for (const peer of ['graphile-worker', 'pg-boss', 'dbos']) {
    rows.push(await runPeer(peer, 'inputs', [await stack.database(`peer_${peer.replaceAll('-', '_')}`)]));
  }
  return rows.map(({ name, rate, note, aim }) => ({
    what: name,
    value: `${figure(rate)}/s`,
    aim: aim ?? `${figure(ours / rate, 1)} times as many by dondoc`,
    note,
  }));
}

export async function fromKafka(stack, { name, kinds, directives, duties }) {
  const deployed = [];
  for (let index = 0; index < directives; index += 1) deployed.push(await stack.open({ duties, units: UNITS }));
  const ids = deployed.map(({ directive }) => directive);
  const pairs = deployed.flatMap((one) => one.pairs);
  // Round by round, so that every assignment hears its life in order and the lots are mixed as senders mix them.
  const events = kinds.flatMap((kind) => pairs.map((pair) => eventOf(kind, pair)));
  const brokers = await stack.kafka();
  const log = await openBus(brokers, pino({ level: 'silent' }));
  await log.produce(
    TOPICS.inputs,
    events.map((event) => encodeKafka(event)),
  );
  await log.close();
  let firstBatchAt = 0;
  const { result, text } = await watchCpu(stack.pids, async () => {
    const intake = await startProgram(
      'intake.mjs',
      [brokers.join(','), stack.address, stack.databaseUrl],
      (message) => {
        firstBatchAt = message.firstBatchAt;
      },
    );
    const cpu = await watchCpu({ intake: intake.pid }, () => untilRecorded(stack, ids, events.length));
    await intake.stop();
    return cpu;
  });
  const { rejected, last } = result.result;
  const rate = perSecond(events.length, last - firstBatchAt);
  const note = `${figure(events.length)} inputs in ${((last - firstBatchAt) / 1_000).toFixed(1)} s, ${rejected} refused; CPU s: ${text}, ${result.text}`;
  return { name: `dondoc: ${name}`, rate, note, aim: 'at least 5,000/s' };
}

/** Looks at one number of each directive while it waits: counting the facts themselves took a quarter of the machine. */
async function untilRecorded(stack, directives, count) {
  const headsSql = 'select sum(last_seq)::int as n from directive where id = any($1)';
  const sql = `select count(distinct (input_source, input_id))::int as n, max(recorded_at) as last,
      count(*) filter (where type in ('input.rejected', 'input.parked'))::int as rejected
    from fact where directive = any($1) and input_id is not null`;
  const before = (
    await stack.ask('select count(*)::int as n from fact where directive = any($1) and input_id is null', [directives])
  ).n;
  await until(`${count} facts`, async () => (await stack.ask(headsSql, [directives])).n >= before + count);
  return await until(`${count} inputs recorded`, async () => {
    const { n, last, rejected } = await stack.ask(sql, [directives]);
    return n >= count && { last, rejected };
  });
}
