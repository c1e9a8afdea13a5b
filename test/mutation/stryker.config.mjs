// Mutants of rules/, judged by the tests that vitest.config.ts names. docs/mutation.md has the figures and what survives.
import { availableParallelism } from 'node:os';

/** Reports, and the copy of the project that is mutated; git ignores it. */
const FOLDER = 'coverage/mutation';
/** Each runner keeps a core busy; more than a few wait for each other's disk and memory. */
const MOST_RUNNERS = 4;
/** Percent of the mutants that must die. */
const FLOOR = 85;

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['rules/**/*.ts'],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // Constants of a module are mutated as well: the modules are loaded anew for each mutant, so such a mutant is really seen.
  ignoreStatic: false,
  concurrency: Math.min(availableParallelism(), MOST_RUNNERS),
  // Beyond one and a half times what the tests took. A shorter time would kill what lives where the machine is busy.
  timeoutMS: 10_000,
  ignorePatterns: ['dist', 'coverage'],
  // Stryker would rewrite tsconfig.json by an interface that TypeScript 7 no longer has; vitest needs none of it.
  tsconfigFile: 'none',
  // Mutants that neither their code nor their tests have changed are not run again.
  incremental: true,
  incrementalFile: `${FOLDER}/incremental.json`,
  tempDirName: `${FOLDER}/sandbox`,
  cleanTempDir: 'always',
  thresholds: { high: 95, low: FLOOR, break: FLOOR },
  reporters: ['clear-text', 'json', 'progress-append-only'],
  allowConsoleColors: false,
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportScoreTable: false },
  jsonReporter: { fileName: `${FOLDER}/report.json` },
};
