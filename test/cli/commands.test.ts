// The commands that need no server: what they say, and with which exit code they end.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plan } from '../../contracts/plan.ts';
import { shipped } from '../../engine/load.ts';
import { projectRoot, projectVersion } from '../../infra/paths.ts';
import { dayOf } from '../../rules/day.ts';
import type { ReadPlan } from '../../reading/read.ts';
import type { Ended } from './command.ts';
import { cleanEnv, dondoc, MAIN } from './command.ts';
import { directiveText, unitsYaml } from './directive.ts';

const run = promisify(execFile);

const ISSUED = '2026-03-02';
const DUE = '2026-06-15';

let folder = '';
const at = (name: string): string => join(folder, name);
const put = async (name: string, text: string): Promise<string> => {
  await writeFile(at(name), text);
  return at(name);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-cli-'));
  await put('ke-hoach.txt', directiveText(dayOf(ISSUED), dayOf(DUE)));
  await put('units.yaml', unitsYaml());
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Written by real programs. */
const document = (name: string): string => join(projectRoot, 'test', 'reading', 'documents', 'files', name);

/** A refusal is a sentence, not a stack trace. */
function expectRefusal({ code, out, err }: Ended, wanted: number, says: RegExp): void {
  expect(err + out).toMatch(says);
  expect(err).not.toMatch(/\n\s+at .*\.js:\d+/);
  expect(code).toBe(wanted);
}

test('the command can be run by its name, as npx does', async () => {
  const { stdout } = await run(MAIN, ['--version'], { env: cleanEnv() });
  expect(stdout).toBe(`${projectVersion}\n`);
});

describe('dondoc read', () => {
  test('prints the plan as a person reads it', async () => {
    const { code, out, err } = await dondoc('read', at('ke-hoach.txt'));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Kế hoạch số 27-KH/HU, ngày 02/03/2026');
    expect(out).toMatch(/Chủ trì +Đảng ủy Ủy ban nhân dân huyện/);
    expect(out).toMatch(/Thời hạn +".*15\/6\/2026" → chậm nhất 15\/06\/2026/);
  });

  test('shows what needs a look first, worst first, and how sure each duty is', async () => {
    const text = [
      directiveText(dayOf(ISSUED), dayOf(DUE)).trimEnd(),
      '4. Công an huyện định kỳ báo cáo kết quả.',
      '5. Công an huyện rà soát kế hoạch hằng năm.',
    ];
    const { code, out } = await dondoc('read', await put('ngo.txt', text.join('\n')));
    expect(code).toBe(0);
    const where = (words: RegExp): number => out.search(words);
    expect(where(/\?\? nhiệm vụ \d+: Định kỳ nhưng không rõ chu kỳ.*\[undatedRecurrence\]/)).toBeGreaterThan(0);
    expect(where(/ \? nhiệm vụ \d+: mốc thời gian được hiểu là tả sự vật/)).toBeGreaterThan(where(/undatedRecurrence/));
    expect(where(/Các nhiệm vụ theo đơn vị/)).toBeGreaterThan(where(/tả sự vật/));
    expect(out).toMatch(/\d\. ✓ \[/);
    expect(out).toMatch(/\d\. \?\? \[báo cáo\]/);
    expect(out).toMatch(/Trong câu "[^"]*15\/6\/2026/);
    expect(out).not.toMatch(/Vì sao/);
  });

  test('says by which rules it read, to a person in Vietnamese, to a program in both languages; only where asked', async () => {
    const explained = await dondoc('read', '--explain', at('ke-hoach.txt'));
    expect(explained.out).toMatch(/Vì sao +chủ trì: .* · thời hạn: có đủ ngày, tháng, năm · loại/);
    const because = async (...args: readonly string[]) =>
      (JSON.parse((await dondoc('read', '--json', ...args, at('ke-hoach.txt'))).out) as ReadPlan).obligations[0]
        ?.because;
    expect(await because('--explain')).toContainEqual(
      expect.objectContaining({ rule: 'timeDay', about: 'time', vi: 'có đủ ngày, tháng, năm', en: 'a full date' }),
    );
    expect(await because()).toBeUndefined();
  });

  test('gives a program the plan, bound to the text by its hash', async () => {
    const { code, out } = await dondoc('read', '--json', at('ke-hoach.txt'));
    const plan = JSON.parse(out) as { textHash: string; obligations: { time: { due: string } | null }[] };
    expect(code).toBe(0);
    expect(plan.textHash).toMatch(/^[0-9a-f]{64}$/);
    expect(plan.obligations[0]?.time?.due).toBe(DUE);
  });

  test('writes NAME.json for NAME.txt, and check takes it', async () => {
    const { code, out } = await dondoc('read', at('ke-hoach.txt'), '-o', at('plans'));
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('ke-hoach.json') as string });
    expect(JSON.parse(await readFile(at('plans/ke-hoach.json'), 'utf8'))).toMatchObject({ schema: 'dondoc/plan/v1' });
    expect((await dondoc('check', at('plans/ke-hoach.json'), '--units', at('units.yaml'))).code).toBe(0);
  });

  test('reads the other files where one is not there, and says which', async () => {
    const ended = await dondoc('read', at('nowhere.txt'), at('ke-hoach.txt'));
    expectRefusal(ended, 2, /Không đọc được tệp .*nowhere\.txt/);
    expect(ended.out).toContain('27-KH/HU');
  });

  test('refuses a folder that is a file', async () => {
    expectRefusal(await dondoc('read', at('ke-hoach.txt'), '-o', at('units.yaml')), 1, /Không ghi được vào thư mục/);
  });

  test('refuses what is not text', async () => {
    await writeFile(at('binary.txt'), Buffer.from([0x7f, 0x45, 0x00, 0x41]));
    expectRefusal(await dondoc('read', at('binary.txt')), 2, /không phải văn bản UTF-8/);
  });

  test('takes Word files and PDF, and says where a person finds each duty', async () => {
    const word = await dondoc('read', document('45-kh-ubnd.docx'));
    expect({ code: word.code, err: word.err }).toEqual({ code: 0, err: '' });
    expect(word.out).toMatch(/Phần thực hiện: .*\(đoạn \d+\)/);
    const pdf = await dondoc('read', document('45-kh-ubnd.pdf'));
    expect({ code: pdf.code, err: pdf.err }).toEqual({ code: 0, err: '' });
    expect(pdf.out).toMatch(/Phần thực hiện: .*\(trang 1\)/);
    expect(pdf.out).toMatch(/phụ lục, dòng 6 \(trang 3\)/);
  });

  test('prints the text that the plan of a document is bound to', async () => {
    const { out: text } = await dondoc('read', '--text', document('45-kh-ubnd.docx'));
    const { out } = await dondoc('read', '--json', document('45-kh-ubnd.docx'));
    const plan = JSON.parse(out) as Plan;
    expect(createHash('sha256').update(text, 'utf8').digest('hex')).toBe(plan.textHash);
    const [duty] = plan.obligations;
    expect(duty?.quote).toMatch(/hoàn thành trước ngày/);
    expect(text.slice(duty?.source.start, duty?.source.end)).toBe(duty?.quote);
  });

  test('refuses a document of the wrong kind, and one with a stamp of secrecy, whose words it does not show', async () => {
    expectRefusal(await dondoc('read', document('old-word.doc')), 2, /Word đời cũ.*\.doc/);
    expectRefusal(await dondoc('read', document('scan.pdf')), 2, /chỉ có ảnh chụp/);
    const secret = await put('mat.txt', `TỐI MẬT\n\n${directiveText(dayOf(ISSUED), dayOf(DUE))}`);
    const ended = await dondoc('read', secret);
    expectRefusal(ended, 1, /dấu mật \(TỐI MẬT\)/);
    expect(ended.out).toBe('');
  });
});

