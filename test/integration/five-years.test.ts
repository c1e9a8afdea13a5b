// One directive of five years on the real server, each workflow on a clock of its own: three extensions, a calendar that is published on
// the way, and to the end of it the very facts that the rules give on a virtual clock, to which the judge agrees.
import { expect, it } from 'vitest';
import type { CalendarFile } from '../../contracts/calendar.ts';
import { directiveWorkflowId, lotWorkflowId } from '../../contracts/ids.ts';
import type { InputDataOf, InputKind } from '../../contracts/input.ts';
import type { Instant } from '../../contracts/time.ts';
import { deploy, rehearse } from '../../engine/deploy.ts';
import { applyRevisions, rehearseRevision } from '../../engine/revise.ts';
import { verify } from '../../journal/audit.ts';
import { factsOf } from '../../journal/facts.ts';
import { at, dayAt, dayFromCivil, civil, dayOf, dayText } from '../../rules/day.ts';
import type { ScriptedInput } from '../../rules/timeline.ts';
import { timeline } from '../../rules/timeline.ts';
import { judge } from '../judge/judge.ts';
import { startStack } from './stack.ts';
import { calendar, directoryOf, obligation, planOf, policy, requestOf, unitId } from './terms.ts';
import { until } from './until.ts';
import { clockOf, fastForward } from './virtual-time.ts';

const UNITS = 3;
const DUTY = 'nv-1';
const RUN_MS = 240_000;

