// What reading could not settle is said, never guessed.
import { describe, expect, test } from 'vitest';
import { readDirective } from '../../reading/read.ts';
import { codesOf, directiveOf, dutyOf, planOf } from './fixture.ts';

const warningsOf = (predicate: string) => {
  const text = directiveOf(`1. Sở Nội vụ ${predicate}.`);
  return readDirective(text).warnings.map((w) => [w.code, text.slice(w.start, w.end)]);
};

describe('a time that cannot be', () => {
  test.each([
    ['lập bản đồ trước ngày 31/02/2028', 'impossibleDate', 'trước ngày 31/02/2028'],
    ['lập bản đồ trước ngày 29/02/2027', 'impossibleDate', 'trước ngày 29/02/2027'],
    ['lập bản đồ trước ngày 00/5/2028', 'impossibleDate', 'trước ngày 00/5/2028'],
    ['lập bản đồ trong quý V/2028', 'impossibleQuarter', 'trong quý V/2028'],
    ['lập bản đồ trong tháng 13/2028', 'impossibleMonth', 'trong tháng 13/2028'],
  ])('"%s" is a warning (%s), and the duty stays undated', (predicate, code, words) => {
    expect(warningsOf(predicate)).toContainEqual([code, words]);
    const { obligations } = planOf(`1. Sở Nội vụ ${predicate}.`);
    expect(obligations.map((o) => o.time)).toEqual([null]);
  });
});

describe('a time that a person must settle', () => {
  test.each([
    ['định kỳ báo cáo kết quả tuần tra', 'undatedRecurrence', 'định kỳ'],
    ['sơ kết việc thực hiện vào giữa nhiệm kỳ', 'undatedEvent', 'vào giữa nhiệm kỳ'],
    ['lập bản đồ trong vòng 30 ngày', 'spanWithoutStart', 'trong vòng 30 ngày'],
    ['lập bản đồ trước ngày 15/11', 'yearInferred', 'trước ngày 15/11'],
    ['lập bản đồ trước ngày 15/11/2026', 'dateBeforeIssue', 'trước ngày 15/11/2026'],
  ])('"%s" is a warning: %s', (predicate, code, words) => {
    expect(warningsOf(predicate)).toContainEqual([code, words]);
  });

  test('a day after the document’s own is none', () => {
    expect(warningsOf('lập bản đồ trước ngày 15/11/2027')).toEqual([]);
  });

  test('a day without a year is the next one, and asked about; of a document without a day it is none', () => {
    expect(dutyOf('1. Sở Nội vụ lập bản đồ trước ngày 15/11.').time?.due).toBe('2027-11-14');
    expect(dutyOf('1. Sở Nội vụ lập bản đồ trước ngày 15/02.').time?.due).toBe('2028-02-14');
    expect(dutyOf('1. Sở Nội vụ lập bản đồ trong tháng 3.').time?.due).toBe('2027-03-31');
    expect(dutyOf('1. Sở Nội vụ dâng hương ngày 27/7.').time).toBeNull();
    expect(dutyOf('1. Sở Nội vụ thả cá trước ngày 23 tháng Chạp.').time).toBeNull();
    const plan = readDirective(
      'CHỈ THỊ\nvề bản đồ\n\nI. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ lập bản đồ trước ngày 15/11.',
    );
    expect(plan.obligations[0]?.time).toBeNull();
    expect(codesOf(plan)).toContain('ambiguousDate');
  });

  test('what may tell of what was takes no year', () => {
    expect(dutyOf('1. Sở Nội vụ khắc phục hậu quả lũ lụt trong tháng 2.').time).toBeNull();
    expect(dutyOf('1. Công an tỉnh rà soát các vụ việc xảy ra trước ngày 01/2.').time).toBeNull();
    expect(dutyOf('1. Sở Nội vụ nêu thiếu sót trong năm 2026.').time).toBeNull();
  });

  test('a day before the document’s own that reporting or finishing rules is kept, and asked about', () => {
    expect(warningsOf('trình Tỉnh ủy ngày 10/01/2027')).toContainEqual(['dateBeforeIssue', 'ngày 10/01/2027']);
    expect(warningsOf('báo cáo vào ngày 05/02/2027')).toContainEqual(['dateBeforeIssue', 'vào ngày 05/02/2027']);
  });

  test('a day of years ago is no slip: it tells of something', () => {
    expect(dutyOf('1. Sở Nội vụ cấp thẻ cho các hộ ở ổn định trước ngày 01/7/2021.').time).toBeNull();
  });

  test('a day in words of the lunar calendar is asked about', () => {
    expect(warningsOf('dọn chợ trước rằm tháng giêng').map(([code]) => code)).toEqual(['ambiguousDate']);
    expect(dutyOf('1. Sở Nội vụ dọn chợ trước ngày 10 tháng Giêng năm 2028.').confidence).toBe('look');
  });

  test('a name that runs to the full stop, with nothing below it, is asked about: a verb may be in it', () => {
    const plan = planOf('1. Các doanh nghiệp lợp mái bến đò.\n\n2. Sở Y tế kiểm tra bếp ăn.');
    expect(codesOf(plan)).toEqual(['orderWithoutDuty']);
  });

  test('a day that has passed, which nothing calls a limit, tells of something', () => {
    const duty = dutyOf('1. Công an tỉnh điều tra vụ cháy ngày 18/6/2026 tại bến đò.');
    expect(duty.time).toBeNull();
  });

  test('a day before the document’s own is kept, for a person to correct', () => {
    expect(dutyOf('1. Sở Nội vụ lập bản đồ trước ngày 15/11/2026.').time?.due).toBe('2026-11-14');
  });
});