describe('dondoc check', () => {
  const check = (units: string, ...more: readonly string[]) =>
    dondoc('check', at('ke-hoach.txt'), '--units', units, ...more);

  test('lets a plan pass that fits its directory', async () => {
    const { code, out } = await check(at('units.yaml'));
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('Có thể triển khai.') as string });
  });

  test('names what is not in the directory, which --allow-unmatched makes a question', async () => {
    const units = await put('unmatched.yaml', unitsYaml({ known: false }));
    expectRefusal(await check(units), 1, /CHƯA RÕ +unmatched +.*Ban Tuyên giáo và Dân vận Huyện ủy/);
    const { code, out } = await check(units, '--allow-unmatched');
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('thành câu hỏi') as string });
  });

  test('names a unit that nobody heads', async () => {
    const units = await put('headless.yaml', unitsYaml({ head: null }));
    expectRefusal(await check(units), 1, /noHead +Đảng ủy Ủy ban nhân dân huyện/);
  });

  test('names a head whom no mail reaches', async () => {
    const units = await put('unreachable.yaml', unitsYaml({ head: { email: null } }));
    expectRefusal(await check(units), 1, /noAddress +.*Đảng ủy Ủy ban nhân dân huyện/);
  });

  test('tells a program the same, with the same exit code', async () => {
    const units = await put('headless.yaml', unitsYaml({ head: null }));
    const { code, out } = await check(units, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ deployable: false, problems: [{ severity: 'open', code: 'noHead' }] });
  });

  test('refuses a directory in which two units have one name, and says where', async () => {
    const units = await put('twins.yaml', unitsYaml({ alias: 'Huyện ủy Đồng Khê' }));
    expectRefusal(await check(units), 2, /trùng tên gọi.*twins\.yaml, dòng \(line\) \d+/);
  });

  test('refuses a plan that is not one, and says where', async () => {
    const plan = await put('not-a-plan.json', '{"schema": "dondoc/plan/v1"}');
    expectRefusal(
      await dondoc('check', plan, '--units', at('units.yaml')),
      2,
      /Kế hoạch không hợp lệ.*not-a-plan\.json/,
    );
  });
});

