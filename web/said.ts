// The answer to a form travels to the next page as a code in its address, never as words: a link that somebody else made can show
// nothing but sentences from here.
import { isErrorCode, messageOf } from '../contracts/errors.ts';
import type { SubmitResult } from '../engine/engine.ts';

const WORDS = {
  recorded: 'Đã ghi nhận.',
  received: 'Đã nhận, đang ghi vào sổ. Mở lại trang sau ít giây để xem kết quả.',
  parked: 'Chưa khớp với việc nào; đã giữ lại ở mục Chờ xử lý.',
  discarded: 'Đã bỏ qua.',
  // The catalogue's words speak to programs.
  sameIdOtherContent: 'Biểu mẫu này đã được gửi với nội dung khác. Nội dung vừa nhập chưa được ghi; hãy nhập lại.',
} as const;

export type Said = keyof typeof WORDS;

const isSaid = (code: string): code is Said => Object.hasOwn(WORDS, code);

/** The sentence of a code, or null where it is none. */
export function saidWords(code: string): string | null {
  if (isSaid(code)) return WORDS[code];
  // Without its details a message has gaps; what a lot refuses has none.
  return isErrorCode(code) ? messageOf(code, { what: '…', limit: '…', source: '…' }) : null;
}

/** `recorded`: the fact is in the journal. */
export function saidOf(result: SubmitResult, recorded: boolean): string {
  switch (result.kind) {
    case 'accepted':
      return 'received' satisfies Said;
    case 'parked':
      return 'parked' satisfies Said;
    case 'refused':
      return result.code;
    case 'decided':
      if (!result.outcome.ok) return result.outcome.code;
      return recorded ? ('recorded' satisfies Said) : ('received' satisfies Said);
  }
}
