// The large parts of a document: its body, where the closing begins, and the appendices behind it.
import type { Block } from './blocks.ts';
import type { Mapped } from './mapped.ts';
import { phraseAt, phrases } from './phrases.ts';
import { foldSpelling } from './spelling.ts';
import { APPENDIX_HEADINGS, ATTACHED_LISTS, CLOSINGS, MADE_KNOWN, SIGNERS } from './vocabulary/headings.ts';

/** Blocks from one to another, the second not included. */
export interface Body {
  readonly from: number;
  readonly to: number;
}

export interface Parts {
  /** The directive's own words without their closing, then those of each document attached to it ("KẾ HOẠCH (kèm theo Quyết định ...)"). */
  readonly bodies: readonly Body[];
  /** Index of the first block of the appendices; the number of blocks where there are none. */
  readonly appendix: number;
}

/** What is asked of a block to know it for a closing or an appendix; a line alone has it too. */
export interface Wording extends Pick<Block, 'marker' | 'capitals' | 'row'> {
  readonly words: Pick<Mapped, 'text' | 'low'>;
}

const closings = CLOSINGS.map(foldSpelling);
const madeKnown = MADE_KNOWN.map(foldSpelling);
const signers = phrases(SIGNERS);
/** A line of the one who signs is no longer than this. */
const SIGNATURE = 60;
const appendices = phrases(APPENDIX_HEADINGS);
/** A heading, a signature or the sentence of making known is no longer than this. */
const SHORT = 260;

export function isMadeKnown(block: Wording): boolean {
  return block.words.low.length < SHORT && madeKnown.some((words) => block.words.low.includes(words));
}

/** "Nơi nhận", "T/M ...": what opens the closing. */
export function closes(block: Wording): boolean {
  const { low } = block.words;
  if (low.startsWith(closings[0] as string)) return true;
  return block.capitals && low.length < 80 && closings.some((words) => low.startsWith(words));
}

/** Where the name of the one who signs ends; -1 where the words are no line of a signature. */
export const signedTo = (block: Wording): number =>
  block.capitals && block.marker === null && block.words.low.length <= SIGNATURE
    ? phraseAt(signers, block.words.low, 0)
    : -1;

export const opensAppendix = (block: Wording): boolean =>
  !block.row &&
  block.words.text.length < SHORT &&
  block.words.low.startsWith('phụ') &&
  phraseAt(appendices, block.words.low, 0) > 0 &&
  /^P\p{L}{2}\s\p{L}{3}(?:\s[\p{Lu}\d]{1,4})?(?:[\s:.-]|$)/u.test(block.words.text) &&
  /^PH|^Phụ (?:lục|biểu)(?: (?:số )?[\dIVX]{1,4})?\.?:?$/u.test(block.words.text);

/** The caption of an attached document stands within this many blocks of its name. */
const CAPTION_REACH = 3;
const CAPTION = new RegExp(foldSpelling('\\((?:ban hành )?kèm theo '), 'u');
/** Lists and forms that are attached hold rows, no body. */
const attachedLists = phrases(ATTACHED_LISTS);

/** "KẾ HOẠCH / Số hóa tài liệu / (Kèm theo Quyết định số ...)": behind the closing of a decision stands what it approves. */
function opensAttached(blocks: readonly Block[], i: number): boolean {
  const block = blocks[i];
  if (!block?.capitals || block.marker || block.row || phraseAt(attachedLists, block.words.low, 0) > 0) return false;
  return blocks.slice(i, i + 1 + CAPTION_REACH).some(({ words }) => CAPTION.test(words.low));
}

/** Finds the bodies and the appendices. */
export function partsOf(blocks: readonly Block[]): Parts {
  const bodies: Body[] = [];
  let from = 0;
  let closed = false;
  let items = false;
  const close = (to: number): void => {
    if (!closed) bodies.push({ from, to });
    closed = true;
  };
  for (const [i, block] of blocks.entries()) {
    if (i > 3 && opensAppendix(block)) {
      close(i);
      return { bodies, appendix: i };
    }
    if (closed && opensAttached(blocks, i)) [from, closed, items] = [i, false, false];
    else if (closes(block) || isMadeKnown(block) || (items && signedTo(block) > 0)) close(i);
    items ||= block.marker !== null;
  }
  close(blocks.length);
  return { bodies, appendix: blocks.length };
}
