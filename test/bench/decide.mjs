// The pure core alone: microseconds an input costs in a lot of 100 pairs, and the bytes of its state, which each continue-as-new carries.
import { prepare } from '../../dist/engine/prepare.js';
import { contentHash } from '../../dist/journal/digest.js';
import { snapshot } from '../../dist/rules/calendar.js';
import { dayAt, startOf } from '../../dist/rules/day.js';
import { decide } from '../../dist/rules/decide.js';
import { emptyLot } from '../../dist/rules/state.js';
import { figure } from './measure.mjs';
import { calendar, directoryOf, inputOf, LIFE, planOf, policy } from './sample.mjs';

export const what = 'what a decision costs, without any server';

const UNITS = 100;
const ROUNDS = 5;
const YEAR_DAYS = 365;

/** The terms of a lot of 100 pairs, made as deployment makes them. */
function termsOfLot() {
  const today = dayAt(Date.now());
  const { lots } = prepare(planOf('1-CT/TU', 1), {
    directory: directoryOf(UNITS),
    policy,
    calendar: snapshot(calendar, today - 8 * YEAR_DAYS, today + 12 * YEAR_DAYS, ''),
    hashes: { planHash: '', textHash: null, policyHash: '', calendarHash: '', directoryHash: '' },
    hashOf: contentHash,
    approvedBy: '',
    deployedOn: today,
    chaseFrom: startOf(today),
  });
  return lots[0];
}

export async function run() {
  const terms = termsOfLot();
  const { directive, lot, duties: _duties, pairs, ...rest } = terms;
  const spent = [];
  const costs = new Map();
  let opened = 0;
  let ended = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const now = Date.now();
    let { state } = decide(emptyLot(directive, lot, rest), { kind: 'open', terms }, now);
    ({ state } = decide(state, { kind: 'tick' }, now));
    opened = JSON.stringify(state.pairs).length;
    const from = performance.now();
    for (const [step, kind] of LIFE.entries()) {
      const inputs = pairs.map((pair) => inputOf(kind, { directive, ...pair }, now + step));
      const began = performance.now();
      for (const input of inputs) ({ state } = decide(state, { kind: 'input', input }, now + step));
      costs.set(kind, ((performance.now() - began) * 1_000) / inputs.length);
    }
    spent.push(((performance.now() - from) * 1_000) / (LIFE.length * pairs.length));
    ended = JSON.stringify(state).length;
  }
  const each = [...costs].map(([kind, cost]) => `${kind} ${figure(cost)}`).join(', ');
  return [
    {
      what: 'decide + evolve, an input',
      value: `${figure(Math.min(...spent))} µs`,
      note: `${UNITS} pairs; by kind: ${each}`,
    },
    {
      what: 'state of an assignment, just opened',
      value: `${figure(opened / UNITS)} bytes`,
      note: 'JSON, in a lot of 100',
    },
    {
      what: 'state of a lot after ten inputs each',
      value: `${figure(ended / 1024)} KiB`,
      note: 'with policy and calendar',
    },
  ];
}
