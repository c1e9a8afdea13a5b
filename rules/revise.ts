// New terms for a lot that runs: a published calendar, another policy, the day from which it is chased. Everything that follows is
// a fact, so that a preview (the facts of a copy of the state) is what will happen.
//
//   calendar   a day that the rules had counted moves, if it still lies ahead and so does the new one; a day that a person gave (an
//              extension, an answer, a return) stays; where the day stays and rungs move, those already climbed stay climbed
//   policy     likewise; rungs that would lie behind do not go out, since nobody missed them
//   chase      what was "before dondoc" and is due after the new beginning is chased: what is overdue then gets the policy's days to
//              catch up, and the ladder counts from there
import { canonicalJson } from '../contracts/canonical.ts';
import { DIRECTIVE_LOT } from '../contracts/ids.ts';
import type { DutyTerms, Occurrence, Revision } from '../contracts/terms.ts';
import type { Instant } from '../contracts/time.ts';
import { addWorkingDays } from './calendar.ts';
import { moveDeadline, occurrenceOf } from './course.ts';
import { dayAt } from './day.ts';
import type { FactDraft } from './draft.ts';
import { draft } from './draft.ts';
import type { Deadline } from './due.ts';
import { anew, applies, nextStepAt, stepsOf } from './ladder.ts';
import type { Step } from './ladder.ts';
import { isBefore } from './lateness.ts';
import { chaseStartedNotices } from './notify.ts';
import type { Assignment, LotState } from './state.ts';
import { assignmentsOf, dutyOf, isClosed, isOpened, revised } from './state.ts';

/** What a revision leads to; nothing where the lot runs by it already. */
export function revise(state: LotState, revision: Revision, now: Instant): readonly FactDraft[] {
  if (!isOpened(state) || state.closed) return [];
  const news = newsOf(state, revision);
  if (news === null) return [];
  const after: LotState = { ...state, ...revised(state, news) };
  const next = Object.values(state.pairs).map((pair) =>
    pair.next === null ? null : reopening(after, dutyOf(after, pair), pair.next, now),
  );
  return [
    draft('terms.revised', {
      // The same calendar may come, go and come back.
      key: `revised/${state.lot}/${state.n + 1}`,
      at: now,
      body: { revision: news, next },
    }),
    ...assignmentsOf(state).flatMap((one) => reviseOne(state, after, one, news, now)),
  ];
}

/** What of a revision is new to the lot, with its own duties only; the directive's lot keeps all, to pass them on. Null: nothing. */
function newsOf(state: LotState, revision: Revision): Revision | null {
  const { terms } = state;
  const { calendar, policy, chaseFrom, duties } = revision;
  const news: Revision = {
    ...revision,
    calendar: same(calendar, terms.calendar) ? null : calendar,
    policy: same(policy, terms.policy) ? null : policy,
    chaseFrom: chaseFrom === terms.chaseFrom ? null : chaseFrom,
    duties: duties.filter((duty) =>
      state.duties[duty.id] === undefined ? state.lot === DIRECTIVE_LOT : !same(duty, state.duties[duty.id]),
    ),
  };
  const nothing = news.calendar === null && news.policy === null && news.chaseFrom === null && news.duties.length === 0;
  return nothing ? null : news;
}

const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

/** The period that was to open next, as it opens by the new terms: from now on, however far ahead they open it. */
function reopening(after: LotState, duty: DutyTerms, next: Occurrence, now: Instant): Occurrence {
  const found = occurrenceOf(after, duty, next.period);
  return found === null ? next : { ...found, openAt: Math.max(found.openAt, now) };
}

function reviseOne(
  before: LotState,
  after: LotState,
  assignment: Assignment,
  revision: Revision,
  now: Instant,
): readonly FactDraft[] {
  if (isClosed(assignment)) return [];
  const { moved, kept } = retime(before, after, assignment, now);
  if (moved !== null) {
    const there = { ...assignment, due: moved.due, dueAt: moved.dueAt, generation: assignment.generation + 1 };
    return [moveDeadline(after, assignment, moved, now), ...chase(after, there, revision, now)];
  }
  return [
    ...kept,
    ...(assignment.silent
      ? chase(after, assignment, revision, now)
      : relayLadder(before, after, assignment, revision, now)),
  ];
}

