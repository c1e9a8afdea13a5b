// Contexts of every kind: any of the words may be missing, empty, long, in capitals, or hold marks that could break a line.
import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { DirectiveKind } from '../../contracts/plan.ts';
import { Post } from '../../contracts/directory.ts';
import { Form, Role } from '../../contracts/policy.ts';
import type { QuestionKind } from '../../contracts/question.ts';
import type { NoticeContext, NoticeDocument, NoticeStatus } from '../../messages/context.ts';
import { dayOf, dayText, startOf } from '../../rules/day.ts';

/** Words of directives, without any that a notice must not use of itself. */
const WORDS = [
  'rà soát',
  'Kế hoạch',
  'cấp xã',
  'số hóa',
  'báo cáo',
  'CHUYỂN ĐỔI SỐ',
  'hạ tầng',
  '30%',
  '"Đề án 06"',
  '\n',
  '\u202e',
];

export const text: Arbitrary<string> = fc
  .array(fc.constantFrom(...WORDS), { maxLength: 60 })
  .map((words) => words.join(' '));
const words = text.filter((value) => value.trim() !== '');
const maybe = <T>(value: Arbitrary<T>): Arbitrary<T | null> => fc.option(value, { nil: null });
const day = fc.integer({ min: dayOf('2024-01-01'), max: dayOf('2032-12-31') });
const instant = day.chain((value) => fc.integer({ min: 0, max: 86_399_999 }).map((ms) => startOf(value) + ms));
const count = fc.integer({ min: 0, max: 5000 });
const unit = fc.record({
  id: fc.constantFrom('so-y-te', 'so-tai-chinh', 'huyen-a'),
  name: words.map((value) => `Sở ${value}`.slice(0, 120)),
  address: fc.constantFrom('organ', 'enterprise'),
}) as Arbitrary<NoticeContext['unit']>;
const document: Arbitrary<NoticeDocument> = fc.record({
  kindName: maybe(fc.constantFrom('Báo cáo', 'Thông báo')),
  number: maybe(fc.constantFrom('45/BC-SYT', '12-BC/TU', '')),
  issuedOn: maybe(day.map(dayText)),
  issuer: maybe(text),
});

const assignment = fc.record({
  id: fc.constantFrom('d.1/a/so-y-te/once', 'd.1/b/huyen-a/2027-Q1'),
  period: fc.constantFrom('once', '2027', '2027-H1', '2027-Q3', '2027-02', '2027-W07'),
  due: maybe(day),
  dueAt: maybe(instant),
  redoDue: maybe(day),
  redoAt: maybe(instant),
  status: fc.constantFrom<NoticeStatus>('open', 'acknowledged', 'submitted', 'returned', 'declined', 'done', 'ended'),
  openedAt: instant,
  late: maybe(fc.boolean()),
  daysLate: maybe(count),
  submittedAt: maybe(instant),
  confirmedAt: maybe(instant),
});

const duty = fc.record({
  id: fc.constantFrom('iii.2.b', 'd-7'),
  kind: fc.constantFrom('task', 'report', 'review', 'contribution'),
  title: text,
  quote: maybe(text),
  place: maybe(text),
  timeText: maybe(text),
  product: maybe(text),
});

const basis = fc.record({
  code: fc.constantFrom(
    'fixed',
    'recurrence',
    'span',
    'redo',
    'contribution',
    'answered',
    'extended',
    'resumed',
    'none',
  ),
  words: text,
  article: maybe(fc.constant('BLDS 2015 Đ148 k5 (áp dụng tương tự)')),
  rolledFrom: maybe(day),
  provisional: fc.boolean(),
});

const QUESTIONS: readonly QuestionKind[] = [
  'undated',
  'eventDated',
  'recurrenceUnspecified',
  'unmatchedName',
  'noLead',
  'vacantPost',
  'receiptDate',
];

export const anyContext = fc.record({
  form: fc.constantFrom(...Form.options),
  role: fc.constantFrom(...Role.options, 'told'),
  person: maybe(fc.record({ id: fc.constant('p'), name: text, title: text, post: fc.constantFrom(...Post.options) })),
  personUnit: unit,
  unit,
  told: unit,
  part: fc.constantFrom('lead', 'coordinate'),
  directive: fc.record({
    id: fc.constantFrom('d.1', 'd.2', 'd.3'),
    number: maybe(fc.constantFrom('12-NQ/TU', '45/KH-UBND', '', '1'.repeat(90))),
    kind: maybe(fc.constantFrom(...DirectiveKind.options)),
    title: maybe(text),
    issuer: maybe(text),
    issuedOn: maybe(fc.oneof(day.map(dayText), fc.constant('2026-02-31'))),
    secrecy: fc.constant(null),
  }),
  duty: maybe(duty),
  assignment: maybe(assignment),
  basis: maybe(basis),
  leads: fc.array(words, { maxLength: 14 }),
  coordinators: fc.array(words, { maxLength: 14 }),
  monitor: fc.record({
    id: fc.constant('vp'),
    name: fc.constant('Văn phòng Tỉnh ủy'),
    address: fc.constantFrom('organ', 'enterprise'),
    contact: maybe(fc.record({ name: text, title: maybe(text), phone: maybe(fc.constant('0200 3 854 000')) })),
  }),
  noticeDates: fc.array(day, { maxLength: 4 }),
  days: fc.record({ daysLeft: maybe(count), ackBy: maybe(day), extensionAskBy: maybe(day), replyBy: maybe(day) }),
  result: maybe(document),
  reason: maybe(text),
  ending: maybe(
    fc.oneof(
      fc.record({ kind: fc.constant('extended'), newDue: day, decision: maybe(document) }),
      fc.record({ kind: fc.constant('moved'), from: day, decision: maybe(document) }),
    ),
  ),
  decision: maybe(document),
  own: fc.constant(null),
  former: maybe(day),
  asked: maybe(day),
  review: maybe(
    fc.record({
      kind: fc.constantFrom('so-ket', 'tong-ket'),
      timeText: maybe(text),
      periodFrom: maybe(day),
      periodTo: maybe(day),
      cutOff: maybe(day),
      contributionsBy: maybe(day),
      done: maybe(count),
      total: maybe(count),
    }),
  ),
  question: maybe(fc.record({ kind: fc.constantFrom(...QUESTIONS), subject: fc.constant('iii.2.b'), words: text })),
  nextStep: maybe(fc.record({ on: day, addressee: text })),
  attachments: fc.array(text, { maxLength: 3 }),
  asOf: instant,
  url: maybe(fc.constant('https://dondoc.example.vn/viec/7')),
}) as Arbitrary<NoticeContext>;
