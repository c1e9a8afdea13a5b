// How much of the reading is owed to words learnt from the very texts it is scored on: every entry of reading/vocabulary/ that stands in one
// half of the gold texts and not in the other is taken out of a build, and that half is scored; both ways, over several halvings. Words that
// were known from elsewhere go as well where that half has them, which makes the figures low; patterns in the code stay, which makes them high.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot as project } from '../../dist/infra/paths.js';
import { foldSpelling, isWordChar } from '../../dist/reading/spelling.js';
import { gold, halvings, namesIn } from './confidence.mjs';

const HALVINGS = 5;
const MEASURES = ['section', 'assigned', 'coordinated', 'dated', 'datedStrict', 'monitors'];
/** Stands for a word that was taken out; no text has it. */
const GONE = 'qqqqqq';

const run = (args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  return stdout;
};

const textOf = (names) =>
  foldSpelling(
    names
      .map((name) => readFileSync(join(gold, 'directives', `${name}.txt`), 'utf8'))
      .join('\n')
      .normalize('NFC'),
  ).replace(/\s+/g, ' ');

const holds = (text, phrase) => {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1))
    if (!isWordChar(text[at - 1]) && !isWordChar(text[at + phrase.length])) return true;
  return false;
};

/** A build that has never seen the words of one half: { dist folder, how many words were taken out }. */
function unlearnt(folder, known, unseen) {
  const dist = join(folder, 'dist');
  cpSync(join(project, 'dist'), dist, { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  cpSync(join(project, 'package.json'), join(folder, 'package.json'));
  cpSync(join(project, 'data'), join(folder, 'data'), { recursive: true });
  let gone = 0;
  const vocabulary = join(dist, 'reading', 'vocabulary');
  for (const file of readdirSync(vocabulary).filter((name) => name.endsWith('.js'))) {
    const path = join(vocabulary, file);
    const words = readFileSync(path, 'utf8').replace(/(?<=[[,]\s*)'([^'\n]+)'(?=\s*[,\]])/g, (literal, phrase) => {
      const folded = foldSpelling(phrase);
      if (!holds(unseen, folded) || holds(known, folded)) return literal;
      gone += 1;
      return `'${GONE}'`;
    });
    writeFileSync(path, words);
  }
  return { dist, gone };
}

/** Hits, misses and inventions of some texts by measure, read by a build. */
function scored(folder, dist, names) {
  const [some, out] = [join(folder, 'gold'), join(folder, 'out')];
  mkdirSync(some);
  for (const name of names) cpSync(join(gold, 'gold', `${name}.json`), join(some, `${name}.json`));
  run([
    join(dist, 'cli', 'main.js'),
    'read',
    ...names.map((name) => join(gold, 'directives', `${name}.txt`)),
    '-o',
    out,
  ]);
  const rows = run([join(gold, 'score.mjs'), out, '--gold', some])
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return new Map(
    rows
      .filter(([measure]) => MEASURES.includes(measure))
      .map(([measure, , , , ...counts]) => [measure, counts.map(Number)]),
  );
}

/** Prints the measures of all halves together. */
export function printHalves() {
  const names = namesIn(join(gold, 'directives'));
  const total = new Map(MEASURES.map((measure) => [measure, [0, 0, 0]]));
  let taken = 0;
  for (const half of halvings(names, HALVINGS)) {
    const [one, other] = [names.filter((name) => half.has(name)), names.filter((name) => !half.has(name))];
    for (const [known, unseen] of [
      [one, other],
      [other, one],
    ]) {
      const folder = mkdtempSync(join(tmpdir(), 'dondoc-halves-'));
      try {
        const { dist, gone } = unlearnt(folder, textOf(known), textOf(unseen));
        taken += gone;
        for (const [measure, counts] of scored(folder, dist, unseen))
          counts.forEach((count, i) => (total.get(measure)[i] += count));
      } finally {
        rmSync(folder, { recursive: true });
      }
    }
  }
  console.log(`${HALVINGS} halvings, both ways; ${Math.round(taken / HALVINGS / 2)} words taken out each time\n`);
  console.log('| measure | precision | recall | F1 |\n|---|---|---|---|');
  for (const [measure, [hit, miss, invented]] of total) {
    const [precision, recall] = [hit / (hit + invented), hit / (hit + miss)];
    const f1 = (2 * precision * recall) / (precision + recall);
    console.log(`| ${measure} | ${precision.toFixed(3)} | ${recall.toFixed(3)} | ${f1.toFixed(3)} |`);
  }
}
