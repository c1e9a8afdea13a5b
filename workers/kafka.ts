// The only file that knows kafkajs (unmaintained since 2023). What is met here, and why it is as it is:
// - anything but a Kafka error thrown out of the handler ends the consumer for good, so the handler is wrapped and nothing leaves it;
// - heartbeat() throws when the group rebalances; the batch is finished all the same, and what could not be committed comes again;
// - offsets are committed by kafkajs when the handler returns; committing inside it can deadlock with a rebalance;
// - a handler that returns without resolving gets the same batch again, so pausing is: pause, return, resume later;
// - its idempotent producer does not recover its sequence numbers after a failed send: a plain one with acks from all replicas is
//   used, one send after the other, which keeps the order; a repeated send may double a message, and readers go by its id;
// - all messages of one send to one partition make one record batch, which the broker's size limit is for: sends are cut by size.
import kafkajs from 'kafkajs';
import type { Admin, Kafka as KafkaClient, Consumer, EachBatchPayload, LogEntry, Producer } from 'kafkajs';
import type {
  BatchControl,
  BatchHandler,
  ConsumeOptions,
  Consumption,
  EventLog,
  LogBatch,
  OutMessage,
  TopicPlan,
  WorkerLogger,
} from './event-log.ts';

// kafkajs is CommonJS: Node finds its names only on the default export.
const { ConfigResourceTypes, Kafka, logLevel, Partitioners } = kafkajs;

const SESSION_MS = 30_000;
/** Several beats may be lost before the session is. */
const BEATS_PER_SESSION = 10;
const REBALANCE_MS = 60_000;
/** How long a fetch waits for the first message, which is also how late a paused partition may be resumed. */
const FETCH_WAIT_MS = 500;
const FETCH_PARTITION_BYTES = 1024 * 1024;
const CONNECT_MS = 5_000;
const REQUEST_MS = 30_000;
/** About three seconds; then intake and relay wait on their own, and say so. */
const PRODUCER_RETRY = { initialRetryTime: 100, maxRetryTime: 2_000, retries: 4 } as const;
/** About twenty seconds; then the consumer is started anew. */
const CONSUMER_RETRY = { initialRetryTime: 300, maxRetryTime: 5_000, retries: 6 } as const;
/** Below the broker's default limit of a record batch (1,048,588 bytes). */
const MAX_SEND_BYTES = 900 * 1024;
const MAX_SEND_MESSAGES = 1_000;
/** What a record weighs beside its key, value and headers, with room to spare. */
const RECORD_OVERHEAD = 64;
const DEFAULT_CONCURRENCY = 4;

export interface KafkaLogOptions {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly logger: WorkerLogger;
  /** After so long without a heartbeat another consumer takes over (the brokers bound it, by default to 6 s - 30 min). */
  readonly sessionMs?: number;
}

/** A log of events on Kafka. It connects when it is first used, and again whenever the brokers come back. */
export async function openKafka(options: KafkaLogOptions): Promise<EventLog> {
  const { brokers, clientId, logger, sessionMs = SESSION_MS } = options;
  const kafka = new Kafka({
    brokers: [...brokers],
    clientId,
    connectionTimeout: CONNECT_MS,
    requestTimeout: REQUEST_MS,
    retry: PRODUCER_RETRY,
    logLevel: logLevel.INFO,
    logCreator: () => (entry) => passOn(logger, entry),
  });
  const producer = lazy(async () => {
    const made = kafka.producer({ allowAutoTopicCreation: false, createPartitioner: Partitioners.DefaultPartitioner });
    await made.connect();
    return made;
  });
  const running = new Set<Consumption>();
  return {
    consume: async (wanted, handler) => {
      const consumption = await consume({ kafka, logger, sessionMs }, wanted, handler);
      running.add(consumption);
      return consumption;
    },
    produce: async (topic, messages) => await send(await producer.get(), topic, messages),
    ensureTopics: async (plans) => {
      const admin = kafka.admin();
      try {
        await admin.connect();
        await makeTopics(admin, plans, logger);
      } finally {
        await admin.disconnect();
      }
    },
    close: async () => {
      await Promise.all([...running].map((one) => one.stop()));
      await (await producer.made())?.disconnect();
    },
  };
}

