import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import type { KafkaMessage } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startKafka } from '../../infra/kafka.ts';
import type { KafkaServer } from '../../infra/kafka.ts';
import { freePort } from '../../infra/ports.ts';
import { isAlive } from '../../infra/process.ts';
import { silentProgress } from '../../infra/progress.ts';

const progress = silentProgress;
const TOPIC = 'trial';
/** As an event of that size that somebody may send. */
const BIG_BYTES = 3 * 1024 * 1024;
const LONG_AGO = '1000';

let folder = '';
let server: KafkaServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-kafka-'));
  server = await startKafka({ dataDir: join(folder, 'kafka'), progress, embeddedOnly: true });
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

function client(): Kafka {
  return new Kafka({ brokers: [...server.brokers], logLevel: logLevel.NOTHING, retry: { retries: 5 } });
}

async function send(value: string): Promise<void> {
  const producer = client().producer();
  await producer.connect();
  try {
    await producer.send({ topic: TOPIC, messages: [{ key: 'k', value, timestamp: LONG_AGO }] });
  } finally {
    await producer.disconnect();
  }
}

async function read(count: number): Promise<readonly KafkaMessage[]> {
  const consumer = client().consumer({ groupId: `reader-${count}` });
  await consumer.connect();
  await consumer.subscribe({ topic: TOPIC, fromBeginning: true });
  const messages: KafkaMessage[] = [];
  await new Promise<void>((resolve, reject) => {
    consumer
      .run({
        eachMessage: async ({ message }) => {
          messages.push(message);
          if (messages.length === count) resolve();
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return messages;
}

describe('the local Kafka broker', () => {
  test('makes no topic by accident', async () => {
    await expect(send('nowhere')).rejects.toThrow(/does not host this topic/);
  });

  test('takes an event of 3 MB, and stamps it when it appends it', async () => {
    const admin = client().admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: TOPIC, numPartitions: 1 }], waitForLeaders: true });
    await admin.disconnect();
    const before = Date.now();
    await send('x'.repeat(BIG_BYTES));
    const [message] = await read(1);
    expect(message?.value?.length).toBe(BIG_BYTES);
    expect(Number(message?.timestamp)).toBeGreaterThanOrEqual(before);
  });

  test('keeps its messages when it is killed and started again', async () => {
    await send('second');
    process.kill(server.pid ?? 0, 'SIGKILL');
    await server.child?.exited;
    server = await startKafka({ dataDir: join(folder, 'kafka'), progress, embeddedOnly: true });
    expect(isAlive(server.pid ?? 0)).toBe(true);
    const messages = await read(2);
    expect(messages[1]?.value?.toString()).toBe('second');
  });

  test('refuses a taken port with a clear error', async () => {
    const port = await freePort();
    const taken = createServer().listen(port, '127.0.0.1');
    try {
      const options = { dataDir: join(folder, 'other'), port, progress, embeddedOnly: true };
      await expect(startKafka(options)).rejects.toMatchObject({ code: 'portTaken', params: { port } });
    } finally {
      taken.close();
    }
  });
});

describe('which Kafka is taken', () => {
  test('KAFKA_BROKERS comes first, and is not stopped', async () => {
    const env = { KAFKA_BROKERS: ` ${server.brokers[0] ?? ''} , 127.0.0.1:1` };
    const found = await startKafka({ dataDir: join(folder, 'unused'), progress, env });
    expect(found).toMatchObject({ brokers: [server.brokers[0], '127.0.0.1:1'], pid: null });
    await found.stop();
    expect(isAlive(server.pid ?? 0)).toBe(true);
  });

  test('KAFKA_BROKERS where nothing answers is an error', async () => {
    const env = { KAFKA_BROKERS: `127.0.0.1:${await freePort()}` };
    const attempt = startKafka({ dataDir: join(folder, 'unused'), progress, env });
    await expect(attempt).rejects.toMatchObject({ code: 'notReachable' });
  });

  test('without Java the error names what is missing', async () => {
    const attempt = startKafka({ dataDir: join(folder, 'unused'), progress, env: { PATH: folder } });
    await expect(attempt).rejects.toMatchObject({ code: 'missingTool', params: { tool: 'java' } });
  });
});
