// Inputs that come by HTTP, gathered: while the engine works on some, those that arrive wait and go together, in order. So a single
// request waits for nobody, and under load one call carries many (a lot then gets one signal for up to 100 of them).
import { DondocError } from '../contracts/errors.ts';
import type { Input } from '../contracts/input.ts';
import type { Engine, SubmitResult } from './engine.ts';

/** More than this waiting means that the engine does not keep up; the sender is told to try again. */
const MAX_WAITING = 2_000;
/** One call to the engine carries at most so many. */
const MAX_AT_ONCE = 1_000;

export interface HttpBatch {
  /**
   * Hands over one request's inputs, together and in order.
   * @throws DondocError busy (nothing was taken) | engineAway | journalAway (try all again)
   */
  submit(inputs: readonly Input[]): Promise<readonly SubmitResult[]>;
  /** Inputs that wait for the engine. */
  waiting(): number;
  /** Resolves when nothing waits any more; new requests are answered `busy`. */
  close(): Promise<void>;
}

interface Waiting {
  readonly inputs: readonly Input[];
  readonly resolve: (results: readonly SubmitResult[]) => void;
  readonly reject: (error: unknown) => void;
}

export interface HttpBatchLimits {
  readonly maxWaiting?: number;
  readonly maxAtOnce?: number;
}

export function gatherHttp(engine: Pick<Engine, 'submit'>, limits: HttpBatchLimits = {}): HttpBatch {
  const { maxWaiting = MAX_WAITING, maxAtOnce = MAX_AT_ONCE } = limits;
  const queue: Waiting[] = [];
  let waiting = 0;
  let working: Promise<void> | null = null;
  let closed = false;

  /** The requests that go together next: whole ones, at least one. */
  const take = (): readonly Waiting[] => {
    let count = 0;
    const end = queue.findIndex(({ inputs }) => (count += inputs.length) > maxAtOnce);
    const taken = queue.splice(0, end === -1 ? queue.length : Math.max(end, 1));
    waiting -= taken.reduce((sum, { inputs }) => sum + inputs.length, 0);
    return taken;
  };
  const work = async (): Promise<void> => {
    while (queue.length > 0) await answer(engine, take());
    working = null;
  };
  return {
    submit: async (inputs) => {
      if (closed || waiting + inputs.length > maxWaiting) throw new DondocError('busy');
      if (inputs.length === 0) return [];
      const answered = new Promise<readonly SubmitResult[]>((resolve, reject) => {
        queue.push({ inputs, resolve, reject });
      });
      waiting += inputs.length;
      working ??= work();
      return await answered;
    },
    waiting: () => waiting,
    close: async () => {
      closed = true;
      await working;
    },
  };
}

/** One call to the engine for several requests. Never throws: each request hears the result or the error. */
async function answer(engine: Pick<Engine, 'submit'>, together: readonly Waiting[]): Promise<void> {
  try {
    const results = await engine.submit(together.flatMap(({ inputs }) => inputs));
    let from = 0;
    for (const { inputs, resolve } of together) {
      resolve(results.slice(from, from + inputs.length));
      from += inputs.length;
    }
  } catch (error) {
    for (const { reject } of together) reject(error);
  }
}
