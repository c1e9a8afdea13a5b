import { sleep } from '@temporalio/workflow';

/** Five years in sixty sleeps; gives the instants of its beginning and its end. */
export async function fiveYears(): Promise<readonly [begin: string, end: string]> {
  const begin = new Date().toISOString();
  for (let month = 0; month < 60; month += 1) await sleep('30 days');
  return [begin, new Date().toISOString()];
}
