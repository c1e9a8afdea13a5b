// Who acts, through whom, with whom, and to whom it answers.
import { describe, expect, test } from 'vitest';
import type { Obligation } from '../../contracts/plan.ts';
import { blocksOf } from '../../reading/blocks.ts';
import { linesOf } from '../../reading/lines.ts';
import { mapText } from '../../reading/mapped.ts';
import { ownNames } from '../../reading/ownnames.ts';
import { dutyOf, namesOf, planOf } from './fixture.ts';

const leadsOf = (sentence: string): readonly string[] => namesOf(dutyOf(`1. ${sentence}`).leads);
const duty = (sentence: string): Obligation => dutyOf(`1. ${sentence}`);

describe('who must act', () => {
  test.each([
    ['Sở Y tế kiểm tra bếp ăn.', ['Sở Y tế']],
    ['Giao Sở Y tế kiểm tra bếp ăn.', ['Sở Y tế']],
    ['Giao nhiệm vụ cho Sở Y tế kiểm tra bếp ăn.', ['Sở Y tế']],
    ['Ban Thường vụ Tỉnh ủy giao Sở Y tế kiểm tra bếp ăn.', ['Sở Y tế']],
    ['Đề nghị Đoàn đại biểu Quốc hội tỉnh giám sát bếp ăn.', ['Đoàn đại biểu Quốc hội tỉnh']],
    ['Yêu cầu Công an tỉnh giữ trật tự bến đò.', ['Công an tỉnh']],
    ['Sở Y tế có trách nhiệm kiểm tra bếp ăn.', ['Sở Y tế']],
    ['Sở Y tế chủ trì, phối hợp với Công an tỉnh kiểm tra bếp ăn.', ['Sở Y tế']],
    ['Căn cứ tình hình thực tế, Sở Y tế kiểm tra bếp ăn.', ['Sở Y tế']],
    ['Hằng năm, Sở Y tế kiểm tra bếp ăn.', ['Sở Y tế']],
    ['Nếu Công an tỉnh báo tin, trường học đóng cửa thì Sở Y tế kiểm tra bếp ăn.', ['Sở Y tế']],
    ['Trước ngày 15/5/2027, Sở Y tế kiểm tra bếp ăn.', ['Sở Y tế']],
    ['Đồng thời, Sở Y tế kiểm tra bếp ăn.', ['Sở Y tế']],
    ['Bí thư Huyện ủy Tân Lập chịu trách nhiệm về việc này.', ['Bí thư Huyện ủy Tân Lập']],
    ['Các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy phụ trách địa bàn kiểm tra bếp ăn.', null],
    ['Người đứng đầu cấp ủy các cấp nêu gương.', ['Người đứng đầu cấp ủy các cấp']],
    ['Mỗi đảng viên nêu gương.', ['Mỗi đảng viên']],
    ['Chủ tịch UBND các xã kiểm tra bếp ăn.', ['Chủ tịch UBND các xã']],
  ] as const)('%s', (sentence, expected) => {
    const leads = leadsOf(sentence);
    if (expected === null) expect(leads[0]).toMatch(/^Các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy/);
    else expect(leads).toEqual(expected);
  });
});

