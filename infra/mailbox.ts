/**
 * The mails that the local SMTP sink took, one JSON file each in a folder, so that the page can show them and a restart
 * keeps them. The name is the instant of receipt and a hash of the Message-ID: names sort by time, and the same mail
 * taken twice in one instant is one file. Beyond the limit the oldest go.
 */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalStackError, reasonOf } from './errors.ts';

export const MAILBOX_LIMIT = 10_000;
export const MAX_PAGE_SIZE = 200;
const HASH_LENGTH = 16;
const FILE_NAME = /^[0-9]{8}T[0-9]{9}Z-[0-9a-f]{16}$/;

export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

export interface ReceivedMail {
  /** As in the header, with its angle brackets; made from the content where a mail has none. */
  readonly messageId: string;
  /** ISO 8601 in UTC: when the sink took it. */
  readonly receivedAt: string;
  readonly from: MailAddress | null;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  /** Who it was really sent to (the envelope), which may be more than the headers say. */
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  /** The headers, lower-case names, in their order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Where received mails go. */
export interface MailStore {
  add(mail: ReceivedMail): Promise<void>;
}

export interface StoredMail extends ReceivedMail {
  /** Its name in the mailbox. */
  readonly id: string;
}

export interface MailPage {
  readonly mails: readonly StoredMail[];
  /** How many the mailbox has in all. */
  readonly total: number;
}

function idOf(mail: ReceivedMail): string {
  const instant = mail.receivedAt.replaceAll(/[-:.]/g, '');
  const hash = createHash('sha256').update(mail.messageId).digest('hex').slice(0, HASH_LENGTH);
  return `${instant}-${hash}`;
}

/** A mailbox in a folder. Any number of readers; one process writes. */
export class Mailbox implements MailStore {
  readonly #folder: string;
  readonly #limit: number;

  private constructor(folder: string, limit: number) {
    this.#folder = folder;
    this.#limit = limit;
  }

  /** Opens the mailbox; its folder is made. */
  static async open(folder: string, limit: number = MAILBOX_LIMIT): Promise<Mailbox> {
    try {
      await mkdir(folder, { recursive: true });
    } catch (error) {
      throw new LocalStackError('folderUnusable', { path: folder, reason: reasonOf(error) }, { cause: error });
    }
    return new Mailbox(folder, limit);
  }

  async add(mail: ReceivedMail): Promise<void> {
    const path = this.#path(idOf(mail));
    await writeFile(`${path}.new`, JSON.stringify(mail));
    await rename(`${path}.new`, path);
    const ids = this.#ids();
    for (const old of ids.slice(this.#limit)) await rm(this.#path(old), { force: true });
  }

  /** One page, newest first. `limit` is at most `MAX_PAGE_SIZE`. */
  async list(page: { readonly offset?: number; readonly limit?: number } = {}): Promise<MailPage> {
    const ids = this.#ids();
    const offset = Math.max(0, page.offset ?? 0);
    const limit = Math.min(MAX_PAGE_SIZE, Math.max(0, page.limit ?? MAX_PAGE_SIZE));
    const read = await Promise.all(ids.slice(offset, offset + limit).map(async (id) => await this.get(id)));
    return { mails: read.filter((mail) => mail !== null), total: ids.length };
  }

  /** One mail, or null. */
  async get(id: string): Promise<StoredMail | null> {
    // Ids come from addresses of pages: nothing but a name of ours becomes a path.
    if (!FILE_NAME.test(id)) return null;
    const content = await readFile(this.#path(id), 'utf8').catch(() => null);
    return content === null ? null : { id, ...(JSON.parse(content) as ReceivedMail) };
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.json`);
  }

  /** All ids, newest first. */
  #ids(): readonly string[] {
    return readdirSync(this.#folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -'.json'.length))
      .filter((id) => FILE_NAME.test(id))
      .sort((a, b) => (a < b ? 1 : -1));
  }
}
