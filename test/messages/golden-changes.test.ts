// The texts by which a unit hears that its day was counted anew, or that it is followed up now; and a draft in a person's own words.
import { expect, test } from 'vitest';
import { renderDigest } from '../../messages/digest.ts';
import { renderNotice } from '../../messages/notice.ts';
import { assignment, DUE, FOOT, REPLY, sample } from './sample.ts';

test('the deadline has moved', () => {
  const { subject, text } = renderNotice(sample({ form: 'deadlineMoved', former: DUE - 1, url: null }));
  expect(subject).toBe('[12-NQ/TU] Thời hạn thực hiện: Xây dựng Kế hoạch phát triển y tế cơ sở – Sở Y tế');
  expect(text).toMatch(
    /^Kính gửi: Sở Y tế\n\nVăn phòng Tỉnh ủy Hồng Hà thông báo thời hạn của Sở Y tế đối với nhiệm vụ sau:\n/,
  );
  expect(text).toContain('- Thời hạn trước đây: thứ Năm, 04/02/2027.');
  expect(text).toContain('Đề nghị Sở Y tế thực hiện theo thời hạn nêu trên; việc đôn đốc được tính từ thời hạn này.');
  expect(text.endsWith(FOOT)).toBe(true);
});

test('what was given before is followed up from now on, with a day where it is overdue', () => {
  const chased = sample({ form: 'chaseStarted', days: REPLY, url: 'https://dondoc.example/viec/1' });
  expect(renderNotice(chased).text).toContain(
    'Đề nghị Sở Y tế gửi kết quả; nếu đã gửi, cho biết số, ngày văn bản để cập nhật tại https://dondoc.example/viec/1.',
  );
  expect(renderNotice(chased).text).toContain('- Gửi kết quả chậm nhất: thứ Hai, 15/02/2027.');
  const open = sample({ form: 'chaseStarted', days: { ...REPLY, replyBy: null }, url: null });
  expect(renderNotice(open).text).toContain('cho biết số, ngày văn bản để cập nhật.');
});

test('many duties followed up from now on make one letter with one request', () => {
  const one = sample({ form: 'chaseStarted', days: REPLY });
  const { subject, text } = renderDigest([
    one,
    sample({ form: 'chaseStarted', days: REPLY, assignment: assignment({ id: 'x/y/z/2026', period: '2026' }) }),
  ]);
  expect(subject).toContain('Theo dõi, đôn đốc nhiệm vụ: 02 nhiệm vụ');
  expect(text.split('Đề nghị Sở Y tế gửi kết quả')).toHaveLength(2);
  expect(text.split('gửi kết quả chậm nhất: thứ Hai, 15/02/2027')).toHaveLength(3);
});

test('a person’s own words go out as they are, with the form’s subject where none is given', () => {
  const text = 'Kính gửi: Đồng chí Bí thư\r\n\r\n  1. Nội dung\u202e thứ nhất  \n';
  const own = renderNotice(sample({ form: 'escalation', own: { subject: null, text } }));
  expect(own.text).toBe('Kính gửi: Đồng chí Bí thư\n\n  1. Nội dung  thứ nhất\n');
  expect(own.subject).toBe(renderNotice(sample({ form: 'escalation' })).subject);
  expect(renderNotice(sample({ form: 'escalation', own: { subject: 'Kính\nbáo cáo', text } })).subject).toBe(
    'Kính báo cáo',
  );
});

test('a deadline that rests on days off not yet decided says so wherever it is said', () => {
  const open = { code: 'recurrence', words: '', article: null, rolledFrom: null, provisional: true } as const;
  const deadline = 'ngày cuối cùng trong hạn: thứ Sáu, 05/02/2027';
  expect(renderNotice(sample({ form: 'reminder', basis: open })).text).toContain(`${deadline}, tạm tính`);
  expect(renderNotice(sample({ form: 'reminder', basis: { ...open, provisional: false } })).text).not.toContain(
    'tạm tính',
  );
});
