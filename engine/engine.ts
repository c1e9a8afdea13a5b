// The doors that cli, web and intake share. What they may ask of the engine, and what they are told.
import type { ErrorCode, ErrorDetails } from '../contracts/errors.ts';
import type { Outcome } from '../contracts/fact.ts';
import type { Input } from '../contracts/input.ts';

export type SubmitResult =
  /** Signalled to its lot: durable in Temporal, decided soon, in order. */
  | { readonly kind: 'accepted' }
  /** Decided: durable in Temporal, in the journal soon after (wait for the outcome's `n` in `lot`). */
  | { readonly kind: 'decided'; readonly outcome: Outcome; readonly lot: number }
  /** Well formed, but nothing known fits it: kept for an operator to link, replay or discard. */
  | { readonly kind: 'parked'; readonly code: ErrorCode; readonly parked: string }
  /** Not taken; nothing was changed. */
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly details: ErrorDetails };

export interface Engine {
  /**
   * Takes many inputs at once, in order: groups them by lot and sends each lot one signal for up to 100 of them. Resolves when all
   * are durable (accepted or parked) or refused, one result each, in the order given.
   * @throws DondocError engineAway | journalAway: nothing of what follows was taken, try all again (the same ids change nothing twice).
   */
  submit(inputs: readonly Input[]): Promise<readonly SubmitResult[]>;
  /** One person's action, answered with what was decided. Falls back to `accepted` where the lot is busy. */
  act(input: Input): Promise<SubmitResult>;
}
