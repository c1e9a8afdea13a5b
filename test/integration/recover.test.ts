// Temporal's database is lost: the journal rebuilds every workflow, and what follows is what would have followed.
import { rm } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { directiveWorkflowId, lotWorkflowId } from '../../contracts/ids.ts';
import type { Input } from '../../contracts/input.ts';
import { deploy } from '../../engine/deploy.ts';
import type { Recovery } from '../../engine/recover.ts';
import { recover } from '../../engine/recover.ts';
import { verify } from '../../journal/audit.ts';
import { factsOf } from '../../journal/facts.ts';
import { dayAt, dayText } from '../../rules/day.ts';
import { decide } from '../../rules/decide.ts';
import type { LotState } from '../../rules/state.ts';
import { startStack } from './stack.ts';
import { directoryOf, obligation, planOf, requestOf, unitId } from './terms.ts';
import { until } from './until.ts';

const UNITS = 3;
const DAY_MS = 86_400_000;

it('every workflow is rebuilt from the journal on an empty Temporal server', async () => {
  await using stack = await startStack();
  const today = dayAt(Date.now());
  const { directive } = await deploy(
    { journal: stack.journal, start: stack.start },
    requestOf(
      planOf('01-CT/TU', dayText(today), [
        obligation('nv-1', { at: { due: dayText(today + 30) } }),
        obligation('nv-2', { kind: 'report', at: { text: 'hằng tháng', recurs: 'FREQ=MONTHLY;BYMONTHDAY=15' } }),
        obligation('nv-3', { at: { text: 'trước kỳ họp', event: 'kỳ họp' } }),
        obligation('nv-4', { kind: 'review', review: 'tong-ket', at: { due: dayText(today + 300) } }),
      ]),
      directoryOf(UNITS),
    ),
  );
  const types = async () => (await factsOf(stack.journal, directive)).map(({ fact }) => fact.type);
  const said = (kind: Input['kind'], unit: number, data: object): Input =>
    ({
      source: 'urn:test',
      id: `${kind}-${unit}`,
      kind,
      target: { directive, duty: 'nv-1', unit: unitId(unit), period: null },
      as: kind === 'confirm' ? 'monitor' : 'unit',
      by: null,
      occurredAt: null,
      receivedAt: Date.now(),
      trusted: false,
      hash: `${kind}${unit}`.padEnd(64, '0'),
      data,
    }) as Input;
  const report = said('report', 0, { text: 'xong', document: null, figures: {} });
  await until(
    'the lot is open',
    async () => (await types()).filter((type) => type === 'assignment.opened').length >= 2 * UNITS,
  );
  await stack.engine.act(report);
  await stack.engine.act(said('acknowledge', 1, { note: '' }));
  await until('it is written', async () => (await types()).includes('assignment.acknowledged'));

  const workflows = [directiveWorkflowId(directive), lotWorkflowId(directive, 1)];
  const states = () =>
    Promise.all(workflows.map((id) => stack.temporal.client.workflow.getHandle(id).query<LotState>('state')));
  const before = await states();
  await stack.without('temporal', () => rm(stack.temporalData, { force: true }));
  await until('the server answers', async () => (await stack.engine.health()).temporal === 'ready');

  const recovered: Recovery[] = [];
  await recover({ journal: stack.journal, start: stack.start }, (one) => recovered.push(one));
  expect(recovered).toMatchObject([{ directive, lots: 1 }]);
  expect(await states()).toEqual(before);
  // The same state decides the same.
  const [, lot] = before;
  const [, again] = await states();
  if (lot === undefined || again === undefined) throw new Error('there are two states');
  const later = Date.now() + 60 * DAY_MS;
  expect(decide(again, { kind: 'tick' }, later).facts).toEqual(decide(lot, { kind: 'tick' }, later).facts);

  // A duplicate is still one, and life goes on.
  expect(await stack.engine.act(report)).toMatchObject({ kind: 'decided', outcome: { ok: true } });
  await stack.engine.act(said('confirm', 0, { note: '' }));
  await until('it is confirmed', async () => (await types()).includes('assignment.confirmed'));
  expect((await types()).filter((type) => type === 'assignment.submitted')).toHaveLength(1);
  expect(await verify(stack.journal, directive)).toMatchObject({ ok: true, problems: [] });

  // Twice is once.
  await recover({ journal: stack.journal, start: stack.start });
  expect((await types()).filter((type) => type === 'lot.opened')).toHaveLength(2);
});
