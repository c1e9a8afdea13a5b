// What a directive passed on to a lot that lost it: Temporal forgot the lot after the directive had noted that its word was said, and before the
// lot's own fact was written. The journal has the one and not the other; a lot that is rebuilt from it is told again.
import type { Fact } from '../contracts/fact.ts';
import type { LotTerms } from '../contracts/terms.ts';
import type { Instant } from '../contracts/time.ts';
import type { Decision, LotWord } from './decide.ts';
import { decide } from './decide.ts';
import type { DirectiveState } from './directive.ts';
import { wordOf } from './directive.ts';
import type { LotState } from './state.ts';
import { unopenedLot } from './state.ts';

/** What a fact of a directive says its lots were told; null where it says nothing of it. What the state still owes them it will say itself. */
export function saidBy(before: DirectiveState, fact: Fact): LotWord | null {
  if (fact.type !== 'effect.done') return null;
  const effect = before.effects.find(({ of }) => of === fact.body.of);
  return effect === undefined || effect.kind === 'openLots' ? null : wordOf(effect);
}

/** The base of the last revision that a lot's facts tell of. */
export const heardOf = (heard: number, fact: Fact): number =>
  fact.type === 'terms.revised' ? fact.body.revision.base : heard;
/** No revision was heard. */
export const NONE_HEARD = -1;

/** The lot after what it missed of these words, with the facts of it; `heard`: the base of the last revision that it knows of. */
export function catchUp(
  state: LotState,
  words: readonly LotWord[],
  heard: number,
  now: Instant,
): Pick<Decision, 'facts' | 'state'> {
  const facts: Fact[] = [];
  let after = state;
  for (const word of words) {
    if (!isMissed(after, word, heard)) continue;
    const decision = decide(after, word, now);
    facts.push(...decision.facts);
    after = decision.state;
  }
  return { facts, state: after };
}

/** A lot of which nothing was written down begins again from its terms, and is told all of these words. */
export function beginAgain(
  terms: LotTerms,
  words: readonly LotWord[],
  now: Instant,
): Pick<Decision, 'facts' | 'state'> {
  const opened = decide(unopenedLot(terms), { kind: 'open', terms }, now);
  const { facts, state } = catchUp(opened.state, words, NONE_HEARD, now);
  return { facts: [...opened.facts, ...facts], state };
}

/** Whether a lot has yet to hear a word; what it would only say again it has heard. */
function isMissed(state: LotState, word: LotWord, heard: number): boolean {
  switch (word.kind) {
    case 'revise':
      return word.revision.base > heard;
    case 'end': {
      const time = state.duties[word.duty]?.time;
      return time?.kind === 'recurring' && time.ends !== word.last;
    }
    case 'date':
    case 'close':
      // Said twice, these change nothing.
      return true;
  }
}
