// How much of what is changed in rules/ its tests notice: `node test/mutation/run.mjs [--force] [file...]`, all files where none is
// named. --force tries again also what neither its code nor its tests have changed since the last run. Ends with 1 below the floor.
import { readFileSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';
import config from './stryker.config.mjs';

const FORCE = '--force';
/** Seen by a test, by its failure or by its never ending. */
const DEAD = ['Killed', 'Timeout'];
/** Counted; others could not be run. */
const COUNTED = [...DEAD, 'Survived', 'NoCoverage'];

/** @typedef {{ status: string }} Mutant */

/** @param {string} name @param {readonly Mutant[]} mutants */
function row(name, mutants) {
  const counted = mutants.filter(({ status }) => COUNTED.includes(status)).length;
  const dead = mutants.filter(({ status }) => DEAD.includes(status)).length;
  return [name, counted, dead, counted - dead, counted === 0 ? '-' : `${((100 * dead) / counted).toFixed(1)} %`];
}

/** A table for docs/mutation.md. */
function printTable() {
  const report = JSON.parse(readFileSync(config.jsonReporter.fileName, 'utf8'));
  const files = Object.entries(report.files).map(([name, { mutants }]) => [name, mutants]);
  const rows = files.filter(([, mutants]) => mutants.length > 0).map(([name, mutants]) => row(`\`${name}\``, mutants));
  const all = row(
    'all',
    Object.values(report.files).flatMap(({ mutants }) => mutants),
  );
  const lines = [['file', 'mutants', 'died', 'survived', 'score'], ...rows, all].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
  console.log([lines[0], '|---|---:|---:|---:|---:|', ...lines.slice(1)].join('\n'));
}

const args = process.argv.slice(2);
const mutate = args.filter((arg) => arg !== FORCE);
const started = Date.now();
await new Stryker({
  configFile: 'test/mutation/stryker.config.mjs',
  force: args.includes(FORCE),
  ...(mutate.length > 0 ? { mutate } : {}),
}).runMutationTest();
printTable();
console.log(`\nDone in ${((Date.now() - started) / 60_000).toFixed(0)} min.`);
