// How fast a text becomes a plan: the shipped sample directives, read again and again; and a volume, split and read, which is grown to see
// that time grows no faster than the text. The volume is made of the real directives beside the project where they are there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'chrono-node';
import { projectRoot } from '../../dist/infra/paths.js';
import { readDirective } from '../../dist/reading/read.js';
import { splitVolume } from '../../dist/reading/split/split.js';
import { figure } from './measure.mjs';

export const what = 'from text to plan, from volume to plans';

const SPEND_MS = 3_000;
const MEGABYTE = 1e6;
/** A volume of forty directives of a province has 850 KB; it is to be split and read in half a second. */
const VOLUME_BYTES = 850 * 1024;
const AIM_MS = 500;
const WARM_ROUNDS = 5;
/** A volume of so many directives is grown so many times. */
const SEED_DIRECTIVES = 5;
const GROWTH = 32;

const bytesOf = (texts) => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

/** Milliseconds of one run. @param {() => unknown} run */
function timed(run) {
  const from = performance.now();
  run();
  return performance.now() - from;
}

/** The shortest of a few runs, the first of which warms up. @param {() => unknown} run */
const shortest = (run) => Math.min(...Array.from({ length: WARM_ROUNDS }, () => timed(run)));

const textsIn = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

/** A volume of directives, in turn. @param {readonly string[]} texts @param {number} count */
const volumeOf = (texts, count) =>
  Array.from({ length: count }, (_, i) => texts[i % texts.length].trim()).join('\n\n\f');

function readVolume(text) {
  const { parts } = splitVolume(text);
  for (const { start, end } of parts) readDirective(text.slice(start, end));
  return parts.length;
}

function directives(texts) {
  const bytes = bytesOf(texts);
  const cold = timed(() => texts.forEach((text) => readDirective(text)));
  let rounds = 0;
  const spent = timed(() => {
    for (const from = performance.now(); performance.now() - from < SPEND_MS; rounds += 1)
      texts.forEach((text) => readDirective(text));
  });
  const each = spent / (rounds * texts.length);
  return {
    what: 'reading',
    value: `${figure((bytes * rounds) / MEGABYTE / (spent / 1_000), 2)} MB/s`,
    note: `${texts.length} sample directives of ${figure(bytes / texts.length / 1024)} KiB on average, ${figure(each, 1)} ms each, warm; ${figure(cold / texts.length)} ms each the first time`,
  };
}

function volumes(texts, kind) {
  const count = Math.round(VOLUME_BYTES / (bytesOf(texts) / texts.length));
  const volume = volumeOf(texts, count);
  const both = shortest(() => readVolume(volume));
  const split = shortest(() => splitVolume(volume));
  let found = 0;
  const chrono = shortest(() => (found = vi.parse(volume).length));
  const seed = volumeOf(texts, SEED_DIRECTIVES);
  const grown = volumeOf(texts, SEED_DIRECTIVES * GROWTH);
  const perSecond = (ms) => `${figure(Buffer.byteLength(volume) / MEGABYTE / (ms / 1_000), 2)} MB/s`;
  return [
    {
      what: 'a volume, split and read',
      value: `${figure(both)} ms`,
      aim: `${AIM_MS} ms`,
      note: `${figure(Buffer.byteLength(volume) / 1024)} KiB, ${count} ${kind} directives, warm: ${perSecond(both)}, of which splitting ${figure(split)} ms (${perSecond(split)})`,
    },
    {
      what: 'chrono-node 2, the same volume',
      value: `${figure(chrono)} ms`,
      note: `its Vietnamese locale, which only finds dates and times: ${figure(found)} of them`,
    },
    {
      what: `${GROWTH} times the volume, split and read`,
      value: `${figure(shortest(() => readVolume(grown)) / shortest(() => readVolume(seed)), 1)} times the time`,
      aim: `${GROWTH}`,
      note: `${figure(Buffer.byteLength(seed) / 1024)} KiB and ${figure(Buffer.byteLength(grown) / 1024)} KiB; splitting alone ${figure(shortest(() => splitVolume(grown)) / shortest(() => splitVolume(seed)), 1)} times`,
    },
  ];
}

export async function run() {
  const samples = textsIn(join(projectRoot, 'data', 'sample'));
  const real = join(projectRoot, '..', 'shared', 'reading', 'directives');
  return [directives(samples), ...(existsSync(real) ? volumes(textsIn(real), 'real') : volumes(samples, 'sample'))];
}
