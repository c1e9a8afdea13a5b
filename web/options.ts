// What the web is given: it holds no state of its own but the secret of its forms.
import type { Logger } from 'pino';
import type { OpenEngine } from '../engine/open.ts';
import type { Part } from '../engine/readiness.ts';
import type { Mailbox } from '../infra/mailbox.ts';
import type { Journal } from '../journal/journal.ts';

/** The reading side of the local mailbox. */
export type MailReader = Pick<Mailbox, 'list' | 'get'>;

export interface WebOptions {
  /** Loopback unless said otherwise. */
  readonly host?: string;
  readonly port: number;
  readonly journal: Journal;
  readonly engine: OpenEngine;
  /** The local SMTP sink's mails; null in a real installation. */
  readonly mailbox: MailReader | null;
  readonly parts: () => Promise<readonly Part[]>;
  readonly logger: Logger;
  /**
   * On one person's own machine: no sign-in, forms work, loopback names only. Elsewhere, until sign-in exists, the pages are read-only
   * and forms are refused, since nobody could say who sent them; the API needs a token for reads too. The pages themselves show names of
   * persons to whoever can reach them: until then they belong behind an office's own gate.
   */
  readonly local: boolean;
}
