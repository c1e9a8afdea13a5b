// The audit of notices: each comes from a message of its fact, and each message of a fact reached somebody or is marked `unaddressed`.
// Persons are not looked up again: the directory may have changed since, and who was told then was told.
import type { PoolClient } from 'pg';
import type { Fact, Notify } from '../contracts/fact.ts';
import { groupBy } from '../contracts/group.ts';
import { noticeKey } from './addressing.ts';
import type { Report } from './audit.ts';
import { rows } from './connection.ts';

interface StoredNotice {
  readonly key: string;
  readonly seq: number;
  readonly assignment: string | null;
  readonly form: string;
  readonly role: string;
  readonly unit: string | null;
  readonly person: string | null;
  readonly createdAt: number;
}

/** Checks the notices of a page of facts. */
export async function checkNotices(
  client: PoolClient,
  directive: string,
  page: readonly { readonly seq: number; readonly body: string }[],
  report: Report,
): Promise<void> {
  const [first] = page;
  const last = page.at(-1);
  if (first === undefined || last === undefined) return;
  const stored = await rows<StoredNotice>(
    client,
    `select key, seq, assignment, form, role, unit, person, created_at as "createdAt"
     from notice where directive = $1 and seq between $2 and $3`,
    [directive, first.seq, last.seq],
  );
  const bySeq = groupBy(stored, ({ seq }) => seq);
  for (const { seq, body } of page) {
    const fact = JSON.parse(body) as Fact;
    const notices = bySeq.get(seq) ?? [];
    bySeq.delete(seq);
    for (const notice of notices) {
      if (!comesFrom(notice, fact)) report('notice', `notice ${notice.key} does not come from fact ${seq}`);
    }
    for (const notify of fact.notify) {
      if (!reached(notify, notices)) report('notice', `${notify.form} to ${notify.role} of fact ${seq} reached nobody`);
    }
  }
  for (const seq of bySeq.keys()) report('notice', `notices of fact ${seq}, which is not there`);
}

function comesFrom(notice: StoredNotice, fact: Fact): boolean {
  const recipient = notice.person ?? `~${notice.unit ?? ''}/${notice.role}`;
  const said = fact.notify.some(
    ({ form, role, unit }) => form === notice.form && role === notice.role && unit === notice.unit,
  );
  return (
    said &&
    notice.assignment === fact.assignment &&
    notice.createdAt === fact.at &&
    notice.key ===
      noticeKey(
        fact.directive,
        fact.key,
        fact.notify.find(({ form }) => form === notice.form)?.form ?? 'assigned',
        recipient,
      )
  );
}

/**
 * Somebody has this form of the fact. One person in two roles has it once, so the role may be another's. A committee member in charge may
 * not exist, and of those told before there may be none.
 */
const reached = ({ role, form }: Notify, notices: readonly StoredNotice[]): boolean =>
  role === 'told' || role === 'committee' || notices.some((notice) => notice.form === form);
