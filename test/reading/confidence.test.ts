// What "sure" is held to: on the texts whose duties are known, no sure item is wrong, few items need a look, and nothing is lost untold.
import { describe, expect, test } from 'vitest';
import { readDirective } from '../../reading/read.ts';
import { RULES } from '../../reading/rule.ts';
import { countClasses, fit, goldItems, ownItems } from './confidence.mjs';
import { directiveOf } from './fixture.ts';
import { hasGold, unlessGold } from './gold.ts';

/** The share of items that a person is asked to look at; the project's own directives were written to be hard. */
const MOST_TO_LOOK_AT = 0.2;
const MOST_OF_OWN = 0.25;

const read = (text: string, name: string) => readDirective(text, { name, explain: true });
const toLookAt = ({ sure, look, guess }: ReturnType<typeof countClasses>): number =>
  (look.items + guess.items) / (sure.items + look.items + guess.items);

/** Sections and a table for rules that none of the project's own directives reaches. */
const SECTIONS = [
  'Nếu bếp ăn bẩn thì Sở Y tế đóng bếp.',
  'Đồng thời, Sở Y tế kiểm tra bếp ăn.',
  'Hằng năm, Sở Y tế kiểm tra bếp ăn.',
  'Sở Y tế lập bản đồ trước ngày 31/02/2028.',
  'Sở Y tế xây dựng kế hoạch, báo cáo kết quả trong tháng 5/2028.',
  'Sở Y tế định kỳ báo cáo kết quả.',
  'Sở Y tế sơ kết, tổng kết vào năm 2030.',
  'Sở Y tế sơ kết việc thực hiện.',
  'Phụ huynh học sinh phối hợp giữ trật tự.',
  'Sở Y tế phối hợp với trời đất kiểm tra bếp ăn.',
  'Sở Y tế hằng năm báo cáo kết quả và tổ chức hội nghị trong tháng 5/2028.',
  'Các cơ quan, đơn vị, địa phương kiểm tra bếp ăn.',
  'Sở Y tế sơ kết việc thực hiện trên toàn tỉnh rồi tổng kết vào năm 2030.',
  'Sở Y tế kiểm tra bếp ăn.\nLập danh sách bếp ăn trong tháng 5/2028.',
  'Sở Y tế kiểm tra bếp ăn.\n2. Lập danh sách bếp ăn trong tháng 5/2028.',
];
const TABLE = [
  'TT\tNội dung\tThời gian hoàn thành',
  '1\tSổ tay hướng dẫn nuôi cá lồng\tTháng 2/2028',
  'I- SỞ Y TẾ',
  '1\tĐề án nuôi cá lồng trên hồ chứa\tTháng 3/2028',
  'TT\tNội dung\tGhi chú',
  '2\tQuy chế trực đêm tại các bến đò\tTháng 4/2028',
].join('\n');

describe('on the project’s own directives', () => {
  test('no sure item is wrong, and at most a quarter need a look', () => {
    const counted = countClasses(ownItems(read));
    expect(counted.sure.items).toBeGreaterThan(100);
    expect(counted.sure.wrong).toBe(0);
    expect(toLookAt(counted)).toBeLessThanOrEqual(MOST_OF_OWN);
  });

  test('every rule is reached by some text', () => {
    const reached = new Set(ownItems(read).flatMap(({ rules }) => rules.map(({ rule }) => rule)));
    const texts = [
      ...SECTIONS.map((section) => directiveOf(`1. ${section}`)),
      `${directiveOf('')}\nPHỤ LỤC\n\n${TABLE}\n`,
    ];
    for (const { because = [] } of texts.flatMap((text) => read(text, '').obligations))
      for (const { rule } of because) reached.add(rule);
    expect(Object.keys(RULES).filter((rule) => !reached.has(rule))).toEqual([]);
  });
});

describe.skipIf(!hasGold)(`on the gold standard${unlessGold}`, () => {
  test('no sure item is wrong, and at most a fifth need a look', () => {
    const counted = countClasses(goldItems(read).items);
    expect(counted.sure.items).toBeGreaterThan(200);
    expect(counted.sure.wrong).toBe(0);
    expect(toLookAt(counted)).toBeLessThanOrEqual(MOST_TO_LOOK_AT);
  });

  test('what is missed stands where a person is told to look', () => {
    const { missed } = goldItems(read);
    const untold = missed.filter(({ told }) => !told).map(({ doc, words }) => `${doc}: ${words}`);
    process.stdout.write(`missed ${missed.length}, missed and untold ${untold.length}\n`);
    expect(untold).toEqual([]);
  });

  test('the classes are those that counting gives', () => {
    const fitted = fit([...goldItems(read).items, ...ownItems(read)]);
    const given = Object.fromEntries(
      Object.keys(fitted).map((rule) => [rule, RULES[rule as keyof typeof RULES].class]),
    );
    expect(fitted).toEqual(given);
  });
});
