// An input arrives: is it new, whom does it mean, and what does it come to? Each kind of input has its own small file; what they
// share (knowing duplicates, finding the assignment, refusing) stands here.
import type { ErrorCode } from '../../contracts/errors.ts';
import type { Input, InputKind } from '../../contracts/input.ts';
import type { Instant } from '../../contracts/time.ts';
import type { FactDraft } from '../draft.ts';
import { answer, draft, inputRef } from '../draft.ts';
import { fromTheFuture } from '../lateness.ts';
import type { SeenBefore } from '../seen.ts';
import { contentHash, seenBefore } from '../seen.ts';
import type { Assignment, LotState } from '../state.ts';
import { isClosed, KEPT_FOR_MONITOR, MAX_SEEN, pairKey, waitsForMonitor } from '../state.ts';
import { acknowledge } from './acknowledge.ts';
import { BY_MONITOR } from './by-monitor.ts';
import { cancel } from './cancel.ts';
import { handOver } from './hand-over.ts';
import { confirm } from './confirm.ts';
import { decline } from './decline.ts';
import type { Answer, Handler, Verdict } from './handler.ts';
import { askExtension, grantExtension, refuseExtension } from './extension.ts';
import { minutes } from './minutes.ts';
import { reopen } from './reopen.ts';
import { resume, suspend } from './suspension.ts';
import { withdraw } from './withdraw.ts';
import { report } from './report.ts';
import { giveBack } from './return.ts';

const HANDLERS: { readonly [K in Exclude<InputKind, 'answer'>]: Handler<K> } = {
  acknowledge,
  handOver,
  decline,
  report,
  withdraw,
  confirm,
  return: giveBack,
  reopen,
  askExtension,
  grantExtension,
  refuseExtension,
  suspend,
  resume,
  cancel,
  minutes,
};

/** Words about a report or refusal that waits mean one that does; the others mean what the unit still owes. */
const ABOUT_WAITING: ReadonlySet<InputKind> = new Set<InputKind>(['confirm', 'return', 'withdraw']);
export function takeInput(state: LotState, input: Input, now: Instant): Verdict {
  const before = seenBefore(state, input);
  if (before !== null) return again(before, input, now);
  const assignment = meant(state, input);
  if (assignment === null) return park(state, input, now, absent(state, input), null);
  if (isFull(assignment, input.kind)) return park(state, input, now, 'tooManyInputs', assignment.id);
  const answered = respond(state, assignment, input, now);
  if (typeof answered !== 'string') return { drafts: answered, code: null, assignment: assignment.id };
  return { drafts: [reject(input, 1, assignment.id, answered, now)], code: answered, assignment: assignment.id };
}

function isFull(assignment: Assignment, kind: InputKind): boolean {
  // The last places are the monitor's: a unit that writes without end must not keep its own report from being confirmed.
  const places = BY_MONITOR.has(kind) ? MAX_SEEN : MAX_SEEN - KEPT_FOR_MONITOR;
  return Object.keys(assignment.seen).length >= places;
}

function respond(state: LotState, assignment: Assignment, input: Input, now: Instant): Answer {
  if (input.kind === 'answer') return 'notForThisKind';
  // A confirmation is taken back from what it has closed, while the directive runs.
  if (isClosed(assignment) && (input.kind !== 'reopen' || state.closed)) return 'assignmentClosed';
  if (fromTheFuture(input, state.terms.policy)) return 'fromTheFuture';
  const handler = HANDLERS[input.kind] as Handler<typeof input.kind>;
  return handler(state, assignment, input as never, now);
}

/** The same id once more: with the same content it changes nothing and is answered as before; with other content it is refused. */
function again({ assignment, seen }: SeenBefore, input: Input, now: Instant): Verdict {
  const content = contentHash(input);
  if (content === seen.hash) return { drafts: [], code: seen.code, assignment: assignment.id };
  const drafts = content === seen.other ? [] : [reject(input, seen.k + 1, assignment.id, 'sameIdOtherContent', now)];
  return { drafts, code: 'sameIdOtherContent', assignment: assignment.id };
}

const reject = (input: Input, k: number, assignment: string, code: ErrorCode, now: Instant): FactDraft =>
  answer('input.rejected', input, k, { assignment, at: now, body: { code } });

/** Kept for an operator. Nothing remembers a parked input in the state, so its key holds the lot's and the fact's number. */
function park(state: LotState, input: Input, now: Instant, code: ErrorCode, assignment: string | null): Verdict {
  const parked = draft('input.parked', {
    key: `parked/${input.source}:${input.id}/${state.lot}/${state.n + 1}`,
    assignment,
    at: now,
    input: inputRef(input),
    body: { code, input },
  });
  return { drafts: [parked], code, assignment };
}

/**
 * The assignment an input means: the named period, or the earliest that waits for this kind of word, or else the latest closed. What
 * was past before dondoc is meant last: it is marked by name, and must not swallow the reports of a year.
 */
function meant(state: LotState, { kind, target }: Input): Assignment | null {
  const { duty, unit, period } = target;
  if (duty === null || unit === null) return null;
  const live = state.pairs[pairKey(duty, unit)]?.live ?? [];
  if (period !== null) return live.find((one) => one.period === period) ?? null;
  if (kind === 'reopen') return live.findLast((one) => one.status === 'done') ?? live.at(-1) ?? null;
  const running = live
    .filter((one) => !isClosed(one))
    .sort((a, b) => Number(a.silent) - Number(b.silent) || (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity));
  if (kind === 'grantExtension' || kind === 'refuseExtension') {
    const asking = running.find(({ asked }) => asked !== null);
    if (asking !== undefined) return asking;
  }
  if (kind === 'resume') {
    const suspended = running.find(({ suspendedAt }) => suspendedAt !== null);
    if (suspended !== undefined) return suspended;
  }
  const waits = ABOUT_WAITING.has(kind);
  return running.find((one) => waitsForMonitor(one) === waits) ?? running[0] ?? live.at(-1) ?? null;
}

/** Why there is no assignment: the period has not opened, or none has. */
const absent = (state: LotState, { target }: Input): ErrorCode =>
  target.duty !== null && target.unit !== null && state.pairs[pairKey(target.duty, target.unit)] === undefined
    ? 'assignmentUnknown'
    : target.period === null
      ? 'nothingOpen'
      : 'notYetOpen';
