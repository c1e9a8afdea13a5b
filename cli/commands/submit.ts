// dondoc submit: what a person reports from a terminal, answered with what was decided.
import type { Command } from 'commander';
import { Argument } from 'commander';
import { DondocError, messageOf } from '../../contracts/errors.ts';
import type { AssignmentKind } from '../../contracts/events.ts';
import { ASSIGNMENT_KINDS } from '../../contracts/events.ts';
import { assignmentParts } from '../../contracts/ids.ts';
import type { Target } from '../../contracts/input.ts';
import type { Day } from '../../contracts/time.ts';
import { CLI_SOURCE, deskInput } from '../../engine/desk.ts';
import type { SubmitResult } from '../../engine/engine.ts';
import { recordedSoon } from '../../engine/recorded.ts';
import { dayAt, dayText, startOf } from '../../rules/day.ts';
import { withEngine } from '../connect.ts';
import { EXIT, Exit } from '../exit.ts';
import { dataOption, jsonOption, parseDay } from '../options.ts';
import { INPUT_WORDS, unfitText } from '../views/parked.ts';

interface Options {
  readonly text: string;
  readonly number?: string;
  readonly date?: Day;
  readonly signer?: string;
  readonly received?: Day;
  readonly redoBy?: Day;
  readonly due?: Day;
  readonly to?: string;
  readonly heldOn?: Day;
  readonly occurred?: Day;
  readonly id?: string;
  readonly data?: string;
  readonly json?: boolean;
}

const KIND_HELP = ASSIGNMENT_KINDS.map((kind) => `${kind}: ${INPUT_WORDS[kind]}`).join('; ');

export function registerSubmit(program: Command): void {
  program
    .command('submit')
    .description(
      'báo tiếp nhận, báo cáo, xác nhận, trả lại, điều chỉnh thời hạn, tạm dừng... (report on an assignment)',
    )
    .addArgument(new Argument('<kind>', KIND_HELP).choices(ASSIGNMENT_KINDS))
    .argument('<assignment>', 'mã việc: văn-bản/nhiệm-vụ/đơn-vị[/kỳ]; bỏ kỳ thì hiểu là kỳ sớm nhất đang mở')
    .option('--text <text>', 'nội dung báo cáo, lý do từ chối hoặc trả lại', '')
    .option('--number <number>', 'số, ký hiệu văn bản báo cáo hoặc biên bản')
    .option('--date <day>', 'ngày văn bản', parseDay)
    .option('--signer <name>', 'người ký')
    .option('--received <day>', 'tiếp nhận: ngày đơn vị nhận được văn bản', parseDay)
    .option('--redo-by <day>', 'trả lại: làm lại chậm nhất ngày này', parseDay)
    .option('--due <day>', 'điều chỉnh thời hạn: ngày cuối cùng trong hạn mới', parseDay)
    .option('--to <desk>', 'chuyển trong đơn vị: bộ phận thực hiện')
    .option('--held-on <day>', 'biên bản: ngày họp', parseDay)
    .option('--occurred <day>', 'việc đã xảy ra ngày này (văn bản giấy đến trước khi nhập)', parseDay)
    .option('--id <id>', 'mã sự kiện: gửi lại cùng mã thì không có gì thay đổi')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (kind: AssignmentKind, assignment: string, options: Options) => {
      const input = deskInput({
        source: CLI_SOURCE,
        kind,
        data: { ...targetOf(assignment), ...dataOf(kind, options) },
        id: options.id ?? null,
        occurredAt: options.occurred === undefined ? null : startOf(options.occurred),
        now: Date.now(),
      });
      const result = await withEngine(options.data, async ({ engine, journal }) => {
        const answered = await engine.act(input);
        return { answered, recorded: await recordedSoon(journal, input, answered) };
      });
      if (options.json === true) process.stdout.write(`${JSON.stringify({ id: input.id, ...result }, null, 2)}\n`);
      else process.stdout.write(`${answerText(result.answered, result.recorded, input.target)}\n`);
      if (isRefused(result.answered)) throw new Exit(EXIT.refused);
    });
}

/** @throws DondocError inputMalformed */
export function targetOf(text: string): Target {
  const full = assignmentParts(text);
  if (full !== null) return full;
  const [directive, duty, unit, more] = text.split('/');
  if (!directive || !duty || !unit || more !== undefined) {
    throw new DondocError('inputMalformed', { what: text, expected: 'văn-bản/nhiệm-vụ/đơn-vị[/kỳ]' });
  }
  return { directive, duty, unit, period: null };
}

function dataOf(kind: AssignmentKind, options: Options): Readonly<Record<string, unknown>> {
  const { text, number, date, signer } = options;
  const named = number !== undefined || date !== undefined || signer !== undefined;
  const document = named
    ? {
        number: number ?? null,
        issuedOn: dayOrNull(date),
        signer: signer ?? null,
        file: null,
      }
    : null;
  switch (kind) {
    case 'acknowledge':
      return { note: text, receivedOn: dayOrNull(options.received) };
    case 'confirm':
      return { note: text };
    case 'handOver':
      return { to: options.to ?? missing('--to', 'bộ phận / the desk'), note: text };
    case 'decline':
    case 'withdraw':
    case 'reopen':
      return { reason: reasonOf(text) };
    case 'refuseExtension':
    case 'suspend':
    case 'cancel':
      return { reason: reasonOf(text), document };
    case 'askExtension':
      return { due: dayOrNull(options.due) ?? missing('--due', 'ngày / a day'), reason: reasonOf(text), document };
    case 'grantExtension':
      return { due: dayOrNull(options.due), note: text, document };
    case 'resume':
      return { note: text, document };
    case 'report':
      return { text, document };
    case 'return':
      return { reason: reasonOf(text), redoBy: dayOrNull(options.redoBy) };
    case 'minutes':
      return { heldOn: dayText(options.heldOn ?? today()), document, note: text };
  }
}

/** @throws DondocError inputMalformed: who is refused must be told why */
function reasonOf(text: string): string {
  return text.trim() === '' ? missing('--text', 'lý do / the reason') : text;
}

/** @throws DondocError inputMalformed */
function missing(option: string, expected: string): never {
  throw new DondocError('inputMalformed', { what: option, expected });
}

const dayOrNull = (day: Day | undefined): string | null => (day === undefined ? null : dayText(day));

const today = (): Day => dayAt(Date.now());

/** What was refused or parked ends the command with its exit code. */
export const isRefused = (result: SubmitResult): boolean =>
  result.kind === 'refused' || result.kind === 'parked' || (result.kind === 'decided' && !result.outcome.ok);

/** What a person reads of what became of an input; `target`: whom it meant. */
export function answerText(result: SubmitResult, recorded: boolean, target: Target): string {
  switch (result.kind) {
    case 'accepted':
      return 'Đã nhận; sẽ được xử lý ngay.';
    case 'parked':
      return `${unfitText(result.code, target)}\nĐã giữ lại chờ xử lý: dondoc parked (mã ${result.parked}).`;
    case 'refused':
      return `Không nhận: ${messageOf(result.code, result.details)}`;
    case 'decided':
      if (!result.outcome.ok) return `Không được chấp nhận: ${unfitText(result.outcome.code, target)}`;
      return `${recorded ? 'Đã ghi nhận' : 'Đã nhận, đang ghi'}: ${result.outcome.assignment ?? target.directive}`;
  }
}
