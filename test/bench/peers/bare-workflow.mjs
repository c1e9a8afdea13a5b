// A workflow that only counts its signals.
import { condition, defineSignal, setHandler } from '@temporalio/workflow';

const input = defineSignal('input');

/** Resolves when it has had so many signals. @param {number} expected */
export async function bare(expected) {
  let count = 0;
  setHandler(input, () => {
    count += 1;
  });
  await condition(() => count >= expected);
  return count;
}
