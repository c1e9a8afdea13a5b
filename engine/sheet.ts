// Tables that people keep: CSV (comma or semicolon, as Excel writes it in either setting) and Excel. Read into rows of texts with the
// number a person sees beside them, and written for people to fill in. What a file is shows in its content, not in its name.
import { readFile, stat, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import readExcel from 'read-excel-file/node';
import writeExcel from 'write-excel-file/node';
import { DondocError } from '../contracts/errors.ts';
import { DAY_MS } from '../contracts/time.ts';
import { dayText } from '../rules/day.ts';

/** A province's list of assignments for years stays well below. */
const MAX_SHEET_BYTES = 10 * 1024 * 1024;
const MAX_ROWS = 20_000;

const SECOND_MS = 1_000;

/** One row under the head: its number in the file, 2 the first, and its cells. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly string[];
}

export interface Sheet {
  readonly head: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly bytes: Uint8Array;
}

/** The first sheet of a file. Empty rows are left out. @throws DondocError fileUnreadable | tooLarge | sheetInvalid */
export async function readSheet(path: string): Promise<Sheet> {
  const bytes = await bytesOf(path);
  const table = isZip(bytes) ? await excelRows(path, bytes) : csvRows(path, bytes);
  const [head = [], ...rows] = table;
  if (rows.length > MAX_ROWS) throw new DondocError('tooLarge', { what: path, limit: `${MAX_ROWS} dòng / rows` });
  return {
    head: head.map((cell) => cell.trim()),
    rows: rows
      .map((cells, index) => ({ number: index + 2, cells: cells.map((cell) => cell.normalize('NFC').trim()) }))
      .filter(({ cells }) => cells.some((cell) => cell !== '')),
    bytes,
  };
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size <= MAX_SHEET_BYTES) return await readFile(path);
  } catch (cause) {
    throw new DondocError('fileUnreadable', { what: path }, { cause });
  }
  throw new DondocError('tooLarge', { what: path, limit: '10 MB' });
}

/** Excel's files are zip archives. */
const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

async function excelRows(path: string, bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  try {
    const [first] = await readExcel(Buffer.from(bytes));
    return (first?.data ?? []).map((row) => row.map(cellText));
  } catch (cause) {
    throw new DondocError('sheetInvalid', { what: path, expected: '.xlsx | .csv' }, { cause });
  }
}

/** A date in Excel has no zone: the library gives it as UTC, a breath off by rounding; an hour beside it says nothing of the day. */
const cellText = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date
    ? dayText(Math.floor((cell.getTime() + SECOND_MS) / DAY_MS))
    : String(cell as string | number | boolean);
};

function csvRows(path: string, bytes: Uint8Array): readonly (readonly string[])[] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const [head = ''] = text.split(/\r?\n/, 1);
    const delimiter = head.split(';').length > head.split(',').length ? ';' : ',';
    return parse(text, { delimiter, bom: true, relax_column_count: true }) as string[][];
  } catch (cause) {
    throw new DondocError('sheetInvalid', { what: path, expected: '.xlsx | .csv (UTF-8)' }, { cause });
  }
}

export interface Column {
  readonly title: string;
  /** In characters. */
  readonly width: number;
}

/**
 * Writes a table to be filled in: Excel where the name ends in .xlsx, else CSV with a mark by which Excel knows it is UTF-8. What is there
 * already is never written over: somebody may have filled it in. @throws DondocError fileExists
 */
export async function writeSheet(
  path: string,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): Promise<void> {
  await claim(path);
  const head = columns.map(({ title }) => title);
  if (extname(path).toLowerCase() !== '.xlsx') {
    await writeFile(
      path,
      stringify(
        [head, ...rows].map((row) => [...row]),
        { bom: true, escape_formulas: true },
      ),
    );
    return;
  }
  const bold = head.map((value) => ({ value, fontWeight: 'bold' as const }));
  const options = { columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 };
  await writeExcel([bold, ...rows.map((row) => [...row])], options).toFile(path);
}

async function claim(path: string): Promise<void> {
  try {
    await writeFile(path, '', { flag: 'wx' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    throw new DondocError('fileExists', { what: path }, { cause });
  }
}
