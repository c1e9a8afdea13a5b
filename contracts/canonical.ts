// One text for equal JSON values: keys sorted by code unit, no spaces. Hashes are taken over it.

/** The canonical JSON of a JSON value (fields that are undefined are left out, as JSON does). */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value).sort();
  // Integer-like keys keep their own order in every engine, so the text is still one and the same.
  return Object.fromEntries(keys.map((key) => [key, sorted((value as Record<string, unknown>)[key])]));
}
