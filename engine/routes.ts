// Which lot runs the pair an input means. Pairs never move between lots, so what is found is remembered; what is not found is asked
// again, since a directive may have been deployed meanwhile.
import type { ErrorCode } from '../contracts/errors.ts';
import type { Outcome } from '../contracts/fact.ts';
import { DIRECTIVE_LOT } from '../contracts/ids.ts';
import type { Input } from '../contracts/input.ts';

export type Route =
  | { readonly kind: 'lot'; readonly lot: number }
  /**
   * It was answered before. The lot would say the same while the assignment is in its state; the journal knows for ever.
   */
  | { readonly kind: 'answered'; readonly outcome: Outcome; readonly lot: number }
  | { readonly kind: 'unknown'; readonly code: ErrorCode };

export interface Routes {
  readonly find: (inputs: readonly Input[]) => Promise<readonly Route[]>;
}

/** What routes are looked up in: the journal. */
export interface RouteBook {
  readonly lotsFor: (
    targets: readonly { readonly directive: string; readonly duty: string; readonly unit: string }[],
  ) => Promise<readonly (number | null)[]>;
  readonly knows: (directives: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly answers: (
    inputs: readonly { readonly source: string; readonly id: string }[],
  ) => Promise<readonly (Answered | null)[]>;
}

export interface Answered {
  readonly hash: string;
  readonly lot: number;
  readonly outcome: Outcome;
}

/** Pairs remembered; a province has some 50,000. */
const MAX_REMEMBERED = 200_000;

export function createRoutes(book: RouteBook): Routes {
  const remembered = new Map<string, number>();

  async function learn(inputs: readonly Input[]): Promise<void> {
    const missing = new Map<string, { directive: string; duty: string; unit: string }>();
    for (const { target } of inputs) {
      const { directive, duty, unit } = target;
      if (duty === null || unit === null) continue;
      const key = routeKey(directive, duty, unit);
      if (!remembered.has(key)) missing.set(key, { directive, duty, unit });
    }
    if (missing.size === 0) return;
    const lots = await book.lotsFor([...missing.values()]);
    if (remembered.size > MAX_REMEMBERED) remembered.clear();
    [...missing.keys()].forEach((key, index) => {
      const lot = lots[index] ?? null;
      if (lot !== null) remembered.set(key, lot);
    });
  }

  async function find(inputs: readonly Input[]): Promise<readonly Route[]> {
    const [answers] = await Promise.all([book.answers(inputs), learn(inputs)]);
    const lots = inputs.map(({ target: { directive, duty, unit } }) =>
      duty === null || unit === null ? null : (remembered.get(routeKey(directive, duty, unit)) ?? null),
    );
    const strangers = inputs.filter((_, index) => lots[index] === null).map(({ target }) => target.directive);
    const known = strangers.length === 0 ? new Set<string>() : await book.knows([...new Set(strangers)]);
    return inputs.map(({ kind, target, hash }, index): Route => {
      const answer = answers[index] ?? null;
      if (answer !== null) {
        if (answer.hash !== hash) return { kind: 'unknown', code: 'sameIdOtherContent' };
        // A parked input may be offered again, once what it waited for is there.
        if (!isParked(answer.outcome)) return { kind: 'answered', outcome: answer.outcome, lot: answer.lot };
      }
      const lot = lots[index] ?? null;
      if (lot !== null) return { kind: 'lot', lot };
      if (!known.has(target.directive)) return { kind: 'unknown', code: 'directiveUnknown' };
      // Answers to questions are the directive's own.
      return kind === 'answer' ? { kind: 'lot', lot: DIRECTIVE_LOT } : { kind: 'unknown', code: 'assignmentUnknown' };
    });
  }

  return { find };
}

const PARKED: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'notYetOpen',
  'nothingOpen',
  'assignmentUnknown',
  'tooManyInputs',
]);
const isParked = (outcome: Outcome): boolean => !outcome.ok && PARKED.has(outcome.code);

const routeKey = (directive: string, duty: string, unit: string): string => `${directive}/${duty}/${unit}`;