/** Its deadline by the new terms: where it moves to, or that it stays for another reason. */
function retime(
  before: LotState,
  after: LotState,
  assignment: Assignment,
  now: Instant,
): { readonly moved: Deadline | null; readonly kept: readonly FactDraft[] } {
  const was = occurrenceOf(before, dutyOf(before, assignment), assignment.period);
  const is = occurrenceOf(after, dutyOf(after, assignment), assignment.period);
  const nothing = { moved: null, kept: [] };
  // Another day than the rules had counted is a day that a person gave.
  if (was === null || is === null || is.due === null || is.dueAt === null || was.due !== assignment.due) return nothing;
  const { due, dueAt, basis } = is;
  const ahead = (assignment.dueAt ?? 0) > now && dueAt > now && assignment.judgedAt === null;
  if (dueAt !== assignment.dueAt && ahead) return { ...nothing, moved: { due, dueAt, basis } };
  if (basis.provisional === was.basis.provisional) return nothing;
  const key = `${assignment.id}/kept/${before.n + 1}`;
  return { ...nothing, kept: [draft('deadline.kept', { key, assignment: assignment.id, at: now, body: { basis } })] };
}

/**
 * The ladder laid on the new days: what was climbed stays climbed, also where it lies ahead again, and so does what would now lie before
 * it: nobody is reminded of a day after the reminder of a later one.
 */
function relayLadder(
  before: LotState,
  after: LotState,
  assignment: Assignment,
  { policy }: Revision,
  now: Instant,
): readonly FactDraft[] {
  const old = stepsOf(assignment, before.terms);
  if (same(old, stepsOf(assignment, after.terms))) return [];
  const behind = old.slice(0, assignment.climbed).filter((step) => applies(step, assignment));
  const climbedSteps = new Set(behind.map(nameOf));
  const ladderFrom = policy === null ? assignment.ladderFrom : Math.max(assignment.ladderFrom, now);
  const climber = anew(assignment, ladderFrom, {});
  // A rung that says nothing by the new terms keeps no other one back.
  const isBehind = (step: Step): boolean => climbedSteps.has(nameOf(step)) && applies(step, assignment);
  const climbed = stepsOf(climber, after.terms).findLastIndex(isBehind) + 1;
  const { generation } = climber;
  return [
    draft('ladder.relaid', {
      key: `${assignment.id}/${generation}/relaid`,
      assignment: assignment.id,
      at: now,
      body: { climbed, ladderFrom, generation, nextAt: nextStepAt({ ...climber, climbed }, after.terms) },
    }),
  ];
}

const nameOf = ({ rung, repeat }: Step): string => `${rung.id}/${repeat}`;

function chase(after: LotState, assignment: Assignment, { chaseFrom }: Revision, now: Instant): readonly FactDraft[] {
  if (!assignment.silent || chaseFrom === null || isBefore(assignment.dueAt, chaseFrom)) return [];
  const { calendar, policy } = after.terms;
  const overdue = assignment.dueAt !== null && assignment.dueAt <= now;
  const catchUp = overdue ? addWorkingDays(calendar, dayAt(now), policy.redoDays) : null;
  const waitingSince = assignment.waitingSince === null ? null : now;
  const climber = anew(assignment, now, { silent: false, catchUp, waitingSince });
  const { generation } = climber;
  return [
    draft('assignment.chased', {
      key: `${assignment.id}/${generation}/chased`,
      assignment: assignment.id,
      at: now,
      notify: chaseStartedNotices(assignment),
      body: { catchUp, generation, nextAt: nextStepAt(climber, after.terms) },
    }),
  ];
}
