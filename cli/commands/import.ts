// dondoc import: many assignments marked at once, from a table that people fill in.
import type { Command } from 'commander';
import { DondocError } from '../../contracts/errors.ts';
import type { Day, Instant } from '../../contracts/time.ts';
import type { Marks } from '../../engine/marks.ts';
import { COLUMNS, inputsOf, marksOf, missingColumns, templateRows } from '../../engine/marks.ts';
import type { Sheet } from '../../engine/sheet.ts';
import type { Journal } from '../../journal/journal.ts';
import type { AssignmentItem } from '../../journal/status.ts';
import { assignmentsOf, directiveRow } from '../../journal/status.ts';
import { dateText } from '../../messages/dates.ts';
import { dayText } from '../../rules/day.ts';
import type { Connected } from '../connect.ts';
import { withEngine, withJournal } from '../connect.ts';
import { EXIT, Exit } from '../exit.ts';
import { dataOption, jsonOption } from '../options.ts';
import { cut, table } from '../table.ts';

interface Options {
  readonly apply?: boolean;
  readonly partial?: boolean;
  readonly data?: string;
  readonly json?: boolean;
}

export function registerImport(program: Command): void {
  const command = program.command('import').description('đánh dấu hàng loạt từ bảng (mark many from a table)');
  command
    .command('template')
    .description('ghi bảng các việc chưa xong để điền (a table to fill in)')
    .argument('<directive...>', 'mã văn bản')
    .requiredOption('-o, --output <file>', 'tệp .xlsx hoặc .csv')
    .addOption(dataOption())
    .action(async (directives: readonly string[], { output, data }: { output: string; data?: string }) => {
      const rows = templateRows(await withJournal(data, (journal) => known(journal, directives, Date.now())));
      const { writeSheet } = await import('../../engine/sheet.ts');
      await writeSheet(output, COLUMNS, rows);
      process.stdout.write(`${output}: ${rows.length} việc. Điền cột "đánh dấu", rồi: dondoc import ${output}\n`);
    });
  command
    .command('marks', { isDefault: true })
    .description('xem trước, rồi ghi các việc đã đánh dấu (show, then record)')
    .argument('<file>', 'bảng .xlsx hoặc .csv, như import template ghi ra')
    .option('--apply', 'ghi thật; không có thì chỉ xem trước (do it, not only show it)')
    .option('--partial', 'có dòng không hiểu thì vẫn ghi các dòng còn lại; mặc định: không ghi gì (record the rest)')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(importMarks);
}

async function importMarks(file: string, options: Options): Promise<void> {
  const { readSheet } = await import('../../engine/sheet.ts');
  const sheet = await readSheet(file);
  const missing = missingColumns(sheet);
  if (missing.length > 0) throw new DondocError('sheetInvalid', { what: file, expected: `cột ${missing.join(', ')}` });
  const now = Date.now();
  const marks = await withJournal(options.data, async (journal) =>
    marksOf(sheet, await named(journal, sheet, now), now),
  );
  const blocked = marks.refusals.length > 0 && options.partial !== true;
  const left =
    options.apply === true && !blocked && marks.marks.length > 0
      ? await withEngine(options.data, (connected) => record(connected, sheet, marks, now))
      : null;
  process.stdout.write(
    `${options.json === true ? JSON.stringify(marksJson(marks, left), null, 2) : marksView(marks, { ...options, blocked, left })}\n`,
  );
  if (blocked || (left !== null && left.length > 0)) throw new Exit(EXIT.refused);
}

/** The assignments of the directives that a table names; what names none is refused row by row. */
async function named(journal: Journal, sheet: Sheet, now: Instant): Promise<readonly AssignmentItem[]> {
  const ids = new Set(sheet.rows.flatMap(({ cells }) => cells).filter((cell) => DIRECTIVE_LIKE.test(cell)));
  return (await Promise.all([...ids].map((id) => assignmentsIn(journal, id, now)))).flatMap((items) => items ?? []);
}

const DIRECTIVE_LIKE = /^[a-z0-9-]+\.[a-z0-9-]+\.\d{4}$/;

/** @throws DondocError directiveUnknown */
async function known(
  journal: Journal,
  directives: readonly string[],
  now: Instant,
): Promise<readonly AssignmentItem[]> {
  const all: AssignmentItem[] = [];
  for (const id of directives) {
    const items = await assignmentsIn(journal, id, now);
    if (items === null) throw new DondocError('directiveUnknown', { what: id });
    all.push(...items);
  }
  return all;
}

/** Null: there is no such directive. */
const assignmentsIn = async (journal: Journal, id: string, now: Instant): Promise<readonly AssignmentItem[] | null> =>
  (await directiveRow(journal, id)) === null ? null : await assignmentsOf(journal, id, now, { limit: MOST });

