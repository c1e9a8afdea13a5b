/** Everything heavy that the tests need, into the cache, before the first of them runs. */
import { ensureKafka } from './kafka.ts';
import type { Progress } from './progress.ts';
import { ensureTemporalBinary } from './temporal.ts';
import { ensureTimeSkippingServer } from './timeskip.ts';

export interface PreparedTests {
  /** The embedded Temporal server's program. */
  readonly temporalBinary: string;
  /** The script of the time-skipping test server. */
  readonly timeSkippingServer: string;
}

/** Downloads and builds what is not in the cache yet; nothing is started. */
export async function prepareTests(progress: Progress): Promise<PreparedTests> {
  await ensureKafka(progress);
  const timeSkippingServer = await ensureTimeSkippingServer(progress);
  const temporalBinary = await ensureTemporalBinary(progress);
  return { temporalBinary, timeSkippingServer };
}
