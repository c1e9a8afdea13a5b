// Marks: what a person says of many assignments at once in a table, mostly that they were done before dondoc. Every row is understood, or
// refused with its number and reason; what is understood becomes the same inputs that anybody could send.
import { createHash } from 'node:crypto';
import type { Input } from '../contracts/input.ts';
import type { Day, Instant } from '../contracts/time.ts';
import type { AssignmentItem } from '../journal/status.ts';
import { dayAt, dayText, startOf, writtenDay } from '../rules/day.ts';
import { foldName } from '../rules/name.ts';
import { CLI_SOURCE, deskInput } from './desk.ts';
import type { Column, Sheet, SheetRow } from './sheet.ts';

/** What a row says of its assignment. */
export interface Mark {
  readonly row: number;
  readonly assignment: AssignmentItem;
  readonly what: 'done' | 'cancelled';
  /** When it was done; null: not said. */
  readonly on: Day | null;
  readonly number: string | null;
  readonly issuedOn: Day | null;
  readonly signer: string | null;
  readonly note: string;
}

/** A row that is not understood, or that says what cannot be. */
export interface Refusal {
  readonly row: number;
  readonly reason: string;
}

export interface Marks {
  readonly marks: readonly Mark[];
  readonly refusals: readonly Refusal[];
  /** Marks whose day counts for little: what is chased is judged by when it is entered, but for a few working days. */
  readonly entered: number;
  /** Rows without a mark, and those whose assignment has ended already. */
  readonly unmarked: number;
  readonly settled: number;
}

type Field = 'directive' | 'duty' | 'unit' | 'period' | 'mark' | 'on' | 'number' | 'issuedOn' | 'signer' | 'note';

/** The columns of a table of marks, in its order; what only helps the reader stands between them and is passed over. */
export const COLUMNS: readonly (Column & { readonly field: Field | null; readonly aliases: readonly string[] })[] = [
  { title: 'Văn bản', width: 34, field: 'directive', aliases: ['directive'] },
  { title: 'Mã nhiệm vụ', width: 22, field: 'duty', aliases: ['duty'] },
  { title: 'Nhiệm vụ', width: 50, field: null, aliases: [] },
  { title: 'Mã đơn vị', width: 24, field: 'unit', aliases: ['unit'] },
  { title: 'Đơn vị', width: 30, field: null, aliases: [] },
  { title: 'Kỳ', width: 10, field: 'period', aliases: ['period'] },
  { title: 'Thời hạn', width: 12, field: null, aliases: [] },
  { title: 'Đánh dấu (xong | hủy)', width: 20, field: 'mark', aliases: ['đánh dấu', 'mark'] },
  { title: 'Ngày hoàn thành', width: 16, field: 'on', aliases: ['done on'] },
  { title: 'Số văn bản', width: 18, field: 'number', aliases: ['number'] },
  { title: 'Ngày văn bản', width: 14, field: 'issuedOn', aliases: ['issued on'] },
  { title: 'Người ký', width: 22, field: 'signer', aliases: ['signer'] },
  { title: 'Ghi chú', width: 30, field: 'note', aliases: ['note'] },
];

/** Without these a row cannot be understood. */
const NEEDED: readonly Field[] = ['directive', 'duty', 'unit', 'mark'];

/** The columns that a table lacks, by title; none where it can be read. */
export const missingColumns = ({ head }: Sheet): readonly string[] =>
  COLUMNS.filter(({ field }) => field !== null && NEEDED.includes(field) && placeOf(head, field) === -1).map(
    ({ title }) => title,
  );

function placeOf(head: readonly string[], field: Field): number {
  const column = COLUMNS.find((one) => one.field === field);
  const names = new Set([column?.title ?? '', ...(column?.aliases ?? [])].map(foldName));
  return head.findIndex((title) => names.has(foldName(title)));
}

