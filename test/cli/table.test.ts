// What is printed fits the window and loses nothing.
import { describe, expect, test } from 'vitest';
import { groupedTable, hanging, table, wrap } from '../../cli/table.ts';
import { recurrenceView } from '../../cli/views/time.ts';
import { parseRecurrence } from '../../rules/recurrence.ts';

const WIDTH = 60;
const LONG = 'Không có đơn vị nào trong danh bạ mang tên "Chi bộ Lâm trường Xanh" hoặc tên gần giống như vậy.';

describe('a table', () => {
  test('goes on below itself in its last column, within the window, with every word', () => {
    const lines = table(['mức', 'mã', 'nội dung'], [['CHƯA RÕ', 'unmatched', LONG]], WIDTH).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(WIDTH);
    const before = 'CHƯA RÕ  unmatched  '.length;
    expect(
      lines
        .slice(2)
        .map((line) => line.slice(before))
        .join(' '),
    ).toBe(LONG);
  });

  test('keeps an id whole, though it is longer than what is left', () => {
    const id = 'ban-thuong-vu-tinh-uy.12-nq-tu.2026/nv-e13d4f721d7de45b/dang-uy-cac-co-quan-dang-tinh';
    expect(table(['hạn', 'mã'], [['30/6/2026', id]], WIDTH)).toContain(id);
  });

  test('measures letters, whether a mark is part of one or stands behind it', () => {
    const rows = [
      ['Tỉnh ủy'.normalize('NFD'), 1],
      ['Tỉnh ủy Minh Giang', 12],
    ] as const;
    expect(table(['đơn vị', 'số'], rows, WIDTH).normalize('NFC').split('\n')).toEqual([
      'đơn vị              số',
      '──────────────────  ──',
      'Tỉnh ủy              1',
      'Tỉnh ủy Minh Giang  12',
    ]);
  });

  test('has the same columns in all its groups', () => {
    const groups = [
      { title: 'một', rows: [['a', 1]] },
      { title: 'hai', rows: [['dài hơn', 100]] },
    ];
    expect(groupedTable(['tên', 'tổng\nsố'], groups, WIDTH).split('\n')).toEqual([
      'tên      tổng',
      '           số',
      '───────  ────',
      'một',
      'a           1',
      'hai',
      'dài hơn   100',
    ]);
  });
});

test('a text behind a label hangs below its first line', () => {
  expect(hanging('  ! ', 'một hai ba bốn năm sáu bảy tám', 28)).toBe('  ! một hai ba bốn năm sáu\n    bảy tám');
  expect(wrap('', WIDTH)).toEqual(['']);
});

test.each([
  ['FREQ=MONTHLY', 'hằng tháng'],
  ['FREQ=MONTHLY;BYMONTHDAY=24', 'hằng tháng, ngày 24'],
  ['FREQ=MONTHLY;INTERVAL=3', 'hằng quý'],
  ['FREQ=MONTHLY;INTERVAL=6', '6 tháng một lần'],
  ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14', 'hằng năm, ngày 14/12'],
  ['FREQ=YEARLY;INTERVAL=2', '2 năm một lần'],
  ['FREQ=WEEKLY;BYDAY=FR', 'hằng tuần, thứ Sáu'],
])('%s reads "%s"', (rule, words) => {
  const parsed = parseRecurrence(rule);
  expect(parsed === null ? null : recurrenceView(parsed)).toBe(words);
});