interface Timeline {
  readonly entries: readonly {
    readonly type: string;
    readonly unit: string | null;
    readonly told: readonly object[];
  }[];
}

describe('dondoc simulate', () => {
  test('writes all of it into a pipe, however long', async () => {
    const { code, out } = await dondoc(
      'simulate',
      shipped.directive,
      '--units',
      shipped.units,
      '--until',
      '2031-01-01',
      '--json',
    );
    expect(code).toBe(0);
    expect(out.length).toBeGreaterThan(100_000);
    expect(() => JSON.parse(out) as unknown).not.toThrow();
  });

  const simulate = (...more: readonly string[]) =>
    dondoc('simulate', at('ke-hoach.txt'), '--units', at('units.yaml'), '--from', '02/03/2026', ...more);
  const escalated = (out: string): number =>
    (JSON.parse(out) as Timeline).entries.filter(({ type }) => type === 'rung.escalated').length;

  test('shows whom the head of a silent unit is told by, and when', async () => {
    const { code, out } = await simulate();
    expect(code).toBe(0);
    // Due Monday 15/6; the head hears on the third working day after it.
    expect(out).toMatch(/07 giờ 00 ngày 18\/6\/2026 +Kính báo cáo nhiệm vụ quá hạn · xây dựng phương án/);
    expect(out).toMatch(/Đảng ủy Ủy ban nhân dân huyện → .*Nguyễn Thử B, Bí thư/);
  });

  test('takes the reports of a file: what is reported and confirmed is not escalated', async () => {
    const plan = JSON.parse((await dondoc('read', '--json', at('ke-hoach.txt'))).out) as {
      obligations: { id: string }[];
    };
    const [{ duty }] = (
      JSON.parse((await simulate('--json')).out) as { entries: { duty: string | null }[] }
    ).entries.filter((one): one is { duty: string } => one.duty !== null) as [{ duty: string }];
    expect(plan.obligations.length).toBeGreaterThan(0);
    const one = { duty, unit: 'dang-uy-ubnd', period: 'once' };
    const reports = await put(
      'reports.json',
      JSON.stringify([
        { ...one, at: '2026-05-04T08:00:00+07:00', kind: 'report', data: { text: 'Đã ban hành phương án' } },
        { ...one, at: '2026-05-05T08:00:00+07:00', kind: 'confirm' },
      ]),
    );
    expect(escalated((await simulate('--json')).out)).toBeGreaterThan(0);
    const { code, out } = await simulate('--json', '--reports', reports);
    expect({ code, escalated: escalated(out) }).toEqual({ code: 0, escalated: 0 });
  });

  test('takes what each unit does from a file, and writes the course as a calendar file', async () => {
    const habits = await put('thoi-quen.yaml', 'units: { dang-uy-ubnd: all }\nothers: none\n');
    const { code, out } = await simulate('--json', '--reports', habits, '--ical', at('han.ics'));
    expect({ code, escalated: escalated(out) }).toEqual({ code: 0, escalated: 0 });
    const ics = await readFile(at('han.ics'), 'utf8');
    expect(ics).toContain('DTSTART;VALUE=DATE:20260615\r\n');
    expect(ics.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThan(2);
    await simulate('--reports', habits, '--ical', at('han-2.ics'));
    expect(await readFile(at('han-2.ics'), 'utf8')).toBe(ics);
  });

  test('shows what another policy would change, and only that', async () => {
    const policy = (await readFile(shipped.policy, 'utf8')).replace(
      /(id: escalate-head\n +kind: escalate\n +from: due\n +offset:) 3/,
      '$1 5',
    );
    const { code, out } = await simulate('--compare-policy', await put('chinh-sach.yaml', policy));
    expect(code).toBe(0);
    expect(out).toMatch(/báo cáo cấp trên \(escalate-head\) +18\/6\/2026 +22\/6\/2026 +1/);
    expect(out).toMatch(/\n1 thay đổi/);
    expect((await simulate('--compare-policy', shipped.policy)).out).toContain('Không có gì thay đổi.');
    // A course of its own is not shown then, so there is nothing to put into a calendar.
    expect((await simulate('--compare-policy', shipped.policy, '--ical', at('x.ics'))).code).toBe(2);
  });

  test('refuses habits that are none', async () => {
    const habits = await put('no-habits.yaml', 'others: sometimes\n');
    expectRefusal(await simulate('--reports', habits), 2, /others: "sometimes"/);
  });

  test('makes a provisional directory where none is given', async () => {
    const { code, out } = await dondoc('simulate', at('ke-hoach.txt'), '--from', '2026-03-02');
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('danh bạ tạm') as string });
  });

  test('refuses reports that are none', async () => {
    const reports = await put('no-reports.json', '[{"kind": "report"}]');
    expectRefusal(await simulate('--reports', reports), 2, /no-reports\.json/);
  });

  test('refuses an end before the start', async () => {
    expectRefusal(await simulate('--until', '01/03/2026'), 2, /Ngày không hợp lệ: --until 2026-03-01/);
  });
});

