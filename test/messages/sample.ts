// An invented province: one directive, one duty, the persons who hear of it. Each test changes what it is about.
import type { NoticeAssignment, NoticeContext, NoticeDuty, NoticeUnit } from '../../messages/context.ts';
import { at, dayOf, startOf } from '../../rules/day.ts';

export const HEALTH: NoticeUnit = { id: 'so-y-te', name: 'Sở Y tế', address: 'organ' };
export const FINANCE: NoticeUnit = { id: 'so-tai-chinh', name: 'Sở Tài chính', address: 'organ' };
export const COMPANY: NoticeUnit = { id: 'cty-cap-nuoc', name: 'Công ty Cấp nước Hồng Hà', address: 'enterprise' };
export const OFFICE: NoticeUnit = { id: 'vp-tinh-uy', name: 'Văn phòng Tỉnh ủy Hồng Hà', address: 'organ' };

export const DUE = dayOf('2027-02-05');

export const DUTY: NoticeDuty = {
  id: 'iii.2.b',
  kind: 'task',
  title: 'Xây dựng Kế hoạch phát triển y tế cơ sở',
  quote: 'Sở Y tế xây dựng Kế hoạch phát triển y tế cơ sở giai đoạn 2026 - 2030, hoàn thành trước ngày 06/02/2027.',
  place: 'điểm b khoản 2 Mục III',
  timeText: 'trước ngày 06/02/2027',
  product: 'Kế hoạch',
};

export const ASSIGNMENT: NoticeAssignment = {
  id: 'tinh-uy-hong-ha.12-nq-tu.2026/iii.2.b/so-y-te/once',
  period: 'once',
  due: DUE,
  dueAt: startOf(DUE + 1),
  redoDue: null,
  redoAt: null,
  status: 'acknowledged',
  openedAt: at(dayOf('2026-06-10'), 420),
  late: null,
  daysLate: null,
  submittedAt: null,
  confirmedAt: null,
};

const CONTEXT: NoticeContext = {
  form: 'assigned',
  role: 'clerk',
  person: { id: 'p-clerk', name: 'Lê Thị Mai', title: 'Chuyên viên', post: 'clerk' },
  personUnit: HEALTH,
  unit: HEALTH,
  told: HEALTH,
  part: 'lead',
  directive: {
    id: 'tinh-uy-hong-ha.12-nq-tu.2026',
    number: '12-NQ/TU',
    kind: 'nghi-quyet',
    title: 'Về phát triển y tế cơ sở',
    issuer: 'Ban Thường vụ Tỉnh ủy',
    issuedOn: '2026-06-08',
    secrecy: null,
  },
  duty: DUTY,
  assignment: ASSIGNMENT,
  basis: { code: 'fixed', words: 'trước ngày 06/02/2027', article: null, rolledFrom: null, provisional: false },
  leads: ['Sở Y tế'],
  coordinators: ['Sở Tài chính', 'Sở Nội vụ'],
  monitor: {
    id: OFFICE.id,
    name: OFFICE.name,
    address: 'organ',
    contact: { name: 'Trần Văn Bình', title: 'Phó Trưởng phòng Tổng hợp', phone: '0200 3 854 000' },
  },
  noticeDates: [],
  days: { daysLeft: null, ackBy: null, extensionAskBy: null, replyBy: null },
  result: null,
  reason: null,
  ending: null,
  decision: null,
  own: null,
  former: null,
  asked: null,
  review: null,
  question: null,
  nextStep: null,
  attachments: [],
  asOf: at(dayOf('2026-06-10'), 420),
  url: 'https://dondoc.example.vn/viec/7',
};

export const sample = (changes: Partial<NoticeContext> = {}): NoticeContext => ({ ...CONTEXT, ...changes });

export const assignment = (changes: Partial<NoticeAssignment>): NoticeAssignment => ({ ...ASSIGNMENT, ...changes });

/** The head of the unit. */
export const HEAD = { id: 'p-head', name: 'Nguyễn Văn An', title: 'Giám đốc', post: 'head' } as const;

export const DEPUTY = { id: 'p-deputy', name: 'Phạm Thị Hoa', title: 'Phó Giám đốc', post: 'acting-head' } as const;
export const MEMBER = {
  id: 'p-member',
  name: 'Đỗ Quang Huy',
  title: 'Ủy viên Ban Thường vụ Tỉnh ủy',
  post: 'committee',
} as const;
export const MONITOR_HEAD = { id: 'p-monitor', name: 'Vũ Minh Đức', title: 'Chánh Văn phòng', post: 'head' } as const;
export const MONITOR_CLERK = { id: 'p-m-clerk', name: 'Trần Văn Bình', title: 'Chuyên viên', post: 'clerk' } as const;

/** Told at the monitor. */
export const AT_MONITOR = { personUnit: OFFICE, told: OFFICE } as const;

/** 07:30 of Monday 08/02/2027, and the days that notices of that morning name. */
export const MORNING = at(dayOf('2027-02-08'), 450);
export const REPLY = { daysLeft: null, ackBy: null, extensionAskBy: null, replyBy: dayOf('2027-02-15') } as const;

export const on = (text: string, minutes = 600): number => at(dayOf(text), minutes);

/** The foot of every notice about the assignment. */
export const FOOT = `Văn phòng Tỉnh ủy Hồng Hà
Liên hệ: đồng chí Trần Văn Bình, Phó Trưởng phòng Tổng hợp, điện thoại 0200 3 854 000. Mã nhiệm vụ: tinh-uy-hong-ha.12-nq-tu.2026/iii.2.b/so-y-te/once.
`;
