// The queue of notices as the mailer sees it: a port. journal/notices.ts stands behind it (workers/mail-journal.ts); tests put their own.
import type { NoticeContext } from '../messages/context.ts';
import type { Instant } from '../contracts/time.ts';

export interface QueuedNotice {
  readonly id: number;
  /** Unique and stable: the Message-ID is made of it. */
  readonly key: string;
  readonly to: { readonly person: string; readonly name: string; readonly email: string };
  readonly createdAt: Instant;
  /** How many times it was claimed, this one included. */
  readonly attempts: number;
  readonly context: NoticeContext;
}

/** A claim is a lease: notices of a mailer that dies come back to another one when it ends. */
export interface NoticeQueue {
  /** Urgent notices that wait, oldest first. */
  claimUrgent(now: Instant, limit: number): Promise<readonly QueuedNotice[]>;
  /** All that waits and was said before `before`, by person, for up to `persons` persons; each person's oldest first. */
  claimDigest(before: Instant, persons: number, now: Instant): Promise<readonly (readonly QueuedNotice[])[]>;
  markSent(ids: readonly number[], messageId: string, sentAt: Instant): Promise<void>;
  /** They wait until `retryAt`, or fail for good where it is null. `error` holds no address. */
  markFailed(ids: readonly number[], error: string, retryAt: Instant | null): Promise<void>;
}
