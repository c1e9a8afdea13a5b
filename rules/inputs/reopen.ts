// A confirmation was a mistake: the report waits for the monitor again. Both stand in the journal; lateness stays what it was.
import { answer } from '../draft.ts';
import { anew, nextStepAt } from '../ladder.ts';
import { reopenedNotices } from '../notify.ts';
import type { Handler } from './handler.ts';

export const reopen: Handler<'reopen'> = (state, assignment, input, now) => {
  if (assignment.ladder === 'review') return 'notForThisKind';
  if (assignment.status !== 'done') return 'notConfirmed';
  const climber = anew(assignment, now, { status: 'submitted', waitingSince: now });
  const { generation } = climber;
  return [
    answer('assignment.reopened', input, 1, {
      assignment: assignment.id,
      at: now,
      notify: reopenedNotices(assignment.unit),
      body: { reason: input.data.reason, generation, nextAt: nextStepAt(climber, state.terms) },
    }),
  ];
};
