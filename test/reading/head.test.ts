// Heads of documents as the Party, the Government, ministries, provinces, districts and communes set them.
import { describe, expect, test } from 'vitest';
import { readDirective } from '../../reading/read.ts';

const BODY = `
Để làm tốt việc này, yêu cầu:

1. Công an tỉnh tuần tra ven sông.
`;
const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc';
const headOf = (head: string) => readDirective(`${head}\n${BODY}`).directive;

describe('each level of the Party and of the State has its own form of head', () => {
  test.each([
    [
      'a standing committee of a province',
      'TỈNH ỦY LẠNG SƠN\n*\nSố 09-NQ/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nLạng Sơn, ngày 02 tháng 3 năm 2027\n\nNGHỊ QUYẾT\nCỦA BAN THƯỜNG VỤ TỈNH ỦY\nvề giữ gìn chợ phiên',
      ['09-NQ/TU', 'nghi-quyet', 'BAN THƯỜNG VỤ TỈNH ỦY', 'Lạng Sơn', '2027-03-02', 'về giữ gìn chợ phiên'],
    ],
    [
      "a province's people's committee",
      `ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU\n\n${NATION}\n\nSố: 12/CT-UBND\n\nCà Mau, ngày 9 tháng 11 năm 2026\n\nCHỈ THỊ\nVề chống sạt lở bờ kênh`,
      ['12/CT-UBND', 'chi-thi', 'ỦY BAN NHÂN DÂN TỈNH CÀ MAU', 'Cà Mau', '2026-11-09', 'Về chống sạt lở bờ kênh'],
    ],
    [
      'a head in two columns, parted by tabs',
      `UBND TỈNH CÀ MAU\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/KH-UBND\tCà Mau, ngày 9 tháng 11 năm 2026\n\nKẾ HOẠCH\nChống sạt lở bờ kênh năm 2027`,
      ['12/KH-UBND', 'ke-hoach', null, 'Cà Mau', '2026-11-09', 'Chống sạt lở bờ kênh năm 2027'],
    ],
    [
      'a ministry',
      `BỘ XÂY DỰNG\n\n${NATION}\n\nSố: 03/CT-BXD\n\nHà Nội, ngày 14 tháng 01 năm 2027\n\nCHỈ THỊ\nVề an toàn lao động tại công trường`,
      ['03/CT-BXD', 'chi-thi', 'BỘ XÂY DỰNG', null, '2027-01-14', 'Về an toàn lao động tại công trường'],
    ],
    [
      'the Prime Minister',
      `THỦ TƯỚNG CHÍNH PHỦ\n\n${NATION}\n\nSố: 07/CT-TTg\n\nHà Nội, ngày 21 tháng 4 năm 2027\n\nCHỈ THỊ\nVề tiết kiệm điện mùa nắng nóng`,
      ['07/CT-TTg', 'chi-thi', 'THỦ TƯỚNG CHÍNH PHỦ', null, '2027-04-21', 'Về tiết kiệm điện mùa nắng nóng'],
    ],
    [
      'the Government',
      `CHÍNH PHỦ\n\n${NATION}\n\nSố: 55/NQ-CP\n\nHà Nội, ngày 6 tháng 5 năm 2027\n\nNGHỊ QUYẾT\nVề phát triển kinh tế ban đêm`,
      ['55/NQ-CP', 'nghi-quyet', 'CHÍNH PHỦ', null, '2027-05-06', 'Về phát triển kinh tế ban đêm'],
    ],
    [
      'a district',
      'HUYỆN ỦY TÂN LẬP\n*\nSố 31-KL/HU\nĐẢNG CỘNG SẢN VIỆT NAM\nTân Lập, ngày 30 tháng 9 năm 2024\n\nKẾT LUẬN\nCỦA BAN THƯỜNG VỤ HUYỆN ỦY\nvề đường liên thôn',
      ['31-KL/HU', 'ket-luan', 'BAN THƯỜNG VỤ HUYỆN ỦY', null, '2024-09-30', 'về đường liên thôn'],
    ],
    [
      'a commune',
      `ỦY BAN NHÂN DÂN\nXÃ HÒA THUẬN\n\n${NATION}\n\nSố: 88/KH-UBND\n\nHòa Thuận, ngày 01 tháng 8 năm 2026\n\nKẾ HOẠCH\nVệ sinh môi trường nông thôn`,
      ['88/KH-UBND', 'ke-hoach', 'ỦY BAN NHÂN DÂN XÃ HÒA THUẬN', null, '2026-08-01', 'Vệ sinh môi trường nông thôn'],
    ],
    [
      'a programme of action',
      'TỈNH ỦY YÊN BÁI\n*\nSố 5-CTr/TU\n\nYên Bái, ngày 11/12/2026\n\nCHƯƠNG TRÌNH HÀNH ĐỘNG\nthực hiện nghị quyết về kinh tế rừng',
      ['5-CTr/TU', 'chuong-trinh-hanh-dong', null, 'Yên Bái', '2026-12-11', 'thực hiện nghị quyết về kinh tế rừng'],
    ],
  ])('%s', (_form, head, [number, kind, issuer, province, issuedOn, title]) => {
    const read = headOf(head as string);
    expect({ ...read, issuer: issuer === null ? null : (read.issuer ?? '').toUpperCase() }).toMatchObject({
      number,
      kind,
      issuer,
      province,
      issuedOn,
      title,
    });
  });
});

