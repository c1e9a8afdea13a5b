// What was started, stopped in the opposite order; one part that cannot stop does not keep the others from stopping.
import type { Logger } from 'pino';

interface Part {
  readonly name: string;
  readonly stop: () => Promise<unknown>;
}

export class Shutdown {
  readonly #logger: Logger;
  readonly #parts: Part[] = [];
  #running: Promise<void> | null = null;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  add(name: string, stop: () => Promise<unknown>): void {
    this.#parts.push({ name, stop });
  }

  /** Stops everything once; asked again, it waits for the first time to end. */
  run(): Promise<void> {
    this.#running ??= this.#stopAll();
    return this.#running;
  }

  async #stopAll(): Promise<void> {
    for (const { name, stop } of this.#parts.reverse()) {
      try {
        await stop();
        this.#logger.debug({ part: name }, 'stopped');
      } catch (error) {
        this.#logger.error({ part: name, err: error }, 'a part did not stop');
      }
    }
  }
}
