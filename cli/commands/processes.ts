// dondoc worker, intake, relay, mailer, web: each part as a process of its own, for a real installation. `dondoc up` runs them all in one.
// They take TEMPORAL_ADDRESS, DATABASE_URL, KAFKA_BROKERS and SMTP_URL from the environment (docs/reference/configuration.md).
import type { Command } from 'commander';
import { DondocError } from '../../contracts/errors.ts';
import { loadCalendar, loadPolicy, shipped } from '../../engine/load.ts';
import { dataOption, parseHost, parsePort } from '../options.ts';
import type { Serving, Started } from '../serve.ts';
import { serve } from '../serve.ts';

interface Options {
  readonly data?: string;
  readonly port: number;
  readonly host: string;
}

const DEFAULT_PORT = 8080;

export function registerProcesses(program: Command): void {
  part(program, 'worker', 'chạy các quy trình (run the workflows)', startWorkerPart);
  part(program, 'intake', 'nhận sự kiện từ Kafka (take events from Kafka)', (serving) =>
    startBusPart(serving, 'intake'),
  );
  part(program, 'relay', 'phát sự kiện lên Kafka (publish facts to Kafka)', (serving) =>
    startBusPart(serving, 'relay'),
  );
  part(program, 'mailer', 'gửi thư (send the notices)', startMailerPart);
  part(program, 'web', 'trang web và API (pages and HTTP API)', startWebPart)
    .option('--port <number>', 'cổng', parsePort, DEFAULT_PORT)
    .option('--host <address>', 'địa chỉ nghe; mặc định chỉ trên máy này', parseHost, '127.0.0.1');
}

type Start = (serving: Serving, options: Options) => Promise<Started>;

const part = (program: Command, name: string, description: string, start: Start): Command =>
  program
    .command(name)
    .description(description)
    .addOption(dataOption())
    .action((options: Options) => serve(name, options.data, (serving) => start(serving, options)));

/** @throws DondocError settingMissing */
function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new DondocError('settingMissing', { what: name });
  return value;
}

const startWorkerPart: Start = async ({ addresses, journal, logger, shutdown }) => {
  const [{ startWorker, installRuntime }, { createActivities }, { connectTemporal }] = await Promise.all([
    import('../../workers/worker.ts'),
    import('../../activities/index.ts'),
    import('../../engine/temporal.ts'),
  ]);
  const [{ temporalStarter }, { temporalTeller }] = await Promise.all([
    import('../../engine/starter.ts'),
    import('../../engine/teller.ts'),
  ]);
  const [{ record }, { loadDocument }] = await Promise.all([
    import('../../journal/record.ts'),
    import('../../journal/documents.ts'),
  ]);
  const [{ ensureWorkflowBundle }, { consoleProgress }] = await Promise.all([
    import('../../infra/workflow-bundle.ts'),
    import('../../infra/progress.ts'),
  ]);
  installRuntime(logger);
  const temporal = await connectTemporal({ address: addresses.temporal });
  shutdown.add('temporal', () => temporal.close());
  const worker = await startWorker({
    address: addresses.temporal,
    activities: createActivities({
      record: (request) => record(journal, request),
      loadDocument: (hash) => loadDocument(journal, hash),
      start: temporalStarter(temporal.client),
      tell: temporalTeller(temporal.client),
    }),
    bundle: await ensureWorkflowBundle(consoleProgress({ language: 'vi' })),
    buildId: process.env['DONDOC_BUILD'] ?? null,
  });
  shutdown.add('worker', () => worker.stop());
  return { ended: worker.done };
};

async function startBusPart(
  { addresses, journal, logger, shutdown }: Serving,
  which: 'intake' | 'relay',
): Promise<Started> {
  const brokers = setting('KAFKA_BROKERS').split(',');
  const { startIntake, startRelay, openBus } = await import('../up/kafka.ts');
  const log = await openBus(brokers, logger);
  shutdown.add('kafka', () => log.close());
  if (which === 'relay') {
    const relay = await startRelay({ log, journal, logger });
    shutdown.add('relay', () => relay.stop());
    return { ended: null };
  }
  const [{ openEngine }, { connectTemporal }] = await Promise.all([
    import('../../engine/open.ts'),
    import('../../engine/temporal.ts'),
  ]);
  const temporal = await connectTemporal({ address: addresses.temporal });
  shutdown.add('temporal', () => temporal.close());
  const intake = await startIntake({ log, journal, engine: openEngine(journal, temporal), logger });
  shutdown.add('intake', () => intake.stop());
  return { ended: intake.crashed };
}

const startMailerPart: Start = async ({ addresses, journal, logger, shutdown }) => {
  const { startMailer } = await import('../up/mail.ts');
  const mailer = await startMailer({
    journal,
    logger,
    policy: await loadPolicy(process.env['DONDOC_POLICY'] ?? shipped.policy),
    calendar: await loadCalendar(process.env['DONDOC_CALENDAR'] ?? shipped.calendar),
    smtp: setting('SMTP_URL'),
    web: process.env['DONDOC_WEB_URL'] ?? addresses.web ?? '',
    from: { address: setting('MAIL_FROM'), name: process.env['MAIL_FROM_NAME'] ?? 'dondoc' },
    hours: 'policy',
  });
  shutdown.add('mailer', () => mailer.stop());
  return { ended: null };
};

const startWebPart: Start = async ({ addresses, journal, logger, shutdown }, { port, host }) => {
  const [{ startWeb }, { openEngine }, { connectTemporal }, { Readiness }] = await Promise.all([
    import('../../web/server.ts'),
    import('../../engine/open.ts'),
    import('../../engine/temporal.ts'),
    import('../up/readiness.ts'),
  ]);
  const temporal = await connectTemporal({ address: addresses.temporal });
  shutdown.add('temporal', () => temporal.close());
  const engine = openEngine(journal, temporal);
  const readiness = new Readiness(engine);
  const site = await startWeb({
    host,
    port,
    journal,
    engine,
    mailbox: null,
    parts: () => readiness.parts(),
    logger,
    local: false,
  });
  shutdown.add('web', () => site.stop());
  return { ended: null };
};
