// What people and services say on the virtual clock: a script that was given, or the assumption that everybody reports, in time or late.
import type { Fact } from '../../contracts/fact.ts';
import type { Input, InputDataOf, InputKind } from '../../contracts/input.ts';
import type { Instant } from '../../contracts/time.ts';
import { addWorkingDays } from '../calendar.ts';
import { at, dayAt, dayText } from '../day.ts';
import { BY_MONITOR } from '../inputs/by-monitor.ts';
import type { Assignment, LotState } from '../state.ts';
import { assignmentOf, isClosed } from '../state.ts';

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

/** People write in the middle of the working day, behind the morning's rungs. */
const REPORT_MINUTES = 10 * 60;

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

/** A word that is said at its instant if the assignment is still as it was when it was expected. */
export interface Expected {
  readonly assignment: string;
  readonly generation: number;
  readonly kind: 'report' | 'confirm' | 'minutes';
}

/** The working day before the due day. */
export const IN_TIME = -1;

/** What a fact makes everybody do who always reports so many working days after the due day (before it: negative); null: nothing. */
export function expectedAfter(
  fact: Fact,
  state: LotState,
  offset: number,
): { readonly at: Instant; readonly value: Expected } | null {
  const assignment = assignmentOf(state, fact.assignment);
  if (assignment === undefined || isClosed(assignment)) return null;
  const { calendar } = state.terms;
  const value = { assignment: assignment.id, generation: assignment.generation } as const;
  switch (fact.type) {
    case 'assignment.opened':
    case 'assignment.resumed':
    case 'extension.granted':
    case 'deadline.moved': {
      // What was past before dondoc is for people to mark; what has no day is not waited for.
      if (assignment.silent || assignment.due === null) return null;
      const review = assignment.ladder === 'review';
      const day = addWorkingDays(calendar, assignment.due, review ? Math.max(offset, 0) : offset);
      return {
        at: Math.max(fact.at, at(day, REPORT_MINUTES)),
        value: { ...value, kind: review ? 'minutes' : 'report' },
      };
    }
    case 'assignment.submitted':
      return {
        at: at(addWorkingDays(calendar, dayAt(fact.at), 1), REPORT_MINUTES),
        value: { ...value, kind: 'confirm' },
      };
    default:
      return null;
  }
}

/** The input that carries out what was expected, or null where it has been overtaken. */
export function fulfil(expected: Expected, state: LotState, now: Instant): ScriptedInput | null {
  const assignment = assignmentOf(state, expected.assignment);
  if (assignment === undefined || assignment.generation !== expected.generation) return null;
  const { status, duty, unit, period } = assignment;
  const target = { at: now, duty, unit, period } as const;
  const owes = status === 'open' || status === 'returned';
  switch (expected.kind) {
    case 'report':
      return owes ? { ...target, kind: 'report', data: { text: '', document: null, figures: {} } } : null;
    case 'minutes':
      return owes ? minutesOf(assignment, target) : null;
    case 'confirm':
      return status === 'submitted' ? { ...target, kind: 'confirm', data: { note: '' } } : null;
  }
}

const minutesOf = (
  { due }: Assignment,
  target: Pick<ScriptedInput, 'at' | 'duty' | 'unit' | 'period'>,
): ScriptedInput => ({
  ...target,
  kind: 'minutes',
  data: { heldOn: dayText(Math.max(due ?? 0, dayAt(target.at))), document: null, note: '' },
});
