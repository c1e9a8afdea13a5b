// The names and shapes of what workflows are told and asked, shared with the client in engine/.
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Outcome } from '../contracts/fact.ts';
import type { Input } from '../contracts/input.ts';
import type { Revision } from '../contracts/terms.ts';
import type { LotWord } from '../rules/decide.ts';

/** Inputs for a lot (or for the directive), in order: up to 100 at a time. */
export const inputsSignal = defineSignal<[readonly Input[]]>('inputs');
/** A word of the directive's workflow to its lots. */
export const wordSignal = defineSignal<[LotWord]>('word');
/** An operator gives the directive, and with it all its lots, other terms. */
export const reviseSignal = defineSignal<[Revision]>('revise');
/** One person's action; the update's id is the input's. */
export const actUpdate = defineUpdate<Outcome, [Input]>('act');

export interface Look {
  readonly n: number;
  readonly waiting: number;
  readonly wakeAt: number | null;
  readonly closed: boolean;
  readonly statuses: Readonly<Record<string, number>>;
  readonly bytes: number;
}
/** How a lot stands, for operators and tests. */
export const lookQuery = defineQuery<Look>('look');
export const stateQuery = defineQuery<unknown>('state');
