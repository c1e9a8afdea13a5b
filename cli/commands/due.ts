// dondoc due: when is it due? Any phrase of a directive, computed by hand.
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import type { Day } from '../../contracts/time.ts';
import type { DueAnswer } from '../../engine/due.ts';
import { computeDue } from '../../engine/due.ts';
import { loadCalendar, shipped } from '../../engine/load.ts';
import type { Roll } from '../../rules/due.ts';
import { dayAt } from '../../rules/day.ts';
import { EXIT, Exit } from '../exit.ts';
import { calendarOption, jsonOption, parseDay } from '../options.ts';
import { dayView } from '../views/time.ts';

interface Options {
  readonly signed?: Day;
  readonly event: ReadonlyMap<string, Day>;
  readonly roll: Roll;
  readonly calendar?: string;
  readonly until?: Day;
  readonly json?: boolean;
}

export function registerDue(program: Command): void {
  program
    .command('due')
    .description('tính thời hạn của một cụm từ (compute the deadline of a phrase)')
    .argument('<phrase>', 'cụm từ chỉ thời hạn: "trong vòng 30 ngày kể từ ngày ký"')
    .option('--signed <day>', 'ngày ký, ban hành văn bản', parseDay)
    .option('--event <name=day>', 'ngày của một sự kiện nêu trong cụm từ; dùng được nhiều lần', parseEvent, new Map())
    .addOption(
      new Option('--roll <how>', 'ngày cố định rơi vào ngày nghỉ: giữ nguyên, lùi về sau, về trước')
        .choices(['none', 'next', 'previous'])
        .default('none'),
    )
    .addOption(calendarOption())
    .option('--until <day>', 'việc định kỳ: liệt kê các kỳ đến ngày này; mặc định: một năm', parseDay)
    .addOption(jsonOption())
    .action(async (phrase: string, options: Options) => {
      const { signed = null, event, roll, until = null } = options;
      const calendar = await loadCalendar(options.calendar ?? shipped.calendar);
      const answer = computeDue({ phrase, signed, events: event, roll, calendar, until, today: dayAt(Date.now()) });
      const text = options.json === true ? JSON.stringify(answer, null, 2) : dueView(answer);
      process.stdout.write(`${text}\n`);
      if (answer.missing !== null) throw new Exit(EXIT.refused);
    });
}

function parseEvent(text: string, events: ReadonlyMap<string, Day>): ReadonlyMap<string, Day> {
  const at = text.lastIndexOf('=');
  if (at < 1) throw new InvalidArgumentError('cần dạng TÊN=NGÀY (an event and its day: NAME=DAY)');
  return new Map([...events, [text.slice(0, at), parseDay(text.slice(at + 1))]]);
}

function dueView({ due, occurrences, missing, explanation }: DueAnswer): string {
  if (missing !== null) return `Chưa tính được: còn thiếu ${missing}.`;
  if (due === null) return 'Không còn kỳ nào.';
  const list = occurrences.length === 0 ? [] : ['', ...occurrences.map((day) => `  ${dayView(day)}`)];
  return [`Chậm nhất ${dayView(due)}.`, explanation ?? '', ...list].join('\n');
}
