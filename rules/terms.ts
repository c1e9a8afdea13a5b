// From an approved plan to the terms that lots run by: each obligation becomes a duty with a time, each lead a pair, and what only a
// person can settle a question. Reviews are run by the directive's own workflow; what units contribute to them is a duty of their own.
import type { CalendarSnapshot } from '../contracts/calendar.ts';
import type { NamedUnit, Obligation, Plan } from '../contracts/plan.ts';
import type { LadderName, Policy } from '../contracts/policy.ts';
import type { Question } from '../contracts/question.ts';
import type { DutyTerms, DutyTime, Pair } from '../contracts/terms.ts';
import type { Day } from '../contracts/time.ts';
import { dutyTime } from './duty-time.ts';
import { dueInstant } from './due.ts';
import { cutOffs, WORKING_DAYS_TO_SEND } from './report-period.ts';
import { contributionBasis, contributionDue, openAheadFor } from './occurrence.ts';

export interface TermsOptions {
  readonly policy: Policy;
  readonly calendar: CalendarSnapshot;
  readonly deployedOn: Day;
  /** The units a name stands for; empty where no unit bears it, or more than one does. */
  readonly matched: (name: string) => readonly string[];
}

export interface Terms {
  readonly duties: readonly DutyTerms[];
  readonly pairs: readonly Pair[];
  readonly reviews: { readonly duties: readonly DutyTerms[]; readonly pairs: readonly Pair[] };
  readonly questions: readonly Question[];
}

/** Added to a review's id for what the units contribute to it (góp). */
const CONTRIBUTION = '.gop';
/** Longest title a duty carries, as in the plan. */
const MAX_TITLE = 200;
/** "các cơ quan liên quan" names no unit that could be told, so nobody is asked who they are. */
const NAMES_NOBODY = /liên quan|chức năng/i;

const LADDERS: Readonly<Record<Obligation['kind'], LadderName>> = {
  task: 'product',
  report: 'report',
  review: 'review',
};

/** The id of the contribution to a review. */
export const contributionId = (review: string): string => `${review}${CONTRIBUTION}`;

interface Read {
  readonly obligation: Obligation;
  readonly duty: DutyTerms;
  readonly leads: readonly string[];
  readonly questions: readonly Question[];
}

/**
 * The terms of a plan. Pairs follow the plan's order, those of one duty together; contributions come last, in the order of their
 * reviews, since they are due near the reviews and not near their clause's neighbours.
 */
export function termsOf(plan: Plan, options: TermsOptions): Terms {
  const read = plan.obligations.map((obligation) => readObligation(plan, obligation, options));
  const running = read.filter((one) => one.obligation.kind !== 'review');
  const reviews = read.filter((one) => one.obligation.kind === 'review');
  const carriers = distinct(read.flatMap((one) => one.leads));
  const contributions = reviews.flatMap((review) => contributionTo(review, carriers, options));
  return {
    duties: [...running, ...contributions].map((one) => one.duty),
    pairs: [...running, ...contributions].flatMap(pairsOf),
    reviews: { duties: reviews.map((one) => one.duty), pairs: reviews.flatMap(pairsOf) },
    questions: distinctById(read.flatMap((one) => one.questions)),
  };
}

const pairsOf = (one: Pick<Read, 'duty' | 'leads'>): readonly Pair[] =>
  one.leads.map((unit) => ({ duty: one.duty.id, unit }));

function readObligation(plan: Plan, obligation: Obligation, options: TermsOptions): Read {
  const { time, lead } = sentAfterCutOff(obligation, dutyTime(plan, obligation, options), options.policy);
  const leads = unitsNamed(obligation.leads, options);
  // Whom the lead directs ("chỉ đạo Y") is informed like those who work with it; a body that no unit is ("các cấp") is passed over.
  const others = [...obligation.coordinators, ...obligation.via];
  const coordinators = unitsNamed(others, options).filter((unit) => !leads.includes(unit));
  const title = titleOf(obligation);
  const duty: DutyTerms = {
    id: obligation.id,
    kind: obligation.kind,
    review: obligation.review,
    ladder: LADDERS[obligation.kind],
    title,
    openAhead: openAheadOf(obligation, time, options.policy),
    lead,
    time,
    coordinators,
  };
  return { obligation, duty, leads, questions: [...timeQuestion(duty), ...nameQuestions(obligation, title, options)] };
}

