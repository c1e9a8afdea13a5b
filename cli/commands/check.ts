// dondoc check: can this plan be deployed with this directory, and what must a person settle first?
import type { Command } from 'commander';
import type { Directory } from '../../contracts/directory.ts';
import type { CheckProblem, CheckReport } from '../../engine/check.ts';
import { checkPlan } from '../../engine/check.ts';
import { loadDirectory } from '../../engine/load.ts';
import { dayAt } from '../../rules/day.ts';
import { EXIT, Exit } from '../exit.ts';
import { allowUnmatchedOption, jsonOption, unitsOption } from '../options.ts';
import { loadPlan } from '../plan-file.ts';
import { table } from '../table.ts';

interface Options {
  readonly units: string;
  readonly allowUnmatched?: boolean;
  readonly json?: boolean;
}

export function registerCheck(program: Command): void {
  program
    .command('check')
    .description('kiểm tra kế hoạch với danh bạ đơn vị (check a plan against the directory)')
    .argument('<plan>', 'kế hoạch JSON hoặc tệp văn bản')
    .addOption(unitsOption().makeOptionMandatory())
    .addOption(allowUnmatchedOption())
    .addOption(jsonOption())
    .action(async (file: string, options: Options) => {
      const { plan } = await loadPlan(file);
      const directory = await loadDirectory(options.units);
      const report = checkPlan(plan, directory, {
        allowUnmatched: options.allowUnmatched ?? false,
        today: dayAt(Date.now()),
      });
      process.stdout.write(
        options.json === true ? `${JSON.stringify(report, null, 2)}\n` : `${checkView(report, directory)}\n`,
      );
      if (!report.deployable) throw new Exit(EXIT.refused);
    });
}

const SEVERITY: Readonly<Record<CheckProblem['severity'], string>> = {
  error: 'LỖI',
  open: 'CHƯA RÕ',
  warning: 'lưu ý',
};
const ORDER: readonly CheckProblem['severity'][] = ['error', 'open', 'warning'];

export function checkView({ problems, names, units, monitor, deployable }: CheckReport, directory: Directory): string {
  const matched = names.filter(({ match }) => match.kind === 'units').length;
  const monitorName = directory.units.find(({ id }) => id === monitor)?.name ?? 'chưa rõ';
  const rows = ORDER.flatMap((severity) => problems.filter((one) => one.severity === severity)).map(
    ({ severity, code, message }) => [SEVERITY[severity], code, message],
  );
  const open = problems.some(({ severity }) => severity === 'open');
  const hard = problems.some(({ severity }) => severity === 'error');
  return [
    `Khớp ${matched}/${names.length} tên, ${units.length} đơn vị; cơ quan theo dõi: ${monitorName}.`,
    ...(rows.length === 0 ? [] : [table(['mức', 'mã', 'nội dung'], rows)]),
    deployable
      ? `Có thể triển khai${open ? '; điều CHƯA RÕ thành câu hỏi' : ''}.`
      : `Chưa thể triển khai.${hard ? ' Cần sửa điều là LỖI.' : ''}${open ? ' Với --allow-unmatched, điều CHƯA RÕ thành câu hỏi.' : ''}`,
  ].join('\n');
}
