// Appendices whose rows give a product, the unit in charge and a time. The head of the table says which column is which; a row that only
// names a unit is the lead of the rows below it; a row without a number goes on with the row before it (a page break).
import type { NamedUnit } from '../contracts/plan.ts';
import type { Block } from './blocks.ts';
import { sliceMapped, spanOf, type Mapped } from './mapped.ts';
import { markerOf } from './markers.ts';
import { unitsAt, namesOf } from './units.ts';
import { timeOfCell } from './times/cells.ts';
import { foldSpelling } from './spelling.ts';
import type { RuleName } from './rule.ts';
import type { Time } from './times/time.ts';

interface Cell {
  readonly from: number;
  readonly to: number;
}

interface Columns {
  readonly lead: number | null;
  readonly partners: number | null;
  readonly time: number | null;
}

export interface Row {
  readonly block: Block;
  readonly label: string;
  /** The product's words and range in the block. */
  readonly product: Cell;
  readonly leads: readonly NamedUnit[];
  readonly partners: readonly NamedUnit[];
  readonly time: Time | null;
  /** The block the time stands in. */
  readonly end: number;
  /** How its unit, its time and its cells were found. */
  readonly by: readonly RuleName[];
}

const LEAD_COLUMN =
  /(?:cơ quan|đơn vị|tổ chức|bộ phận|người) ?(?:,? ?đơn vị )?(?:được giao |chịu trách nhiệm )?(?:chủ trì|thực hiện|tham mưu|soạn thảo|chuẩn bị|phụ trách|đầu mối|chính)|chủ trì/;
const PARTNER_COLUMN = /phối hợp/;
const TIME_COLUMN = new RegExp(foldSpelling('thời gian|thời hạn|tiến độ|hoàn thành|thời điểm'));
const FIRST_COLUMN = /^(?:tt|stt|số tt|số thứ tự)(?![\p{L}])/u;

function cellsOf(words: Mapped): readonly Cell[] {
  const cells: Cell[] = [];
  let from = 0;
  for (let at = 0; at <= words.text.length; at += 1) {
    if (at < words.text.length && words.text[at] !== '\t') continue;
    let start = from;
    let end = at;
    while (start < end && words.text[start] === ' ') start += 1;
    while (end > start && words.text[end - 1] === ' ') end -= 1;
    cells.push({ from: start, to: end });
    from = at + 1;
  }
  return cells;
}

const cellLow = (words: Mapped, cell: Cell | undefined): string => (cell ? words.low.slice(cell.from, cell.to) : '');

/** The columns that a head row names, or null where the row is no head. */
function columnsOf(words: Mapped, cells: readonly Cell[]): Columns | null {
  const names = cells.map((cell) => cellLow(words, cell));
  if (
    !names.some((name) => FIRST_COLUMN.test(name)) &&
    !names.some((name) => TIME_COLUMN.test(name) && name.length < 60)
  )
    return null;
  if (names.filter((name) => name !== '').length < 2 || names.some((name) => /^\d{1,3}\.?$/.test(name))) return null;
  const find = (rule: RegExp, not?: RegExp): number | null => {
    const i = names.findIndex((name) => rule.test(name) && !(not?.test(name) ?? false));
    return i < 0 ? null : i;
  };
  const partners = find(PARTNER_COLUMN, /chủ trì/);
  return { lead: find(LEAD_COLUMN, /nội dung|phối hợp$/), partners: partners, time: find(TIME_COLUMN) };
}

/** The unit that a group row names ("II- BAN TUYÊN GIÁO TỈNH ỦY"), or null. */
function groupOf(words: Mapped, cells: readonly Cell[]): readonly NamedUnit[] | null {
  const filled = cells.filter((cell) => cell.to > cell.from);
  const last = filled[filled.length - 1];
  if (!last || filled.length > 2) return null;
  const lone = filled.length === 1;
  const inner = sliceMapped(words, last.from, last.to);
  const marker = markerOf(inner.text);
  if (lone && !marker && !/^\p{Lu}/u.test(inner.text)) return null;
  if (!lone && !/^[IVX]+\.?$|^[A-Z]\.?$/.test(words.text.slice(filled[0]?.from, filled[0]?.to))) return null;
  const start = marker?.length ?? 0;
  if (inner.text.length - start > 140) return null;
  const list = unitsAt(inner, start);
  const whole = list !== null && list.to >= inner.text.length - 2;
  if (whole) return namesOf(inner, list);
  if (!lone || /^phụ /.test(inner.low) || !/^\p{Lu}[\p{Lu}\s-]*$/u.test(inner.text.slice(start))) return null;
  return [{ name: inner.text.slice(start).trim(), ...spanOf(inner, start, inner.text.length) }];
}

