// The time of a phrase on its own: "trong vòng 30 ngày kể từ ngày ký", as somebody types it.
import type { PlanTime } from '../contracts/plan.ts';
import { planTime } from './duties.ts';
import { mapText } from './mapped.ts';
import { timesIn } from './times/grammar.ts';

export type PhraseTime =
  | { readonly kind: 'time'; readonly time: PlanTime }
  /** It names a day, month or quarter that no calendar has. */
  | { readonly kind: 'impossible' }
  /** A day, month or quarter without its year. */
  | { readonly kind: 'yearless' }
  | { readonly kind: 'none' };

/** The first time that a phrase says. */
export function readPhrase(phrase: string): PhraseTime {
  const words = mapText(phrase);
  const [time] = timesIn(words.low, 0, words.low.length);
  if (time === undefined) return { kind: 'none' };
  if (time.impossible !== null) return { kind: 'impossible' };
  return time.yearless ? { kind: 'yearless' } : { kind: 'time', time: planTime(words, time) };
}
