// How a lot stands, in a few numbers.
import type { LotState } from '../rules/state.ts';
import { assignmentsOf } from '../rules/state.ts';
import type { Look } from './messages.ts';

export function lookAt(state: LotState, waiting: number, wakeAt: number | null): Look {
  const statuses: Record<string, number> = {};
  for (const { status } of assignmentsOf(state)) statuses[status] = (statuses[status] ?? 0) + 1;
  return { n: state.n, waiting, wakeAt, closed: state.closed, statuses, bytes: JSON.stringify(state).length };
}
