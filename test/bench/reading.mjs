// How fast a text becomes a plan: the shipped sample directives, read again and again.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../dist/infra/paths.js';
import { readDirective } from '../../dist/reading/read.js';
import { figure } from './measure.mjs';

export const what = 'from text to plan';

const SPEND_MS = 3_000;
const MEGABYTE = 1e6;

export async function run() {
  const folder = join(projectRoot, 'data', 'sample');
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const first = performance.now();
  texts.forEach((text) => readDirective(text));
  const cold = performance.now() - first;
  const from = performance.now();
  let rounds = 0;
  for (; performance.now() - from < SPEND_MS; rounds += 1) texts.forEach((text) => readDirective(text));
  const spent = performance.now() - from;
  const each = spent / (rounds * texts.length);
  return [
    {
      what: 'reading',
      value: `${figure((bytes * rounds) / MEGABYTE / (spent / 1_000), 2)} MB/s`,
      note: `${texts.length} sample directives of ${figure(bytes / texts.length / 1024)} KiB on average, ${figure(each, 1)} ms each, warm; ${figure(cold / texts.length)} ms each the first time`,
    },
  ];
}
