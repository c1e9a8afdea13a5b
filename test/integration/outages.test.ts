// Parts of the stack go away and come back: nothing that was said is lost, doubled or out of order, and readiness names what is missing.
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloudEvent } from '../../contracts/cloudevent.ts';
import { INBOUND } from '../../contracts/events.ts';
import type { Fact } from '../../contracts/fact.ts';
import { lotWorkflowId } from '../../contracts/ids.ts';
import type { Input } from '../../contracts/input.ts';
import { deploy } from '../../engine/deploy.ts';
import { verify } from '../../journal/audit.ts';
import { factsOf } from '../../journal/facts.ts';
import { startBus } from '../../cli/up/kafka.ts';
import type { Bus } from '../../cli/up/kafka.ts';
import { dayAt, dayText } from '../../rules/day.ts';
import { registerService, startTestKafka } from './bus.ts';
import type { TestKafka } from './bus.ts';
import { startStack } from './stack.ts';
import type { Stack } from './stack.ts';
import { directoryOf, obligation, planOf, requestOf, unitId } from './terms.ts';
import { Undo } from './undo.ts';
import { until } from './until.ts';

const SOURCE = 'urn:test:service';
const UNITS = 4;
const DAYS_AHEAD = 60;
const logger = pino({ level: 'silent' });

describe('an outage', () => {
  const undo = new Undo();
  let stack: Stack;
  let kafka: TestKafka;
  let bus: Bus;

  beforeAll(async () => {
    stack = undo.use(await startStack());
    await registerService(stack.journal, SOURCE);
    kafka = undo.use(await startTestKafka());
    bus = await startBus({ brokers: kafka.brokers, journal: stack.journal, engine: stack.engine, logger });
    undo.defer(() => bus.stop());
  });
  afterAll(() => undo[Symbol.asyncDispose]());

  it('of the journal: what lots decided and what services sent waits, and is written in order once it is back', async () => {
    const directive = await opened('01-CT/TU');
    const workflow = stack.temporal.client.workflow.getHandle(lotWorkflowId(directive, 1));
    await stack.without('postgres', async () => {
      // In the lot's hands already, one after another, so that many attempts to record fail.
      for (let unit = 0; unit < UNITS - 1; unit += 1) {
        await workflow.signal('inputs', [acknowledged(directive, unit)]);
      }
      await kafka.send([event(directive, UNITS - 1)]);
      await until('intake waits', () => bus.parts().some(({ name, ready }) => name === 'intake' && !ready));
      expect(await stack.engine.health()).toEqual({ temporal: 'ready', journal: 'away' });
      await until('the lot has decided', async () => {
        const { waiting } = await workflow.query<{ waiting: number }>('look');
        return waiting === UNITS - 1;
      });
    });
    await until('all is written', async () => (await taken(directive)).length === UNITS);
    const units = (await taken(directive)).map(({ assignment }) => assignment?.split('/')[2]);
    expect(units).toEqual(Array.from({ length: UNITS }, (_, index) => unitId(index)));
    expect(await verify(stack.journal, directive)).toMatchObject({ ok: true, problems: [] });
    await until('all is well', async () => bus.parts().every(({ ready }) => ready));
    expect(await stack.engine.health()).toEqual({ temporal: 'ready', journal: 'ready' });
  });

  it('of Temporal: readiness says so, a service’s event waits in Kafka, and lots go on where they were', async () => {
    const directive = await opened('02-CT/TU');
    await stack.without('temporal', async () => {
      await kafka.send([event(directive, 0)]);
      await until('readiness', async () => (await stack.engine.health()).temporal === 'away');
      await until('intake waits', () => bus.parts().some(({ name, ready }) => name === 'intake' && !ready));
      await expect(stack.engine.act(acknowledged(directive, 1))).rejects.toMatchObject({ code: 'engineAway' });
    });
    await until('the event was heard', async () => (await taken(directive)).length === 1);
    await until('the engine answers', async () => (await stack.engine.health()).temporal === 'ready');
    expect(await stack.engine.act(acknowledged(directive, 1))).toMatchObject({
      kind: 'decided',
      outcome: { ok: true },
    });
    await until('both are written', async () => (await taken(directive)).length === 2);
    expect(await verify(stack.journal, directive)).toMatchObject({ ok: true, problems: [] });
  });

  async function opened(number: string): Promise<string> {
    const today = dayAt(Date.now());
    const { directive } = await deploy(
      { journal: stack.journal, start: stack.start },
      requestOf(
        planOf(number, dayText(today), [obligation('nv-1', { at: { due: dayText(today + DAYS_AHEAD) } })]),
        directoryOf(UNITS),
      ),
    );
    const isOpen = ({ type }: Fact) => type === 'assignment.opened';
    await until('all is open', async () => (await facts(directive)).filter(isOpen).length === UNITS);
    return directive;
  }

  const facts = async (directive: string): Promise<readonly Fact[]> =>
    (await factsOf(stack.journal, directive)).map(({ fact }) => fact);

  const taken = async (directive: string): Promise<readonly Fact[]> =>
    (await facts(directive)).filter(({ type }) => type === 'assignment.acknowledged');
});

const event = (directive: string, unit: number) =>
  cloudEvent({
    id: `${directive}-${unit}`,
    source: SOURCE,
    type: INBOUND.acknowledge.type,
    extensions: { partitionkey: directive },
    data: { directive, duty: 'nv-1', unit: unitId(unit), note: '' },
  });

const acknowledged = (directive: string, unit: number): Input => ({
  source: SOURCE,
  id: `${directive}-${unit}`,
  kind: 'acknowledge',
  target: { directive, duty: 'nv-1', unit: unitId(unit), period: null },
  as: 'unit',
  by: null,
  occurredAt: null,
  receivedAt: Date.now(),
  trusted: false,
  hash: String(unit).padStart(64, '0'),
  data: { note: '', receivedOn: null },
});
