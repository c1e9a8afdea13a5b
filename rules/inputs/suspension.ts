// Tạm dừng: while an assignment is suspended nobody is chased. When it goes on, the policy says whether its clock had stopped: then its
// day is later by as many days as it was suspended, moved off a day off; else the ladder catches up with what lapsed meanwhile.
import type { Basis } from '../../contracts/terms.ts';
import type { Day, Instant } from '../../contracts/time.ts';
import { DAY_MS } from '../../contracts/time.ts';
import { nextWorkingDay, restsOnProvisional } from '../calendar.ts';
import { dayAt } from '../day.ts';
import { answer } from '../draft.ts';
import { anew, nextStepAt } from '../ladder.ts';
import { decisionNotices } from '../notify.ts';
import type { Assignment, LotState } from '../state.ts';
import type { Handler } from './handler.ts';

export const suspend: Handler<'suspend'> = (_state, assignment, input, now) => {
  if (assignment.suspendedAt !== null) return 'alreadySuspended';
  const options = { assignment: assignment.id, at: now, notify: decisionNotices(assignment.unit, 'suspended') };
  return [answer('assignment.suspended', input, 1, { ...options, body: input.data })];
};

export const resume: Handler<'resume'> = (state, assignment, input, now) => {
  const { suspendedAt } = assignment;
  if (suspendedAt === null) return 'notSuspended';
  const stopped = state.terms.policy.suspension === 'stopsClock';
  const days = stopped ? dayAt(now) - dayAt(suspendedAt) : 0;
  const deadline = later(state, assignment.due, assignment.dueAt, days);
  const redo = later(state, assignment.redoDue, assignment.redoAt, days);
  const catchUp = later(state, assignment.catchUp, 0, days).day;
  const moved = { due: deadline.day, dueAt: deadline.at, redoDue: redo.day, redoAt: redo.at, catchUp };
  const from = stopped ? now : Math.max(suspendedAt, assignment.ladderFrom);
  const climber = anew(assignment, from, { ...moved, suspendedAt: null });
  return [
    answer('assignment.resumed', input, 1, {
      assignment: assignment.id,
      at: now,
      notify: decisionNotices(assignment.unit, 'resumed'),
      body: {
        ...input.data,
        ...moved,
        basis: basisOf(state, assignment, deadline.day),
        ladderFrom: from,
        generation: climber.generation,
        nextAt: nextStepAt(climber, state.terms),
      },
    }),
  ];
};

/** A deadline so many calendar days later, on a working day; the hour that the text gave is kept. */
function later(
  { terms }: LotState,
  day: Day | null,
  at: Instant | null,
  days: number,
): { readonly day: Day | null; readonly at: Instant | null } {
  if (day === null || at === null || days === 0) return { day, at };
  const moved = nextWorkingDay(terms.calendar, day + days);
  return { day: moved, at: at + (moved - day) * DAY_MS };
}

function basisOf({ terms }: LotState, { due: before }: Assignment, due: Day | null): Basis | null {
  if (due === null || due === before) return null;
  const provisional = restsOnProvisional(terms.calendar, due);
  return { code: 'resumed', words: '', article: null, rolledFrom: null, provisional };
}
