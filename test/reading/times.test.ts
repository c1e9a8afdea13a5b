// The forms of time that such documents use, each in a sentence of its own.
import { describe, expect, test } from 'vitest';
import { timesOf } from './fixture.ts';
import { shortTime } from './line.mjs';

const timeIn = (predicate: string): string => timesOf(predicate).map(shortTime).join(' + ');

describe('a point of time gives the last day that is still in time', () => {
  test.each([
    ['trồng lại rừng ven suối trước ngày 15/01/2028', '2028-01-14', '"trước" excludes the day'],
    ['trồng lại rừng ven suối trước ngày 01/3/2028', '2028-02-29', 'before the first of March in a leap year'],
    ['trồng lại rừng ven suối trước ngày 01/01/2028', '2027-12-31', 'before New Year'],
    ['kiểm đếm cây giống chậm nhất ngày 15/01/2028', '2028-01-15', 'at the latest'],
    ['kiểm đếm cây giống, chậm nhất là ngày 15/01/2028', '2028-01-15', 'at the latest, with "là"'],
    ['kiểm đếm cây giống xong ngày 15/01/2028', '2028-01-15', 'done on'],
    ['bàn giao đất rừng vào ngày 15/01/2028', '2028-01-15', 'on'],
    ['bàn giao đất rừng đến ngày 15/01/2028', '2028-01-15', 'until'],
    ['bàn giao đất rừng trước ngày 5.7.2027', '2027-07-04', 'dots'],
    ['bàn giao đất rừng trước ngày 05-7-2027', '2027-07-04', 'dashes'],
    ['bàn giao đất rừng trước ngày 05 tháng 7 năm 2027', '2027-07-04', 'words'],
    ['làm mới biển báo trong tháng 7/2027', '2027-07-31', 'within a month'],
    ['làm mới biển báo tháng 7 năm 2027', '2027-07-31', 'a month in words'],
    ['làm mới biển báo chậm nhất trong tháng 02/2027', '2027-02-28', 'at the latest within February'],
    ['làm mới biển báo trước tháng 7/2027', '2027-06-30', 'before a month'],
    ['làm mới biển báo trong quý II/2027', '2027-06-30', 'a Roman quarter'],
    ['làm mới biển báo trong quý 2 năm 2027', '2027-06-30', 'an Arabic quarter'],
    ['làm mới biển báo cuối quý IV/2027', '2027-12-31', 'the end of a quarter'],
    ['làm mới biển báo trước quý III/2027', '2027-06-30', 'before a quarter'],
    ['làm mới biển báo trước quý I/2028', '2027-12-31', 'before the first quarter'],
    ['lập bản đồ rừng, hoàn thành trong năm 2028', '2028-12-31', 'a year in which something is finished'],
    ['lập bản đồ rừng xong cuối năm 2028', '2028-12-31', 'the end of a year'],
    ['lập bản đồ rừng, hoàn thành trong 6 tháng đầu năm 2028', '2028-06-30', 'the first half'],
    ['lập bản đồ rừng, hoàn thành trong 6 tháng cuối năm 2028', '2028-12-31', 'the second half'],
    ['mở đợt tuần tra từ ngày 01/3/2028 đến ngày 15/4/2028', '2028-04-15', 'a window ends with its second day'],
    ['gửi số liệu trước 17 giờ 00 ngày 20/9/2027', '2027-09-20 17:00', 'with an hour "trước" excludes the hour'],
    ['gửi số liệu trước 9h30 ngày 20/9/2027', '2027-09-20 09:30', 'an hour in short'],
  ])('%s -> %s (%s)', (predicate, expected) => {
    expect(timeIn(predicate)).toBe(expected);
  });
});

