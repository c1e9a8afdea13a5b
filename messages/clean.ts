// What comes from outside (names, quotes, reasons) is made fit to stand in a line: composed Unicode, no control characters, single
// spaces. So no title can break a subject's header and no reason can look like a second notice. Of a document that bears a secrecy
// stamp neither title nor words remain.
import type { NoticeContext } from './context.ts';

// Control and format characters (bidi overrides, zero-width marks), line separators.
const UNFIT = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;

/** A text fit to stand in a line, its blanks kept. */
export const cleanLine = (text: string): string => text.normalize('NFC').replace(UNFIT, ' ').trimEnd();

export const cleanText = (text: string): string => cleanLine(text).replace(/\s+/g, ' ').trim();

function cleanValue(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleanValue(inner)]));
}

/** The same context, with every text fit for a line. */
export function cleanContext(context: NoticeContext): NoticeContext {
  const clean = cleanValue(context) as NoticeContext;
  return clean.directive.secrecy === null || clean.directive.secrecy === '' ? clean : withoutContents(clean);
}

function withoutContents(context: NoticeContext): NoticeContext {
  const { directive, duty, basis, review, question } = context;
  return {
    ...context,
    directive: { ...directive, title: null },
    duty: duty === null ? null : { ...duty, title: `nhiệm vụ ${duty.id}`, quote: null, timeText: null, product: null },
    basis: basis === null ? null : { ...basis, words: '' },
    review: review === null ? null : { ...review, timeText: null },
    question: question === null ? null : { ...question, words: '' },
    reason: null,
    attachments: [],
  };
}
