// Intake and relay on a real broker, which is also stopped and started again under them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigResourceTypes, Kafka, logLevel, Partitioners } from 'kafkajs';
import type { KafkaMessage } from 'kafkajs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { decodeKafka, encodeKafka } from '../../contracts/cloudevent.ts';
import type { CloudEvent } from '../../contracts/cloudevent.ts';
import { DondocError } from '../../contracts/errors.ts';
import type { Input } from '../../contracts/input.ts';
import { startKafka } from '../../infra/kafka.ts';
import type { KafkaServer } from '../../infra/kafka.ts';
import { freePort } from '../../infra/ports.ts';
import { silentProgress } from '../../infra/progress.ts';
import type { EventLog, OutMessage } from '../../workers/event-log.ts';
import { runIntake } from '../../workers/intake.ts';
import type { Intake, IntakeOptions } from '../../workers/intake.ts';
import { openKafka } from '../../workers/kafka.ts';
import { runRelay } from '../../workers/relay.ts';
import { dlqPlan, factsPlan, inputsPlan } from '../../workers/topics.ts';
import { silentLogger } from './fake-log.ts';
import { BAD_EVENTS, logMessage, reportEvent, sources } from './sample-events.ts';
import { FakeJournal } from './sample-facts.ts';

/** The least the broker allows; a wait of twice as long loses the session without heartbeats. */
const SESSION_MS = 6_000;
const POLL = { timeout: 60_000, interval: 50 } as const;

let dataDir: string;
let port: number;
let server: KafkaServer;
let round = 0;
let topics: { readonly inputs: string; readonly dlq: string; readonly facts: string };
let log: EventLog;
const running: { stop(): Promise<void> }[] = [];

const startServer = async () => await startKafka({ dataDir, port, progress: silentProgress, embeddedOnly: true });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'dondoc-kafka-'));
  port = await freePort();
  server = await startServer();
});

afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

beforeEach(async () => {
  round += 1;
  topics = { inputs: `inputs${round}`, dlq: `dlq${round}`, facts: `facts${round}` };
  log = await openKafka({ brokers: server.brokers, clientId: 'test', logger: silentLogger, sessionMs: SESSION_MS });
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
  await log.close();
});

const client = () => new Kafka({ brokers: [...server.brokers], clientId: 'outside', logLevel: logLevel.NOTHING });

/** Everything in a topic so far, in each partition's order. */
async function readAll(topic: string): Promise<readonly KafkaMessage[]> {
  const admin = client().admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const expected = offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
  const found: KafkaMessage[] = [];
  if (expected === 0) return found;
  const consumer = client().consumer({ groupId: `reader-${topic}-${Date.now()}` });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({ eachMessage: async ({ message }) => void found.push(message) });
  await expect.poll(() => found.length, POLL).toBe(expected);
  await consumer.disconnect();
  return found;
}

/** A sender outside, with its own idea of the time. */
async function produce(messages: readonly OutMessage[]): Promise<void> {
  const producer = client().producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  const claimed = String(Date.parse('2001-01-01T00:00:00Z'));
  for (const message of messages) {
    await producer.send({
      topic: topics.inputs,
      messages: [{ ...message, headers: { ...message.headers }, timestamp: claimed }],
    });
  }
  await producer.disconnect();
}

const message = (event: CloudEvent): OutMessage => encodeKafka(event);
const reports = (from: number, to: number): readonly OutMessage[] =>
  Array.from({ length: to - from }, (_, index) => message(reportEvent(`r${from + index}`)));
const ids = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from }, (_, index) => `r${from + index}`);

interface Recorder {
  readonly inputs: Input[];
  readonly intake: Intake;
  /** Ids in the order in which they were first taken. */
  readonly first: () => readonly string[];
}

async function startIntake(
  before: () => Promise<void> = async () => {},
  options: Partial<IntakeOptions> = {},
): Promise<Recorder> {
  const inputs: Input[] = [];
  const engine = {
    submit: async (given: readonly Input[]) => {
      await before();
      inputs.push(...given);
      return given.map(() => ({ kind: 'accepted' as const }));
    },
  };
  const backoff = { firstMs: 50, mostMs: 500 };
  const intake = await runIntake({
    log,
    engine,
    sources,
    logger: silentLogger,
    topics,
    groupId: `g${round}`,
    backoff,
    ...options,
  });
  running.push(intake);
  await expect.poll(() => intake.health().state, POLL).toBe('running');
  return { inputs, intake, first: () => [...new Set(inputs.map(({ id }) => id))] };
}

