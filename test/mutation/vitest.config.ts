// The tests that must notice a mutant of rules/: those of the rules themselves, and a few random lives of lots.
import { defineConfig } from 'vitest/config';
import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** The examples are tried first: most mutants die by one of them, and the lives take longer than all of them together. */
class LivesLast extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLives = (file: TestSpecification): number => Number(file.moduleId.includes('/simulation/'));
    return Promise.resolve(files.toSorted((a, b) => isLives(a) - isLives(b) || a.moduleId.localeCompare(b.moduleId)));
  }
}

export default defineConfig({
  test: {
    include: ['test/rules/**/*.test.ts', 'test/simulation/**/*.test.ts'],
    // It runs a bundle in processes of its own, which know of no mutant.
    exclude: ['test/rules/zone.test.ts'],
    // As few lives as still meet every kind of fault and of fact.
    env: { TZ: 'UTC', DONDOC_LIVES: '60' },
    testTimeout: 30_000,
    // Stryker loads the modules anew for each mutant; that each test file does so too would double the time.
    isolate: false,
    sequence: { sequencer: LivesLast },
  },
});
