import type { Obligation } from '../../contracts/plan.ts';
import type { ReadPlan } from '../../reading/read.ts';

/** Reads a text with its reasons. */
type Read = (text: string, name: string) => ReadPlan;

export interface Item {
  readonly doc: string;
  readonly confidence: NonNullable<Obligation['confidence']>;
  readonly wrong: boolean;
  readonly rules: readonly { readonly rule: string; readonly known: string }[];
}

export interface Missed {
  readonly doc: string;
  readonly words: string;
  readonly told: boolean;
}

export type Classes = Readonly<Record<'sure' | 'look' | 'guess', { readonly items: number; readonly wrong: number }>>;

export function goldItems(read: Read): { readonly items: readonly Item[]; readonly missed: readonly Missed[] };
export function ownItems(read: Read): readonly Item[];
export function countClasses(items: readonly Item[]): Classes;
export function fit(items: readonly Item[]): Readonly<Record<string, string>>;
