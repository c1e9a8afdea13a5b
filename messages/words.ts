// The words for the engine's terms: kinds of documents, forms, statuses, periods, posts, roles. Vietnamese first, English beside it.
import type { Post } from '../contracts/directory.ts';
import type { DirectiveKind } from '../contracts/plan.ts';
import type { Form, LadderName, Role } from '../contracts/policy.ts';
import { monthText } from './dates.ts';
import { romanText } from './numbers.ts';
import type { NoticeStatus } from './context.ts';

export interface Words {
  readonly vi: string;
  readonly en: string;
}

const words = (vi: string, en: string): Words => ({ vi, en });

export const KIND_WORDS: Readonly<Record<DirectiveKind, Words>> = {
  'nghi-quyet': words('Nghị quyết', 'Resolution'),
  'chi-thi': words('Chỉ thị', 'Directive'),
  'ket-luan': words('Kết luận', 'Conclusion'),
  'ke-hoach': words('Kế hoạch', 'Plan'),
  'chuong-trinh-hanh-dong': words('Chương trình hành động', 'Programme of action'),
  'quyet-dinh': words('Quyết định', 'Decision'),
  'thong-bao': words('Thông báo', 'Announcement'),
  'cong-van': words('Công văn', 'Official letter'),
  'huong-dan': words('Hướng dẫn', 'Guidance'),
  'quy-dinh': words('Quy định', 'Regulation'),
  'de-an': words('Đề án', 'Scheme'),
};

/** "Nghị quyết"; "Văn bản" where the kind is not known. */
export const kindName = (kind: DirectiveKind | null): string => (kind === null ? 'Văn bản' : KIND_WORDS[kind].vi);

export const FORM_WORDS: Readonly<Record<Form, Words>> = {
  assigned: words('Giao nhiệm vụ', 'Assigned'),
  reminder: words('Nhắc việc trước hạn', 'Reminder'),
  ackMissing: words('Đề nghị xác nhận tiếp nhận', 'Receipt not acknowledged'),
  checkMail: words('Đề nghị kiểm tra văn bản đến', 'Check incoming mail'),
  overdue: words('Đôn đốc nhiệm vụ quá hạn', 'Overdue'),
  escalation: words('Kính báo cáo nhiệm vụ quá hạn', 'Reported to the head'),
  bulletin: words('Bảng tổng hợp nhiệm vụ quá hạn', 'Bulletin of overdue duties'),
  confirmationPending: words('Kết quả chờ xác nhận', 'Waits for confirmation'),
  returned: words('Trả lại kết quả', 'Returned'),
  declined: words('Ý kiến không thuộc trách nhiệm', 'Declined'),
  withdrawn: words('Rút kết quả, ý kiến đã gửi', 'Withdrawn'),
  reopened: words('Hủy xác nhận hoàn thành', 'Confirmation taken back'),
  extensionAsked: words('Đề nghị điều chỉnh thời hạn', 'A later day is asked for'),
  extensionGranted: words('Đồng ý điều chỉnh thời hạn', 'A later day is granted'),
  extensionRefused: words('Không đồng ý điều chỉnh thời hạn', 'A later day is refused'),
  suspended: words('Tạm dừng nhiệm vụ', 'Suspended'),
  resumed: words('Tiếp tục nhiệm vụ', 'Resumed'),
  cancelled: words('Không còn giao nhiệm vụ', 'Cancelled'),
  settled: words('Đã giải quyết', 'Settled'),
  correction: words('Đính chính', 'Correction'),
  deadlineMoved: words('Thay đổi thời hạn', 'A deadline moved'),
  chaseStarted: words('Theo dõi, đôn đốc nhiệm vụ', 'Followed up from now on'),
  contributionAsked: words('Đề nghị báo cáo sơ kết, tổng kết', 'Contribution to a review'),
  reviewOpened: words('Chuẩn bị sơ kết, tổng kết', 'Review to prepare'),
  questionAsked: words('Đề nghị cho ý kiến', 'Question'),
};

export const STATUS_WORDS: Readonly<Record<NoticeStatus, Words>> = {
  open: words('chưa xác nhận tiếp nhận, chưa gửi kết quả', 'not acknowledged, no result yet'),
  acknowledged: words('đã tiếp nhận, chưa gửi kết quả', 'acknowledged, no result yet'),
  submitted: words('đã gửi kết quả, chờ xác nhận', 'submitted, waits for confirmation'),
  returned: words('kết quả được trả lại để hoàn thiện', 'returned to be redone'),
  declined: words('đơn vị cho biết không thuộc trách nhiệm, chờ ý kiến', 'declined, waits for the monitor'),
  done: words('đã hoàn thành', 'done'),
  ended: words('đã kết thúc, không thực hiện nữa', 'ended'),
};

export const POST_WORDS: Readonly<Record<Post, Words>> = {
  head: words('người đứng đầu', 'head'),
  'acting-head': words('người được giao phụ trách', 'acting head'),
  delegate: words('người được ủy quyền', 'delegate of the head'),
  deputy: words('cấp phó của người đứng đầu', 'deputy head'),
  clerk: words('cán bộ theo dõi', 'clerk'),
  committee: words('cấp ủy viên phụ trách', 'committee member in charge'),
  office: words('văn phòng cơ quan ban hành', "issuing organ's office"),
};

export const ROLE_WORDS: Readonly<Record<Role | 'told', Words>> = {
  clerk: words('cán bộ theo dõi của đơn vị', "the unit's clerk"),
  head: words('người đứng đầu đơn vị', 'head of the unit'),
  'monitor-clerk': words('cán bộ của cơ quan theo dõi', "the monitor's clerk"),
  monitor: words('người đứng đầu cơ quan theo dõi, đôn đốc', 'head of the monitor'),
  committee: words('cấp ủy viên phụ trách đơn vị', 'committee member in charge'),
  office: words('văn phòng của cơ quan ban hành', "issuing organ's office"),
  told: words('những người đã được báo', 'those who were told'),
};

export const LADDER_WORDS: Readonly<Record<LadderName, Words>> = {
  product: words('nhiệm vụ có sản phẩm', 'duty with a product'),
  report: words('báo cáo định kỳ', 'routine report'),
  review: words('sơ kết, tổng kết', 'review'),
  contribution: words('báo cáo phục vụ sơ kết, tổng kết', 'contribution to a review'),
  confirmation: words('xác nhận kết quả', 'confirmation'),
};

export const REVIEW_WORDS: Readonly<Record<'so-ket' | 'tong-ket', Words>> = {
  'so-ket': words('sơ kết', 'mid-term review'),
  'tong-ket': words('tổng kết', 'final review'),
};

const PERIOD_PARTS = /^(\d{4})(?:-(?:H([12])|Q([1-4])|W(\d{2})|(\d{2})))?$/;

/** "quý II/2026", "6 tháng đầu năm 2026", "tháng 02/2026", "tuần 07 năm 2026", "năm 2026"; null for what comes only once. */
export function periodText(period: string): string | null {
  const [, year, half, quarter, week, month] = PERIOD_PARTS.exec(period) ?? [];
  if (year === undefined) return null;
  if (half !== undefined) return `6 tháng ${half === '1' ? 'đầu' : 'cuối'} năm ${year}`;
  if (quarter !== undefined) return `quý ${romanText(Number(quarter))}/${year}`;
  if (week !== undefined) return `tuần ${week} năm ${year}`;
  return month === undefined ? `năm ${year}` : `tháng ${monthText(Number(month))}/${year}`;
}
