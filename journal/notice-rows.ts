// Writing notices down, and who was told what before.
import type { NewNotice, Told } from './addressing.ts';
import { unnest } from './columns.ts';
import type { Column } from './columns.ts';
import { changed, rows } from './connection.ts';
import type { Queryable } from './connection.ts';
import { timestamp } from './instant.ts';

/** Who has been told that each assignment is late since those who had been told heard how it ended. A draft nobody sent has told nobody. */
export async function loadTold(on: Queryable, assignments: readonly string[]): Promise<Map<string, Map<string, Told>>> {
  const told = new Map<string, Map<string, Told>>();
  if (assignments.length === 0) return told;
  const found = await rows<Told & { assignment: string }>(
    on,
    `select distinct on (n.assignment, n.person) n.assignment, n.person, n.person_unit as "personUnit", n.post
     from notice n
     where n.assignment = any($1) and n.tells_late and n.person is not null and n.state not in ('draft', 'dropped')
       and n.seq > coalesce((select max(s.seq) from notice s
         where s.assignment = n.assignment and s.role = 'told'), 0)
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

type WrittenNotice = Omit<NewNotice, 'createdAt'> & { readonly createdAt: string };

const WRITTEN: readonly Column<WrittenNotice>[] = [
  'key text',
  'directive text',
  'seq bigint',
  'assignment text',
  'form text',
  'role text',
  'unit text',
  'person text',
  'personUnit text',
  'post text',
  'urgent boolean',
  'tellsLate boolean',
  'release text',
  'state text',
  'createdAt timestamptz',
];

/** Queues notices; one that is there already stays as it is. A person without an address has the inbox only. */
export async function saveNotices(on: Queryable, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  const written = notices.map((notice): WrittenNotice => ({ ...notice, createdAt: timestamp(notice.createdAt) }));
  const { table, values } = unnest(written, WRITTEN);
  await changed(
    on,
    `insert into notice (key, directive, seq, assignment, form, role, unit, person, person_unit, post, urgent, tells_late, release,
       state, created_at)
     select r.key, r.directive, r.seq, r.assignment, r.form, r.role, r.unit, r.person, r."personUnit", r.post, r.urgent,
       r."tellsLate", r.release, case when r.state = 'queued' and p.email is null then 'no-address' else r.state end, r."createdAt"
     from ${table} left join person p on p.id = r.person
     on conflict (key) do nothing`,
    values,
  );
}
