// Who follows the whole directive up: the unit told to "theo dõi, đôn đốc" the carrying out of this document.
import type { NamedUnit } from '../contracts/plan.ts';
import type { Clause } from './clauses.ts';
import { phrases, findPhrase } from './phrases.ts';
import { segmentsOf, sentencesOf } from './sentences.ts';
import { bareWords } from './spelling.ts';
import { CITED_KINDS } from './vocabulary/kinds.ts';

const following = phrases(['theo dõi', 'đôn đốc', 'đôn đọc']);
const checking = phrases(['kiểm tra', 'giám sát']);
const carrying = phrases(['thực hiện', 'triển khai thực hiện', 'triển khai', 'tổ chức thực hiện']);
const documents = phrases(CITED_KINDS);
const partial = phrases(['được phân công', 'phụ trách', 'được giao', 'địa bàn phụ trách', 'lĩnh vực phụ trách']);
const CHECKERS = /^ui ban kiem tra/;

/** What is followed up must be named this near. */
const REACH = 110;

function followsUp(clause: Clause, from: number, to: number): boolean {
  const { low } = clause.block.words;
  if (findPhrase(partial, low, from, to)) return false;
  const checker = CHECKERS.test(bareWords(clause.leads[0]?.name ?? ''));
  const verb = findPhrase(following, low, from, to) ?? (checker ? findPhrase(checking, low, from, to) : null);
  if (!verb) return false;
  const end = Math.min(to, verb.end + REACH);
  const carried = findPhrase(carrying, low, verb.end, end);
  if (!carried) return false;
  // "đôn đốc triển khai thực hiện" with nothing named is of the whole only for a unit that was given it; else the document must be named.
  const named = findPhrase(documents, low, carried.end, Math.min(to, carried.end + REACH)) !== null;
  return named || (clause.given && /^[\s.,;/]/.test(low.slice(carried.end, carried.end + 1)));
}

/** The units that follow the directive up, each once. */
export function monitorsOf(clauses: readonly Clause[]): readonly NamedUnit[] {
  const found = new Map<string, NamedUnit>();
  for (const clause of clauses) {
    for (const sentence of sentencesOf(clause.block.words, Math.max(clause.from, clause.block.bodyAt))) {
      if (sentence.from >= clause.to) break;
      for (const segment of segmentsOf(clause.block.words, {
        from: sentence.from,
        to: Math.min(sentence.to, clause.to),
      })) {
        if (!followsUp(clause, segment.from, segment.to)) continue;
        for (const unit of clause.leads) if (!found.has(bareWords(unit.name))) found.set(bareWords(unit.name), unit);
      }
    }
  }
  return [...found.values()];
}
