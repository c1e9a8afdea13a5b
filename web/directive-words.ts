import type { NoticeDirective } from '../messages/context.ts';
import type { DirectiveRow } from '../journal/status.ts';

/** A directive's row as messages/ wants it. Documents with a secrecy stamp are never taken in, so it has none. */
export const noticeDirective = ({ id, number, kind, title, issuer, issuedOn }: DirectiveRow): NoticeDirective => ({
  id,
  number,
  kind,
  title,
  issuer,
  issuedOn,
  secrecy: null,
});
