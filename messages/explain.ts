// Why a deadline is the day it is: the directive's words, the rule by which they were counted, the day off it was moved from, and
// whether it rests on a year whose days off are not decided yet.
import type { Basis } from '../contracts/terms.ts';
import type { Day } from '../contracts/time.ts';
import { civil, dayText, isDayText, dayOf } from '../rules/day.ts';
import { dateText, weekdayDateText } from './dates.ts';
import { capital, join, quoted, say } from './line.ts';
import type { Part } from './line.ts';
import type { Words } from './words.ts';

const BEFORE_A_DATE = /^\s*trước\b[^\d]*(\d{1,2})\/(\d{1,2})\/(\d{4})/iu;
const ABBREVIATIONS: readonly (readonly [RegExp, string])[] = [
  [/BLDS/g, 'Bộ luật Dân sự'],
  [/BLLĐ/g, 'Bộ luật Lao động'],
  [/(?<!\p{L})NĐ(?= )/gu, 'Nghị định'],
  [/(?<!\p{L})QĐ(?= )/gu, 'Quyết định'],
  [/(?<!\p{L})Đ(?=\d)/gu, 'Điều '],
  [/(?<!\p{L})k(?=\d)/gu, 'khoản '],
];

/** "Bộ luật Dân sự 2015, Điều 148 khoản 5 (áp dụng tương tự)" of "BLDS 2015 Đ148 k5 (áp dụng tương tự)". */
export function articleText(article: string): string {
  const long = ABBREVIATIONS.reduce((text, [short, word]) => text.replace(short, word), article);
  return long.replace(/(\d{4}) (?=Điều )/, '$1, ');
}

/** The sentence that says why the deadline is `due`, in Vietnamese and in English. */
export function explainBasis(basis: Basis, due: Day): Words {
  const clause = explainClause(basis, due);
  if (basis.code === 'none') return { vi: `${capital(clause.vi)}.`, en: `${capital(clause.en)}.` };
  return {
    vi: `Ngày cuối cùng trong hạn là ${weekdayDateText(due)}: ${clause.vi}.`,
    en: `The last day in time is ${dayText(due)}: ${clause.en}.`,
  };
}

/** The same without its frame, to stand in brackets behind a date; `quoteWords` false where the words are quoted just before. */
export function explainClause(basis: Basis, due: Day, quoteWords = true): Words {
  const words = quoteWords ? quoted(basis.words) : null;
  const vi = join('; ', reasonVi(basis, words, due), articleVi(basis), rolledVi(basis, due), provisionalVi(basis, due));
  const en = join('; ', reasonEn(basis, words, due), articleEn(basis), rolledEn(basis, due), provisionalEn(basis, due));
  return { vi: vi ?? '', en: en ?? '' };
}

const REASONS: Readonly<Record<Basis['code'], Words>> = {
  fixed: { vi: 'theo ngày ghi trong văn bản', en: 'the day the text names' },
  recurrence: { vi: 'theo kỳ hạn lặp lại ghi trong văn bản', en: 'by the recurrence the text names' },
  span: { vi: 'theo khoảng thời gian ghi trong văn bản', en: 'by the span of time the text names' },
  redo: {
    vi: 'theo ngày gửi lại kết quả do cơ quan theo dõi ấn định',
    en: 'the day the monitor set when it returned the report',
  },
  contribution: {
    vi: 'đặt trước ngày sơ kết, tổng kết để kịp tổng hợp',
    en: 'set ahead of the review so that contributions can be compiled',
  },
  receipt: {
    vi: 'theo khoảng thời gian ghi trong văn bản, tính từ ngày đơn vị nhận được',
    en: 'by the span of time the text names, from the day on which the unit received it',
  },
  receiptAssumed: {
    vi: 'theo khoảng thời gian ghi trong văn bản, tạm tính từ ngày giao việc vì đơn vị chưa cho biết ngày nhận được',
    en: 'by the span of time the text names, for now from the opening, since the unit has not said when it received it',
  },
  answered: { vi: 'theo ngày do người có trách nhiệm xác định', en: 'the day the person responsible named' },
  extended: { vi: 'theo quyết định điều chỉnh thời hạn', en: 'by the decision that granted a later day' },
  resumed: {
    vi: 'thời hạn cũ cộng số ngày tạm dừng',
    en: 'the former deadline and the days of the suspension',
  },
  none: { vi: 'văn bản chưa ấn định ngày cụ thể', en: 'the text names no day' },
};

const reasonVi = (basis: Basis, words: Part, due: Day): Part =>
  join(
    ', ',
    join(' ', REASONS[basis.code].vi, words),
    namesDayAfter(basis, due) ? '"trước ngày" nên không tính chính ngày đó' : null,
  );

const reasonEn = (basis: Basis, words: Part, due: Day): Part =>
  join(
    ', ',
    join(' ', REASONS[basis.code].en, words),
    namesDayAfter(basis, due) ? '"trước" (before): that day itself is not in time' : null,
  );

/** "trước ngày 01/7/2026" names the first day that is late. */
function namesDayAfter(basis: Basis, due: Day): boolean {
  const [, day, month, year] = BEFORE_A_DATE.exec(basis.words) ?? [];
  if (basis.code !== 'fixed' || day === undefined || month === undefined || year === undefined) return false;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDayText(text) && dayOf(text) === (basis.rolledFrom ?? due) + 1;
}

const articleVi = (basis: Basis): Part =>
  say`cách tính theo ${basis.article === null ? null : articleText(basis.article)}`;
const articleEn = (basis: Basis): Part => say`counted by ${basis.article}`;

function rolledVi({ rolledFrom }: Basis, due: Day): Part {
  if (rolledFrom === null || rolledFrom === due) return null;
  const where = due > rolledFrom ? 'chuyển sang ngày làm việc tiếp theo' : 'chuyển về ngày làm việc liền trước';
  return `${weekdayDateText(rolledFrom)} là ngày nghỉ nên ${where}, ${dateText(due)}`;
}

function rolledEn({ rolledFrom }: Basis, due: Day): Part {
  if (rolledFrom === null || rolledFrom === due) return null;
  return `${dayText(rolledFrom)} is a day off, so it moved to the ${due > rolledFrom ? 'next' : 'previous'} working day`;
}

const provisionalVi = ({ provisional }: Basis, due: Day): Part =>
  provisional ? `tạm tính, vì lịch nghỉ năm ${civil(due).year} chưa được công bố` : null;
const provisionalEn = ({ provisional }: Basis, due: Day): Part =>
  provisional ? `provisional, since the days off of ${civil(due).year} are not decided yet` : null;
