// Intake and relay on a connection to the brokers.
import type { Logger } from 'pino';
import type { Engine } from '../../engine/engine.ts';
import { advance, nextFacts } from '../../journal/followers.ts';
import type { Journal } from '../../journal/journal.ts';
import { findSource } from '../../journal/sources.ts';
import type { EventLog } from '../../workers/event-log.ts';
import type { Intake } from '../../workers/intake.ts';
import { runIntake } from '../../workers/intake.ts';
import { openKafka } from '../../workers/kafka.ts';
import type { Part } from '../../engine/readiness.ts';
import { missing, ready } from '../../engine/readiness.ts';
import type { Relay } from '../../workers/relay.ts';
import { runRelay } from '../../workers/relay.ts';
import { dlqPlan, factsPlan, inputsPlan } from '../../workers/topics.ts';

const CLIENT_ID = 'dondoc';
/** The relay's name among the journal's followers. */
const FOLLOWER = 'kafka';

/** Connects and makes the topics that nobody has made yet. */
export async function openBus(brokers: readonly string[], logger: Logger): Promise<EventLog> {
  const log = await openKafka({ brokers, clientId: CLIENT_ID, logger });
  await log.ensureTopics([inputsPlan(), dlqPlan(), factsPlan()]);
  return log;
}

export interface BusOptions {
  readonly log: EventLog;
  readonly journal: Journal;
  readonly logger: Logger;
}

export const startIntake = ({
  log,
  journal,
  logger,
  engine,
}: BusOptions & { readonly engine: Pick<Engine, 'submit'> }): Promise<Intake> =>
  runIntake({ log, engine, sources: (source) => findSource(journal, source), logger });

export async function startRelay({ log, journal, logger }: BusOptions): Promise<Relay> {
  const facts = {
    next: (limit: number) => nextFacts(journal, FOLLOWER, limit),
    advance: (positions: Parameters<typeof advance>[2]) => advance(journal, FOLLOWER, positions),
  };
  return await runRelay({ log, facts, logger });
}

export interface Bus {
  readonly stop: () => Promise<void>;
  readonly parts: () => readonly Part[];
}

/** Both, for the local stack. */
export async function startBus(
  options: Omit<BusOptions, 'log'> & { readonly brokers: readonly string[]; readonly engine: Pick<Engine, 'submit'> },
): Promise<Bus> {
  const log = await openBus(options.brokers, options.logger);
  const intake = await startIntake({ ...options, log });
  const relay = await startRelay({ ...options, log });
  return {
    stop: async () => {
      await intake.stop();
      await relay.stop();
      await log.close();
    },
    parts: () => [intakePart(intake), relayPart(relay)],
  };
}

function intakePart(intake: Intake): Part {
  const { state, reason } = intake.health();
  // Joining a group takes seconds; only brokers that did not answer are missing.
  const joins = state === 'starting' && reason === null;
  return state === 'running' || joins ? ready('intake') : missing('intake', reason ?? state);
}

function relayPart(relay: Relay): Part {
  const { state, reason } = relay.health();
  return state === 'waiting' ? missing('relay', reason ?? state) : ready('relay');
}
