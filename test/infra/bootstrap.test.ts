import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printTally, tally } from '../../infra/bootstrap/tally.mjs';
import { LocalStackError } from '../../infra/errors.ts';
import { cacheDir, projectRoot } from '../../infra/paths.ts';
import { consoleProgress } from '../../infra/progress.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-bootstrap-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const one = (status: string) => ({ status, fullName: `a test that ${status}` });

async function report(...testResults: readonly object[]): Promise<string> {
  const file = join(folder, 'report.json');
  await writeFile(file, JSON.stringify({ testResults }));
  return file;
}

describe('the last line of npm test', () => {
  test('counts what passed, failed and was skipped', async () => {
    const suite = { status: 'failed', assertionResults: [one('passed'), one('passed'), one('failed'), one('skipped')] };
    expect(tally(await report(suite), false)).toMatchObject({ passed: 2, failed: 1, skipped: 1 });
  });

  test('counts a file that could not be loaded as one failure', async () => {
    const broken = { status: 'failed', assertionResults: [] };
    const fine = { status: 'passed', assertionResults: [one('passed')] };
    expect(tally(await report(broken, fine), false)).toMatchObject({ passed: 1, failed: 1, skipped: 0 });
  });

  test('is never without a failure when vitest itself did not end well', async () => {
    const fine = { status: 'passed', assertionResults: [one('passed')] };
    expect(tally(await report(fine), false)).toMatchObject({ passed: 1, failed: 1 });
    expect(tally(join(folder, 'no-such-report.json'), false)).toMatchObject({ passed: 0, failed: 1 });
  });

  test.each([
    [{ passed: 3, failed: 0, skipped: 0, skippedNames: [] }, ['3 passed, 0 failed']],
    [{ passed: 3, failed: 1, skipped: 1, skippedNames: ['x'] }, ['skipped: x', '3 passed, 1 failed, 1 skipped']],
  ])('is plain: %j', (counts, lines) => {
    const printed: string[] = [];
    const { log } = console;
    console.log = (line: string) => printed.push(line);
    printTally(counts);
    console.log = log;
    expect(printed).toEqual(lines);
  });
});

describe('the commands', () => {
  test('an unknown one is told how it is used', () => {
    const program = join(projectRoot, 'infra', 'bootstrap', 'run.mjs');
    const run = spawnSync(process.execPath, [program, 'nonsense'], { encoding: 'utf8' });
    expect(run.status).toBe(2);
    expect(run.stderr).toMatch(/^usage: .*start\|test\|unit\|bench/);
  });
});

describe('the cache folder', () => {
  test('follows XDG_CACHE_HOME, unless it is relative', () => {
    expect(cacheDir({ XDG_CACHE_HOME: '/somewhere' })).toBe('/somewhere/dondoc');
    expect(cacheDir({ XDG_CACHE_HOME: 'somewhere' })).toBe(cacheDir({}));
  });
});

describe('progress', () => {
  async function shown(work: () => Promise<string>): Promise<string> {
    const stream = new PassThrough();
    const progress = consoleProgress({ stream });
    await progress.step({ vi: 'Dựng', en: 'Build' }, work).catch(() => {});
    return String(stream.read());
  }

  test('tells the end of a step and its time', async () => {
    expect(await shown(async () => 'done')).toMatch(/^ {2}✓ Dựng \(\d+\.\d s\)\n$/);
  });

  test('tells a failure and throws it on', async () => {
    const failing = async (): Promise<string> => {
      throw new Error('no');
    };
    expect(await shown(failing)).toMatch(/✗ Dựng: không được/);
    const progress = consoleProgress({ stream: new PassThrough() });
    await expect(progress.step({ vi: 'Dựng', en: 'Build' }, failing)).rejects.toThrow('no');
  });
});

test('an error has both languages, its values filled in', () => {
  const error = new LocalStackError('inUse', { path: '/d', pid: 12 });
  expect(error.vi).toBe('Thư mục /d đang được tiến trình 12 dùng.');
  expect(error.message).toBe('The folder /d is in use by process 12.');
});
