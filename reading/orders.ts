// Sentences of the section that order something and that no duty claims. An omission is the worst mistake of a reading: nobody misses what
// is not there. So they are listed, and a person says whether something was lost.
import type { PlanWarning, Span } from '../contracts/plan.ts';
import { subjectAt } from './actors.ts';
import type { Block } from './blocks.ts';
import { spanOf } from './mapped.ts';
import { findPhrase, phrases } from './phrases.ts';
import type { Section } from './section.ts';
import { sentencesOf } from './sentences.ts';
import { ORDERING } from './vocabulary/giving.ts';
import { warning } from './warnings.ts';

const ordering = phrases(ORDERING);

/** The sentences of a block that order something; one that only heads its items ("Đề nghị Sở Y tế", "Sở Y tế có trách nhiệm:") orders nothing itself. */
function ordersIn({ words, bodyAt }: Block): readonly Span[] {
  if (subjectAt(words, bodyAt, words.text.length, true)?.heading) return [];
  return sentencesOf(words, bodyAt)
    .filter(({ from, to }) => !words.text.slice(from, to).trimEnd().endsWith(':'))
    .filter(({ from, to }) => findPhrase(ordering, words.low, from, to) !== null)
    .map(({ from, to }) => spanOf(words, from, to));
}

/** Those of them that no duty and no other warning speaks of; `spoken`: where these stand. */
export function unclaimedOrders(
  section: Section,
  blocks: readonly Block[],
  text: string,
  spoken: readonly Span[],
): readonly PlanWarning[] {
  const known = [...spoken].sort((a, b) => a.start - b.start);
  const found: PlanWarning[] = [];
  let next = 0;
  let reached = 0;
  for (const block of blocks.slice(section.firstBlock, section.endBlock)) {
    if (block.row || block === section.heading) continue;
    for (const order of ordersIn(block)) {
      for (let span = known[next]; span && span.start < order.end; span = known[next]) {
        reached = Math.max(reached, span.end);
        next += 1;
      }
      if (reached <= order.start) found.push(warning('orderWithoutDuty', order, text.slice(order.start, order.end)));
    }
  }
  return found;
}
