// Words and links that several pages share.
import type { Capacity, InputKind } from '../contracts/input.ts';
import type { Post } from '../contracts/directory.ts';
import type { Role } from '../contracts/policy.ts';
import type { QuestionKind } from '../contracts/question.ts';
import { CLI_SOURCE, WEB_SOURCE } from '../engine/desk.ts';
import type { NoticeRow } from '../journal/notices.ts';
import type { Basis } from '../contracts/terms.ts';
import type { Day } from '../contracts/time.ts';
import { dateText, dayFromText, weekdayDateText } from '../messages/dates.ts';
import { explainClause } from '../messages/explain.ts';
import { capital } from '../messages/line.ts';
import { directiveName } from '../messages/reference.ts';
import { POST_WORDS, ROLE_WORDS } from '../messages/words.ts';

// Ids are plain ASCII by contract; what a stranger's input claims to be an id is encoded all the same.
export const directiveLink = (id: string): string => `/van-ban/${encodeURIComponent(id)}`;
export const assignmentLink = (id: string): string => `/viec/${id.split('/').map(encodeURIComponent).join('/')}`;
export const unitLink = (id: string): string => `/don-vi/${encodeURIComponent(id)}`;

/** "05/02/2027", or null. */
export function dayWords(text: string | null): string | null {
  const day = dayFromText(text);
  return day === null ? null : dateText(day);
}

/** "Chỉ thị số 03-CT/HU": the document's name in a row of many. */
export const shortName = (directive: Parameters<typeof directiveName>[0]): string => directiveName(directive);

/** "Ngày cuối cùng trong hạn: thứ Sáu, 14/8/2026 (theo ngày ghi trong văn bản)."; `quotedBefore`: the words just quoted, not said twice. */
export const lastDayWords = (basis: Basis, due: Day, quotedBefore: string | null): string =>
  `Ngày cuối cùng trong hạn: ${weekdayDateText(due)} (${explainClause(basis, due, basis.words !== quotedBefore).vi}).`;

/** A duty's short title as a heading: titles are cut out of sentences. */
export const dutyTitle = (title: string | null, id: string): string =>
  title === null || title === '' ? id : capital(title.replace(/[\s,;.:]+$/, ''));

export const NOTICE_STATES: Readonly<Record<NoticeRow['state'], string>> = {
  queued: 'chờ gửi',
  draft: 'dự thảo, chờ người gửi',
  sent: 'đã gửi',
  failed: 'không gửi được',
  dropped: 'đã bỏ',
  unaddressed: 'chưa có người nhận',
  'no-address': 'người nhận chưa có địa chỉ thư',
};

const isPost = (post: string): post is Post => Object.hasOwn(POST_WORDS, post);

/** Roles in the unit itself; there the post says more, since a deputy may stand in for the head. */
const IN_UNIT: ReadonlySet<Role | 'told'> = new Set<Role | 'told'>(['clerk', 'head', 'told']);

/** As what a person was told. */
export const roleWords = (role: Role | 'told', post: string | null): string =>
  post !== null && isPost(post) && IN_UNIT.has(role) ? POST_WORDS[post].vi : ROLE_WORDS[role].vi;

export const CAPACITY_WORDS: Readonly<Record<Capacity, string>> = {
  unit: 'đơn vị',
  monitor: 'cơ quan theo dõi',
  operator: 'người vận hành',
};

export const KIND_WORDS: Readonly<Record<InputKind, string>> = {
  acknowledge: 'Xác nhận đã tiếp nhận',
  handOver: 'Chuyển bộ phận thực hiện',
  decline: 'Không thuộc trách nhiệm',
  report: 'Báo cáo kết quả',
  withdraw: 'Rút báo cáo hoặc ý kiến',
  confirm: 'Xác nhận báo cáo',
  return: 'Trả lại báo cáo',
  reopen: 'Hủy xác nhận nhầm',
  askExtension: 'Đề nghị điều chỉnh thời hạn',
  grantExtension: 'Đồng ý điều chỉnh thời hạn',
  refuseExtension: 'Không đồng ý điều chỉnh thời hạn',
  suspend: 'Tạm dừng',
  resume: 'Tiếp tục',
  cancel: 'Không giao nữa',
  minutes: 'Biên bản sơ kết, tổng kết',
  answer: 'Trả lời câu hỏi',
};

export function sourceWords(source: string): string {
  if (source === WEB_SOURCE) return 'trang web';
  return source === CLI_SOURCE ? 'dòng lệnh' : source;
}

interface QuestionWords {
  readonly asks: string;
  readonly help: string;
}

export const QUESTION_WORDS: Readonly<Record<QuestionKind, QuestionWords>> = {
  undated: {
    asks: 'Văn bản không ấn định ngày cho nhiệm vụ này',
    help: 'Cho biết ngày cuối cùng trong hạn, hoặc ghi "thường xuyên".',
  },
  eventDated: {
    asks: 'Thời hạn gắn với một sự kiện chưa rõ ngày',
    help: 'Cho biết ngày cuối cùng trong hạn.',
  },
  recurrenceUnspecified: {
    asks: 'Văn bản ghi định kỳ nhưng không nêu kỳ hạn',
    help: 'Cho biết kỳ hạn: tháng, quý, 6 tháng hay năm.',
  },
  unmatchedName: {
    asks: 'Tên trong văn bản chưa khớp với đơn vị nào trong danh bạ',
    help: 'Cho biết đây là đơn vị nào.',
  },
  noLead: {
    asks: 'Văn bản không nêu rõ đơn vị chủ trì nhiệm vụ này',
    help: 'Cho biết đơn vị chủ trì.',
  },
  vacantPost: {
    asks: 'Chưa có người giữ vị trí nhận thông báo',
    help: 'Bổ sung người giữ vị trí này vào danh bạ; câu hỏi tự khép lại.',
  },
  beforeIssue: {
    asks: 'Thời hạn ghi trong văn bản trước ngày ban hành',
    help: 'Cho biết ngày cuối cùng trong hạn.',
  },
  stillRecurring: {
    asks: 'Nhiệm vụ định kỳ không có ngày kết thúc: còn thực hiện tiếp không?',
    help: 'Còn thì trả lời và để trống ngày; thôi thì cho biết ngày kết thúc.',
  },
  receiptDate: {
    asks: 'Thời hạn tính từ ngày đơn vị nhận văn bản',
    help: 'Cho biết ngày đơn vị nhận được văn bản.',
  },
};
