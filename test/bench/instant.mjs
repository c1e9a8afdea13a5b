// 600 assignments that share one instant: how long after it the last of their facts is in the journal. The instant is a rung of the ladder:
// the policy is the shipped one with a reminder on the day of opening, and its hour (`fireAt`) is set to the next quarter of a minute, a few
// seconds ahead. (A policy in a file has whole minutes; deployment takes what it is given.)
import { watchCpu } from './cpu.mjs';
import { figure } from './measure.mjs';
import { runPeer } from './peer.mjs';
import { soon } from './sample.mjs';

export const what = 'from an instant that 600 assignments share to the last of their facts';

const ROUNDS = 3;
const DUTIES = 6;
const UNITS = 100;
const AIM = 'under 200 ms';

export async function run(stack) {
  const rows = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const { policy, at } = soon();
    const { directive, pairs } = await stack.open({ duties: DUTIES, units: UNITS, policy });
    const inTime = Date.now() < at;
    const { text } = await watchCpu(stack.pids, () => stack.recorded([directive], 'rung.reminded', pairs.length));
    const sql = `select min(recorded_at) as first, max(recorded_at) as last from fact
      where directive = $1 and type = 'rung.reminded'`;
    const { first, last } = await stack.ask(sql, [directive]);
    const late = inTime ? '' : 'the lots were not open in time; ';
    const note = `${late}first after ${figure(first - at)} ms; CPU s: ${text}`;
    rows.push({
      what: `dondoc, ${DUTIES} lots of ${UNITS}, round ${round}`,
      value: `${figure(last - at)} ms`,
      aim: AIM,
      note,
    });
  }
  for (const peer of ['graphile-worker', 'pg-boss', 'dbos']) {
    const url = await stack.database(`instant_${peer.replaceAll('-', '_')}`);
    const { name, after, note } = await runPeer(peer, 'instant', [url]);
    rows.push({ what: name, value: `${figure(after)} ms`, aim: '-', note });
  }
  return rows;
}
