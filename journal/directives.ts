// What deploying writes before the first fact: the directive, its duties, and which lot runs which pair.
import type { DirectiveKind } from '../contracts/plan.ts';
import type { DutyTerms } from '../contracts/terms.ts';
import type { DayText, Instant } from '../contracts/time.ts';
import { canonicalJson } from '../contracts/canonical.ts';
import { storable } from './digest.ts';
import { genesis } from './chain.ts';
import { changed, row, rows } from './connection.ts';
import { timestamp } from './instant.ts';
import type { Journal } from './journal.ts';

export { loadDocument, loadText, saveDocument, saveText } from './documents.ts';

/** Rows one statement carries. */
const ROWS_PER_STATEMENT = 5_000;

export interface DirectiveRegistration {
  readonly id: string;
  readonly number: string | null;
  readonly kind: DirectiveKind | null;
  readonly title: string | null;
  readonly issuer: string | null;
  readonly issuedOn: DayText | null;
  readonly planHash: string;
  readonly textHash: string | null;
  readonly directoryHash: string;
  readonly policyHash: string;
  readonly calendarHash: string;
  readonly approvedBy: string;
  readonly chaseFrom: Instant;
  /** The unit that follows the directive up: the monitor's roles are looked up there. */
  readonly monitor: string | null;
}

export interface Registered {
  /** False: it was registered before; the hashes are those of then. */
  readonly created: boolean;
  readonly planHash: string;
  readonly textHash: string | null;
  readonly directoryHash: string;
  readonly policyHash: string;
  readonly calendarHash: string;
  readonly approvedBy: string;
  readonly chaseFrom: Instant;
}

const REGISTER = `
insert into directive (id, number, kind, title, issuer, issued_on, plan_hash, text_hash, directory_hash, policy_hash, calendar_hash,
  approved_by, chase_from, monitor, head)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
on conflict (id) do nothing`;

/** The plan a directive is registered with, by its hash; null: there is no such directive. @throws DondocError journalAway */
export async function planHashOf(journal: Journal, id: string): Promise<string | null> {
  const sql = 'select plan_hash as "planHash" from directive where id = $1';
  return (await row<{ planHash: string }>(journal, sql, [id]))?.planHash ?? null;
}

/** Registers a directive once; again: nothing changes, and the hashes say what it was registered with. @throws DondocError journalAway */
export async function registerDirective(journal: Journal, directive: DirectiveRegistration): Promise<Registered> {
  const { id, kind, issuedOn, planHash, textHash, directoryHash, policyHash, calendarHash, monitor } = directive;
  const words = [directive.number, kind, directive.title, directive.issuer];
  const created = await changed(journal, REGISTER, [
    id,
    ...words.map((word) => (word === null ? null : storable(word))),
    issuedOn,
    planHash,
    textHash,
    directoryHash,
    policyHash,
    calendarHash,
    storable(directive.approvedBy),
    timestamp(directive.chaseFrom),
    monitor,
    genesis(id),
  ]);
  const kept = await row<Omit<Registered, 'created'>>(
    journal,
    `select plan_hash as "planHash", text_hash as "textHash", directory_hash as "directoryHash", policy_hash as "policyHash",
       calendar_hash as "calendarHash", approved_by as "approvedBy", chase_from as "chaseFrom" from directive where id = $1`,
    [id],
  );
  if (kept === null) throw new Error(`directive ${id} vanished while it was registered`);
  return { created: created > 0, ...kept };
}

/** Directives of which something still runs: the directive itself, or a lot. @throws DondocError journalAway */
export async function unfinishedDirectives(journal: Journal): Promise<readonly string[]> {
  const found = await rows<{ id: string }>(
    journal,
    `select d.id from directive d where d.status = 'running'
       or exists (select 1 from lot l where l.directive = d.id and l.status = 'open') order by d.id`,
  );
  return found.map(({ id }) => id);
}

/** Directives that run, and can be given other terms. @throws DondocError journalAway */
export async function runningDirectives(journal: Journal): Promise<readonly string[]> {
  const found = await rows<{ id: string }>(journal, `select id from directive where status = 'running' order by id`);
  return found.map(({ id }) => id);
}

