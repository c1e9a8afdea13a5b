// dondoc up (npm start): the local stack with a directive on it. It reads the directive, shows the plan, deploys it, serves the pages, and
// says what to try next. Ctrl-C drains and stops everything; the next start goes on where this one stopped.
import { access, constants, mkdir } from 'node:fs/promises';
import type { Command } from 'commander';
import { DondocError } from '../../contracts/errors.ts';
import { deploy } from '../../engine/deploy.ts';
import { draftDirectory } from '../../engine/draft-directory.ts';
import { loadCalendar, loadDirectory, loadPolicy, loadSources, shipped } from '../../engine/load.ts';
import { LocalStackError, reasonOf } from '../../infra/errors.ts';
import { isAlive } from '../../infra/process.ts';
import { consoleProgress } from '../../infra/progress.ts';
import { saveText } from '../../journal/documents.ts';
import { announce, dataFolder, runningStack, withdraw } from '../config.ts';
import { EXIT } from '../exit.ts';
import { openLogger } from '../log.ts';
import { calendarOption, parsePort, policyOption } from '../options.ts';
import { readText } from '../plan-file.ts';
import { askedToStop } from '../signals.ts';
import type { LocalStack } from '../up/stack.ts';
import { closing, nextSteps, opening } from '../up/words.ts';
import { planView } from '../views/plan.ts';
import { checkView } from './check.ts';

interface Options {
  readonly units?: string;
  readonly policy?: string;
  readonly calendar?: string;
  readonly sources?: string;
  readonly data?: string;
  readonly port: number;
  readonly kafka?: boolean;
}

const DEFAULT_PORT = 8080;
/** Who approves what a person starts on their own machine. */
const APPROVED_BY = 'người dùng máy này (npm start)';

export function registerUp(program: Command): void {
  program
    .command('up')
    .description('chạy mọi thứ trên máy này với một văn bản (run everything on this machine)')
    .argument('[file]', 'văn bản của mình; mặc định: văn bản mẫu của dondoc')
    .option('--units <file>', 'danh bạ đơn vị; mặc định: danh bạ mẫu, hoặc danh bạ tạm lập từ tên trong văn bản')
    .option('--sources <file>', 'nguồn được gửi sự kiện; mặc định: data/sample/sources.yaml')
    .option('--data <folder>', 'thư mục giữ mọi dữ liệu; xóa nó là bắt đầu lại từ đầu')
    .option('--port <number>', 'cổng của trang web, chỉ trên máy này', parsePort, DEFAULT_PORT)
    .option('--kafka', 'chạy cả Kafka (run Kafka too)')
    .addOption(policyOption())
    .addOption(calendarOption())
    .action(up);
}

async function up(file: string | undefined, options: Options): Promise<void> {
  // A wrong file is told before anything is started.
  const read = await readText(file ?? shipped.directive);
  const directory = await directoryFor(read.plan, file, options);
  const policy = await loadPolicy(options.policy ?? shipped.policy);
  const calendar = await loadCalendar(options.calendar ?? shipped.calendar);
  const sources = await loadSources(options.sources ?? shipped.sources);
  const folder = dataFolder(options.data);
  await claimFolder(folder);

  const stopping = askedToStop();
  // The servers' modules are heavy; a wrong file or folder is told without them.
  const { startLocalStack } = await import('../up/stack.ts');
  const stack = await startLocalStack({
    folder,
    port: options.port,
    kafka: options.kafka ?? false,
    policy,
    calendar,
    sources,
    progress: consoleProgress({ language: 'vi' }),
    logger: openLogger('warn'),
  });
  try {
    const { temporal, database, web, smtp, kafka } = stack;
    await announce(folder, { pid: process.pid, temporal: temporal.address, database, web, smtp, kafka });
    process.stdout.write(`\n${planView(read.plan, read.text)}\n\n`);
    const directive = await start(stack, read, { directory, policy, calendar });
    process.stdout.write(`${opening(stack, folder)}\n${nextSteps({ file: file ?? null, directive, options })}\n`);
    const broken = await Promise.race([stopping, stack.broken]);
    process.stdout.write(`\n${closing(broken)}\n`);
    if (broken !== null) process.exitCode = EXIT.away;
  } finally {
    await stack.stop();
    await withdraw(folder);
  }
}

async function directoryFor(plan: Parameters<typeof draftDirectory>[0], file: string | undefined, { units }: Options) {
  if (units !== undefined) return loadDirectory(units);
  return file === undefined ? loadDirectory(shipped.units) : draftDirectory(plan);
}

/** The folder exists, can be written, and nobody else runs on it. */
async function claimFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new LocalStackError('folderUnusable', { path: folder, reason: reasonOf(error) });
  }
  const running = await runningStack(folder);
  if (running !== null && running.pid !== process.pid && isAlive(running.pid)) {
    throw new LocalStackError('inUse', { path: folder, pid: running.pid });
  }
}

/** Deploys the directive; one that cannot be deployed is no reason to stop: the page shows what there is. */
async function start(
  { journal, start: starter }: LocalStack,
  { plan, text }: Awaited<ReturnType<typeof readText>>,
  files: Pick<Parameters<typeof deploy>[1], 'directory' | 'policy' | 'calendar'>,
): Promise<string | null> {
  try {
    await saveText(journal, text);
    const request = { plan, ...files, approvedBy: APPROVED_BY, chaseFrom: null, allowUnmatched: true, now: Date.now() };
    const { directive, created, report, pairs, lots } = await deploy({ journal, start: starter }, request);
    process.stdout.write(`${checkView(report)}\n`);
    process.stdout.write(
      created
        ? `Đã triển khai ${directive}: ${pairs} cặp nhiệm vụ – đơn vị, ${lots} lô.\n`
        : `${directive}: chạy tiếp từ lần trước.\n`,
    );
    return directive;
  } catch (error) {
    if (!(error instanceof DondocError) || error.retryable) throw error;
    process.stdout.write(`${error.vi}\n`);
    return null;
  }
}
