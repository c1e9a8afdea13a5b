// The real local stack for measuring: embedded Temporal on SQLite, embedded PostgreSQL as safe as the shipped one (fsync on), a worker in a
// process of its own, and Kafka once somebody asks for it. Everything lives in a temporary folder.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deploy } from '../../dist/engine/deploy.js';
import { openEngine } from '../../dist/engine/open.js';
import { temporalStarter } from '../../dist/engine/starter.js';
import { connectTemporal } from '../../dist/engine/temporal.js';
import { startKafka } from '../../dist/infra/kafka.js';
import { startPostgres } from '../../dist/infra/postgres.js';
import { silentProgress } from '../../dist/infra/progress.js';
import { startTemporal } from '../../dist/infra/temporal.js';
import { ensureWorkflowBundle } from '../../dist/infra/workflow-bundle.js';
import { openJournal } from '../../dist/journal/journal.js';
import { saveSources } from '../../dist/journal/sources.js';
import { startProgram } from './child.mjs';
import { until } from './measure.mjs';
import { calendar, directoryOf, dutyId, planOf, policy, sources, unitId } from './sample.mjs';

export async function startBenchStack() {
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-bench-'));
  // PostgreSQL started by root runs as another user, who must pass through here.
  await chmod(folder, 0o711);
  const stack = new BenchStack(folder);
  try {
    await stack.start();
    return stack;
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

class BenchStack {
  #folder;
  /** @type {(() => Promise<unknown>)[]} */
  #ends = [];
  /** The brokers, once somebody has asked for them. */
  #kafka = null;
  #numbers = 0;

  /** @param {string} folder */
  constructor(folder) {
    this.#folder = folder;
  }

  async start() {
    const options = { progress: silentProgress, embeddedOnly: true };
    const server = await startTemporal({ ...options, dataFile: join(this.#folder, 'temporal.db') });
    this.#ends.push(server.stop);
    const postgres = await startPostgres({ ...options, dataDir: join(this.#folder, 'postgres') });
    this.#ends.push(postgres.stop);
    this.journal = await openJournal(postgres.url);
    this.#ends.push(() => this.journal.close());
    await saveSources(this.journal, sources);
    this.temporal = await connectTemporal({ address: server.address });
    this.#ends.push(() => this.temporal.close());
    this.address = server.address;
    this.databaseUrl = postgres.url;
    this.client = this.temporal.client;
    this.engine = openEngine(this.journal, this.temporal);
    const bundle = await ensureWorkflowBundle(silentProgress);
    const worker = await startProgram('worker.mjs', [server.address, postgres.url, bundle]);
    this.#ends.push(worker.stop);
    this.pids = { Temporal: server.pid, PostgreSQL: postgres.pid, worker: worker.pid };
  }

  async stop() {
    for (const end of this.#ends.splice(0).reverse()) await end().catch(console.error);
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** The brokers, started when first asked for. */
  async kafka() {
    if (this.#kafka === null) {
      const dataDir = join(this.#folder, 'kafka');
      this.#kafka = await startKafka({ dataDir, progress: silentProgress, embeddedOnly: true });
      // Last to end: nothing that still runs may miss it.
      this.#ends.unshift(this.#kafka.stop);
      this.pids.Kafka = this.#kafka.pid;
    }
    return this.#kafka.brokers;
  }

  /** A further database on the same server, empty. @param {string} name */
  async database(name) {
    await this.journal.pool.query(`drop database if exists ${name}`);
    await this.journal.pool.query(`create database ${name}`);
    const url = new URL(this.databaseUrl);
    url.pathname = `/${name}`;
    return url.href;
  }

  /** Single figures of the journal. @param {string} sql @param {readonly unknown[]} values */
  async ask(sql, values = []) {
    const { rows } = await this.journal.pool.query(sql, [...values]);
    return rows[0];
  }

  /**
   * Deploys a directive that gives so many duties to so many communes, without waiting for it to open.
   * @param {{ duties: number, units: number, policy?: object }} options
   */
  async deploy({ duties, units, policy: own = policy }) {
    this.#numbers += 1;
    const { directive } = await deploy(
      { journal: this.journal, start: temporalStarter(this.client) },
      {
        plan: planOf(`${this.#numbers}-CT/TU`, duties),
        directory: directoryOf(units),
        policy: own,
        calendar,
        approvedBy: 'bench',
        chaseFrom: null,
        allowUnmatched: false,
        now: Date.now(),
      },
    );
    const pairs = Array.from({ length: duties * units }, (_, index) => ({
      directive,
      duty: dutyId(Math.floor(index / units)),
      unit: unitId(index % units),
    }));
    return { directive, pairs };
  }

  /** Waits until the journal has so many facts of a type. @param {readonly string[]} directives */
  async recorded(directives, type, count) {
    const sql = 'select count(*)::int as n from fact where directive = any($1) and type = $2';
    await until(`${count} ${type}`, async () => (await this.ask(sql, [directives, type])).n >= count);
  }

  /** Deploys and waits until every assignment is open. */
  async open(options) {
    const deployed = await this.deploy(options);
    await this.recorded([deployed.directive], 'assignment.opened', deployed.pairs.length);
    return deployed;
  }
}
