// What a person must look at in a plan, worst first: what may have been lost, then what has no answer in the text, then what reading is
// unsure of, then what the plan as a whole lacks.
import type { Confidence, PlanWarning } from '../../contracts/plan.ts';
import type { ReadObligation, Reason } from '../../reading/reasons.ts';
import type { ReadPlan } from '../../reading/read.ts';
import { hanging } from '../table.ts';

/** How a duty's confidence is shown; nothing where the plan was read by a build that did not say. */
const MARKS: Readonly<Record<Confidence, string>> = { sure: '✓ ', look: '? ', guess: '?? ' };
export const MARKS_MEAN = '✓ chắc chắn, ? nên đọc lại câu chữ, ?? cần người quyết định';
export const markOf = ({ confidence }: ReadObligation): string => (confidence === undefined ? '' : MARKS[confidence]);

const WORDS: Readonly<Record<Confidence, string>> = { sure: 'chắc chắn', look: 'nên đọc lại', guess: 'cần quyết định' };

/** ": 9 chắc chắn, 2 nên đọc lại"; nothing where the plan does not say. */
export function confidenceWords(obligations: readonly ReadObligation[]): string {
  const parts = (Object.keys(WORDS) as Confidence[])
    .map((name) => [obligations.filter(({ confidence }) => confidence === name).length, WORDS[name]] as const)
    .filter(([many]) => many > 0)
    .map(([many, words]) => `${many} ${words}`);
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

const LOST = 0;
const OPEN = 1;
const UNSURE = 2;
const WHOLE = 3;

/** Ranks of warnings; what is not listed leaves a question open. */
const RANKS: Readonly<Record<string, number>> = {
  orderWithoutDuty: LOST,
  unclaimed: LOST,
  dutyWithoutLead: LOST,
  rowWithoutLead: LOST,
  noSection: LOST,
  noObligations: LOST,
  nothingToRead: LOST,
  severalDirectives: LOST,
  tooManyClauses: LOST,
  tooManyObligations: LOST,
  unclearLead: UNSURE,
  dateBeforeIssue: UNSURE,
  noHeading: WHOLE,
  noNumber: WHOLE,
  noKind: WHOLE,
  noIssueDate: WHOLE,
  noIssuer: WHOLE,
};

interface Doubt {
  readonly rank: number;
  readonly start: number;
  readonly text: string;
}

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;

/** The words of a warning speak of duties unless it is about the plan as a whole. */
const speaksOf = (warning: PlanWarning, duty: ReadObligation): boolean =>
  RANKS[warning.code] !== WHOLE && overlaps(duty.source, warning);

/** The reasons for which a duty is not sure, without what a warning at its words already asks. */
const doubtful = ({ because = [] }: ReadObligation, asked: boolean): readonly Reason[] =>
  because.filter(
    ({ confidence, rule }) => rule !== 'warned' && (confidence === 'look' || (confidence === 'guess' && !asked)),
  );

function doubtOfDuty(duty: ReadObligation, number: number, asked: boolean): readonly Doubt[] {
  const reasons = doubtful(duty, asked);
  if (reasons.length === 0) return [];
  const rank = reasons.some(({ confidence }) => confidence === 'guess') ? OPEN : UNSURE;
  return [{ rank, start: duty.source.start, text: `nhiệm vụ ${number}: ${reasons.map(({ vi }) => vi).join('; ')}` }];
}

function doubtOfWarning(warning: PlanWarning, obligations: readonly ReadObligation[]): Doubt {
  const { code, message, start } = warning;
  const numbers = obligations.flatMap((duty, i) => (speaksOf(warning, duty) ? [i + 1] : []));
  const of = numbers.length === 0 ? '' : `nhiệm vụ ${numbers.join(', ')}: `;
  return { rank: RANKS[code] ?? OPEN, start, text: `${of}${message} [${code}]` };
}

/** Lines for a person; none where nothing is doubtful. `line`: where an offset stands, in words. */
export function doubtsView({ obligations, warnings }: ReadPlan, line: (at: number) => string): readonly string[] {
  // Duties that share a time (sơ kết, tổng kết) have the same warning each; it is shown once, with all of them.
  const once = new Map(warnings.map((one) => [`${one.code} ${one.start} ${one.end}`, one]));
  return [
    ...[...once.values()].map((one) => doubtOfWarning(one, obligations)),
    ...obligations.flatMap((duty, i) =>
      doubtOfDuty(
        duty,
        i + 1,
        warnings.some((one) => speaksOf(one, duty)),
      ),
    ),
  ]
    .sort((a, b) => a.rank - b.rank || a.start - b.start)
    .map(({ rank, start, text }) => hanging(rank < UNSURE ? ' ?? ' : '  ? ', `${text}${line(start)}`));
}
