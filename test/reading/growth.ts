// Whether the time of a pure function grows with its text.
import { expect } from 'vitest';

/** Shortest of some runs, in milliseconds of the processor's time: others on the machine do not count. */
function shortest(run: (text: string) => unknown, text: string, runs: number): number {
  const spent = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    run(text);
    return process.cpuUsage(before).user / 1_000;
  });
  return Math.min(...spent);
}

/** A text is doubled until its run takes this many milliseconds: shorter runs measure the clock. */
const LEAST = 2;
const MOST_UNITS = 100_000;
/** Then it is grown this many times. */
const TIMES = 8;
/** Measured growth may be this many times the text's: collecting garbage is noisy, a quadratic rule grows 8 times faster. */
const SLACK = 4;

export function expectLinear(seed: string, run: (text: string) => unknown): void {
  let text = seed;
  while (shortest(run, text, 2) < LEAST && text.length < MOST_UNITS) text += text;
  const before = shortest(run, text, 3);
  expect(shortest(run, text.repeat(TIMES), 2) / Math.max(before, LEAST)).toBeLessThan(TIMES * SLACK);
}