describe('a name with a verb in it', () => {
  test('is whole where the text sets it apart in a heading', () => {
    const plan = planOf(
      '1. Phòng Bảo trì tổng đài:\n- Kiểm tra bếp ăn.\n\n2. Công an tỉnh gửi kết quả cho Phòng Bảo trì tổng đài chậm nhất ngày 5/5/2027.',
    );
    expect(plan.obligations.map((o) => namesOf(o.leads).join())).toEqual(['Phòng Bảo trì tổng đài', 'Công an tỉnh']);
  });

  test.each([
    [
      'Ban Chỉ đạo phòng, chống dịch bệnh gia súc huyện kiểm tra chợ.',
      'Ban Chỉ đạo phòng, chống dịch bệnh gia súc huyện',
    ],
    ['Khoa Nội Tim mạch kiểm tra bếp ăn.', 'Khoa Nội Tim mạch'],
    ['Công ty Cổ phần Công trình đô thị Bến Cỏ kiểm tra kè.', 'Công ty Cổ phần Công trình đô thị Bến Cỏ'],
    ['Sở Y tế Khánh Hòa giăng lưới.', 'Sở Y tế Khánh Hòa'],
    ['Viện Chiến lược đê sông và bờ biển kiểm tra kè.', 'Viện Chiến lược đê sông và bờ biển'],
    ['Các tổ chức thành viên giám sát bếp ăn.', 'Các tổ chức thành viên'],
  ])('%s', (sentence, name) => {
    expect(leadsOf(sentence)).toEqual([name]);
  });

  test.each([
    ['Ban Chỉ đạo thực hiện kế hoạch của tỉnh.', 'Ban Chỉ đạo'],
    ['Ban Chỉ đạo quản lý kinh phí, quyết toán với Phòng Tài chính huyện.', 'Ban Chỉ đạo'],
    ['Hội đồng xây dựng tiêu chí chấm điểm gửi Sở Nội vụ, Công an tỉnh.', 'Hội đồng'],
    ['Các đơn vị xây dựng nội quy, người đứng đầu chịu trách nhiệm trước cấp trên.', 'Các đơn vị'],
    ['Các tổ chức phổ biến Chỉ thị này tới hội viên để có trách nhiệm thực hiện.', 'Các tổ chức'],
    ['Sở Y tế soạn Tờ trình.', 'Sở Y tế'],
    ['Công an tỉnh gác Quảng trường lớn.', 'Công an tỉnh'],
    ['Các tổ công nhân vệ sinh quét dọn bến đò.', 'Các tổ công nhân vệ sinh'],
    ['Văn phòng điều phối nông thôn mới tỉnh kiểm tra bếp ăn.', 'Văn phòng điều phối nông thôn mới tỉnh'],
    [
      'Trung tâm Văn hóa - Thể thao và Truyền thanh - Truyền hình thành phố phát tin.',
      'Trung tâm Văn hóa - Thể thao và Truyền thanh - Truyền hình thành phố',
    ],
    ['Ban Thường vụ Tỉnh đoàn yêu cầu các đơn vị trực đêm.', 'các đơn vị'],
    ['Các huyện, thành đoàn tổ chức hội nghị.', 'Các huyện, thành đoàn'],
  ])('what the unit does is no part of its name: %s', (sentence, name) => {
    expect(leadsOf(sentence)).toEqual([name]);
  });

  test('a list that is governed by what stands before it names nobody', () => {
    const plan = planOf('1. Sở Y tế:\n- Căn cứ tình hình tại địa phương, đơn vị, gửi kế hoạch trực đêm.');
    expect(plan.obligations.map((o) => namesOf(o.leads).join())).toEqual(['Sở Y tế']);
  });

  test('kinds of institutions with names of their own are several, kinds alone are one', () => {
    expect(leadsOf('Các bệnh viện, trung tâm y tế kiểm tra bếp ăn.')).toHaveLength(2);
    expect(leadsOf('Các bệnh viện, trung tâm kiểm tra bếp ăn.')).toHaveLength(1);
  });

  test('a partner ends where it is whole, though "và" and a verb follow', () => {
    const partners = (sentence: string) => namesOf(duty(sentence).coordinators);
    expect(partners('Sở Y tế phối hợp với Mặt trận Tổ quốc tỉnh và nhân dân giám sát bếp ăn.')).toEqual([
      'Mặt trận Tổ quốc tỉnh',
    ]);
    expect(partners('Sở Y tế phối hợp Sở Nội vụ và rốt ráo chỉ đạo các trạm.')).toEqual(['Sở Nội vụ']);
  });

  test.each([
    ['1. Các chi bộ\nĐảng viên phải gương mẫu.', 'Các chi bộ'],
    ['1. Ủy ban nhân dân các xã\nChủ tịch Ủy ban nhân dân xã báo cáo kết quả.', 'Chủ tịch Ủy ban nhân dân xã'],
  ])('a sentence below a heading is no part of its name: %j', (section, name) => {
    expect(namesOf(dutyOf(section).leads)).toEqual([name]);
  });

  test('only so many are learnt: reading stays linear in what headings say', () => {
    const items = Array.from(
      { length: 400 },
      (_, i) => `${(i % 90) + 1}. Phòng Kế hoạch tổng hợp ${i + 1}:\n- Kiểm tra bếp ăn.`,
    );
    const mapped = mapText(items.join('\n'));
    const learnt = ownNames(blocksOf(mapped, linesOf(mapped)));
    expect([...(learnt?.byFirst.values() ?? [])].flat()).toHaveLength(200);
  });

  test('goes on over a broken line where its level waits for a name', () => {
    expect(namesOf(dutyOf('1. Phòng Kinh tế thành phố\nBến Cỏ\n- Kiểm tra bếp ăn.').leads)).toEqual([
      'Phòng Kinh tế thành phố Bến Cỏ',
    ]);
  });
});

