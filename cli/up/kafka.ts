// Intake and relay of the local stack, on one connection to the brokers.
import type { Logger } from 'pino';
import type { Engine } from '../../engine/engine.ts';
import { advance, nextFacts } from '../../journal/followers.ts';
import type { Journal } from '../../journal/journal.ts';
import { findSource } from '../../journal/sources.ts';
import { runIntake } from '../../workers/intake.ts';
import { openKafka } from '../../workers/kafka.ts';
import type { Part } from '../../workers/readiness.ts';
import { missing, ready } from '../../workers/readiness.ts';
import { runRelay } from '../../workers/relay.ts';
import { dlqPlan, factsPlan, inputsPlan } from '../../workers/topics.ts';

const CLIENT_ID = 'dondoc';
const FOLLOWER = 'kafka';

export interface Bus {
  readonly stop: () => Promise<void>;
  readonly parts: () => readonly Part[];
}

export interface BusOptions {
  readonly brokers: readonly string[];
  readonly journal: Journal;
  readonly engine: Pick<Engine, 'submit'>;
  readonly logger: Logger;
}

export async function startIntakeAndRelay({ brokers, journal, engine, logger }: BusOptions): Promise<Bus> {
  const log = await openKafka({ brokers, clientId: CLIENT_ID, logger });
  await log.ensureTopics([inputsPlan(), dlqPlan(), factsPlan()]);
  const intake = await runIntake({ log, engine, sources: (source) => findSource(journal, source), logger });
  const facts = {
    next: (limit: number) => nextFacts(journal, FOLLOWER, limit),
    advance: (positions: Parameters<typeof advance>[2]) => advance(journal, FOLLOWER, positions),
  };
  const relay = runRelay({ log, facts, logger });
  const running = await relay;
  return {
    stop: async () => {
      await intake.stop();
      await running.stop();
      await log.close();
    },
    parts: () => {
      const taking = intake.health();
      const giving = running.health();
      return [
        taking.state === 'running' || taking.state === 'starting'
          ? ready('intake')
          : missing('intake', taking.reason ?? taking.state),
        giving.state === 'waiting' ? missing('relay', giving.reason ?? giving.state) : ready('relay'),
      ];
    },
  };
}
