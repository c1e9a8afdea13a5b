// Facts as the journal holds them, for the relay.
import type { Fact, FactFor, FactType } from '../../contracts/fact.ts';
import type { NumberedFact, Position } from '../../workers/relay.ts';

export const AT = Date.parse('2026-03-31T10:00:00Z');

export function factOf<T extends FactType>(
  type: T,
  body: FactFor<T>['body'],
  fields: Partial<FactFor<T>> = {},
): FactFor<T> {
  const directive = fields.directive ?? 'd.1.2026';
  return {
    n: 1,
    key: 'k',
    type,
    directive,
    lot: 1,
    assignment: `${directive}/d1/so-noi-vu/2026-Q1`,
    at: AT,
    input: null,
    notify: [],
    ...fields,
    body,
  };
}

/** Acknowledgements, numbered in each directive, as a journal that one follower reads. */
export class FakeJournal {
  readonly cursors = new Map<string, number>();
  readonly failures: Error[] = [];
  readonly #facts = new Map<string, NumberedFact[]>();

  add(directive: string, count: number): void {
    const facts = this.#facts.get(directive) ?? [];
    for (let k = 0; k < count; k += 1) {
      const seq = facts.length + 1;
      const fact = factOf('assignment.acknowledged', { note: `số ${seq}`, nextAt: null }, { directive }) as Fact;
      facts.push({ seq, fact });
    }
    this.#facts.set(directive, facts);
  }

  readonly next = async (limit: number): Promise<readonly NumberedFact[]> => {
    this.#fail();
    return [...this.#facts]
      .flatMap(([directive, facts]) => facts.slice(this.cursors.get(directive) ?? 0))
      .slice(0, limit);
  };

  readonly advance = async (positions: readonly Position[]): Promise<void> => {
    this.#fail();
    for (const { directive, seq } of positions)
      this.cursors.set(directive, Math.max(seq, this.cursors.get(directive) ?? 0));
  };

  /** Whether everything has been handed on. */
  readonly done = (): boolean =>
    [...this.#facts].every(([directive, facts]) => this.cursors.get(directive) === facts.length);

  #fail(): void {
    const error = this.failures.shift();
    if (error !== undefined) throw error;
  }
}