function unitsOfCell(words: Mapped, cell: Cell | undefined): readonly NamedUnit[] {
  if (!cell || cell.to <= cell.from) return [];
  const inner = sliceMapped(words, cell.from, cell.to);
  const list = unitsAt(inner, 0);
  if (list && list.to >= inner.text.length - 2) return namesOf(inner, list);
  return /\d{2}|^x$/iu.test(inner.text)
    ? []
    : [{ name: inner.text.slice(0, 500), ...spanOf(inner, 0, inner.text.length) }];
}

/** The title of a part of a table is shorter than this. */
const MAX_PART_TITLE = 140;
const NUMBER_CELL = /^(?:\d{1,3}(?:\.\d{1,3}){0,2}|[ivx]{1,5}|[a-z])\.?$/u;

function longest(cells: readonly Cell[], not: readonly (number | null)[]): Cell | null {
  let best: Cell | null = null;
  for (const [i, cell] of cells.entries()) {
    if (not.includes(i)) continue;
    if (!best || cell.to - cell.from > best.to - best.from) best = cell;
  }
  return best;
}

/** The rows of the tables among the blocks, in order. */
export function rowsOf(blocks: readonly Block[]): readonly Row[] {
  const rows: Row[] = [];
  let columns: Columns | null = null;
  let group: readonly NamedUnit[] = [];
  for (const block of blocks) {
    const cells = cellsOf(block.words);
    if (block.row) {
      const head = columnsOf(block.words, cells);
      if (head) {
        columns = head;
        continue;
      }
    }
    const unit = groupOf(block.words, cells);
    if (unit) {
      group = unit;
      continue;
    }
    // A table of figures has neither units in charge nor times.
    if (!block.row || !columns || (columns.lead === null && columns.time === null && group.length === 0)) continue;
    const row = rowOf(block, cells, columns, group);
    if (row) rows.push(row);
  }
  return rows;
}

/** "I  Tỉnh ủy ban hành": a Roman number and one more cell, or one cell merged over all columns, head a part of the table. */
function isPartTitle(words: Mapped, cells: readonly Cell[], label: string, product: Cell): boolean {
  if (!/^[ivx]{1,5}\.?$/.test(label) || product.to - product.from >= MAX_PART_TITLE) return false;
  const others = cells.map((cell) => cellLow(words, cell)).filter((low) => low !== '' && low !== label);
  return new Set(others).size <= 1;
}

function rowOf(block: Block, cells: readonly Cell[], columns: Columns, group: readonly NamedUnit[]): Row | null {
  const { words } = block;
  const label = cells.map((cell) => cellLow(words, cell)).find((low) => low !== '') ?? '';
  if (!NUMBER_CELL.test(label)) return null;
  const product = longest(cells, [columns.lead, columns.partners, columns.time]);
  if (!product || product.to - product.from < 8) return null;
  if (isPartTitle(words, cells, label, product)) return null;
  // A head that leaves the last columns out, or merges them, does not count cells: the time is then in the last filled cell.
  const filled = cells.filter((cell) => cell.to > cell.from);
  const named = columns.time === null ? undefined : cells[columns.time];
  const timeCell = named && named.to > named.from ? named : filled[filled.length - 1];
  const time = timeCell && timeCell !== product ? timeOfCell(words.low, timeCell.from, timeCell.to) : null;
  const own = columns.lead === null ? [] : unitsOfCell(words, cells[columns.lead]);
  const leads = own.length > 0 ? own : group;
  const leadBy: RuleName = own.length > 0 ? 'rowLead' : group.length > 0 ? 'rowGroup' : 'rowWithoutLead';
  const extentBy: RuleName = time !== null && timeCell !== named ? 'extentRowLast' : 'extentRow';
  return {
    block,
    label: label.replace(/\.$/, ''),
    product,
    leads,
    partners: columns.partners === null ? [] : unitsOfCell(words, cells[columns.partners]),
    time,
    end: words.text.length,
    by: [leadBy, time?.by ?? 'timeNone', 'kindTask', extentBy],
  };
}
