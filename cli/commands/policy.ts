// dondoc policy: a policy file, held to its schema, and given to the directives that run.
import type { Command } from 'commander';
import { loadPolicy, shipped } from '../../engine/load.ts';
import { publishOptions, runRevision } from '../revise.ts';
import type { ReviseOptions } from '../revise.ts';

export function registerPolicy(program: Command): void {
  const policy = program.command('policy').description('chính sách đôn đốc (the policy)');
  policy
    .command('check')
    .description('xem tệp chính sách có đúng không (is the file right?)')
    .argument('[file]', 'chính sách, YAML; mặc định: data/policy.yaml')
    .action(async (file: string | undefined) => {
      const { version, ladders, overrides } = await loadPolicy(file ?? shipped.policy);
      const rungs = Object.values(ladders).reduce((sum, ladder) => sum + ladder.length, 0);
      process.stdout.write(
        `Đúng: phiên bản ${version}, ${Object.keys(ladders).length} thang, ${rungs} nấc, ${overrides.length} ngoại lệ.\n`,
      );
    });
  publishOptions(
    policy
      .command('publish')
      .description('đổi chính sách của văn bản đang chạy; xem trước mọi thay đổi (for what runs)')
      .argument('<file>', 'chính sách mới, YAML'),
  ).action(async (file: string, options: ReviseOptions, command: Command) =>
    runRevision(command, { policy: await loadPolicy(file), calendar: null, chaseFrom: null }, options),
  );
}
