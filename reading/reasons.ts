// Why an item of the plan is as it is, and how sure reading is of it: the rules that made it, with the words that each of them is about.
import type { Confidence, Obligation, PlanWarning, Span } from '../contracts/plan.ts';
import { lowest, RULES, type About, type RuleName } from './rule.ts';

export interface Reason {
  readonly rule: RuleName;
  readonly about: About;
  /** What the rule is worth; an item is worth what its lowest rule is. */
  readonly confidence: Confidence;
  /** What the rule says, for a person. */
  readonly vi: string;
  readonly en: string;
  readonly start: number;
  readonly end: number;
}

/** An obligation as reading gives it; its reasons are left out of the plan unless they are asked for. */
export type ReadObligation = Obligation & { readonly because?: readonly Reason[] };

/** The place of a duty's units; that of its own words where it has none. */
function unitsSpan({ leads, source }: Obligation): Span {
  const starts = leads.flatMap(({ start }) => (start === undefined ? [] : [start]));
  const ends = leads.flatMap(({ end }) => (end === undefined ? [] : [end]));
  return starts.length === 0 || ends.length === 0 ? source : { start: Math.min(...starts), end: Math.max(...ends) };
}

function spanOfAbout(obligation: Obligation, about: About): Span {
  if (about === 'lead') return unitsSpan(obligation);
  return about === 'time' && obligation.time !== null ? obligation.time : obligation.source;
}

function reasonOf(obligation: Obligation, name: RuleName): Reason {
  const { about, class: confidence, vi, en } = RULES[name];
  const { start, end } = spanOfAbout(obligation, about);
  return { rule: name, about, confidence, vi, en, start, end };
}

/** The obligation with what it is worth by the rules that made it and the doubts that stand at its words; with them where `explain`. */
export function withReasons(
  obligation: Obligation,
  by: readonly RuleName[],
  doubts: readonly PlanWarning[],
  explain: boolean,
): ReadObligation {
  const names = [...new Set<RuleName>(doubts.length === 0 ? by : [...by, 'warned'])];
  const confidence = lowest(names);
  if (!explain) return { ...obligation, confidence };
  return { ...obligation, confidence, because: names.map((name) => reasonOf(obligation, name)) };
}
