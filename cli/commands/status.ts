// dondoc status: how directives, or one directive's assignments, stand.
import type { Command } from 'commander';
import { DondocError } from '../../contracts/errors.ts';
import { assignmentsOf, directivePage, listDirectives } from '../../journal/status.ts';
import { kindName } from '../../messages/words.ts';
import { withJournal } from '../connect.ts';
import { dataOption, jsonOption } from '../options.ts';
import { hanging } from '../table.ts';
import { assignmentsView, countsView, directivesView } from '../views/status.ts';

interface Options {
  readonly data?: string;
  readonly json?: boolean;
}

export function registerStatus(program: Command): void {
  program
    .command('status')
    .description('tình hình thực hiện (how directives stand)')
    .argument('[directive]', 'mã văn bản')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((directive: string | undefined, options: Options) =>
      directive === undefined ? allDirectives(options) : oneDirective(directive, options),
    );
}

async function allDirectives({ data, json }: Options): Promise<void> {
  const directives = await withJournal(data, (journal) => listDirectives(journal, Date.now()));
  if (json === true) return print(directives);
  print(directives.length === 0 ? 'Chưa có văn bản nào được triển khai.' : directivesView(directives));
}

async function oneDirective(id: string, { data, json }: Options): Promise<void> {
  const now = Date.now();
  const [page, assignments] = await withJournal(
    data,
    async (journal) => [await directivePage(journal, id, now), await assignmentsOf(journal, id, now)] as const,
  );
  if (page === null) throw new DondocError('directiveUnknown', { what: id });
  if (json === true) return print({ ...page, assignments });
  const { directive, counts, questions } = page;
  const open = questions.filter(({ answeredAt }) => answeredAt === null).length;
  const name = `${kindName(directive.kind)} số ${directive.number ?? '?'} của ${directive.issuer ?? '?'}: `;
  print(
    [
      hanging('', `${name}${directive.title ?? ''}`),
      '',
      countsView(counts.total),
      '',
      ...(assignments.length === 0 ? ['Chưa giao việc nào.'] : [assignmentsView(assignments)]),
      '',
      `Mã việc: ${id}/MÃ-NHIỆM-VỤ/MÃ-ĐƠN-VỊ, thêm /KỲ nếu cần`,
      ...(open === 0 ? [] : [`${open} câu hỏi đang chờ trả lời: dondoc questions ${id}`]),
    ].join('\n'),
  );
}

const print = (what: unknown): void =>
  void process.stdout.write(`${typeof what === 'string' ? what : JSON.stringify(what, null, 2)}\n`);
