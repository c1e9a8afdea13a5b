// Names that a text itself sets apart: what heads its items ("2. Phòng Kế hoạch tổng hợp:") is whole, though it holds a word that elsewhere is a
// verb. The rest of the text is read with them.
import type { Block } from './blocks.ts';
import { rankOf } from './markers.ts';
import { findPhrase, phraseAt, phrases, type Phrases } from './phrases.ts';
import { headAt } from './unitheads.ts';
import { unitsAt } from './units.ts';
import { GIVING } from './vocabulary/giving.ts';
import { ANNOUNCERS, DOING_BODIES, DOINGS } from './vocabulary/unitnames.ts';

const giving = phrases(GIVING);
const announcers = phrases(ANNOUNCERS);
const doings = phrases(DOINGS);
const doingBodies = phrases(DOING_BODIES);
/** A heading is no longer than this, and its name goes on over at most so many words. */
const MAX_HEADING = 160;
const MAX_WORDS = 8;
/** A directive sets apart a few dozen names; more, which all begin alike, would be looked through at every word that they begin with. */
const MAX_OWN_NAMES = 200;

const CLOSING = new Set([' ', ':', '.']);

/** Whether items stand below a block: it ends with a colon, or the next one is of a lower level. */
function headsItems(block: Block, next: Block | undefined): boolean {
  if (!block.marker || block.row || block.words.text.length > MAX_HEADING) return false;
  if (block.words.text.endsWith(':')) return true;
  return !/[.;,]$/.test(block.words.text) && next?.marker != null && rankOf(next.marker) > rankOf(block.marker);
}

/** The last name of a heading, where it goes on behind what the vocabulary takes for its end; null where nothing is to be learnt. */
function headingName({ words, bodyAt }: Block): string | null {
  const { low } = words;
  let end = low.length;
  while (end > bodyAt && CLOSING.has(low.charAt(end - 1))) end -= 1;
  const given = phraseAt(giving, low, bodyAt);
  const list = unitsAt(words, given > 0 ? given + 1 : bodyAt);
  const last = list?.units.at(-1);
  if (!list || !last || list.to >= end || !/^ [\p{L}\d]/u.test(low.slice(list.to))) return null;
  const rest = low.slice(list.to + 1, end);
  if (/[,;()]/.test(rest) || rest.split(' ').length > MAX_WORDS || findPhrase(announcers, rest, 0, rest.length))
    return null;
  const head = headAt(words, last.from);
  if (!head || (findPhrase(doings, rest, 0, rest.length) && phraseAt(doingBodies, low, head.at) < 0)) return null;
  return low.slice(head.at, end);
}

/** The names that the headings of a text set apart; null where they say nothing new. */
export function ownNames(blocks: readonly Block[]): Phrases | null {
  const names = new Set<string>();
  for (const [i, block] of blocks.entries()) {
    if (names.size >= MAX_OWN_NAMES) break;
    const name = headsItems(block, blocks[i + 1]) ? headingName(block) : null;
    if (name !== null) names.add(name);
  }
  return names.size === 0 ? null : phrases([...names]);
}

/** The blocks, each knowing these names. */
export const withNames = (blocks: readonly Block[], names: Phrases | null): readonly Block[] =>
  names === null ? blocks : blocks.map((block) => ({ ...block, words: { ...block.words, names } }));
