// The last line of `npm test`, counted from vitest's own report.
import { existsSync, readFileSync } from 'node:fs';

const MAX_SKIPPED_SHOWN = 30;

/**
 * Counts a vitest JSON report. A file that could not even be loaded counts as one failure.
 * @param {string} file
 * @param {boolean} succeeded whether vitest itself ended well
 * @returns {{ passed: number, failed: number, skipped: number, skippedNames: string[] }}
 */
export function tally(file, succeeded) {
  let passed = 0;
  let failed = 0;
  /** @type {string[]} */
  const skippedNames = [];
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { testResults: [] };
  for (const suite of report.testResults) {
    for (const test of suite.assertionResults) {
      if (test.status === 'passed') passed += 1;
      else if (test.status === 'failed') failed += 1;
      else skippedNames.push(test.fullName);
    }
    if (
      suite.status === 'failed' &&
      !suite.assertionResults.some((/** @type {{ status: string }} */ test) => test.status === 'failed')
    ) {
      failed += 1;
    }
  }
  // An error outside of every test, or a run that broke off.
  if (!succeeded && failed === 0) failed = 1;
  return { passed, failed, skipped: skippedNames.length, skippedNames };
}

/**
 * Shows what was skipped, then, last, the plain line.
 * @param {{ passed: number, failed: number, skipped: number, skippedNames: string[] }} counts
 */
export function printTally({ passed, failed, skipped, skippedNames }) {
  for (const name of skippedNames.slice(0, MAX_SKIPPED_SHOWN)) console.log(`skipped: ${name}`);
  console.log(`${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`);
}
