// What workflows need from the world. Each activity may be tried again at any time and must then change nothing more.
import { ApplicationFailure } from '@temporalio/activity';
import { DondocError } from '../contracts/errors.ts';
import type { LotTerms } from '../contracts/terms.ts';
import type { Starter } from '../engine/starter.ts';
import { lotStart } from '../engine/starter.ts';
import type { Teller } from '../engine/teller.ts';
import type { RecordRequest, Activities } from '../workflows/activities.ts';

/** What the activities are given: the journal's record, its documents, and the doors of the engine. */
export interface ActivityPorts {
  readonly record: (request: RecordRequest) => Promise<unknown>;
  /** The document under this hash, or null. */
  readonly loadDocument: (hash: string) => Promise<unknown>;
  readonly start: Starter;
  readonly tell: Teller;
  /** Lowers, in tests, the number of history events at which a lot continues as new. */
  readonly maxEvents?: number;
}

export function createActivities(ports: ActivityPorts): Activities {
  const options = ports.maxEvents === undefined ? {} : { maxEvents: ports.maxEvents };
  return {
    record: (request) => withCatalogue(async () => void (await ports.record(request))),

    openLots: ({ directive, lotsHash }) =>
      withCatalogue(async () => {
        const lots = (await ports.loadDocument(lotsHash)) as readonly LotTerms[] | null;
        if (lots === null) throw new DondocError('directiveUnknown', { what: directive, where: lotsHash });
        for (const terms of lots) await ports.start(lotStart(terms, options));
      }),

    tellLots: ({ directive, lots, word }) =>
      withCatalogue(async () => {
        for (let lot = 1; lot <= lots; lot += 1) await ports.tell(directive, lot, word);
      }),
  };
}

/** Errors of the catalogue reach Temporal with their code as type, and are tried again only where that can help. */
async function withCatalogue<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DondocError)) throw error;
    throw ApplicationFailure.create({
      type: error.code,
      message: error.message,
      nonRetryable: !error.retryable,
      cause: error,
    });
  }
}
