// Relay: journal -> Kafka. Facts are read in their directives' order, sent, and only then is the position moved on: each at least
// once, a directive's in order (its id is the key). Where the broker or the journal is away, it waits and goes on from the position.
import { encodeKafka } from '../contracts/cloudevent.ts';
import { TOPICS } from '../contracts/events.ts';
import type { Fact } from '../contracts/fact.ts';
import type { Instant } from '../contracts/time.ts';
import { backoffMs, DEFAULT_BACKOFF, pause } from './backoff.ts';
import type { Backoff } from './backoff.ts';
import type { EventLog, OutMessage, WorkerLogger } from './event-log.ts';
import { factEvent } from './fact-event.ts';
import { factsPlan } from './topics.ts';

/** A fact with its number in its directive. */
export interface NumberedFact {
  readonly seq: number;
  readonly fact: Fact;
}

/** The last number that is done with in a directive. */
export interface Position {
  readonly directive: string;
  readonly seq: number;
}

/** What follows the journal (journal/followers.ts). */
export interface FactFeed {
  /** The next facts after the positions, a directive's in the order of `seq`. */
  next(limit: number): Promise<readonly NumberedFact[]>;
  advance(positions: readonly Position[]): Promise<void>;
}

export interface RelayOptions {
  readonly log: EventLog;
  readonly facts: FactFeed;
  readonly logger: WorkerLogger;
  readonly topic?: string;
  readonly backoff?: Backoff;
  /** How often the journal is asked while there is nothing new, in milliseconds. */
  readonly pollMs?: number;
  readonly now?: () => Instant;
}

export interface RelayHealth {
  /** starting: nothing has been asked yet; waiting: an attempt failed, another one comes. */
  readonly state: 'starting' | 'running' | 'waiting' | 'stopped';
  /** When facts were last sent, or found to be all sent. */
  readonly lastAt: Instant | null;
  readonly reason: string | null;
}

export interface Relay {
  /** Ends after the send at hand. */
  stop(): Promise<void>;
  /** There is something new: asks the journal at once. */
  poke(): void;
  health(): RelayHealth;
}

const FACTS_AT_A_TIME = 500;
const POLL_MS = 500;

/** Starts the relay; it returns at once and goes on until it is stopped. */
export async function runRelay(options: RelayOptions): Promise<Relay> {
  const { logger, backoff = DEFAULT_BACKOFF, pollMs = POLL_MS, now = Date.now } = options;
  const ending = new AbortController();
  let wake = new AbortController();
  let health: RelayHealth = { state: 'starting', lastAt: null, reason: null };
  const idle = async (milliseconds: number): Promise<void> => {
    await pause(milliseconds, AbortSignal.any([ending.signal, wake.signal]));
    if (wake.signal.aborted) wake = new AbortController();
  };
  const run = async (): Promise<void> => {
    let failures = 0;
    let topicThere = false;
    while (!ending.signal.aborted) {
      try {
        if (!topicThere) await options.log.ensureTopics([factsPlan(options.topic)]);
        topicThere = true;
        const sent = await relayOnce(options);
        failures = 0;
        health = { state: 'running', lastAt: now(), reason: null };
        if (sent === 0) await idle(pollMs);
      } catch (error) {
        failures += 1;
        const reason = error instanceof Error ? error.message : String(error);
        health = { ...health, state: 'waiting', reason };
        const wait = backoffMs(failures, backoff);
        logger.warn({ attempt: failures, wait, reason }, 'the relay waits');
        await pause(wait, ending.signal);
      }
    }
    health = { ...health, state: 'stopped' };
  };
  const running = run();
  return {
    stop: async () => {
      ending.abort();
      await running;
    },
    poke: () => wake.abort(),
    health: () => health,
  };
}

/** Sends what is next and moves the positions on. @returns how many facts were sent */
export async function relayOnce({ log, facts, logger, topic = TOPICS.facts }: RelayOptions): Promise<number> {
  const next = await facts.next(FACTS_AT_A_TIME);
  if (next.length === 0) return 0;
  await log.produce(topic, next.map(messageOf));
  const last = new Map(next.map(({ seq, fact }) => [fact.directive, seq]));
  await facts.advance([...last].map(([directive, seq]) => ({ directive, seq })));
  logger.debug({ facts: next.length }, 'facts were relayed');
  return next.length;
}

function messageOf({ seq, fact }: NumberedFact): OutMessage {
  const { value, headers } = encodeKafka(factEvent(seq, fact));
  return { key: fact.directive, value, headers };
}
