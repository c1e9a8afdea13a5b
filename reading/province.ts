// The province of a directive: of its place and date, of its issuer's line, or the one its text speaks of most.
import type { Mapped } from './mapped.ts';
import { isWordChar } from './spelling.ts';
import { foldSpelling } from './spelling.ts';
import { PROVINCES } from './vocabulary/provinces.ts';

/** Longest names first, so that "Thừa Thiên Huế" is not read as "Huế". */
const byLength: readonly (readonly [low: string, name: string])[] = PROVINCES.map(
  (name) => [foldSpelling(name), name] as const,
).sort((a, b) => b[0].length - a[0].length);
/** The words before a province's name where the text means the province. */
const BEFORE = /(?:tỉnh|thành phố|tp\.?|tỉnh ủy|ubnd tỉnh|đảng bộ tỉnh|truyền hình|báo) $/;
const CENTRAL =
  /^(?:bo |chinh phu|thu tuong|ban chap hanh trung uong|bo chinh tri|ban bi thu|quoc hoi|ban to chuc trung uong|uy ban thuong vu)/;

function whole(low: string, at: number, length: number): boolean {
  return !isWordChar(low[at - 1]) && !isWordChar(low[at + length]);
}

function provinceIn(line: string): string | null {
  for (const [low, name] of byLength) {
    const at = line.indexOf(low);
    if (at >= 0 && whole(line, at, low.length)) return name;
  }
  return null;
}

/** The province most often named as one; null where none is. */
function spokenOf(mapped: Mapped): string | null {
  let best: string | null = null;
  let most = 0;
  for (const [low, name] of byLength) {
    let count = 0;
    for (let at = mapped.low.indexOf(low); at >= 0; at = mapped.low.indexOf(low, at + low.length)) {
      if (whole(mapped.low, at, low.length) && BEFORE.test(mapped.low.slice(Math.max(0, at - 14), at))) count += 1;
    }
    if (count > most) [best, most] = [name, count];
  }
  return best;
}

/** The province; null for central organs, and where the text names none. */
export function provinceOf(headLines: readonly string[], issuer: string, mapped: Mapped): string | null {
  if (CENTRAL.test(issuer)) return null;
  const placed = headLines.find((line) => /ngày ?\d{1,2} ?(?:tháng|\/)/.test(line));
  const lines = [
    ...headLines.filter((line) => /^(?:tỉnh ủy|thành ủy|ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd)/.test(line)),
    ...(placed === undefined ? [] : [placed]),
  ];
  for (const line of lines) {
    const found = provinceIn(line);
    if (found !== null) return found;
  }
  return spokenOf(mapped);
}
