// Ten years of a province on the virtual clock: 44 directives, each with its reports, reviews and duties for 30 units, in one process. One
// unit never reports, one is always late, one asks for a later day each time, the others report in time.
import { prepare } from '../../dist/engine/prepare.js';
import { contentHash } from '../../dist/journal/digest.js';
import { snapshot } from '../../dist/rules/calendar.js';
import { dayAt, dayText, startOf } from '../../dist/rules/day.js';
import { timeline } from '../../dist/rules/timeline.js';
import { figure } from './measure.mjs';
import { calendar, directoryOf, planOf, policy, unitId } from './sample.mjs';

export const what = 'ten years of 44 directives for 30 units each, on the virtual clock, in one process';

const DIRECTIVES = 44;
const UNITS = 30;
const YEARS = 10;
const YEAR_DAYS = 365.25;
const MIB = 1024 * 1024;

const HABITS = {
  units: {
    [unitId(0)]: { kind: 'never' },
    [unitId(1)]: { kind: 'reports', offset: 3 },
    [unitId(2)]: { kind: 'extends', days: 30 },
  },
  others: { kind: 'reports', offset: -1 },
  monitorAnswers: true,
  events: [],
};

/** What a directive of the party mostly orders: a plan, a report each quarter and each year, a review half-way and one at the end. */
function planOfDecade(index, today) {
  const end = today + Math.round(YEARS * YEAR_DAYS) - 30;
  const base = planOf(`${index + 1}-NQ/TU`, 1);
  const [first] = base.obligations;
  const time = { ...first.time, due: null };
  const report = (id, recurs) => ({ ...first, id, kind: 'report', time: { ...time, recurs, ends: dayText(end) } });
  const review = (id, kind, day) => ({
    ...first,
    id,
    kind: 'review',
    review: kind,
    time: { ...time, due: dayText(day) },
  });
  return {
    ...base,
    obligations: [
      first,
      report('nv-quy', 'FREQ=MONTHLY;INTERVAL=3'),
      report('nv-nam', 'FREQ=YEARLY'),
      review('nv-so-ket', 'so-ket', today + Math.round((YEARS / 2) * YEAR_DAYS)),
      review('nv-tong-ket', 'tong-ket', end),
    ],
  };
}

export async function run() {
  const now = Date.now();
  const today = dayAt(now);
  const directory = directoryOf(UNITS);
  const from = performance.now();
  const facts = new Map();
  let assignments = 0;
  let most = 0;
  for (let index = 0; index < DIRECTIVES; index += 1) {
    const prepared = prepare(planOfDecade(index, today), {
      directory,
      policy,
      calendar: snapshot(calendar, today - 400, today + 12 * 366, ''),
      hashes: { planHash: '', textHash: null, policyHash: '', calendarHash: '', directoryHash: '' },
      hashOf: contentHash,
      approvedBy: '',
      deployedOn: today,
      chaseFrom: startOf(today),
    });
    const until = startOf(today + Math.round(YEARS * YEAR_DAYS));
    const course = timeline(prepared, { deployedAt: now, until, reports: HABITS });
    for (const { type } of course.facts) facts.set(type, (facts.get(type) ?? 0) + 1);
    assignments += course.facts.filter(({ type }) => type === 'assignment.opened').length;
    most = Math.max(most, process.memoryUsage().rss);
  }
  const seconds = (performance.now() - from) / 1_000;
  const all = [...facts.values()].reduce((sum, count) => sum + count, 0);
  const told = ['rung.reminded', 'rung.overdue', 'rung.escalated'].map(
    (type) => `${type} ${figure(facts.get(type) ?? 0)}`,
  );
  return [
    {
      what: 'ten years of 44 directives',
      value: `${seconds.toFixed(1)} s`,
      note: `${figure(assignments)} assignments, ${figure(all)} facts; ${told.join(', ')}`,
    },
    { what: 'a fact', value: `${figure((seconds * 1e6) / all)} µs`, note: 'decided, folded, looked at by the clock' },
    {
      what: 'memory',
      value: `${figure(most / MIB)} MiB`,
      note: 'resident at most; each directive is dropped once it is counted',
    },
  ];
}
