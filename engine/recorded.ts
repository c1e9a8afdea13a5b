// Whether what was decided is in the journal yet: what a person is told of an input they have just sent.
import type { Input } from '../contracts/input.ts';
import type { Journal } from '../journal/journal.ts';
import { waitForFact } from '../journal/waiting.ts';
import type { SubmitResult } from './engine.ts';

/** A decision is durable before it is in the journal, normally by milliseconds; longer than this nobody is kept waiting. */
const JOURNAL_WAIT_MS = 2_000;

/** Waits for the fact that answers an input. False: it is decided, or will be, and not yet in the journal ("đã nhận, đang ghi"). */
export async function recordedSoon(journal: Journal, { target }: Input, result: SubmitResult): Promise<boolean> {
  return (
    result.kind === 'decided' &&
    (await waitForFact(journal, target.directive, result.lot, result.outcome.n, JOURNAL_WAIT_MS))
  );
}
