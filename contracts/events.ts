// The one table of the types of CloudEvents: what dondoc takes in, and what it tells others. The codec, the doors, the relay and the
// generated documents (JSON Schema, OpenAPI, AsyncAPI) all read it here.
import type { FactType } from './fact.ts';
import type { Capacity, InputKind } from './input.ts';

/** Every type starts so; what follows is `<thing>.<done>.v<version>`. */
export const TYPE_PREFIX = 'vn.dondoc.';
export const TYPE_VERSION = 'v1';

export const TOPICS = { inputs: 'dondoc.inputs.v1', facts: 'dondoc.facts.v1', dlq: 'dondoc.inputs.v1.dlq' } as const;

/** A type of event that dondoc takes in. */
export interface InboundType {
  readonly type: string;
  /** `report.submitted` of `vn.dondoc.report.submitted.v1`. */
  readonly name: string;
  readonly kind: InputKind;
  /** The id of the schema of its data. An event may leave `dataschema` out; one that names another is refused. */
  readonly dataschema: string;
  /** In which capacities it may be said, the first that the source is entitled to counts. */
  readonly capacities: readonly Capacity[];
  /** Whether it must name a duty and a unit; answers are about the directive. */
  readonly about: 'assignment' | 'directive';
  readonly vi: string;
  readonly en: string;
}

const inbound = <K extends InputKind>(
  name: string,
  kind: K,
  capacities: readonly Capacity[],
  about: InboundType['about'],
  text: { readonly vi: string; readonly en: string },
): InboundType & { readonly kind: K } => ({
  type: `${TYPE_PREFIX}${name}.${TYPE_VERSION}`,
  name,
  kind,
  dataschema: `urn:dondoc:schema:${name}:${TYPE_VERSION}`,
  capacities,
  about,
  ...text,
});

/** The unit speaks for itself, or the monitor enters it on the unit's behalf (a report that came on paper). */
const BY_UNIT: readonly Capacity[] = ['unit', 'monitor'];
const BY_MONITOR: readonly Capacity[] = ['monitor'];
const BY_OPERATOR: readonly Capacity[] = ['operator', 'monitor'];

