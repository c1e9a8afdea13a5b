// Writing notices down, and who was told what before.
import type { NewNotice, Told } from './addressing.ts';
import { storable } from './canonical.ts';
import { changed, rows } from './connection.ts';
import type { Queryable } from './connection.ts';
import { timestamp } from './instant.ts';

/** Who has been told that each assignment is late since it was last settled or corrected. A draft nobody sent has told nobody. */
export async function loadTold(on: Queryable, assignments: readonly string[]): Promise<Map<string, Map<string, Told>>> {
  const told = new Map<string, Map<string, Told>>();
  if (assignments.length === 0) return told;
  const found = await rows<Told & { assignment: string }>(
    on,
    `select distinct on (n.assignment, n.person) n.assignment, n.person, n.person_unit as "personUnit", n.post
     from notice n
     where n.assignment = any($1) and n.tells_late and n.person is not null and n.state not in ('draft', 'dropped')
       and n.seq > coalesce((select max(s.seq) from notice s
         where s.assignment = n.assignment and s.form in ('settled', 'correction')), 0)
     order by n.assignment, n.person, n.id`,
    [assignments],
  );
  for (const { assignment, ...person } of found) {
    const persons = told.get(assignment) ?? new Map<string, Told>();
    persons.set(person.person, person);
    told.set(assignment, persons);
  }
  return told;
}

/** Queues notices; one that is there already stays as it is. A person without an address has the inbox only. */
export async function saveNotices(on: Queryable, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  const written = notices.map((notice) => ({
    ...notice,
    factKey: storable(notice.factKey),
    createdAt: timestamp(notice.createdAt),
  }));
  await changed(
    on,
    `insert into notice (key, directive, seq, fact_key, assignment, form, role, unit, person, person_unit, post, urgent, tells_late,
       release, state, created_at)
     select r.key, r.directive, r.seq, r."factKey", r.assignment, r.form, r.role, r.unit, r.person, r."personUnit", r.post, r.urgent,
       r."tellsLate", r.release, case when r.state = 'queued' and p.email is null then 'no-address' else r.state end, r."createdAt"
     from json_to_recordset($1::json) as r(key text, directive text, seq bigint, "factKey" text, assignment text, form text, role text,
       unit text, person text, "personUnit" text, post text, urgent boolean, "tellsLate" boolean, release text, state text,
       "createdAt" timestamptz)
     left join person p on p.id = r.person
     on conflict (key) do nothing`,
    [JSON.stringify(written)],
  );
}
