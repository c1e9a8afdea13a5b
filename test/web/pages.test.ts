import { describe, expect, it } from 'vitest';
import type { Fact } from '../../contracts/fact.ts';
import type { ParkedInput } from '../../journal/parked.ts';
import type { QuestionRow } from '../../journal/rows.ts';
import type { AssignmentItem, AssignmentTimeline, DirectiveRow } from '../../journal/status.ts';
import { NO_COUNTS } from '../../journal/counts.ts';
import { dayOf, startOf } from '../../rules/day.ts';
import { assignmentPageView } from '../../web/pages/assignment.tsx';
import { directivePageView } from '../../web/pages/directive.tsx';
import { mailPage } from '../../web/pages/mailbox.tsx';
import { parkedPage } from '../../web/pages/parked.tsx';
import { questionsPage } from '../../web/pages/questions.tsx';
import { saidWords } from '../../web/said.ts';
import { byNeed, standingOf } from '../../web/standing.ts';
import { tell } from '../../web/story.ts';
import type { View } from '../../web/view.ts';

const HOSTILE = `<script>alert(1)</script>" onload='x' & <img src=x>`;
const NOW = startOf(dayOf('2026-06-10'));
const view: View = { local: true, token: 'a'.repeat(64), mailbox: true, now: NOW, said: null };

const item: AssignmentItem = {
  id: 'tinh-uy.1-ct.2026/nv-1/xa-1/2026-Q2',
  directive: 'tinh-uy.1-ct.2026',
  lot: 1,
  duty: 'nv-1',
  unit: 'xa-1',
  period: '2026-Q2',
  ladder: 'report',
  status: 'open',
  acknowledged: false,
  silent: false,
  first: true,
  dueOn: '2026-06-15',
  dueAt: startOf(dayOf('2026-06-16')),
  redoDueOn: null,
  redoDueAt: null,
  basis: { code: 'fixed', words: HOSTILE, article: null, rolledFrom: null, provisional: false },
  openedAt: NOW,
  submittedAt: null,
  judgedAt: null,
  late: null,
  daysLate: null,
  redoLate: null,
  generation: 1,
  nextAt: null,
  rung: null,
  rungAt: null,
  closedAt: null,
  lastSeq: 1,
  askedOn: null,
  extensions: 0,
  suspendedAt: null,
  handedTo: null,
  bucket: 'openInTime',
  overdueDays: null,
  unitName: HOSTILE,
  dutyTitle: HOSTILE,
  dutyKind: 'task',
  timeText: HOSTILE,
  number: HOSTILE,
};

const directive: DirectiveRow = {
  id: 'tinh-uy.1-ct.2026',
  number: HOSTILE,
  kind: 'chi-thi',
  title: HOSTILE,
  issuer: HOSTILE,
  issuedOn: '2026-06-08',
  planHash: '',
  textHash: null,
  directoryHash: '',
  policyHash: '',
  calendarHash: '',
  approvedBy: HOSTILE,
  chaseFrom: NOW,
  monitor: 'vp',
  monitorName: HOSTILE,
  registeredAt: NOW,
  status: 'running',
  lots: 1,
  deployedAt: NOW,
  closedAt: null,
  lastSeq: 1,
  head: '',
};

const duty = {
  id: 'nv-1',
  kind: 'task' as const,
  review: null,
  title: HOSTILE,
  quote: HOSTILE,
  place: HOSTILE,
  timeText: HOSTILE,
  terms: null,
};

const question: QuestionRow = {
  directive: directive.id,
  id: `undated/${HOSTILE}`,
  kind: 'undated',
  subject: 'nv-1',
  words: HOSTILE,
  origin: 'fact',
  askedAt: NOW,
  answeredAt: null,
  answer: null,
  dueOn: null,
};

const input = {
  source: 'urn:test:so',
  id: HOSTILE,
  kind: 'report' as const,
  target: { directive: directive.id, duty: 'nv-9', unit: 'xa-1', period: null },
  as: 'unit' as const,
  by: null,
  occurredAt: null,
  receivedAt: NOW,
  trusted: false,
  hash: '0'.repeat(64),
  data: { text: HOSTILE, document: { number: HOSTILE, issuedOn: null, signer: HOSTILE, file: null }, figures: {} },
};

const parked: ParkedInput = {
  id: '0'.repeat(24),
  code: 'assignmentUnknown',
  origin: 'door',
  input,
  parkedAt: NOW,
  state: 'waiting',
  settledAt: null,
  settledBy: null,
  note: null,
};

const submitted: Fact = {
  n: 2,
  key: 'k',
  type: 'assignment.submitted',
  directive: directive.id,
  lot: 1,
  assignment: item.id,
  at: NOW,
  input: {
    source: HOSTILE,
    id: HOSTILE,
    kind: 'report',
    hash: '',
    as: 'unit',
    by: HOSTILE,
    occurredAt: NOW,
    receivedAt: NOW,
  },
  notify: [],
  body: {
    text: HOSTILE,
    document: input.data.document,
    figures: { [HOSTILE]: 1 },
    judgedAt: NOW,
    late: false,
    redoLate: null,
    nextAt: null,
  },
};

