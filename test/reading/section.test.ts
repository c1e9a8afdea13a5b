// Where the duties stand: under a heading, or in clauses that give them to named units.
import { describe, expect, test } from 'vitest';
import { readDirective } from '../../reading/read.ts';
import { codesOf, HEAD, namesOf, planOf } from './fixture.ts';

const AIMS = 'I- MỤC TIÊU\n\n1. Công an tỉnh đạt chuẩn trong năm 2028.\n';
const DUTY = '1. Sở Y tế kiểm tra bếp ăn trong tháng 5/2027.';
const leadsOf = (text: string) => readDirective(text).obligations.map((o) => namesOf(o.leads).join(' + '));

describe('a section under a heading', () => {
  test.each([
    'II- TỔ CHỨC THỰC HIỆN',
    'II. Tổ chức thực hiện',
    'II. TỔ CHỨC THỰC HIỆN NGHỊ QUYẾT',
    'PHẦN II. TỔ CHỨC TRIỂN KHAI THỰC HIỆN',
    'II. PHÂN CÔNG NHIỆM VỤ',
    'II. TRÁCH NHIỆM THỰC HIỆN:',
    'B. **TỔ CHỨC THỰC HIỆN**',
  ])('is found as "%s"', (heading) => {
    const text = `${HEAD}\n${AIMS}\n${heading}\n\n${DUTY}\n\nNơi nhận:\n- Lưu.`;
    const plan = readDirective(text);
    expect(leadsOf(text)).toEqual(['Sở Y tế']);
    expect(text.slice(plan.section?.start, plan.section?.end)).toContain('bếp ăn');
    expect(text.slice(plan.section?.start, plan.section?.end)).not.toMatch(/Nơi nhận|MỤC TIÊU/);
    expect(plan.section?.heading).toBe(heading.replaceAll('*', ''));
    expect(codesOf(plan)).not.toContain('noHeading');
  });

  test('runs to the closing, over parts behind it that give duties', () => {
    const text = `${HEAD}\nI. TỔ CHỨC THỰC HIỆN\n\n${DUTY}\n\nII. CHẾ ĐỘ BÁO CÁO\n\n1. Công an tỉnh báo cáo hằng quý.\n`;
    expect(leadsOf(text)).toEqual(['Sở Y tế', 'Công an tỉnh']);
  });

  test('ends before a part that only tells or aims', () => {
    const text = `${HEAD}\nI. TỔ CHỨC THỰC HIỆN\n\n${DUTY}\n\nII. MỤC TIÊU\n\n1. Công an tỉnh đạt chuẩn.\n`;
    expect(leadsOf(text)).toEqual(['Sở Y tế']);
  });

  test('begins with the first of several headings in a row that all give duties', () => {
    const text = `${HEAD}\nĐiều 1. Trách nhiệm của các đơn vị\n${DUTY}\nĐiều 2. Tổ chức thực hiện\n1. Công an tỉnh giữ trật tự bến đò.\n`;
    expect(leadsOf(text)).toEqual(['Sở Y tế', 'Công an tỉnh']);
  });

  test('does not end with an item of its own that is numbered like an article of another law', () => {
    const text = `${HEAD}\nĐiều 3. Tổ chức thực hiện\n${DUTY}\n2. Công an tỉnh giữ trật tự bến đò.\nĐiều 4. Hiệu lực\nSở Nội vụ cất giữ.`;
    expect(leadsOf(text)).toEqual(['Sở Y tế', 'Công an tỉnh']);
  });

  test('is not opened by a sentence that begins with its words', () => {
    const text = `${HEAD}\n1. Tổ chức thực hiện tốt việc trực đêm.\n\nII. TỔ CHỨC THỰC HIỆN\n\n${DUTY}\n`;
    expect(readDirective(text).section?.heading).toBe('II. TỔ CHỨC THỰC HIỆN');
  });

  test.each([
    'Nơi nhận:\n- Công an tỉnh (phối hợp);',
    'T/M BAN THƯỜNG VỤ\nBÍ THƯ',
    'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH',
    'BỘ TRƯỞNG\n\nTrần Văn Hải',
  ])('ends before the closing "%s"', (closing) => {
    expect(leadsOf(`${HEAD}\nTỔ CHỨC THỰC HIỆN\n\n${DUTY}\n\n${closing}`)).toEqual(['Sở Y tế']);
  });

  test('does not end in the head, where who decides stands under a rule of dashes', () => {
    const head =
      'BỘ XÂY DỰNG\n-------\n\nQUYẾT ĐỊNH\nvề an toàn lao động\n\nBỘ TRƯỞNG BỘ XÂY DỰNG\n\nCăn cứ Luật Xây dựng;';
    expect(leadsOf(`${head}\n\nII. TỔ CHỨC THỰC HIỆN\n\n${DUTY}\n`)).toEqual(['Sở Y tế']);
  });

  test('stands in what a decision attaches, behind its signature', () => {
    const decision =
      'QUYẾT ĐỊNH:\n\nĐiều 1. Phê duyệt kèm theo Kế hoạch.\n\nĐiều 2. Công an tỉnh chịu trách nhiệm thi hành Quyết định này.';
    const closing = 'Nơi nhận:\n- Như Điều 2;\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Văn Bình';
    const plan = `KẾ HOẠCH\nCHỐNG SẠT LỞ BỜ KÊNH\n(Kèm theo Quyết định số 5/QĐ-UBND ngày 3/2/2027)\n\nI. MỤC TIÊU\n1. Giảm sạt lở.\n\nII. TỔ CHỨC THỰC HIỆN\n${DUTY}\n\nNơi nhận:\n- Lưu.`;
    expect(leadsOf(`${HEAD}\n${decision}\n\n${closing}\n\n${plan}`)).toEqual(['Sở Y tế']);
  });

  test('is the decision’s own where what it attaches gives no duties', () => {
    const rules = 'QUY CHẾ\nPHỐI HỢP\n(Ban hành kèm theo Quyết định số 5/QĐ-UBND)\n\nĐiều 1. Phạm vi là bến đò.';
    expect(leadsOf(`${HEAD}\nII. TỔ CHỨC THỰC HIỆN\n${DUTY}\n\nNơi nhận:\n- Lưu.\n\n${rules}`)).toEqual(['Sở Y tế']);
  });

  test('tells of the orders that the other bodies of the document give', () => {
    const decision =
      'QUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quy chế.\n\nĐiều 2. Giao Sở Y tế báo cáo trước ngày 30/12/2027.';
    const rules =
      'QUY CHẾ\nTRỰC ĐÊM\n(Ban hành kèm theo Quyết định số 5/QĐ-UBND)\n\nĐiều 1. Công an tỉnh giữ trật tự bến đò.';
    const text = `${HEAD}\n${decision}\n\nNơi nhận:\n- Lưu.\n\n${rules}`;
    const plan = readDirective(text);
    expect(leadsOf(text)).toEqual(['Công an tỉnh']);
    const told = plan.warnings.filter(({ code }) => code === 'unclaimed').map((w) => text.slice(w.start, w.end));
    expect(told).toEqual([expect.stringContaining('Giao Sở Y tế báo cáo')]);
  });

  test('goes on behind the heading of another part, which orders nothing itself', () => {
    const text = `${HEAD}\nI. TỔ CHỨC THỰC HIỆN\n\n${DUTY}\n\nII. CHẾ ĐỘ BÁO CÁO\n\n1. Công an tỉnh báo cáo hằng quý.\n`;
    const plan = readDirective(text);
    expect(plan.obligations.map((o) => namesOf(o.leads).join())).toEqual(['Sở Y tế', 'Công an tỉnh']);
    expect(codesOf(plan)).not.toContain('dutyWithoutLead');
  });

  test('does not hold the sentence that makes the document known to the cells', () => {
    expect(planOf(DUTY).obligations).toHaveLength(1);
  });
});

