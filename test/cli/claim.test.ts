// Who may run on a data folder.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claimFolder } from '../../cli/claim.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-claim-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const owned = (owner: unknown): Promise<void> => writeFile(join(folder, 'owner.json'), JSON.stringify(owner));
const files = (): Promise<readonly string[]> => readdir(folder);

describe('a data folder', () => {
  test('is made where it is missing, claimed, and given back without a trace', async () => {
    const release = await claimFolder(join(folder, 'new', 'data'));
    expect(await readdir(join(folder, 'new', 'data'))).toEqual(['owner.json']);
    await release();
    expect(await readdir(join(folder, 'new', 'data'))).toEqual([]);
  });

  test('is refused while the process that has it runs', async () => {
    await owned({ pid: process.ppid, began: null });
    await expect(claimFolder(folder)).rejects.toMatchObject({ code: 'inUse', params: { pid: process.ppid } });
    expect(await files()).toEqual(['owner.json']);
  });

  test('is taken over from a process that is gone', async () => {
    // No process has this number: it lies above the highest that Linux gives out.
    await owned({ pid: 2 ** 22 + 1, began: null });
    await expect(claimFolder(folder)).resolves.toBeTypeOf('function');
  });

  test.skipIf(process.platform !== 'linux')(
    'is taken over where the number now belongs to a stranger, as after a restart of the machine',
    async () => {
      await owned({ pid: process.ppid, began: 'another-boot 1' });
      await expect(claimFolder(folder)).resolves.toBeTypeOf('function');
      expect(await files()).toEqual(['owner.json']);
    },
  );

  test('is taken over from half a claim', async () => {
    await writeFile(join(folder, 'owner.json'), '{"pid":');
    await expect(claimFolder(folder)).resolves.toBeTypeOf('function');
  });
});
