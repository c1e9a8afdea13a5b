// What is still to come, earliest first: a binary heap. Of two things at one instant the one put in first comes first.
import type { Instant } from '../../contracts/time.ts';

interface Entry<T> {
  readonly at: Instant;
  /** Order of arrival, which settles ties. */
  readonly order: number;
  readonly value: T;
}

export class Agenda<T> {
  readonly #heap: Entry<T>[] = [];
  #arrived = 0;

  /** The instant of the earliest entry, or null where nothing is left. */
  get earliest(): Instant | null {
    return this.#heap[0]?.at ?? null;
  }

  add(at: Instant, value: T): void {
    const heap = this.#heap;
    const entry = { at, order: this.#arrived, value };
    this.#arrived += 1;
    let place = heap.length;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !before(entry, parent)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = entry;
  }

  /** Takes the earliest entry out. */
  take(): { readonly at: Instant; readonly value: T } | null {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined) return null;
    if (heap.length > 0) this.#sink(last);
    return first;
  }

  #sink(entry: Entry<T>): void {
    const heap = this.#heap;
    let place = 0;
    for (;;) {
      const left = heap[2 * place + 1];
      const right = heap[2 * place + 2];
      const child = right !== undefined && left !== undefined && before(right, left) ? right : left;
      if (child === undefined || !before(child, entry)) break;
      heap[place] = child;
      place = 2 * place + (child === left ? 1 : 2);
    }
    heap[place] = entry;
  }
}

const before = <T>(a: Entry<T>, b: Entry<T>): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);
