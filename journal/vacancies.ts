// Vacant posts: found while addressing a notice, asked about once, settled by a directory in which somebody holds the post.
import type { Directory, Post } from '../contracts/directory.ts';
import type { Day, Instant } from '../contracts/time.ts';
import { changed, rows } from './connection.ts';
import type { Queryable } from './connection.ts';
import { dayAt, dayText } from '../rules/day.ts';
import { isValid } from '../rules/directory.ts';
import { timestamp } from './instant.ts';

export interface Vacancy {
  readonly unit: string;
  readonly post: Post;
}

export const vacancyQuestion = ({ unit, post }: Vacancy): string => `vacantPost/${unit}/${post}`;

/** Opens a question for each vacant post of a directive, or opens it again. The directive's lock must be held. */
export async function askVacancies(
  on: Queryable,
  directive: string,
  at: Instant,
  vacancies: readonly Vacancy[],
): Promise<void> {
  if (vacancies.length === 0) return;
  const ids = vacancies.map(vacancyQuestion);
  await changed(
    on,
    `insert into question (directive, id, kind, subject, words, origin, asked_at)
     select $1, id, 'vacantPost', unit, post, 'journal', $5 from unnest($2::text[], $3::text[], $4::text[]) as v(id, unit, post)
     on conflict (directive, id) do update set asked_at = excluded.asked_at, answered_at = null, answer = null
     where question.answered_at is not null and question.origin = 'journal'`,
    [directive, ids, vacancies.map(({ unit }) => unit), vacancies.map(({ post }) => post), timestamp(at)],
  );
}

/** Whether somebody holds the post on that day. */
export function isHeld(directory: Directory, { unit: id, post }: Vacancy, day: Day): boolean {
  const unit = directory.units.find((one) => one.id === id);
  return (unit?.posts ?? []).some((holder) => holder.post === post && isValid(holder, dayText(day)));
}

/** Settles the open questions whose post is now held. The day is the real one: a directory is saved by a person, now. */
export async function settleVacancies(on: Queryable, directory: Directory): Promise<void> {
  const open = await rows<{ id: string; subject: string; words: string }>(
    on,
    `select distinct id, subject, words from question where origin = 'journal' and kind = 'vacantPost' and answered_at is null`,
  );
  const today = dayAt(Date.now());
  const settled = open.filter(({ subject, words }) => isHeld(directory, { unit: subject, post: words as Post }, today));
  if (settled.length === 0) return;
  await changed(
    on,
    `update question set answered_at = clock_timestamp(), answer = 'directory'
     where origin = 'journal' and answered_at is null and id = any($1)`,
    [settled.map(({ id }) => id)],
  );
}
