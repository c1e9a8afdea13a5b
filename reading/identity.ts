// Ids of duties: a hash of the duty's own words and of who leads it, never of where it stands. The same words always give the same id,
// however they are broken, spelled or encoded; words that occur twice are told apart by their ordinal.
import { fingerprint } from './fingerprint.ts';
import { bareWords } from './spelling.ts';

/** Gives ids; one maker for each reading, since ordinals count within it. */
export function idMaker(): (parts: readonly string[]) => string {
  const seen = new Map<string, number>();
  return (parts) => {
    const id = `nv-${fingerprint(parts.map(bareWords).join('|'))}`;
    const ordinal = (seen.get(id) ?? 0) + 1;
    seen.set(id, ordinal);
    return ordinal === 1 ? id : `${id}-${ordinal}`;
  };
}
