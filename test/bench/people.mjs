// People: each client acts on assignments of its own, one after another, and waits until its action stands in the journal, as a page does.
import { waitForFact } from '../../dist/journal/waiting.js';
import { answerFromJournal } from '../../dist/journal/answers.js';
import { watchCpu } from './cpu.mjs';
import { figure, percentile, perSecond, pool, until } from './measure.mjs';
import { inputOf } from './sample.mjs';

export const what = 'actions of people a second (an update each, waited for until it is recorded)';

const DIRECTIVES = 10;
const DUTIES = 2;
const UNITS = 100;
const ROUNDS = [
  { clients: 8, actions: 600 },
  { clients: 50, actions: 1_500 },
];
const PATIENCE_MS = 30_000;

export async function run(stack) {
  const rows = [];
  for (const { clients, actions } of ROUNDS) {
    const pairs = [];
    for (let index = 0; index < DIRECTIVES; index += 1) {
      pairs.push(...(await stack.open({ duties: DUTIES, units: UNITS })).pairs);
    }
    const { result, text } = await watchCpu(stack.pids, () => round(stack, pairs, { clients, actions }));
    rows.push({ ...result, note: `${result.note}; CPU s: ${text}` });
  }
  return rows;
}

export async function round(stack, pairs, { clients, actions }) {
  const decided = [];
  const recorded = [];
  let signalled = 0;
  const from = Date.now();
  await pool(actions, clients, async (index) => {
    // A step that has no common factor with the number of pairs goes from lot to lot.
    const pair = pairs[(index * 101) % pairs.length];
    const began = performance.now();
    const answered = await act(stack, inputOf('report', pair));
    decided.push(performance.now() - began);
    if (answered.signalled) signalled += 1;
    await answered.recorded();
    recorded.push(performance.now() - began);
  });
  const rate = perSecond(actions, Date.now() - from);
  const times = (values) => `p50 ${figure(percentile(values, 0.5))} ms, p99 ${figure(percentile(values, 0.99))} ms`;
  const note = `${actions} actions; decided: ${times(decided)}; recorded: ${times(recorded)}; ${signalled} went as signals`;
  return { what: `${clients} clients over ${DIRECTIVES * DUTIES} lots`, value: `${figure(rate)}/s`, note };
}

/** One action, and how to wait until it stands in the journal. */
async function act({ engine, journal }, input) {
  const result = await engine.act(input);
  if (result.kind === 'decided') {
    if (!result.outcome.ok) throw new Error(`refused: ${result.outcome.code}`);
    const { directive } = input.target;
    const recorded = () => waitForFact(journal, directive, result.lot, result.outcome.n, PATIENCE_MS);
    return { signalled: false, recorded };
  }
  if (result.kind !== 'accepted') throw new Error(`not taken: ${JSON.stringify(result)}`);
  const recorded = () => until(input.id, () => answerFromJournal(journal, input.source, input.id), PATIENCE_MS);
  return { signalled: true, recorded };
}
