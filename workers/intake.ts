// Intake: Kafka -> engine. A fetched batch is decoded and goes to the engine in one call, in order; what cannot become an input goes
// to the dead letter queue. Only when both have it are the offsets resolved. Where one of them is away, the partition is paused and
// the same batch comes again: nothing is lost, the order is kept, and what was taken before changes nothing twice.
import { acceptEvent } from '../contracts/accept.ts';
import { decodeKafka } from '../contracts/cloudevent.ts';
import { CATALOGUE, DondocError } from '../contracts/errors.ts';
import type { ErrorCode } from '../contracts/errors.ts';
import { TOPICS } from '../contracts/events.ts';
import type { Input } from '../contracts/input.ts';
import type { Source } from '../contracts/source.ts';
import type { Instant } from '../contracts/time.ts';
import type { Engine, SubmitResult } from '../engine/engine.ts';
import { backoffMs, DEFAULT_BACKOFF, pause } from './backoff.ts';
import type { Backoff } from './backoff.ts';
import { deadLetter, refusalOf } from './dead-letter.ts';
import type { Refusal } from './dead-letter.ts';
import type {
  BatchControl,
  Consumption,
  EventLog,
  LogBatch,
  LogMessage,
  OutMessage,
  WorkerLogger,
} from './event-log.ts';
import { dlqPlan, inputsPlan } from './topics.ts';

export const INTAKE_GROUP = 'dondoc-intake';

export interface IntakeOptions {
  readonly log: EventLog;
  readonly engine: Pick<Engine, 'submit'>;
  /** The registered source of this name, or null; throws where it cannot be known now. */
  readonly sources: (source: string) => Promise<Source | null>;
  readonly logger: WorkerLogger;
  readonly topics?: { readonly inputs: string; readonly dlq: string };
  readonly groupId?: string;
  readonly backoff?: Backoff;
  readonly now?: () => Instant;
}

export interface IntakeHealth {
  /** starting: the brokers are not reached or the group is not joined; paused: an attempt failed, another one comes. */
  readonly state: 'starting' | 'running' | 'paused' | 'stopped' | 'crashed';
  /** When a batch was last safe. */
  readonly lastBatchAt: Instant | null;
  /** The partitions that wait. */
  readonly paused: readonly number[];
  /** Why it is paused or still starting. */
  readonly reason: string | null;
}

export interface Intake {
  stop(): Promise<void>;
  /** Fulfilled when it ended for good by itself; the process should exit with an error. */
  readonly crashed: Promise<Error>;
  health(): IntakeHealth;
}

/** What of a batch goes where. */
interface Sorted {
  readonly inputs: readonly Input[];
  /** The message of each input. */
  readonly origins: readonly LogMessage[];
  readonly letters: readonly OutMessage[];
}

/** Starts intake. It returns at once: where the brokers are away it goes on trying, and `health` says so. */
export async function runIntake(options: IntakeOptions): Promise<Intake> {
  const intake = new IntakeRun(options);
  intake.start();
  return intake;
}

class IntakeRun implements Intake {
  readonly crashed: Promise<Error>;
  readonly #options: IntakeOptions;
  readonly #topics: { readonly inputs: string; readonly dlq: string };
  readonly #backoff: Backoff;
  readonly #now: () => Instant;
  readonly #ending = new AbortController();
  /** Failed attempts in a row, by partition. */
  readonly #failures = new Map<number, number>();
  #crash: (error: Error) => void = () => {};
  #starting: Promise<void> = Promise.resolve();
  #consumption: Consumption | null = null;
  #hasCrashed = false;
  #lastBatchAt: Instant | null = null;
  #reason: string | null = null;

