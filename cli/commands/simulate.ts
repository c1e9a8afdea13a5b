// dondoc simulate: the whole course of a plan on a virtual clock, before anything runs; nothing is sent to anybody.
import { Option, type Command } from 'commander';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { DondocError } from '../../contracts/errors.ts';
import { ID_PART, PERIOD } from '../../contracts/ids.ts';
import { InputData } from '../../contracts/input.ts';
import type { Fact } from '../../contracts/fact.ts';
import type { Day } from '../../contracts/time.ts';
import type { RehearseRequest } from '../../engine/deploy.ts';
import { draftDirectory } from '../../engine/draft-directory.ts';
import { loadCalendar, loadDirectory, loadPolicy } from '../../engine/load.ts';
import { dateText } from '../../messages/dates.ts';
import { at, dayAt, dayFromCivil, dayText, civil, startOf } from '../../rules/day.ts';
import type { Habit, ScriptedInput, TimelineOptions } from '../../rules/timeline.ts';
import { timeline } from '../../rules/timeline.ts';
import { courseChanges } from '../../rules/timeline-diff.ts';
import { IN_TIME, NEVER } from '../../rules/timeline/habits.ts';
import { EXIT, Exit } from '../exit.ts';
import { calendarOption, jsonOption, parseDay, policyOption } from '../options.ts';
import { loadPlan, loadText } from '../plan-file.ts';
import { loadRules } from '../run-files.ts';
import { changesView } from '../views/course-changes.ts';
import { writeIcal } from '../views/ical.ts';
import { timelineEntries, timelineView } from '../views/timeline.ts';
import type { TimelineNames } from '../views/timeline.ts';
import { checkView } from './check.ts';

interface Options {
  readonly units?: string;
  readonly policy?: string;
  readonly calendar?: string;
  readonly from?: Day;
  readonly until?: Day;
  readonly reports: string;
  readonly ical?: string;
  readonly comparePolicy?: string;
  readonly compareCalendar?: string;
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
      '--reports <habit|file>',
      'none: không ai báo cáo; all: đúng hạn; late:N: chậm N ngày làm việc; extends:N: mỗi lần đều xin thêm N ngày; hoặc một tệp YAML, JSON: từng đơn vị, từng sự kiện',
      'none',
    )
    .addOption(
      new Option('--ical <file>', 'ghi thêm các hạn và nấc đôn đốc thành tệp lịch .ics (a calendar file)').conflicts([
        'comparePolicy',
        'compareCalendar',
      ]),
    )
    .option('--compare-policy <file>', 'chỉ xem chính sách này làm thay đổi những gì (what would change)')
    .option('--compare-calendar <file>', 'chỉ xem lịch này làm thay đổi những gì (what would change)')
    .addOption(policyOption())
    .addOption(calendarOption())
    .addOption(jsonOption())
    .action(simulate);
}

/** What is simulated: a deployment on a day, what people do then, and the names that its course is told with. */
interface Setting {
  readonly directive: string;
  readonly request: RehearseRequest;
  readonly run: TimelineOptions;
  readonly names: TimelineNames;
  readonly from: Day;
  readonly until: Day;
}

async function simulate(file: string, options: Options): Promise<void> {
  const { plan } = await loadPlan(file);
  const directory = options.units === undefined ? draftDirectory(plan) : await loadDirectory(options.units);
  const from = options.from ?? dayAt(Date.now());
  const until = options.until ?? yearLater(from);
  if (until < from) {
    const expected = `từ ngày triển khai ${dayText(from)} trở đi / ${dayText(from)} or later`;
    throw new DondocError('dateInvalid', { what: `--until ${dayText(until)}`, expected });
  }
  const now = at(from, DEPLOY_MINUTES);
  const rules = await loadRules(options);
  const request = { plan, directory, ...rules, chaseFrom: from, allowUnmatched: true, now };
  const { rehearse } = await import('../../engine/deploy.ts');
  const { report, prepared } = rehearse(request);
  if (prepared === null) {
    process.stdout.write(`${checkView(report, directory)}\n`);
    throw new Exit(EXIT.refused);
  }
  const run = { deployedAt: now, until: startOf(until + 1) - 1, reports: await reportsOf(options.reports) };
  const duties = new Map(prepared.duties.map(({ terms }) => [terms.id, terms.title]));
  const names = { directory, monitor: prepared.monitor, duties };
  const setting: Setting = { directive: prepared.id, request, run, names, from, until };
  const { facts } = timeline(prepared, run);
  const compares = options.comparePolicy !== undefined || options.compareCalendar !== undefined;
  await (compares ? showChanges(facts, setting, options) : showCourse(facts, setting, options));
}

