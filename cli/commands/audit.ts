// dondoc audit verify: does the journal agree with itself?
import type { Command } from 'commander';
import { verify } from '../../journal/audit.ts';
import { withJournal } from '../connect.ts';
import { EXIT, Exit } from '../exit.ts';
import { dataOption, jsonOption } from '../options.ts';

export function registerAudit(program: Command): void {
  program
    .command('audit')
    .description('kiểm tra sổ sự kiện (audit the journal)')
    .command('verify')
    .description('tính lại chuỗi băm và dựng lại các bảng từ sự kiện (recompute the chain and the tables)')
    .argument('[directive]', 'mã văn bản; mặc định: tất cả')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (directive: string | undefined, { data, json }: { data?: string; json?: boolean }) => {
      const audit = await withJournal(data, (journal) => verify(journal, directive ?? null));
      if (json === true) process.stdout.write(`${JSON.stringify(audit, null, 2)}\n`);
      else {
        for (const { directive: of, code, what } of audit.problems)
          process.stdout.write(`! ${of ?? ''} [${code}] ${what}\n`);
        for (const head of audit.heads) process.stdout.write(`${head.directive}  ${head.seq} sự kiện  ${head.hash}\n`);
        process.stdout.write(
          audit.ok ? `Khớp: ${audit.facts} sự kiện.\n` : `KHÔNG KHỚP: ${audit.problems.length} chỗ.\n`,
        );
      }
      if (!audit.ok) throw new Exit(EXIT.refused);
    });
}
