// More forms of time, each in a sentence of its own: words for figures, lists, windows, parts of a month, what no calendar has.
import { describe, expect, test } from 'vitest';
import { codesOf, planOf, timesOf } from './fixture.ts';
import { shortTime } from './line.mjs';

const timeIn = (predicate: string): string => timesOf(predicate).map(shortTime).join(' + ');
const TASK = 'lập bản đồ rừng';
const REPORT = 'báo cáo kết quả tuần tra';

describe('figures in words and in other notations', () => {
  test.each([
    [`${TASK} xong trong quý một năm 2028`, '2028-03-31'],
    [`${TASK} xong trong Quý Tư năm 2028`, '2028-12-31'],
    [`${TASK} xong trong quý 03/2028`, '2028-09-30'],
    [`${TASK} xong trong tháng Chạp năm 2028`, '2028-12-31'],
    [`${TASK} xong trong tháng Tám năm 2028`, '2028-08-31'],
    [`${TASK} xong trong tháng mười một năm 2028`, '2028-11-30'],
    [`${TASK} xong trước ngày 15/5/28`, '2028-05-14'],
    [`${TASK} xong trước 15/5/2028`, '2028-05-14'],
    [`${TASK} xong trước ngày 15 - 5 - 2028`, '2028-05-14'],
    [`${TASK} xong trước ngày mùng 5 tháng 5 năm 2028`, '2028-05-04'],
    [`gửi số liệu trước 17:00 ngày 20/9/2028`, '2028-09-20 17:00'],
    [`gửi số liệu trước 16 giờ 30 phút, ngày 20/9/2028`, '2028-09-20 16:30'],
  ])('%s -> %s', (predicate, expected) => {
    expect(timeIn(predicate)).toBe(expected);
  });
});

describe('bounds', () => {
  test.each([
    [`${TASK} xong trước ngày Quốc khánh 02/9/2028`, '2028-09-01'],
    [`${TASK}, hoàn thành đến hết ngày 30/6/2028`, '2028-06-30'],
    [`${TASK}, hoàn thành trước khi hết quý III/2028`, '2028-09-30'],
    [`${TASK}, muộn nhất là 30/6/2028`, '2028-06-30'],
    [`${TASK} xong hết tháng 6/2028`, '2028-06-30'],
    [`${TASK} xong chậm nhất hết quý II/2028`, '2028-06-30'],
    [`${TASK} xong cuối tháng 6 năm 2028`, '2028-06-30'],
    [`${TASK} (thời gian: tháng 6/2028)`, '2028-06-30'],
    [`${TASK} (hoàn thành trong tháng 6/2028)`, '2028-06-30'],
    [`${TASK}, thời hạn hoàn thành: 30/6/2028`, '2028-06-30'],
    [`${TASK} xong trong hạ tuần tháng 6/2028`, '2028-06-30'],
    [`${TASK} xong trong tuần cuối tháng 6/2028`, '2028-06-30'],
    [`${TASK} xong trong tuần đầu tháng 6/2028`, 'event: trong tuần đầu tháng 6/2028'],
    [`${TASK} xong trong trung tuần tháng 6/2028`, 'event: trong trung tuần tháng 6/2028'],
    [`${TASK} xong trong tuần thứ hai của tháng 6/2028`, 'event: trong tuần thứ hai của tháng 6/2028'],
    [`${TASK} xong đầu quý III/2028`, 'event: đầu quý III/2028'],
  ])('%s -> %s', (predicate, expected) => {
    expect(timeIn(predicate).replace('event: xong ', 'event: ')).toBe(expected);
  });
});