describe('a list of units', () => {
  test.each([
    ['Các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy', ['Các huyện ủy', 'thành ủy', 'đảng ủy trực thuộc Tỉnh ủy']],
    ['Sở Y tế, Sở Tài chính và Công an tỉnh', ['Sở Y tế', 'Sở Tài chính', 'Công an tỉnh']],
    ['Sở Y tế; Sở Tài chính; Công an tỉnh', ['Sở Y tế', 'Sở Tài chính', 'Công an tỉnh']],
    ['Các sở, ban, ngành tỉnh', ['Các sở, ban, ngành tỉnh']],
    ['Các sở, ban, ngành tỉnh và UBND các xã, phường', ['Các sở, ban, ngành tỉnh', 'UBND các xã, phường']],
    ['Sở Văn hóa, Thể thao và Du lịch', ['Sở Văn hóa, Thể thao và Du lịch']],
    ['Sở Nông nghiệp và Môi trường, Sở Công Thương', ['Sở Nông nghiệp và Môi trường', 'Sở Công Thương']],
    ['Ban Tuyên giáo và Dân vận Tỉnh ủy', ['Ban Tuyên giáo và Dân vận Tỉnh ủy']],
    ['Các cơ quan tham mưu, giúp việc Tỉnh ủy', ['Các cơ quan tham mưu, giúp việc Tỉnh ủy']],
    [
      'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội tỉnh',
      ['Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', 'các tổ chức chính trị - xã hội tỉnh'],
    ],
    ['Báo và Phát thanh, truyền hình Yên Bái', ['Báo và Phát thanh, truyền hình Yên Bái']],
  ])('%s', (list, expected) => {
    expect(leadsOf(`${list} kiểm tra bếp ăn.`)).toEqual(expected);
  });

  test.each([
    ['of ministries', 'Bộ Y tế, Bộ Giáo dục và Đào tạo', ['Bộ Y tế', 'Bộ Giáo dục và Đào tạo']],
    [
      'of communes',
      'Ủy ban nhân dân xã Hòa Thuận và Ủy ban nhân dân phường Bến Gỗ',
      ['Ủy ban nhân dân xã Hòa Thuận', 'Ủy ban nhân dân phường Bến Gỗ'],
    ],
    [
      'of the districts’ offices',
      'Phòng Tài chính - Kế hoạch huyện, Trung tâm Y tế huyện',
      ['Phòng Tài chính - Kế hoạch huyện', 'Trung tâm Y tế huyện'],
    ],
    [
      'of fields without a dash',
      'Ban Tài chính Kế toán, Ban An toàn, Sức khỏe và Môi trường',
      ['Ban Tài chính Kế toán', 'Ban An toàn, Sức khỏe và Môi trường'],
    ],
    [
      'of persons over a list of fields',
      'Giám đốc các Sở: Công Thương, Tài chính và các tổ chức, cá nhân có liên quan',
      ['Giám đốc các Sở: Công Thương, Tài chính', 'các tổ chức, cá nhân có liên quan'],
    ],
    ['of two bodies with one office', 'Văn phòng HĐND và UBND tỉnh', ['Văn phòng HĐND và UBND tỉnh']],
    ['of classes with a word "các" each', 'Các cấp, các ngành', ['Các cấp', 'các ngành']],
    ['of enterprises', 'Công ty Điện lực Cà Mau', ['Công ty Điện lực Cà Mau']],
  ])('%s keeps whole names', (_of, list, expected) => {
    expect(leadsOf(`${list} kiểm tra bếp ăn.`)).toEqual(expected);
  });

  test('ends at a verb that the vocabulary does not have', () => {
    expect(leadsOf('Sở Y tế đong đếm thuốc dự trữ.')).toEqual(['Sở Y tế']);
    expect(leadsOf('Sở Nông nghiệp và Môi trường gieo ươm cây bản địa.')).toEqual(['Sở Nông nghiệp và Môi trường']);
    expect(leadsOf('Công an tỉnh canh gác bến đò.')).toEqual(['Công an tỉnh']);
  });
});

