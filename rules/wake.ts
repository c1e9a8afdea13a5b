// When a lot must next look at the clock.
import type { Instant } from '../contracts/time.ts';
import type { LotState } from './state.ts';

/** The earliest instant at which something opens or a ladder has something to say; null: nothing until an input comes. */
export function wakeAt(state: LotState): Instant | null {
  if (state.closed) return null;
  let earliest = Infinity;
  for (const key in state.pairs) {
    const pair = state.pairs[key];
    if (pair === undefined) continue;
    if (pair.next !== null && pair.next.openAt < earliest) earliest = pair.next.openAt;
    for (const { nextAt } of pair.live) if (nextAt !== null && nextAt < earliest) earliest = nextAt;
  }
  return earliest === Infinity ? null : earliest;
}
