// Inputs that wait for an operator: those that fit nothing known (parked at the door, outside the chain) and those a lot parked (their
// fact is in the chain; what the operator does with them is not).
import type { ErrorCode } from '../contracts/errors.ts';
import type { Fact } from '../contracts/fact.ts';
import type { Input } from '../contracts/input.ts';
import type { Instant } from '../contracts/time.ts';
import { canonicalJson } from '../contracts/canonical.ts';
import { contentHash, storable } from './digest.ts';
import { changed, row, rows } from './connection.ts';
import type { Queryable } from './connection.ts';
import { timestamp } from './instant.ts';
import type { Journal } from './journal.ts';

const ID_DIGITS = 24;
const MAX_LISTED = 1_000;

export type ParkedState = 'waiting' | 'linked' | 'replayed' | 'discarded';

export interface ParkedInput {
  readonly id: string;
  readonly code: ErrorCode;
  /** door: fits nothing known; fact: a lot took it and parked it. */
  readonly origin: 'door' | 'fact';
  readonly input: Input;
  readonly parkedAt: Instant;
  readonly state: ParkedState;
  readonly settledAt: Instant | null;
  readonly settledBy: string | null;
  readonly note: string | null;
}

export interface Parked {
  readonly id: string;
  /** False: it was parked before. */
  readonly created: boolean;
  /** Whether what is parked under this source and id has the same content. */
  readonly same: boolean;
  readonly state: ParkedState;
}

/** The id under which an input is parked: one for each source and input id. */
export const parkedId = (source: string, id: string): string => contentHash([source, id]).slice(0, ID_DIGITS);

interface Parking {
  readonly input: Input;
  readonly code: ErrorCode;
}

async function insertParked(
  on: Queryable,
  origin: ParkedInput['origin'],
  parkings: readonly Parking[],
  at: Instant | null,
): Promise<ReadonlySet<string>> {
  const written = parkings.map(({ input, code }) => ({
    id: parkedId(input.source, input.id),
    source: storable(input.source),
    input_id: storable(input.id),
    hash: input.hash,
    code,
    origin,
    directive: input.target.directive,
    body: canonicalJson(input),
    parked_at: at === null ? null : timestamp(at),
  }));
  // In order of id, so that two batches that share inputs lock them in the same order.
  const inserted = await rows<{ id: string }>(
    on,
    `insert into parked (id, source, input_id, hash, code, origin, directive, body, parked_at)
     select distinct on (id) id, source, input_id, hash, code, origin, directive, body, coalesce(parked_at, clock_timestamp())
     from json_to_recordset($1::json) as r(id text, source text, input_id text, hash text, code text, origin text, directive text,
       body text, parked_at timestamptz)
     order by id
     on conflict do nothing returning id`,
    [JSON.stringify(written)],
  );
  return new Set(inserted.map(({ id }) => id));
}

/** Parks inputs, each once by source and id; one result each, in the order given. @throws DondocError journalAway */
export async function parkAll(journal: Journal, parkings: readonly Parking[]): Promise<readonly Parked[]> {
  if (parkings.length === 0) return [];
  const created = new Set(await insertParked(journal.pool, 'door', parkings, null));
  const ids = parkings.map(({ input }) => parkedId(input.source, input.id));
  const stored = await rows<{ id: string; hash: string; state: ParkedState }>(
    journal,
    'select id, hash, state from parked where id = any($1)',
    [ids],
  );
  const byId = new Map(stored.map((one) => [one.id, one]));
  return parkings.map(({ input }, index) => {
    const id = ids[index] ?? '';
    const kept = byId.get(id);
    // Only the first of two equal inputs in one call was created by it.
    return { id, created: created.delete(id), same: kept?.hash === input.hash, state: kept?.state ?? 'waiting' };
  });
}

/** Parks an input, once by source and id. @throws DondocError journalAway */
export async function park(journal: Journal, input: Input, code: ErrorCode): Promise<Parked> {
  const [parked] = await parkAll(journal, [{ input, code }]);
  if (parked === undefined) throw new Error('one parked input has one result');
  return parked;
}

/** Inputs that lots parked, from their facts; in the transaction that records them. */
export async function saveParkedFacts(on: Queryable, facts: readonly Fact[]): Promise<void> {
  const parkings = facts.flatMap((fact) =>
    fact.type === 'input.parked' ? [{ input: fact.body.input, code: fact.body.code, at: fact.at }] : [],
  );
  const [first] = parkings;
  if (first !== undefined) await insertParked(on, 'fact', parkings, first.at);
}

const COLUMNS = `id, code, origin, body, parked_at as "parkedAt", state, settled_at as "settledAt", settled_by as "settledBy", note`;

const fromRow = ({ body, ...parked }: Omit<ParkedInput, 'input'> & { readonly body: string }): ParkedInput => ({
  ...parked,
  input: JSON.parse(body) as Input,
});

export interface ParkedFilter {
  /** Without it: those that wait. 'all': every one. */
  readonly state?: ParkedState | 'all';
  readonly directive?: string;
  readonly limit?: number;
}

/** Parked inputs, oldest first. @throws DondocError journalAway */
export async function listParked(journal: Journal, filter: ParkedFilter = {}): Promise<readonly ParkedInput[]> {
  const state = filter.state ?? 'waiting';
  const found = await rows<Omit<ParkedInput, 'input'> & { readonly body: string }>(
    journal,
    `select ${COLUMNS} from parked where ($1::text is null or state = $1) and ($2::text is null or directive = $2)
     order by parked_at, id limit $3`,
    [state === 'all' ? null : state, filter.directive ?? null, Math.min(filter.limit ?? MAX_LISTED, MAX_LISTED)],
  );
  return found.map(fromRow);
}

/** @throws DondocError journalAway */
export async function getParked(journal: Journal, id: string): Promise<ParkedInput | null> {
  const found = await row<Omit<ParkedInput, 'input'> & { readonly body: string }>(
    journal,
    `select ${COLUMNS} from parked where id = $1`,
    [id],
  );
  return found === null ? null : fromRow(found);
}

/**
 * Notes what an operator did with a parked input. Returns false where it was settled before (or is unknown): the first word counts.
 * `by` is a person's id.
 * @throws DondocError journalAway
 */
export async function settleParked(
  journal: Journal,
  id: string,
  state: Exclude<ParkedState, 'waiting'>,
  by: string,
  note = '',
): Promise<boolean> {
  const settled = await changed(
    journal,
    `update parked set state = $2, settled_at = clock_timestamp(), settled_by = $3, note = $4 where id = $1 and state = 'waiting'`,
    [id, state, storable(by), storable(note)],
  );
  return settled > 0;
}