describe('a repetition gives a rule', () => {
  test.each([
    ['hằng năm báo cáo kết quả tuần tra', 'FREQ=YEARLY', 'every year'],
    ['hàng năm báo cáo kết quả tuần tra', 'FREQ=YEARLY', 'in the other spelling'],
    ['báo cáo kết quả tuần tra vào tháng 12 hằng năm', 'FREQ=YEARLY;BYMONTH=12', 'a month of every year'],
    ['báo cáo kết quả tuần tra trước ngày 15/12 hằng năm', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14', 'before a day'],
    ['báo cáo kết quả tuần tra trước ngày 01/3 hằng năm', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1', 'before March'],
    ['hằng năm, trước ngày 15/12, báo cáo kết quả tuần tra', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14', 'year first'],
    ['định kỳ cuối năm báo cáo kết quả tuần tra', 'FREQ=YEARLY;BYMONTH=12', 'at the end of each year'],
    ['báo cáo kết quả tuần tra hằng quý', 'FREQ=MONTHLY;INTERVAL=3', 'every quarter'],
    ['báo cáo kết quả tuần tra hằng tháng', 'FREQ=MONTHLY', 'every month'],
    ['báo cáo kết quả tuần tra ngày 20 hằng tháng', 'FREQ=MONTHLY;BYMONTHDAY=20', 'a day of every month'],
    ['báo cáo kết quả tuần tra trước ngày 20 hằng tháng', 'FREQ=MONTHLY;BYMONTHDAY=19', 'before a day of the month'],
    ['báo cáo kết quả tuần tra hằng tuần', 'FREQ=WEEKLY', 'every week'],
    ['kiểm tra hồ chứa 01 lần/tuần', 'FREQ=WEEKLY', 'once a week'],
    ['kiểm tra hồ chứa ít nhất 01 lần/quý', 'FREQ=MONTHLY;INTERVAL=3', 'at least once a quarter'],
    ['kiểm tra hồ chứa 02 lần/năm', 'FREQ=MONTHLY;INTERVAL=6', 'twice a year'],
    ['định kỳ 6 tháng báo cáo kết quả tuần tra', 'FREQ=MONTHLY;INTERVAL=6', 'every half-year'],
    ['định kỳ hằng quý báo cáo kết quả tuần tra', 'FREQ=MONTHLY;INTERVAL=3', '"định kỳ" with its period'],
    ['kiểm kê rừng 2 năm một lần', 'FREQ=YEARLY;INTERVAL=2', 'every second year'],
    ['kiểm kê rừng ba tháng một lần', 'FREQ=MONTHLY;INTERVAL=3', 'a number in words'],
    ['định kỳ báo cáo kết quả tuần tra', 'unspecified', 'a bare "định kỳ" on a report'],
    ['hằng năm báo cáo kết quả tuần tra, từ năm 2028', 'FREQ=YEARLY starts 2028-01-01', 'since a year, behind'],
    ['từ năm 2028, hằng năm báo cáo kết quả tuần tra', 'FREQ=YEARLY starts 2028-01-01', 'since a year, before'],
    [
      'hằng năm trong giai đoạn 2027-2030 báo cáo kết quả tuần tra',
      'FREQ=YEARLY starts 2027-01-01 ends 2030-12-31',
      'within a period',
    ],
  ])('%s -> %s (%s)', (predicate, expected) => {
    expect(timeIn(predicate)).toBe(expected);
  });

  test('two periods for one duty are two times', () => {
    expect(timeIn('định kỳ 6 tháng và hằng năm báo cáo kết quả tuần tra')).toBe(
      'FREQ=MONTHLY;INTERVAL=6 + FREQ=YEARLY',
    );
  });
});

describe('a span is counted from what its words name', () => {
  test.each([
    ['lập danh sách hộ nhận khoán trong vòng 30 ngày kể từ ngày ký Chỉ thị', 'P30D from: ngày ký Chỉ thị'],
    ['lập danh sách hộ nhận khoán trong thời hạn 02 tháng kể từ ngày ký', 'P2M from: ngày ký'],
    ['lập danh sách hộ nhận khoán chậm nhất 07 ngày làm việc kể từ ngày nhận', 'P7D working days from: ngày nhận'],
    ['lập danh sách hộ nhận khoán sau 05 ngày làm việc', 'P5D working days'],
    ['lập danh sách hộ nhận khoán trong vòng ba mươi ngày kể từ ngày ký', 'P30D from: ngày ký'],
  ])('%s -> %s', (predicate, expected) => {
    expect(timeIn(predicate)).toBe(expected);
  });
});

describe('a time that only a person can date is an event', () => {
  test.each([
    ['tháo lưới trước mỗi đợt thả cá', 'event: trước mỗi đợt thả cá'],
    ['sơ kết việc thực hiện vào giữa nhiệm kỳ', 'event: giữa nhiệm kỳ'],
    ['tổng kết việc thực hiện cuối nhiệm kỳ', 'event: cuối nhiệm kỳ'],
    ['hoàn thành việc giao đất trước khi sáp nhập xã', 'event: trước khi sáp nhập xã'],
    ['trình phương án giữ rừng đầu năm 2028', 'event: đầu năm 2028'],
  ])('%s -> %s', (predicate, expected) => {
    expect(timeIn(predicate)).toBe(expected);
  });
});

describe('what only looks like a deadline is none', () => {
  test.each([
    ['thực hiện Kế hoạch trồng rừng giai đoạn 2026-2030', 'a period in a title'],
    ['thực hiện Nghị quyết số 18-NQ/TU ngày 4/5/2026 của Tỉnh ủy', 'the date of a cited document'],
    ['phấn đấu đến năm 2030 phủ xanh đồi trọc', 'an aim'],
    ['thường xuyên tuần tra ven suối', '"thường xuyên"'],
    ['kịp thời xử lý cây gãy đổ', '"kịp thời"'],
    ['xây dựng kế hoạch hằng năm của ngành', 'an attribute of a plan'],
    ['bố trí kinh phí chăm sóc rừng từ năm 2028', 'only a beginning'],
    ['định kỳ tuần tra ven suối', 'a bare "định kỳ" on a task'],
  ])('%s (%s)', (predicate) => {
    expect(timeIn(predicate)).toBe('');
  });
});

describe('times belong to the duties beside them', () => {
  test('two reviews with a time each are two duties', () => {
    const times = timesOf('tham mưu sơ kết vào quý II/2029 và tổng kết vào quý II/2031');
    expect(times.map((time) => time.due)).toEqual(['2029-06-30', '2031-06-30']);
  });

  test('days of a list with one year may begin in the year before', () => {
    const times = timesOf('báo cáo trước ngày 10/12 và ngày 10/6/2028');
    expect(times.map((time) => time.due).toSorted()).toEqual(['2027-12-09', '2028-06-09']);
    expect(timesOf('tuần tra ngày 25 hằng tháng, từ tháng 10 đến tháng 02/2028').map(shortTime)).toEqual([
      'FREQ=MONTHLY;BYMONTHDAY=25 starts 2027-10-01 ends 2028-02-29',
    ]);
  });

  test('the next of what repeats repeats too, but "sau khi" is after something', () => {
    expect(timesOf('báo cáo trước ngày 20 hằng tháng; tháng sau rà soát lại').map(shortTime)).toEqual([
      'FREQ=MONTHLY;BYMONTHDAY=19',
      'FREQ=MONTHLY',
    ]);
    expect(timesOf('hằng tháng tuần tra; tháng sau khi có dịch phải kiểm tra lại').map(shortTime)).toEqual([
      'FREQ=MONTHLY',
    ]);
  });

  test('a leading repetition governs what follows it, a trailing day what precedes it', () => {
    const times = timesOf('lập bản đồ rừng xong trước ngày 01/8/2027. Hằng quý, báo cáo kết quả tuần tra');
    expect(times.map(shortTime)).toEqual(['2027-07-31', 'FREQ=MONTHLY;INTERVAL=3']);
  });
});