/** Of one directive; ten years of 44 directives hold 70,000 in all. */
const MOST = 100_000;
const SUBMIT_AT_ONCE = 500;
/** How long the command waits for the journal; what was taken is durable before. */
const RECORDED_MS = 20_000;
const LOOK_EVERY_MS = 200;

/** Sends the inputs, and waits until the journal shows what they came to. Returns the rows whose assignments have not ended. */
async function record(
  { engine, journal }: Connected,
  sheet: Sheet,
  { marks }: Marks,
  now: Instant,
): Promise<readonly number[]> {
  const inputs = inputsOf(sheet, marks, now);
  for (let from = 0; from < inputs.length; from += SUBMIT_AT_ONCE)
    await engine.submit(inputs.slice(from, from + SUBMIT_AT_ONCE));
  let left = marks;
  for (const end = Date.now() + RECORDED_MS; ;) {
    const ids = left.map(({ assignment }) => assignment.id);
    const items = await assignmentsOf(journal, null, now, { ids, limit: MOST });
    const ended = new Set(items.filter(({ closedAt }) => closedAt !== null).map(({ id }) => id));
    left = left.filter(({ assignment }) => !ended.has(assignment.id));
    if (left.length === 0 || Date.now() > end) return left.map(({ row }) => row);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

const MAX_SHOWN = 20;
const TITLE_WIDTH = 44;

interface Shown extends Options {
  readonly blocked: boolean;
  /** Rows that are not recorded; null: nothing was to be. */
  readonly left: readonly number[] | null;
}

function marksView({ marks, refusals, entered, unmarked, settled }: Marks, shown: Shown): string {
  const rows = marks
    .slice(0, MAX_SHOWN)
    .map(({ row, assignment, what, on, number }) => [
      String(row),
      what === 'done' ? 'xong' : 'hủy',
      on === null ? '' : dateText(on),
      number ?? '',
      assignment.period === 'once' ? '' : assignment.period,
      `${cut(assignment.dutyTitle ?? assignment.duty, TITLE_WIDTH)} – ${assignment.unitName ?? assignment.unit}`,
    ]);
  const undated = marks.filter(({ what, on, issuedOn }) => what === 'done' && on === null && issuedOn === null).length;
  return [
    ...(rows.length === 0 ? [] : [table(['dòng', 'ghi', 'ngày', 'số văn bản', 'kỳ', 'việc'], rows)]),
    ...(marks.length > MAX_SHOWN ? [`và ${marks.length - MAX_SHOWN} dòng khác.`] : []),
    `${marks.length} việc sẽ ghi; ${unmarked} dòng không đánh dấu; ${settled} việc đã kết thúc trước đó.`,
    ...(undated > 0 ? [`${undated} việc không có ngày nào: tính là xong hôm nay, nên có thể thành quá hạn.`] : []),
    ...(entered > 0
      ? [`${entered} việc đang được đôn đốc: đúng hạn hay không xét theo lúc nhập, không theo ngày hoàn thành đã lâu.`]
      : []),
    ...(refusals.length > 0 ? [`${refusals.length} dòng không nhận:`] : []),
    ...refusals.slice(0, MAX_SHOWN).map(({ row, reason }) => `  dòng ${row}: ${reason}`),
    ...(refusals.length > MAX_SHOWN ? [`  và ${refusals.length - MAX_SHOWN} dòng khác.`] : []),
    ending(marks.length, shown),
  ].join('\n');
}

function ending(count: number, { apply = false, blocked, left }: Shown): string {
  if (blocked) return 'Chưa ghi gì. Sửa các dòng trên, hoặc thêm --partial để ghi phần còn lại.';
  if (left !== null) {
    const done = `Đã ghi ${count - left.length} trên ${count} việc.`;
    return left.length === 0
      ? `${done} Tệp này nạp lại thì không có gì thay đổi.`
      : `${done} Chưa ghi được dòng ${left.slice(0, MAX_SHOWN).join(', ')}: xem lịch sử từng việc trên trang web, hoặc nạp lại tệp này.`;
  }
  return count === 0 || apply ? 'Không có gì để ghi.' : 'Mới chỉ xem trước. Để ghi: thêm --apply.';
}

const dayOrNull = (day: Day | null): string | null => (day === null ? null : dayText(day));

const marksJson = ({ marks, refusals, unmarked, settled }: Marks, left: readonly number[] | null): object => ({
  marks: marks.map(({ assignment, on, issuedOn, ...mark }) => ({
    ...mark,
    on: dayOrNull(on),
    issuedOn: dayOrNull(issuedOn),
    assignment: assignment.id,
  })),
  refusals,
  unmarked,
  settled,
  recorded: left === null ? null : marks.length - left.length,
});
