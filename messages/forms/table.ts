// The words of each form.
import type { Form } from '../../contracts/policy.ts';
import type { FormWords } from '../form.ts';
import { cancelled } from './cancelled.ts';
import { extensionAsked, extensionGranted, extensionRefused } from './extension.ts';
import { resumed, suspended } from './suspension.ts';
import { reopened, withdrawn } from './taken-back.ts';
import { ackMissing } from './ack-missing.ts';
import { assigned } from './assigned.ts';
import { bulletin } from './bulletin.ts';
import { checkMail } from './check-mail.ts';
import { confirmationPending } from './confirmation-pending.ts';
import { contributionAsked } from './contribution-asked.ts';
import { correction } from './correction.ts';
import { chaseStarted, deadlineMoved } from './deadline.ts';
import { declined } from './declined.ts';
import { escalation } from './escalation.ts';
import { overdue } from './overdue.ts';
import { questionAsked } from './question-asked.ts';
import { reminder } from './reminder.ts';
import { returned } from './returned.ts';
import { reviewOpened } from './review-opened.ts';
import { settled } from './settled.ts';

export const FORMS: Readonly<Record<Form, FormWords>> = {
  assigned,
  reminder,
  ackMissing,
  checkMail,
  overdue,
  escalation,
  bulletin,
  confirmationPending,
  returned,
  declined,
  withdrawn,
  reopened,
  extensionAsked,
  extensionGranted,
  extensionRefused,
  suspended,
  resumed,
  cancelled,
  settled,
  correction,
  deadlineMoved,
  chaseStarted,
  contributionAsked,
  reviewOpened,
  questionAsked,
};