describe('a unit that may be meant otherwise', () => {
  test.each([
    ['1. Tốp trưởng ca đêm:\n- Kiểm tra bếp ăn.', 'Tốp trưởng ca đêm'],
    ['1. Phụ huynh học sinh phối hợp giữ trật tự.', 'Phụ huynh học sinh'],
    ['1. Đối với Đảo Cò Trắng:\n- Kiểm tra bếp ăn.', 'Đảo Cò Trắng'],
  ])('words that stand where a unit does are taken for one, and asked about: %j', (section, name) => {
    const plan = planOf(section);
    expect(plan.obligations.flatMap((o) => o.leads.map((u) => u.name))).toEqual([name]);
    expect(codesOf(plan)).toContain('guessedLead');
  });

  test.each(['1. Kinh phí thực hiện theo quy định.', '1. Tăng cường kiểm tra bếp ăn.', '1. Việc này phải xong sớm.'])(
    'a thing, a verb or an opening is none: %s',
    (section) => {
      const plan = planOf(`1. Sở Y tế kiểm tra bếp ăn.\n2${section.slice(1)}`);
      expect(codesOf(plan)).not.toContain('guessedLead');
      expect(plan.obligations).toHaveLength(1);
    },
  );

  test('a bullet that begins with a unit, but is read as another’s, is asked about', () => {
    const plan = planOf('1. Sở Y tế:\n- Công an tỉnh ở bến đò bên kia sông.');
    expect(codesOf(plan)).toContain('unclearLead');
  });

  test('a sentence to everybody in a text without a heading is listed, not lost', () => {
    const text =
      'KẾT LUẬN\nvề nuôi ong\n\n1. Nâng cao ý thức. Từng cơ quan, đơn vị phải gương mẫu.\n\n2. Sở Y tế kiểm tra bếp ăn.';
    const plan = readDirective(text);
    expect(plan.obligations).toHaveLength(1);
    expect(codesOf(plan)).toContain('unclaimed');
  });
});

describe('what is missing', () => {
  test('a clause that names nobody', () => {
    const plan = planOf('1. Sở Y tế kiểm tra bếp ăn.\n\n2. Nêu cao tinh thần cảnh giác.');
    expect(codesOf(plan)).toEqual(['dutyWithoutLead']);
    expect(plan.warnings[0]?.message).toBe('Khoản này không nêu đơn vị thực hiện: "Nêu cao tinh thần cảnh giác.".');
  });

  test('a dated clause that names nobody is a duty without a lead', () => {
    const plan = planOf('1. Sở Y tế kiểm tra bếp ăn.\n\n2. Hoàn thành kè bờ sông trước ngày 15/11/2027.');
    expect(plan.obligations.map((o) => [o.leads.length, o.time?.due ?? null])).toEqual([
      [1, null],
      [0, '2027-11-14'],
    ]);
  });

  test.each(['', '   ', '\n\n\n', '\u00a0\u200b\ufeff', '12\n\n- 13 -\n'])('nothing to read in %j', (text) => {
    const plan = readDirective(text);
    expect(plan.obligations).toEqual([]);
    expect(codesOf(plan)).toEqual(['nothingToRead']);
  });

  test('number, kind, day and issuer of a head that gives none', () => {
    expect(codesOf(readDirective('1. Sở Y tế kiểm tra bếp ăn.'))).toEqual([
      'noNumber',
      'noKind',
      'noIssueDate',
      'noIssuer',
      'noHeading',
    ]);
  });

  test('quoted words are cut where they are long', () => {
    const plan = planOf(`1. Sở Y tế kiểm tra bếp ăn.\n\n2. Nêu cao ${'tinh thần '.repeat(60)}cảnh giác.`);
    expect(plan.warnings[0]?.message.length).toBeLessThan(160);
  });
});

describe('an omission', () => {
  const ORDER = 'Việc trồng rừng phải xong trước mùa mưa.';
  const UNHEADED = `KẾT LUẬN\nvề nuôi ong\n\n1. Sở Y tế kiểm tra bếp ăn.\n2. ${ORDER}\n3. Rừng xanh tốt.`;
  const listed = (text: string): readonly string[] =>
    readDirective(text).warnings.flatMap((w) => (w.code === 'orderWithoutDuty' ? [text.slice(w.start, w.end)] : []));

  test('a sentence of the section that orders something and that no duty claims is listed; one that orders nothing is not', () => {
    expect(listed(UNHEADED)).toEqual([ORDER]);
  });

  test('a sentence that is a duty, that is asked about already, or that only heads its items is not listed', () => {
    expect(listed(directiveOf('1. Sở Y tế phải kiểm tra bếp ăn.'))).toEqual([]);
    expect(listed(directiveOf(`1. Sở Y tế kiểm tra bếp ăn.\n2. ${ORDER}`))).toEqual([]);
    expect(listed(directiveOf('1. Đề nghị Sở Y tế:\n- Kiểm tra bếp ăn.'))).toEqual([]);
    expect(listed(directiveOf('1. Sở Y tế có trách nhiệm:\n- Kiểm tra bếp ăn.'))).toEqual([]);
  });
});