describe('topics', () => {
  test('are made with the broker’s clock and room for too large events; a second time changes nothing, other settings are told', async () => {
    const warnings: unknown[] = [];
    const logger = { ...silentLogger, warn: (fields: unknown) => void warnings.push(fields) };
    const watched = await openKafka({ brokers: server.brokers, clientId: 'test', logger });
    const plans = [inputsPlan(topics.inputs), dlqPlan(topics.dlq), factsPlan(topics.facts)];
    await watched.ensureTopics(plans);
    await watched.ensureTopics(plans);
    expect(warnings).toEqual([]);
    const admin = client().admin();
    await admin.connect();
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: ConfigResourceTypes.TOPIC, name: topics.inputs }],
    });
    const settings = Object.fromEntries(
      (resources[0]?.configEntries ?? []).map((one) => [one.configName, one.configValue]),
    );
    expect(settings).toMatchObject({ 'message.timestamp.type': 'LogAppendTime', 'max.message.bytes': '4194304' });
    expect((await admin.fetchTopicMetadata({ topics: [topics.inputs] })).topics[0]?.partitions).toHaveLength(4);
    await admin.disconnect();
    await watched.ensureTopics([{ ...inputsPlan(topics.inputs), settings: { 'cleanup.policy': 'compact' } }]);
    expect(warnings).toEqual([
      { topic: topics.inputs, setting: 'cleanup.policy', value: 'delete', expected: 'compact' },
    ]);
    await watched.close();
  });
});

describe('intake', () => {
  test('takes good events in order and a duplicate as one more, stamps the broker’s time, and puts bad ones aside as they came', async () => {
    const { inputs } = await startIntake();
    const before = Date.now();
    const bad = BAD_EVENTS.map(({ message: of }, index) => of(index)) as readonly OutMessage[];
    await produce([...reports(0, 3), ...reports(1, 2), ...bad, ...reports(3, 4)]);
    await expect.poll(() => inputs.length, POLL).toBe(5);
    expect(inputs.map(({ id }) => id)).toEqual(['r0', 'r1', 'r2', 'r1', 'r3']);
    for (const { receivedAt } of inputs) {
      expect(receivedAt).toBeGreaterThanOrEqual(before);
      expect(receivedAt).toBeLessThanOrEqual(Date.now());
    }
    const letters = await readAll(topics.dlq);
    const byCode = new Map(letters.map((letter) => [letter.headers?.['dlq-offset']?.toString(), letter]));
    expect(letters).toHaveLength(bad.length);
    const codes = letters.map(({ headers }) => String(headers?.['dlq-code'])).toSorted();
    expect(codes).toEqual(BAD_EVENTS.map(({ code }) => code).toSorted());
    expect(byCode.size).toBe(bad.length);
    const large = letters.find(({ headers }) => headers?.['dlq-code']?.toString() === 'inputTooLarge');
    const sent = bad.find(({ value }) => (value?.length ?? 0) > 3_000_000);
    expect(large?.value?.equals(sent?.value ?? Buffer.alloc(0))).toBe(true);
    expect(large?.headers?.['ce_id']?.toString()).toBe('big');
    expect(large?.headers?.['dlq-topic']?.toString()).toBe(topics.inputs);
  });

  test('goes on after what it had committed, and takes nothing twice when it was stopped in peace', async () => {
    const first = await startIntake();
    await produce(reports(0, 5));
    await expect.poll(() => first.inputs.length, POLL).toBe(5);
    await first.intake.stop();
    await produce(reports(5, 8));
    const second = await startIntake();
    await expect.poll(() => second.inputs.length, POLL).toBe(3);
    expect(second.first()).toEqual(ids(5, 8));
  });

  test('holds the order and loses nothing while the engine is away', async () => {
    let failures = 6;
    const { inputs, intake, first } = await startIntake(async () => {
      if (failures-- > 0) throw new DondocError('engineAway');
    });
    await produce(reports(0, 20));
    await expect.poll(() => intake.health(), POLL).toMatchObject({ state: 'paused', reason: 'engineAway' });
    await expect.poll(() => first().length, POLL).toBe(20);
    expect(inputs.map(({ id }) => id)).toEqual(ids(0, 20));
    await expect.poll(() => intake.health(), POLL).toMatchObject({ state: 'running', paused: [] });
    expect(await readAll(topics.dlq)).toEqual([]);
  });

  test('keeps its place in the group during a wait longer than a session', async () => {
    let waits = 1;
    const { inputs } = await startIntake(async () => {
      // An engine that takes long: only real time can tell whether the brokers give the consumer up.
      if (waits-- > 0) await new Promise((resolve) => setTimeout(resolve, 2 * SESSION_MS));
    });
    await produce(reports(0, 3));
    await expect.poll(() => inputs.length, POLL).toBeGreaterThanOrEqual(3);
    await produce(reports(3, 4));
    await expect.poll(() => inputs.at(-1)?.id, POLL).toBe('r3');
    expect(inputs.map(({ id }) => id)).toEqual(ids(0, 4));
  });

  test('two share the partitions; when one leaves, the other takes over and nothing is lost', async () => {
    const one = await startIntake();
    const other = await openKafka({
      brokers: server.brokers,
      clientId: 'other',
      logger: silentLogger,
      sessionMs: SESSION_MS,
    });
    const two = await startIntake(undefined, { log: other });
    const spread = (from: number, to: number) =>
      reports(from, to).map((sent, index) => ({ ...sent, key: `k${index}` }));
    await produce(spread(0, 40));
    const taken = () => new Set([...one.inputs, ...two.inputs].map(({ id }) => id)).size;
    await expect.poll(taken, POLL).toBe(40);
    await two.intake.stop();
    await produce(spread(40, 80));
    await expect.poll(taken, POLL).toBe(80);
    await other.close();
  });

  test('outlives a restart of the broker, also one that comes while a batch is in hand', async () => {
    const { inputs, intake, first } = await startIntake();
    await produce(reports(0, 10));
    await expect.poll(() => inputs.length, POLL).toBe(10);
    let release: () => void = () => {};
    const stopped = new Promise<void>((resolve) => (release = resolve));
    let inHand: () => void = () => {};
    const held = new Promise<void>((resolve) => (inHand = resolve));
    const slow = await startIntake(
      async () => {
        inHand();
        await stopped;
      },
      { groupId: `slow${round}` },
    );
    await held;
    await server.stop();
    release();
    server = await startServer();
    await produce(reports(10, 20));
    await expect.poll(() => first().length, POLL).toBe(20);
    expect(first()).toEqual(ids(0, 20));
    await expect.poll(() => slow.first().length, POLL).toBe(20);
    expect(slow.first()).toEqual(ids(0, 20));
    await expect.poll(() => intake.health().state, POLL).toBe('running');
  });
});