  constructor(options: IntakeOptions) {
    this.#options = options;
    this.#topics = options.topics ?? TOPICS;
    this.#backoff = options.backoff ?? DEFAULT_BACKOFF;
    this.#now = options.now ?? Date.now;
    this.crashed = new Promise((resolve) => (this.#crash = resolve));
  }

  start(): void {
    this.#starting = this.#connect();
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#starting;
    await this.#consumption?.stop();
  }

  health(): IntakeHealth {
    const paused = [...this.#failures.keys()].sort((a, b) => a - b);
    return { state: this.#state(), lastBatchAt: this.#lastBatchAt, paused, reason: this.#reason };
  }

  #state(): IntakeHealth['state'] {
    if (this.#ending.signal.aborted) return 'stopped';
    if (this.#hasCrashed) return 'crashed';
    if (this.#failures.size > 0) return 'paused';
    return this.#consumption?.joined() === true ? 'running' : 'starting';
  }

  async #connect(): Promise<void> {
    const { log, logger, groupId = INTAKE_GROUP } = this.#options;
    const { signal } = this.#ending;
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      try {
        await log.ensureTopics([inputsPlan(this.#topics.inputs), dlqPlan(this.#topics.dlq)]);
        this.#consumption = await log.consume({ topic: this.#topics.inputs, groupId }, async (batch, control) => {
          await this.#handle(batch, control);
        });
        this.#reason = null;
        this.#watch(this.#consumption);
        return;
      } catch (error) {
        this.#reason = reasonOf(error);
        logger.warn({ attempt, reason: this.#reason }, 'intake cannot reach the brokers yet');
        await pause(backoffMs(attempt, this.#backoff), signal);
      }
    }
  }

  #watch(consumption: Consumption): void {
    void consumption.crashed.then((error) => {
      this.#hasCrashed = true;
      this.#reason = reasonOf(error);
      this.#options.logger.error({ reason: this.#reason }, 'intake has ended by itself');
      this.#crash(error);
    });
  }

  /** One batch. Never throws: what fails is tried again after a pause. */
  async #handle(batch: LogBatch, control: BatchControl): Promise<void> {
    const { partition, messages } = batch;
    const last = messages.at(-1);
    if (last === undefined || this.#ending.signal.aborted) return;
    try {
      await this.#take(batch, control);
      control.resolve(last.offset);
      this.#failures.delete(partition);
      if (this.#failures.size === 0) this.#reason = null;
      this.#lastBatchAt = this.#now();
    } catch (error) {
      const attempt = (this.#failures.get(partition) ?? 0) + 1;
      this.#failures.set(partition, attempt);
      this.#reason = reasonOf(error);
      const wait = backoffMs(attempt, this.#backoff);
      this.#options.logger.warn({ partition, attempt, wait, reason: this.#reason }, 'intake pauses a partition');
      control.pauseFor(wait);
    }
  }

  async #take(batch: LogBatch, control: BatchControl): Promise<void> {
    const { engine, log, logger } = this.#options;
    const { inputs, origins, letters } = await this.#sort(batch, control);
    // The engine goes first: were it away, the same letters would be sent at every attempt.
    const results = inputs.length === 0 ? [] : await control.beatWhile(engine.submit(inputs));
    const refused = results.flatMap((result, index) => {
      const origin = origins[index];
      const refusal = refusedFor(result);
      return refusal === null || origin === undefined ? [] : [this.#letter(batch, origin, refusal)];
    });
    const dead = [...letters, ...refused];
    if (dead.length > 0) await control.beatWhile(log.produce(this.#topics.dlq, dead));
    const { partition, messages } = batch;
    logger.debug({ partition, messages: messages.length, inputs: inputs.length, dead: dead.length }, 'a batch is safe');
  }

  async #sort(batch: LogBatch, control: BatchControl): Promise<Sorted> {
    const sources = new Map<string, Source | null>();
    const inputs: Input[] = [];
    const origins: LogMessage[] = [];
    const letters: OutMessage[] = [];
    for (const message of batch.messages) {
      await control.heartbeat();
      const input = await this.#accept(message, sources);
      if ('code' in input) letters.push(this.#letter(batch, message, input));
      else {
        inputs.push(input);
        origins.push(message);
      }
    }
    return { inputs, origins, letters };
  }

  /** The input in a message, or why there is none. @throws what `sources` throws: then nothing is known about the message yet */
  async #accept(message: LogMessage, sources: Map<string, Source | null>): Promise<Input | Refusal> {
    let event;
    try {
      event = decodeKafka(message);
    } catch (error) {
      return refusalOf(error);
    }
    const known = sources.get(event.source);
    const source = known === undefined ? await this.#options.sources(event.source) : known;
    sources.set(event.source, source);
    if (source === null) return { code: 'sourceUnknown', details: { where: 'source', what: event.source } };
    try {
      return acceptEvent(event, { source, receivedAt: message.appendedAt });
    } catch (error) {
      return refusalOf(error);
    }
  }

  #letter(batch: LogBatch, message: LogMessage, refusal: Refusal): OutMessage {
    const { partition } = batch;
    this.#options.logger.warn(
      { partition, offset: message.offset, code: refusal.code },
      'an event goes to the dead letter queue',
    );
    return deadLetter(batch, message, refusal);
  }
}

/** Why the engine did not take an input. @throws DondocError where it may take it later: the batch is tried again */
function refusedFor(result: SubmitResult): Refusal | null {
  if (result.kind !== 'refused') return null;
  if (mayHelp(result.code)) throw new DondocError(result.code, result.details);
  return { code: result.code, details: result.details };
}

const mayHelp = (code: ErrorCode): boolean => CATALOGUE[code].retry === 'retryable';

/** A code of the catalogue, or an error's own words (of brokers and drivers, which hold no payload). */
const reasonOf = (error: unknown): string =>
  error instanceof DondocError ? error.code : error instanceof Error ? error.message : String(error);