describe('wrong use ends with 2 and a sentence in Vietnamese:', () => {
  test.each([
    ['an unknown command', ['raed'], /không có lệnh "raed"\n\(có phải "read"\?\)/],
    ['an unknown option', ['read', 'x', '--nope'], /không có tùy chọn "--nope"/],
    ['a missing argument', ['read'], /thiếu tham số <file>/],
    ['a missing option', ['check', 'x'], /thiếu tùy chọn "--units <file>"/],
    ['a day that is none', ['simulate', 'x', '--from', '31/02/2026'], /không nhận "31\/02\/2026": cần ngày dạng/],
    ['a port that is none', ['up', '--port', '99999'], /cần số cổng từ 1 đến 65535/],
    ['a choice that is none', ['submit', 'shout', 'a/b/c'], /không nhận "shout": chọn một trong: acknowledge/],
    ['an id of no assignment', ['submit', 'report', 'abc'], /Cần: văn-bản\/nhiệm-vụ\/đơn-vị/],
  ] as const)('%s', async (_what, args, says) => {
    expectRefusal(await dondoc(...args), 2, says);
  });
});

describe('where nothing runs', () => {
  test('a command says how to start it, and that trying again may help', async () => {
    expectRefusal(await dondoc('status', '--data', at('empty')), 3, /Chưa kết nối được cơ sở dữ liệu.*npm start/);
  });

  test('up refuses a data folder that is a file, before anything is started', async () => {
    expectRefusal(
      await dondoc('up', '--data', at('units.yaml')),
      1,
      /Không ghi được vào thư mục .*units\.yaml: đã có một tệp/,
    );
  });

  test('what a killed process left behind counts for nothing', async () => {
    await put('running.json', '{"pid": 1, "tempo');
    expectRefusal(await dondoc('status', '--data', folder), 3, /npm start/);
  });

  test('a plan that cannot be deployed is told before anything is asked for', async () => {
    const units = await put('unmatched.yaml', unitsYaml({ known: false }));
    const ended = await dondoc(
      'deploy',
      at('ke-hoach.txt'),
      '--units',
      units,
      '--approved-by',
      'A',
      '--data',
      at('empty'),
    );
    expectRefusal(ended, 1, /Chưa thể triển khai/);
  });
});

describe('dondoc calendar', () => {
  test('shows a year with its days off and worked Saturdays', async () => {
    const { code, out } = await dondoc('calendar', 'show', '2026');
    expect(code).toBe(0);
    expect(out).toContain('Năm 2026: đã có quyết định.');
    expect(out).toContain('thứ Hai, 27/4/2026');
    expect(out).toContain('Làm bù: thứ Bảy, 10/01/2026; thứ Bảy, 22/8/2026.');
  });

  test('says which days a new one changes, and which years it decides', async () => {
    const file = JSON.parse(await readFile(shipped.calendar, 'utf8')) as {
      years: Record<string, { state: string; off: { date: string; name: string }[]; worked: string[] }>;
    };
    const year = file.years['2030'];
    if (year === undefined) throw new Error('the shipped calendar has 2030');
    file.years['2030'] = {
      ...year,
      state: 'settled',
      off: [...year.off, { date: '2030-03-04', name: 'Nghỉ bù' }],
      worked: ['2030-03-09'],
    };
    const changed = await put('lich-moi.json', JSON.stringify(file));
    const { code, out } = await dondoc('calendar', 'diff', changed, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      days: [
        { day: '2030-03-04', worked: false },
        { day: '2030-03-09', worked: true },
      ],
      settled: [2030],
    });
    expect((await dondoc('calendar', 'diff', shipped.calendar)).out).toContain('Không ngày nào thay đổi.');
  });

  test('refuses what is no year', async () => {
    expectRefusal(await dondoc('calendar', 'show', 'mai'), 2, /năm/);
  });
});
