// dondoc calendar: the working calendar as people read it, and what another one would change.
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { CalendarFile } from '../../contracts/calendar.ts';
import { loadCalendar, shipped } from '../../engine/load.ts';
import { weekdayDateText } from '../../messages/dates.ts';
import { snapshot } from '../../rules/calendar.ts';
import { calendarWarnings } from '../../rules/calendar-check.ts';
import type { CalendarWarning } from '../../rules/calendar-check.ts';
import { changedDays, settledYears } from '../../rules/calendar-diff.ts';
import { civil, dayAt, dayFromCivil, dayOf, dayText } from '../../rules/day.ts';
import { EXIT, Exit } from '../exit.ts';
import { calendarOption, jsonOption } from '../options.ts';
import { publishOptions, runRevision } from '../revise.ts';
import type { ReviseOptions } from '../revise.ts';
import { table } from '../table.ts';

interface Options {
  readonly calendar?: string;
  readonly json?: boolean;
}

export function registerCalendar(program: Command): void {
  const calendar = program.command('calendar').description('lịch làm việc (the working calendar)');
  calendar
    .command('show')
    .description('ngày nghỉ và ngày làm bù của một năm')
    .argument('[year]', 'năm; mặc định: năm nay', parseYear)
    .addOption(calendarOption())
    .addOption(jsonOption())
    .action(async (given: number | undefined, options: Options) => {
      const file = await loadCalendar(options.calendar ?? shipped.calendar);
      const year = given ?? civil(dayAt(Date.now())).year;
      const text = options.json === true ? JSON.stringify(file.years[year] ?? null, null, 2) : yearView(file, year);
      process.stdout.write(`${text}\n`);
    });
  calendar
    .command('check')
    .description('xem tệp lịch có đúng không (is the file right?)')
    .argument('[file]', 'lịch, JSON; mặc định: data/calendar')
    .action(async (path: string | undefined) => {
      const file = await loadCalendar(path ?? shipped.calendar);
      const warnings = calendarWarnings(file);
      process.stdout.write(`${[...warnings.map(warningText), summaryText(file)].join('\n')}\n`);
      if (warnings.length > 0) throw new Exit(EXIT.refused);
    });
  publishOptions(
    calendar
      .command('publish')
      .description('đưa lịch mới vào văn bản đang chạy; xem trước mọi ngày thay đổi (for what runs)')
      .argument('<file>', 'lịch mới, JSON'),
  ).action(async (file: string, options: ReviseOptions, command: Command) =>
    runRevision(command, { calendar: await loadCalendar(file), policy: null, chaseFrom: null }, options),
  );
  calendar
    .command('diff')
    .description('lịch mới khác lịch cũ ở những ngày nào')
    .argument('<new>', 'lịch mới, JSON')
    .argument('[old]', 'lịch cũ; mặc định: data/calendar')
    .addOption(jsonOption())
    .action(async (to: string, from: string | undefined, { json }: Options) => {
      const changes = differences(await loadCalendar(from ?? shipped.calendar), await loadCalendar(to));
      process.stdout.write(`${json === true ? JSON.stringify(changes, null, 2) : diffView(changes)}\n`);
    });
}

function warningText(warning: CalendarWarning): string {
  switch (warning.kind) {
    case 'yearMissing':
      return `Thiếu năm ${warning.year}: mọi ngày trong năm sẽ tính tạm theo thứ Bảy, Chủ nhật.`;
    case 'holidayMissing':
      return `${weekdayDateText(dayOf(warning.day))} là ngày lễ (BLLĐ 2019 Điều 112) nhưng không có trong ngày nghỉ.`;
    case 'workedWeekday':
      return `${weekdayDateText(dayOf(warning.day))} ghi là ngày làm bù nhưng vốn là ngày làm việc.`;
  }
}

function summaryText({ years }: CalendarFile): string {
  const listed = Object.keys(years).sort();
  const open = listed.filter((year) => years[year]?.state === 'provisional');
  return `Lịch từ ${listed[0]} đến ${listed.at(-1)}; chưa có quyết định: ${open.length === 0 ? 'không năm nào' : open.join(', ')}.`;
}

function parseYear(text: string): number {
  if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError('cần một năm, như 2026 (a year)');
  return Number(text);
}

const STATES = { settled: 'đã có quyết định', provisional: 'tạm tính, chưa có quyết định' } as const;

function yearView({ years }: CalendarFile, year: number): string {
  const entry = years[year];
  if (entry === undefined) return `Lịch không có năm ${year}: chỉ tính thứ Bảy, Chủ nhật là ngày nghỉ.`;
  const rows = entry.off.map(({ date, name }) => [weekdayDateText(dayOf(date)), name]);
  const worked = entry.worked.map((day) => weekdayDateText(dayOf(day)));
  return [
    `Năm ${year}: ${STATES[entry.state]}.`,
    table(['ngày nghỉ', 'dịp'], rows),
    worked.length === 0 ? 'Không có ngày làm bù.' : `Làm bù: ${worked.join('; ')}.`,
  ].join('\n');
}

interface Differences {
  readonly days: readonly { readonly day: string; readonly worked: boolean }[];
  /** Years that become decided. */
  readonly settled: readonly number[];
}

function differences(old: CalendarFile, now: CalendarFile): Differences {
  const years = [...Object.keys(old.years), ...Object.keys(now.years)].map(Number);
  const [from, to] = [dayFromCivil(Math.min(...years), 1, 1), dayFromCivil(Math.max(...years), 12, 31)];
  const [before, after] = [snapshot(old, from, to, ''), snapshot(now, from, to, '')];
  const days = changedDays(before, after, from, to).map(({ day, worked }) => ({ day: dayText(day), worked }));
  return { days, settled: settledYears(before, after) };
}

function diffView({ days, settled }: Differences): string {
  const rows = days.map(({ day, worked }) => [
    weekdayDateText(dayOf(day)),
    worked ? 'thành ngày làm việc' : 'thành ngày nghỉ',
  ]);
  return [
    days.length === 0 ? 'Không ngày nào thay đổi.' : table(['ngày', 'thay đổi'], rows),
    ...(settled.length === 0 ? [] : [`Đã có quyết định cho các năm: ${settled.join(', ')}.`]),
  ].join('\n');
}
