// A mutant is dead by its first failing test. Vitest then skips the tests of the files that are left, but loads them all the same, which
// takes three times as long as what came before; this runner leaves them alone.
import { TestRunner } from 'vitest';

export default class FirstFailure extends TestRunner {
  #over = false;

  override cancel(...reason: Parameters<TestRunner['cancel']>): void {
    this.#over = true;
    super.cancel(...reason);
  }

  override importFile(...file: Parameters<TestRunner['importFile']>): unknown {
    return this.#over ? null : super.importFile(...file);
  }
}
