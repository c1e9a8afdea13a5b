// What reading is unsure of, as warnings with their places.
import type { PlanDirective, PlanWarning, Span } from '../contracts/plan.ts';
import type { Clause } from './clauses.ts';
import type { Duty } from './duties.ts';
import { spanOf, type Mapped } from './mapped.ts';
import { headAt } from './unitheads.ts';
import type { Time } from './times/time.ts';
import { warning, type WarningCode } from './warnings.ts';

const IMPOSSIBLE: Readonly<Record<'day' | 'month' | 'quarter', WarningCode>> = {
  day: 'impossibleDate',
  month: 'impossibleMonth',
  quarter: 'impossibleQuarter',
};

/** Doubts about a time. */
export function doubtsOfTime(words: Mapped, time: Time, issuedOn: string | null): readonly PlanWarning[] {
  const span = spanOf(words, time.from, time.to);
  const quoted = words.text.slice(time.from, time.to);
  const say = (code: WarningCode): readonly PlanWarning[] => [warning(code, span, quoted)];
  if (time.impossible !== null) return say(IMPOSSIBLE[time.impossible]);
  if (time.event !== null) return say('undatedEvent');
  if (time.recurs === 'unspecified') return say('undatedRecurrence');
  if (time.within !== null && time.counted === null) return say('spanWithoutStart');
  if (time.yearless) return say('ambiguousDate');
  if (time.by === 'timeYearInferred')
    return [warning('yearInferred', span, `${quoted} (${(time.due ?? '').split('-').reverse().join('/')})`)];
  if (time.due !== null && issuedOn !== null && time.due < issuedOn) return say('dateBeforeIssue');
  return [];
}

export const timeWarnings = (duty: Duty, issuedOn: string | null): readonly PlanWarning[] =>
  duty.found ? doubtsOfTime(duty.clause.block.words, duty.found, issuedOn) : [];

/** A clause that names nobody. */
export function clauseWarnings(clause: Clause): readonly PlanWarning[] {
  const { words, bodyAt } = clause.block;
  const from = Math.max(clause.from, bodyAt);
  if (clause.leads.length > 0) {
    const unclear = clause.carried && headAt(words, from) !== null;
    return unclear ? [warning('unclearLead', spanOf(words, from, clause.to), words.text.slice(from, clause.to))] : [];
  }
  return [warning('dutyWithoutLead', spanOf(words, from, clause.to), words.text.slice(from, clause.to))];
}

/** Names that were taken for units' because of where they stand; each once. */
export function guessWarnings(clauses: readonly Clause[]): readonly PlanWarning[] {
  const guessed = new Map<number, PlanWarning>();
  for (const clause of clauses) {
    if (!clause.guessed) continue;
    for (const { name, start = 0, end = 0 } of clause.leads)
      guessed.set(start, warning('guessedLead', { start, end }, name));
  }
  return [...guessed.values()];
}

/** A clause that names a unit and was not taken for a duty. */
export function unclaimedWarning(clause: Clause): PlanWarning {
  const { words } = clause.block;
  return warning('unclaimed', spanOf(words, clause.from, clause.to), words.text.slice(clause.from, clause.to));
}

/** What the head does not give. */
export function headWarnings(head: PlanDirective, whole: Span): readonly PlanWarning[] {
  const codes: WarningCode[] = [];
  if (head.number === null) codes.push('noNumber');
  if (head.kind === null) codes.push('noKind');
  if (head.issuedOn === null) codes.push('noIssueDate');
  if (head.issuer === null) codes.push('noIssuer');
  const top = { start: 0, end: Math.min(whole.end, 1) };
  const warnings = codes.map((code) => warning(code, top));
  return head.secrecy === null ? warnings : [warning('secret', top, head.secrecy), ...warnings];
}