const spanText = ({ from, until }: Setting): string => `từ ${dateText(from)} đến ${dateText(until)}`;

async function showCourse(facts: readonly Fact[], setting: Setting, options: Options): Promise<void> {
  const { directive, names, from, until } = setting;
  const entries = timelineEntries(facts, names).filter((entry) => entry.at < startOf(until + 1));
  if (options.ical !== undefined) await writeIcal(options.ical, directive, entries, names);
  const text =
    options.json === true
      ? JSON.stringify({ directive, from: dayText(from), until: dayText(until), entries }, null, 2)
      : `${timelineView(entries, names)}\n\n${entries.length} sự kiện, ${spanText(setting)}.`;
  process.stdout.write(`${text}\n`);
}

/** What another policy or calendar makes of the same course. */
async function showChanges(facts: readonly Fact[], setting: Setting, options: Options): Promise<void> {
  const { directive, request, run, names } = setting;
  const { rehearse } = await import('../../engine/deploy.ts');
  const { prepared } = rehearse({
    ...request,
    policy: await otherwise(options.comparePolicy, loadPolicy, request.policy),
    calendar: await otherwise(options.compareCalendar, loadCalendar, request.calendar),
  });
  const changes = courseChanges(facts, prepared === null ? [] : timeline(prepared, run).facts);
  const text =
    options.json === true
      ? JSON.stringify({ directive, changes }, null, 2)
      : `${changesView(changes, names)}\n\n${changes.length} thay đổi, ${spanText(setting)}.`;
  process.stdout.write(`${text}\n`);
}

function yearLater(from: Day): Day {
  const { year, month, day } = civil(from);
  return dayFromCivil(year + DEFAULT_YEARS, month, Math.min(day, 28));
}

/** A file where one is named, else what is there. */
const otherwise = async <T>(path: string | undefined, load: (path: string) => Promise<T>, there: T): Promise<T> =>
  path === undefined ? there : await load(path);

const HABIT = /^(?:none|all|late:(\d{1,3})|extends:(\d{1,3}))$/;
/** What was meant as a habit, and is not one: no file is called so. */
const HABIT_LIKE = /^(?:late|extends):/;
const HABITS = 'none | all | late:N | extends:N';

/** `none`, `all` (in time), `late:3` (working days), `extends:30` (asks for so many calendar days more, each time); null: none of these. */
function habitOf(text: string): Habit | null {
  const parts = HABIT.exec(text);
  if (parts === null) return null;
  const [, late, days] = parts;
  if (late !== undefined) return { kind: 'reports', offset: Number(late) };
  if (days !== undefined) return { kind: 'extends', days: Number(days) };
  return text === 'all' ? IN_TIME : NEVER;
}

const HabitText = z.string().transform((text, context) => {
  const habit = habitOf(text);
  if (habit === null) context.addIssue({ code: 'custom', message: `"${text}": ${HABITS}` });
  return habit ?? NEVER;
});

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

const Assumed = z.object({
  units: z.record(z.string().regex(ID_PART), HabitText).default({}),
  others: HabitText.default(NEVER),
  events: Script.default([]),
});

const EXPECTED = `[{at, kind, duty, unit, period, data}], or {units: {UNIT: ${HABITS}}, others, events}`;

/** A habit of everybody, or a file: a list of events, or what each unit does. YAML or JSON. @throws DondocError inputMalformed */
async function reportsOf(reports: string): Promise<TimelineOptions['reports']> {
  if (reports === 'none' || reports === 'all') return reports;
  const others = habitOf(reports);
  if (others !== null) return { units: {}, others, monitorAnswers: true, events: [] };
  if (HABIT_LIKE.test(reports))
    throw new DondocError('inputMalformed', { what: `--reports ${reports}`, expected: HABITS });
  const text = await loadText(reports);
  try {
    const value: unknown = parseYaml(text);
    if (Array.isArray(value)) return scripted(Script.parse(value));
    const { events, ...habits } = Assumed.parse(value);
    return { ...habits, monitorAnswers: true, events: scripted(events) };
  } catch (cause) {
    const issue = cause instanceof z.ZodError ? cause.issues[0] : undefined;
    const what = issue === undefined ? (cause as Error).message : [...issue.path, issue.message].join(': ');
    throw new DondocError('inputMalformed', { what, where: reports, expected: EXPECTED }, { cause });
  }
}

const scripted = (events: z.infer<typeof Script>): readonly ScriptedInput[] =>
  events.map((one) => ({ ...one, at: Date.parse(one.at), data: InputData[one.kind].parse(one.data) }) as ScriptedInput);
