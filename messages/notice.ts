// One notice: greeting, the words of its form, foot. The forms follow one another's pattern and stand in forms/, one file each.
import { addressLine } from './address.ts';
import { cleanContext, cleanLine, cleanText } from './clean.ts';
import type { Notice, NoticeContext } from './context.ts';
import { foot } from './foot.ts';
import { FORMS } from './forms/table.ts';
import { join } from './line.ts';
import type { Part } from './line.ts';
import { recordedSince } from './deadline.ts';
import type { Form } from '../contracts/policy.ts';

/** Writes the notice of `context.form`. Pure and total: what the context lacks leaves its words out. */
export function renderNotice(context: NoticeContext): Notice {
  const clean = cleanContext(context);
  const words = FORMS[clean.form];
  if (context.own !== null) return ownWords(context.own, words.subject(clean));
  const text = join('\n\n', addressLine(clean), ...words.body(clean), overtaken(clean), foot(clean)) ?? '';
  return { subject: words.subject(clean), text: `${text}\n` };
}

/** A person's words go out as they were written, lines and all; only what no line can hold is left out. */
const ownWords = ({ subject, text }: NonNullable<NoticeContext['own']>, written: string): Notice => ({
  subject: subject === null ? written : cleanText(subject),
  text: `${text.split(/\r?\n/).map(cleanLine).join('\n').trimEnd()}\n`,
});

/** Forms that say a result is missing. */
const MISSING: ReadonlySet<Form> = new Set([
  'reminder',
  'ackMissing',
  'checkMail',
  'overdue',
  'escalation',
  'bulletin',
]);

/** A notice held until the morning may be overtaken by the report: then it says so itself. */
function overtaken(context: NoticeContext): Part {
  const since = MISSING.has(context.form) ? recordedSince(context) : null;
  return since === null
    ? null
    : `Sau thời điểm lập thông báo này, ${context.monitor.name} đã ghi nhận ${since}; ${context.unit.name} không cần báo cáo thêm.`;
}
