// Whom facts tell. Rungs tell whom the policy names; what is here is told because it happened, not because time passed.
import type { Notify } from '../contracts/fact.ts';
import type { Form, Role, Rung } from '../contracts/policy.ts';
import type { DutyTerms } from '../contracts/terms.ts';
import type { Assignment } from './state.ts';
import { waitsForMonitor } from './state.ts';

const tell = (role: Role | 'told', unit: string | null, form: Form, urgent = false): Notify => ({
  role,
  unit,
  form,
  urgent,
  release: 'auto',
});

export const rungNotices = (rung: Rung, unit: string): readonly Notify[] =>
  rung.tell.map(({ role, form }) => ({ role, unit, form, urgent: rung.urgent, release: rung.release }));

/** Coordinators hear of an overdue duty once: with the first rung that says so, which after an outage may be any. */
export const coordinatorsOverdue = (duty: DutyTerms): readonly Notify[] =>
  duty.coordinators.map((unit) => tell('clerk', unit, 'overdue'));

export function openingNotices(duty: DutyTerms, unit: string): readonly Notify[] {
  const form: Form =
    duty.kind === 'contribution' ? 'contributionAsked' : duty.kind === 'review' ? 'reviewOpened' : 'assigned';
  return [tell('clerk', unit, form), ...duty.coordinators.map((other) => tell('clerk', other, form))];
}

export const submittedNotices = (unit: string): readonly Notify[] => [
  tell('monitor-clerk', unit, 'confirmationPending'),
];
export const declinedNotices = (unit: string): readonly Notify[] => [tell('monitor', unit, 'declined')];
export const returnedNotices = (unit: string): readonly Notify[] => [tell('clerk', unit, 'returned', true)];
export const withdrawnNotices = (unit: string): readonly Notify[] => [tell('monitor-clerk', unit, 'withdrawn')];
export const reopenedNotices = (unit: string): readonly Notify[] => [tell('clerk', unit, 'reopened')];
export const extensionAskedNotices = (unit: string): readonly Notify[] => [
  tell('monitor-clerk', unit, 'extensionAsked', true),
];
/** Whoever was told "overdue" hears that the day has moved. */
export const extensionGrantedNotices = (unit: string, told: boolean): readonly Notify[] => [
  tell('clerk', unit, 'extensionGranted'),
  ...(told ? [tell('told', unit, 'extensionGranted')] : []),
];
export const extensionRefusedNotices = (unit: string): readonly Notify[] => [
  tell('clerk', unit, 'extensionRefused', true),
];
/** The unit hears of its new day; what is not chased, or rests, is told nobody. */
export const deadlineMovedNotices = ({
  unit,
  silent,
  suspendedAt,
}: Pick<Assignment, 'unit' | 'silent' | 'suspendedAt'>): readonly Notify[] =>
  silent || suspendedAt !== null ? [] : [tell('clerk', unit, 'deadlineMoved')];
/** Whoever has the next word hears that it is waited for. */
export const chaseStartedNotices = (assignment: Assignment): readonly Notify[] => [
  waitsForMonitor(assignment)
    ? tell('monitor-clerk', assignment.unit, 'confirmationPending')
    : tell('clerk', assignment.unit, 'chaseStarted'),
];
/** What the monitor decides about a running duty its clerk and its head hear. */
export const decisionNotices = (unit: string, form: 'suspended' | 'resumed'): readonly Notify[] => [
  tell('clerk', unit, form),
  tell('head', unit, form),
];
export const cancelledNotices = (unit: string, told: boolean): readonly Notify[] => [
  tell('clerk', unit, 'cancelled'),
  tell('head', unit, 'cancelled'),
  ...(told ? [tell('told', unit, 'cancelled')] : []),
];
export const settledNotices = (unit: string): readonly Notify[] => [tell('told', unit, 'settled')];
export const correctionNotices = (unit: string): readonly Notify[] => [tell('told', unit, 'correction', true)];
export const questionNotices = (): readonly Notify[] => [tell('monitor-clerk', null, 'questionAsked')];
