// What the page of health shows, gathered so that it shows what it can while something is away.
import { DondocError } from '../contracts/errors.ts';
import { chainHeads } from '../journal/audit.ts';
import { queueState } from '../journal/notices.ts';
import type { WebOptions } from './options.ts';
import type { Health } from './pages/health.tsx';

export async function healthOf({ journal, parts }: WebOptions): Promise<Omit<Health, 'audit'>> {
  const [found, queue, heads] = await Promise.all([parts(), orAway(queueState(journal)), orAway(chainHeads(journal))]);
  return { parts: found, queue, heads };
}

/** Null where the journal is away. */
async function orAway<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DondocError && error.retryable) return null;
    throw error;
  }
}
