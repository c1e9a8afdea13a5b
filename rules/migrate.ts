// States of earlier builds. A lot meets a new build when its run continues as new, with the state it had: here it gets what has been
// added since, step by step from schema to schema.
import type { LotTerms } from '../contracts/terms.ts';
import type { Assignment, LotState, PairState } from './state.ts';
import { STATE_SCHEMA } from './state.ts';

/** A state of any schema so far; what later ones added may be missing. */
export type EarlierState<S extends LotState> = Omit<S, 'schema'> & { readonly schema: number };

/** The state in today's schema. @throws Error where it is of a later build than this one */
export function migrate<S extends LotState>(state: EarlierState<S>): S {
  if (state.schema > STATE_SCHEMA)
    throw new Error(`the state has schema ${state.schema}, this build knows ${STATE_SCHEMA}`);
  const second = state.schema < 2 ? toSecond(state) : state;
  return (second.schema < 3 ? toThird(second) : second) as unknown as S;
}

/** Schema 2: extensions, withdrawals, suspensions. */
function toSecond<S extends LotState>(state: EarlierState<S>): EarlierState<S> {
  const pairs = withEach(state, (one) => ({ ...ADDED, ...one, submissions: submissionsOf(one) }));
  return { ...state, schema: 2, terms: withTerms(state.terms), pairs };
}

/** Schema 3: a chase that begins later, overrides of the policy's ladders. */
function toThird<S extends LotState>(state: EarlierState<S>): EarlierState<S> {
  const pairs = withEach(state, (one) => ({ ...one, catchUp: null }));
  return { ...state, schema: 3, terms: withTerms(state.terms), pairs };
}

const withEach = <S extends LotState>(
  { pairs }: EarlierState<S>,
  change: (one: Assignment) => Assignment,
): Record<string, PairState> =>
  Object.fromEntries(
    Object.entries(pairs).map(([key, pair]): [string, PairState] => [key, { ...pair, live: pair.live.map(change) }]),
  );

const ADDED: Pick<Assignment, 'asked' | 'extensions' | 'suspendedAt'> = {
  asked: null,
  extensions: 0,
  suspendedAt: null,
};

/** Not counted before: of what was sent more than once the first stands, whatever is withdrawn. */
const submissionsOf = ({ judgedAt, generation }: Assignment): number =>
  judgedAt === null ? 0 : generation === 1 ? 1 : 2;

/** What policies of earlier builds did not say. The facts of a lot's opening hold its terms as they were, so folding needs it too. */
export function withTerms<T extends Pick<LotTerms, 'policy'>>(terms: T): T {
  const { policy } = terms as { readonly policy: Partial<LotTerms['policy']> };
  return { ...terms, policy: { ...ADDED_TO_POLICY, ...policy } };
}

/** As the policy's schema fills them in. */
const ADDED_TO_POLICY: Pick<LotTerms['policy'], 'extension' | 'suspension' | 'overrides' | 'receiptDays'> = {
  extension: { notice: 3, most: 2 },
  suspension: 'stopsClock',
  overrides: [],
  receiptDays: 3,
};
