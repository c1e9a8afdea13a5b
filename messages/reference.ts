// How documents are named: "Nghị quyết số 12-NQ/TU, ngày 08/6/2026 của Ban Thường vụ Tỉnh ủy" (Party), "Kế hoạch số 45/KH-UBND ngày
// 08/6/2026" (State: no comma before the day).
import type { NoticeDirective, NoticeDocument } from './context.ts';
import { dateText, dayFromText } from './dates.ts';
import { cut, join, say } from './line.ts';
import type { Part } from './line.ts';
import { kindName } from './words.ts';

/** Party numbers join number and kind by a hyphen: 12-NQ/TU. */
const PARTY_NUMBER = /^\d+\s*-/;
const LEADING_ABOUT = /^(?:về\s+việc|về|v\/v)[:\s]+/i;
const ALL_CAPITALS_FROM = 8;
const LONGEST_TITLE = 300;

const dateOf = (issuedOn: string | null): Part => {
  const day = dayFromText(issuedOn);
  return day === null ? null : `ngày ${dateText(day)}`;
};

function reference(kind: string, number: Part, issuedOn: string | null, issuer: Part): string {
  const comma = number !== null && PARTY_NUMBER.test(number) ? ',' : '';
  const date = dateOf(issuedOn);
  const name = join(' ', kind, say`số ${number}${date === null ? ' ' : comma || ' '}`)?.trimEnd() ?? kind;
  return join(' ', name, date, say`của ${issuer}`) ?? kind;
}

/** "Nghị quyết số 12-NQ/TU, ngày 08/6/2026 của Ban Thường vụ Tỉnh ủy". */
export const directiveReference = (directive: NoticeDirective): string =>
  reference(kindName(directive.kind), directive.number, directive.issuedOn, directive.issuer);

/** "Nghị quyết số 12-NQ/TU". */
export const directiveName = ({ kind, number, issuedOn }: NoticeDirective): string =>
  join(' ', kindName(kind), number === null || number === '' ? dateOf(issuedOn) : `số ${number}`) ?? kindName(kind);

/** "về phát triển kinh tế số": the title, whether or not it is written with its own "về". */
export function directiveAbout({ title }: NoticeDirective): Part {
  const subject = calm((title ?? '').replace(LEADING_ABOUT, ''));
  return subject === '' ? null : `về ${cut(subject, LONGEST_TITLE)}`;
}

/** "Báo cáo số 45/BC-SYT, ngày 03/02/2027": as samples name the documents of units; null where neither number nor day is known. */
export function documentReference(document: NoticeDocument | null): Part {
  if (document === null) return null;
  const what = join(', ', say`số ${document.number}`, dateOf(document.issuedOn));
  return what === null ? null : `${document.kindName ?? 'văn bản'} ${what}`;
}

/** A title written in capitals, in small letters: nothing is told in capitals. */
export function calm(text: string): string {
  const letters = text.replace(/[^\p{L}]/gu, '');
  if (letters.length < ALL_CAPITALS_FROM || text !== text.toUpperCase() || !/\s/.test(text)) return text;
  const small = text.toLowerCase();
  return small.slice(0, 1).toUpperCase() + small.slice(1);
}
