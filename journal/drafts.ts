// Drafts: notices of rungs that a person releases. They tell nobody until somebody has looked at them and let them go; who it was is kept.
import { DondocError } from '../contracts/errors.ts';
import { changed } from './connection.ts';
import { storable } from './digest.ts';
import type { Journal } from './journal.ts';
import { loadMails } from './mail.ts';
import type { MailNotice } from './mail.ts';
import { listNotices } from './inbox.ts';
import type { NoticeRow } from './inbox.ts';

/** Drafts asked for at once. */
const PAGE = 200;

/**
 * Drafts that wait, oldest first, with all their words need. `unreachable`: those whose person has no address, oldest first; they wait until the
 * directory has one, or are dropped. All of them: a draft that a cut list hides would wait for ever. @throws DondocError journalAway
 */
export async function listDrafts(
  journal: Journal,
): Promise<{ readonly drafts: readonly MailNotice[]; readonly unreachable: readonly NoticeRow[] }> {
  const notices: NoticeRow[] = [];
  for (let before: number | null | undefined; before !== null;) {
    const page = await listNotices(
      journal,
      { states: ['draft'] },
      { limit: PAGE, ...(before === undefined ? {} : { before }) },
    );
    notices.push(...page.notices);
    before = page.next;
  }
  const ids = notices.map(({ id }) => id);
  const drafts = await loadMails(journal, ids);
  const reached = new Set(drafts.map(({ id }) => id));
  return { drafts, unreachable: notices.filter(({ id }) => !reached.has(id)).toReversed() };
}

/** Longest words a draft may be given, in characters. */
export const MAX_OWN_TEXT = 20_000;
const MAX_OWN_SUBJECT = 200;

/**
 * Gives a draft other words; its subject stays where none is given. It still waits, and will go out as a letter of its own, in working
 * hours. Returns false where it is no draft (any more). @throws DondocError journalAway | tooLarge
 */
export async function editDraft(
  journal: Journal,
  id: number,
  { subject, text, by }: { readonly subject: string | null; readonly text: string; readonly by: string },
): Promise<boolean> {
  if (text.length > MAX_OWN_TEXT) throw new DondocError('tooLarge', { what: 'text', limit: `${MAX_OWN_TEXT}` });
  const sql = `update notice set own_subject = coalesce($2, own_subject), own_text = $3, urgent = true, settled_by = $4
     where id = $1 and state = 'draft'`;
  const words = [subject === null ? null : storable(subject).slice(0, MAX_OWN_SUBJECT), storable(text), storable(by)];
  return (await changed(journal, sql, [id, ...words])) > 0;
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
