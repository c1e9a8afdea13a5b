// The names of things. Every id is plain ASCII, so that it can stand in a URL, a Kafka key, a workflow id and a file name.

/** A directive's id holds the issuer's name and the number, and may be long. */
const MAX_DIRECTIVE_ID = 160;

/** `/` separates the parts of an assignment's id, so no part may hold one. */
export const ID_PART = /^[a-z0-9][a-z0-9.-]{0,79}$/;
export const DIRECTIVE_ID = /^[a-z0-9][a-z0-9.-]{0,159}$/;
/** The nominal occurrence of a duty: once, 2026, 2026-H1, 2026-Q2, 2026-07, 2026-W07. */
export const PERIOD = /^(once|\d{4}(-(H[12]|Q[1-4]|W\d{2}|\d{2}))?)$/;

/** Plain letters of a Vietnamese text: "Tỉnh ủy Bắc Giang" -> "tinh-uy-bac-giang". */
export function plainLetters(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** The id of a directive: issuer, number and year, since numbers alone are not unique ("tinh-uy-bac-giang.109-nq-tu.2021"). */
export function directiveId(issuer: string, number: string, year: number): string {
  return `${plainLetters(issuer)}.${plainLetters(number)}.${year}`.slice(0, MAX_DIRECTIVE_ID);
}

export function assignmentId(directive: string, duty: string, unit: string, period: string): string {
  return `${directive}/${duty}/${unit}/${period}`;
}

export interface AssignmentParts {
  readonly directive: string;
  readonly duty: string;
  readonly unit: string;
  readonly period: string;
}

/** The parts of an assignment's id, or null where it is none. */
export function assignmentParts(id: string): AssignmentParts | null {
  const [directive, duty, unit, period, more] = id.split('/');
  if (!directive || !duty || !unit || !period || more !== undefined) return null;
  return { directive, duty, unit, period };
}

export const directiveWorkflowId = (directive: string): string => `directive/${directive}`;
export const lotWorkflowId = (directive: string, lot: number): string => `assignments/${directive}/${lot}`;

/** The lot number under which the directive's own workflow writes its facts; real lots count from 1. */
export const DIRECTIVE_LOT = 0;

/** The key of a rung's fact: at most one per generation of an assignment. */
export const rungKey = (assignment: string, generation: number, rung: string, repeat: number): string =>
  `${assignment}/${generation}/${rung}/${repeat}`;

/** The key of the k-th fact (1, 2, ...) that one input caused. */
export const inputKey = (source: string, id: string, k: number): string => `in/${source}:${id}/${k}`;
