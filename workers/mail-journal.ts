// The mailer's queue on the journal: claims, then gathers what the words need. What belongs to a directive is kept, since it does not change
// while it runs; what belongs to an assignment is read each time.
import { addressees } from '../rules/directory.ts';
import { dayAt } from '../rules/day.ts';
import type { CalendarSnapshot } from '../contracts/calendar.ts';
import type { Directory } from '../contracts/directory.ts';
import type { Fact } from '../contracts/fact.ts';
import type { Instant } from '../contracts/time.ts';
import { currentDirectory, loadPersons } from '../journal/directory.ts';
import { dutiesOf, pairsOf } from '../journal/directives.ts';
import type { DutyRow, PairRow } from '../journal/directives.ts';
import { factsOfAssignment } from '../journal/facts.ts';
import type { Journal } from '../journal/journal.ts';
import { claimDigest, claimUrgent, markFailed, markSent } from '../journal/notices.ts';
import type { MailNotice } from '../journal/notices.ts';
import type { NoticeMonitor } from '../messages/context.ts';
import { contextOf, NEEDS_HISTORY } from './mail-context.ts';
import type { NoticeQueue, QueuedNotice } from './mail-queue.ts';

export interface JournalQueueOptions {
  readonly calendar: CalendarSnapshot;
  /** Where the pages are, without a slash at the end: "https://dondoc.example.vn". */
  readonly baseUrl: string;
  /** The page of a notice, below `baseUrl`; null: none. */
  readonly pathOf?: (mail: MailNotice) => string | null;
}

/** Directives whose duties and pairs are kept in memory. */
const MAX_KEPT = 50;

interface Kept {
  readonly duties: readonly DutyRow[];
  readonly pairs: readonly PairRow[];
}

/** Where a notice leads: its assignment; a question to the page of questions; else its directive. */
export function defaultPath({ assignment, directive, form }: MailNotice): string {
  if (assignment !== null) return `/viec/${assignment.id}`;
  return form === 'questionAsked' ? '/cau-hoi' : `/van-ban/${directive.id}`;
}

/** Gathers what the words of notices need: for the mailer's queue, and for drafts that a person looks at. */
export function noticeContexts(
  journal: Journal,
  options: JournalQueueOptions,
): (mails: readonly MailNotice[], now: Instant) => Promise<readonly QueuedNotice[]> {
  const kept = new Map<string, Kept>();
  const directiveOf = async (id: string): Promise<Kept> => {
    const known = kept.get(id);
    if (known !== undefined) return known;
    const [duties, pairs] = await Promise.all([dutiesOf(journal, id), pairsOf(journal, id)]);
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(id, { duties, pairs });
    return { duties, pairs };
  };
  return async (mails, now) => {
    if (mails.length === 0) return [];
    const directory = (await currentDirectory(journal))?.directory ?? null;
    const contacts = await contactsOf(journal, directory, mails, now);
    const found: QueuedNotice[] = [];
    for (const mail of mails) {
      const { duties, pairs } = await directiveOf(mail.directive.id);
      const history = await historyOf(journal, mail);
      const ground = {
        directory,
        calendar: options.calendar,
        duties,
        ...actorsOf(mail, duties, pairs, directory),
        contact: contacts.get(mail.monitor?.id ?? '') ?? null,
        history,
        url: urlOf(mail, options),
      };
      found.push(asQueued(mail, contextOf(mail, ground, now)));
    }
    return found;
  };
}

/** The queue that journal/notices.ts keeps. */
export function journalQueue(journal: Journal, options: JournalQueueOptions): NoticeQueue {
  const queued = noticeContexts(journal, options);
  return {
    claimUrgent: async (now, limit) => await queued(await claimUrgent(journal, now, limit), now),
    async claimDigest(before, persons, now) {
      const digests = await claimDigest(journal, before, persons, now);
      return await Promise.all(digests.map(async ({ notices }) => await queued(notices, now)));
    },
    markSent: async (ids, messageId, sentAt) => await markSent(journal, ids, messageId, sentAt),
    markFailed: async (ids, error, retryAt) => await markFailed(journal, ids, error, retryAt),
  };
}

const asQueued = (mail: MailNotice, context: QueuedNotice['context']): QueuedNotice => ({
  id: mail.id,
  key: mail.key,
  to: { person: mail.person.id, name: mail.person.name, email: mail.person.email },
  createdAt: mail.createdAt,
  attempts: mail.attempts,
  context,
});

function urlOf(mail: MailNotice, { baseUrl, pathOf = defaultPath }: JournalQueueOptions): string | null {
  const path = pathOf(mail);
  return path === null || baseUrl === '' ? null : `${baseUrl.replace(/\/+$/, '')}${path}`;
}

async function historyOf(journal: Journal, { form, assignment }: MailNotice): Promise<readonly Fact[]> {
  if (assignment === null || !NEEDS_HISTORY.has(form)) return [];
  return (await factsOfAssignment(journal, assignment.id)).map(({ fact }) => fact);
}

function actorsOf(
  { duty }: MailNotice,
  duties: readonly DutyRow[],
  pairs: readonly PairRow[],
  directory: Directory | null,
): { readonly leads: readonly string[]; readonly coordinators: readonly string[] } {
  if (duty === null) return { leads: [], coordinators: [] };
  const names = new Map(directory?.units.map(({ id, name }) => [id, name]));
  const named = (ids: readonly string[]): readonly string[] => ids.map((id) => names.get(id) ?? id);
  const terms = duties.find(({ id }) => id === duty.id)?.terms ?? null;
  const leads = pairs.filter((pair) => pair.duty === duty.id).map(({ unit }) => unit);
  return { leads: named(leads), coordinators: named(terms?.coordinators ?? []) };
}

/** For each monitor the person to call: its clerk, else its head. */
async function contactsOf(
  journal: Journal,
  directory: Directory | null,
  mails: readonly MailNotice[],
  now: Instant,
): Promise<ReadonlyMap<string, NonNullable<NoticeMonitor['contact']>>> {
  const contacts = new Map<string, NonNullable<NoticeMonitor['contact']>>();
  if (directory === null) return contacts;
  const monitors = [...new Set(mails.flatMap(({ monitor }) => monitor?.id ?? []))];
  const found = monitors.flatMap((monitor) => {
    const [first] = addressees(directory, { unit: null, role: 'monitor-clerk', monitor, day: dayAt(now) }).persons;
    return first === undefined ? [] : [{ monitor, ...first }];
  });
  const persons = await loadPersons(
    journal,
    found.map(({ person }) => person),
  );
  for (const { monitor, person, unit, post } of found) {
    const { name = null, phone = null } = persons.get(person) ?? {};
    const posts = directory.units.find(({ id }) => id === unit)?.posts ?? [];
    const title = posts.find((holder) => holder.person === person && holder.post === post)?.title ?? null;
    if (name !== null) contacts.set(monitor, { name, title, phone });
  }
  return contacts;
}
