// The course of a lot: how it begins, what comes next for a pair, how an unknown day becomes known, how it ends.
import type { Basis, DutyTerms, DutyTime, LotTerms, Occurrence } from '../contracts/terms.ts';
import type { Day, Instant } from '../contracts/time.ts';
import { NOT_YET } from '../contracts/time.ts';
import { restsOnProvisional } from './calendar.ts';
import { dayAt, startOf } from './day.ts';
import type { FactDraft } from './draft.ts';
import type { Deadline } from './due.ts';
import { draft } from './draft.ts';
import { anew, nextStepAt } from './ladder.ts';
import { deadlineMovedNotices, settledNotices } from './notify.ts';
import { assumedDeadline } from './receipt.ts';
import type { OccurrenceOptions } from './occurrence.ts';
import { contributionDue, firstOccurrence, nextOccurrence, opensAt } from './occurrence.ts';
import { periodDays } from './period.ts';
import type { Assignment, LotState } from './state.ts';
import { assignmentsOf, isClosed, isOpened } from './state.ts';
import { contributionId } from './terms.ts';

/** A month as the take-in counts it; only the order of magnitude matters. */
const TAKE_IN_MONTH_DAYS = 31;

/** The lot's first fact: all it runs, and each pair's first period. */
export function openLot(state: LotState, terms: LotTerms, now: Instant): readonly FactDraft[] {
  if (isOpened(state)) return [];
  const duties = new Map(terms.duties.map((duty) => [duty.id, duty]));
  const ground: Ground = { terms, openedAt: now };
  const first = terms.pairs.map((pair) => {
    const duty = duties.get(pair.duty);
    return duty === undefined ? null : occurrenceAfter(ground, duty, null);
  });
  return [draft('lot.opened', { key: `lot/${terms.lot}/opened`, at: now, body: { terms, next: first } })];
}

/** The period of a duty that follows `period`, or null: the next is due whether or not the last was done. */
export const following = (state: LotState, duty: DutyTerms, period: string): Occurrence | null =>
  occurrenceAfter(state, duty, period);

/** A period of a duty, by the terms as they are: what an assignment of it would be opened with now. Null: the duty has no such period. */
export function occurrenceOf(state: Ground, duty: DutyTerms, period: string): Occurrence | null {
  if (duty.time.kind !== 'recurring') return occurrenceAfter(state, duty, null);
  const days = periodDays(period);
  const found = days === null ? null : firstOccurrence(duty.time, days.first, optionsFor(state, duty, null));
  return found?.period === period ? found : null;
}

interface Ground {
  readonly terms: LotState['terms'];
  readonly openedAt: Instant;
}

function occurrenceAfter({ terms, openedAt }: Ground, duty: DutyTerms, period: string | null): Occurrence | null {
  const { time } = duty;
  if (time.kind === 'recurring') {
    return nextOccurrence(time, period, optionsFor({ terms, openedAt }, duty, takenInFrom(terms, openedAt)));
  }
  if (period !== null) return null;
  if (time.kind === 'received') {
    const deadline = assumedDeadline(openedAt, time, terms);
    if (deadline !== null) return { period: 'once', openAt: openedAt, ...deadline };
  }
  if (time.kind === 'once') return once({ terms, openedAt }, duty, time.due, time.dueAt, time.basis);
  // A contribution to a review without a day is not asked for before the day is known; other undated duties are listed at once.
  return duty.kind === 'contribution'
    ? null
    : { period: 'once', openAt: openedAt, due: null, dueAt: null, basis: noBasis(time.words) };
}

const optionsFor = ({ terms, openedAt }: Ground, duty: DutyTerms, dueNotBefore: Day | null): OccurrenceOptions => ({
  openAhead: duty.openAhead ?? 0,
  calendar: terms.calendar,
  rollFixed: terms.policy.rollFixed,
  fireAt: terms.policy.fireAt,
  openNotBefore: openedAt,
  lead: duty.lead,
  dueNotBefore,
});

/** The first day of which past periods are taken in: so many months before the chase, or before the opening where nobody knows the former. */
const takenInFrom = ({ chaseFrom, policy }: LotState['terms'], openedAt: Instant): Day =>
  dayAt(chaseFrom === NOT_YET ? openedAt : chaseFrom) - policy.takeInMonths * TAKE_IN_MONTH_DAYS;

function once({ terms, openedAt }: Ground, duty: DutyTerms, due: Day, dueAt: Instant, basis: Basis): Occurrence {
  const { calendar, policy } = terms;
  const openAt =
    duty.openAhead === null
      ? openedAt
      : opensAt(due, { openAhead: duty.openAhead, calendar, fireAt: policy.fireAt, openNotBefore: openedAt });
  return { period: 'once', openAt, due, dueAt, basis };
}

