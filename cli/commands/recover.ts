// dondoc recover: starts every running workflow again from the journal, on a Temporal server that has lost them.
import type { Command } from 'commander';
import { withEngine } from '../connect.ts';
import { dataOption } from '../options.ts';

export function registerRecover(program: Command): void {
  program
    .command('recover')
    .description('dựng lại các quy trình từ sổ sự kiện, khi máy chủ Temporal đã mất dữ liệu (rebuild the workflows)')
    .addOption(dataOption())
    .action(async ({ data }: { readonly data?: string }) => {
      const { recover } = await import('../../engine/recover.ts');
      let directives = 0;
      await withEngine(data, ({ journal, start }) =>
        recover({ journal, start }, ({ directive, lots, facts }) => {
          directives += 1;
          process.stdout.write(`${directive}: ${lots} lô, từ ${facts} sự kiện\n`);
        }),
      );
      process.stdout.write(
        directives === 0
          ? 'Không có văn bản nào đang chạy.\n'
          : `Đã dựng lại ${directives} văn bản; quy trình còn chạy thì giữ nguyên.\n`,
      );
    });
}
