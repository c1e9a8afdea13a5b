// dondoc split: what it writes and prints, and that it never writes over what is there.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../../infra/paths.ts';
import { dondoc } from './command.ts';

const sample = (name: string): Promise<string> => readFile(join(projectRoot, 'data', 'sample', name), 'utf8');

let folder = '';
let bodies: readonly string[] = [];
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-split-'));
  bodies = await Promise.all(['12-nq-tu.txt', '45-kh-ubnd.txt'].map(sample));
  const cover = 'TỈNH ỦY MINH GIANG\n\nTUYỂN TẬP VĂN BẢN\nNĂM 2026\n\n\f';
  await writeFile(at('tap.txt'), cover + bodies.join('\n-----\n\n'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const FILES = ['01-12-NQ-TU.txt', '02-45-KH-UBND.txt'];

describe('dondoc split', () => {
  test('writes each directive to a file of its own, and the same again changes nothing', async () => {
    for (const _ of [1, 2]) {
      const { code, out, err } = await dondoc('split', at('tap.txt'), '-o', at('parts'));
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain('2 văn bản; 2 đoạn không thuộc văn bản nào');
      expect(await readdir(at('parts'))).toEqual(FILES);
    }
    const written = await Promise.all(FILES.map((name) => readFile(at(`parts/${name}`), 'utf8')));
    expect(written).toEqual(bodies.map((body) => `${body.trim()}\n`));
    expect((await dondoc('read', ...FILES.map((name) => at(`parts/${name}`)))).code).toBe(0);
  });

  test('tells a program the parts, their places and what was left out', async () => {
    const { code, out } = await dondoc('split', at('tap.txt'), '-o', at('parts'), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      parts: [
        { file: FILES[0], number: '12-NQ/TU', kind: 'nghi-quyet', issuedOn: '2026-06-08', confidence: 'sure' },
        { file: FILES[1], number: '45/KH-UBND', kind: 'ke-hoach', issuedOn: '2026-06-22', confidence: 'sure' },
      ],
      leftOut: [{ start: 0 }, {}],
      doubts: [],
    });
  });

  test('writes nothing where one of its files is there with other content', async () => {
    await dondoc('split', at('tap.txt'), '-o', at('other'));
    await rm(at(`other/${FILES[0]}`));
    await writeFile(at(`other/${FILES[1]}`), 'của người khác');
    const { code, err } = await dondoc('split', at('tap.txt'), '-o', at('other'));
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('[fileExists]') as string });
    expect(await readdir(at('other'))).toEqual([FILES[1]]);
    expect(await readFile(at(`other/${FILES[1]}`), 'utf8')).toBe('của người khác');
  });

  test('refuses a folder that is a file, and asks for a folder', async () => {
    expect((await dondoc('split', at('tap.txt'), '-o', at('tap.txt'))).code).toBe(1);
    expect((await dondoc('split', at('tap.txt'))).code).toBe(2);
  });

  test('is offered where a volume is read as one directive', async () => {
    const { out } = await dondoc('read', at('tap.txt'));
    expect(out).toMatch(/tập gồm 2 văn bản.*dondoc split/s);
  });
});
