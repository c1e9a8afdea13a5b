// What people and services say on the virtual clock by a script that was given.
import type { Input, InputDataOf, InputKind } from '../../contracts/input.ts';
import type { Instant } from '../../contracts/time.ts';
import { BY_MONITOR } from '../inputs/by-monitor.ts';

/** Something said at an instant. Answers name a question in their data, and neither duty nor unit. */
interface Scripted<K extends InputKind> {
  readonly at: Instant;
  readonly kind: K;
  readonly duty: string | null;
  readonly unit: string | null;
  /** null: the earliest period that is open then. */
  readonly period: string | null;
  readonly data: InputDataOf<K>;
}
export type ScriptedInput = { [K in InputKind]: Scripted<K> }[InputKind];

/** The CloudEvents source of what is only assumed. */
export const SIMULATED_SOURCE = 'urn:dondoc:source:simulate';

/** An input as a door would stamp it. `id` must be new each time. */
export function inputOf(scripted: ScriptedInput, directive: string, id: string): Input {
  const { kind, duty, unit, period, data } = scripted;
  return {
    source: SIMULATED_SOURCE,
    id,
    kind,
    target: { directive, duty, unit, period },
    as: kind === 'answer' ? 'operator' : BY_MONITOR.has(kind) ? 'monitor' : 'unit',
    by: null,
    occurredAt: null,
    receivedAt: scripted.at,
    trusted: false,
    // Nothing is ever sent twice here, so the id stands for the content.
    hash: id,
    data,
  } as Input;
}
