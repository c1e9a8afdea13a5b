// What reading could not settle, said honestly: each with a stable code, a sentence for a person, and its place.
import type { PlanWarning, Span } from '../contracts/plan.ts';

const MESSAGES = {
  nothingToRead: 'Văn bản không có chữ nào để đọc.',
  noNumber: 'Không tìm thấy số, ký hiệu của văn bản.',
  noKind: 'Không nhận ra loại văn bản (nghị quyết, chỉ thị, kế hoạch, ...).',
  noIssueDate: 'Không tìm thấy ngày ban hành của văn bản.',
  noIssuer: 'Không nhận ra cơ quan ban hành.',
  noSection: 'Không tìm thấy phần tổ chức thực hiện: không có đề mục và không có khoản nào giao việc cho đơn vị.',
  noHeading: 'Không có đề mục "Tổ chức thực hiện": lấy các khoản giao việc cho đơn vị.',
  noObligations: 'Phần tổ chức thực hiện không có nhiệm vụ nào đọc được.',
  impossibleDate: 'Ngày không có trong lịch: "{words}".',
  impossibleMonth: 'Tháng không có trong lịch: "{words}".',
  impossibleQuarter: 'Quý không có trong năm: "{words}".',
  ambiguousDate: 'Thời hạn không ghi năm: "{words}".',
  yearInferred: 'Thời hạn không ghi năm, lấy ngày gần nhất kể từ ngày ban hành: "{words}".',
  undatedEvent: 'Thời hạn theo sự kiện, cần người ấn định ngày: "{words}".',
  undatedRecurrence: 'Định kỳ nhưng không rõ chu kỳ: "{words}".',
  spanWithoutStart: 'Thời hạn tính theo số ngày nhưng không rõ tính từ ngày nào: "{words}".',
  dutyWithoutLead: 'Khoản này không nêu đơn vị thực hiện: "{words}".',
  guessedLead: 'Không chắc đây là tên một đơn vị hay người được giao: "{words}".',
  unclearLead: 'Câu này mở đầu bằng tên đơn vị nhưng được hiểu là việc của đơn vị ở khoản trên: "{words}".',
  unclaimed: 'Câu này nêu đơn vị nhưng không được coi là giao việc: "{words}".',
  orderWithoutDuty: 'Câu này có lời giao việc nhưng không nhiệm vụ nào lấy từ đó: "{words}".',
  dateBeforeIssue: 'Thời hạn trước ngày ban hành văn bản: "{words}".',
  rowWithoutLead: 'Dòng phụ lục không nêu đơn vị chủ trì: "{words}".',
  tooManyClauses: 'Phần tổ chức thực hiện có quá nhiều khoản; phần vượt giới hạn không được đọc.',
  tooManyObligations: 'Có quá nhiều nhiệm vụ; phần vượt giới hạn không được đọc.',
  severalDirectives: 'Đây có vẻ là một tập gồm {words} văn bản: nên tách trước khi đọc, bằng lệnh dondoc split.',
  headlessText: 'Không nhận ra chỗ bắt đầu của văn bản nào: giữ nguyên cả tệp.',
  partWithoutNumber: 'Không thấy dòng số, ký hiệu ở đầu văn bản này.',
  partByKindOnly: 'Chỉ nhận ra chỗ bắt đầu nhờ tên loại văn bản và trích yếu: "{words}".',
  partWithoutEnd:
    'Không thấy nơi nhận, chữ ký hoặc phụ lục ở cuối văn bản này: có thể còn thiếu hoặc dính văn bản khác.',
  possibleBeginning: 'Dòng này giống chỗ bắt đầu một văn bản, nhưng không tách ở đây: "{words}".',
  repeatedNumber: 'Số này đã có ở một văn bản khác trong tập: {words}.',
  listedNotFound: 'Mục lục có, nhưng không tìm thấy văn bản: "{words}".',
  notListed: 'Mục lục không có văn bản này.',
  wordsLeftOut: 'Đoạn này không thuộc văn bản nào: "{words}".',
  tooManyParts: 'Tập có quá nhiều văn bản; phần vượt giới hạn không được tách.',
  secret: 'Văn bản mang dấu chỉ mức độ mật: {words}.',
} as const;

export type WarningCode = keyof typeof MESSAGES;

/** Words quoted in a message are cut to this many units. */
const MAX_QUOTED = 80;

/** A warning with its message filled in; `words` are quoted, cut where long. */
export function warning(code: WarningCode, span: Span, words = ''): PlanWarning {
  const folded = words.replace(/\s+/g, ' ').trim();
  const quoted = folded.length > MAX_QUOTED ? `${folded.slice(0, MAX_QUOTED)}…` : folded;
  return { code, message: MESSAGES[code].replace('{words}', () => quoted), start: span.start, end: span.end };
}
