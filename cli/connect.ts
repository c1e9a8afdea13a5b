// Opens what a command speaks to, and closes it when the command is done.
import { openEngine } from '../engine/open.ts';
import type { OpenEngine } from '../engine/open.ts';
import { connectTemporal } from '../engine/temporal.ts';
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
}

export async function withEngine<T>(data: string | undefined, work: (connected: Connected) => Promise<T>): Promise<T> {
  const { temporal: address } = await addresses(data);
  return withJournal(data, async (journal) => {
    await using temporal = await connectTemporal({ address });
    return await work({ journal, temporal, engine: openEngine(journal, temporal) });
  });
}
