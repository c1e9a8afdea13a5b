/**
 * Kafka for this machine: `KAFKA_BROKERS` if it is set; else one node of Apache Kafka (KRaft: broker and controller in
 * one process) from Maven Central, on loopback, its data in a folder of the user's.
 *
 * Topics are not made by accident, and they stamp messages when the broker appends them: `receivedAt` of an input is
 * that time, not what a sender claims.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { LocalStackError, reasonOf } from './errors.ts';
import { ensureJars, requireJava } from './maven.ts';
import { projectRoot } from './paths.ts';
import { LOOPBACK, freePort, freePortBlock, isListening, requireFreePorts } from './ports.ts';
import { startChild } from './process.ts';
import type { ManagedChild } from './process.ts';
import type { Progress } from './progress.ts';
import { runTool } from './tool.ts';

const KAFKA_VERSION = '4.1.1';
const KAFKA_NAME = 'Apache Kafka';
/** An event may be big (a report with tables); beyond this the door refuses it anyway. */
const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;
const DEFAULT_PARTITIONS = 4;
const CLUSTER_ID_BYTES = 16;
const HEAP = ['-Xms64m', '-Xmx384m', '-XX:+UseSerialGC'] as const;
/** One machine's load does not pay for the optimising compiler; starting is twice as fast without. */
const QUICK_START = ['-XX:TieredStopAtLevel=1', '-Xshare:auto'] as const;
const READY_TIMEOUT_MS = 90_000;
const STOP_GRACE_MS = 15_000;
const START_ATTEMPTS = 3;

export interface KafkaServer extends AsyncDisposable {
  /** `host:port` of each broker. */
  readonly brokers: readonly string[];
  /** Null for brokers that were not started here. */
  readonly pid: number | null;
  /** The child process, to watch its end; null for brokers that were not started here. */
  readonly child: ManagedChild | null;
  /** Stops what was started here. */
  readonly stop: () => Promise<void>;
}

export interface KafkaOptions {
  readonly dataDir: string;
  /** The broker's port; without it a free one is chosen at each start. */
  readonly port?: number;
  readonly progress: Progress;
  /** Not KAFKA_BROKERS: tests do not depend on what the machine has. */
  readonly embeddedOnly?: boolean;
  readonly env?: NodeJS.ProcessEnv;
}

/** The folder with Kafka's jars, downloaded once. */
export async function ensureKafka(progress: Progress, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const label = {
    vi: `Tải Apache Kafka ${KAFKA_VERSION} (một lần, 45 MB)`,
    en: `Download Apache Kafka ${KAFKA_VERSION} (once, 45 MB)`,
  };
  return await ensureJars({ name: 'kafka', version: KAFKA_VERSION, what: KAFKA_NAME, label }, progress, env);
}

function serverProperties(dataDir: string, port: number, controllerPort: number): string {
  const settings: Readonly<Record<string, string | number | boolean>> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@${LOOPBACK}:${controllerPort}`,
    listeners: `PLAINTEXT://${LOOPBACK}:${port},CONTROLLER://${LOOPBACK}:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://${LOOPBACK}:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'log.dirs': join(dataDir, 'data'),
    'auto.create.topics.enable': false,
    'log.message.timestamp.type': 'LogAppendTime',
    'message.max.bytes': MAX_MESSAGE_BYTES,
    'num.partitions': DEFAULT_PARTITIONS,
    // One node: nothing to replicate to, and nobody else to wait for.
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    // After a crash the broker is let in again when its earlier session has lapsed (9 s by default).
    'broker.session.timeout.ms': 5000,
    'broker.heartbeat.interval.ms': 1000,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return `${lines.join('\n')}\n`;
}

interface Broker {
  readonly java: string;
  readonly jars: string;
  readonly dataDir: string;
  readonly env: NodeJS.ProcessEnv;
}

function javaArgs(broker: Broker, main: string, ...rest: readonly string[]): readonly string[] {
  const logging = `-Dlog4j2.configurationFile=${join(projectRoot, 'infra', 'kafka', 'log4j2.properties')}`;
  return [...HEAP, ...QUICK_START, logging, '-cp', join(broker.jars, '*'), main, ...rest];
}

