// What people are assumed to do on the virtual clock, unit by unit: never report, always so many working days late, ask for a later day
// each time. The monitor grants what is asked and confirms what comes, on the next working day.
import type { Fact } from '../../contracts/fact.ts';
import type { Instant } from '../../contracts/time.ts';
import { addWorkingDays } from '../calendar.ts';
import { at, dayAt, dayText } from '../day.ts';
import type { Assignment, LotState } from '../state.ts';
import { assignmentOf, isClosed } from '../state.ts';
import type { ScriptedInput } from './script.ts';

export type Habit =
  | { readonly kind: 'never' }
  /** Reports so many working days after the due day; negative: before it. */
  | { readonly kind: 'reports'; readonly offset: number }
  /** Asks for so many calendar days more each time, once, and then reports in time. */
  | { readonly kind: 'extends'; readonly days: number };

/** The working day before the due day. */
export const IN_TIME: Habit = { kind: 'reports', offset: -1 };
export const NEVER: Habit = { kind: 'never' };

/** People write in the middle of the working day, behind the morning's rungs. */
const REPORT_MINUTES = 10 * 60;

/** A word that is said at its instant if the assignment is still as it was when it was expected. */
export interface Expected {
  readonly assignment: string;
  readonly generation: number;
  readonly kind: 'report' | 'confirm' | 'minutes' | 'askExtension' | 'grantExtension';
  readonly days: number;
}

/** What a fact makes the unit do later that has this habit, or the monitor; null: nothing. */
export function expectedAfter(
  fact: Fact,
  state: LotState,
  { habit, monitorAnswers }: { readonly habit: Habit; readonly monitorAnswers: boolean },
): { readonly at: Instant; readonly value: Expected } | null {
  const assignment = assignmentOf(state, fact.assignment);
  if (assignment === undefined || isClosed(assignment)) return null;
  const { calendar } = state.terms;
  const nextMorning = at(addWorkingDays(calendar, dayAt(fact.at), 1), REPORT_MINUTES);
  const expect = (kind: Expected['kind'], instant: Instant, days = 0) => ({
    at: Math.max(fact.at, instant),
    value: { assignment: assignment.id, generation: assignment.generation, kind, days },
  });
  switch (fact.type) {
    case 'assignment.opened':
    case 'assignment.chased':
    case 'assignment.resumed':
    case 'ladder.relaid':
    case 'extension.granted':
    case 'deadline.moved': {
      const due = assignment.catchUp ?? assignment.due;
      // What was past before dondoc is for people to mark; what has no day is not waited for.
      if (assignment.silent || due === null || habit.kind === 'never') return null;
      const asks = habit.kind === 'extends' && assignment.extensions === 0 && assignment.ladder !== 'review';
      if (asks) {
        const day = addWorkingDays(calendar, due, -state.terms.policy.extension.notice - 1);
        return expect('askExtension', at(day, REPORT_MINUTES), habit.days);
      }
      const offset = habit.kind === 'reports' ? habit.offset : -1;
      return assignment.ladder === 'review'
        ? expect('minutes', at(addWorkingDays(calendar, due, Math.max(offset, 0)), REPORT_MINUTES))
        : expect('report', at(addWorkingDays(calendar, due, offset), REPORT_MINUTES));
    }
    // Who may not have a later day reports in time; what is returned is done again by its day.
    case 'input.rejected':
      return fact.input?.kind === 'askExtension' && assignment.due !== null
        ? expect('report', at(addWorkingDays(calendar, assignment.due, -1), REPORT_MINUTES))
        : null;
    case 'assignment.returned':
      return habit.kind === 'never' ? null : expect('report', at(fact.body.due, REPORT_MINUTES));
    case 'extension.asked':
      return monitorAnswers ? expect('grantExtension', nextMorning) : null;
    case 'assignment.submitted':
      return monitorAnswers ? expect('confirm', nextMorning) : null;
    default:
      return null;
  }
}

/** The input that carries out what was expected, or null where it has been overtaken. */
export function fulfil(expected: Expected, state: LotState, now: Instant): ScriptedInput | null {
  const assignment = assignmentOf(state, expected.assignment);
  if (assignment === undefined || assignment.generation !== expected.generation) return null;
  const { status, duty, unit, period, due, asked } = assignment;
  const target = { at: now, duty, unit, period } as const;
  const owes = status === 'open' || status === 'returned';
  switch (expected.kind) {
    case 'report':
      return owes ? { ...target, kind: 'report', data: { text: '', document: null, figures: {} } } : null;
    case 'minutes':
      return owes ? minutesOf(assignment, target) : null;
    case 'askExtension': {
      if (!owes || due === null) return null;
      const data = { due: dayText(due + expected.days), reason: 'Giả định', document: null };
      return { ...target, kind: 'askExtension', data };
    }
    case 'grantExtension':
      return asked === null
        ? null
        : { ...target, kind: 'grantExtension', data: { due: null, note: '', document: null } };
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
