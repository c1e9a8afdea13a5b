// The ordinary spelling of a name set in capitals: as the text itself writes it elsewhere, else in small letters after a capital.
import { isCapitals } from './blocks.ts';
import type { Mapped } from './mapped.ts';
import { foldSpelling, isWordChar } from './spelling.ts';

/** Looks for the name at most this often. */
const MAX_TRIES = 50;

/** "BAN THƯỜNG VỤ TỈNH ỦY" -> "Ban Thường vụ Tỉnh ủy"; a name that is not in capitals stays. */
export function properCase(name: string, mapped: Mapped): string {
  if (!isCapitals(name)) return name;
  const low = foldSpelling(name);
  let at = mapped.low.indexOf(low);
  for (let tries = 0; at >= 0 && tries < MAX_TRIES; tries += 1) {
    const here = mapped.text.slice(at, at + low.length);
    if (!isCapitals(here) && !isWordChar(mapped.low[at + low.length]) && /^\p{Lu}/u.test(here)) return here;
    at = mapped.low.indexOf(low, at + low.length);
  }
  const small = name.toLowerCase();
  return small.charAt(0).toUpperCase() + small.slice(1);
}
