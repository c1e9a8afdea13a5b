// Waiting until a lot's fact is in the journal. All waits of a process share one query every few milliseconds, which runs only while
// somebody waits. (NOTIFY would make every committing transaction take turns on one lock, which costs the writers more.)
import { rows } from './connection.ts';
import type { Journal } from './journal.ts';

const POLL_MS = 15;

interface Wait {
  readonly directive: string;
  readonly lot: number;
  readonly n: number;
  /** On performance.now's clock. */
  readonly deadline: number;
  readonly end: (found: boolean) => void;
  readonly fail: (error: unknown) => void;
}

interface Waits {
  readonly open: Set<Wait>;
  polling: boolean;
}

const waitsOf = new WeakMap<Journal, Waits>();

/**
 * Resolves true as soon as the journal holds fact `n` of the lot, false where it does not within `ms` milliseconds.
 * @throws DondocError journalAway
 */
export async function waitForFact(
  journal: Journal,
  directive: string,
  lot: number,
  n: number,
  ms: number,
): Promise<boolean> {
  const waits = waitsOf.get(journal) ?? { open: new Set(), polling: false };
  waitsOf.set(journal, waits);
  return await new Promise<boolean>((end, fail) => {
    waits.open.add({ directive, lot, n, deadline: performance.now() + ms, end, fail });
    if (!waits.polling) void poll(journal, waits);
  });
}

async function poll(journal: Journal, waits: Waits): Promise<void> {
  waits.polling = true;
  while (waits.open.size > 0) {
    const asked = [...waits.open];
    try {
      const lastOf = await lastNumbers(journal, asked);
      for (const wait of asked) {
        const found = (lastOf.get(`${wait.directive}/${wait.lot}`) ?? 0) >= wait.n;
        if (!found && performance.now() < wait.deadline) continue;
        waits.open.delete(wait);
        wait.end(found);
      }
    } catch (error) {
      for (const wait of asked) {
        waits.open.delete(wait);
        wait.fail(error);
      }
    }
    if (waits.open.size > 0) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  waits.polling = false;
}

async function lastNumbers(journal: Journal, asked: readonly Wait[]): Promise<ReadonlyMap<string, number>> {
  const found = await rows<{ directive: string; lot: number; lastN: number }>(
    journal,
    `select l.directive, l.lot, l.last_n as "lastN" from lot l
     where (l.directive, l.lot) in (select * from unnest($1::text[], $2::int[]))`,
    [asked.map(({ directive }) => directive), asked.map(({ lot }) => lot)],
  );
  return new Map(found.map(({ directive, lot, lastN }) => [`${directive}/${lot}`, lastN]));
}
