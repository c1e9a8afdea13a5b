// Opens what a command speaks to, and closes it when the command is done.
import type { OpenEngine } from '../engine/open.ts';
import type { Starter } from '../engine/starter.ts';
import type { TemporalClient } from '../engine/temporal.ts';
import type { Journal } from '../journal/journal.ts';
import { openJournal } from '../journal/journal.ts';
import { addresses } from './config.ts';

/** Connections of a short command; a server's pool is larger. */
const COMMAND_POOL = 2;

export async function withJournal<T>(data: string | undefined, work: (journal: Journal) => Promise<T>): Promise<T> {
  const { database } = await addresses(data);
  const journal = await openJournal(database, { max: COMMAND_POOL });
  try {
    return await work(journal);
  } finally {
    await journal.close();
  }
}

export interface Connected {
  readonly journal: Journal;
  readonly temporal: TemporalClient;
  readonly engine: OpenEngine;
  readonly start: Starter;
}

export async function withEngine<T>(data: string | undefined, work: (connected: Connected) => Promise<T>): Promise<T> {
  const { temporal: address } = await addresses(data);
  // Temporal's client takes half a second to load; only commands that speak to it pay for it.
  const [{ openEngine }, { temporalStarter }, { connectTemporal }] = await Promise.all([
    import('../engine/open.ts'),
    import('../engine/starter.ts'),
    import('../engine/temporal.ts'),
  ]);
  return withJournal(data, async (journal) => {
    await using temporal = await connectTemporal({ address });
    return await work({
      journal,
      temporal,
      engine: openEngine(journal, temporal),
      start: temporalStarter(temporal.client),
    });
  });
}
