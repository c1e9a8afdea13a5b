// The log of events as intake and relay see it: the port behind which kafkajs stands (workers/kafka.ts), and tests put their own.
import type { Logger } from 'pino';
import type { Instant } from '../contracts/time.ts';

/** What workers need of pino. */
export type WorkerLogger = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export type LogHeaders = Readonly<Record<string, string | Buffer | readonly (string | Buffer)[] | undefined>>;

export interface LogMessage {
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: LogHeaders;
  /** The broker's append time. */
  readonly appendedAt: Instant;
}

/** What one fetch brought of one partition, in order. */
export interface LogBatch {
  readonly topic: string;
  readonly partition: number;
  readonly messages: readonly LogMessage[];
}

export interface BatchControl {
  /** Tells the broker that this consumer lives; cheap, never throws. Call it per message. */
  heartbeat(): Promise<void>;
  /** Runs a long wait while the heart goes on beating. */
  beatWhile<T>(work: Promise<T>): Promise<T>;
  /** Everything up to this offset is safe; committed when the handler returns. */
  resolve(offset: string): void;
  /** Reads nothing of this partition for so long; what is not resolved comes again then. */
  pauseFor(milliseconds: number): void;
}

/** Must not throw; what it does not resolve comes again. */
export type BatchHandler = (batch: LogBatch, control: BatchControl) => Promise<void>;

export interface ConsumeOptions {
  readonly topic: string;
  readonly groupId: string;
  /** How many partitions are handled at one time. */
  readonly concurrency?: number;
}

export interface Consumption {
  /** Whether it is a member of its group just now, so that batches can come. */
  joined(): boolean;
  /** Ends after the batches at hand; what they resolved is committed. */
  stop(): Promise<void>;
  /** Fulfilled with the reason when consuming has ended for good by itself: the process should end and be started anew. */
  readonly crashed: Promise<Error>;
}

export interface OutMessage {
  readonly key: string | Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string | Buffer | (string | Buffer)[]>>;
}

export interface TopicPlan {
  readonly topic: string;
  readonly partitions: number;
  readonly settings: Readonly<Record<string, string>>;
}

export interface EventLog {
  /** @throws Error the brokers cannot be reached (try again) */
  consume(options: ConsumeOptions, handler: BatchHandler): Promise<Consumption>;
  /** Resolves when the brokers have all of them, in order for each key. @throws Error none, some or all were taken (try all again) */
  produce(topic: string, messages: readonly OutMessage[]): Promise<void>;
  /** Makes the topics that are missing; existing ones are left as they are, differences are logged. */
  ensureTopics(plans: readonly TopicPlan[]): Promise<void>;
  close(): Promise<void>;
}
