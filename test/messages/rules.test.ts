// The rules that hold for every notice, whatever it is written from.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Form } from '../../contracts/policy.ts';
import type { Notice, NoticeContext } from '../../messages/context.ts';
import { renderDigest } from '../../messages/digest.ts';
import { renderNotice } from '../../messages/notice.ts';
import { anyContext } from './random-context.ts';
import { assignment, DUTY, HEAD, MORNING, on, sample } from './sample.ts';

const RUNS = { seed: 20_270_205, numRuns: 2_000 };
const NEVER = /cảnh báo|vi phạm|phê bình|kỷ luật|kỉ luật|chậm trễ|!|hệ thống|yêu cầu/i;
const GAPS =
  /undefined|null|NaN|[{}]|\(\s*\)|""| {2,}(?=\S)|[;,]$|:\n\n(?!I\. )|\s[.,;:]|\.\.|;\s*\.|tại\s*[.,]|(?:nhất|từ|đến|hết) ngày\s*[.,;]/m;
/** The one place for two spaces: the line below an item of a digest. */
const unindented = (text: string): string => text.replaceAll(/^ {3}(?=\S)/gm, '');

function holds({ subject, text }: Notice): void {
  expect(subject).not.toMatch(NEVER);
  expect(text).not.toMatch(NEVER);
  expect(unindented(text)).not.toMatch(GAPS);
  expect(subject).not.toMatch(/undefined|null|NaN|[{}\n\r]/);
  expect(Array.from(subject).length).toBeLessThanOrEqual(120);
  expect(subject.startsWith('[')).toBe(true);
  expect(text.startsWith('Kính gửi: ')).toBe(true);
  expect(text).toMatch(/Mã (nhiệm vụ|văn bản): \S+\.\n/);
  // No text from outside may turn the reading direction or end a line.
  expect(text).not.toMatch(/[\u202e\r\u2028]/);
}

test('no notice shows a gap, a word it must not use, or a subject that is too long', () => {
  fc.assert(
    fc.property(anyContext, (context) => {
      holds(renderNotice(context));
    }),
    RUNS,
  );
});

test('nor does a digest', () => {
  const some = fc.array(anyContext, { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(some, (contexts) => {
      const [first, ...rest] = contexts as [NoticeContext, ...NoticeContext[]];
      holds(renderDigest([first, ...rest]));
    }),
    { ...RUNS, numRuns: 300 },
  );
});

test.each(Form.options)('%s bears a subject that is not in capitals where the duty is', (form) => {
  const title = 'XÂY DỰNG KẾ HOẠCH CHUYỂN ĐỔI SỐ TRONG CÁC CƠ QUAN ĐẢNG';
  const { subject } = renderNotice(sample({ form, duty: { ...DUTY, title } }));
  expect(subject).not.toContain('XÂY DỰNG');
});

test('a long duty gives way to the number and the deadline', () => {
  const title = 'Xây dựng kế hoạch '.repeat(20).trim();
  const { subject } = renderNotice(sample({ form: 'overdue', duty: { ...DUTY, title } }));
  expect(subject).toMatch(/^\[12-NQ\/TU] Đôn đốc: Xây dựng .*… – quá hạn từ 06\/02\/2027$/);
  expect(Array.from(subject)).toHaveLength(120);
});

test.each(['overdue', 'escalation', 'bulletin', 'checkMail'] as const)('%s says what to do in every case', (form) => {
  for (const role of ['clerk', 'head', 'monitor', 'committee', 'office', 'monitor-clerk'] as const) {
    for (const part of ['lead', 'coordinate'] as const) {
      const { text } = renderNotice(sample({ form, role, part, person: HEAD }));
      expect(text, role).toMatch(/đã gửi kết quả|đã nhận kết quả/);
      expect(text, role).toContain('không thuộc trách nhiệm');
      expect(text, role).toMatch(/điều chỉnh thời hạn|thêm thời gian/);
    }
  }
});

test('of a document with a secrecy stamp neither title nor words are told', () => {
  const directive = { ...sample().directive, secrecy: 'Mật' };
  for (const form of Form.options) {
    const { subject, text } = renderNotice(
      sample({ form, directive, reason: 'bí ẩn', question: { kind: 'undated', subject: 'x', words: 'bí ẩn' } }),
    );
    expect(subject + text).not.toMatch(/y tế cơ sở|trước ngày|bí ẩn/);
    expect(subject).toContain('12-NQ/TU');
  }
});

test('a report that came after the notice was decided is named in it', () => {
  const late = assignment({ status: 'submitted', submittedAt: MORNING + 60_000 });
  const { text } = renderNotice(sample({ form: 'overdue', asOf: MORNING, assignment: late }));
  expect(text).toContain('đã ghi nhận kết quả gửi ngày 08/02/2027; Sở Y tế không cần báo cáo thêm.');
  const before = assignment({ status: 'submitted', submittedAt: on('2027-02-04') });
  expect(renderNotice(sample({ form: 'overdue', asOf: MORNING, assignment: before })).text).not.toContain(
    'không cần báo cáo thêm',
  );
});

test('an hour in the deadline is told with its day', () => {
  const at17 = assignment({ dueAt: on('2027-02-05', 17 * 60) });
  const { subject, text } = renderNotice(sample({ form: 'checkMail', assignment: at17 }));
  expect(text).toContain('thứ Sáu, 05/02/2027, trước 17 giờ 00; quá hạn từ 17 giờ 00 ngày 05/02/2027');
  expect(subject).toContain('hạn 05/02/2027');
});
