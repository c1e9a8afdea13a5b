// The mailer with its transport. On the local stack every notice goes to the sink on this machine at once, whatever the hour.
import type { Logger } from 'pino';
import type { CalendarFile } from '../../contracts/calendar.ts';
import type { Policy } from '../../contracts/policy.ts';
import type { Journal } from '../../journal/journal.ts';
import { snapshot } from '../../rules/calendar.ts';
import { dayAt } from '../../rules/day.ts';
import { journalQueue } from '../../workers/mail-journal.ts';
import type { Mailer, Sender } from '../../workers/mailer.ts';
import { runMailer } from '../../workers/mailer.ts';
import { smtpTransport } from '../../workers/mail-transport.ts';

const YEAR_DAYS = 366;
/** Reserved by RFC 2606; the sink keeps everything here. */
export const LOCAL_SENDER: Sender = { address: 'don-doc@dondoc.example', name: 'dondoc (chạy thử trên máy này)' };

export interface MailerParts {
  readonly journal: Journal;
  readonly policy: Policy;
  readonly calendar: CalendarFile;
  readonly smtp: string;
  /** Where the pages are, without a slash at the end. */
  readonly web: string;
  readonly from: Sender;
  readonly hours: 'policy' | 'at-once';
  readonly logger: Logger;
}

export async function startMailer(parts: MailerParts): Promise<Mailer> {
  const { journal, policy, calendar, smtp, web, logger, from, hours } = parts;
  const today = dayAt(Date.now());
  const days = snapshot(calendar, today - YEAR_DAYS, today + 2 * YEAR_DAYS, '');
  const transport = smtpTransport(smtp);
  const mailer = await runMailer({
    queue: journalQueue(journal, { calendar: days, baseUrl: web }),
    transport,
    policy,
    calendar: days,
    from,
    logger,
    hours,
  });
  return {
    ...mailer,
    stop: async () => {
      await mailer.stop();
      transport.close();
    },
  };
}
