// "Định kỳ" without an end: a duty that recurs until its directive closes is asked about once a year. Who answers with a day ends it there;
// who answers without one is asked again the next year.
import type { FactBodies } from '../contracts/fact.ts';
import type { DutyTerms } from '../contracts/terms.ts';
import type { Instant } from '../contracts/time.ts';
import { civil, dayAt } from './day.ts';

/** A year and a day, so that each question falls into a year of its own. */
export const ASK_AGAIN_DAYS = 366;

type Later = FactBodies['directive.deployed']['later'][number];

/** The question whether a duty still recurs, to be asked at an instant. */
export function stillRecurring({ id, title }: Pick<DutyTerms, 'id' | 'title'>, askAt: Instant): Later {
  const { year } = civil(dayAt(askAt));
  const question = { id: `stillRecurring/${id}/${year}`, kind: 'stillRecurring', subject: id, words: title } as const;
  return { question, askAt };
}