/** A periodic report without a day, where the policy counts by the decree. */
function sentAfterCutOff(
  { kind }: Obligation,
  time: DutyTime,
  { reportPeriods }: Policy,
): { readonly time: DutyTime; readonly lead: number } {
  if (kind !== 'report' || time.kind !== 'recurring' || reportPeriods === 'plain') return { time, lead: 0 };
  const rule = cutOffs(time.rule);
  return rule === null ? { time, lead: 0 } : { time: { ...time, rule }, lead: -WORKING_DAYS_TO_SEND };
}

const titleOf = (obligation: Obligation): string =>
  (obligation.title || obligation.quote || obligation.time?.text || obligation.id).slice(0, MAX_TITLE);

function openAheadOf(obligation: Obligation, time: DutyTime, policy: Policy): number | null {
  if (obligation.kind === 'review') return policy.review.openAhead;
  return time.kind === 'recurring' ? openAheadFor(time.rule, policy) : null;
}

function unitsNamed(names: readonly NamedUnit[], options: TermsOptions): readonly string[] {
  return distinct(names.flatMap(({ name }) => options.matched(name)));
}

function timeQuestion(duty: DutyTerms): readonly Question[] {
  const { time } = duty;
  if (time.kind !== 'undated' || time.question === null) return [];
  return [question(time.question, duty.id, time.words || duty.title)];
}

/** A name that nobody bears never disappears: it is asked about, and a duty without any lead under its own id. */
function nameQuestions(obligation: Obligation, title: string, options: TermsOptions): readonly Question[] {
  const unmatched = [
    ...obligation.leads,
    ...obligation.coordinators.filter(({ name }) => !NAMES_NOBODY.test(name.normalize('NFC'))),
  ].filter(({ name }) => options.matched(name).length === 0);
  const asked = unmatched.map(({ name }) => question('unmatchedName', name, name));
  return obligation.leads.length === 0 ? [...asked, question('noLead', obligation.id, title)] : asked;
}

const question = (kind: Question['kind'], subject: string, words: string): Question => ({
  id: `${kind}/${subject}`,
  kind,
  subject,
  words,
});

/**
 * What units contribute to a review: every unit that leads any duty of the plan, but not those that lead the review itself. Where the
 * review recurs, so does the contribution, by the review's own rule: its due day lies
 * `lead` working days before each nominal day. Where the review has no day yet, neither has the contribution.
 */
function contributionTo(
  review: Read,
  carriers: readonly string[],
  options: TermsOptions,
): readonly Pick<Read, 'duty' | 'leads'>[] {
  const leads = carriers.filter((unit) => !review.leads.includes(unit));
  const duty: DutyTerms = {
    id: contributionId(review.duty.id),
    kind: 'contribution',
    review: review.duty.review,
    ladder: 'contribution',
    title: review.duty.title,
    openAhead: options.policy.review.contributionOpenAhead,
    lead: options.policy.review.contributionLead,
    time: contributionTime(review.duty.time, options),
    coordinators: [],
  };
  return leads.length === 0 ? [] : [{ duty, leads }];
}

/** When units contribute to a review held then. */
export function contributionTime(
  time: DutyTime,
  { policy, calendar }: Pick<TermsOptions, 'policy' | 'calendar'>,
): DutyTime {
  switch (time.kind) {
    case 'once': {
      const lead = policy.review.contributionLead;
      const due = contributionDue(calendar, time.due, lead);
      const dueAt = dueInstant(due, null);
      return { kind: 'once', due, dueAt, basis: contributionBasis(calendar, time.due, lead, time.basis.words) };
    }
    case 'recurring':
      return time;
    // The review's own question, once answered, dates both: nobody is asked twice.
    case 'received':
    case 'standing':
    case 'undated':
      return { kind: 'undated', question: null, words: time.words };
  }
}

const distinct = (units: readonly string[]): readonly string[] => [...new Set(units)];

function distinctById(questions: readonly Question[]): readonly Question[] {
  return [...new Map(questions.map((one) => [one.id, one])).values()];
}
