// dondoc status: how directives, or one directive's assignments, stand.
import type { Command } from 'commander';
import { DondocError } from '../../contracts/errors.ts';
import type { Counts } from '../../journal/counts.ts';
import type { AssignmentItem } from '../../journal/status.ts';
import { assignmentsOf, directivePage, listDirectives } from '../../journal/status.ts';
import { dateText, dayFromText } from '../../messages/dates.ts';
import { kindName } from '../../messages/words.ts';
import { withJournal } from '../connect.ts';
import { dataOption, jsonOption } from '../options.ts';
import { cut, table, windowWidth } from '../table.ts';

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
  if (directives.length === 0) return print('Chưa có văn bản nào được triển khai.');
  const rows = directives.map(({ id, counts, openQuestions, status }) => [
    id,
    ...countCells(counts),
    openQuestions,
    STATUS[status],
  ]);
  print(table(['văn bản', ...COUNT_HEADS, 'câu hỏi', 'trạng thái'], rows, windowWidth()));
}

const STATUS = { registered: 'đang mở', running: 'đang chạy', closed: 'đã kết thúc' } as const;

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
  print(
    [
      `${kindName(directive.kind)} số ${directive.number ?? '?'} của ${directive.issuer ?? '?'}: ${cut(directive.title ?? '', TITLE_WIDTH)}`,
      table(COUNT_HEADS, [countCells(counts.total)]),
      '',
      table(
        ['đơn vị', 'nhiệm vụ', 'kỳ', 'hạn', 'tình trạng', 'mã việc'],
        assignments.map(assignmentCells),
        windowWidth(),
      ),
      ...(open === 0 ? [] : ['', `${open} câu hỏi đang chờ trả lời: dondoc questions ${id}`]),
    ].join('\n'),
  );
}

const TITLE_WIDTH = 90;
const COLUMN_WIDTH = 34;

const COUNT_HEADS = [
  'tổng',
  'xong đúng hạn',
  'xong quá hạn',
  'trong hạn',
  'quá 1-30',
  'quá 31-120',
  'quá >120',
  'không hạn',
  'trước dondoc',
];
const countCells = (counts: Counts): readonly number[] => [
  counts.total,
  counts.doneInTime,
  counts.doneLate,
  counts.openInTime,
  counts.overdue30,
  counts.overdue120,
  counts.overdueMore,
  counts.noDeadline,
  counts.beforeDondoc,
];

const assignmentCells = (item: AssignmentItem): readonly string[] => {
  const due = dayFromText(item.dueOn);
  return [
    cut(item.unitName ?? item.unit, COLUMN_WIDTH),
    cut(item.dutyTitle ?? item.duty, COLUMN_WIDTH),
    item.period === 'once' ? '' : item.period,
    due === null ? 'không hạn' : dateText(due),
    item.overdueDays !== null && item.overdueDays > 0
      ? `${BUCKETS[item.bucket]} ${item.overdueDays} ngày`
      : BUCKETS[item.bucket],
    item.id.slice(item.directive.length + 1),
  ];
};

const BUCKETS: Readonly<Record<AssignmentItem['bucket'], string>> = {
  doneInTime: 'xong đúng hạn',
  doneLate: 'xong quá hạn',
  openInTime: 'trong hạn',
  overdue30: 'quá hạn',
  overdue120: 'quá hạn',
  overdueMore: 'quá hạn',
  noDeadline: 'không hạn',
  beforeDondoc: 'trước dondoc',
  ended: 'kết thúc',
};

const print = (what: unknown): void =>
  void process.stdout.write(`${typeof what === 'string' ? what : JSON.stringify(what, null, 2)}\n`);
