// The engine, put together from a journal and a Temporal client.
import { DondocError } from '../contracts/errors.ts';
import { answersFromJournal } from '../journal/answers.ts';
import { knownDirectives, lotsFor } from '../journal/directives.ts';
import { ping } from '../journal/health.ts';
import type { Journal } from '../journal/journal.ts';
import type { Engine } from './engine.ts';
import { createRoutes } from './routes.ts';
import { createEngine } from './submit.ts';
import type { TemporalClient } from './temporal.ts';
import { temporalAnswers } from './temporal.ts';

/** What is missing before the engine can take inputs; both null when ready. */
export interface EngineHealth {
  readonly temporal: 'ready' | 'away';
  readonly journal: 'ready' | 'away';
}

export interface OpenEngine extends Engine {
  readonly health: () => Promise<EngineHealth>;
}

/**
 * Inputs are taken only while the journal answers too: lots would hold their facts for as long as it is away, but a sender that can wait
 * should, before two thousand facts wait in every lot.
 */
export function openEngine(journal: Journal, { client }: TemporalClient): OpenEngine {
  const routes = createRoutes({
    lotsFor: (targets) => lotsFor(journal, targets),
    knows: (directives) => knownDirectives(journal, directives),
    answers: (inputs) => answersFromJournal(journal, inputs),
  });
  return {
    ...createEngine({ client, journal, routes }),
    health: async () => ({
      temporal: (await temporalAnswers(client)) ? 'ready' : 'away',
      journal: await ping(journal).then(
        () => 'ready' as const,
        (error: unknown) => {
          if (error instanceof DondocError && error.retryable) return 'away' as const;
          throw error;
        },
      ),
    }),
  };
}
