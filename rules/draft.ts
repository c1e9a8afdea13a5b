// A fact before it has its number: what the deciding functions return. `decide` numbers drafts in order and folds them in.
import type { Fact, FactBodies, FactFor, FactType, InputRef, Notify } from '../contracts/fact.ts';
import { inputKey } from '../contracts/ids.ts';
import type { Input } from '../contracts/input.ts';
import type { Instant } from '../contracts/time.ts';

export type FactDraft = { [T in FactType]: Omit<FactFor<T>, 'n' | 'directive' | 'lot'> }[FactType];

export interface DraftOptions<T extends FactType> {
  readonly key: string;
  readonly assignment?: string | null;
  readonly at: Instant;
  readonly input?: InputRef | null;
  readonly notify?: readonly Notify[];
  readonly body: FactBodies[T];
}

export function draft<T extends FactType>(type: T, options: DraftOptions<T>): FactDraft {
  return {
    type,
    key: options.key,
    assignment: options.assignment ?? null,
    at: options.at,
    input: options.input ?? null,
    notify: options.notify ?? [],
    body: options.body,
  } as unknown as FactDraft;
}

export function inputRef(input: Input): InputRef {
  const { source, id, kind, hash, as, by, occurredAt, receivedAt } = input;
  return { source, id, kind, hash, as, by, occurredAt, receivedAt };
}

/**
 * A draft that answers an input: its key is the input's, numbered by `k`, under the assignment that took it. What an assignment took is
 * known for as long as it can take anything, so such a key is never made twice; the id alone would be, by a sender that uses one id
 * for two units.
 */
export function answer<T extends FactType>(
  type: T,
  input: Input,
  k: number,
  options: Omit<DraftOptions<T>, 'key' | 'input' | 'assignment'> & { readonly assignment: string },
): FactDraft {
  const key = `${options.assignment}/${inputKey(input.source, withoutColon(input.id), k)}`;
  return draft(type, { ...options, key, input: inputRef(input) });
}

/** A source may hold colons, so that the last one before the id must be the one that parts them. */
const withoutColon = (id: string): string => id.replaceAll('%', '%25').replaceAll(':', '%3A');

/** Numbers drafts after `n`. */
export function number(drafts: readonly FactDraft[], directive: string, lot: number, n: number): readonly Fact[] {
  return drafts.map((one, index) => ({ ...one, n: n + index + 1, directive, lot }) as Fact);
}
