// One notice: greeting, the words of its form, foot. The forms follow one another's pattern and stand in forms/, one file each.
import { addressLine } from './address.ts';
import { cleanContext } from './clean.ts';
import type { Notice, NoticeContext } from './context.ts';
import { foot } from './foot.ts';
import { FORMS } from './forms/table.ts';
import { join } from './line.ts';

/** Writes the notice of `context.form`. Pure and total: what the context lacks leaves its words out. */
export function renderNotice(context: NoticeContext): Notice {
  const clean = cleanContext(context);
  const words = FORMS[clean.form];
  const text = join('\n\n', addressLine(clean), ...words.body(clean), foot(clean)) ?? '';
  return { subject: words.subject(clean), text: `${text}\n` };
}
