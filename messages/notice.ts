// One notice: what a person is told, in the words of its form.
import type { Notice, NoticeContext } from './context.ts';

/** Writes the notice of `context.form`. Pure and total: what the context lacks leaves its words out. */
export function renderNotice(context: NoticeContext): Notice {
  return { subject: context.form, text: context.form };
}
