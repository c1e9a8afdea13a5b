// What a fact says to a person: a heading and the lines below it. The words of reports and reasons are people's own and stand in
// quotation marks.
import type { Fact, FactFor, InputRef } from '../contracts/fact.ts';
import type { DocumentRef } from '../contracts/input.ts';
import type { Instant } from '../contracts/time.ts';
import { dateText, instantText, weekdayDateText } from '../messages/dates.ts';
import { explainBasis } from '../messages/explain.ts';
import { countText } from '../messages/numbers.ts';
import { messageOf } from '../contracts/errors.ts';
import { dayAt } from '../rules/day.ts';
import { CAPACITY_WORDS, dayWords, KIND_WORDS, sourceWords } from './words.ts';

export interface Told {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Facts of the engine's own book-keeping, which tell a reader nothing. */
const SILENT: ReadonlySet<Fact['type']> = new Set<Fact['type']>(['lot.opened', 'lot.closed', 'effect.done']);
export const isTold = ({ type }: Fact): boolean => !SILENT.has(type);

const TITLES: Readonly<Record<Fact['type'], string>> = {
  'directive.deployed': 'Triển khai văn bản',
  'directive.closed': 'Kết thúc văn bản',
  'lot.opened': 'Mở lô',
  'lot.closed': 'Đóng lô',
  'effect.done': 'Đã thực hiện',
  'assignment.opened': 'Giao việc',
  'assignment.acknowledged': 'Đơn vị xác nhận đã tiếp nhận',
  'assignment.handedOver': 'Đơn vị chuyển bộ phận thực hiện',
  'assignment.declined': 'Đơn vị báo không thuộc trách nhiệm',
  'assignment.submitted': 'Đơn vị gửi kết quả',
  'assignment.withdrawn': 'Đơn vị rút kết quả hoặc ý kiến',
  'assignment.confirmed': 'Xác nhận hoàn thành',
  'assignment.reopened': 'Hủy xác nhận nhầm',
  'assignment.suspended': 'Tạm dừng',
  'assignment.resumed': 'Tiếp tục',
  'assignment.cancelled': 'Không giao nữa',
  'extension.asked': 'Đơn vị đề nghị điều chỉnh thời hạn',
  'extension.granted': 'Đồng ý điều chỉnh thời hạn',
  'extension.refused': 'Không đồng ý điều chỉnh thời hạn',
  'assignment.returned': 'Trả lại kết quả',
  'assignment.settled': 'Báo đã giải quyết cho những người từng được báo quá hạn',
  'assignment.corrected': 'Đính chính: kết quả đã đến trong hạn',
  'assignment.ended': 'Kết thúc, không thực hiện nữa',
  'deadline.moved': 'Thời hạn thay đổi',
  'deadline.kept': 'Thời hạn giữ nguyên theo lịch mới',
  'ladder.relaid': 'Tính lại ngày đôn đốc',
  'assignment.chased': 'Bắt đầu đôn đốc',
  'duty.ended': 'Nhiệm vụ định kỳ kết thúc',
  'terms.revised': 'Thay lịch, chính sách hoặc ngày bắt đầu đôn đốc',
  'duty.dated': 'Xác định thời hạn của nhiệm vụ',
  'rung.reminded': 'Nhắc việc',
  'rung.overdue': 'Đôn đốc quá hạn',
  'rung.escalated': 'Báo cáo lên cấp trên',
  'rung.passedOver': 'Một bước đôn đốc đã qua trong lúc hệ thống ngừng',
  'review.held': 'Đã tổ chức sơ kết, tổng kết',
  'input.rejected': 'Không chấp nhận một thông tin gửi vào',
  'input.parked': 'Giữ lại một thông tin gửi vào, chờ xử lý',
  'question.asked': 'Nêu câu hỏi',
  'question.answered': 'Câu hỏi được trả lời',
};

export function tell(fact: Fact): Told {
  const lines = linesOf(fact).filter((line) => line !== null && line !== '');
  return { title: TITLES[fact.type], lines: lines as readonly string[] };
}

type Line = string | null;

function linesOf(fact: Fact): readonly Line[] {
  switch (fact.type) {
    case 'assignment.opened':
      return openedLines(fact);
    case 'assignment.chased':
      return fact.body.catchUp === null ? [] : [`Gửi kết quả chậm nhất: ${weekdayDateText(fact.body.catchUp)}.`];
    case 'assignment.acknowledged':
      return [ownWords(fact.body.note)];
    case 'assignment.declined':
    case 'assignment.withdrawn':
    case 'assignment.reopened':
      return [ownWords(fact.body.reason)];
    case 'assignment.handedOver':
      return [`Bộ phận thực hiện: ${fact.body.to}.`, ownWords(fact.body.note)];
    case 'assignment.suspended':
    case 'assignment.cancelled':
      return [ownWords(fact.body.reason), document(fact.body.document)];
    case 'assignment.resumed':
      return [
        fact.body.due === null ? null : `Ngày cuối cùng trong hạn: ${weekdayDateText(fact.body.due)}.`,
        ownWords(fact.body.note),
        document(fact.body.document),
      ];
    case 'extension.asked':
      return [
        `Thời hạn đề nghị: ${weekdayDateText(fact.body.due)}.`,
        ownWords(fact.body.reason),
        document(fact.body.document),
      ];
    case 'extension.granted':
      return [
        `${fact.body.of === 'due' ? 'Thời hạn mới' : 'Gửi lại chậm nhất'}: ${weekdayDateText(fact.body.due)}.`,
        ownWords(fact.body.note),
        document(fact.body.document),
      ];
    case 'extension.refused':
      return [ownWords(fact.body.reason), document(fact.body.document)];
    case 'assignment.submitted':
      return submittedLines(fact);
    case 'assignment.confirmed':
      return [ownWords(fact.body.note), outcome(fact.body.late, fact.body.daysLate)];
    case 'assignment.returned':
      return [ownWords(fact.body.reason), `Gửi lại chậm nhất ${weekdayDateText(fact.body.due)}.`];
    case 'assignment.corrected':
      return [`Thời điểm được tính: ${instantText(fact.body.judgedAt)}.`];
    case 'assignment.ended':
      return [
        fact.body.reason === 'declined'
          ? 'Cơ quan theo dõi đồng ý là không thuộc trách nhiệm.'
          : 'Văn bản đã kết thúc.',
      ];
    case 'deadline.moved':
      return [explainBasis(fact.body.basis, fact.body.due).vi];
    case 'review.held':
      return [
        `Ngày họp: ${dayWords(fact.body.heldOn) ?? fact.body.heldOn}.`,
        document(fact.body.document),
        ownWords(fact.body.note),
        outcome(fact.body.late, fact.body.daysLate),
      ];
    case 'input.rejected':
    case 'input.parked':
      return [fact.input === null ? null : `${KIND_WORDS[fact.input.kind]}: ${messageOf(fact.body.code)}`];
    case 'question.asked':
      return [ownWords(fact.body.question.words)];
    case 'question.answered':
      return [ownWords(fact.body.answer), fact.body.due === null ? null : `Ngày: ${dayWords(fact.body.due) ?? ''}.`];
    default:
      return [];
  }
}

function openedLines({ body }: FactFor<'assignment.opened'>): readonly Line[] {
  return [
    body.due === null ? 'Văn bản chưa ấn định ngày cụ thể.' : `Ngày cuối cùng trong hạn: ${weekdayDateText(body.due)}.`,
    body.silent ? 'Có trước khi dùng dondoc: được liệt kê, không đôn đốc.' : null,
  ];
}

function submittedLines({ body, at }: FactFor<'assignment.submitted'>): readonly Line[] {
  const figures = Object.entries(body.figures).map(([name, value]) => `${name}: ${value.toLocaleString('vi-VN')}`);
  const redo = body.redoLate === null ? null : body.redoLate ? 'Sau ngày phải gửi lại.' : 'Trong hạn gửi lại.';
  return [
    document(body.document),
    ownWords(body.text),
    figures.length === 0 ? null : `Số liệu: ${figures.join('; ')}.`,
    body.late ? 'Được tính là quá hạn.' : 'Được tính là trong hạn.',
    instantText(body.judgedAt) === instantText(at) ? null : judged(body.judgedAt),
    redo,
  ];
}

const judged = (at: Instant): string => `Thời điểm được tính: ${instantText(at)}.`;

const outcome = (late: boolean, daysLate: number): string =>
  late ? `Hoàn thành quá hạn${daysLate > 0 ? ` ${countText(daysLate)} ngày làm việc` : ''}.` : 'Hoàn thành đúng hạn.';

const ownWords = (text: string): Line => (text.trim() === '' ? null : `“${text.trim()}”`);

function document(found: DocumentRef | null): Line {
  if (found === null) return null;
  const { number, issuedOn, signer } = found;
  const day = dayWords(issuedOn);
  const parts = [
    number === null ? null : `số ${number}`,
    day === null ? null : `ngày ${day}`,
    signer === null ? null : `${signer} ký`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `Văn bản ${parts.join(', ')}.`;
}

/** Who said it and by which door; null for what the engine decided by itself. `names`: persons by id. */
export function saidBy(input: InputRef | null, names: ReadonlyMap<string, string>): string | null {
  if (input === null) return null;
  const person = input.by === null ? null : (names.get(input.by) ?? input.by);
  return [
    person,
    `với tư cách ${CAPACITY_WORDS[input.as]}`,
    `qua ${sourceWords(input.source)}`,
    input.occurredAt === null ? null : `nguồn ghi ngày ${dateText(dayAt(input.occurredAt))}`,
  ]
    .filter((part) => part !== null)
    .join(', ');
}
