// Tết and Giỗ tổ of the shipped calendar, held to two libraries that count the moon over +07:00, each by its own method.
import { getLunarDate } from '@dqcai/vn-lunar';
import { CalendarVietnamese } from 'date-chinese';
import { expect, test } from 'vitest';
import { civil, dayOf } from '../../rules/day.ts';
import { calendarFile } from '../rules/calendar-fixture.ts';

interface LunarDay {
  readonly month: number;
  readonly day: number;
}

function byTables(date: string): LunarDay {
  const { year, month, day } = civil(dayOf(date));
  const lunar = getLunarDate(day, month, year);
  return { month: lunar.month, day: lunar.day };
}

function byAstronomy(date: string): LunarDay {
  const { year, month, day } = civil(dayOf(date));
  const calendar = new CalendarVietnamese();
  calendar.fromGregorian(year, month, day);
  const [, , lunarMonth = 0, , lunarDay = 0] = calendar.get() as readonly number[];
  return { month: lunarMonth, day: lunarDay };
}

const FEASTS = [
  ['Tết Nguyên Đán', { month: 1, day: 1 }],
  ['Ngày Giỗ Tổ Hùng Vương', { month: 3, day: 10 }],
] as const;
const years = Object.entries(calendarFile.years);

test('the calendar reaches 2036', () => {
  expect(years.map(([year]) => Number(year))).toEqual(Array.from({ length: 19 }, (_, index) => 2018 + index));
});

test.each(years)('%s has both feasts on the days of the moon', (_, { off }) => {
  for (const [name, lunar] of FEASTS) {
    const dates = off.filter((one) => one.name === name).map(({ date }) => date);
    expect(dates, name).toHaveLength(1);
    for (const date of dates) expect([byTables(date), byAstronomy(date)], `${name} ${date}`).toEqual([lunar, lunar]);
  }
});
