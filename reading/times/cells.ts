// Times in a table's column of times: there years alone say when a thing is done ("2028", "2026 - 2028", "Giai đoạn 2026-2030"), which
// elsewhere name a period or an aim.
import { matchAt, pattern } from '../phrases.ts';
import { dayText, isYear } from './calendar.ts';
import { timesIn } from './grammar.ts';
import { NO_TIME, type Time } from './time.ts';

const YEARS = pattern(
  '(?:trong |giai đoạn |các năm |từ năm |từ |năm )?\\d{4}(?:(?: ?- ?| ?, ?| và | đến năm | đến )\\d{4}){0,9}',
);

/** The first time of a cell; null where it holds none. */
export function timeOfCell(low: string, from: number, to: number): Time | null {
  const found = timesIn(low, from, to)[0];
  if (found) return found;
  const years = matchAt(YEARS, low, from);
  const last = Number(low.slice(to - 4, to));
  if (years?.[0].length !== to - from || !isYear(last)) return null;
  return { ...NO_TIME, form: 'point', by: 'timeYear', from, to, due: dayText(last, 12, 31), yearOnly: true };
}
