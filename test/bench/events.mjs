// History events that Temporal keeps for an assignment which is opened, reminded, reported and confirmed, in a lot of 30 units. What is
// counted are the lot's own events (the server's CPU is the limit of the whole, and events are what it works on).
import { lotWorkflowId } from '../../dist/contracts/ids.js';
import { answerFromJournal } from '../../dist/journal/answers.js';
import { waitForFact } from '../../dist/journal/waiting.js';
import { figure, pool, until } from './measure.mjs';
import { inputOf, soon } from './sample.mjs';

export const what = 'Temporal history events of an assignment: opened, reminded, reported, confirmed';

const UNITS = 30;
/** People at one desk or another who confirm at the same time. */
const PEOPLE = 8;
const PATIENCE_MS = 30_000;
/** Numbers of event types (temporal.api.enums.v1.EventType) by what they are for. */
const KINDS = {
  'workflow tasks': [5, 6, 7, 8],
  record: [10, 11, 12],
  timers: [17, 18, 19],
  signals: [26],
  updates: [41, 42, 43, 47],
};

export async function run(stack) {
  const ways = [
    { name: 'inputs in bursts', aim: 'at most 8', live: inBursts },
    { name: 'each input alone', aim: 'at most 22', live: eachAlone },
  ];
  const rows = [];
  for (const { name, aim, live } of ways) {
    const { policy, at } = soon();
    const { directive, pairs } = await stack.open({ duties: 1, units: UNITS, policy });
    await until('the instant', () => Date.now() > at);
    await stack.recorded([directive], 'rung.reminded', UNITS);
    await live(stack, pairs);
    await stack.recorded([directive], 'assignment.confirmed', UNITS);
    const types = await eventTypes(stack, lotWorkflowId(directive, 1));
    const counts = Object.entries(KINDS).map(
      ([kind, numbers]) => `${kind} ${types.filter((type) => numbers.includes(type)).length}`,
    );
    const note = `${types.length} events for ${UNITS}: ${counts.join(', ')}`;
    rows.push({ what: name, value: figure(types.length / UNITS, 1), aim, note });
  }
  return rows;
}

/** All reports come together, as from Kafka; then eight people confirm, each one after another. */
async function inBursts({ engine }, pairs) {
  await engine.submit(pairs.map((pair) => inputOf('report', pair)));
  await pool(pairs.length, PEOPLE, (index) => engine.act(inputOf('confirm', pairs[index])));
}

/** Each waits until the one before it is in the journal. */
async function eachAlone({ engine, journal }, pairs) {
  for (const pair of pairs) {
    const report = inputOf('report', pair);
    await engine.submit([report]);
    await until('recorded', () => answerFromJournal(journal, report.source, report.id));
    const { outcome, lot } = await engine.act(inputOf('confirm', pair));
    await waitForFact(journal, pair.directive, lot, outcome.n, PATIENCE_MS);
  }
}

async function eventTypes({ client }, workflow) {
  const { events } = await client.workflow.getHandle(workflow).fetchHistory();
  return events.map(({ eventType }) => eventType);
}
