// A mutant is dead by its first failing test. Vitest then skips the tests of the files that are left, but loads them all the same, which
// takes three times as long as what came before; this runner leaves them alone.
//
// A mutant in what a file needs to load keeps its tests from being collected. To Stryker a file without tests is one without failures, and
// the mutant would survive; here it is a test of its own that fails.
import { test, TestRunner } from 'vitest';

export default class FirstFailure extends TestRunner {
  #over = false;

  override cancel(...reason: Parameters<TestRunner['cancel']>): void {
    this.#over = true;
    super.cancel(...reason);
  }

  override async importFile(...[path, source]: Parameters<TestRunner['importFile']>): Promise<void> {
    if (this.#over) return;
    try {
      await super.importFile(path, source);
    } catch (error) {
      if (source === 'setup') throw error;
      test('loads', () => {
        throw error;
      });
    }
  }
}
