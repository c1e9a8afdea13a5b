// Values in groups by a key, as Map.groupBy makes them, which Node 20 does not have yet.

/** At least one. */
export type Some<T> = readonly [T, ...T[]];

/** Groups in the order in which the first of each comes; inside a group the order stays. */
export function groupBy<K, T>(values: Iterable<T>, keyOf: (value: T) => K): Map<K, Some<T>> {
  const groups = new Map<K, [T, ...T[]]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
