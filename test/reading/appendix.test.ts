// Appendices: each row of a table is a task of its own.
import { describe, expect, test } from 'vitest';
import { namesOf, planOf } from './fixture.ts';
import { readDirective } from '../../reading/read.ts';
import { codesOf, directiveOf } from './fixture.ts';

const SECTION = '1. Sở Y tế kiểm tra bếp ăn.';
const withAppendix = (table: string) => readDirective(`${directiveOf(SECTION)}\nPHỤ LỤC\n\n${table}\n`);
const rowsOf = (table: string) => withAppendix(table).obligations.filter((o) => o.clause.path.startsWith('phu-luc/'));
const HEAD = 'TT\tNội dung\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian hoàn thành\n';

describe('a row of an appendix', () => {
  test('gives its product, the unit in charge, those who take part, and its time', () => {
    const [row] = rowsOf(`${HEAD}1\tĐề án nuôi cá lồng trên hồ chứa\tSở Y tế\tCông an tỉnh\tQuý III/2027`);
    expect(row).toMatchObject({ kind: 'task', title: 'Đề án nuôi cá lồng trên hồ chứa', place: 'phụ lục, dòng 1' });
    expect([namesOf(row?.leads ?? []), namesOf(row?.coordinators ?? []), row?.time?.due]).toEqual([
      ['Sở Y tế'],
      ['Công an tỉnh'],
      '2027-09-30',
    ]);
  });

  test('has the unit of the heading above it where it names none', () => {
    const table = `TT\tNội dung\tThời gian hoàn thành\nI- SỞ Y TẾ\n1\tĐề án nuôi cá lồng trên hồ chứa\tTháng 3/2028\nII- CÔNG AN TỈNH\n1\tQuy chế trực đêm tại các bến đò\tTháng 4/2028`;
    expect(rowsOf(table).map((row) => [namesOf(row.leads).join(), row.time?.due])).toEqual([
      ['SỞ Y TẾ', '2028-03-31'],
      ['CÔNG AN TỈNH', '2028-04-30'],
    ]);
  });

  test('is one though its table is drawn with bars and blank lines, and parts are headed by a cell merged over all columns', () => {
    const table = [
      'TT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian | Sản phẩm',
      'I | Nuôi trồng thủy sản | Nuôi trồng thủy sản | Nuôi trồng thủy sản | Nuôi trồng thủy sản | Nuôi trồng thủy sản',
      '1 | Đề án nuôi cá lồng trên hồ chứa | Sở Y tế | Công an tỉnh | 2028 | Đề án',
      '2 | Quy chế trực đêm tại các bến đò | Công an tỉnh |  | 2027 - 2029 | Quy chế',
    ].join('\n\n');
    expect(rowsOf(table).map((row) => [row.title, namesOf(row.leads).join(), row.time?.due])).toEqual([
      ['Đề án nuôi cá lồng trên hồ chứa', 'Sở Y tế', '2028-12-31'],
      ['Quy chế trực đêm tại các bến đò', 'Công an tỉnh', '2029-12-31'],
    ]);
  });

  test('with a time that is no date has none', () => {
    const [row] = rowsOf(`${HEAD}1\tĐề án nuôi cá lồng trên hồ chứa\tSở Y tế\t\tTheo chỉ đạo của cấp trên`);
    expect(row?.time).toBeNull();
  });

  test('without a unit is a question', () => {
    const plan = withAppendix(`${HEAD}1\tĐề án nuôi cá lồng trên hồ chứa\t\t\tQuý III/2027`);
    expect(codesOf(plan)).toContain('rowWithoutLead');
  });

  test.each([
    ['sổ tay hướng dẫn nuôi cá lồng trên hồ chứa', 3],
    ['Đề án nuôi cá lồng', 5],
  ])('"%s" gives offsets into the source, whatever the row number %s', (product, number) => {
    const text = `${directiveOf(SECTION)}\nPHỤ LỤC\n\n${HEAD}${number}\t${product}\tSở Y tế\t\tQuý III/2027\n`;
    const row = readDirective(text).obligations.find((o) => o.clause.path === `phu-luc/${number}`);
    expect(text.slice(row?.source.start, row?.source.end)).toContain(product);
    expect(text.slice(row?.time?.start, row?.time?.end)).toBe('Quý III/2027');
  });
});

describe('an appendix', () => {
  test('of prose gives no duties', () => {
    expect(rowsOf('Danh sách các bến đò kèm theo.')).toEqual([]);
  });

  test('ends the section: its rows are no clauses', () => {
    expect(planOf(SECTION).obligations).toHaveLength(1);
    expect(withAppendix(`${HEAD}1\tĐề án nuôi cá lồng trên hồ chứa\tSở Y tế\t\tQuý III/2027`).obligations).toHaveLength(
      2,
    );
  });

  test('is read where the body has no section', () => {
    const text = `KẾ HOẠCH\nNuôi cá lồng\n\nMột.\n\nHai.\n\nBa.\n\nPHỤ LỤC\n\n${HEAD}1\tĐề án nuôi cá lồng trên hồ chứa\tSở Y tế\t\tQuý III/2027`;
    expect(readDirective(text).obligations.map((o) => o.time?.due)).toEqual(['2027-09-30']);
  });
});