describe('the relay', () => {
  /** The numbers of a directive in the topic, each once, as they first came. */
  const numbers = (found: readonly KafkaMessage[], directive: string) => {
    const own = found.filter(({ key }) => key?.toString() === directive);
    return [
      ...new Set(
        own.map((one) =>
          Number(
            decodeKafka(one as never)
              .id.split(':')
              .at(-1),
          ),
        ),
      ),
    ];
  };
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  test('sends each directive’s facts in order, across a restart of the broker and of itself', async () => {
    const journal = new FakeJournal();
    const start = async () => {
      const backoff = { firstMs: 50, mostMs: 500 };
      const relay = await runRelay({
        log,
        facts: journal,
        logger: silentLogger,
        topic: topics.facts,
        backoff,
        pollMs: 20,
      });
      running.push(relay);
      return relay;
    };
    const relay = await start();
    journal.add('d.1.2026', 700);
    journal.add('d.2.2026', 300);
    await expect.poll(journal.done, POLL).toBe(true);
    await server.stop();
    journal.add('d.1.2026', 50);
    await expect.poll(() => relay.health().state, POLL).toBe('waiting');
    server = await startServer();
    await expect.poll(journal.done, POLL).toBe(true);
    await relay.stop();
    journal.add('d.2.2026', 20);
    await start();
    await expect.poll(journal.done, POLL).toBe(true);
    const found = await readAll(topics.facts);
    expect(numbers(found, 'd.1.2026')).toEqual(upTo(750));
    expect(numbers(found, 'd.2.2026')).toEqual(upTo(320));
    const event = decodeKafka(found.find(({ key }) => key?.toString() === 'd.2.2026') as never);
    expect(event).toMatchObject({
      source: 'urn:dondoc:directive:d.2.2026',
      type: 'vn.dondoc.assignment.acknowledged.v1',
    });
  });
});

describe('sends', () => {
  test('of many large messages at once arrive', async () => {
    await log.ensureTopics([dlqPlan(topics.dlq)]);
    const letters = Array.from({ length: 4 }, (_, index) => ({
      ...logMessage(index, reportEvent(`l${index}`)),
      value: Buffer.alloc(3_900_000, index),
    }));
    await log.produce(topics.dlq, letters as readonly OutMessage[]);
    expect((await readAll(topics.dlq)).map(({ value }) => value?.length)).toEqual([
      3_900_000, 3_900_000, 3_900_000, 3_900_000,
    ]);
  });
});