export const INBOUND: { readonly [K in InputKind]: InboundType & { readonly kind: K } } = {
  acknowledge: inbound('duty.acknowledged', 'acknowledge', BY_UNIT, 'assignment', {
    vi: 'Đã tiếp nhận nhiệm vụ',
    en: 'The unit knows of the duty',
  }),
  handOver: inbound('duty.forwarded', 'handOver', BY_UNIT, 'assignment', {
    vi: 'Đã chuyển bộ phận thực hiện',
    en: 'The unit has passed the duty on to one of its desks',
  }),
  decline: inbound('duty.declined', 'decline', BY_UNIT, 'assignment', {
    vi: 'Không thuộc trách nhiệm',
    en: 'The unit says that the duty is not its own',
  }),
  report: inbound('report.submitted', 'report', BY_UNIT, 'assignment', {
    vi: 'Đã gửi báo cáo',
    en: 'The unit reports',
  }),
  withdraw: inbound('report.withdrawn', 'withdraw', BY_UNIT, 'assignment', {
    vi: 'Rút báo cáo hoặc ý kiến đã gửi',
    en: 'The unit takes back its report or refusal, which still waits for the monitor',
  }),
  confirm: inbound('report.confirmed', 'confirm', BY_MONITOR, 'assignment', {
    vi: 'Đã xác nhận báo cáo',
    en: 'The monitor accepts the report',
  }),
  return: inbound('report.returned', 'return', BY_MONITOR, 'assignment', {
    vi: 'Trả lại báo cáo',
    en: 'The monitor sends the report back',
  }),
  reopen: inbound('confirmation.revoked', 'reopen', BY_MONITOR, 'assignment', {
    vi: 'Hủy xác nhận nhầm',
    en: 'The monitor takes back a confirmation: the report waits again',
  }),
  askExtension: inbound('extension.requested', 'askExtension', BY_UNIT, 'assignment', {
    vi: 'Đề nghị điều chỉnh thời hạn',
    en: 'The unit asks for a later day',
  }),
  grantExtension: inbound('extension.approved', 'grantExtension', BY_MONITOR, 'assignment', {
    vi: 'Đồng ý điều chỉnh thời hạn',
    en: 'A later day is granted: the one asked for, or another',
  }),
  refuseExtension: inbound('extension.denied', 'refuseExtension', BY_MONITOR, 'assignment', {
    vi: 'Không đồng ý điều chỉnh thời hạn',
    en: 'A later day is refused',
  }),
  suspend: inbound('duty.suspended', 'suspend', BY_MONITOR, 'assignment', {
    vi: 'Tạm dừng nhiệm vụ',
    en: 'The duty is suspended: nobody is chased',
  }),
  resume: inbound('duty.resumed', 'resume', BY_MONITOR, 'assignment', {
    vi: 'Tiếp tục nhiệm vụ đã tạm dừng',
    en: 'A suspended duty goes on',
  }),
  cancel: inbound('duty.cancelled', 'cancel', BY_MONITOR, 'assignment', {
    vi: 'Hủy nhiệm vụ đã giao',
    en: 'The duty is no longer asked for',
  }),
  minutes: inbound('minutes.submitted', 'minutes', BY_UNIT, 'assignment', {
    vi: 'Đã gửi biên bản sơ kết, tổng kết',
    en: 'The minutes of a review',
  }),
  answer: inbound('question.answered', 'answer', BY_OPERATOR, 'directive', {
    vi: 'Trả lời câu hỏi',
    en: 'A person answers a question',
  }),
};

/** What is said about an assignment: everything but answers to questions. */
export type AssignmentKind = Exclude<InputKind, 'answer'>;
export const ASSIGNMENT_KINDS: readonly AssignmentKind[] = Object.values(INBOUND).flatMap(({ kind }) =>
  kind === 'answer' ? [] : [kind],
);

const BY_TYPE: ReadonlyMap<string, InboundType> = new Map(Object.values(INBOUND).map((one) => [one.type, one]));

/** The inbound type of an event, or null where dondoc does not know it. */
export const inboundType = (type: string): InboundType | null => BY_TYPE.get(type) ?? null;

/** The type of the CloudEvent that tells of a fact. */
export const factEventType = <T extends FactType>(type: T): `${typeof TYPE_PREFIX}${T}.${typeof TYPE_VERSION}` =>
  `${TYPE_PREFIX}${type}.${TYPE_VERSION}`;

/** The id of the schema of a fact's event. It keeps `question.answered` apart, which is an input's type as well. */
export const factDataschema = (type: FactType): string => `urn:dondoc:schema:fact:${type}:${TYPE_VERSION}`;

