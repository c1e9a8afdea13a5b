// Items, bullets and paragraphs, and the changes of subject inside them.
import { describe, expect, test } from 'vitest';
import { readDirective } from '../../reading/read.ts';
import { namesOf, planOf } from './fixture.ts';

/** "path: leads" of each duty. */
const outline = (section: string): readonly string[] =>
  planOf(section).obligations.map((o) => `${o.clause.path}: ${namesOf(o.leads).join(' + ')}`);

describe('the subject of an item', () => {
  test('is carried to the bullets below it, and to nothing after it', () => {
    const section = `1. Sở Y tế:

- Kiểm tra bếp ăn.
- Tập huấn cho nhân viên.

2. Công an tỉnh giữ trật tự bến đò.`;
    expect(outline(section)).toEqual(['1/1: Sở Y tế', '1/2: Sở Y tế', '2: Công an tỉnh']);
  });

  test('is carried to a paragraph below it that has none of its own', () => {
    expect(outline('1. Sở Y tế kiểm tra bếp ăn.\n\nTổ chức tập huấn cho nhân viên.')).toEqual([
      '1: Sở Y tế',
      '1/p1: Sở Y tế',
    ]);
  });

  test('gives way to one that a bullet names for itself', () => {
    const section = '1. Sở Y tế:\n- Kiểm tra bếp ăn.\n- Công an tỉnh phối hợp bảo vệ.\n- Tập huấn cho nhân viên.';
    expect(outline(section)).toEqual(['1/1: Sở Y tế', '1/2: Công an tỉnh', '1/3: Sở Y tế']);
  });

  test('is a heading without a mark as well, where the next line begins anew', () => {
    expect(outline('1. Sở Y tế\nKiểm tra bếp ăn.\n2. Công an tỉnh, Sở Xây dựng\nGiữ trật tự bến đò.')).toEqual([
      '1/p1: Sở Y tế',
      '2/p1: Công an tỉnh + Sở Xây dựng',
    ]);
  });

  test('is another’s in a paragraph that gives to others', () => {
    expect(outline('1. Sở Y tế kiểm tra bếp ăn.\n\nYêu cầu Công an tỉnh giữ trật tự bến đò.')).toEqual([
      '1: Sở Y tế',
      '1/p1: Công an tỉnh',
    ]);
  });

  test('"X có trách nhiệm:" only announces its items', () => {
    expect(outline('1. Sở Y tế có trách nhiệm:\na) Kiểm tra bếp ăn.\nb) Tập huấn cho nhân viên.')).toEqual([
      '1/a: Sở Y tế',
      '1/b: Sở Y tế',
    ]);
  });
});

describe('numbering', () => {
  test.each(['1.', '1)', '1-', 'Điều 1.', 'I.', 'I-', 'a)', '-', '+', '•'])('"%s" begins an item', (marker) => {
    const plan = planOf(`${marker} Sở Y tế kiểm tra bếp ăn.\n${marker} Công an tỉnh giữ trật tự bến đò.`);
    expect(plan.obligations.map((o) => namesOf(o.leads))).toEqual([['Sở Y tế'], ['Công an tỉnh']]);
  });

  test('levels nest, and a place is named as people cite it', () => {
    const section = '3. Sở Y tế:\n3.1. Kiểm tra bếp ăn.\n3.2. Tập huấn:\na) Cho nhân viên.\n- Cho người nấu.';
    const { obligations } = planOf(section);
    expect(obligations.map((o) => o.place)).toEqual([
      'khoản 3.1',
      'khoản 3.2, điểm a',
      'khoản 3.2, điểm a, gạch đầu dòng 1',
    ]);
  });

  test('a number of a year or of a sum at a line’s beginning is none', () => {
    expect(
      outline('1. Sở Y tế kiểm tra bếp ăn, chi không quá\n200 triệu đồng cho mỗi lần kiểm tra trong năm\n2027.'),
    ).toEqual(['1: Sở Y tế']);
  });
});

