import { describe, expect, test } from 'vitest';
import { foldName, foldedNames, isPlural } from '../../rules/name.ts';
import fc from './seeded.ts';

describe('one unit is meant by', () => {
  test.each([
    ['Tỉnh ủy Bắc Giang', 'TỈNH ỦY BẮC GIANG', 'capitals'],
    ['Tỉnh ủy', 'Tỉnh uỷ', 'the tone on u or on y'],
    ['Văn phòng Tỉnh ủy', 'Văn phòng Tỉnh ủy'.normalize('NFD'), 'the Unicode form'],
    ['Văn phòng Tỉnh uỷ', 'văn phòng tỉnh ủy'.normalize('NFD'), 'all three at once'],
    ['Sở Văn hóa', 'Sở Văn hoá', 'hóa, hoá'],
    ['Huyện Hòa An', 'Huyện Hoà An', 'hòa, hoà'],
    ['xã Thúy Lĩnh', 'xã Thuý Lĩnh', 'thúy, thuý'],
    ['Sở Khoa học và Kỹ thuật', 'Sở Khoa học và Kĩ thuật', 'kỹ, kĩ'],
    ['Ban Quản lý dự án', 'Ban Quản lí dự án', 'lý, lí'],
    ['Công ty Điện lực', 'Công ti Điện lực', 'ty, ti'],
    ['xã Quý Sơn', 'xã Quí Sơn', 'quý, quí'],
    ['Ủy ban nhân dân tỉnh', 'UBND tỉnh', 'an abbreviation'],
    ['Uỷ ban Nhân dân tỉnh', 'UBND  tỉnh', 'an abbreviation, and two spaces'],
    ['Thường trực Hội đồng nhân dân tỉnh', 'Thường trực HĐND tỉnh', 'another'],
    ['Ủy ban Mặt trận Tổ quốc tỉnh', 'Ủy ban MTTQ tỉnh', 'another'],
    ['Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', 'UBMTTQ tỉnh', 'the front with and without its country'],
    ['Ban Thường vụ Tỉnh ủy', 'BTV Tỉnh ủy', 'another'],
    ['Ban Cán sự đảng UBND tỉnh', 'BCS đảng Ủy ban nhân dân tỉnh', 'two at once'],
    ['Ban Cán sự đảng UBND tỉnh', 'BCSĐ UBND tỉnh', 'a shorter one'],
    ['các tổ chức chính trị - xã hội tỉnh', 'Các tổ chức CT-XH tỉnh', 'a hyphen between'],
    ['các tổ chức chính trị – xã hội', 'các tổ chức chính trị-xã hội', 'a dash or a hyphen'],
    ['các sở, ban, ngành tỉnh', 'Các sở ban ngành tỉnh', 'commas'],
    ['huyện ủy', 'Các huyện ủy', 'the plural'],
    ['Ủy viên Ban Thường vụ Tỉnh ủy', 'Các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy', 'persons addressed'],
    ['Sở Nội vụ', 'Giao Sở Nội vụ', 'an order'],
    ['Đảng đoàn HĐND tỉnh', 'Đề nghị Đảng đoàn Hội đồng nhân dân tỉnh', 'a request'],
    ['Sở Nội vụ', ' “Sở Nội vụ”; ', 'what stands around it'],
    ['Báo Cao Bằng', 'Báo Cao Bằng.', 'a full stop'],
    ['Thành ủy', 'Thành\u00a0ủy', 'a space that does not break'],
  ])('"%s" and "%s" (%s)', (one, other) => {
    expect(foldName(other)).toBe(foldName(one));
  });
});

describe('an abbreviation stands for its words', () => {
  test.each([
    ['UBND', 'Ủy ban nhân dân'],
    ['HĐND', 'Hội đồng nhân dân'],
    ['MTTQ', 'Mặt trận Tổ quốc'],
    ['MTTQVN', 'Mặt trận Tổ quốc'],
    ['UBMTTQ', 'Ủy ban Mặt trận Tổ quốc'],
    ['UBMTTQVN', 'Ủy ban Mặt trận Tổ quốc'],
    ['BTV', 'Ban Thường vụ'],
    ['BCH', 'Ban Chấp hành'],
    ['BCS', 'Ban Cán sự'],
    ['BCSĐ', 'Ban Cán sự đảng'],
    ['BCĐ', 'Ban Chỉ đạo'],
    ['UBKT', 'Ủy ban Kiểm tra'],
    ['BHXH', 'Bảo hiểm xã hội'],
    ['BĐBP', 'Bộ đội Biên phòng'],
    ['LĐLĐ', 'Liên đoàn Lao động'],
    ['TNCS', 'Thanh niên cộng sản'],
    ['ĐBQH', 'Đại biểu Quốc hội'],
    ['CT', 'Chính trị'],
    ['KT', 'Kinh tế'],
    ['VH', 'Văn hóa'],
    ['XH', 'Xã hội'],
    ['TP', 'Thành phố'],
    ['TX', 'Thị xã'],
    ['VP', 'Văn phòng'],
    ['TW', 'Trung ương'],
  ])('%s: %s', (short, long) => {
    expect(foldName(`${short} tỉnh`)).toBe(foldName(`${long} tỉnh`));
  });
});

