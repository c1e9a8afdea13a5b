// dondoc schema: the JSON Schema of a file that people write, so that an editor completes and checks it.
import type { Command } from 'commander';
import { Argument } from 'commander';
import { FILE_SCHEMAS, jsonSchemas } from '../../contracts/json-schema.ts';

export function registerSchema(program: Command): void {
  program
    .command('schema')
    .description('mẫu JSON Schema của một loại tệp, để trình soạn thảo gợi ý và kiểm tra (for editors)')
    .addArgument(new Argument('<name>', 'loại tệp').choices(FILE_SCHEMAS))
    .action((name: string) => {
      process.stdout.write(`${JSON.stringify(jsonSchemas()[name], null, 2)}\n`);
    });
}