const timeline: AssignmentTimeline = {
  assignment: item,
  duty,
  directive,
  facts: [{ seq: 2, hash: '', recordedAt: NOW, fact: submitted }],
  notices: [],
};

const counts = { at: NOW, total: { ...NO_COUNTS, total: 1, openInTime: 1 }, directives: [], units: [] };
const found = { directive, duties: [duty], lots: [], counts, questions: [question] };
const mail = {
  id: 'm',
  messageId: '<m@x>',
  receivedAt: '2026-06-10T00:30:00.000Z',
  from: { name: HOSTILE, address: 'a@x.example' },
  to: [{ name: HOSTILE, address: 'b@x.example' }],
  cc: [],
  recipients: [],
  subject: HOSTILE,
  text: `${HOSTILE}\nTại http://127.0.0.1:8080/assignments/${item.id}. Xem http://evil.example/x`,
  html: null,
  headers: [],
};

describe('what comes from outside', () => {
  it.each([
    ['a directive', directivePageView({ found, assignments: [item], notices: [], choice: null, duty: null }, view)],
    ['an assignment', assignmentPageView(timeline, new Map([[HOSTILE, HOSTILE]]), view)],
    ['a mail', mailPage(mail, view)],
    ['a parked input', parkedPage([{ parked, candidates: [item] }], 0, view)],
    ['a question', questionsPage([question], new Map([[directive.id, HOSTILE]]), view)],
  ])('never becomes markup on the page of %s', (_, html) => {
    expect(html).toContain('&lt;script>alert(1)&lt;/script>');
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img');
    // In an attribute the quotation mark is what would end it.
    for (const [, value = ''] of html.matchAll(/="([^"]*)"/g)) expect(value).not.toContain('<img');
    expect(html).toContain('<html lang="vi">');
  });

  it('links from a mail only to pages of ours', () => {
    const html = mailPage(mail, view);
    expect(html).toContain(`<a href="/viec/${item.id}">`);
    expect(html).not.toContain('href="http');
  });

  it('offers no form where there is no token', () => {
    const readOnly = { ...view, local: false, token: null };
    for (const html of [
      assignmentPageView(timeline, new Map(), readOnly),
      parkedPage([{ parked, candidates: [] }], 0, readOnly),
      questionsPage([question], new Map(), readOnly),
    ]) {
      expect(html).not.toContain('<form');
    }
    expect(assignmentPageView(timeline, new Map(), view)).toContain('<form');
  });
});

describe('an assignment', () => {
  const standing = (given: Partial<AssignmentItem>) => standingOf({ ...item, ...given }, NOW).words;

  it('stands in words that need no colour', () => {
    expect(standing({})).toBe('Trong hạn, còn 05 ngày');
    expect(standing({ bucket: 'overdue120', overdueDays: 36 })).toBe('Quá hạn 36 ngày');
    expect(standing({ status: 'submitted', late: true, overdueDays: 3, bucket: 'overdue30' })).toBe('Chờ xác nhận');
    expect(standing({ status: 'done', late: true, daysLate: 5, bucket: 'doneLate' })).toBe('Hoàn thành quá hạn');
    expect(standing({ bucket: 'noDeadline', dueOn: null, dueAt: null })).toBe('Không hạn');
  });

  it('that was there before dondoc is not called overdue', () => {
    expect(standing({ silent: true, bucket: 'beforeDondoc', overdueDays: 300 })).toBe('Có trước khi dùng dondoc');
  });

  it('comes the earlier in a list the more it needs somebody', () => {
    const some = (id: string, given: Partial<AssignmentItem>): AssignmentItem => ({ ...item, id, ...given });
    const list = [
      some('done', { status: 'done', bucket: 'doneInTime' }),
      some('later', { dueAt: NOW + 9e9 }),
      some('soon', {}),
      some('waits', { status: 'submitted' }),
      some('late', { bucket: 'overdue30', overdueDays: 3 }),
      some('latest', { bucket: 'overdueMore', overdueDays: 200 }),
    ];
    expect(list.sort(byNeed).map(({ id }) => id)).toEqual(['latest', 'late', 'waits', 'soon', 'later', 'done']);
  });
});

describe('a story', () => {
  it('tells a report with its document, its words and how it is judged', () => {
    const { title, lines } = tell({
      ...submitted,
      body: {
        ...submitted.body,
        text: 'Đã ban hành Kế hoạch.',
        document: { number: '45/BC', issuedOn: '2026-06-09', signer: null, file: null },
        figures: { 'Số lớp': 12 },
        judgedAt: NOW,
        late: true,
      },
    } as Fact);
    expect(title).toBe('Đơn vị gửi kết quả');
    expect(lines).toEqual([
      'Văn bản số 45/BC, ngày 09/6/2026.',
      '“Đã ban hành Kế hoạch.”',
      'Số liệu: Số lớp: 12.',
      'Được tính là quá hạn.',
    ]);
  });
});

describe('the answer to a form', () => {
  it('comes by code: an address that somebody else made shows only sentences from here', () => {
    expect(saidWords('recorded')).toBe('Đã ghi nhận.');
    expect(saidWords('alreadySubmitted')).toBe('Đã có báo cáo đang chờ xác nhận.');
    expect(saidWords('Chuyển tiền ngay')).toBeNull();
    expect(saidWords('toString')).toBeNull();
  });
});
