// From notices to a letter. Its Message-ID is made of what is in it (the notice's key; for a digest the day, the person and all keys), so
// a letter that is sent again after a crash carries the same one and can be told apart by the receiving side, while a digest to
// which something was added in the meantime is another letter and is not taken for the first.
import { createHash } from 'node:crypto';
import type { Instant } from '../contracts/time.ts';
import { renderDigest } from '../messages/digest.ts';
import { dayAt, dayText } from '../rules/day.ts';
import type { QueuedNotice } from './mail-queue.ts';

export interface Sender {
  readonly address: string;
  /** Shown beside the address where letters of several monitors are joined. */
  readonly name: string;
}

export interface Letter {
  readonly messageId: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

const DIGEST_CHARACTERS = 32;
/** RFC 3834: nobody's absence note should answer. */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' } as const;

/** The domain of an address: it ends Message-IDs and List-Ids. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

const fingerprint = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, DIGEST_CHARACTERS);

/** `<notice.{hash of the key}@{domain}>` */
export const noticeMessageId = (key: string, domain: string): string => `<notice.${fingerprint([key])}@${domain}>`;

/** `<digest.{day}.{hash of person and keys}@{domain}>` */
export const digestMessageId = (on: Instant, person: string, keys: readonly string[], domain: string): string =>
  `<digest.${dayText(dayAt(on))}.${fingerprint([person, ...[...keys].sort()])}@${domain}>`;

/** One letter for all these notices of one person, at least one. `on`: the digest's instant. */
export function letterOf(notices: readonly [QueuedNotice, ...QueuedNotice[]], on: Instant, sender: Sender): Letter {
  const [first, ...rest] = notices;
  const domain = domainOf(sender.address);
  const contexts = [first.context, ...rest.map(({ context }) => context)] as const;
  const { subject, text } = renderDigest(contexts);
  const keys = notices.map(({ key }) => key);
  const monitors = new Set(contexts.map(({ monitor }) => monitor.name));
  return {
    messageId:
      rest.length === 0 ? noticeMessageId(first.key, domain) : digestMessageId(on, first.to.person, keys, domain),
    from: { name: monitors.size === 1 ? first.context.monitor.name : sender.name, address: sender.address },
    to: { name: first.to.name, address: first.to.email },
    subject,
    text,
    headers: {
      ...AUTOMATIC,
      ...listId(
        contexts.map(({ directive }) => directive.id),
        domain,
      ),
    },
  };
}

/** RFC 2919: one list a directive, so that people can sort; a letter about several belongs to none. */
function listId(directives: readonly string[], domain: string): Record<string, string> {
  const [only, ...others] = new Set(directives);
  return only === undefined || others.length > 0 ? {} : { 'List-Id': `<${only}.${domain}>` };
}
