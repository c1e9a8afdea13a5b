// When a lot must next look at the clock.
import type { Instant } from '../contracts/time.ts';
import type { LotState } from './state.ts';

/** The earliest instant at which something opens or a ladder has something to say; null: nothing until an input comes. */
export function wakeAt(state: LotState): Instant | null {
  if (state.closed) return null;
  let earliest = Infinity;
  for (const key in state.pairs) {
    const openAt = state.pairs[key]?.next?.openAt;
    if (openAt !== undefined && openAt < earliest) earliest = openAt;
  }
  for (const id in state.assignments) {
    const nextAt = state.assignments[id]?.nextAt ?? null;
    if (nextAt !== null && nextAt < earliest) earliest = nextAt;
  }
  return earliest === Infinity ? null : earliest;
}
