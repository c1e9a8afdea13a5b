import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ensureArtifact } from '../../infra/artifact.ts';
import { withLock } from '../../infra/lock.ts';
import { projectRoot } from '../../infra/paths.ts';
import { silentProgress } from '../../infra/progress.ts';

const label = { vi: 'thử', en: 'trial' };
let base = '';

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'dondoc-artifact-'));
});

afterEach(async () => {
  await rm(base, { recursive: true, force: true });
});

describe('a cache entry', () => {
  test('is made once, however many ask for it at the same time', async () => {
    let made = 0;
    const make = async (folder: string): Promise<void> => {
      made += 1;
      await writeFile(join(folder, 'content'), 'whole');
    };
    const ask = async (): Promise<string> =>
      await ensureArtifact({ folder: join(base, 'entry'), label, make }, silentProgress);
    const folders = await Promise.all([ask(), ask(), ask()]);
    expect(made).toBe(1);
    expect(new Set(folders)).toEqual(new Set([join(base, 'entry')]));
    expect(await readFile(join(base, 'entry', 'content'), 'utf8')).toBe('whole');
  });

  test('does not appear when making it fails, and can be made afterwards', async () => {
    const folder = join(base, 'entry');
    const fail = async (into: string): Promise<void> => {
      await writeFile(join(into, 'content'), 'half');
      throw new Error('broken off');
    };
    await expect(ensureArtifact({ folder, label, make: fail }, silentProgress)).rejects.toThrow('broken off');
    expect(await readdir(base)).toEqual([]);
    await ensureArtifact({ folder, label, make: async () => {} }, silentProgress);
    expect(existsSync(folder)).toBe(true);
  });
});

describe('the lock', () => {
  test('lets one process in at a time', async () => {
    const journal = join(base, 'journal');
    const program = join(projectRoot, 'test', 'infra', 'lock-holder.mjs');
    const holders = [1, 2, 3].map(() => spawn(process.execPath, [program, join(base, 'lock'), journal]));
    const exits = await Promise.all(holders.map(async (holder) => (await once(holder, 'close'))[0] as number));
    expect(exits).toEqual([0, 0, 0]);
    expect(await readFile(journal, 'utf8')).toBe('in\nout\n'.repeat(3));
  });

  test('is taken over from a process that is dead', async () => {
    const lock = join(base, 'lock');
    const dead = spawn(process.execPath, ['-e', '']);
    await once(dead, 'close');
    await writeFile(lock, JSON.stringify({ pid: dead.pid, host: hostname(), id: 'dead' }));
    expect(await withLock(lock, async () => 'done')).toBe('done');
    expect(existsSync(lock)).toBe(false);
  });

  test('is not taken from a process that lives: the error names it', async () => {
    const lock = join(base, 'lock');
    await writeFile(lock, JSON.stringify({ pid: process.pid, host: hostname(), id: 'alive' }));
    const told: number[] = [];
    const attempt = withLock(lock, async () => 'done', { waitMs: 600, onWait: (pid) => told.push(pid) });
    await expect(attempt).rejects.toMatchObject({ code: 'lockTimeout', params: { pid: process.pid } });
    expect(told).toEqual([process.pid]);
  });
});
