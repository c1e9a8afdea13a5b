// dondoc deploy: an approved plan starts to run.
import type { Command } from 'commander';
import type { Day } from '../../contracts/time.ts';
import { checkPlan } from '../../engine/check.ts';
import { dayAt } from '../../rules/day.ts';
import { withEngine } from '../connect.ts';
import { EXIT, Exit } from '../exit.ts';
import {
  allowUnmatchedOption,
  calendarOption,
  dataOption,
  jsonOption,
  parseDay,
  policyOption,
  unitsOption,
} from '../options.ts';
import { loadPlan } from '../plan-file.ts';
import { loadRunFiles } from '../run-files.ts';
import { checkView } from './check.ts';

interface Options {
  readonly units: string;
  readonly policy?: string;
  readonly calendar?: string;
  readonly approvedBy: string;
  readonly chaseFrom?: Day | 'later';
  readonly allowUnmatched?: boolean;
  readonly data?: string;
  readonly json?: boolean;
}

export function registerDeploy(program: Command): void {
  program
    .command('deploy')
    .description('triển khai kế hoạch đã duyệt (deploy an approved plan)')
    .argument('<plan>', 'kế hoạch JSON hoặc tệp văn bản')
    .addOption(unitsOption().makeOptionMandatory())
    .requiredOption('--approved-by <name>', 'người duyệt; sự phê duyệt gắn với mã băm của kế hoạch và văn bản')
    .option(
      '--chase-from <day|later>',
      'chỉ đôn đốc việc đến hạn từ ngày này; mặc định: hôm nay; later: chưa đôn đốc, bắt đầu bằng dondoc chase',
      (text) => (text === 'later' ? text : parseDay(text)),
    )
    .addOption(allowUnmatchedOption())
    .addOption(policyOption())
    .addOption(calendarOption())
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (file: string, options: Options) => {
      const { plan, text } = await loadPlan(file);
      const files = await loadRunFiles(options);
      const allowUnmatched = options.allowUnmatched ?? false;
      // Everything that stands against it is told, not only the first, and before any connection is made.
      const check = checkPlan(plan, files.directory, { allowUnmatched, today: dayAt(Date.now()) });
      if (options.json !== true || !check.deployable) {
        const view =
          options.json === true ? JSON.stringify({ report: check }, null, 2) : checkView(check, files.directory);
        process.stdout.write(`${view}\n`);
      }
      if (!check.deployable) throw new Exit(EXIT.refused);
      const { approvedBy, chaseFrom = null } = options;
      // Temporal's client takes half a second to load.
      const { deploy } = await import('../../engine/deploy.ts');
      const result = await withEngine(options.data, async ({ journal, start }) =>
        deploy({ journal, start }, { plan, text, ...files, approvedBy, chaseFrom, allowUnmatched, now: Date.now() }),
      );
      if (options.json === true) return void process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
      const { directive, created, lots, pairs } = result;
      process.stdout.write(
        created
          ? `Đã triển khai ${directive}: ${pairs} cặp nhiệm vụ – đơn vị, ${lots} lô.\n`
          : `${directive} đã được triển khai trước đó với cùng kế hoạch; không có gì thay đổi.\n`,
      );
    });
}
