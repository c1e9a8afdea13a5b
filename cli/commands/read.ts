// dondoc read: what a directive orders, as a person or a program reads it.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Option, type Command } from 'commander';
import { DondocError } from '../../contracts/errors.ts';
import { LocalStackError } from '../../infra/errors.ts';
import { errorText, EXIT, Exit } from '../exit.ts';
import { jsonOption } from '../options.ts';
import { readText } from '../plan-file.ts';
import type { ReadPlan } from '../../reading/read.ts';
import { reasonWords } from '../reason.ts';
import { planView } from '../views/plan.ts';

interface Options {
  readonly json?: boolean;
  readonly output?: string;
  readonly text?: boolean;
  readonly explain?: boolean;
}

export function registerRead(program: Command): void {
  program
    .command('read')
    .description('đọc văn bản chỉ đạo thành kế hoạch (read a directive into a plan)')
    .argument('<file...>', 'văn bản thuần, HTML, Word (.docx) hoặc PDF có chữ')
    .addOption(jsonOption())
    .option('-o, --output <folder>', 'ghi NAME.json cho mỗi tệp NAME vào thư mục này')
    .option('--explain', 'mỗi nhiệm vụ nói vì sao đọc như vậy (the rule behind each item)')
    .addOption(
      new Option('--text', 'chỉ in văn bản lấy ra từ tệp; vị trí trong kế hoạch tính theo văn bản này').conflicts([
        'json',
        'output',
      ]),
    )
    .action(async (files: string[], options: Options) => {
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

async function readOne(file: string, { json, output, text, explain = false }: Options): Promise<void> {
  // A person is told what is doubtful, and why, in any case; a program gets the reasons where it asks.
  const { name, document, plan } = await readText(file, {
    explain: explain || (json !== true && output === undefined),
  });
  if (text === true) return void process.stdout.write(document.text);
  if (output !== undefined) {
    const path = await writePlan(output, name, plan);
    if (json !== true)
      process.stdout.write(`${path}: ${plan.obligations.length} nhiệm vụ, ${plan.warnings.length} điều cần xem lại\n`);
  } else if (json !== true) {
    process.stdout.write(`${planView(plan, document, explain)}\n`);
  }
  if (json === true) process.stdout.write(`${JSON.stringify(plan, null, 2)}\n`);
}

/** @throws LocalStackError folderUnusable */
async function writePlan(folder: string, name: string, plan: ReadPlan): Promise<string> {
  const path = join(folder, `${name}.json`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(path, `${JSON.stringify(plan, null, 2)}\n`);
  } catch (cause) {
    throw new LocalStackError('folderUnusable', { path: folder, reason: reasonWords(cause) }, { cause });
  }
  return path;
}