/** What each type of fact says, for those who read `dondoc.facts.v1`. A new type of fact must be put here. */
export const OUTBOUND: Readonly<Record<FactType, { readonly vi: string; readonly en: string }>> = {
  'lot.opened': { vi: 'Mở một lô việc được giao', en: 'A lot of assignments was opened' },
  'lot.closed': { vi: 'Đóng một lô', en: 'A lot was closed' },
  'assignment.opened': { vi: 'Giao việc cho đơn vị', en: 'An assignment was opened' },
  'assignment.acknowledged': { vi: 'Đơn vị đã tiếp nhận', en: 'The unit acknowledged it' },
  'assignment.handedOver': { vi: 'Đơn vị đã chuyển bộ phận thực hiện', en: 'The unit passed it on to a desk' },
  'assignment.declined': { vi: 'Đơn vị báo không thuộc trách nhiệm', en: 'The unit declined it' },
  'assignment.submitted': { vi: 'Đơn vị đã báo cáo', en: 'The unit reported' },
  'assignment.withdrawn': { vi: 'Đơn vị rút báo cáo hoặc ý kiến', en: 'The unit took back its report or refusal' },
  'assignment.confirmed': { vi: 'Cơ quan theo dõi đã xác nhận', en: 'The monitor confirmed the report' },
  'assignment.returned': { vi: 'Cơ quan theo dõi trả lại báo cáo', en: 'The monitor returned the report' },
  'assignment.reopened': { vi: 'Hủy xác nhận nhầm', en: 'A mistaken confirmation was taken back' },
  'assignment.suspended': { vi: 'Tạm dừng việc', en: 'It was suspended' },
  'assignment.resumed': { vi: 'Tiếp tục việc đã tạm dừng', en: 'It goes on' },
  'assignment.cancelled': { vi: 'Hủy việc đã giao', en: 'It is no longer asked for' },
  'extension.asked': { vi: 'Đơn vị đề nghị điều chỉnh thời hạn', en: 'The unit asked for a later day' },
  'extension.granted': { vi: 'Đồng ý điều chỉnh thời hạn', en: 'A later day was granted' },
  'extension.refused': { vi: 'Không đồng ý điều chỉnh thời hạn', en: 'A later day was refused' },
  'assignment.settled': { vi: 'Đã giải quyết xong việc quá hạn', en: 'What was overdue is settled' },
  'assignment.corrected': { vi: 'Đính chính: báo cáo đã đến trong hạn', en: 'Correction: the report had come in time' },
  'assignment.ended': { vi: 'Việc kết thúc mà không hoàn thành', en: 'It ended without being done' },
  'deadline.moved': { vi: 'Thay đổi thời hạn', en: 'A deadline moved' },
  'deadline.kept': { vi: 'Thời hạn giữ nguyên theo lịch mới', en: 'A deadline stays where it was by a new calendar' },
  'ladder.relaid': { vi: 'Tính lại ngày của các nấc', en: 'The steps of a ladder lie on other days' },
  'assignment.chased': { vi: 'Bắt đầu đôn đốc việc có trước', en: 'What was before dondoc is chased from now on' },
  'terms.revised': { vi: 'Thay lịch, chính sách hoặc ngày bắt đầu đôn đốc', en: 'The terms of a lot were revised' },
  'duty.dated': { vi: 'Đã xác định thời hạn của nhiệm vụ', en: 'An undated duty was dated' },
  'duty.ended': { vi: 'Nhiệm vụ định kỳ kết thúc', en: 'A duty stops recurring' },
  'rung.reminded': { vi: 'Đã nhắc trước hạn', en: 'The unit was reminded' },
  'rung.overdue': { vi: 'Đã quá hạn', en: 'It became overdue' },
  'rung.escalated': { vi: 'Đã báo cáo lên cấp trên', en: 'It was escalated' },
  'rung.passedOver': { vi: 'Nấc bị bỏ qua khi hệ thống ngừng', en: 'A step lapsed while dondoc was down' },
  'review.held': { vi: 'Đã tổ chức sơ kết, tổng kết', en: 'A review was held' },
  'input.rejected': { vi: 'Từ chối dữ liệu gửi vào', en: 'An input was refused' },
  'input.parked': { vi: 'Dữ liệu gửi vào chờ người xử lý', en: 'An input waits for an operator' },
  'directive.deployed': { vi: 'Triển khai văn bản', en: 'A directive was deployed' },
  'directive.closed': { vi: 'Kết thúc văn bản', en: 'A directive was closed' },
  'question.asked': { vi: 'Nêu câu hỏi cho người phụ trách', en: 'A question was asked' },
  'effect.done': { vi: 'Việc nội bộ đã xong', en: 'An inner effect is done' },
  'question.answered': { vi: 'Câu hỏi đã được trả lời', en: 'A question was answered' },
};