describe('windows and lists of points', () => {
  test.each([
    ['mở đợt tuần tra từ tháng 3 đến tháng 5 năm 2028', '2028-05-31', 'two months and one year'],
    ['mở đợt tuần tra từ ngày 01/3 đến ngày 15/4/2028', '2028-04-15', 'two days and one year'],
    ['mở đợt tuần tra từ ngày 01 đến ngày 15 tháng 4 năm 2028', '2028-04-15', 'two days of one month'],
    ['mở đợt tuần tra từ ngày 01 đến ngày 15/4/2028', '2028-04-15', 'two days of one month in figures'],
    ['mở đợt tuần tra từ 01/3/2028 đến 15/4/2028', '2028-04-15', 'without "ngày"'],
    ['mở đợt tuần tra từ quý II đến hết quý III/2028', '2028-09-30', 'two quarters'],
    ['mở đợt tuần tra từ nay đến hết tháng 4/2028', '2028-04-30', 'from now on'],
    ['mở đợt tuần tra trong tháng 3 và tháng 4 năm 2028', '2028-04-30', 'two months named apart'],
    ['mở đợt tuần tra trong các tháng 3, 4, 5 năm 2028', '2028-05-31', 'several months'],
    ['mở đợt tuần tra trong quý I, quý II năm 2028', '2028-06-30', 'two quarters named apart'],
    ['mở đợt tuần tra trong quý I và II/2028', '2028-06-30', 'two quarters, one word'],
  ])('%s -> %s (%s)', (predicate, expected) => {
    expect(timeIn(predicate)).toBe(expected);
  });
});

