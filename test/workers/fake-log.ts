// A log of events that the test drives: batches are delivered by hand, and what the handler did with each is seen.
import type {
  BatchControl,
  BatchHandler,
  Consumption,
  EventLog,
  LogMessage,
  OutMessage,
  WorkerLogger,
} from '../../workers/event-log.ts';

export const silentLogger: WorkerLogger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export interface Delivery {
  /** The last offset that was resolved. */
  resolved: string | null;
  /** For how long the handler paused its partition. */
  pausedMs: number | null;
  beats: number;
  waited: number;
}

export class FakeLog implements EventLog {
  readonly produced: { topic: string; message: OutMessage }[] = [];
  /** Errors to be thrown by what is called next, first come first served. */
  readonly failures: { ensureTopics: Error[]; consume: Error[]; produce: Error[] } = {
    ensureTopics: [],
    consume: [],
    produce: [],
  };
  #handler: BatchHandler | null = null;
  #consuming: (handler: BatchHandler) => void = () => {};
  #crash: (error: Error) => void = () => {};
  readonly consuming = new Promise<BatchHandler>((resolve) => (this.#consuming = resolve));

  async ensureTopics(): Promise<void> {
    throwNext(this.failures.ensureTopics);
  }

  async consume(_options: unknown, handler: BatchHandler): Promise<Consumption> {
    throwNext(this.failures.consume);
    this.#handler = handler;
    this.#consuming(handler);
    const crashed = new Promise<Error>((resolve) => (this.#crash = resolve));
    return { joined: () => true, stop: async () => {}, crashed };
  }

  async produce(topic: string, messages: readonly OutMessage[]): Promise<void> {
    throwNext(this.failures.produce);
    this.produced.push(...messages.map((message) => ({ topic, message })));
  }

  async close(): Promise<void> {}

  crash(error: Error): void {
    this.#crash(error);
  }

  /** Delivers one batch; the delivery is filled in while the handler works. */
  deliver(
    messages: readonly LogMessage[],
    partition = 0,
  ): { readonly delivery: Delivery; readonly done: Promise<Delivery> } {
    const delivery: Delivery = { resolved: null, pausedMs: null, beats: 0, waited: 0 };
    const control: BatchControl = {
      heartbeat: async () => void (delivery.beats += 1),
      beatWhile: async (work) => {
        delivery.waited += 1;
        return await work;
      },
      resolve: (offset) => void (delivery.resolved = offset),
      pauseFor: (milliseconds) => void (delivery.pausedMs = milliseconds),
    };
    if (this.#handler === null) throw new Error('nobody consumes');
    const done = this.#handler({ topic: 'dondoc.inputs.v1', partition, messages }, control).then(() => delivery);
    return { delivery, done };
  }
}

function throwNext(errors: Error[]): void {
  const error = errors.shift();
  if (error !== undefined) throw error;
}
