// dondoc simulate: the whole course of a plan on a virtual clock, before anything runs; nothing is sent to anybody.
import type { Command } from 'commander';
import { z } from 'zod';
import { DondocError } from '../../contracts/errors.ts';
import { ID_PART, PERIOD } from '../../contracts/ids.ts';
import { InputData } from '../../contracts/input.ts';
import type { Day } from '../../contracts/time.ts';
import { draftDirectory } from '../../engine/draft-directory.ts';
import { loadDirectory } from '../../engine/load.ts';
import { dateText } from '../../messages/dates.ts';
import { at, dayAt, dayFromCivil, dayText, civil, startOf } from '../../rules/day.ts';
import type { ScriptedInput, TimelineOptions } from '../../rules/timeline.ts';
import { timeline } from '../../rules/timeline.ts';
import { EXIT, Exit } from '../exit.ts';
import { calendarOption, jsonOption, parseDay, policyOption } from '../options.ts';
import { loadPlan, loadText } from '../plan-file.ts';
import { loadRules } from '../run-files.ts';
import { timelineEntries, timelineView } from '../views/timeline.ts';
import { checkView } from './check.ts';

interface Options {
  readonly units?: string;
  readonly policy?: string;
  readonly calendar?: string;
  readonly from?: Day;
  readonly until?: Day;
  readonly reports: string;
  readonly json?: boolean;
}

/** People deploy in office hours. */
const DEPLOY_MINUTES = 9 * 60;
const DEFAULT_YEARS = 1;

export function registerSimulate(program: Command): void {
  program
    .command('simulate')
    .description('xem trước ai sẽ được báo gì, khi nào (who will hear what, and when)')
    .argument('<plan>', 'kế hoạch JSON hoặc tệp văn bản')
    .option('--units <file>', 'danh bạ đơn vị; mặc định: danh bạ tạm lập từ tên trong văn bản')
    .option('--from <day>', 'ngày triển khai; mặc định: hôm nay', parseDay)
    .option('--until <day>', 'xem đến ngày này; mặc định: một năm', parseDay)
    .option(
      '--reports <none|all|late:N|file>',
      'không ai báo cáo, mọi người báo cáo đúng hạn, mọi người chậm N ngày làm việc, hoặc một tệp JSON các báo cáo',
      'none',
    )
    .addOption(policyOption())
    .addOption(calendarOption())
    .addOption(jsonOption())
    .action(async (file: string, options: Options) => {
      const { plan } = await loadPlan(file);
      const files = {
        directory: options.units === undefined ? draftDirectory(plan) : await loadDirectory(options.units),
        ...(await loadRules(options)),
      };
      const from = options.from ?? dayAt(Date.now());
      const until = options.until ?? yearLater(from);
      if (until < from) {
        const expected = `từ ngày triển khai ${dayText(from)} trở đi / ${dayText(from)} or later`;
        throw new DondocError('dateInvalid', { what: `--until ${dayText(until)}`, expected });
      }
      const deployedAt = at(from, DEPLOY_MINUTES);
      const { rehearse } = await import('../../engine/deploy.ts');
      const { report, prepared } = rehearse({ plan, ...files, chaseFrom: from, allowUnmatched: true, now: deployedAt });
      if (prepared === null) {
        process.stdout.write(`${checkView(report, files.directory)}\n`);
        throw new Exit(EXIT.refused);
      }
      const { facts } = timeline(prepared, {
        deployedAt,
        until: startOf(until + 1) - 1,
        reports: await reportsOf(options.reports),
      });
      const names = {
        directory: files.directory,
        monitor: prepared.monitor,
        duties: new Map(prepared.duties.map(({ terms }) => [terms.id, terms.title])),
      };
      const entries = timelineEntries(facts, names).filter((entry) => entry.at < startOf(until + 1));
      if (options.json === true) {
        process.stdout.write(
          `${JSON.stringify({ directive: prepared.id, from: dayText(from), until: dayText(until), entries }, null, 2)}\n`,
        );
      } else {
        process.stdout.write(
          `${timelineView(entries, names)}\n\n${entries.length} sự kiện, từ ${dateText(from)} đến ${dateText(until)}.\n`,
        );
      }
    });
}

function yearLater(from: Day): Day {
  const { year, month, day } = civil(from);
  return dayFromCivil(year + DEFAULT_YEARS, month, Math.min(day, 28));
}

const Script = z.array(
  z.object({
    /** A day or an instant, ISO 8601. */
    at: z.iso.datetime({ offset: true }),
    kind: z.enum(Object.keys(InputData) as [keyof typeof InputData, ...(keyof typeof InputData)[]]),
    duty: z.string().regex(ID_PART).nullable().default(null),
    unit: z.string().regex(ID_PART).nullable().default(null),
    period: z.string().regex(PERIOD).nullable().default(null),
    data: z.record(z.string(), z.unknown()).default({}),
  }),
);

/** `none`, `all`, `late:3`, or a file: a list of {at, kind, duty, unit, period, data}. @throws DondocError inputMalformed */
async function reportsOf(reports: string): Promise<TimelineOptions['reports']> {
  if (reports === 'none' || reports === 'all') return reports;
  const late = /^late:(\d{1,3})$/.exec(reports)?.[1];
  if (late !== undefined) return { workingDaysLate: Number(late) };
  const text = await loadText(reports);
  try {
    return Script.parse(JSON.parse(text)).map(
      (one) => ({ ...one, at: Date.parse(one.at), data: InputData[one.kind].parse(one.data) }) as ScriptedInput,
    );
  } catch (cause) {
    const issue = cause instanceof z.ZodError ? cause.issues[0] : undefined;
    const what = issue === undefined ? (cause as Error).message : [...issue.path, issue.message].join(': ');
    throw new DondocError(
      'inputMalformed',
      { what, where: reports, expected: '[{at, kind, duty, unit, period, data}]' },
      { cause },
    );
  }
}