describe('repetitions', () => {
  test.each([
    ['kiểm tra hồ chứa ba tháng một lần', 'FREQ=MONTHLY;INTERVAL=3'],
    ['kiểm tra hồ chứa mỗi tháng một lần', 'FREQ=MONTHLY'],
    ['kiểm tra hồ chứa một năm hai lần', 'FREQ=MONTHLY;INTERVAL=6'],
    ['kiểm tra hồ chứa 03 tháng/lần', 'FREQ=MONTHLY;INTERVAL=3'],
    ['kiểm tra hồ chứa hai tuần một lần', 'FREQ=WEEKLY;INTERVAL=2'],
    ['kiểm tra hồ chứa 5 năm một lần', 'FREQ=YEARLY;INTERVAL=5'],
    ['kiểm tra hồ chứa tối thiểu mỗi quý 01 lần', 'FREQ=MONTHLY;INTERVAL=3'],
    [`${REPORT} từng tháng`, 'FREQ=MONTHLY'],
    [`${REPORT} vào thứ Sáu hằng tuần`, 'FREQ=WEEKLY;BYDAY=FR'],
    [`${REPORT} trước 16 giờ thứ Năm hằng tuần`, '16:00 FREQ=WEEKLY;BYDAY=TH'],
    [`${REPORT} chiều thứ 6 hằng tuần`, 'FREQ=WEEKLY;BYDAY=FR'],
    [`${REPORT} trước ngày 15 tháng cuối quý`, 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=14'],
    [`${REPORT} ngày 20 của tháng cuối mỗi quý`, 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20'],
    [`${REPORT} trước ngày 05 của tháng sau`, 'FREQ=MONTHLY;BYMONTHDAY=4'],
    [`${REPORT} hằng quý, trước ngày 10 tháng đầu quý sau`, 'FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=9'],
    [`${REPORT} vào ngày cuối cùng của tháng`, 'FREQ=MONTHLY'],
    [`${REPORT} cuối mỗi quý`, 'FREQ=MONTHLY;INTERVAL=3'],
    [
      `${REPORT} trước ngày 15/6 và 15/12 hằng năm`,
      'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=14 + FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14',
    ],
    [
      `${REPORT} trước ngày 15 tháng 6 và ngày 15 tháng 12 hằng năm`,
      'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=14 + FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14',
    ],
    [`${REPORT} vào tháng 6 và tháng 12 hằng năm`, 'FREQ=YEARLY;BYMONTH=6 + FREQ=YEARLY;BYMONTH=12'],
    [
      `hằng năm, ${REPORT} trước ngày 15/6 và 15/12`,
      'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=14 + FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14',
    ],
    [
      `định kỳ hằng quý, 6 tháng, hằng năm ${REPORT}`,
      'FREQ=MONTHLY;INTERVAL=3 + FREQ=MONTHLY;INTERVAL=6 + FREQ=YEARLY',
    ],
    [`định kỳ 6 tháng, năm ${REPORT}`, 'FREQ=MONTHLY;INTERVAL=6 + FREQ=YEARLY'],
    [`định kỳ tháng, quý, năm ${REPORT}`, 'FREQ=MONTHLY + FREQ=MONTHLY;INTERVAL=3 + FREQ=YEARLY'],
  ])('%s -> %s', (predicate, expected) => {
    expect(timeIn(predicate)).toBe(expected);
  });
});

describe('spans and events', () => {
  test.each([
    [`${TASK} trong 10 ngày kể từ ngày ký`, 'P10D from: ngày ký'],
    [`${TASK} không quá 05 ngày làm việc kể từ ngày nhận hồ sơ`, 'P5D working days from: ngày nhận hồ sơ'],
    [`${TASK} chậm nhất sau 15 ngày kể từ ngày ban hành Chỉ thị`, 'P15D from: ngày ban hành Chỉ thị'],
    [`${TASK} sau 02 tháng kể từ ngày nhận bàn giao`, 'P2M from: ngày nhận bàn giao'],
    [`${TASK} trong vòng một tháng sau khi kết thúc mùa mưa`, 'P1M from: kết thúc mùa mưa'],
    ['sơ kết việc thực hiện sau 02 năm thực hiện', 'P2Y from: thực hiện'],
    ['gửi tài liệu 01 tuần trước khi họp', 'event: 01 tuần trước khi họp'],
    ['gửi tài liệu chậm nhất 05 ngày trước ngày khai mạc', 'event: chậm nhất 05 ngày trước ngày khai mạc'],
    ['gửi tài liệu trước kỳ họp ít nhất 15 ngày', 'event: trước kỳ họp ít nhất 15 ngày'],
    ['gửi danh sách trước ngày giao quân 15 ngày', 'event: trước ngày giao quân 15 ngày'],
    ['sửa đập xong trước mùa mưa bão', 'event: trước mùa mưa bão'],
    ['sửa đập xong trước Tết Nguyên đán', 'event: trước Tết Nguyên đán'],
  ])('%s -> %s', (predicate, expected) => {
    expect(timeIn(predicate).replace('event: xong ', 'event: ')).toBe(expected);
  });
});

test('a span can be counted from what opens its sentence', () => {
  const plan = planOf('1. Sau khi kết thúc mùa mưa 15 ngày, Sở Nội vụ kiểm đếm cây gãy đổ.');
  expect(plan.obligations.map((o) => o.time && shortTime(o.time))).toEqual(['P15D from: kết thúc mùa mưa']);
});

describe('a day, month or quarter that no calendar has gives no time and a warning', () => {
  test.each([
    ['31/02/2028', 'impossibleDate'],
    ['29/02/2027', 'impossibleDate'],
    ['31 tháng 4 năm 2028', 'impossibleDate'],
    ['32/5/2028', 'impossibleDate'],
  ])('ngày %s', (day, code) => {
    const plan = planOf(`1. Sở Nội vụ ${TASK} xong trước ngày ${day}.`);
    expect(plan.obligations.map((o) => o.time)).toEqual([null]);
    expect(codesOf(plan)).toContain(code);
  });

  test.each([
    ['trong tháng 13/2028', 'impossibleMonth'],
    ['trong tháng 0/2028', 'impossibleMonth'],
    ['trong quý V/2028', 'impossibleQuarter'],
    ['trong quý 5 năm 2028', 'impossibleQuarter'],
    ['trong quý VI/2028', 'impossibleQuarter'],
    ['trong quý V', 'impossibleQuarter'],
  ])('%s', (words, code) => {
    const plan = planOf(`1. Sở Nội vụ ${TASK} xong ${words}.`);
    expect(plan.obligations.map((o) => o.time)).toEqual([null]);
    expect(codesOf(plan)).toContain(code);
  });
});

describe('what only looks like a deadline is none', () => {
  test.each([
    'hướng dẫn thực hiện từ năm học 2027-2028',
    'thực hiện chương trình nhiệm kỳ 2025 - 2030',
    'thực hiện Quy hoạch thời kỳ 2021-2030, tầm nhìn đến năm 2050',
    'triển khai Thông báo số 12-TB/TU ngày 5 tháng 4 năm 2027 của Tỉnh ủy',
    'xử lý sau khi có hướng dẫn',
    'áp dụng bảng giá có hiệu lực từ ngày 01/01/2028',
    'tổng hợp số liệu năm 2027',
  ])('%s', (predicate) => {
    expect(timeIn(predicate)).toBe('');
  });
});
