import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LogFile } from '../../infra/log-file.ts';
import { projectRoot } from '../../infra/paths.ts';
import { isAlive, startChild, waitForEnd } from '../../infra/process.ts';

const LOOP = 'while :; do sleep 0.1; done';
const DEAF = `trap "" INT TERM; echo up; ${LOOP}`;

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-process-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

function shell(name: string, script: string) {
  return { name, command: '/bin/sh', args: ['-c', script], logFile: join(folder, `${name}.log`) };
}

describe('a child', () => {
  test('is there when its line was printed, and keeps what it prints', async () => {
    const child = await startChild({ ...shell('printing', `echo one; echo up; echo two; ${LOOP}`), readyLine: /^up$/ });
    expect(isAlive(child.pid)).toBe(true);
    await child.stop();
    expect(await child.exited).toMatchObject({ asked: true });
    expect(isAlive(child.pid)).toBe(false);
    expect(await readFile(child.logFile, 'utf8')).toBe('one\nup\ntwo\n');
  });

  test('that does not listen is killed after the grace time', async () => {
    const child = await startChild({ ...shell('deaf', DEAF), readyLine: /^up$/, stopGraceMs: 200 });
    await child.stop();
    expect(await child.exited).toMatchObject({ signal: 'SIGKILL', asked: true });
  });

  test('that ends before it is ready is an error with its last words', async () => {
    const options = { ...shell('failing', 'echo no such thing >&2; exit 3'), readyLine: /^up$/ };
    await expect(startChild(options)).rejects.toMatchObject({
      code: 'startFailed',
      params: { reason: 'ended with 3: no such thing' },
    });
  });

  test('that is never ready is stopped and is an error', async () => {
    const options = { ...shell('late', `echo $$; ${LOOP}`), readyLine: /^up$/, readyTimeoutMs: 300 };
    await expect(startChild(options)).rejects.toMatchObject({ code: 'startFailed' });
    const pid = Number((await readFile(join(folder, 'late.log'), 'utf8')).trim());
    expect(isAlive(pid)).toBe(false);
  });

  test('whose program is missing is an error that says so', async () => {
    const options = { ...shell('missing', ''), command: join(folder, 'no-such-program'), readyLine: /^up$/ };
    await expect(startChild(options)).rejects.toThrow(/ENOENT/);
  });

  test.each([
    ['a polite one', `echo up; ${LOOP}`],
    ['one that does not listen', DEAF],
  ])('goes when its parent is killed: %s', async (_name, script) => {
    const program = join(projectRoot, 'test', 'infra', 'orphan-parent.mjs');
    const parent = spawn(process.execPath, [program, join(folder, 'orphan.log'), script]);
    const [printed] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(printed.toString('utf8').trim());
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    expect(await waitForEnd(pid, 20_000)).toBe(true);
  });
});

test('a log file starts anew when it is full, and keeps the one before', async () => {
  const path = join(folder, 'full.log');
  const log = new LogFile(path, 100);
  for (let line = 0; line < 30; line += 1) log.write(Buffer.from(`line ${line}\n`));
  log.close();
  expect((await stat(path)).size).toBeLessThanOrEqual(100);
  expect(existsSync(`${path}.1`)).toBe(true);
  expect(await readFile(path, 'utf8')).toMatch(/line 29\n$/);
});
