// What a handler of one kind of input is given and gives back.
import type { ErrorCode } from '../../contracts/errors.ts';
import type { InputFor, InputKind } from '../../contracts/input.ts';
import type { Instant } from '../../contracts/time.ts';
import type { FactDraft } from '../draft.ts';
import type { Assignment, LotState } from '../state.ts';

/** The drafts that an accepted input leads to, or the code of the reason why it is refused. */
export type Answer = readonly FactDraft[] | ErrorCode;

export type Handler<K extends InputKind> = (
  state: LotState,
  assignment: Assignment,
  input: InputFor<K>,
  now: Instant,
) => Answer;

/** What an input comes to: its facts, and a code where it was not taken. */
export interface Verdict {
  readonly drafts: readonly FactDraft[];
  readonly code: ErrorCode | null;
  readonly assignment: string | null;
}
