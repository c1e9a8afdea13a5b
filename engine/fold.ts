// The states of a directive and its lots, as the journal's facts make them.
import { groupBy } from '../contracts/group.ts';
import { DIRECTIVE_LOT } from '../contracts/ids.ts';
import { factsOf } from '../journal/facts.ts';
import type { Journal } from '../journal/journal.ts';
import type { DirectiveState } from '../rules/directive.ts';
import { emptyDirective, evolveDirective } from '../rules/directive.ts';
import { fold } from '../rules/evolve.ts';
import type { LotWord } from '../rules/decide.ts';
import { heardOf, NONE_HEARD, saidBy } from '../rules/missed.ts';
import type { LotState } from '../rules/state.ts';
import { emptyLot } from '../rules/state.ts';

export interface Folded {
  readonly directive: DirectiveState;
  readonly lots: ReadonlyMap<number, LotState>;
  /** What the directive has told its lots, in order. */
  readonly told: readonly LotWord[];
  /** For each lot the base of the last revision that it wrote down. */
  readonly heard: ReadonlyMap<number, number>;
  readonly facts: number;
}

/** All states of a directive, page by page, so that ten years of it need no more memory than its states. @throws DondocError journalAway */
export async function foldFacts(journal: Journal, id: string): Promise<Folded> {
  // The first fact of each brings its terms.
  const nothing = {} as LotState['terms'];
  let directive = emptyDirective(id, nothing);
  const lots = new Map<number, LotState>();
  const told: LotWord[] = [];
  const heard = new Map<number, number>();
  let after = 0;
  for (;;) {
    const page = await factsOf(journal, id, after);
    const last = page.at(-1);
    if (last === undefined) return { directive, lots, told, heard, facts: after };
    const read = page.map(({ fact }) => fact);
    for (const [lot, facts] of groupBy(read, (fact) => fact.lot)) {
      if (lot !== DIRECTIVE_LOT) {
        lots.set(lot, fold(lots.get(lot) ?? emptyLot(id, lot, nothing), facts));
        heard.set(lot, facts.reduce(heardOf, heard.get(lot) ?? NONE_HEARD));
        continue;
      }
      for (const fact of facts) {
        const word = saidBy(directive, fact);
        if (word !== null) told.push(word);
        directive = evolveDirective(directive, fact);
      }
    }
    after = last.seq;
  }
}