export interface DutyRow {
  readonly id: string;
  readonly kind: DutyTerms['kind'];
  readonly review: DutyTerms['review'];
  readonly title: string;
  /** The directive's own words. */
  readonly quote: string;
  /** The place in the directive: "mục III, khoản 2, điểm a". */
  readonly place: string | null;
  /** The time in the directive's words. */
  readonly timeText: string | null;
  readonly terms: DutyTerms | null;
}

/** Registers duties in the plan's order; those that are there stay as they are. @throws DondocError journalAway */
export async function registerDuties(journal: Journal, directive: string, duties: readonly DutyRow[]): Promise<void> {
  const written = duties.map((duty, position) => ({
    ...duty,
    position,
    title: storable(duty.title),
    quote: storable(duty.quote),
    place: duty.place === null ? null : storable(duty.place),
    timeText: duty.timeText === null ? null : storable(duty.timeText),
    terms: duty.terms === null ? null : canonicalJson(duty.terms),
  }));
  await changed(
    journal,
    `insert into duty (directive, id, position, kind, review, title, quote, place, time_text, terms)
     select $1, id, position, kind, review, title, quote, place, "timeText", terms
     from json_to_recordset($2::json) as r(id text, position int, kind text, review text, title text, quote text, place text,
       "timeText" text, terms text)
     on conflict (directive, id) do nothing`,
    [directive, JSON.stringify(written)],
  );
}

/** A directive's duties in the plan's order. @throws DondocError journalAway */
export async function dutiesOf(journal: Journal, directive: string): Promise<readonly DutyRow[]> {
  const found = await rows<Omit<DutyRow, 'terms'> & { readonly terms: string | null }>(
    journal,
    `select id, kind, review, title, quote, place, time_text as "timeText", terms from duty where directive = $1
     order by position, id`,
    [directive],
  );
  return found.map((duty) => ({ ...duty, terms: duty.terms === null ? null : (JSON.parse(duty.terms) as DutyTerms) }));
}

export interface PairRow {
  readonly duty: string;
  readonly unit: string;
  readonly lot: number;
}

/** Registers which lot runs which pair; a pair that has a lot keeps it. @throws DondocError journalAway */
export async function registerPairs(journal: Journal, directive: string, pairs: readonly PairRow[]): Promise<void> {
  for (let from = 0; from < pairs.length; from += ROWS_PER_STATEMENT) {
    const part = pairs.slice(from, from + ROWS_PER_STATEMENT);
    await changed(
      journal,
      `insert into pair (directive, duty, unit, lot)
       select $1, * from unnest($2::text[], $3::text[], $4::int[]) on conflict (directive, duty, unit) do nothing`,
      [directive, part.map(({ duty }) => duty), part.map(({ unit }) => unit), part.map(({ lot }) => lot)],
    );
  }
}

/** A directive's pairs. @throws DondocError journalAway */
export async function pairsOf(journal: Journal, directive: string): Promise<readonly PairRow[]> {
  return await rows<PairRow>(
    journal,
    'select duty, unit, lot from pair where directive = $1 order by lot, duty, unit',
    [directive],
  );
}

export interface PairName {
  readonly directive: string;
  readonly duty: string;
  readonly unit: string;
}

/** The lot that runs each pair, in the order given, null where no lot does. @throws DondocError journalAway */
export async function lotsFor(journal: Journal, targets: readonly PairName[]): Promise<readonly (number | null)[]> {
  if (targets.length === 0) return [];
  const found = await rows<{ lot: number | null }>(
    journal,
    `select p.lot from unnest($1::text[], $2::text[], $3::text[]) with ordinality as t(directive, duty, unit, position)
     left join pair p on p.directive = t.directive and p.duty = t.duty and p.unit = t.unit order by t.position`,
    [targets.map(({ directive }) => directive), targets.map(({ duty }) => duty), targets.map(({ unit }) => unit)],
  );
  return found.map(({ lot }) => lot);
}

/** The lot of one pair, or null. @throws DondocError journalAway */
export async function lotOf(journal: Journal, target: PairName): Promise<number | null> {
  return (await lotsFor(journal, [target]))[0] ?? null;
}

/** Which of these directives are registered. @throws DondocError journalAway */
export async function knownDirectives(journal: Journal, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await rows<{ id: string }>(journal, 'select id from directive where id = any($1)', [ids]);
  return new Set(found.map(({ id }) => id));
}
