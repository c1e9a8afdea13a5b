// Drafts: notices of rungs that a person releases. They tell nobody until somebody has looked at them and let them go; who it was is kept.
import { changed } from './connection.ts';
import { storable } from './digest.ts';
import type { Journal } from './journal.ts';
import { loadMails } from './mail.ts';
import type { MailNotice } from './mail.ts';
import { listNotices } from './inbox.ts';

const MAX_DRAFTS = 200;

/** Drafts that wait, oldest first, with all their words need; those to nobody with an address are left out. @throws DondocError journalAway */
export async function listDrafts(journal: Journal): Promise<readonly MailNotice[]> {
  const { notices } = await listNotices(journal, { states: ['draft'] }, { limit: MAX_DRAFTS });
  return await loadMails(
    journal,
    notices.map(({ id }) => id),
  );
}

/** Lets a draft go out. Returns false where it is none (any more). @throws DondocError journalAway */
export async function releaseDraft(journal: Journal, id: number, by: string): Promise<boolean> {
  const released = await changed(
    journal,
    `update notice n set settled_by = $2, settled_at = clock_timestamp(),
       state = case when exists (select 1 from person p where p.id = n.person and p.email is not null)
         then 'queued' else 'no-address' end
     where n.id = $1 and n.state = 'draft'`,
    [id, storable(by)],
  );
  return released > 0;
}

/** Drops a draft. Returns false where it is none (any more). @throws DondocError journalAway */
export async function dropDraft(journal: Journal, id: number, by: string): Promise<boolean> {
  const sql = `update notice set state = 'dropped', settled_by = $2, settled_at = clock_timestamp()
     where id = $1 and state = 'draft'`;
  return (await changed(journal, sql, [id, storable(by)])) > 0;
}
