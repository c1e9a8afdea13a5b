// dondoc drafts: notices that wait for a person to send them. Above a certain rung nothing goes out by itself.
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { DondocError } from '../../contracts/errors.ts';
import { loadCalendar, shipped } from '../../engine/load.ts';
import { dropDraft, editDraft, listDrafts, releaseDraft } from '../../journal/drafts.ts';
import type { Journal } from '../../journal/journal.ts';
import { instantText } from '../../messages/dates.ts';
import { renderNotice } from '../../messages/notice.ts';
import { snapshotOfYears } from '../../rules/calendar.ts';
import { dayAt } from '../../rules/day.ts';
import { noticeContexts } from '../../workers/mail-journal.ts';
import { withJournal } from '../connect.ts';
import { EXIT, Exit } from '../exit.ts';
import { dataOption, jsonOption, parseName } from '../options.ts';
import { loadText } from '../plan-file.ts';

interface Options {
  readonly by: string;
  readonly data?: string;
  readonly json?: boolean;
}

interface Edit {
  readonly text: string;
  readonly subject?: string;
}

interface Draft {
  readonly id: number;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: string;
}

export function registerDrafts(program: Command): void {
  const drafts = program.command('drafts').description('dự thảo thông báo chờ người gửi (notices that a person sends)');
  drafts
    .command('list', { isDefault: true })
    .description('liệt kê, kèm nội dung')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async ({ data, json }: Options) => {
      const waiting = await withJournal(data, waitingDrafts);
      process.stdout.write(`${json === true ? JSON.stringify(waiting, null, 2) : draftsView(waiting)}\n`);
    });
  drafts
    .command('edit')
    .description('thay nội dung; vẫn chờ gửi, rồi gửi thành một thư riêng (give it other words)')
    .argument('<id>', 'mã, như dondoc drafts in ra', parseId)
    .requiredOption('--text <file>', 'tệp văn bản UTF-8: toàn bộ nội dung thư')
    .option('--subject <subject>', 'tiêu đề; mặc định: giữ nguyên')
    .requiredOption('--by <name>', 'người sửa', parseName)
    .addOption(dataOption())
    .action(async (id: number, { data, by, text: file, subject }: Options & Edit) => {
      const text = await loadText(file);
      if (text.trim() === '')
        throw new DondocError('inputMalformed', { what: file, expected: 'nội dung thư / a letter' });
      const words = { subject: subject?.trim() || null, text, by };
      const done = await withJournal(data, (journal) => editDraft(journal, id, words));
      process.stdout.write(done ? `Đã sửa dự thảo ${id}; vẫn chờ gửi.\n` : `Không có dự thảo ${id} đang chờ.\n`);
      if (!done) throw new Exit(EXIT.refused);
    });
  settle(drafts, 'send', 'gửi đi (send it)', 'Sẽ gửi', releaseDraft);
  settle(drafts, 'drop', 'bỏ, không gửi (drop it)', 'Đã bỏ', dropDraft);
}

function settle(
  drafts: Command,
  name: string,
  description: string,
  done: string,
  act: (journal: Journal, id: number, by: string) => Promise<boolean>,
): void {
  drafts
    .command(name)
    .description(description)
    .argument('<id>', 'mã, như dondoc drafts in ra', parseId)
    .requiredOption('--by <name>', 'người quyết định', parseName)
    .addOption(dataOption())
    .action(async (id: number, { data, by }: Options) => {
      const settled = await withJournal(data, (journal) => act(journal, id, by));
      process.stdout.write(settled ? `${done} dự thảo ${id}.\n` : `Không có dự thảo ${id} đang chờ.\n`);
      if (!settled) throw new Exit(EXIT.refused);
    });
}

function parseId(text: string): number {
  const id = Number(text);
  if (!Number.isSafeInteger(id) || id < 1) throw new InvalidArgumentError('cần một số (a number)');
  return id;
}

interface Waiting {
  readonly drafts: readonly Draft[];
  /** Drafts to somebody whom no mail reaches. */
  readonly unreachable: readonly { readonly id: number; readonly to: string; readonly about: string }[];
}

/** The drafts with the words in which they would go out now. */
async function waitingDrafts(journal: Journal): Promise<Waiting> {
  const now = Date.now();
  const calendar = snapshotOfYears(await loadCalendar(shipped.calendar), dayAt(now), 2, '');
  const contexts = noticeContexts(journal, { calendar, baseUrl: '' });
  const { drafts, unreachable } = await listDrafts(journal);
  return {
    drafts: (await contexts(drafts, now)).map(({ id, to, createdAt, context }) => ({
      id,
      to: to.name,
      ...renderNotice(context),
      at: instantText(createdAt),
    })),
    unreachable: unreachable.map(({ id, personName, person, unitName, unit, dutyTitle }) => ({
      id,
      to: `${personName ?? person ?? '?'}, ${unitName ?? unit ?? '?'}`,
      about: dutyTitle ?? '',
    })),
  };
}

function draftsView({ drafts, unreachable }: Waiting): string {
  if (drafts.length + unreachable.length === 0) return 'Không có dự thảo nào chờ gửi.';
  return [
    ...drafts.flatMap(({ id, to, subject, text, at }) => [
      `${id}  ${subject}`,
      `   Gửi: ${to}; soạn lúc ${at}`,
      '',
      ...text
        .trimEnd()
        .split('\n')
        .map((line) => (line === '' ? '' : `   ${line}`)),
      '',
    ]),
    ...unreachable.map(({ id, to, about }) => `${id}  chưa có địa chỉ thư của ${to}: ${about}`),
    'Xử lý: dondoc drafts send MÃ --by TÊN | edit MÃ --text TỆP --by TÊN | drop MÃ --by TÊN',
  ].join('\n');
}
