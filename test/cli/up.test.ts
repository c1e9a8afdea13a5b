// `dondoc up` (npm start) through its life: started, refused a second time, reported to, stopped, gone on with, killed, gone on with.
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../infra/ports.ts';
import { dayAt } from '../../rules/day.ts';
import { until } from '../integration/until.ts';
import { dondoc, dondocJson } from './command.ts';
import { directiveText, unitsYaml } from './directive.ts';
import type { Up } from './local-stack.ts';
import { descendants, remaining, startUp } from './local-stack.ts';

/** Days from now to the due day: far enough for nothing to happen by itself while the test runs. */
const DUE_IN = 60;

let folder = '';
let port = 0;
let up: Up | null = null;
const data = (): string => join(folder, 'data');

const start = async (): Promise<Up> => {
  const args = [join(folder, 'ke-hoach.txt'), '--units', join(folder, 'units.yaml'), '--data', data()];
  up = await startUp(...args, '--port', String(port));
  return up;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-up-'));
  port = await freePort();
  const today = dayAt(Date.now());
  await writeFile(join(folder, 'ke-hoach.txt'), directiveText(today, today + DUE_IN));
  await writeFile(join(folder, 'units.yaml'), unitsYaml());
  await start();
});

afterAll(async () => {
  await up?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

interface Status {
  readonly directive: { readonly id: string; readonly number: string };
  readonly assignments: readonly { readonly id: string; readonly status: string; readonly bucket: string }[];
}

const json = <T>(...args: readonly string[]): Promise<T> => dondocJson<T>(...args, '--data', data());

const directives = async (): Promise<readonly string[]> =>
  (await json<readonly { readonly id: string }[]>('status')).map(({ id }) => id);
const audit = (): Promise<{ readonly ok: boolean; readonly facts: number; readonly heads: readonly object[] }> =>
  json('audit', 'verify');
const running = (): Up => {
  if (up === null) throw new Error('nothing was started');
  return up;
};

describe('dondoc up', () => {
  test('is alive and ready, each part of it', async () => {
    const readiness = await fetch(`http://127.0.0.1:${port}/readyz`);
    expect(readiness.status).toBe(200);
    const { parts } = (await readiness.json()) as { parts: readonly { name: string; ready: boolean }[] };
    expect(parts.filter(({ ready }) => ready).map(({ name }) => name)).toEqual([
      'temporal',
      'journal',
      'worker',
      'mailer',
    ]);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  });

  test('shows the plan and tells a second terminal what to try, each command as it stands', async () => {
    const printed = running().printed();
    expect(printed).toContain('Kế hoạch số 27-KH/HU');
    expect(printed).toContain(`http://127.0.0.1:${port}`);
    const commands = [...printed.matchAll(/^ {2}npx dondoc (.*)$/gm)].map(([, command]) => command ?? '');
    expect(commands.map((command) => command.split(' ')[0])).toEqual(['status', 'submit', 'simulate']);
    const [status = '', , simulate = ''] = commands;
    for (const command of [status, simulate]) expect((await dondoc(...command.split(' '))).code).toBe(0);
  });

  test('takes the report that it proposes, and its confirmation: the duty is done', async () => {
    const [, assignment = ''] = /submit report (\S+) --text/.exec(running().printed()) ?? [];
    await takes('report', assignment, '--text', 'Đã xong');
    const again = await dondoc('submit', 'report', assignment, '--text', 'Đã xong rồi', '--data', data());
    expect(again).toMatchObject({ code: 1, out: 'Không được chấp nhận: Đã có báo cáo đang chờ xác nhận.\n' });
    await takes('confirm', assignment);
    const done = await until('the duty is done', async () => {
      const { assignments } = await json<Status>('status', await theDirective());
      return assignments.find(({ id, status }) => id === assignment && status === 'done') ?? null;
    });
    expect(done.bucket).toBe('doneInTime');
  });

  test('parks a report that fits nothing, and says so', async () => {
    const { code, out } = await dondoc('submit', 'report', 'khong.co/nv-1/x', '--text', 'a', '--data', data());
    expect({ code, out }).toEqual({
      code: 1,
      out: expect.stringMatching(/^Không có văn bản khong\.co\.\nĐã giữ lại/) as string,
    });
    const parked = await dondoc('parked', '--data', data());
    expect(parked.out).toMatch(/báo cáo kết quả[^]*gửi cho khong\.co\/nv-1\/x/);
  });

  test('is not started twice on one folder', async () => {
    const second = await dondoc('up', '--data', data(), '--port', String(await freePort()));
    expect(second).toEqual({
      code: 1,
      out: '',
      err: expect.stringContaining(`tiến trình ${running().pid} dùng`) as string,
    });
  });

  test('is not started on a taken port', async () => {
    const other = join(folder, 'other');
    const second = await dondoc('up', '--data', other, '--port', String(port));
    expect(second).toEqual({ code: 1, out: '', err: expect.stringContaining(`Cổng ${port} đang được`) as string });
    await expect(access(join(other, 'postgres'))).rejects.toThrow('ENOENT');
  });

  test('drains at Ctrl-C and leaves no process behind; the next start goes on', async () => {
    const before = await audit();
    expect(before.ok).toBe(true);
    const below = await descendants(running().pid);
    expect(below.length).toBeGreaterThan(1);
    expect(await running().interrupt()).toBe(0);
    expect(await remaining(below)).toEqual([]);
    expect((await dondoc('status', '--data', data())).code).toBe(3);

    expect((await start()).printed()).toContain(`${await theDirective()}: chạy tiếp từ lần trước.`);
    expect(await audit()).toEqual(before);
    expect(await directives()).toHaveLength(1);
    // At once: an earlier server's place in Temporal's list of members must not keep the workflows waiting.
    await takes('report', await anOpenAssignment(), '--text', 'Đã hướng dẫn');
  });

  test('starts again after kill -9, at once, with nothing lost, doubled or started anew', async () => {
    const before = await audit();
    const left = await running().kill();
    expect((await start()).printed()).toContain('chạy tiếp từ lần trước.');
    expect(await audit()).toEqual(before);
    expect(await directives()).toHaveLength(1);
    expect(await remaining(left)).toEqual([]);
    await takes('confirm', await anOpenAssignment());
    const { ok, facts } = await audit();
    expect(ok).toBe(true);
    expect(facts).toBeGreaterThan(before.facts);
  });
});

/** Three seconds on an idle machine; workflows whose server does not find its own services wait for a minute. */
const AT_ONCE_MS = 20_000;

/** An action that is decided and written while the command waits. */
async function takes(action: string, assignment: string, ...more: readonly string[]): Promise<void> {
  const began = Date.now();
  const taken = await dondoc('submit', action, assignment, ...more, '--data', data());
  expect(taken).toEqual({ code: 0, out: `Đã ghi nhận: ${assignment}\n`, err: '' });
  expect(Date.now() - began).toBeLessThan(AT_ONCE_MS);
}

async function anOpenAssignment(): Promise<string> {
  const { assignments } = await json<Status>('status', await theDirective());
  const open = assignments.find(({ status }) => status !== 'done');
  return open?.id ?? '';
}

async function theDirective(): Promise<string> {
  const [only = '', ...more] = await directives();
  expect(more).toEqual([]);
  return only;
}