describe('without a heading and without numbers', () => {
  const ORDER = 'Để khắc phục các tồn tại nêu trên, Chủ tịch UBND tỉnh yêu cầu:';
  test.each(['', '- ', '+ '])('the paragraphs behind "yêu cầu:" give the duties, each beginning with %j', (mark) => {
    const text = `${HEAD}\nSở Nội vụ đã báo cáo.\n\n${ORDER}\n\n${mark}Sở Y tế kiểm tra bếp ăn.\n\n${mark}Công an tỉnh giữ trật tự bến đò.\n`;
    expect(leadsOf(text)).toEqual(['Sở Y tế', 'Công an tỉnh']);
    expect(codesOf(readDirective(text))).toContain('noHeading');
  });
});

describe('without a heading', () => {
  const INTRO = 'Ban Thường vụ Tỉnh ủy yêu cầu:\n';

  test('numbered clauses whose subject is a unit are the section, and the plan says so', () => {
    const text = `${HEAD}\n${INTRO}\n${DUTY}\n\n2. Công an tỉnh giữ trật tự bến đò.\n\nNơi nhận:\n- Lưu.`;
    expect(leadsOf(text)).toEqual(['Sở Y tế', 'Công an tỉnh']);
    expect(codesOf(readDirective(text))).toContain('noHeading');
    expect(readDirective(text).section?.heading).toBeNull();
  });

  test('aims under a heading of their own give no duties', () => {
    const text = `${HEAD}\n${AIMS}\nII- NHIỆM VỤ\n\n${DUTY}\n`;
    expect(leadsOf(text)).toEqual(['Sở Y tế']);
  });

  test('tasks and solutions give no duties where clauses to units follow; what they say of units is listed', () => {
    const text = `${HEAD}\n1. Thực hiện tốt các nhiệm vụ, giải pháp:\n\n1.1. Giữ rừng. Các địa phương phải tuần tra.\n\n2. Sở Y tế kiểm tra bếp ăn.\n`;
    expect(leadsOf(text)).toEqual(['Sở Y tế']);
    expect(codesOf(readDirective(text))).toContain('unclaimed');
  });

  test('the last numbered group that gives duties to units is the section where those before it name nobody', () => {
    const text = `${HEAD}\n1. Nâng cao nhận thức về rừng.\n\n2. Giữ nguồn nước sạch.\n\n3. Nhiệm vụ cụ thể\n\n3.1. Sở Y tế kiểm tra bếp ăn.\n\n3.2. Công an tỉnh giữ trật tự bến đò.\n`;
    expect(leadsOf(text)).toEqual(['Sở Y tế', 'Công an tỉnh']);
  });

  test('a text that gives nobody a duty has no section, and the plan says so', () => {
    const plan = readDirective('Mùa mưa năm nay đến sớm. Nước sông lên cao.');
    expect(plan.section).toBeNull();
    expect(plan.obligations).toEqual([]);
    expect(codesOf(plan)).toContain('noSection');
  });
});
