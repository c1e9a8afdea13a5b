import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeExcel from 'write-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COLUMNS, inputsOf, marksOf, missingColumns, templateRows } from '../../engine/marks.ts';
import { readSheet, writeSheet } from '../../engine/sheet.ts';
import type { AssignmentItem } from '../../journal/status.ts';
import { dayOf, startOf } from '../../rules/day.ts';

const DIRECTIVE = 'tinh-uy-x.12-nq-tu.2025';
const NOW = startOf(dayOf('2026-03-02')) + 36_000_000;

const item = (duty: string, unit: string, period: string, more: Partial<AssignmentItem> = {}): AssignmentItem =>
  ({
    id: `${DIRECTIVE}/${duty}/${unit}/${period}`,
    directive: DIRECTIVE,
    duty,
    unit,
    period,
    status: 'open',
    closedAt: null,
    dutyTitle: `Nhiệm vụ "${duty}"; số 1,5`,
    unitName: unit === 'so-y-te' ? 'Sở Y tế' : 'Sở Tài chính',
    dueOn: '2025-12-31',
    ...more,
  }) as AssignmentItem;

const ITEMS = [
  item('d1', 'so-y-te', 'once'),
  item('d2', 'so-y-te', '2025-Q3'),
  item('d2', 'so-y-te', '2025-Q4'),
  item('d1', 'so-tai-chinh', 'once', { status: 'done', closedAt: NOW - 1 }),
];

let folder = '';
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'dondoc-marks-'))));
afterAll(() => rm(folder, { recursive: true }));

/** A filled table: each row by the titles of its columns. */
async function sheetOf(name: string, rows: readonly Readonly<Record<string, string>>[]) {
  const path = join(folder, name);
  await rm(path, { force: true });
  const cells = rows.map((row) => COLUMNS.map(({ field }) => row[field ?? ''] ?? ''));
  await writeSheet(path, COLUMNS, cells);
  return await readSheet(path);
}

const row = (more: Readonly<Record<string, string>>) => ({
  directive: DIRECTIVE,
  duty: 'd1',
  unit: 'so-y-te',
  ...more,
});
const read = async (rows: readonly Readonly<Record<string, string>>[], name = 'a.csv') =>
  marksOf(await sheetOf(name, rows), ITEMS, NOW);
const reasons = async (more: Readonly<Record<string, string>>) =>
  (await read([row(more)])).refusals.map(({ reason }) => reason);

describe.each(['a.csv', 'a.xlsx'])('a table in %s', (name) => {
  test('comes back as it was written, with quotes, separators and the numbers a person sees', async () => {
    const rows = templateRows(ITEMS);
    await rm(join(folder, name), { force: true });
    await writeSheet(join(folder, name), COLUMNS, rows);
    const sheet = await readSheet(join(folder, name));
    expect(sheet.head).toEqual(COLUMNS.map(({ title }) => title));
    expect(sheet.rows.map(({ number }) => number)).toEqual([2, 3, 4]);
    expect(sheet.rows.map(({ cells }) => cells.slice(0, 7))).toEqual(rows.map((cells) => cells.slice(0, 7)));
  });

  test('marks what was done, with its day and its document', async () => {
    const marks = await read(
      [row({ mark: 'Xong', on: '05/7/2025', number: '15/BC', issuedOn: '2025-07-04', signer: 'Lê C' })],
      name,
    );
    expect(marks.refusals).toEqual([]);
    expect(marks.marks).toMatchObject([
      { row: 2, what: 'done', on: dayOf('2025-07-05'), number: '15/BC', issuedOn: dayOf('2025-07-04'), signer: 'Lê C' },
    ]);
  });
});

test('a table that is there already is never written over', async () => {
  await writeFile(join(folder, 'day.csv'), 'đã điền');
  await expect(writeSheet(join(folder, 'day.csv'), COLUMNS, [])).rejects.toMatchObject({ code: 'fileExists' });
});

test('a day in Excel is that day, whatever hour stands beside it', async () => {
  const path = join(folder, 'gio.xlsx');
  const noon = new Date(Date.UTC(2026, 6, 5, 14));
  await writeExcel([['a'], [{ value: noon, type: Date, format: 'dd/mm/yyyy hh:mm' }]]).toFile(path);
  expect((await readSheet(path)).rows[0]?.cells).toEqual(['2026-07-05']);
});

test('what a spreadsheet would take for a formula is written as text', async () => {
  const path = join(folder, 'cong-thuc.csv');
  await writeSheet(path, [{ title: 'a', width: 5 }], [['=1+1']]);
  expect(await readFile(path, 'utf8')).toContain("'=1+1");
});

