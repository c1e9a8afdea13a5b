// A long-running process of its own: opens what it needs, works until it is asked to stop or a part of it ends, drains.
import type { Logger } from 'pino';
import type { Journal } from '../journal/journal.ts';
import { openJournal } from '../journal/journal.ts';
import { addresses } from './config.ts';
import type { Addresses } from './config.ts';
import { EXIT, Exit } from './exit.ts';
import { openLogger } from './log.ts';
import { askedToStop } from './signals.ts';
import { Shutdown } from './up/shutdown.ts';

export interface Serving {
  readonly addresses: Addresses;
  readonly journal: Journal;
  readonly logger: Logger;
  readonly shutdown: Shutdown;
}

/** `ended` settles when a part ends by itself; null where it never does. */
export interface Started {
  readonly ended: Promise<unknown> | null;
}

/**
 * Runs one part as a process; `start` registers what must be stopped. A part that ends by itself is a fault: whoever supervises the process
 * starts it again.
 */
export async function serve(
  name: string,
  data: string | undefined,
  start: (serving: Serving) => Promise<Started>,
): Promise<void> {
  const logger = openLogger('info').child({ part: name });
  const shutdown = new Shutdown(logger);
  const stopping = askedToStop();
  try {
    const found = await addresses(data);
    const journal = await openJournal(found.database);
    shutdown.add('journal', () => journal.close());
    const { ended } = await start({ addresses: found, journal, logger, shutdown });
    logger.info('ready');
    const asked = await Promise.race([stopping.then(() => true), ...(ended === null ? [] : [ended.then(() => false)])]);
    if (!asked) throw new Exit(EXIT.fault);
  } finally {
    await shutdown.run();
    logger.info('stopped');
  }
}