describe('a head as portals and narrow columns break it is read as if it were whole', () => {
  const WRAPPED = [
    'ỦY BAN NHÂN\nDÂN\nTỈNH CÀ MAU',
    '--------\n|\nCỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n|',
    'Số:\n12/KH-UBND\n|\nCà Mau, ngày\n09 tháng 11 năm 2026\n|',
    'KẾ HOẠCH\nCHỐNG SẠT LỞ BỜ KÊNH\nNĂM 2027\nThực hiện Nghị quyết số 20-NQ/TU của Tỉnh ủy, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:',
  ].join('\n');

  test('the nation, the organ, the number and the day may each stand on two lines', () => {
    expect(headOf(WRAPPED)).toMatchObject({
      number: '12/KH-UBND',
      kind: 'ke-hoach',
      issuer: 'Ủy ban nhân dân tỉnh Cà Mau',
      province: 'Cà Mau',
      issuedOn: '2026-11-09',
      title: 'CHỐNG SẠT LỞ BỜ KÊNH NĂM 2027',
    });
  });

  test('the nation on two lines is no part of the office above it', () => {
    const read = headOf(
      'ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/KH-UBND\nKẾ HOẠCH\nChống sạt lở',
    );
    expect(read.issuer).toBe('Ủy ban nhân dân tỉnh Cà Mau');
  });

  test('the person who decides ends the title, though no blank line does', () => {
    const read = headOf(
      'QUYẾT ĐỊNH\nVỀ VIỆC BAN HÀNH QUY CHẾ\nPHỐI HỢP CHỐNG SẠT LỞ\nCHỦ\nTỊCH ỦY BAN NHÂN DÂN TỈNH CÀ MAU\nCăn\ncứ Luật Đê điều ngày 29 tháng 11 năm 2006;',
    );
    expect(read.title).toBe('VỀ VIỆC BAN HÀNH QUY CHẾ PHỐI HỢP CHỐNG SẠT LỞ');
    expect(read.issuer).toBe('Chủ tịch Ủy ban nhân dân tỉnh Cà Mau');
  });

  test('a title may name the organ that it is about', () => {
    const read = headOf('QUYẾT ĐỊNH\nBan hành quy chế làm việc của\nỦy ban nhân dân tỉnh Cà Mau\n\nCăn cứ Luật;');
    expect(read.title).toBe('Ban hành quy chế làm việc của Ủy ban nhân dân tỉnh Cà Mau');
  });

  test('"QUYẾT ĐỊNH:" before the articles names no title', () => {
    const read = headOf(
      'Số: 41/2019/QĐ-UBND | Cà Mau, ngày 22 tháng 10 năm 2026 |\nỦY BAN NHÂN DÂN TỈNH CÀ MAU\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp.',
    );
    expect(read).toMatchObject({ number: '41/2019/QĐ-UBND', kind: 'quyet-dinh', issuedOn: '2026-10-22', title: null });
  });
});

