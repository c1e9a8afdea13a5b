// The activities workflows ask for, as types; activities/ has them. `record` is a normal activity, never a local one: a local one
// commits before the task that decided it is durable, and after a lost task the workflow may decide otherwise.
import type { Fact } from '../contracts/fact.ts';
import type { LotWord } from '../rules/decide.ts';

export interface RecordRequest {
  readonly directive: string;
  readonly lot: number;
  readonly facts: readonly Fact[];
}

export type RecordActivity = (request: RecordRequest) => Promise<void>;

export interface Activities {
  /** Writes facts to the journal; the same facts again change nothing. */
  readonly record: RecordActivity;
  /** Starts the lots of a directive from the terms kept at deployment; those that run already are left alone. */
  readonly openLots: (request: { readonly directive: string; readonly lotsHash: string }) => Promise<void>;
  /** Tells every running lot of a directive something its workflow decided. */
  readonly tellLots: (request: {
    readonly directive: string;
    readonly lots: number;
    readonly word: LotWord;
  }) => Promise<void>;
}
