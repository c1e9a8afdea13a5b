// Sentences of the section that order something and that no duty claims. An omission is the worst mistake of a reading: nobody misses what
// is not there. So they are listed, and a person says whether something was lost.
import type { PlanWarning, Span } from '../contracts/plan.ts';
import { subjectAt } from './actors.ts';
import type { Block } from './blocks.ts';
import { spanOf } from './mapped.ts';
import { rankOf } from './markers.ts';
import { findPhrase, phrases } from './phrases.ts';
import type { Section } from './section.ts';
import { sentencesOf } from './sentences.ts';
import { ORDERING } from './vocabulary/giving.ts';
import { warning } from './warnings.ts';

const ordering = phrases(ORDERING);

/** Whether items may stand below a block: what follows is no item of its own level or of a higher one. */
const mayHead = ({ marker }: Block, next: Block | undefined): boolean =>
  next !== undefined && (marker === null || next.marker === null || rankOf(next.marker) > rankOf(marker));

/**
 * The sentences of a block that order something. One that only heads its items ("Đề nghị Sở Y tế", "Sở Y tế có trách nhiệm:") orders nothing
 * itself; where none stand below it, a verb may have been taken for a part of the name.
 */
function ordersIn(block: Block, next: Block | undefined): readonly Span[] {
  const { words, bodyAt } = block;
  const end = words.text.length;
  if (subjectAt(words, bodyAt, end, true)?.heading) return mayHead(block, next) ? [] : [spanOf(words, bodyAt, end)];
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
  const inside = blocks.slice(section.firstBlock, section.endBlock);
  for (const [i, block] of inside.entries()) {
    if (block.row || block === section.heading) continue;
    for (const order of ordersIn(block, inside[i + 1])) {
      for (let span = known[next]; span && span.start < order.end; span = known[next]) {
        reached = Math.max(reached, span.end);
        next += 1;
      }
      if (reached <= order.start) found.push(warning('orderWithoutDuty', order, text.slice(order.start, order.end)));
    }
  }
  return found;
}
