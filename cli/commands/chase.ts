// dondoc chase: what was taken in silently is chased from now on.
import type { Command } from 'commander';
import type { Day } from '../../contracts/time.ts';
import { DondocError } from '../../contracts/errors.ts';
import { dayAt, dayText, startOf } from '../../rules/day.ts';
import { parseDay } from '../options.ts';
import { reviseOptions, runRevision } from '../revise.ts';
import type { ReviseOptions } from '../revise.ts';

export function registerChase(program: Command): void {
  reviseOptions(
    program
      .command('chase')
      .description(
        'bắt đầu đôn đốc việc có trước dondoc; xem trước sẽ gửi gì (start the chase of what was taken in silently)',
      )
      .argument('<directive...>', 'mã văn bản')
      .requiredOption(
        '--from <day>',
        'đôn đốc việc đến hạn từ ngày này; việc đến hạn trước đó vẫn chỉ ghi nhận',
        parseDay,
      ),
  ).action(async (directives: readonly string[], options: ReviseOptions & { readonly from: Day }, command: Command) => {
    const today = dayAt(Date.now());
    if (options.from > today) {
      const expected = `đến hôm nay, ${dayText(today)} / not after today`;
      throw new DondocError('dateInvalid', { what: `--from ${dayText(options.from)}`, expected });
    }
    const wish = { calendar: null, policy: null, chaseFrom: startOf(options.from) };
    await runRevision(command, wish, { ...options, directive: directives });
  });
}
