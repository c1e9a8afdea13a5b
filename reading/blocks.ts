// Blocks: the headings, items, paragraphs and table rows of a text, with hard line breaks in mid-sentence mended.
// A line goes on with the block before it unless it has a marker, stands after a sentence's end, or is set apart as a heading.
import type { Line } from './lines.ts';
import { joinRanges, type Mapped } from './mapped.ts';
import { markerOf, type Marker } from './markers.ts';
import { phraseAt } from './phrases.ts';
import { foldSpelling } from './spelling.ts';
import { headAt, stops } from './unitheads.ts';
import { unitsAt } from './units.ts';
import { PLACE_LEVELS } from './vocabulary/unitnames.ts';

export interface Block {
  /** The block's words, its marker included; one blank between words. */
  readonly words: Mapped;
  readonly marker: Marker | null;
  /** Where the words begin after the marker. */
  readonly bodyAt: number;
  /** Set in capitals throughout. */
  readonly capitals: boolean;
  /** Parted by tabs: a row of a table. */
  readonly row: boolean;
}

const LOWER = /^[\p{Ll}(,;:"”…]/u;
const UPPER_LETTER = /\p{Lu}/u;
const LOWER_LETTER = /\p{Ll}/u;
const ENDS_SENTENCE = /[.:;!?…]["”')\]]*$/;

/** Words no heading, item or paragraph ends with: what follows goes on, whatever stands between (a page break). */
const DANGLING =
  /(?:^|\s)(?:với|và|của|các|cho|về|tại|theo|từ|đến|để|trong|do|là|những|bởi|ở|cùng|được|phải|sẽ|bằng|trên|dưới|vào|hoặc|một|mọi|từng|ngày|tháng|quý|năm|số|khoản|điều|điểm|mục)$/;

/** Has letters and no small ones. */
export const isCapitals = (text: string): boolean => UPPER_LETTER.test(text) && !LOWER_LETTER.test(text);

const lineText = (mapped: Mapped, line: Line): string => mapped.text.slice(line.from, line.to);

interface Open {
  readonly ranges: (readonly [number, number])[];
  readonly first: string;
  readonly row: boolean;
  /** A number and units, and nothing else: a heading, though no mark ends it; `open` where the last name may go on. */
  heading: 'whole' | 'open' | null;
  last: string;
  /** The last line is as long as lines get. */
  full: boolean;
}

/** Whether `line` goes on with the open block. */
function goesOn(open: Open, mapped: Mapped, line: Line, text: string): boolean {
  if (line.row || open.row) return false;
  const ended = ENDS_SENTENCE.test(open.last);
  if (!ended && DANGLING.test(open.last) && !isCapitals(text)) return true;
  const marker = markerOf(text);
  if (marker) {
    // "chính trị / - xã hội", "ngày / 15. ...": a wrapped line can begin with what looks like a marker.
    if (open.full && !line.afterBlank && !ended) return true;
    const rest = text.slice(marker.length);
    const wrapped = !line.afterBlank && !ended && LOWER.test(rest) && !LOWER.test(lastLetterOf(open.first));
    return wrapped && marker.kind === 'dash' && !isCapitals(open.last) && !/,$/.test(open.last);
  }
  if (isCapitals(text) !== isCapitals(open.last))
    return !isCapitals(open.last) && !line.afterBlank && !ended && text.length < 12;
  if (isCapitals(text)) return !line.afterBlank;
  if (LOWER.test(text)) return !ended || /;$/.test(open.last);
  if (/^\d/.test(text)) return !ended && !line.afterBlank;
  // A sentence that ends where its line is full may have another behind it in the same paragraph.
  if (ended) return open.full && !line.afterBlank && !open.last.endsWith(':');
  if (open.heading !== null) return namesGoOn(open, mapped, line, text);
  return !line.afterBlank || (line.afterPage && open.last.length > 40);
}

/** Longest line that is looked at as a heading of names. */
const MAX_NAMES = 400;

const lastLetterOf = (text: string): string => text.charAt(0);

function close(mapped: Mapped, open: Open): Block {
  const words = joinRanges(mapped, open.ranges, open.row);
  const marker = markerOf(words.text);
  return {
    words,
    marker,
    bodyAt: marker ? marker.length : 0,
    capitals: isCapitals(words.text.slice(marker ? marker.length : 0)),
    row: open.row,
  };
}

/** Whether a line holds a marker and a list of units, and was not broken for its width. */
function namesOnly(mapped: Mapped, line: Line, text: string): Open['heading'] {
  const marker = line.full || line.row ? null : markerOf(text);
  const list = marker && text.length <= MAX_NAMES ? unitsAt(mapped, line.from + marker.length) : null;
  // "Sở" alone is the beginning of a name.
  if (!list || list.to < line.to || !text.slice(marker?.length).includes(' ')) return null;
  return list.whole ? 'whole' : 'open';
}

/** A level that ends a line waits for its name ("Phòng Kinh tế thành phố / Kon Tum"). */
const WAITS_FOR_NAME = new RegExp(`(?:^|\\s)(?:${PLACE_LEVELS.join('|')})$`);
/** A line of so many words at most may be the rest of a heading of names. */
const MAX_REST = 12;

/** Whether a line goes on with a heading of names: it begins with no verb and no other unit, and something is missing from the last name. */
function namesGoOn(open: Open, mapped: Mapped, line: Line, text: string): boolean {
  if (line.afterBlank || text.split(' ').length > MAX_REST) return false;
  if (WAITS_FOR_NAME.test(open.last) && text.split(' ').length <= 3) return true;
  // "Các chi bộ / Đảng viên phải gương mẫu.": a sentence of its own.
  if (open.heading === 'whole' || /[.;]$/.test(text) || headAt(mapped, line.from) !== null) return false;
  return phraseAt(stops, foldSpelling(text), 0) < 0;
}

/** The blocks of a text, in order. */
export function blocksOf(mapped: Mapped, lines: readonly Line[]): readonly Block[] {
  const blocks: Block[] = [];
  let open: Open | null = null;
  for (const line of lines) {
    const text = lineText(mapped, line);
    if (open && goesOn(open, mapped, line, text)) {
      open.ranges.push([line.from, line.to]);
      open.last = text;
      open.full = line.full;
      open.heading = null;
      continue;
    }
    if (open) blocks.push(close(mapped, open));
    open = {
      ranges: [[line.from, line.to]],
      first: text,
      last: text,
      row: line.row,
      full: line.full,
      heading: namesOnly(mapped, line, text),
    };
  }
  if (open) blocks.push(close(mapped, open));
  return blocks;
}