/** One value, made at first use; a failure is not kept. */
function lazy(make: () => Promise<Producer>): { get(): Promise<Producer>; made(): Promise<Producer | null> } {
  let current: Promise<Producer> | null = null;
  return {
    get: async () => {
      current ??= make();
      try {
        return await current;
      } catch (error) {
        current = null;
        throw error;
      }
    },
    made: async () => await (current?.catch(() => null) ?? null),
  };
}

interface Connection {
  readonly kafka: KafkaClient;
  readonly logger: WorkerLogger;
  readonly sessionMs: number;
}

async function consume(
  { kafka, logger, sessionMs }: Connection,
  { topic, groupId, concurrency = DEFAULT_CONCURRENCY }: ConsumeOptions,
  handler: BatchHandler,
): Promise<Consumption> {
  const heartbeatMs = Math.floor(sessionMs / BEATS_PER_SESSION);
  const consumer = kafka.consumer({
    groupId,
    heartbeatInterval: heartbeatMs,
    sessionTimeout: sessionMs,
    rebalanceTimeout: REBALANCE_MS,
    maxWaitTimeInMs: FETCH_WAIT_MS,
    maxBytesPerPartition: FETCH_PARTITION_BYTES,
    allowAutoTopicCreation: false,
    retry: CONSUMER_RETRY,
  });
  const watched = watch(consumer);
  const timers = new Set<NodeJS.Timeout>();
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: concurrency,
      eachBatch: async (payload) => await handle(payload, handler, controlOf(payload, timers, heartbeatMs), logger),
    });
  } catch (error) {
    await consumer.disconnect();
    throw error;
  }
  let stopping: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    stopping ??= consumer.disconnect().finally(() => timers.forEach(clearTimeout));
    await stopping;
  };
  return { ...watched, stop };
}

function watch(consumer: Consumer): Pick<Consumption, 'joined' | 'crashed'> {
  let joined = false;
  const crashed = new Promise<Error>((resolve) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      joined = false;
      if (!payload.restart) resolve(payload.error);
    });
  });
  consumer.on(consumer.events.GROUP_JOIN, () => void (joined = true));
  consumer.on(consumer.events.DISCONNECT, () => void (joined = false));
  return { joined: () => joined, crashed };
}

async function handle(
  payload: EachBatchPayload,
  handler: BatchHandler,
  control: BatchControl,
  logger: WorkerLogger,
): Promise<void> {
  const { topic, partition, messages } = payload.batch;
  const batch: LogBatch = {
    topic,
    partition,
    messages: messages.map(({ offset, key, value, headers, timestamp }) => ({
      offset,
      key,
      value,
      headers: headers ?? {},
      appendedAt: Number(timestamp),
    })),
  };
  try {
    await handler(batch, control);
  } catch (error) {
    logger.error({ topic, partition, err: error }, 'a batch handler threw; the batch comes again');
  }
}

function controlOf(payload: EachBatchPayload, timers: Set<NodeJS.Timeout>, heartbeatMs: number): BatchControl {
  let last = Date.now();
  const beat = async (): Promise<void> => {
    last = Date.now();
    // A rebalance: the runner meets it again when the handler has returned, and joins anew.
    await payload.heartbeat().catch(() => {});
  };
  return {
    heartbeat: async () => {
      if (Date.now() - last >= heartbeatMs) await beat();
    },
    beatWhile: async (work) => {
      const timer = setInterval(() => void beat(), heartbeatMs);
      try {
        return await work;
      } finally {
        clearInterval(timer);
      }
    },
    resolve: (offset) => payload.resolveOffset(offset),
    pauseFor: (milliseconds) => {
      const resume = payload.pause();
      const timer = setTimeout(() => {
        timers.delete(timer);
        resume();
      }, milliseconds);
      timers.add(timer);
    },
  };
}

