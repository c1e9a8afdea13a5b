// dondoc read: what a directive orders, as a person or a program reads it.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { DondocError } from '../../contracts/errors.ts';
import type { Plan } from '../../contracts/plan.ts';
import { LocalStackError } from '../../infra/errors.ts';
import { errorText, EXIT, Exit } from '../exit.ts';
import { jsonOption } from '../options.ts';
import { readText } from '../plan-file.ts';
import { reasonWords } from '../reason.ts';
import { planView } from '../views/plan.ts';

export function registerRead(program: Command): void {
  program
    .command('read')
    .description('đọc văn bản chỉ đạo thành kế hoạch (read a directive into a plan)')
    .argument('<file...>', 'tệp văn bản UTF-8')
    .addOption(jsonOption())
    .option('-o, --output <folder>', 'ghi NAME.json cho mỗi NAME.txt vào thư mục này')
    .action(async (files: string[], options: { json?: boolean; output?: string }) => {
      let failed = 0;
      for (const file of files) {
        try {
          await readOne(file, options);
        } catch (error) {
          // One unreadable file of many must not hide the others.
          if (!(error instanceof DondocError) || files.length === 1) throw error;
          failed += 1;
          process.stderr.write(`${errorText(error)}\n`);
        }
      }
      if (failed > 0) throw new Exit(EXIT.usage);
    });
}

async function readOne(file: string, { json, output }: { json?: boolean; output?: string }): Promise<void> {
  const { name, text, plan } = await readText(file);
  if (output !== undefined) {
    const path = await writePlan(output, name, plan);
    if (json !== true)
      process.stdout.write(`${path}: ${plan.obligations.length} nhiệm vụ, ${plan.warnings.length} điều cần xem lại\n`);
  } else if (json !== true) {
    process.stdout.write(`${planView(plan, text)}\n`);
  }
  if (json === true) process.stdout.write(`${JSON.stringify(plan, null, 2)}\n`);
}

/** @throws LocalStackError folderUnusable */
async function writePlan(folder: string, name: string, plan: Plan): Promise<string> {
  const path = join(folder, `${name}.json`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(path, `${JSON.stringify(plan, null, 2)}\n`);
  } catch (cause) {
    throw new LocalStackError('folderUnusable', { path: folder, reason: reasonWords(cause) }, { cause });
  }
  return path;
}
