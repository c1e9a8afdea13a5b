// The tests that must notice a mutant of rules/: those of the rules themselves, and a few random lives of lots.
import { defineConfig } from 'vitest/config';
import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';
import { policy } from '../simulation/policy.ts';

/** The examples are tried first: most mutants die by one of them, and the lives take longer than all of them together. */
class LivesLast extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLives = (file: TestSpecification): number => Number(file.moduleId.includes('/simulation/'));
    return Promise.resolve(files.toSorted((a, b) => isLives(a) - isLives(b) || a.moduleId.localeCompare(b.moduleId)));
  }
}

/** Reading the policy takes as long as most mutants live, and no mutant of rules/ is in it: it is read once, here. */
const policyReadOnce = {
  name: 'policy-read-once',
  enforce: 'pre' as const,
  load: (id: string): string | null =>
    id.endsWith('/test/simulation/policy.ts') ? `export const policy = ${JSON.stringify(policy)};` : null,
};

export default defineConfig({
  plugins: [policyReadOnce],
  test: {
    include: ['test/rules/**/*.test.ts', 'test/simulation/**/*.test.ts'],
    // It runs a bundle in processes of its own, which know of no mutant.
    exclude: ['test/rules/zone.test.ts'],
    // A mutant that twenty lives do not notice is left by sixty as well, mostly, and every survivor has to live through all of them.
    env: { TZ: 'UTC', DONDOC_LIVES: '20' },
    testTimeout: 30_000,
    // Stryker loads the modules anew for each mutant; that each test file does so too would double the time.
    isolate: false,
    runner: 'test/mutation/first-failure.ts',
    sequence: { sequencer: LivesLast },
  },
});