const noBasis = (words: string): Basis => ({
  code: 'none',
  words,
  article: null,
  rolledFrom: null,
  provisional: false,
});

/**
 * A person has said when an undated duty is due: running assignments get their deadline, and pairs that have not opened their period too.
 * The contributions to a review follow its day.
 */
export function dateDuty(state: LotState, dutyId: string, due: Day, now: Instant): readonly FactDraft[] {
  const { calendar, policy } = state.terms;
  const lead = policy.review.contributionLead;
  const contribution = contributionId(dutyId);
  return [
    ...dateOne(state, dutyId, due, 'answered', now),
    ...dateOne(state, contribution, contributionDue(calendar, due, lead), 'contribution', now),
  ];
}

/** A person has said that a duty does not recur after a day: what is open stays, nothing opens whose nominal day lies behind it. */
export function endDuty(state: LotState, dutyId: string, last: Day, now: Instant): readonly FactDraft[] {
  const duty = state.duties[dutyId];
  if (duty === undefined || state.closed || duty.time.kind !== 'recurring') return [];
  const time = { ...duty.time, ends: last };
  const next = Object.values(state.pairs)
    .filter((pair) => pair.duty === dutyId)
    .map((pair) => (pair.next === null ? null : occurrenceOf(state, { ...duty, time }, pair.next.period)));
  const key = `ended/${dutyId}/${state.lot}/${state.n + 1}`;
  return [draft('duty.ended', { key, at: now, body: { duty: dutyId, time, next } })];
}

function dateOne(
  state: LotState,
  dutyId: string,
  due: Day,
  code: 'answered' | 'contribution',
  now: Instant,
): readonly FactDraft[] {
  const duty = state.duties[dutyId];
  if (duty === undefined || state.closed) return [];
  if (duty.time.kind === 'once' && duty.time.due === due) return [];
  const dueAt = startOf(due + 1);
  const provisional = restsOnProvisional(state.terms.calendar, due);
  const basis: Basis = { code, words: wordsOf(duty.time), article: null, rolledFrom: null, provisional };
  const time: DutyTime = { kind: 'once', due, dueAt, basis };
  const pairs = Object.values(state.pairs).filter((pair) => pair.duty === dutyId);
  const ground: Ground = { terms: state.terms, openedAt: now };
  const next = pairs.map((pair) => (pair.live.length > 0 ? null : once(ground, duty, due, dueAt, basis)));
  const dated = draft('duty.dated', {
    // The same word reaches every lot that runs the duty.
    key: `dated/${dutyId}/${state.lot}/${state.n + 1}`,
    at: now,
    body: { duty: dutyId, time, next },
  });
  const running = pairs.flatMap((pair) => pair.live).filter((one) => !isClosed(one));
  return [dated, ...running.map((one) => moveDeadline(state, one, { due, dueAt, basis }, now))];
}

const wordsOf = (time: DutyTime): string => (time.kind === 'once' ? time.basis.words : time.words);

/** `state`: by whose terms the new ladder is laid. */
export function moveDeadline(
  state: Pick<LotState, 'terms'>,
  assignment: Assignment,
  { due, dueAt, basis }: Deadline,
  now: Instant,
): FactDraft {
  const climber = anew(assignment, now, { due, dueAt, catchUp: null });
  const { generation } = climber;
  return draft('deadline.moved', {
    key: `${assignment.id}/${generation}/deadline`,
    assignment: assignment.id,
    at: now,
    notify: deadlineMovedNotices(assignment),
    body: { from: assignment.due, due, dueAt, basis, generation, nextAt: nextStepAt(climber, state.terms) },
  });
}

/** The directive has closed: what is still owed ends, not done, and the lot with it. */
export function closeLot(state: LotState, now: Instant): readonly FactDraft[] {
  if (state.closed) return [];
  return [
    ...endOpen(state, now),
    draft('lot.closed', { key: `lot/${state.lot}/closed`, at: now, body: { reason: 'directiveClosed' } }),
  ];
}

const endOpen = (state: LotState, now: Instant): readonly FactDraft[] =>
  assignmentsOf(state)
    .filter((assignment) => !isClosed(assignment))
    .map((assignment) =>
      draft('assignment.ended', {
        key: `${assignment.id}/ended`,
        assignment: assignment.id,
        at: now,
        notify: assignment.told ? settledNotices(assignment.unit) : [],
        body: { reason: 'directiveClosed' },
      }),
    );