/** Reads the marks of a table against the assignments there are. `now`: nothing was done later. */
export function marksOf(sheet: Sheet, assignments: readonly AssignmentItem[], now: Instant): Marks {
  const places = new Map(
    COLUMNS.flatMap(({ field }) => (field === null ? [] : [[field, placeOf(sheet.head, field)] as const])),
  );
  const book = new Book(assignments);
  const today = dayAt(now);
  const marks: Mark[] = [];
  const refusals: Refusal[] = [];
  const taken = new Map<string, number>();
  let unmarked = 0;
  let settled = 0;
  for (const row of sheet.rows) {
    const said = readRow(row, (field) => row.cells[places.get(field) ?? -1] ?? '', book, today);
    if (said === 'unmarked') unmarked += 1;
    else if (said === 'settled') settled += 1;
    else if ('reason' in said) refusals.push(said);
    else {
      const twice = taken.get(said.assignment.id);
      if (twice === undefined) marks.push(said);
      else refusals.push({ row: row.number, reason: `cùng một việc đã đánh dấu ở dòng ${twice} (marked twice)` });
      taken.set(said.assignment.id, twice ?? row.number);
    }
  }
  const entered = marks.filter(
    ({ assignment, what, on }) => what === 'done' && on !== null && !assignment.silent,
  ).length;
  return { marks, refusals, entered, unmarked, settled };
}

/** What a row says; nothing to do where it has no mark, or its assignment has ended already. */
function readRow(
  { number: row }: SheetRow,
  cell: (field: Field) => string,
  book: Book,
  today: Day,
): Mark | Refusal | 'unmarked' | 'settled' {
  const refuse = (reason: string): Refusal => ({ row, reason });
  const word = foldName(cell('mark'));
  if (word === '') return 'unmarked';
  const what = MARK_WORDS.get(word);
  if (what === undefined) return refuse(`không hiểu đánh dấu "${cell('mark')}"; chỉ nhận: xong, hủy (done, cancelled)`);
  const found = book.find(cell('directive'), cell('duty'), cell('unit'), cell('period'));
  if (typeof found === 'string') return refuse(found);
  if (found.status === 'done' || found.status === 'ended') return 'settled';
  const [on, issuedOn] = [dayOfCell(cell('on')), dayOfCell(cell('issuedOn'))];
  if (on === 'invalid' || issuedOn === 'invalid')
    return refuse(
      `"${cell(on === 'invalid' ? 'on' : 'issuedOn')}" không phải ngày; viết như 05/7/2026 hoặc 2026-07-05 (not a day)`,
    );
  if (Math.max(on ?? 0, issuedOn ?? 0) > today) return refuse('ngày ở tương lai (a day to come)');
  const [number, signer] = [cell('number') || null, cell('signer') || null];
  return { row, assignment: found, what, on, number, issuedOn, signer, note: cell('note') };
}

const MARK_WORDS: ReadonlyMap<string, Mark['what']> = new Map(
  (
    [
      ['done', ['xong', 'đã xong', 'hoàn thành', 'đã hoàn thành', 'x', 'done']],
      ['cancelled', ['hủy', 'không giao nữa', 'cancelled']],
    ] as const
  ).flatMap(([what, words]) => words.map((word) => [foldName(word), what] as const)),
);

/** A day as people write it; null: nothing is written. */
const dayOfCell = (text: string): Day | null | 'invalid' =>
  text === '' ? null : (writtenDay(text, ['/', '.', '-']) ?? 'invalid');

/** The assignments that rows may mean. A unit may be called by its id or its name. */
class Book {
  readonly #byPair = new Map<string, AssignmentItem[]>();
  readonly #units = new Map<string, Set<string>>();
  readonly #directives = new Set<string>();

