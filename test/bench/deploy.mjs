// Assignments deployed a second: from the command to the last `assignment.opened` in the journal.
import { figure, perSecond } from './measure.mjs';

export const what = 'assignments deployed a second';

const DIRECTIVES = 5;
const DUTIES = 6;
const UNITS = 100;

export async function run(stack) {
  const spent = [];
  const started = Date.now();
  for (let index = 0; index < DIRECTIVES; index += 1) {
    const from = Date.now();
    const { directive } = await stack.open({ duties: DUTIES, units: UNITS });
    const sql = `select max(recorded_at) as last from fact where directive = $1 and type = 'assignment.opened'`;
    spent.push((await stack.ask(sql, [directive])).last - from);
  }
  const alone = perSecond(DIRECTIVES * DUTIES * UNITS, Date.now() - started);
  const from = Date.now();
  await Promise.all(Array.from({ length: DIRECTIVES }, () => stack.open({ duties: DUTIES, units: UNITS })));
  const together = perSecond(DIRECTIVES * DUTIES * UNITS, Date.now() - from);
  const plan = `plans of ${DUTIES * UNITS} pairs (${(DUTIES * UNITS) / 100} lots)`;
  const each = `${figure(Math.min(...spent))} to ${figure(Math.max(...spent))} ms each`;
  return [
    { what: 'one directive after another', value: `${figure(alone)}/s`, note: `${DIRECTIVES} ${plan}, ${each}` },
    { what: `${DIRECTIVES} directives at once`, value: `${figure(together)}/s`, note: `as many ${plan}` },
  ];
}
