// Điều chỉnh thời hạn: the unit asks for a later day, with its reason, in time and not too often; the monitor grants it, grants another
// one, or refuses. It may also grant one nobody asked for. The ladder begins anew from the new day; what was climbed stays.
import type { Basis } from '../../contracts/terms.ts';
import type { Day } from '../../contracts/time.ts';
import { addWorkingDays, restsOnProvisional } from '../calendar.ts';
import { dayAt, dayOf, isDayText } from '../day.ts';
import { answer } from '../draft.ts';
import { dueInstant } from '../due.ts';
import { anew, nextStepAt } from '../ladder.ts';
import { extensionAskedNotices, extensionGrantedNotices, extensionRefusedNotices } from '../notify.ts';
import type { Assignment, LotState } from '../state.ts';
import { waitsForMonitor } from '../state.ts';
import type { Handler } from './handler.ts';

/** The day that the unit has to keep now. */
const present = ({ due, redoDue }: Assignment): Day | null => redoDue ?? due;

export const askExtension: Handler<'askExtension'> = (state, assignment, input, now) => {
  const { due: text, reason, document } = input.data;
  const { policy, calendar } = state.terms;
  const current = present(assignment);
  if (current === null) return 'noDeadline';
  if (waitsForMonitor(assignment)) return 'alreadySubmitted';
  if (assignment.asked !== null) return 'extensionPending';
  if (assignment.extensions >= policy.extension.most) return 'extensionsUsedUp';
  if (!isDayText(text)) return 'dateInvalid';
  const due = dayOf(text);
  if (due <= current) return 'extensionNotLater';
  const last = addWorkingDays(calendar, current, -policy.extension.notice);
  if (dayAt(input.receivedAt) > last) return 'extensionTooLate';
  const options = { assignment: assignment.id, at: now, notify: extensionAskedNotices(assignment.unit) };
  return [answer('extension.asked', input, 1, { ...options, body: { due, reason, document } })];
};

export const grantExtension: Handler<'grantExtension'> = (state, assignment, input, now) => {
  const { due: text, note, document } = input.data;
  const current = present(assignment);
  if (current === null) return 'noDeadline';
  if (text !== null && !isDayText(text)) return 'dateInvalid';
  const due = text === null ? assignment.asked : dayOf(text);
  if (due === null) return 'nothingAsked';
  if (due <= current) return 'extensionNotLater';
  const of = assignment.redoDue === null ? 'due' : 'redo';
  const dueAt = dueInstant(due, null);
  const moved = of === 'due' ? { due, dueAt } : { redoDue: due, redoAt: dueAt };
  const climber = anew(assignment, now, { ...moved, catchUp: null });
  const basis = extendedBasis(state, due, document?.number ?? '');
  return [
    answer('extension.granted', input, 1, {
      assignment: assignment.id,
      at: now,
      notify: extensionGrantedNotices(assignment.unit, assignment.told),
      body: {
        of,
        due,
        dueAt,
        basis,
        asked: assignment.asked,
        note,
        document,
        generation: climber.generation,
        nextAt: nextStepAt(climber, state.terms),
      },
    }),
  ];
};

export const refuseExtension: Handler<'refuseExtension'> = (_state, assignment, input, now) => {
  const { asked } = assignment;
  if (asked === null) return 'nothingAsked';
  const options = { assignment: assignment.id, at: now, notify: extensionRefusedNotices(assignment.unit) };
  return [answer('extension.refused', input, 1, { ...options, body: { asked, ...input.data } })];
};

const extendedBasis = ({ terms }: LotState, due: Day, words: string): Basis => ({
  code: 'extended',
  words,
  article: null,
  rolledFrom: null,
  provisional: restsOnProvisional(terms.calendar, due),
});
