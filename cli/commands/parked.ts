// dondoc parked: inputs that are well formed but fit nothing yet, and what an operator does with them.
import type { Command } from 'commander';
import type { Target } from '../../contracts/input.ts';
import type { SubmitResult } from '../../engine/engine.ts';
import { discardParked, linkParked, replayParked } from '../../engine/parked.ts';
import { getParked, listParked } from '../../journal/parked.ts';
import { withEngine, withJournal } from '../connect.ts';
import { EXIT, Exit } from '../exit.ts';
import { dataOption, jsonOption } from '../options.ts';
import { parkedView } from '../views/parked.ts';
import { answerText, isRefused, targetOf } from './submit.ts';

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
      process.stdout.write(`${waiting.length === 0 ? 'Không có đầu vào nào chờ xử lý.' : parkedView(waiting)}\n`);
    });

  action(parked, 'replay', 'gửi lại như cũ (offer it again)').action(async (id: string, options: Options) => {
    await withEngine(options.data, async (desk) => {
      const target = (await getParked(desk.journal, id))?.input.target ?? NOBODY;
      tell(await replayParked(desk, id, options.by), target);
    });
  });
  action(parked, 'link', 'gắn với việc được giao (link it to an assignment)')
    .argument('<assignment>', 'mã việc: văn-bản/nhiệm-vụ/đơn-vị[/kỳ]')
    .action(async (id: string, assignment: string, options: Options) => {
      const target = targetOf(assignment);
      await withEngine(options.data, async (desk) => tell(await linkParked(desk, id, target, options.by), target));
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

const NOBODY: Target = { directive: '', duty: null, unit: null, period: null };

/** @throws Exit where it was refused, or fits nothing again */
function tell(result: SubmitResult, target: Target): void {
  process.stdout.write(`${answerText(result, true, target)}\n`);
  if (isRefused(result)) throw new Exit(EXIT.refused);
}
