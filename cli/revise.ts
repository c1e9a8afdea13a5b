// What `calendar publish`, `policy publish` and `chase` have in common: first everything that would change is shown, and only with
// --apply does anything happen.
import type { Command } from 'commander';
import type { Instant } from '../contracts/time.ts';
import type { Applied, Rehearsal, Wish } from '../engine/revise.ts';
import { runningDirectives } from '../journal/directives.ts';
import { currentDirectory } from '../journal/directory.ts';
import { withEngine, withJournal } from './connect.ts';
import { EXIT, Exit } from './exit.ts';
import { dataOption, jsonOption } from './options.ts';
import { rehearsalsJson, rehearsalsView } from './views/revision.ts';

export interface ReviseOptions {
  /** Only these; left out: all that run. */
  readonly directive?: readonly string[];
  readonly apply?: boolean;
  readonly by?: string;
  readonly data?: string;
  readonly json?: boolean;
}

/** The options of a command that shows first and does then. */
export const reviseOptions = (command: Command): Command =>
  command
    .option('--apply', 'làm thật; không có thì chỉ xem trước, không thay đổi gì (do it, not only show it)')
    .option('--by <name>', 'người quyết định; cần khi --apply')
    .addOption(dataOption())
    .addOption(jsonOption());

/** The same for what may be published to all that run. */
export const publishOptions = (command: Command): Command =>
  reviseOptions(command.option('--directive <id...>', 'chỉ những văn bản này; mặc định: mọi văn bản đang chạy'));

/** Shows what a wish would do to the directives named, or to all that run; with --apply it is done. */
export async function runRevision(command: Command, wish: Omit<Wish, 'by'>, options: ReviseOptions): Promise<void> {
  const { directive, apply = false, by = '' } = options;
  if (apply && by.trim() === '') command.error("error: required option '--by <name>' not specified");
  const { applyRevisions, rehearseRevision } = await import('../engine/revise.ts');
  const whole: Wish = { ...wish, by };
  const now: Instant = Date.now();
  const { rehearsals, directory } = await withJournal(options.data, async (journal) => {
    const all: Rehearsal[] = [];
    for (const id of directive ?? (await runningDirectives(journal)))
      all.push(await rehearseRevision(journal, id, whole, now));
    return { rehearsals: all, directory: (await currentDirectory(journal))?.directory ?? null };
  });
  if (options.json !== true) process.stdout.write(`${rehearsalsView(rehearsals, directory)}\n`);
  const wanted = rehearsals.some(({ revision }) => revision !== null);
  const done =
    apply && wanted
      ? await withEngine(options.data, ({ journal, temporal }) =>
          applyRevisions({ journal, client: temporal.client }, whole, rehearsals),
        )
      : null;
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify({ ...rehearsalsJson(rehearsals), applied: done }, null, 2)}\n`);
  } else if (wanted) {
    process.stdout.write(done === null ? 'Mới chỉ xem trước. Để làm thật: thêm --apply --by TÊN.\n' : doneView(done));
  }
  if (done !== null && done.unrecorded.length > 0) throw new Exit(EXIT.away);
}

function doneView({ recorded, unrecorded, gone }: Applied): string {
  const closed = gone.length === 0 ? '' : ` Đã kết thúc trước đó: ${gone.join(', ')}.`;
  if (unrecorded.length === 0)
    return `Đã áp dụng cho ${recorded.length} văn bản.${closed} Lệnh này chạy lại thì không có gì thay đổi.\n`;
  return (
    `Đã áp dụng cho ${recorded.length} văn bản.${closed}\n` +
    `Chưa thấy ghi: ${unrecorded.join(', ')}. Có thể bộ xử lý đang ngừng, hoặc vừa có thay đổi khác; chạy lại lệnh này để xem.\n`
  );
}