  constructor(assignments: readonly AssignmentItem[]) {
    for (const one of assignments) {
      const key = pairOf(one.directive, one.duty, one.unit);
      const pair = this.#byPair.get(key);
      if (pair === undefined) this.#byPair.set(key, [one]);
      else pair.push(one);
      this.#directives.add(one.directive);
      if (one.unitName === null) continue;
      const name = foldName(one.unitName);
      this.#units.set(name, (this.#units.get(name) ?? new Set()).add(one.unit));
    }
  }

  /** The assignment, or why there is none. */
  find(directive: string, duty: string, unit: string, period: string): AssignmentItem | string {
    if (!this.#directives.has(directive)) return `không có văn bản "${directive}" đang chạy (no such directive)`;
    const named = this.#units.get(foldName(unit)) ?? new Set<string>();
    const byId = this.#byPair.get(pairOf(directive, duty, unit));
    if (byId === undefined && named.size > 1) return `nhiều đơn vị mang tên "${unit}", cần ghi mã (which unit?)`;
    const pair = byId ?? this.#byPair.get(pairOf(directive, duty, [...named][0] ?? unit));
    if (pair === undefined) return `"${unit}" không có nhiệm vụ "${duty}" (no such duty of the unit)`;
    const open = pair.filter(({ closedAt }) => closedAt === null);
    const [only] = pair.length === 1 ? pair : open;
    if (pair[0]?.dutyKind === 'review') return 'sơ kết, tổng kết: gửi biên bản bằng dondoc submit minutes (a review)';
    const found =
      period === '' && (pair.length === 1 || open.length === 1) ? only : pair.find((one) => one.period === period);
    if (found !== undefined) return found;
    const periods = pair.map((one) => one.period).join(', ');
    return period === ''
      ? `nhiệm vụ có nhiều kỳ, cần ghi kỳ: ${periods} (which period?)`
      : `không có kỳ "${period}"; có: ${periods} (no such period)`;
  }
}

const pairOf = (directive: string, duty: string, unit: string): string => `${directive}/${duty}/${unit}`;

const DONE_BEFORE = 'Ghi nhận kết quả đã có trước';
const CANCELLED_BEFORE = 'Không còn giao';

/** The inputs that marks come to. The same file again gives the same ids, so it changes nothing twice. */
export function inputsOf({ bytes }: Sheet, marks: readonly Mark[], now: Instant): readonly Input[] {
  const file = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return marks.flatMap((mark): Input[] => {
    const { directive, duty, unit, period } = mark.assignment;
    const say = (kind: 'report' | 'confirm' | 'cancel', data: object): Input =>
      deskInput({
        source: CLI_SOURCE,
        kind,
        data: { directive, duty, unit, period, ...data },
        id: `import-${file}-${mark.row}-${kind}`,
        occurredAt: kind === 'report' && mark.on !== null ? startOf(mark.on) : null,
        now,
      });
    const document = documentOf(mark);
    if (mark.what === 'cancelled') return [say('cancel', { reason: mark.note || CANCELLED_BEFORE, document })];
    const report =
      mark.assignment.status === 'submitted' ? [] : [say('report', { text: mark.note || DONE_BEFORE, document })];
    return [...report, say('confirm', { note: mark.note })];
  });
}

const documentOf = ({ number, issuedOn, signer }: Mark): object | null =>
  number === null && issuedOn === null && signer === null
    ? null
    : { number, issuedOn: issuedOn === null ? null : dayText(issuedOn), signer, file: null };

/** The rows of a table to be filled in: what has not ended. */
export const templateRows = (assignments: readonly AssignmentItem[]): readonly (readonly string[])[] =>
  assignments
    .filter(({ status, dutyKind }) => status !== 'done' && status !== 'ended' && dutyKind !== 'review')
    .map(({ directive, duty, dutyTitle, unit, unitName, period, dueOn }) => [
      directive,
      duty,
      dutyTitle ?? '',
      unit,
      unitName ?? '',
      period === 'once' ? '' : period,
      dueOn ?? '',
      ...Array.from({ length: 6 }, () => ''),
    ]);