describe('words that only lead in are no part of a name:', () => {
  test.each(['Các đồng chí', 'Đồng chí', 'Đề nghị', 'Yêu cầu', 'Tất cả', 'Toàn thể', 'Những', 'Giao', 'Các'])(
    '%s',
    (word) => {
      expect(foldName(`${word} Sở Nội vụ`)).toBe(foldName('Sở Nội vụ'));
      expect(foldName(`Sở Nội vụ ${word}`)).not.toBe(foldName('Sở Nội vụ'));
    },
  );
});

describe('different units are meant by', () => {
  test.each([
    ['Ban Tổ chức Tỉnh ủy', 'Ban Tuyên giáo Tỉnh ủy'],
    ['Sở Y tế', 'Sở Y'],
    ['xã Tân Mỹ', 'xã Tân Mý'],
    ['xã Thủy An', 'xã Thúy An'],
    ['huyện Lục Nam', 'huyện Lục Ngạn'],
    ['Ban Dân vận', 'Bàn Dân vận'],
    ['Đảng ủy Công an tỉnh', 'Công an tỉnh'],
    ['xã Quỳnh Sơn', 'xã Quynh Sơn'],
    ['xã Đông Sơn', 'xã Dông Sơn'],
  ])('"%s" and "%s"', (one, other) => {
    expect(foldName(other)).not.toBe(foldName(one));
  });
});

describe('folding a name', () => {
  test('keeps "Giao thông" as a name', () => {
    expect(foldName('Giao thông vận tải')).not.toBe(foldName('thông vận tải'));
    expect(foldName('Giao Giao thông vận tải')).toBe(foldName('Giao thông vận tải'));
  });

  test('keeps a y within a syllable', () => {
    expect(foldName('Quyết Thắng')).not.toBe(foldName('Quiết Thắng'));
  });

  test('keeps a word that is all there is, and gives nothing for nothing', () => {
    expect(foldName('Các')).toBe(foldName('các'));
    expect(foldName('Các')).not.toBe('');
    expect(foldName(' -;. ')).toBe('');
  });

  test('changes nothing the second time', () => {
    const word = fc.constantFrom(
      'các',
      'giao',
      'UBND',
      'Tỉnh',
      'uỷ',
      'ủy',
      'Hoà',
      'kỹ',
      'quý',
      'CT-XH',
      'đồng',
      'chí',
      '–',
      'MTTQ',
      'Việt',
      'Nam',
      'y',
      'tế',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const once = foldName(words.join(' '));
        expect(foldName(once)).toBe(once);
        expect(foldName(words.join('  ').normalize('NFD').toUpperCase())).toBe(once);
      }),
    );
  });

  test('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldName(text)).toBe(foldName(text).trim());
      }),
    );
    expect(foldName('x'.repeat(5_000)).length).toBe(1_000);
  });

  test('of a unit and its aliases gives each form once', () => {
    expect(foldedNames({ name: 'UBND tỉnh', aliases: ['Uỷ ban nhân dân tỉnh', 'ubnd Tỉnh', '-'] })).toHaveLength(1);
  });

  test('a plural is told from a name', () => {
    for (const word of ['Các', 'Những', 'Tất cả', 'Toàn thể'])
      for (const order of ['', 'Giao ', 'Đề nghị ', 'Yêu cầu '])
        expect(isPlural(`${order}${word} sở`), word).toBe(true);
    expect(['Các huyện ủy', 'giao các sở', 'những cơ quan', 'Đề nghị các ban'].map(isPlural)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['Huyện ủy Lục Nam', 'Ban Các vấn đề xã hội', 'các'].map(isPlural)).toEqual([false, false, false]);
  });
});