describe('a row', () => {
  test('may name the unit by its name, in any spelling of case and marks', async () => {
    expect((await read([row({ unit: 'SỞ Y TẾ', mark: 'x' })])).marks).toHaveLength(1);
  });

  test.each([
    [{ mark: 'gần xong' }, /không hiểu đánh dấu "gần xong"/],
    [{ mark: 'xong', directive: 'khong-co' }, /không có văn bản "khong-co"/],
    [{ mark: 'xong', unit: 'so-la' }, /"so-la" không có nhiệm vụ "d1"/],
    [{ mark: 'xong', duty: 'd2' }, /cần ghi kỳ: 2025-Q3, 2025-Q4/],
    [{ mark: 'xong', duty: 'd2', period: '2024-Q1' }, /không có kỳ "2024-Q1"/],
    [{ mark: 'xong', on: '31/02/2025' }, /"31\/02\/2025" không phải ngày/],
    [{ mark: 'xong', issuedOn: 'hôm qua' }, /"hôm qua" không phải ngày/],
    [{ mark: 'xong', on: '2026-03-03' }, /ngày ở tương lai/],
  ])('%o is refused with its reason', async (more, reason) => {
    expect(await reasons(more)).toEqual([expect.stringMatching(reason)]);
  });

  test('of a review, or of one of two units with one name, is refused and says why', () => {
    const two = [item('d1', 'so-a', 'once', { unitName: 'Sở A' }), item('d1', 'so-b', 'once', { unitName: 'Sở A' })];
    const sheet = (unit: string) => ({
      head: COLUMNS.map(({ title }) => title),
      rows: [
        {
          number: 2,
          cells: COLUMNS.map(
            ({ field }) => (row({ unit, mark: 'xong' }) as Readonly<Record<string, string>>)[field ?? ''] ?? '',
          ),
        },
      ],
      bytes: new Uint8Array(),
    });
    expect(marksOf(sheet('Sở A'), two, NOW).refusals[0]?.reason).toMatch(/nhiều đơn vị mang tên "Sở A"/);
    expect(marksOf(sheet('so-b'), two, NOW).marks[0]?.assignment.unit).toBe('so-b');
    const [reviewed] = marksOf(sheet('so-y-te'), [item('d1', 'so-y-te', 'once', { dutyKind: 'review' })], NOW).refusals;
    expect(reviewed?.reason).toMatch(/submit minutes/);
  });

  test('that marks what another has marked is refused, and says which', async () => {
    const { marks, refusals } = await read([row({ mark: 'xong' }), row({ mark: 'hủy' })]);
    expect(marks).toHaveLength(1);
    expect(refusals).toEqual([{ row: 3, reason: expect.stringContaining('dòng 2') as string }]);
  });

  test('without a mark, or whose assignment has ended, is counted and let be', async () => {
    const marks = await read([row({}), row({ unit: 'so-tai-chinh', mark: 'xong' })]);
    expect(marks).toMatchObject({ marks: [], refusals: [], unmarked: 1, settled: 1 });
  });
});

describe('the inputs of marks', () => {
  test('are a report judged by its day and its confirmation, or a cancellation; the same file gives the same ids', async () => {
    const sheet = await sheetOf('b.csv', [
      row({ mark: 'xong', on: '2025-07-05', number: '15/BC' }),
      row({ duty: 'd2', period: '2025-Q3', mark: 'hủy', note: 'Đã sáp nhập' }),
    ]);
    const { marks } = marksOf(sheet, ITEMS, NOW);
    const inputs = inputsOf(sheet, marks, NOW);
    expect(inputs.map(({ kind, occurredAt, target }) => [kind, occurredAt, target.duty, target.period])).toEqual([
      ['report', startOf(dayOf('2025-07-05')), 'd1', 'once'],
      ['confirm', null, 'd1', 'once'],
      ['cancel', null, 'd2', '2025-Q3'],
    ]);
    expect(inputs[2]?.data).toMatchObject({ reason: 'Đã sáp nhập' });
    expect(inputsOf(sheet, marks, NOW + 5).map(({ id, hash }) => [id, hash])).toEqual(
      inputs.map(({ id, hash }) => [id, hash]),
    );
    expect(new Set(inputs.map(({ id }) => id)).size).toBe(3);
  });

  test('confirm alone where the report is there already', async () => {
    const sheet = await sheetOf('c.csv', [row({ mark: 'xong' })]);
    const { marks } = marksOf(sheet, [item('d1', 'so-y-te', 'once', { status: 'submitted' })], NOW);
    expect(inputsOf(sheet, marks, NOW).map(({ kind }) => kind)).toEqual(['confirm']);
  });
});

describe('a file that is no table of marks', () => {
  const write = async (name: string, bytes: Uint8Array | string) => {
    await writeFile(join(folder, name), bytes);
    return join(folder, name);
  };

  test('lacks the columns that are named', async () => {
    const sheet = await readSheet(await write('d.csv', 'tên;tuổi\nA;3\n'));
    expect(missingColumns(sheet)).toEqual(['Văn bản', 'Mã nhiệm vụ', 'Mã đơn vị', 'Đánh dấu (xong | hủy)']);
  });

  test('is read with semicolons, as Excel writes it in Viet Nam', async () => {
    const head = 'directive;duty;unit;period;mark;done on';
    const sheet = await readSheet(
      await write('e.csv', `\uFEFF${head}\r\n${DIRECTIVE};d1;so-y-te;;done;05/07/2025\r\n`),
    );
    expect(missingColumns(sheet)).toEqual([]);
    expect(marksOf(sheet, ITEMS, NOW).marks).toHaveLength(1);
  });

  test.each([
    ['bytes that are no text', 'f.csv', new Uint8Array([0xff, 0xfe, 0x00, 0x41]), 'sheetInvalid'],
    ['an archive that is no Excel file', 'g.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), 'sheetInvalid'],
    ['an open quote', 'h.csv', 'a,b\n"c,d\n', 'sheetInvalid'],
    ['too many bytes', 'i.csv', new Uint8Array(11 * 1024 * 1024), 'tooLarge'],
    ['too many rows', 'j.csv', `a,b\n${'1,2\n'.repeat(20_001)}`, 'tooLarge'],
  ])('%s is refused', async (_, name, bytes, code) => {
    await expect(readSheet(await write(name, bytes))).rejects.toMatchObject({ code });
  });

  test('that is not there is refused', async () => {
    await expect(readSheet(join(folder, 'nope.csv'))).rejects.toMatchObject({ code: 'fileUnreadable' });
  });
});
