// The mailer of the local stack: every notice goes to the sink on this machine, at once, whatever the hour.
import type { Logger } from 'pino';
import type { CalendarFile } from '../../contracts/calendar.ts';
import type { Policy } from '../../contracts/policy.ts';
import type { Journal } from '../../journal/journal.ts';
import { snapshot } from '../../rules/calendar.ts';
import { dayAt } from '../../rules/day.ts';
import { journalQueue } from '../../workers/mail-journal.ts';
import type { Mailer } from '../../workers/mailer.ts';
import { runMailer } from '../../workers/mailer.ts';
import { smtpTransport } from '../../workers/mail-transport.ts';

const YEAR_DAYS = 366;
const FROM = { address: 'don-doc@dondoc.example', name: 'dondoc (chạy thử trên máy này)' };

export interface LocalMailerOptions {
  readonly journal: Journal;
  readonly policy: Policy;
  readonly calendar: CalendarFile;
  readonly smtp: string;
  readonly web: string;
  readonly logger: Logger;
}

export async function startLocalMailer({
  journal,
  policy,
  calendar,
  smtp,
  web,
  logger,
}: LocalMailerOptions): Promise<Mailer> {
  const today = dayAt(Date.now());
  const days = snapshot(calendar, today - YEAR_DAYS, today + 2 * YEAR_DAYS, '');
  const transport = smtpTransport(smtp);
  const mailer = await runMailer({
    queue: journalQueue(journal, { calendar: days, baseUrl: web }),
    transport,
    policy,
    calendar: days,
    from: FROM,
    logger,
    hours: 'at-once',
  });
  return {
    ...mailer,
    stop: async () => {
      await mailer.stop();
      transport.close();
    },
  };
}