describe('who takes part', () => {
  test.each([
    ['Sở Y tế chủ trì, phối hợp với Công an tỉnh kiểm tra bếp ăn.', ['Công an tỉnh']],
    ['Sở Y tế phối hợp Công an tỉnh, Sở Tài chính kiểm tra bếp ăn.', ['Công an tỉnh', 'Sở Tài chính']],
    ['Sở Y tế cùng với Công an tỉnh kiểm tra bếp ăn.', ['Công an tỉnh']],
    ['Sở Y tế phối hợp chặt chẽ với các cơ quan liên quan kiểm tra bếp ăn.', ['các cơ quan liên quan']],
    ['Sở Y tế phối hợp chặt chẽ, quyết liệt với Công an tỉnh kiểm tra bếp ăn.', ['Công an tỉnh']],
    ['Sở Y tế phối hợp kịp thời và hiệu quả cùng Công an tỉnh kiểm tra bếp ăn.', ['Công an tỉnh']],
    ['Sở Y tế kiểm tra bếp ăn.', []],
  ])('%s', (sentence, expected) => {
    const { leads, coordinators } = duty(sentence);
    expect([namesOf(leads)[0], namesOf(coordinators)]).toEqual(['Sở Y tế', expected]);
  });
});

describe('through whom, and to whom', () => {
  test('"X chỉ đạo Y làm" leaves X in charge, through Y', () => {
    const { leads, via } = duty('Đảng ủy Công an tỉnh chỉ đạo Công an tỉnh canh gác bến đò.');
    expect([namesOf(leads), namesOf(via)]).toEqual([['Đảng ủy Công an tỉnh'], ['Công an tỉnh']]);
  });

  test.each([
    ['Sở Y tế báo cáo kết quả với Ban Thường vụ Tỉnh ủy.', 'Ban Thường vụ Tỉnh ủy'],
    ['Sở Y tế báo cáo Thường trực Tỉnh ủy kết quả kiểm tra.', 'Thường trực Tỉnh ủy'],
    ['Sở Y tế gửi báo cáo về Văn phòng Tỉnh ủy.', 'Văn phòng Tỉnh ủy'],
    ['Sở Y tế lập phương án, trình UBND tỉnh trong tháng 5/2027.', 'UBND tỉnh'],
    ['Sở Y tế báo cáo kết quả kiểm tra.', null],
  ])('%s', (sentence, expected) => {
    expect(duty(sentence).to?.name ?? null).toBe(expected);
  });
});

describe('what follows the whole directive up', () => {
  test('is the unit told to follow up its carrying out', () => {
    const plan = planOf(
      '1. Sở Y tế kiểm tra bếp ăn.\n\n2. Giao Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện Chỉ thị.',
    );
    expect(namesOf(plan.monitors)).toEqual(['Văn phòng Tỉnh ủy']);
  });

  test('is not a unit that follows up its own field', () => {
    expect(planOf('1. Sở Y tế theo dõi, đôn đốc lĩnh vực được phân công.').monitors).toEqual([]);
  });
});

describe('the kind of a duty', () => {
  test.each([
    ['Sở Y tế kiểm tra bếp ăn.', 'task', null],
    ['Sở Y tế báo cáo kết quả kiểm tra trước ngày 15/5/2027.', 'report', null],
    ['Sở Y tế xây dựng kế hoạch, báo cáo UBND tỉnh trước ngày 15/5/2027.', 'task', null],
    ['Sở Y tế tham mưu sơ kết 01 năm thực hiện trong tháng 5/2028.', 'review', 'so-ket'],
    ['Sở Y tế tham mưu tổng kết trong quý II/2032.', 'review', 'tong-ket'],
  ])('%s', (sentence, kind, review) => {
    expect(duty(sentence)).toMatchObject({ kind, review });
  });

  test('a duty that goes on all the time is standing', () => {
    expect(duty('Sở Y tế thường xuyên kiểm tra bếp ăn.').standing).toBe(true);
    expect(duty('Sở Y tế xây mới bếp ăn.').standing).toBe(false);
  });

  test('"kêu gọi" is a wish, no duty', () => {
    expect(
      planOf('1. Ban Thường vụ Tỉnh ủy kêu gọi Nhân dân giữ rừng.\n\n2. Sở Y tế kiểm tra bếp ăn.').obligations,
    ).toHaveLength(1);
  });
});