async function send(producer: Producer, topic: string, messages: readonly OutMessage[]): Promise<void> {
  for (const part of partsBySize(messages)) {
    await producer.send({ topic, acks: -1, messages: part.map((one) => ({ ...one, headers: { ...one.headers } })) });
  }
}

/** Cuts messages, in order, into sends that the broker takes; one that is larger alone goes alone. */
export function partsBySize(messages: readonly OutMessage[]): readonly (readonly OutMessage[])[] {
  const parts: OutMessage[][] = [];
  let bytes = Infinity;
  for (const message of messages) {
    const size = sizeOf(message);
    const part = parts.at(-1);
    if (part === undefined || bytes + size > MAX_SEND_BYTES || part.length >= MAX_SEND_MESSAGES) {
      parts.push([message]);
      bytes = size;
    } else {
      part.push(message);
      bytes += size;
    }
  }
  return parts;
}

function sizeOf({ key, value, headers }: OutMessage): number {
  const texts = Object.entries(headers).flatMap(([name, text]) => [name, ...(Array.isArray(text) ? text : [text])]);
  const lengths = [key ?? '', ...texts].map((text) => Buffer.byteLength(text) + RECORD_OVERHEAD);
  return lengths.reduce((sum, length) => sum + length, value?.byteLength ?? 0);
}

async function makeTopics(admin: Admin, plans: readonly TopicPlan[], logger: WorkerLogger): Promise<void> {
  const existing = new Set(await admin.listTopics());
  const missing = plans.filter(({ topic }) => !existing.has(topic));
  if (missing.length > 0) {
    // False where another process was faster: that is as good.
    await admin.createTopics({
      waitForLeaders: true,
      topics: missing.map(({ topic, partitions, settings }) => ({
        topic,
        numPartitions: partitions,
        configEntries: Object.entries(settings).map(([name, value]) => ({ name, value })),
      })),
    });
  }
  await compareSettings(
    admin,
    plans.filter(({ topic }) => existing.has(topic)),
    logger,
  );
}

/** An operator's topic stays as it is; what may surprise later is said now. */
async function compareSettings(admin: Admin, plans: readonly TopicPlan[], logger: WorkerLogger): Promise<void> {
  if (plans.length === 0) return;
  const resources = plans.map(({ topic }) => ({ type: ConfigResourceTypes.TOPIC, name: topic }));
  const described = await admin.describeConfigs({ resources, includeSynonyms: false }).catch((error: unknown) => {
    // Reading settings may be forbidden where reading the topic is not.
    logger.warn({ err: error }, 'the settings of the topics cannot be read');
    return null;
  });
  if (described === null) return;
  for (const { topic, settings } of plans) {
    const found = described.resources.find(({ resourceName }) => resourceName === topic)?.configEntries ?? [];
    for (const [setting, expected] of Object.entries(settings)) {
      const value = found.find(({ configName }) => configName === setting)?.configValue;
      if (value !== expected) logger.warn({ topic, setting, value, expected }, 'a topic has another setting');
    }
  }
}

/** Fields of kafkajs's log entries that are passed on; others may hold payloads. */
const LOG_FIELDS = [
  'broker',
  'clientId',
  'groupId',
  'memberId',
  'topic',
  'partition',
  'error',
  'retryCount',
  'retryTime',
];

/** What a young broker answers for a moment, until it keeps groups; kafkajs asks again. */
const NOT_YET = 'The group coordinator is not available';

/** kafkajs calls an error whatever it then tries again: warnings here. Its notes are for debugging. */
function passOn(logger: WorkerLogger, { namespace, level, log }: LogEntry): void {
  const fields: Record<string, unknown> = { kafka: namespace };
  for (const name of LOG_FIELDS) {
    const value: unknown = log[name];
    if (typeof value === 'string' || typeof value === 'number') fields[name] = value;
  }
  const weighty = level === logLevel.ERROR || level === logLevel.WARN;
  if (weighty && fields['error'] !== NOT_YET) logger.warn(fields, log.message);
  else logger.debug(fields, log.message);
}
