import { expect, test } from 'vitest';
import {
  datesText,
  dateText,
  dayFromText,
  hourText,
  instantText,
  limitText,
  longDateText,
  minutesAt,
  passingText,
  weekdayDateText,
} from '../../messages/dates.ts';
import { countText, percentText, romanText } from '../../messages/numbers.ts';
import { kindName, periodText } from '../../messages/words.ts';
import { at, dayOf, startOf } from '../../rules/day.ts';

test.each([
  ['2027-02-05', '05/02/2027', 'ngày 05 tháng 02 năm 2027', 'thứ Sáu, 05/02/2027'],
  ['2026-06-08', '08/6/2026', 'ngày 08 tháng 6 năm 2026', 'thứ Hai, 08/6/2026'],
  ['2028-02-29', '29/02/2028', 'ngày 29 tháng 02 năm 2028', 'thứ Ba, 29/02/2028'],
  ['2026-12-31', '31/12/2026', 'ngày 31 tháng 12 năm 2026', 'thứ Năm, 31/12/2026'],
  ['2026-01-01', '01/01/2026', 'ngày 01 tháng 01 năm 2026', 'thứ Năm, 01/01/2026'],
  ['2026-05-30', '30/5/2026', 'ngày 30 tháng 5 năm 2026', 'thứ Bảy, 30/5/2026'],
  ['2026-05-31', '31/5/2026', 'ngày 31 tháng 5 năm 2026', 'Chủ nhật, 31/5/2026'],
])('%s is written as administrative texts do', (text, short, long, limit) => {
  const day = dayOf(text);
  expect(dateText(day)).toBe(short);
  expect(longDateText(day)).toBe(long);
  expect(weekdayDateText(day)).toBe(limit);
});

test('a limit of our own carries its weekday behind the date', () => {
  expect(limitText(dayOf('2027-02-05'))).toBe('05/02/2027 (thứ Sáu)');
});

test('hours are told in +07:00, to the minute', () => {
  expect(hourText(17 * 60)).toBe('17 giờ 00');
  expect(hourText(7 * 60 + 5)).toBe('07 giờ 05');
  expect(minutesAt(Date.UTC(2027, 1, 5, 17, 0))).toBe(0);
  expect(instantText(Date.UTC(2027, 1, 5, 16, 59, 59))).toBe('23 giờ 59 ngày 05/02/2027');
  expect(instantText(Date.UTC(2027, 1, 5, 17, 0))).toBe('00 giờ 00 ngày 06/02/2027');
});

test('a deadline passes at the end of its day, or at its hour', () => {
  const day = dayOf('2027-02-05');
  expect(passingText(startOf(day + 1))).toBe('06/02/2027');
  expect(passingText(at(day, 1020))).toBe('17 giờ 00 ngày 05/02/2027');
});

test('what is no day is none', () => {
  expect(dayFromText('2026-02-31')).toBeNull();
  expect(dayFromText(null)).toBeNull();
  expect(dayFromText('2026-02-28')).toBe(dayOf('2026-02-28'));
});

test('days in a row stand in order, each once', () => {
  const [first, second] = [dayOf('2027-01-22'), dayOf('2027-02-02')];
  expect(datesText([second, first, second])).toBe('22/01/2027, 02/02/2027');
});

test.each([
  [0, '0'],
  [3, '03'],
  [10, '10'],
  [999, '999'],
  [1387, '1.387'],
  [1_000_000, '1.000.000'],
  [-5, '-05'],
])('the count %d is "%s"', (count, text) => {
  expect(countText(count)).toBe(text);
});

test.each([
  [0.545, '54,5%'],
  [1, '100%'],
  [0, '0%'],
  [0.07, '7%'],
  [0.9999, '100%'],
  [12.345, '1.234,5%'],
  [-0.02, '-2%'],
])('the share %d is "%s"', (share, text) => {
  expect(percentText(share)).toBe(text);
});

test('sections are numbered in Roman', () => {
  expect([1, 4, 9, 14, 20].map(romanText)).toEqual(['I', 'IV', 'IX', 'XIV', 'XX']);
});

test.each([
  ['once', null],
  ['2026', 'năm 2026'],
  ['2026-H1', '6 tháng đầu năm 2026'],
  ['2026-H2', '6 tháng cuối năm 2026'],
  ['2026-Q2', 'quý II/2026'],
  ['2026-Q4', 'quý IV/2026'],
  ['2026-02', 'tháng 02/2026'],
  ['2026-07', 'tháng 7/2026'],
  ['2026-W07', 'tuần 07 năm 2026'],
])('the period %s is "%s"', (period, text) => {
  expect(periodText(period)).toBe(text);
});

test('a document of unknown kind is a document', () => {
  expect(kindName('nghi-quyet')).toBe('Nghị quyết');
  expect(kindName(null)).toBe('Văn bản');
});
