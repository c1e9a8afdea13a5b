// The unit takes back what waits for the monitor. Lateness is frozen at the first submission that was not withdrawn: where this was the
// only one, it is open again.
import { answer } from '../draft.ts';
import { anew, nextStepAt } from '../ladder.ts';
import { withdrawnNotices } from '../notify.ts';
import { waitsForMonitor } from '../state.ts';
import type { Handler } from './handler.ts';

export const withdraw: Handler<'withdraw'> = (state, assignment, input, now) => {
  if (!waitsForMonitor(assignment)) return 'nothingToWithdraw';
  const { redoDue, waitingSince, ladderFrom } = assignment;
  const status = redoDue === null ? 'open' : 'returned';
  const unfrozen = assignment.status === 'submitted' && assignment.submissions === 1;
  const judged = unfrozen ? { judgedAt: null, late: null } : { judgedAt: assignment.judgedAt, late: assignment.late };
  const climber = anew(assignment, Math.max(waitingSince ?? 0, ladderFrom), { status, waitingSince: null });
  const { generation } = climber;
  return [
    answer('assignment.withdrawn', input, 1, {
      assignment: assignment.id,
      at: now,
      notify: withdrawnNotices(assignment.unit),
      body: { reason: input.data.reason, status, ...judged, generation, nextAt: nextStepAt(climber, state.terms) },
    }),
  ];
};
