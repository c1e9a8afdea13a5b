// Histories are run again through today's workflows and must lead to the same commands: those of a life that is lived now, and those that
// were kept of each release (test/histories), whose workflows may still be running somewhere. `DONDOC_KEEP_HISTORIES=0.1.0 npx vitest run
// test/replay` writes the ones of this version down; until it is released they are written anew whenever they change.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { DeterminismViolationError } from '@temporalio/workflow';
import { Worker } from '@temporalio/worker';
import { describe, expect, inject, it } from 'vitest';
import { directiveWorkflowId, lotWorkflowId } from '../../contracts/ids.ts';
import type { Input } from '../../contracts/input.ts';
import { deploy } from '../../engine/deploy.ts';
import { projectRoot } from '../../infra/paths.ts';
import { factsOf } from '../../journal/facts.ts';
import { dayAt, dayText, startOf } from '../../rules/day.ts';
import { startStack } from '../integration/stack.ts';
import type { Stack } from '../integration/stack.ts';
import { directoryOf, obligation, planOf, requestOf, unitId } from '../integration/terms.ts';
import { until } from '../integration/until.ts';
import { clockOf, fastForward } from '../integration/virtual-time.ts';

const HISTORIES = join(projectRoot, 'test', 'histories');
const KEEP = process.env['DONDOC_KEEP_HISTORIES'] ?? '';
const DAY_MS = 86_400_000;
/** Low, so that runs end and go on within one life. */
const MAX_EVENTS = 40;
const DUE_AHEAD_DAYS = 30;
/** Past the due day far enough for the head to be told. */
const OVERDUE_DAYS = 10;

const replay = async (history: unknown): Promise<void> =>
  await Worker.runReplayHistory({ workflowBundle: { codePath: inject('workflowBundle') } }, history);

const kept = existsSync(HISTORIES)
  ? readdirSync(HISTORIES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
  : [];

describe('histories', () => {
  it('were kept', () => {
    expect(kept.length).toBeGreaterThan(0);
  });

  it.each(kept)('%s leads to the same commands', async (name) => {
    await replay(JSON.parse(readFileSync(join(HISTORIES, name), 'utf8')));
  });

  it('of a life that is lived now lead to the same commands, and another one is noticed', async () => {
    await using stack = await startStack({ virtualTime: true, maxEvents: MAX_EVENTS });
    const histories = await live(stack);
    expect(histories.filter(({ name }) => name.startsWith('assignments')).length).toBeGreaterThan(1);
    for (const { history } of histories) await replay(JSON.parse(history));
    if (KEEP !== '') write(histories);
    const recorded = histories.find(({ history }) => history.includes('"name":"record"'));
    const changed = recorded?.history.replaceAll('"name":"record"', '"name":"forget"') ?? '';
    expect(changed).toContain('forget');
    await expect(replay(JSON.parse(changed))).rejects.toThrow(DeterminismViolationError);
  });
});

interface Kept {
  readonly name: string;
  readonly history: string;
}

/** Units acknowledge, report (alone and in bursts), are sent back, confirmed, and stay silent until the head hears. */
async function live(stack: Stack): Promise<readonly Kept[]> {
  const { client } = stack.temporal;
  const today = dayAt(Date.now());
  const due = today + DUE_AHEAD_DAYS;
  const { directive } = await deploy(
    { journal: stack.journal, start: stack.start, options: { maxEvents: MAX_EVENTS } },
    requestOf(
      planOf('09-CT/TU', dayText(today), [
        obligation('nv-1', { at: { due: dayText(due) } }),
        obligation('nv-2', { kind: 'report', at: { text: 'hằng tháng', recurs: 'FREQ=MONTHLY;BYMONTHDAY=15' } }),
        obligation('nv-3', { kind: 'review', review: 'so-ket', at: { due: dayText(due + OVERDUE_DAYS) } }),
      ]),
      directoryOf(2),
    ),
  );
  const lot = lotWorkflowId(directive, 1);
  const types = async () => (await factsOf(stack.journal, directive)).map(({ fact }) => fact.type);
  const opened = async () =>
    (await factsOf(stack.journal, directive)).some(({ fact }) => fact.assignment?.includes('/nv-1/'));
  await until('the lot is open', opened);
  const now = await clockOf(client, lot);
  const say = (kind: Input['kind'], unit: number, id: string, data: object) =>
    said(directive, { kind, unit, id, data, now });
  await stack.engine.submit([
    say('acknowledge', 0, 'a', {}),
    say('acknowledge', 1, 'a', {}),
    say('acknowledge', 0, 'a', {}),
  ]);
  await stack.engine.act(say('report', 0, 'b', REPORT));
  await stack.engine.act(say('return', 0, 'c', { reason: 'thiếu số liệu', redoBy: null }));
  await stack.engine.act(say('report', 0, 'd', REPORT));
  await stack.engine.act(say('confirm', 0, 'e', {}));
  await until('it is confirmed', async () => (await types()).includes('assignment.confirmed'));
  for (const workflow of [lot, directiveWorkflowId(directive)]) {
    await fastForward(client, workflow, startOf(due + OVERDUE_DAYS) + DAY_MS);
  }
  await until('the head has heard', async () => (await types()).includes('rung.escalated'));
  const kept: Kept[] = [];
  for (const workflow of [lot, directiveWorkflowId(directive)]) {
    for await (const { runId, type } of client.workflow.list({ query: `WorkflowId = '${workflow}'` })) {
      const history = await client.workflow.getHandle(workflow, runId).fetchHistory();
      const before = kept.filter(({ name }) => name.startsWith(type)).length;
      kept.push({ name: `${type}-${before + 1}`, history: plain(historyToJSON(history)) });
    }
  }
  return kept;
}

/** Without spaces and without the names of the processes and machines that took part. */
const plain = (history: string): string => JSON.stringify(JSON.parse(history)).replaceAll(/"\d+@[^"]+"/g, '"worker"');

const REPORT = { text: 'Đã hoàn thành', document: null, figures: {} };

const said = (
  directive: string,
  given: {
    readonly kind: Input['kind'];
    readonly unit: number;
    readonly id: string;
    readonly data: object;
    readonly now: number;
  },
): Input =>
  ({
    source: 'urn:test',
    id: `${given.id}-${given.unit}`,
    kind: given.kind,
    target: { directive, duty: 'nv-1', unit: unitId(given.unit), period: null },
    as: given.kind === 'confirm' || given.kind === 'return' ? 'monitor' : 'unit',
    by: null,
    occurredAt: null,
    receivedAt: given.now,
    trusted: false,
    hash: `${given.id}${given.unit}`.padEnd(64, '0'),
    data: { note: '', ...given.data },
  }) as Input;

function write(histories: readonly Kept[]): void {
  const folder = join(HISTORIES, KEEP);
  mkdirSync(folder, { recursive: true });
  for (const { name, history } of histories) writeFileSync(join(folder, `${name}.json`), `${history}\n`);
}
