// The unit reports. Submitted is not completed: the monitor confirms or returns it, and is chased meanwhile; the unit is not.
import { answer } from '../draft.ts';
import { nextStepAt } from '../ladder.ts';
import { isLate, judgedInstant, judgedSilently } from '../lateness.ts';
import { correctionNotices, submittedNotices } from '../notify.ts';
import { awaiting } from './waiting.ts';
import type { Handler } from './handler.ts';

export const report: Handler<'report'> = (state, assignment, input, now) => {
  if (assignment.status === 'submitted') return 'alreadySubmitted';
  if (assignment.ladder === 'review') return 'notForThisKind';
  const { policy, calendar } = state.terms;
  const { silent } = assignment;
  const judgedAt = silent
    ? judgedSilently(input, input.data.document?.issuedOn ?? null)
    : judgedInstant(input, policy, calendar);
  const late = assignment.late ?? isLate(judgedAt, assignment.dueAt);
  const submitted = answer('assignment.submitted', input, 1, {
    assignment: assignment.id,
    at: now,
    // Many are marked at a time, and nobody waits for them.
    notify: silent ? [] : submittedNotices(assignment.unit),
    body: {
      ...input.data,
      judgedAt,
      late,
      redoLate: assignment.redoAt === null ? null : isLate(judgedAt, assignment.redoAt),
      nextAt: nextStepAt(awaiting(assignment, 'submitted', now), state.terms),
    },
  });
  // It came in time, but the rung had gone out before it was known here: whoever was told "overdue" is told it was not.
  const wronglyTold = assignment.told && assignment.judgedAt === null && !late;
  if (!wronglyTold) return [submitted];
  const notify = correctionNotices(assignment.unit);
  return [
    submitted,
    answer('assignment.corrected', input, 2, { assignment: assignment.id, at: now, notify, body: { judgedAt } }),
  ];
};
