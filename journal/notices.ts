// The mailer's queue: claimed, sent or failed. A claim is a lease: a mailer that dies leaves its notices to the next one when the lease
// ends. Leases run on the database's clock, since they are about processes; everything else is asked with an instant of the caller's.
import { groupBy } from '../contracts/group.ts';
import type { DayText, Instant } from '../contracts/time.ts';
import { storable } from './digest.ts';
import { changed, rows, transaction } from './connection.ts';
import type { Journal } from './journal.ts';
import { loadMails } from './mail.ts';
import type { MailNotice } from './mail.ts';

export { listNotices } from './inbox.ts';
export type { NoticeFilter, NoticePage, NoticeRow, NoticeState } from './inbox.ts';
export type { MailNotice } from './mail.ts';

/** Longer than any mail server takes for a batch. */
const LEASE = `interval '5 minutes'`;
const FREE = `(n.lease_until is null or n.lease_until < clock_timestamp())`;
const MAX_URGENT = 500;
const MAX_PERSONS = 200;
/** Notices one digest joins; the rest follow in the next. */
const MAX_DIGEST = 200;
const MAX_ERROR_LENGTH = 500;

/** The notices of one person's digest, oldest first. */
export interface Digest {
  readonly person: string;
  readonly notices: readonly MailNotice[];
}

/** Claims urgent notices that may go out at `now`, oldest first. @throws DondocError journalAway | busy */
export async function claimUrgent(journal: Journal, now: Instant, limit: number): Promise<readonly MailNotice[]> {
  const claimed = await rows<{ id: number }>(
    journal,
    `update notice set lease_until = clock_timestamp() + ${LEASE}, attempts = attempts + 1
     where id in (
       select n.id from notice n join person p on p.id = n.person and p.email is not null
       where n.state = 'queued' and n.urgent and ${FREE} and (n.retry_at is null or n.retry_at <= $1)
       order by n.created_at, n.id limit $2 for update of n skip locked)
     returning id`,
    [new Date(now).toISOString(), Math.min(limit, MAX_URGENT)],
  );
  return await loadMails(
    journal,
    claimed.map(({ id }) => id),
  );
}

/**
 * Claims everything that waits for up to `limitPersons` persons and was said before `before` (the digest's hour), urgent notices that
 * did not go out included; what a person has written goes out by itself. `now` decides about retries.
 * @throws DondocError journalAway | busy
 */
export async function claimDigest(
  journal: Journal,
  before: Instant,
  limitPersons: number,
  now: Instant = Date.now(),
): Promise<readonly Digest[]> {
  const waiting = `n.state = 'queued' and n.own_text is null and n.created_at < $1 and (n.retry_at is null or n.retry_at <= $2) and ${FREE}`;
  const instants = [new Date(before).toISOString(), new Date(now).toISOString()];
  const ids = await transaction(journal, async (client) => {
    // The person's row is locked, so that two mailers never share one person's notices between them.
    const persons = await rows<{ id: string }>(
      client,
      `select p.id from person p
       where p.email is not null and exists (select 1 from notice n where n.person = p.id and ${waiting})
       order by p.id limit $3 for no key update of p skip locked`,
      [...instants, Math.min(limitPersons, MAX_PERSONS)],
    );
    return await rows<{ id: number }>(
      client,
      `update notice set lease_until = clock_timestamp() + ${LEASE}, attempts = attempts + 1
       where id in (
         select w.id from unnest($3::text[]) as p(id) cross join lateral (
           select n.id from notice n where n.person = p.id and ${waiting}
           order by n.created_at, n.id limit $4 for update skip locked) as w)
       returning id`,
      [...instants, persons.map(({ id }) => id), MAX_DIGEST],
    );
  });
  const mails = await loadMails(
    journal,
    ids.map(({ id }) => id),
  );
  return [...groupBy(mails, ({ person }) => person.id)].map(([person, notices]) => ({ person, notices }));
}

/** The mail server has taken these notices. @throws DondocError journalAway */
export async function markSent(
  journal: Journal,
  ids: readonly number[],
  messageId: string,
  sentAt: Instant,
): Promise<void> {
  await changed(
    journal,
    `update notice set state = 'sent', sent_at = $2, message_id = $3, lease_until = null, retry_at = null, last_error = null
     where id = any($1) and state in ('queued', 'failed', 'dropped')`,
    [ids, new Date(sentAt).toISOString(), messageId],
  );
}

/**
 * These notices did not go out: they wait until `retryAt`, or fail for good where it is null. `error` must hold no address.
 * @throws DondocError journalAway
 */
export async function markFailed(
  journal: Journal,
  ids: readonly number[],
  error: string,
  retryAt: Instant | null,
): Promise<void> {
  await changed(
    journal,
    `update notice set state = case when $3::timestamptz is null then 'failed' else 'queued' end, retry_at = $3, lease_until = null,
       last_error = $2
     where id = any($1) and state = 'queued'`,
    [ids, storable(error).slice(0, MAX_ERROR_LENGTH), retryAt === null ? null : new Date(retryAt).toISOString()],
  );
}

/** Failed notices that wait again, now. Returns how many. @throws DondocError journalAway */
export async function retryFailed(journal: Journal): Promise<number> {
  return await changed(journal, `update notice set state = 'queued', retry_at = null where state = 'failed'`);
}

export interface QueueState {
  readonly queued: number;
  readonly urgent: number;
  readonly failed: number;
  readonly draft: number;
  readonly unaddressed: number;
  /** The day on which the oldest queued notice was made. */
  readonly oldestAt: Instant | null;
  readonly oldestOn: DayText | null;
}

/** How the queue stands. @throws DondocError journalAway */
export async function queueState(journal: Journal): Promise<QueueState> {
  const [found] = await rows<QueueState>(
    journal,
    `select count(*) filter (where state = 'queued') as queued, count(*) filter (where state = 'queued' and urgent) as urgent,
       count(*) filter (where state = 'failed') as failed, count(*) filter (where state = 'draft') as draft,
       count(*) filter (where state = 'unaddressed') as unaddressed,
       min(created_at) filter (where state = 'queued') as "oldestAt",
       (min(created_at) filter (where state = 'queued') at time zone interval '7 hours')::date as "oldestOn"
     from notice where state in ('queued', 'failed', 'draft', 'unaddressed')`,
  );
  if (found === undefined) throw new Error('an aggregate has one row');
  return found;
}
