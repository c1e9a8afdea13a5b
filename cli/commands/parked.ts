// dondoc parked: inputs that are well formed but fit nothing yet, and what an operator does with them.
import type { Command } from 'commander';
import { messageOf } from '../../contracts/errors.ts';
import { discardParked, linkParked, replayParked } from '../../engine/parked.ts';
import { listParked } from '../../journal/parked.ts';
import { instantText } from '../../messages/dates.ts';
import { withEngine, withJournal } from '../connect.ts';
import { dataOption, jsonOption } from '../options.ts';
import { table, windowWidth } from '../table.ts';
import { answerText } from './submit.ts';

interface Options {
  readonly by: string;
  readonly reason: string;
  readonly data?: string;
  readonly json?: boolean;
}

export function registerParked(program: Command): void {
  const parked = program.command('parked').description('đầu vào chờ xử lý (inputs that fit nothing yet)');
  parked
    .command('list', { isDefault: true })
    .description('liệt kê')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async ({ data, json }: Options) => {
      const waiting = await withJournal(data, (journal) => listParked(journal));
      if (json === true) return void process.stdout.write(`${JSON.stringify(waiting, null, 2)}\n`);
      const rows = waiting.map(({ id, parkedAt, input, code }) => {
        const { directive, duty, unit, period } = input.target;
        return [
          id,
          instantText(parkedAt),
          input.kind,
          [directive, duty, unit, period].filter((one) => one !== null).join('/'),
          messageOf(code),
        ];
      });
      process.stdout.write(
        `${rows.length === 0 ? 'Không có đầu vào nào chờ xử lý.' : table(['mã', 'lúc', 'loại', 'gửi cho', 'vì sao'], rows, windowWidth())}\n`,
      );
    });

  action(parked, 'replay', 'gửi lại như cũ (offer it again)').action(async (id: string, options: Options) => {
    const result = await withEngine(options.data, (desk) => replayParked(desk, id, options.by));
    process.stdout.write(`${answerText(result, true)}\n`);
  });
  action(parked, 'link', 'gắn với việc được giao (link it to an assignment)')
    .argument('<assignment>', 'văn-bản/nhiệm-vụ/đơn-vị[/kỳ]')
    .action(async (id: string, assignment: string, options: Options) => {
      const [directive = '', duty = null, unit = null, period = null] = assignment.split('/');
      const result = await withEngine(options.data, (desk) =>
        linkParked(desk, id, { directive, duty, unit, period }, options.by),
      );
      process.stdout.write(`${answerText(result, true)}\n`);
    });
  action(parked, 'discard', 'bỏ qua (discard it)')
    .option('--reason <text>', 'vì sao', '')
    .action(async (id: string, options: Options) => {
      await withJournal(options.data, (journal) => discardParked(journal, id, options.by, options.reason));
      process.stdout.write(`Đã bỏ qua ${id}.\n`);
    });
}

const action = (parked: Command, name: string, description: string): Command =>
  parked
    .command(name)
    .description(description)
    .argument('<id>', 'mã, như dondoc parked in ra')
    .requiredOption('--by <name>', 'người xử lý')
    .addOption(dataOption());
