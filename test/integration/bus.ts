// What stands around the engine in the tests of the whole: a broker, intake, a dead letter queue that is watched, an SMTP sink and the mailer.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { CloudEvent } from '../../contracts/cloudevent.ts';
import { encodeKafka } from '../../contracts/cloudevent.ts';
import { TOPICS } from '../../contracts/events.ts';
import type { Source } from '../../contracts/source.ts';
import { startKafka } from '../../infra/kafka.ts';
import type { ReceivedMail } from '../../infra/mailbox.ts';
import { silentProgress } from '../../infra/progress.ts';
import { startSmtpSink } from '../../infra/smtp.ts';
import type { Journal } from '../../journal/journal.ts';
import { saveSources } from '../../journal/sources.ts';
import { startBus } from '../../cli/up/kafka.ts';
import { LOCAL_SENDER, startMailer } from '../../cli/up/mail.ts';
import type { EventLog, LogMessage } from '../../workers/event-log.ts';
import { openKafka } from '../../workers/kafka.ts';
import type { Stack } from './stack.ts';
import { calendar, policy } from './terms.ts';
import { Undo } from './undo.ts';

const logger = pino({ level: 'silent' });

export interface TestKafka extends AsyncDisposable {
  readonly brokers: readonly string[];
  readonly log: EventLog;
  readonly send: (events: readonly CloudEvent[]) => Promise<void>;
  /** Bytes that are no event. */
  readonly sendRaw: (value: string) => Promise<void>;
}

/** A broker, and somebody who sends. */
export async function startTestKafka(): Promise<TestKafka> {
  await using undo = new Undo();
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-bus-'));
  undo.defer(() => rm(folder, { recursive: true, force: true }));
  const { brokers } = undo.use(await startKafka({ dataDir: folder, progress: silentProgress, embeddedOnly: true }));
  const log = await openKafka({ brokers, clientId: 'test', logger });
  undo.defer(() => log.close());
  const owned = undo.handOver();
  return {
    brokers,
    log,
    send: (events) =>
      log.produce(
        TOPICS.inputs,
        events.map((event) => encodeKafka(event)),
      ),
    sendRaw: (value) => log.produce(TOPICS.inputs, [{ key: null, value: Buffer.from(value), headers: {} }]),
    [Symbol.asyncDispose]: () => owned[Symbol.asyncDispose](),
  };
}

/** Lets a service speak for every unit, over Kafka. */
export async function registerService(journal: Journal, source: string): Promise<void> {
  const service: Source = { source, tokenHash: null, units: '*', capacities: ['unit'], trusted: false };
  await saveSources(journal, { schema: 'dondoc/sources/v1', sources: [service] });
}

export interface TestBus extends Pick<TestKafka, 'send' | 'sendRaw'>, AsyncDisposable {
  readonly deadLetters: readonly LogMessage[];
  readonly mails: readonly ReceivedMail[];
}

export async function startTestBus({ journal, engine }: Stack): Promise<TestBus> {
  await using undo = new Undo();
  const { brokers, log, send, sendRaw } = undo.use(await startTestKafka());
  const bus = await startBus({ brokers, journal, engine, logger });
  undo.defer(() => bus.stop());
  const deadLetters: LogMessage[] = [];
  const watching = await log.consume({ topic: TOPICS.dlq, groupId: 'watcher' }, async ({ messages }, control) => {
    for (const message of messages) {
      deadLetters.push(message);
      control.resolve(message.offset);
    }
  });
  undo.defer(() => watching.stop());
  const mails: ReceivedMail[] = [];
  const sink = undo.use(await startSmtpSink({ store: { add: async (mail) => void mails.push(mail) } }));
  const mailer = await startMailer({
    journal,
    policy,
    calendar,
    smtp: sink.url,
    web: 'http://127.0.0.1:1',
    logger,
    from: LOCAL_SENDER,
    hours: 'at-once',
  });
  undo.defer(() => mailer.stop());
  const owned = undo.handOver();
  return {
    send,
    sendRaw,
    deadLetters,
    mails,
    [Symbol.asyncDispose]: () => owned[Symbol.asyncDispose](),
  };
}
