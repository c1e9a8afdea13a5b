// What stands before an item: "III-", "Phần II.", "3.2.", "4)", "a)", "-", "+". The kind says which items are of one level.

export type MarkerKind = 'part' | 'letter-part' | 'roman' | 'article' | 'number' | 'letter' | 'dash' | 'plus' | 'dot';

export interface Marker {
  readonly kind: MarkerKind;
  /** Its words without punctuation: "III", "3.2", "a", "". */
  readonly label: string;
  /** For "3.2.1": 3; else 1. */
  readonly depth: number;
  /** Units it takes, the blank after it included. */
  readonly length: number;
}

interface Rule {
  readonly kind: MarkerKind;
  readonly form: RegExp;
}

// Sticky patterns with bounded repetition, tried in this order on the text in its own case.
const RULES: readonly Rule[] = [
  {
    kind: 'part',
    form: /^(?:phần|chương|mục)\s(?:thứ\s)?([ivx]{1,6}|\d{1,2}|một|nhất|hai|ba|tư|bốn|năm)\s?[-.:)]?(?=\s|$)\s*/iu,
  },
  { kind: 'article', form: /^điều\s(\d{1,3})\s?[-.:)]\s?/iu },
  { kind: 'number', form: /^khoản\s(\d{1,3})\s?[-.:)]\s?/iu },
  // "V/v" ("về việc") is no fifth part.
  { kind: 'roman', form: /^([IVX]{1,6})\s?[-./):]\s*(?=\S)(?!v\s)/u },
  { kind: 'number', form: /^(\d{1,2}(?:\s?\.\s?\d{1,2}){0,3})\s?[.):](?![\d])\s*(?=\S)/u },
  { kind: 'number', form: /^(\d{1,2}(?:\.\d{1,2}){0,3})\s?[-/]\s(?=\S)/u },
  { kind: 'number', form: /^(\d{1,2}-)(?=\p{L})/u },
  { kind: 'number', form: /^(\d{1,2}(?:\.\d{1,2}){1,3})\s(?=\p{Lu})/u },
  { kind: 'letter-part', form: /^([A-E])\s?[-./)]\s*(?=\S)/u },
  { kind: 'letter', form: /^([a-zđ])\s?[).-]\s+(?=\S)/u },
  { kind: 'letter', form: /^([a-zđ]\.?\d{0,2})\s?[)]\s*(?=\S)/u },
  { kind: 'dash', form: /^-\s*(?=[^\s\d-])/u },
  { kind: 'plus', form: /^\+\s*(?=\S)/u },
  { kind: 'dot', form: /^[•·●○▪■◦–]\s*(?=\S)/u },
];
/** A marker is looked for in this many units. */
const REACH = 40;

/** The marker a line begins with, or null. */
export function markerOf(line: string): Marker | null {
  const head = line.slice(0, REACH);
  for (const { kind, form } of RULES) {
    const found = form.exec(head);
    if (!found) continue;
    const label = (found[1] ?? '').replace(/[\s-]/g, '');
    return { kind, label, depth: kind === 'number' ? label.split('.').length : 1, length: found[0].length };
  }
  return null;
}

/** Outer levels have lower ranks; a marker closes every open item of its own rank and of higher ones. */
export function rankOf(marker: Marker): number {
  switch (marker.kind) {
    case 'part':
      return 0;
    case 'letter-part':
      return 1;
    case 'roman':
      return 2;
    case 'article':
      return 2.5;
    case 'number':
      return 2 + marker.depth;
    case 'letter':
      return 8;
    case 'dash':
    case 'dot':
      return 9;
    case 'plus':
      return 10;
  }
}

/** A level as people cite it: "mục III", "khoản 4", "điểm a", "gạch đầu dòng 2". */
export function placeWords(marker: Marker, label: string): string {
  switch (marker.kind) {
    case 'part':
    case 'letter-part':
      return `phần ${label}`;
    case 'roman':
      return `mục ${label}`;
    case 'article':
      return `điều ${label}`;
    case 'number':
      return `khoản ${marker.label}`;
    case 'letter':
      return `điểm ${label}`;
    case 'dash':
    case 'dot':
      return `gạch đầu dòng ${label}`;
    case 'plus':
      return `dấu cộng ${label}`;
  }
}
