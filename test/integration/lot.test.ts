import { describe, expect, it } from 'vitest';
import { deploy } from '../../engine/deploy.ts';
import type { Input } from '../../contracts/input.ts';
import { lotWorkflowId } from '../../contracts/ids.ts';
import type { RecordedFact } from '../../journal/facts.ts';
import { factsOf } from '../../journal/facts.ts';
import { waitForFact } from '../../journal/waiting.ts';
import { dayAt, dayOf, dayText, startOf } from '../../rules/day.ts';
import { startStack } from './stack.ts';
import { directoryOf, obligation, planOf, requestOf, unitId } from './terms.ts';
import { until } from './until.ts';
import { clockOf, fastForward } from './virtual-time.ts';

const DAY_MS = 86_400_000;

/** Reports of 10 kB: together more than the 2 MiB that the server takes in one message. */
const FLOOD = 400;

const isDraft = ({ fact }: RecordedFact): boolean =>
  fact.type === 'rung.escalated' && fact.body.rung === 'draft-office';

let ids = 0;
function input(kind: 'report' | 'confirm', directive: string, unit: string, receivedAt: number): Input {
  ids += 1;
  const common = {
    source: 'urn:test',
    id: `${kind}-${ids}`,
    target: { directive, duty: 'nv-1', unit, period: null },
    by: null,
    occurredAt: null,
    receivedAt,
    trusted: false,
    hash: `${kind}-${ids}`.padEnd(64, '0'),
  };
  return kind === 'report'
    ? { ...common, kind, as: 'unit', data: { text: 'Đã hoàn thành', document: null, figures: {} } }
    : { ...common, kind, as: 'monitor', data: { note: '' } };
}

describe('a lot on the real server', () => {
  it('opens, reminds, takes a report, escalates those who are silent, and survives many runs', async () => {
    await using stack = await startStack({ virtualTime: true, maxEvents: 60 });
    const { client } = stack.temporal;
    const now = Date.now();
    const due = dayText(dayAt(now) + 30);
    const result = await deploy(
      { journal: stack.journal, start: stack.start, options: { maxEvents: 60 } },
      requestOf(planOf('01-CT/TU', dayText(dayAt(now)), [obligation('nv-1', { at: { due } })]), directoryOf(5)),
    );
    expect(result).toMatchObject({ created: true, lots: 1, pairs: 5 });
    const lot = lotWorkflowId(result.directive, 1);
    await until('5 opened', async () => (await typesOf()).filter((type) => type === 'assignment.opened').length === 5);

    await fastForward(client, lot, startOf(dayOf(due)));
    const at = await clockOf(client, lot);
    expect(at).toBeGreaterThanOrEqual(startOf(dayOf(due)));
    const reported = await stack.engine.act(input('report', result.directive, unitId(0), at));
    if (reported.kind !== 'decided' || !reported.outcome.ok) throw new Error(JSON.stringify(reported));
    expect(await waitForFact(stack.journal, result.directive, 1, reported.outcome.n, 10_000)).toBe(true);
    await stack.engine.act(input('confirm', result.directive, unitId(0), at + 1));

    await fastForward(client, lot, startOf(dayOf(due)) + 120 * DAY_MS);
    // The last step of the shipped ladder is the draft for the issuing organ's office.
    await until(
      'the drafts',
      async () => (await factsOf(stack.journal, result.directive)).filter(isDraft).length === 4,
    );
    const facts = await factsOf(stack.journal, result.directive);
    expect(new Set(facts.map(({ fact }) => fact.key)).size).toBe(facts.length);
    const told = (unit: string, type: string) =>
      facts.filter(({ fact }) => fact.type === type && fact.assignment?.includes(`/${unit}/`)).length;
    expect(told(unitId(0), 'rung.overdue')).toBe(0);
    expect(told(unitId(0), 'assignment.confirmed')).toBe(1);
    // Once on the day after, then eight weeks on the bulletin.
    expect(told(unitId(1), 'rung.overdue')).toBe(9);
    expect(told(unitId(1), 'rung.escalated')).toBe(3);
    for (const lotNumber of [0, 1]) {
      const numbers = facts.filter(({ fact }) => fact.lot === lotNumber).map(({ fact }) => fact.n);
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    }
    const runs = await runsOf();
    expect(runs, 'continue-as-new happened').toBeGreaterThan(1);

    async function runsOf(): Promise<number> {
      let runs = 0;
      for await (const _ of client.workflow.list({ query: `WorkflowId = '${lot}'` })) runs += 1;
      return runs;
    }

    async function typesOf() {
      return (await factsOf(stack.journal, result.directive)).map(({ fact }) => fact.type);
    }
  });

  it('outlives more waiting facts than one message of the server can carry', async () => {
    let open = (): void => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    let held = false;
    await using stack = await startStack({
      maxEvents: 20,
      // The journal takes the opening and is then away, until the gate opens.
      recordThrough: async (request, write) => {
        if (request.lot === 1 && request.facts[0]?.n !== 1) {
          held = true;
          await gate;
        }
        return await write(request);
      },
    });
    const { client } = stack.temporal;
    const today = dayAt(Date.now());
    const { directive } = await deploy(
      { journal: stack.journal, start: stack.start, options: { maxEvents: 20 } },
      requestOf(
        planOf('02-CT/TU', dayText(today), [obligation('nv-1', { at: { due: dayText(today + 30) } })]),
        directoryOf(1),
      ),
    );
    const facts = () => factsOf(stack.journal, directive, 0, FLOOD + 100);
    await until('it is open', async () => (await facts()).some(({ fact }) => fact.type === 'assignment.opened'));
    const lot = client.workflow.getHandle(lotWorkflowId(directive, 1));
    for (let sent = 0; sent < FLOOD; sent += 50) {
      const reports = Array.from({ length: 50 }, () => input('report', directive, unitId(0), Date.now()));
      await lot.signal(
        'inputs',
        reports.map((one) => ({ ...one, data: { ...one.data, text: 'x'.repeat(10_000) } })),
      );
    }
    await until('the journal is asked', () => held);
    open();
    await until(
      'all is written',
      async () => (await facts()).filter(({ fact }) => fact.input !== null).length === FLOOD,
    );
    expect((await lot.describe()).status.name).toBe('RUNNING');
    const numbers = (await facts()).filter(({ fact }) => fact.lot === 1).map(({ fact }) => fact.n);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});
