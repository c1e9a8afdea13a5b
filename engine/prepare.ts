// From an approved plan to what will run: the directive's own deployment (reviews, questions) and its lots. Pure: the same plan,
// directory, policy and calendar always give the same lots.
import type { CalendarSnapshot } from '../contracts/calendar.ts';
import type { Directory } from '../contracts/directory.ts';
import { DIRECTIVE_LOT, directiveId, plainLetters } from '../contracts/ids.ts';
import type { Obligation, Plan } from '../contracts/plan.ts';
import type { Policy } from '../contracts/policy.ts';
import type { Question } from '../contracts/question.ts';
import type { DutyTerms, LotTerms, Pair } from '../contracts/terms.ts';
import type { Day, Instant } from '../contracts/time.ts';
import { addWorkingDays, nextWorkingDay } from '../rules/calendar.ts';
import { at, dayOf } from '../rules/day.ts';
import { indexDirectory, matchName } from '../rules/directory.ts';
import type { Deployment } from '../rules/directive.ts';
import { ASK_AGAIN_DAYS, stillRecurring } from '../rules/still-recurring.ts';
import { termsOf } from '../rules/terms.ts';
import { findMonitor } from './check.ts';

/** Pairs (duty, unit) that one workflow runs. */
export const PAIRS_PER_LOT = 100;

/** Gives a document the hash under which the journal keeps it. */
export type HashOf = (document: unknown) => string;

export interface Hashes {
  readonly planHash: string;
  readonly textHash: string | null;
  readonly policyHash: string;
  readonly calendarHash: string;
  readonly directoryHash: string;
}

export interface PrepareOptions {
  readonly directory: Directory;
  readonly policy: Policy;
  readonly calendar: CalendarSnapshot;
  readonly hashes: Hashes;
  readonly hashOf: HashOf;
  readonly approvedBy: string;
  readonly deployedOn: Day;
  readonly chaseFrom: Instant;
}

/** A duty as people read it; the engine runs its terms. */
export interface PreparedDuty {
  readonly terms: DutyTerms;
  readonly obligation: Obligation | null;
}

export interface Prepared {
  readonly id: string;
  readonly monitor: string | null;
  readonly deployment: Deployment;
  readonly lots: readonly LotTerms[];
  readonly duties: readonly PreparedDuty[];
  /** Which lot runs each pair; reviews run in the directive's own. */
  readonly pairs: readonly (Pair & { readonly lot: number })[];
}

/** The id a plan's directive has: its issuer, with the province where the issuer's name alone is not unique. */
export function idOf({ directive }: Plan): string | null {
  const { issuer, province, number, issuedOn } = directive;
  if (issuer === null || number === null || issuedOn === null) return null;
  const named =
    province === null || plainLetters(issuer).includes(plainLetters(province)) ? issuer : `${issuer} ${province}`;
  return directiveId(named, number, Number(issuedOn.slice(0, 4)));
}

/** @throws Error where the plan has no number, issuer or date: `checkPlan` refuses such plans first. */
export function prepare(plan: Plan, options: PrepareOptions): Prepared {
  const id = idOf(plan);
  if (id === null) throw new Error('a plan without number, issuer or date cannot be prepared');
  const { directory, calendar, deployedOn, chaseFrom } = options;
  const policy = policyFor(options.policy, id);
  const index = indexDirectory(directory, dayOf(plan.directive.issuedOn ?? ''));
  const monitor = findMonitor(plan, index);
  const matched = (name: string): readonly string[] => {
    const match = matchName(index, name);
    return match.kind === 'units' ? match.units : [];
  };
  const { duties, pairs, reviews, questions } = termsOf(plan, { policy, calendar, deployedOn, matched });
  const common = { directive: id, monitor, chaseFrom, policy, calendar };
  const lots = fillLots(duties, pairs).map((lot, at): LotTerms => ({ ...common, lot: at + 1, ...lot }));
  const now = questions.filter(({ kind }) => kind !== 'undated');
  const askAt = at(addWorkingDays(calendar, deployedOn, policy.undatedSilence), policy.fireAt);
  const askAgainAt = at(nextWorkingDay(calendar, deployedOn + ASK_AGAIN_DAYS), policy.fireAt);
  return {
    id,
    monitor,
    lots,
    deployment: {
      body: {
        ...options.hashes,
        approvedBy: options.approvedBy,
        chaseFrom,
        lots: lots.length,
        lotsHash: options.hashOf(lots),
        later: [
          ...[...questions.filter(({ kind }) => kind === 'undated'), ...untimed(duties)].map((question) => ({
            question,
            askAt,
          })),
          ...endless(duties, reviews.duties).map((duty) => stillRecurring(duty, askAgainAt)),
        ],
      },
      reviews: { ...common, lot: DIRECTIVE_LOT, ...reviews },
      questions: now,
    },
    duties: rowsOf(plan, [...duties, ...reviews.duties]),
    pairs: [
      ...lots.flatMap(({ lot, pairs: inLot }) => inLot.map((pair) => ({ ...pair, lot }))),
      ...reviews.pairs.map((pair) => ({ ...pair, lot: DIRECTIVE_LOT })),
    ],
  };
}

/** The policy as it holds for one directive: without the overrides meant for others. */
export function policyFor(policy: Policy, directive: string): Policy {
  const overrides = policy.overrides.filter(({ directives }) => directives === null || directives.includes(directive));
  const own = overrides.find(({ units, reportPeriods }) => units === null && reportPeriods !== null);
  return { ...policy, overrides, reportPeriods: own?.reportPeriods ?? policy.reportPeriods };
}

/** What recurs without an end is asked about each year, where no final review ends the directive. */
const endless = (duties: readonly DutyTerms[], reviews: readonly DutyTerms[]): readonly DutyTerms[] =>
  reviews.some(({ review }) => review === 'tong-ket')
    ? []
    : [...duties, ...reviews].filter(
        ({ kind, time }) => kind !== 'contribution' && time.kind === 'recurring' && time.ends === null,
      );

/** Duties to which the text gives no time at all: listed, and asked about after the policy's silence. */
const untimed = (duties: readonly DutyTerms[]): readonly Question[] =>
  duties.flatMap(({ id, kind, time, title }) =>
    kind !== 'contribution' && time.kind === 'undated' && time.question === null
      ? [{ id: `undated/${id}`, kind: 'undated' as const, subject: id, words: title }]
      : [],
  );

/** Lots are filled in order of duty and date, each with the terms of the duties it runs. */
function fillLots(duties: readonly DutyTerms[], pairs: readonly Pair[]): readonly Pick<LotTerms, 'duties' | 'pairs'>[] {
  const lots: Pick<LotTerms, 'duties' | 'pairs'>[] = [];
  for (let from = 0; from < pairs.length; from += PAIRS_PER_LOT) {
    const mine = pairs.slice(from, from + PAIRS_PER_LOT);
    const used = new Set(mine.map(({ duty }) => duty));
    lots.push({ pairs: mine, duties: duties.filter(({ id }) => used.has(id)) });
  }
  return lots;
}

function rowsOf(plan: Plan, duties: readonly DutyTerms[]): readonly PreparedDuty[] {
  const obligations = new Map(plan.obligations.map((one) => [one.id, one]));
  return duties.map((terms) => ({ terms, obligation: obligations.get(terms.id) ?? null }));
}
