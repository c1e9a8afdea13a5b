// Everything `dondoc up` runs on one machine, started in order and stopped in the opposite one: the sources of new work first, the
// stores last.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { createActivities } from '../../activities/index.ts';
import type { CalendarFile } from '../../contracts/calendar.ts';
import type { Policy } from '../../contracts/policy.ts';
import type { Sources } from '../../contracts/source.ts';
import { withDesks } from '../../engine/desk.ts';
import type { OpenEngine } from '../../engine/open.ts';
import { openEngine } from '../../engine/open.ts';
import type { Starter } from '../../engine/starter.ts';
import { temporalStarter } from '../../engine/starter.ts';
import { temporalTeller } from '../../engine/teller.ts';
import { connectTemporal } from '../../engine/temporal.ts';
import { startKafka } from '../../infra/kafka.ts';
import { Mailbox } from '../../infra/mailbox.ts';
import { startPostgres } from '../../infra/postgres.ts';
import type { ManagedChild } from '../../infra/process.ts';
import type { Progress } from '../../infra/progress.ts';
import { startSmtpSink } from '../../infra/smtp.ts';
import { startTemporal } from '../../infra/temporal.ts';
import { ensureWorkflowBundle } from '../../infra/workflow-bundle.ts';
import { loadDocument } from '../../journal/documents.ts';
import type { Journal } from '../../journal/journal.ts';
import { openJournal } from '../../journal/journal.ts';
import { record } from '../../journal/record.ts';
import { saveSources } from '../../journal/sources.ts';
import { installRuntime, startWorker } from '../../workers/worker.ts';
import { startWeb } from '../../web/server.ts';
import { startBus } from './kafka.ts';
import { LOCAL_SENDER, startMailer } from './mail.ts';
import { Readiness } from './readiness.ts';
import { Shutdown } from './shutdown.ts';

export interface StackConfig {
  readonly folder: string;
  readonly port: number;
  readonly kafka: boolean;
  readonly policy: Policy;
  readonly calendar: CalendarFile;
  readonly sources: Sources;
  readonly progress: Progress;
  readonly logger: Logger;
}

export interface LocalStack {
  readonly journal: Journal;
  readonly engine: OpenEngine;
  readonly start: Starter;
  readonly temporal: { readonly address: string; readonly origin: string };
  readonly database: string;
  readonly smtp: string;
  readonly kafka: readonly string[] | null;
  readonly web: string;
  /** Resolves with the name of a part that ended by itself. */
  readonly broken: Promise<string>;
  readonly stop: () => Promise<void>;
}

export async function startLocalStack(config: StackConfig): Promise<LocalStack> {
  const shutdown = new Shutdown(config.logger);
  try {
    return await startParts(config, shutdown);
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

async function startParts(config: StackConfig, shutdown: Shutdown): Promise<LocalStack> {
  const { folder, progress, logger } = config;
  installRuntime(logger);
  const servers = await startServers(config, shutdown);
  const journal = await openJournal(servers.database);
  shutdown.add('sổ sự kiện', () => journal.close());
  await saveSources(journal, withDesks(config.sources));
  const temporal = await connectTemporal({ address: servers.temporal.address });
  shutdown.add('kết nối Temporal', () => temporal.close());
  const start = temporalStarter(temporal.client);
  const engine = openEngine(journal, temporal);
  const readiness = new Readiness(engine);

  const worker = await startWorker({
    address: servers.temporal.address,
    activities: createActivities({
      record: (request) => record(journal, request),
      loadDocument: (hash) => loadDocument(journal, hash),
      start,
      tell: temporalTeller(temporal.client),
    }),
    bundle: await ensureWorkflowBundle(progress),
  });
  shutdown.add('worker', () => worker.stop());
  readiness.worker(worker);

  const mailbox = await Mailbox.open(join(folder, 'mailbox'));
  const smtp = await startSmtpSink({ store: mailbox });
  shutdown.add('hộp thư trên máy', () => smtp.stop());
  const web = `http://127.0.0.1:${config.port}`;
  const mailer = await startMailer({ ...config, journal, smtp: smtp.url, web, from: LOCAL_SENDER, hours: 'at-once' });
  shutdown.add('gửi thư', () => mailer.stop());
  readiness.mailer(mailer);
  if (servers.kafka !== null) {
    const bus = await startBus({ brokers: servers.kafka, journal, engine, logger });
    shutdown.add('Kafka: nhận và phát', () => bus.stop());
    readiness.bus(bus);
  }
  const site = await startWeb({
    port: config.port,
    journal,
    engine,
    mailbox,
    parts: () => readiness.parts(),
    logger,
    local: true,
  });
  shutdown.add('trang web', () => site.stop());
  const broken = Promise.race([
    servers.ended,
    worker.done.then(
      () => 'worker',
      () => 'worker',
    ),
  ]);
  return { journal, engine, start, ...servers, smtp: smtp.url, web: site.url, broken, stop: () => shutdown.run() };
}

interface Servers {
  readonly temporal: { readonly address: string; readonly origin: string };
  readonly database: string;
  readonly kafka: readonly string[] | null;
  readonly ended: Promise<string>;
}

/** The stores and the bus, at the same time: each takes seconds. What has started is stopped again where another cannot start. */
async function startServers({ folder, progress, kafka }: StackConfig, shutdown: Shutdown): Promise<Servers> {
  await mkdir(folder, { recursive: true });
  const started = await Promise.allSettled([
    startTemporal({ dataFile: join(folder, 'temporal', 'temporal.db'), progress }).then((server) => {
      shutdown.add('Temporal', server.stop);
      return server;
    }),
    startPostgres({ dataDir: join(folder, 'postgres'), progress }).then((server) => {
      shutdown.add('PostgreSQL', server.stop);
      return server;
    }),
    kafka
      ? startKafka({ dataDir: join(folder, 'kafka'), progress }).then((server) => {
          shutdown.add('Kafka', server.stop);
          return server;
        })
      : null,
  ]);
  const failed = started.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  const [temporal, postgres, bus] = started.map((one) => (one.status === 'fulfilled' ? one.value : null)) as never as [
    Awaited<ReturnType<typeof startTemporal>>,
    Awaited<ReturnType<typeof startPostgres>>,
    Awaited<ReturnType<typeof startKafka>> | null,
  ];
  const ended = [
    ends('Temporal', temporal.child),
    ends('PostgreSQL', postgres.child),
    ends('Kafka', bus?.child ?? null),
  ];
  return {
    temporal: { address: temporal.address, origin: temporal.origin },
    database: postgres.url,
    kafka: bus?.brokers ?? null,
    ended: Promise.race(ended),
  };
}

/** Resolves when a server ends that nobody asked to end. */
const ends = (name: string, child: ManagedChild | null): Promise<string> =>
  new Promise((resolve) => {
    void child?.exited.then(({ asked }) => {
      if (!asked) resolve(name);
    });
  });
