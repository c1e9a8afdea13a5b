// dondoc up (npm start): the local stack with a directive on it. It reads the directive, shows the plan, deploys it, serves the pages, and
// says what to try next. Ctrl-C drains and stops everything; the next start goes on where this one stopped.
import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from 'commander';
import { DondocError } from '../../contracts/errors.ts';
import { checkPlan } from '../../engine/check.ts';
import type { DeployRequest } from '../../engine/deploy.ts';
import { draftDirectory } from '../../engine/draft-directory.ts';
import { loadCalendar, loadDirectory, loadPolicy, loadSources, shipped } from '../../engine/load.ts';
import { requireFreePorts } from '../../infra/ports.ts';
import { consoleProgress } from '../../infra/progress.ts';
import type { Journal } from '../../journal/journal.ts';
import { assignmentsOf } from '../../journal/status.ts';
import { dayAt } from '../../rules/day.ts';
import { claimFolder } from '../claim.ts';
import { announce, dataFolder, withdraw } from '../config.ts';
import { EXIT } from '../exit.ts';
import { openLogger } from '../log.ts';
import { calendarOption, parsePort, policyOption } from '../options.ts';
import type { ReadText } from '../plan-file.ts';
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

type DeployFiles = Pick<DeployRequest, 'directory' | 'policy' | 'calendar'>;

const DEFAULT_PORT = 8080;
/** Who approves what a person starts on their own machine. */
const APPROVED_BY = 'người dùng máy này (npm start)';

export function registerUp(program: Command): void {
  program
    .command('up')
    .description('chạy mọi thứ trên máy này với một văn bản (run everything on this machine)')
    .argument('[file]', 'văn bản của mình (văn bản thuần, HTML, .docx, PDF); mặc định: văn bản mẫu của dondoc')
    .option('--units <file>', 'danh bạ đơn vị; mặc định: danh bạ mẫu, hoặc danh bạ tạm lập từ tên trong văn bản')
    .option('--sources <file>', 'nguồn được gửi sự kiện; mặc định: data/sample/sources.yaml')
    .option('--data <folder>', 'thư mục giữ mọi dữ liệu; xóa nó là bắt đầu lại từ đầu')
    .option('--port <number>', 'cổng của trang web, chỉ trên máy này', parsePort, DEFAULT_PORT)
    .option('--kafka', 'chạy cả Kafka (run Kafka too)')
    .addOption(policyOption())
    .addOption(calendarOption())
    .action(up);
}

const STOPS_SOON = 'Đang khởi động dở; sẽ dừng ngay khi xong. Ctrl-C lần nữa để dừng tức khắc.\n';

async function up(file: string | undefined, options: Options): Promise<void> {
  // A wrong file is told before anything is started.
  const read = await readText(file ?? shipped.directive);
  const directory = await directoryFor(read.plan, file, options);
  const policy = await loadPolicy(options.policy ?? shipped.policy);
  const calendar = await loadCalendar(options.calendar ?? shipped.calendar);
  const sources = await loadSources(options.sources ?? shipped.sources);
  const folder = dataFolder(options.data);
  const release = await claimFolder(folder);
  const stopping = askedToStop();
  let state: 'starting' | 'started' | 'asked to stop' = 'starting';
  void stopping.then(() => {
    if (state === 'starting') process.stderr.write(STOPS_SOON);
    state = 'asked to stop';
  });
  try {
    await requireFreePorts([options.port]);
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
    // The compiler does not see that the signal came meanwhile.
    if ((state as string) === 'asked to stop') return await stack.stop();
    state = 'started';
    await work(stack, { read, files: { directory, policy, calendar }, folder, file: file ?? null, options, stopping });
  } finally {
    await release();
  }
}

interface Work {
  readonly read: ReadText;
  readonly files: DeployFiles;
  readonly folder: string;
  readonly file: string | null;
  readonly options: Options;
  readonly stopping: Promise<null>;
}

/** Says what runs, deploys the directive, and stays until somebody asks to stop or a part ends by itself. */
async function work(stack: LocalStack, { read, files, folder, file, options, stopping }: Work): Promise<void> {
  try {
    const { temporal, database, web, smtp, kafka } = stack;
    await announce(folder, { pid: process.pid, temporal: temporal.address, database, web, smtp, kafka });
    const directive = await start(stack, read, files);
    const assignment = directive === null ? null : await anAssignment(stack.journal, directive);
    process.stdout.write(`${opening(stack, folder)}\n${nextSteps({ file, directive, assignment, options })}\n`);
    const broken = await Promise.race([stopping, stack.broken]);
    process.stdout.write(`\n${closing(broken)}\n`);
    if (broken !== null) process.exitCode = EXIT.away;
  } finally {
    await stack.stop();
    await withdraw(folder);
    process.stdout.write('Đã dừng.\n');
  }
}

/** The first lot opens within moments of its directive's deployment. */
const OPENING_WAIT_MS = 5_000;
const POLL_MS = 100;

/** An assignment that a person can try a report on: one that is due yet, else any that is open. */
async function anAssignment(journal: Journal, directive: string): Promise<string | null> {
  for (const until = Date.now() + OPENING_WAIT_MS; Date.now() < until; await delay(POLL_MS)) {
    const open = await assignmentsOf(journal, directive, Date.now(), { statuses: ['open'] });
    const found = open.find(({ bucket }) => bucket === 'openInTime') ?? open[0];
    if (found !== undefined) return found.id;
  }
  return null;
}

async function directoryFor(plan: ReadText['plan'], file: string | undefined, { units }: Options) {
  if (units !== undefined) return loadDirectory(units);
  return file === undefined ? loadDirectory(shipped.units) : draftDirectory(plan);
}

/**
 * Deploys the directive and shows the plan it was read into; one that runs already is only named. One that cannot be deployed is no
 * reason to stop: the page shows what there is.
 */
async function start(
  { journal, start: starter }: LocalStack,
  { plan, document }: ReadText,
  files: DeployFiles,
): Promise<string | null> {
  const request = {
    plan,
    text: document.text,
    ...files,
    approvedBy: APPROVED_BY,
    chaseFrom: null,
    allowUnmatched: true,
    now: Date.now(),
  };
  const show = (): void => {
    const report = checkPlan(plan, files.directory, { allowUnmatched: true, today: dayAt(request.now) });
    process.stdout.write(`\n${planView(plan, document)}\n\n${checkView(report, files.directory)}\n`);
  };
  try {
    const { deploy } = await import('../../engine/deploy.ts');
    const { directive, created, pairs, lots } = await deploy({ journal, start: starter }, request);
    if (created) show();
    process.stdout.write(
      created
        ? `Đã triển khai ${directive}: ${pairs} cặp nhiệm vụ – đơn vị, ${lots} lô.\n`
        : `\n${directive}: chạy tiếp từ lần trước.\n`,
    );
    return directive;
  } catch (error) {
    if (!(error instanceof DondocError) || error.retryable) throw error;
    show();
    // What stands against it has been said.
    if (error.code !== 'planNotDeployable') process.stdout.write(`${error.vi}\n`);
    return null;
  }
}