it('five years, three extensions and a published calendar', { timeout: RUN_MS }, async () => {
  await using stack = await startStack({ virtualTime: true });
  const { client } = stack.temporal;
  const now = Date.now();
  const today = dayAt(now);
  const { year, month } = civil(today);
  const end = dayFromCivil(year + 5, month, 1);
  const due = today + 100;
  const plan = planOf('05-NQ/TU', dayText(today), [
    obligation(DUTY, { at: { due: dayText(due) } }),
    obligation('nv-2', {
      kind: 'report',
      at: { text: 'hằng quý', recurs: 'FREQ=MONTHLY;INTERVAL=3', ends: dayText(end) },
    }),
    obligation('nv-3', { kind: 'review', review: 'tong-ket', at: { due: dayText(end) } }),
  ]);
  // A recurring day on a day off moves, so that a new calendar moves it again.
  const request = requestOf(plan, directoryOf(UNITS), { policy: { ...policy, rollFixed: 'next' }, now });
  const { directive } = await deploy({ journal: stack.journal, start: stack.start }, request);
  const lot = lotWorkflowId(directive, 1);
  const facts = async () => {
    const all = [];
    for (let after = 0; ;) {
      const page = await factsOf(stack.journal, directive, after);
      if (page.length === 0) return all.map(({ fact }) => fact);
      all.push(...page);
      after = page.at(-1)?.seq ?? after;
    }
  };
  await until('it is open', async () => (await facts()).some(({ type }) => type === 'assignment.opened'));

  const script: ScriptedInput[] = [];
  const say = async <K extends InputKind>(kind: K, data: InputDataOf<K>) => {
    const spokenAt = await clockOf(client, lot);
    const target = { duty: DUTY, unit: unitId(0), period: 'once' } as const;
    script.push({ at: spokenAt, kind, ...target, data } as ScriptedInput);
    const told = await stack.engine.act({
      source: 'urn:test',
      id: `${kind}-${script.length}`,
      kind,
      target: { directive, ...target },
      as: kind === 'grantExtension' ? 'monitor' : 'unit',
      by: null,
      occurredAt: null,
      receivedAt: spokenAt,
      trusted: false,
      hash: `${kind}-${script.length}`.padEnd(64, '0'),
      data,
    } as never);
    expect(told, kind).toMatchObject({ kind: 'decided', outcome: { ok: true } });
  };
  const forward = (to: Instant) => fastForward(client, lot, to);
  const grant = { due: null, note: '', document: null };

  // Asked and granted, asked and granted otherwise, granted without asking.
  await forward(at(due - 30, 600));
  await say('askExtension', { due: dayText(due + 60), reason: 'Chờ số liệu', document: null });
  await say('grantExtension', grant);
  await forward(at(due + 30, 600));
  await say('askExtension', { due: dayText(due + 200), reason: 'Chờ số liệu', document: null });
  await say('grantExtension', { ...grant, due: dayText(due + 120) });
  await forward(at(due + 125, 600));
  await say('grantExtension', { ...grant, due: dayText(due + 300) });

  // In the fourth year its calendar is published: the last day of each quarter, and those behind it, are off now.
  const published = at(dayFromCivil(year + 3, 3, 20), 600);
  await forward(published);
  await fastForward(client, directiveWorkflowId(directive), published);
  const wish = { calendar: withoutQuarterEnds(year + 3), policy: null, chaseFrom: null, by: 'Lê Văn C' };
  const rehearsal = await rehearseRevision(stack.journal, directive, wish, await clockOf(client, lot));
  // The quarter that is open and the one that opens next, which may or may not move.
  expect(rehearsal.changes.length).toBeGreaterThanOrEqual(UNITS);
  const applied = await applyRevisions({ journal: stack.journal, client }, wish, [rehearsal]);
  expect(applied).toEqual({ recorded: [directive], unrecorded: [], gone: [] });
  // The lot's clock may have gone on meanwhile.
  const { at: revisedAt } = await until(
    'the lot has it',
    async () => (await facts()).find(({ lot: n, type }) => n === 1 && type === 'terms.revised') ?? null,
  );

  await forward(at(end + 30, 600));
  const reached = await clockOf(client, lot);
  const { prepared } = rehearse(request);
  if (prepared === null || rehearsal.revision === null) throw new Error('the plan was deployable a moment ago');
  const revisions = [{ at: revisedAt, revision: rehearsal.revision }];
  const expected = timeline(prepared, { deployedAt: now, until: reached, reports: script, revisions }).facts.filter(
    (fact) => fact.lot === 1,
  );
  const recorded = await until('all of it is recorded', async () => {
    const mine = (await facts()).filter((fact) => fact.lot === 1);
    return mine.length >= expected.length ? mine : null;
  });
  // Sources differ in name; all else is what the rules say.
  expect(recorded.map(course)).toEqual(expected.map(course));
  expect(judge(recorded, [{ at: reached, n: recorded.at(-1)?.n ?? 0 }]).problems).toEqual([]);
  const types = recorded.map(({ type }) => type);
  expect(types.filter((type) => type === 'extension.granted')).toHaveLength(3);
  // One quarter of each unit was open when the calendar came.
  expect(types.filter((type) => type === 'deadline.moved').length).toBeGreaterThanOrEqual(UNITS);
  expect(new Set(recorded.map(({ assignment }) => assignment)).size).toBeGreaterThan(UNITS * 20);
  expect(await verify(stack.journal, directive)).toMatchObject({ ok: true, problems: [] });
});

const course = ({ type, assignment, body }: Awaited<ReturnType<typeof factsOf>>[number]['fact']): string =>
  [type, assignment, 'rung' in body ? `${body.rung}/${body.repeat}` : '', 'due' in body ? body.due : ''].join(' ');

/** From that year on no quarter ends on a day that is worked. */
function withoutQuarterEnds(from: number): CalendarFile {
  const years = Object.entries(calendar.years).map(([year, entry]) => {
    if (Number(year) < from) return [year, entry] as const;
    const ends = [
      '03-31',
      '06-30',
      '09-30',
      '12-31',
      '04-01',
      '04-02',
      '04-03',
      '07-01',
      '07-02',
      '10-01',
      '10-02',
    ].map((day) => `${year}-${day}`);
    const added = ends
      .filter((day) => !entry.off.some(({ date }) => date === day))
      .map((date) => ({ date, name: 'thử nghiệm' }));
    return [year, { ...entry, off: [...entry.off, ...added].filter(({ date }) => dayOf(date) > 0) }] as const;
  });
  return { ...calendar, years: Object.fromEntries(years) };
}
