// Other terms for what runs, through the commands: a published calendar, a policy, an old directive that is marked and then chased.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CalendarFile } from '../../contracts/calendar.ts';
import { shipped } from '../../engine/load.ts';
import { freePort } from '../../infra/ports.ts';
import { dayAt, dayText } from '../../rules/day.ts';
import { until } from '../integration/until.ts';
import { dondoc, dondocJson } from './command.ts';
import { directiveText, unitsYaml } from './directive.ts';
import type { Up } from './local-stack.ts';
import { startUp } from './local-stack.ts';

/** Days from now to the due day: far enough for nothing to happen by itself while the test runs. */
const DUE_IN = 60;
/** Duties of the directive, one of them with a day. */
const DUTIES = 3;
const TODAY = dayAt(Date.now());

let folder = '';
let up: Up | null = null;
const data = (): string => join(folder, 'data');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-revise-'));
  await writeFile(join(folder, 'ke-hoach.txt'), directiveText(TODAY, TODAY + DUE_IN));
  await writeFile(join(folder, 'units.yaml'), unitsYaml());
  const port = String(await freePort());
  const options = ['--units', join(folder, 'units.yaml'), '--data', data(), '--port', port];
  up = await startUp(join(folder, 'ke-hoach.txt'), ...options);
});

afterAll(async () => {
  await up?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

interface Status {
  readonly assignments: readonly { readonly id: string; readonly status: string; readonly bucket: string }[];
}

const json = <T>(...args: readonly string[]): Promise<T> => dondocJson<T>(...args, '--data', data());

const directives = async (): Promise<readonly string[]> =>
  (await json<readonly { readonly id: string }[]>('status')).map(({ id }) => id);
const audit = (): Promise<{ readonly ok: boolean }> => json('audit', 'verify');

describe('what runs', () => {
  test('publishes a calendar: shows what moves, does it when told to by somebody, and once', async () => {
    const file = JSON.parse(await readFile(shipped.calendar, 'utf8')) as CalendarFile;
    const due = dayAt(Date.now()) + DUE_IN;
    // The days before the deadline become days off: reminders come earlier.
    const years = structuredClone(file.years);
    for (const day of [1, 2, 3, 4, 5].map((back) => dayText(due - back)))
      if (!years[day.slice(0, 4)]?.off.some(({ date }) => date === day))
        years[day.slice(0, 4)]?.off.push({ date: day, name: 'thử' });
    const path = join(folder, 'lich.json');
    await writeFile(path, JSON.stringify({ ...file, years }));
    const publish = (...more: readonly string[]) => dondoc('calendar', 'publish', path, ...more, '--data', data());
    const shown = await publish();
    expect(shown.out).toMatch(/việc đổi ngày[^]*remind-3: [^]*Mới chỉ xem trước/);
    expect((await publish('--apply')).code).toBe(2);
    expect((await publish('--apply', '--by', 'Lê C')).out).toContain('Đã áp dụng cho 1 văn bản.');
    expect((await publish('--apply', '--by', 'Lê C')).out).toContain('1 văn bản đã như vậy');
    expect(await audit()).toMatchObject({ ok: true });
  });

  test('takes an old directive in silently, has it marked in a table, and chases the rest when told to', async () => {
    const today = dayAt(Date.now());
    const text = directiveText(today - 200, today - 100).replace('27-KH/HU', '26-KH/HU');
    await writeFile(join(folder, 'cu.txt'), text);
    const deploy = ['deploy', join(folder, 'cu.txt'), '--units', join(folder, 'units.yaml'), '--approved-by', 'Lê C'];
    expect((await dondoc(...deploy, '--chase-from', 'later', '--allow-unmatched', '--data', data())).code).toBe(0);
    const id = (await directives()).find((one) => one.includes('26-kh-hu')) ?? '';
    const table = join(folder, 'danh-dau.csv');
    await until('it is open', async () => (await json<Status>('status', id)).assignments.length === DUTIES);
    expect((await dondoc('import', 'template', id, '-o', table, '--data', data())).out).toContain(`${DUTIES} việc`);
    const [head = '', ...rows] = (await readFile(table, 'utf8')).split('\n');
    const dated = rows.find((row) => row.includes('dang-uy-ubnd')) ?? '';
    await writeFile(
      table,
      [head, dated.replace(/,,,,,,$/, `,xong,${dayText(today - 120)},15/BC,,,`), 'sai,sai,,sai,,,,xong,,,,,', ''].join(
        '\n',
      ),
    );
    const marks = (...more: readonly string[]) => dondoc('import', table, ...more, '--data', data());
    expect(await marks('--apply')).toMatchObject({
      code: 1,
      out: expect.stringMatching(/dòng 3: không có văn bản[^]*Chưa ghi gì/) as string,
    });
    expect((await json<Status>('status', id)).assignments.map(({ status }) => status)).toEqual([
      'open',
      'open',
      'open',
    ]);
    expect(await marks('--apply', '--partial')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Đã ghi 1 trên 1 việc') as string,
    });
    const buckets = async () => (await json<Status>('status', id)).assignments.map(({ bucket }) => bucket).toSorted();
    expect(await buckets()).toEqual(['beforeDondoc', 'beforeDondoc', 'doneInTime']);
    const chase = (...more: readonly string[]) =>
      dondoc('chase', id, '--from', dayText(today - 200), ...more, '--data', data());
    expect((await chase()).out).toMatch(/Trong hôm nay phát sinh 2 thông báo/);
    expect(await buckets()).toEqual(['beforeDondoc', 'beforeDondoc', 'doneInTime']);
    expect((await chase('--apply', '--by', 'Lê C')).out).toContain('Đã áp dụng cho 1 văn bản.');
    await until('it is chased', async () => !(await buckets()).includes('beforeDondoc'));
    expect(await audit()).toMatchObject({ ok: true });
  });
});
