// The vocabulary is data: a word stands in a list once, however it is spelt.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../infra/paths.ts';
import { foldSpelling } from '../../reading/spelling.ts';

const folder = join(projectRoot, 'reading', 'vocabulary');
const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');

test.each(readdirSync(folder))('no list of %s says a word twice', async (file) => {
  const lists = Object.entries((await import(join(folder, file))) as Readonly<Record<string, unknown>>);
  const twice = lists.flatMap(([name, words]) => {
    const folded = isWords(words) ? words.map(foldSpelling) : [];
    return folded.filter((word, i) => folded.indexOf(word) < i).map((word) => `${name}: ${word}`);
  });
  expect(twice).toEqual([]);
});
