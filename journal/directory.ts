// The directory of units in the journal: the document without personal data, by hash and by date; persons in a table of their own,
// which can be erased.
import type { Directory, Holder } from '../contracts/directory.ts';
import type { Instant } from '../contracts/time.ts';
import { changed, row, rows, transaction } from './connection.ts';
import type { Queryable } from './connection.ts';
import { readDocument, storeDocument } from './documents.ts';
import type { Journal } from './journal.ts';
import { settleVacancies } from './vacancies.ts';

/** What stands in the person table. All null: erased. */
export interface Person {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

export interface CurrentDirectory {
  readonly hash: string;
  /** Recorded time. */
  readonly validFrom: Instant;
  /** Without personal data: names are empty, addresses null. `withPersons` fills them in. */
  readonly directory: Directory;
}

/** A directory without personal data: ids, posts, titles and dates stay. */
export const withoutPersons = (directory: Directory): Directory => ({
  ...directory,
  units: directory.units.map((unit) => ({
    ...unit,
    posts: unit.posts.map((holder): Holder => ({ ...holder, name: '', email: null, phone: null })),
  })),
});

/** The persons a directory names, each once. A person in several posts is the same person; what a post leaves out, another may give. */
export function personsOf(directory: Directory): readonly Person[] {
  const persons = new Map<string, Person>();
  for (const { person: id, name, email, phone } of directory.units.flatMap((unit) => unit.posts)) {
    const known = persons.get(id);
    persons.set(id, { id, name: known?.name ?? name, email: known?.email ?? email, phone: known?.phone ?? phone });
  }
  return [...persons.values()];
}

const SAVE_UNITS = `
insert into unit (id, name, address, parent)
select id, name, address, parent from json_to_recordset($1::json) as r(id text, name text, address text, parent text)
on conflict (id) do update set name = excluded.name, address = excluded.address, parent = excluded.parent
where (unit.name, unit.address, unit.parent) is distinct from (excluded.name, excluded.address, excluded.parent)`;

const SAVE_PERSONS = `
insert into person (id, name, email, phone)
select id, name, email, phone from json_to_recordset($1::json) as r(id text, name text, email text, phone text) order by id
on conflict (id) do update set name = excluded.name, email = excluded.email, phone = excluded.phone, saved_at = clock_timestamp()
where person.erased_at is null
  and (person.name, person.email, person.phone) is distinct from (excluded.name, excluded.email, excluded.phone)`;

/** One saver at a time: two would order their versions differently from their persons ("dir" and a number of our own). */
const DIRECTORY_LOCK = 110_429_840_893_796;

/**
 * Makes a directory the current one, from now on, and updates its persons. Saving the current one again changes nothing. A person who
 * was erased stays erased and is named in `erased`.
 * @throws DondocError journalAway | busy
 */
export async function saveDirectory(
  journal: Journal,
  directory: Directory,
): Promise<{ readonly hash: string; readonly changed: boolean; readonly erased: readonly string[] }> {
  const stripped = withoutPersons(directory);
  const persons = personsOf(directory);
  return await transaction(journal, async (client) => {
    await rows(client, 'select pg_advisory_xact_lock($1)', [DIRECTORY_LOCK]);
    const hash = await storeDocument(client, 'directory', stripped);
    const added = await changed(
      client,
      `insert into directory_version (hash)
       select $1 where $1 is distinct from (select hash from directory_version order by id desc limit 1)`,
      [hash],
    );
    await changed(client, SAVE_UNITS, [JSON.stringify(directory.units)]);
    await changed(client, SAVE_PERSONS, [JSON.stringify(persons)]);
    await dropUnreachable(client);
    await settleVacancies(client, stripped);
    const ids = persons.map(({ id }) => id);
    const erased = await rows<{ id: string }>(
      client,
      'select id from person where id = any($1) and erased_at is not null order by id',
      [ids],
    );
    return { hash, changed: added > 0, erased: erased.map(({ id }) => id) };
  });
}

/** A waiting mail to somebody who no longer has an address would wait for ever: it stays in the inbox only. */
async function dropUnreachable(on: Queryable): Promise<void> {
  await changed(
    on,
    `update notice n set state = 'no-address' from person p
     where n.state = 'queued' and p.id = n.person and p.email is null`,
  );
}

/** Directories by hash, as loaded; a handful in a process's life. */
const loaded = new Map<string, Directory>();
const MAX_LOADED = 8;

/** The directory with this hash, from memory where it was read before. */
export async function directoryByHash(on: Queryable, hash: string): Promise<Directory> {
  const known = loaded.get(hash);
  if (known !== undefined) return known;
  const directory = (await readDocument(on, hash)) as Directory | null;
  if (directory === null) throw new Error(`the journal lacks the directory ${hash}`);
  if (loaded.size >= MAX_LOADED) loaded.clear();
  loaded.set(hash, directory);
  return directory;
}

/** The directory that holds now, or null where none was ever saved. @throws DondocError journalAway */
export async function currentDirectory(journal: Journal): Promise<CurrentDirectory | null> {
  const found = await row<{ hash: string; validFrom: Instant }>(
    journal,
    'select hash, valid_from as "validFrom" from directory_version order by id desc limit 1',
  );
  if (found === null) return null;
  return { ...found, directory: await directoryByHash(journal.pool, found.hash) };
}

/** Persons by id; who is unknown is left out. @throws DondocError journalAway */
export async function loadPersons(journal: Journal, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  const found = await rows<Person>(journal, 'select id, name, email, phone from person where id = any($1)', [ids]);
  return new Map(found.map((person) => [person.id, person]));
}

/** A directory with the names and addresses that the journal has for its persons. */
export async function withPersons(journal: Journal, directory: Directory): Promise<Directory> {
  const ids = directory.units.flatMap((unit) => unit.posts.map(({ person }) => person));
  const persons = await loadPersons(journal, ids);
  const fill = (holder: Holder): Holder => {
    const person = persons.get(holder.person);
    return { ...holder, name: person?.name ?? '', email: person?.email ?? null, phone: person?.phone ?? null };
  };
  return { ...directory, units: directory.units.map((unit) => ({ ...unit, posts: unit.posts.map(fill) })) };
}

/**
 * Erases a person's name and addresses, for good: the id stays in facts and notices, mails that wait are dropped, and what a mail server
 * once answered about the address is forgotten. Returns whether the person was known.
 * @throws DondocError journalAway | busy
 */
export async function erasePerson(journal: Journal, id: string): Promise<boolean> {
  return await transaction(journal, async (client) => {
    const erased = await changed(
      client,
      `update person set name = null, email = null, phone = null, erased_at = coalesce(erased_at, clock_timestamp()) where id = $1`,
      [id],
    );
    await changed(client, `update notice set state = 'dropped' where person = $1 and state in ('queued', 'draft')`, [
      id,
    ]);
    await changed(client, 'update notice set last_error = null where person = $1 and last_error is not null', [id]);
    return erased > 0;
  });
}
