// How the words of a clause are shared out among its duties, and what a duty is called.
import { describe, expect, test } from 'vitest';
import { dutyOf, planOf } from './fixture.ts';
import { shortTime } from './line.mjs';

const duties = (sentence: string) => planOf(`1. ${sentence}`).obligations;
const inShort = (sentence: string) =>
  duties(sentence).map((o) => [o.title, o.time ? shortTime(o.time) : '', o.kind === 'review' ? o.review : o.kind]);

describe('one clause, several duties', () => {
  test('what has no time is one duty, what has a time another', () => {
    expect(inShort('Sở Y tế kiểm tra bếp ăn; lập danh sách trường nội trú trước ngày 15/5/2027.')).toEqual([
      ['kiểm tra bếp ăn', '', 'task'],
      ['lập danh sách trường nội trú', '2027-05-14', 'task'],
    ]);
  });

  test('a list of units parted by semicolons is no duty of its own', () => {
    expect(inShort('Sở Y tế; Công an tỉnh; Sở Xây dựng lập danh sách trường nội trú trước ngày 15/5/2027.')).toEqual([
      ['lập danh sách trường nội trú', '2027-05-14', 'task'],
    ]);
  });

  test('what stands before a repetition that leads is another duty', () => {
    expect(inShort('Sở Y tế kiểm tra bếp ăn các trường, hằng năm báo cáo kết quả.')).toEqual([
      ['kiểm tra bếp ăn các trường', '', 'task'],
      ['báo cáo kết quả', 'FREQ=YEARLY', 'report'],
    ]);
  });

  test('a report of a review is a report', () => {
    expect(inShort('Sở Y tế gửi báo cáo tổng kết trước ngày 15/5/2027.')).toEqual([
      ['gửi báo cáo tổng kết', '2027-05-14', 'report'],
    ]);
  });

  test('a segment that only says when is about the segment before it', () => {
    expect(inShort('Sở Y tế lập danh sách trường nội trú; hoàn thành trước ngày 15/5/2027.')).toHaveLength(1);
    expect(inShort('Sở Y tế lập danh sách trường nội trú; thời gian xong trong tháng 5/2027.')[0]?.[1]).toBe(
      '2027-05-31',
    );
  });

  test('two reviews side by side share their time', () => {
    expect(inShort('Sở Y tế tham mưu sơ kết, tổng kết việc thực hiện trong quý IV/2030.').map((d) => d[2])).toEqual([
      'so-ket',
      'tong-ket',
    ]);
  });

  test('a task and its repeated report are two', () => {
    expect(
      inShort('Sở Y tế kiểm tra bếp ăn xong trước ngày 15/5/2027, hằng quý báo cáo kết quả với UBND tỉnh.').map((d) =>
        d.slice(1),
      ),
    ).toEqual([
      ['2027-05-14', 'task'],
      ['FREQ=MONTHLY;INTERVAL=3', 'report'],
    ]);
  });

  test('ids differ even where the words are the same', () => {
    const ids = planOf('1. Sở Y tế kiểm tra bếp ăn.\n\n2. Sở Y tế kiểm tra bếp ăn.').obligations.map((o) => o.id);
    expect(new Set(ids).size).toBe(2);
  });
});

describe('the title of a duty', () => {
  test.each([
    ['Sở Y tế kiểm tra bếp ăn.', 'kiểm tra bếp ăn'],
    ['Sở Y tế kiểm tra bếp ăn (xong trước ngày 15/5/2027).', 'kiểm tra bếp ăn'],
    ['Sở Y tế kiểm tra bếp ăn, hoàn thành trước ngày 15/5/2027.', 'kiểm tra bếp ăn'],
    ['Sở Y tế kiểm tra bếp ăn (trước ngày 15/5/2027); trực đêm.', 'kiểm tra bếp ăn'],
    ['Sở Y tế kiểm tra bếp ăn của các đơn vị (trước ngày 15/5/2027), báo cáo UBND tỉnh.', null],
    ['Hằng năm, Sở Y tế kiểm tra bếp ăn.', 'kiểm tra bếp ăn'],
    ['Sở Y tế hằng quý kiểm tra bếp ăn (gồm cả trường nội trú).', 'kiểm tra bếp ăn (gồm cả trường nội trú)'],
  ])('%s', (sentence, expected) => {
    const title = duties(sentence).find((o) => o.title.startsWith('kiểm tra'))?.title;
    if (expected !== null) expect(title).toBe(expected);
    expect(title).not.toMatch(/[\s,;:([]$|\(\s*\)/);
  });

  test('is cut at a word where it is long, the quote is not', () => {
    const duty = dutyOf(`1. Sở Y tế kiểm tra bếp ăn ${'của trường nội trú '.repeat(20)}ven sông.`);
    expect(duty.title.length).toBeLessThanOrEqual(200);
    expect(duty.title).toMatch(/ (?:của|trường|nội|trú)…?$/);
    expect(duty.quote).toMatch(/ven sông\.$/);
  });
});
