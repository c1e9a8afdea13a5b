// Which inputs an assignment has taken. The set is bounded and kept by short hashes; it is what makes every input idempotent, also a
// stale duplicate of a report that was returned since.
import type { Input } from '../contracts/input.ts';
import type { Assignment, LotState, Seen } from './state.ts';
import { pairKey } from './state.ts';

const HASH_DIGITS = 16;
/** Held here since a look at a global costs a microsecond in a workflow's sandbox, and this is asked for every character. */
const { imul } = Math;

export const contentHash = (input: Pick<Input, 'hash'>): string => input.hash.slice(0, HASH_DIGITS);

/** A 53-bit hash (cyrb53's mixing) of source and id, in base 36: two ids of one assignment (at most 50) never meet in practice. */
export function seenKey(source: string, id: string): string {
  const text = `${source}\n${id}`;
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = imul(a ^ code, 2654435761);
    b = imul(b ^ code, 1597334677);
  }
  a = imul(a ^ (a >>> 16), 2246822507) ^ imul(b ^ (b >>> 13), 3266489909);
  b = imul(b ^ (b >>> 16), 2246822507) ^ imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}

export interface SeenBefore {
  readonly assignment: Assignment;
  readonly seen: Seen;
}

/**
 * Where an input was taken before. All of the pair's assignments are asked, not only the one it would mean today: an input that
 * names no period must not pass as new once the next period has opened.
 */
export function seenBefore(state: LotState, input: Input): SeenBefore | null {
  const { duty, unit } = input.target;
  if (duty === null || unit === null) return null;
  const key = seenKey(input.source, input.id);
  for (const assignment of state.pairs[pairKey(duty, unit)]?.live ?? []) {
    const seen = assignment.seen[key];
    if (seen !== undefined) return { assignment, seen };
  }
  return null;
}
