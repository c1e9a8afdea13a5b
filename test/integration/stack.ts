// The real stack for a test: an embedded Temporal server, PostgreSQL, one worker, the engine. Everything ends with `await using`.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import type { OpenEngine } from '../../engine/open.ts';
import { openEngine } from '../../engine/open.ts';
import type { Starter } from '../../engine/starter.ts';
import { temporalStarter } from '../../engine/starter.ts';
import { temporalTeller } from '../../engine/teller.ts';
import type { TemporalClient } from '../../engine/temporal.ts';
import { connectTemporal } from '../../engine/temporal.ts';
import { startPostgres, THROWAWAY_SETTINGS } from '../../infra/postgres.ts';
import { freePortBlock, TEMPORAL_OFFSETS } from '../../infra/ports.ts';
import { silentProgress } from '../../infra/progress.ts';
import { startTemporal } from '../../infra/temporal.ts';
import { loadDocument } from '../../journal/documents.ts';
import type { Journal } from '../../journal/journal.ts';
import { openJournal } from '../../journal/journal.ts';
import { record } from '../../journal/record.ts';
import type { RunningWorker } from '../../workers/worker.ts';
import { startWorker } from '../../workers/worker.ts';
import type { RecordRequest } from '../../workflows/activities.ts';
import { Undo } from './undo.ts';
import { virtualStarter } from './virtual-time.ts';

export interface StackOptions {
  /** Start every workflow so that `fastForward` can move its clock. */
  readonly virtualTime?: boolean;
  /** Without a worker of its own: the test starts processes that it can kill. */
  readonly noWorker?: boolean;
  /** History events after which a run continues as new. */
  readonly maxEvents?: number;
  /** Stands between the worker and the journal: to be away, slow, or watched. */
  readonly recordThrough?: (
    request: RecordRequest,
    write: (request: RecordRequest) => Promise<unknown>,
  ) => Promise<unknown>;
}

export interface Stack extends AsyncDisposable {
  readonly address: string;
  readonly databaseUrl: string;
  /** Temporal's own database: to be lost. */
  readonly temporalData: string;
  readonly temporal: TemporalClient;
  readonly journal: Journal;
  readonly engine: OpenEngine;
  readonly start: Starter;
  /** Stops a server while `work` runs; then it is started again where it was, on its data. */
  readonly without: <T>(server: 'temporal' | 'postgres', work: () => Promise<T>) => Promise<T>;
  /** A further worker on the same queue, as another process would be. */
  readonly startAnotherWorker: () => Promise<RunningWorker>;
}

export async function startStack(options: StackOptions = {}): Promise<Stack> {
  await using undo = new Undo();
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-stack-'));
  undo.defer(() => rm(folder, { recursive: true, force: true }));
  // PostgreSQL started by root runs as another user, who must pass through here.
  await chmod(folder, 0o711);
  const server = undo.use(await restartable((port) => startTemporal({ ...temporalOptions(folder), port })));
  const postgres = undo.use(await restartable((port) => startPostgres({ ...postgresOptions(folder), port })));
  const journal = await openJournal(postgres.first.url);
  undo.defer(() => journal.close());
  const temporal = undo.use(await connectTemporal({ address: server.first.address }));
  const start = options.virtualTime === true ? virtualStarter(temporal.client) : temporalStarter(temporal.client);
  const write = (request: RecordRequest): Promise<unknown> => record(journal, request);
  const through = options.recordThrough;
  const activities = createActivities({
    record: through === undefined ? write : (request) => through(request, write),
    loadDocument: (hash) => loadDocument(journal, hash),
    start,
    tell: temporalTeller(temporal.client),
    ...(options.maxEvents === undefined ? {} : { maxEvents: options.maxEvents }),
  });
  const startAnotherWorker = () =>
    startWorker({ address: server.first.address, activities, bundle: inject('workflowBundle') });
  if (options.noWorker !== true) undo.use(await startAnotherWorker());
  const owned = undo.handOver();
  return {
    address: server.first.address,
    databaseUrl: postgres.first.url,
    temporalData: temporalOptions(folder).dataFile,
    temporal,
    journal,
    engine: openEngine(journal, temporal),
    start,
    without: (name, work) => (name === 'temporal' ? server : postgres).without(work),
    startAnotherWorker,
    [Symbol.asyncDispose]: () => owned[Symbol.asyncDispose](),
  };
}

const temporalOptions = (folder: string) => ({
  dataFile: join(folder, 'temporal.db'),
  progress: silentProgress,
  embeddedOnly: true,
});

const postgresOptions = (folder: string) => ({
  dataDir: join(folder, 'postgres'),
  progress: silentProgress,
  embeddedOnly: true,
  settings: THROWAWAY_SETTINGS,
});

interface Restartable<S> extends AsyncDisposable {
  readonly first: S;
  readonly without: <T>(work: () => Promise<T>) => Promise<T>;
}

/** A server that can be away for a while and come back under the same address. */
async function restartable<S extends { readonly stop: () => Promise<void> }>(
  start: (port: number) => Promise<S>,
): Promise<Restartable<S>> {
  const port = await freePortBlock(TEMPORAL_OFFSETS);
  const first = await start(port);
  let running: S | null = first;
  return {
    first,
    without: async (work) => {
      await running?.stop();
      running = null;
      try {
        return await work();
      } finally {
        running = await start(port);
      }
    },
    [Symbol.asyncDispose]: async () => running?.stop(),
  };
}
