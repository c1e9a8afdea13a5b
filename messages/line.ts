// How texts are put together: a statement with a placeholder that is empty is left out whole, so no text ever shows a gap. A statement
// is the smallest part that stands by itself: "Sản phẩm: {product}." leaves the rest of its line in place.

/** A part of a text, or null: to be left out. */
export type Part = string | null;

const LONGEST_TEXT = 1_500;
const LONGEST_LIST = 10;

/** A template whose text is null where any of its values is null or empty. */
export function say(parts: TemplateStringsArray, ...values: readonly Part[]): Part {
  let text = parts[0] ?? '';
  for (const [index, value] of values.entries()) {
    if (value === null || value === '') return null;
    text += value + (parts[index + 1] ?? '');
  }
  return text;
}

/** Joins what is there; null where nothing is. */
export function join(separator: string, ...parts: readonly Part[]): Part {
  const there = parts.filter((part): part is string => part !== null && part !== '');
  return there.length === 0 ? null : there.join(separator);
}

/** Parts on lines of their own. */
export const lines = (...parts: readonly Part[]): Part => join('\n', ...parts);

/** Numbered lines: numbers are given after what is empty has been left out. */
export const numbered = (...parts: readonly Part[]): Part =>
  lines(...parts.filter((part) => part !== null && part !== '').map((part, index) => `${index + 1}. ${part}`));

/** Lines with a dash. */
export const dashed = (...parts: readonly Part[]): Part =>
  lines(...parts.map((part) => (part === null || part === '' ? null : `- ${part}`)));

/** Names in a row; after the tenth only how many more there are. Semicolons, since names of units hold commas. */
export function listed(names: readonly string[], noun: string): Part {
  const rest = names.length - LONGEST_LIST;
  const shown = names.slice(0, LONGEST_LIST);
  return join('; ', ...shown, rest > 0 ? `và ${rest} ${noun} khác` : null);
}

/** The first letter as a capital. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The first letter as a small one: a sentence that goes on. */
export const uncapital = (text: Part): Part => (text === null ? null : text.slice(0, 1).toLowerCase() + text.slice(1));

/** Words taken from elsewhere, in quotation marks, without the mark that ended their sentence. */
export function quoted(text: Part, limit = LONGEST_TEXT): Part {
  const inner = text === null ? '' : cut(text.replace(/[\s;,.:]+$/, ''), limit);
  if (inner === '') return null;
  // Words that hold quotation marks of their own stay as they are; the outer marks differ.
  return inner.includes('"') ? `“${inner}”` : `"${inner}"`;
}

/** At most `limit` characters; what is cut off is shown by "…". */
export function cut(text: string, limit: number): string {
  const characters = Array.from(text);
  return characters.length <= limit
    ? text
    : `${characters
        .slice(0, Math.max(0, limit - 1))
        .join('')
        .trimEnd()}…`;
}