describe('articles', () => {
  test('end a section that is one of them', () => {
    const text =
      'NGHỊ QUYẾT\nvề nuôi ong\n\nĐiều 1. Tổ chức thực hiện\n1. Sở Y tế kiểm tra bếp ăn.\n2. Công an tỉnh giữ trật tự bến đò.\nĐiều 2. Hiệu lực\nSở Y tế được thông báo.';
    expect(readDirective(text).obligations.map((o) => o.place)).toEqual(['điều 1, khoản 1', 'điều 1, khoản 2']);
  });
});

describe('what is said of the document itself', () => {
  test('is no duty', () => {
    expect(outline('1. Sở Y tế kiểm tra bếp ăn.\n\nChỉ thị này có hiệu lực kể từ ngày ký.')).toEqual(['1: Sở Y tế']);
  });
});

describe('tabs', () => {
  test.each([
    ['behind a marker', '1.\tSở Y tế kiểm tra bếp ăn.\n2.\tCông an tỉnh giữ trật tự bến đò.'],
    ['before a line', '\t1. Sở Y tế kiểm tra bếp ăn.\n\t2. Công an tỉnh giữ trật tự bến đò.'],
    ['between words', '1. Sở Y tế\tkiểm tra bếp ăn.\n\n2. Công an tỉnh giữ trật\ttự bến đò.'],
  ])('%s make no row', (_where, section) => {
    expect(outline(section)).toEqual(['1: Sở Y tế', '2: Công an tỉnh']);
  });
});

describe('hard line breaks', () => {
  test.each([
    ['in a sentence', '1. Sở Y tế kiểm tra bếp ăn của các\ntrường nội trú\ntrong tháng 5/2027.'],
    ['inside a name', '1. Sở\nY tế kiểm tra bếp ăn của các trường nội trú trong tháng 5/2027.'],
    ['inside a date', '1. Sở Y tế kiểm tra bếp ăn của các trường nội trú trong\ntháng\n5/2027.'],
    ['with a page number between', '1. Sở Y tế kiểm tra bếp ăn của các\n\n3\n\ntrường nội trú trong tháng 5/2027.'],
  ])('%s are mended', (_where, section) => {
    const { obligations } = planOf(section);
    expect(obligations).toHaveLength(1);
    expect(namesOf(obligations[0]?.leads ?? [])).toEqual(['Sở Y tế']);
    expect(obligations[0]?.quote.replace(/^1\. /, '')).toBe(
      'Sở Y tế kiểm tra bếp ăn của các trường nội trú trong tháng 5/2027.',
    );
    expect(obligations[0]?.time?.due).toBe('2027-05-31');
  });
});

describe('a change of subject', () => {
  test('in mid-paragraph begins another clause, from its own sentence', () => {
    const plan = planOf('1. Sở Y tế kiểm tra bếp ăn. Công an tỉnh giữ trật tự bến đò.');
    expect(plan.obligations.map((o) => namesOf(o.leads))).toEqual([['Sở Y tế'], ['Công an tỉnh']]);
    expect(plan.obligations[1]?.quote).toBe('Công an tỉnh giữ trật tự bến đò.');
  });

  test('after a semicolon begins another clause as well', () => {
    expect(outline('1. Sở Y tế kiểm tra bếp ăn; Công an tỉnh giữ trật tự bến đò.')).toEqual([
      '1: Sở Y tế',
      '1: Công an tỉnh',
    ]);
  });

  test('is none where the same unit goes on', () => {
    expect(outline('1. Sở Y tế kiểm tra bếp ăn. Sở Y tế tập huấn cho nhân viên.')).toEqual(['1: Sở Y tế']);
  });

  test('is none where a unit is only spoken of', () => {
    expect(outline('1. Sở Y tế kiểm tra bếp ăn của Công an tỉnh. Kết quả gửi Văn phòng Tỉnh ủy.')).toEqual([
      '1: Sở Y tế',
    ]);
  });
});