describe('the head gives only what stands in it', () => {
  test('the numbers and dates of cited documents are not its own', () => {
    const read = headOf(
      'CHỈ THỊ\nvề đê điều\n\nThực hiện Nghị quyết số 20-NQ/TW ngày 03/4/2021, tỉnh đã làm nhiều việc.',
    );
    expect([read.number, read.issuedOn]).toEqual([null, null]);
  });

  test('a letter whose number was left open has none, whatever it answers', () => {
    const letter =
      'ỦY BAN NHÂN DÂN\nTỈNH SÔNG HẠ\nSố:     /UBND-NC\nV/v thực hiện Công văn số 1188/VPCP-NN\n\nKính gửi: Sở Y tế';
    const read = headOf(`${letter}\n\nThực hiện Công văn số 1188/VPCP-NN ngày 4/2/2027, yêu cầu:`);
    expect([read.number, read.kind]).toEqual([null, 'cong-van']);
  });

  test('a title may stand behind the colon of its kind, and go on with its years', () => {
    expect(headOf('KẾ HOẠCH: CHỐNG HẠN VỤ XUÂN').title).toBe('CHỐNG HẠN VỤ XUÂN');
    expect(headOf('KẾ HOẠCH\nCHỐNG HẠN VỤ XUÂN\nGiai đoạn 2027 - 2030').title).toMatch(/^CHỐNG HẠN VỤ XUÂN.*2030$/);
  });

  test('where no kind is named, only a line of place and date gives its day', () => {
    expect(headOf('Sông Hạ, ngày 5 tháng 3 năm 2027').issuedOn).toBe('2027-03-05');
    expect(headOf('1. Sở Y tế kiểm tra bếp ăn trước ngày 15/5/2027.').issuedOn).toBeNull();
  });

  test('a lost number and date are found in the caption of an appendix', () => {
    const text = `KẾ HOẠCH\nChống hạn vụ xuân\n${BODY}\nPHỤ LỤC\n(kèm theo Kế hoạch số 17-KH/TU ngày 8/02/2027 của Tỉnh ủy)`;
    expect(readDirective(text).directive).toMatchObject({ number: '17-KH/TU', issuedOn: '2027-02-08' });
  });

  test('a stamp of haste is no part of the organ under it', () => {
    expect(headOf('ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU\nHỎA TỐC\nSố: 12/CT-UBND\nCHỈ THỊ\nvề bão').issuer).toBe(
      'Ủy ban nhân dân tỉnh Cà Mau',
    );
  });

  test('an organ of a committee is named with it', () => {
    expect(headOf('TỈNH ỦY LẠNG SƠN\nBAN TỔ CHỨC\n*\nSố 27-HD/BTCTU\nHƯỚNG DẪN\nvề thẻ').issuer).toBe(
      'Ban Tổ chức Tỉnh ủy',
    );
  });

  test('a number tells the kind where the head has no name of it', () => {
    expect(headOf('TỈNH ỦY LẠNG SƠN\nSố 09-KL/TU').kind).toBe('ket-luan');
  });

  test('an issuer in capitals is written as the text writes it elsewhere', () => {
    const head = 'HUYỆN ỦY TÂN LẬP\nSố 31-KL/HU\nKẾT LUẬN\nCỦA BAN THƯỜNG VỤ HUYỆN ỦY\nvề đường liên thôn\n\n';
    expect(headOf(`${head}Ban Thường vụ Huyện ủy thống nhất như sau:`).issuer).toBe('Ban Thường vụ Huyện ủy');
  });

  test('a period in the title is the term', () => {
    const read = headOf('KẾ HOẠCH\nTrồng tre chắn sóng giai đoạn 2027 - 2032');
    expect(read.term).toEqual({ from: '2027-01-01', to: '2032-12-31' });
  });

  test('a title of several lines is one, and ends at the blank line', () => {
    const read = headOf(
      'KẾ HOẠCH\nTrồng tre chắn sóng\nở các xã ven sông\n\nCăn cứ tình hình thực tế, tỉnh làm như sau:',
    );
    expect(read.title).toBe('Trồng tre chắn sóng ở các xã ven sông');
  });

  test.each(['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'])('a stamp "%s" alone on a line is a secrecy stamp', (stamp) => {
    const plan = readDirective(`TỈNH ỦY LẠNG SƠN\n${stamp}\nSố 09-KL/TU\nKẾT LUẬN\nvề chợ phiên\n${BODY}`);
    expect(plan.directive.secrecy).toBe(stamp);
    expect(plan.warnings[0]?.code).toBe('secret');
  });

  test('the word in a sentence is no stamp', () => {
    expect(headOf('KẾT LUẬN\nvề bảo vệ bí mật nhà nước').secrecy).toBeNull();
  });

  test('a file name stands for a title only where the text has none', () => {
    expect(readDirective(BODY, { name: 'phieu-giao-viec' }).directive.title).toBe('phieu-giao-viec');
    expect(readDirective(`KẾ HOẠCH\nChống hạn\n${BODY}`, { name: 'x' }).directive.title).toBe('Chống hạn');
  });
});