function logFile(broker: Broker): string {
  return join(broker.dataDir, 'kafka.log');
}

async function format(broker: Broker, properties: string): Promise<void> {
  if (existsSync(join(broker.dataDir, 'data', 'meta.properties'))) return;
  const id = randomBytes(CLUSTER_ID_BYTES).toString('base64url');
  // An id must not begin with a dash, or the tool takes it for an option.
  const clusterId = id.startsWith('-') ? `A${id.slice(1)}` : id;
  const args = javaArgs(broker, 'kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', properties);
  const log = logFile(broker);
  const done = await runTool({ command: broker.java, args, logFile: log, cwd: broker.dataDir, env: broker.env });
  if (!done.ok) throw new LocalStackError('buildFailed', { what: `${KAFKA_NAME} data`, reason: done.reason, log });
}

async function launchBroker(broker: Broker, port: number, controllerPort: number): Promise<ManagedChild> {
  const properties = join(broker.dataDir, 'server.properties');
  await writeFile(properties, serverProperties(broker.dataDir, port, controllerPort));
  await format(broker, properties);
  return await startChild({
    name: KAFKA_NAME,
    command: broker.java,
    args: javaArgs(broker, 'kafka.Kafka', properties),
    cwd: broker.dataDir,
    env: broker.env,
    logFile: logFile(broker),
    readyLine: /Kafka Server started/,
    readyWhen: async () => await isListening(LOOPBACK, port),
    readyTimeoutMs: READY_TIMEOUT_MS,
    stopSignal: 'SIGTERM',
    stopGraceMs: STOP_GRACE_MS,
    orphan: 'guardian',
  });
}

async function startBroker(broker: Broker, port: number | null): Promise<KafkaServer> {
  if (port !== null) await requireFreePorts([port]);
  for (let attempt = 1; ; attempt += 1) {
    const chosen = port ?? (await freePortBlock([0, 1]));
    try {
      const child = await launchBroker(broker, chosen, port === null ? chosen + 1 : await freePort());
      const { pid, stop } = child;
      return { brokers: [`${LOOPBACK}:${chosen}`], pid, child, stop, [Symbol.asyncDispose]: stop };
    } catch (error) {
      if (attempt === START_ATTEMPTS || !/Address already in use/.test(reasonOf(error))) throw error;
    }
  }
}

async function useBrokers(list: string): Promise<KafkaServer> {
  const brokers = list
    .split(',')
    .map((broker) => broker.trim())
    .filter((broker) => broker !== '');
  const answers = brokers.map(async (broker) => {
    const { hostname, port } = new URL(`kafka://${broker}`);
    return await isListening(hostname, Number(port));
  });
  if (!(await Promise.all(answers)).includes(true)) {
    const params = { what: KAFKA_NAME, address: list, variable: 'KAFKA_BROKERS', reason: 'no connection' };
    throw new LocalStackError('notReachable', params);
  }
  const stop = async (): Promise<void> => {};
  return { brokers, pid: null, child: null, stop, [Symbol.asyncDispose]: stop };
}

/** Starts, or finds, Kafka. Errors: `LocalStackError`. */
export async function startKafka(options: KafkaOptions): Promise<KafkaServer> {
  const env = options.env ?? process.env;
  const given = env['KAFKA_BROKERS'] ?? '';
  if (given !== '' && options.embeddedOnly !== true) return await useBrokers(given);
  const dataDir = resolve(options.dataDir);
  const java = requireJava(KAFKA_NAME, env);
  const jars = await ensureKafka(options.progress, env);
  try {
    await mkdir(dataDir, { recursive: true });
  } catch (error) {
    throw new LocalStackError('folderUnusable', { path: dataDir, reason: reasonOf(error) }, { cause: error });
  }
  const label = { vi: `Khởi động Apache Kafka ${KAFKA_VERSION}`, en: `Start Apache Kafka ${KAFKA_VERSION}` };
  const broker = { java, jars, dataDir, env };
  return await options.progress.step(label, async () => await startBroker(broker, options.port ?? null));
}
