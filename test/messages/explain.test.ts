import { expect, test } from 'vitest';
import type { Basis } from '../../contracts/terms.ts';
import { articleText, explainBasis, explainClause } from '../../messages/explain.ts';
import { requestDays } from '../../messages/request-days.ts';
import { at, dayOf } from '../../rules/day.ts';
import { fixedDeadline } from '../../rules/due.ts';
import { spanDeadline } from '../../rules/span.ts';
import { calendar } from '../rules/calendar-fixture.ts';

const basis = (changes: Partial<Basis>): Basis => ({
  code: 'fixed',
  words: '',
  article: null,
  rolledFrom: null,
  provisional: false,
  ...changes,
});

test('"trước ngày D" is explained: D itself is not in time', () => {
  const words = 'trước ngày 06/02/2027';
  expect(explainBasis(basis({ words }), dayOf('2027-02-05'))).toEqual({
    vi: 'Ngày cuối cùng trong hạn là thứ Sáu, 05/02/2027: theo ngày ghi trong văn bản "trước ngày 06/02/2027", "trước ngày" nên không tính chính ngày đó.',
    en: 'The last day in time is 2027-02-05: the day the text names "trước ngày 06/02/2027", "trước" (before): that day itself is not in time.',
  });
});

test('a day that is itself in time is not explained away', () => {
  const { vi } = explainBasis(basis({ words: 'trước ngày 05/02/2027' }), dayOf('2027-02-05'));
  expect(vi).not.toContain('không tính');
});

test('a span that ends on a Sunday says why it moved, and by which article', () => {
  const deadline = spanDeadline(dayOf('2026-07-03'), 'P30D', {
    workingDays: false,
    words: 'trong 30 ngày kể từ ngày ký',
    minutes: null,
    calendar,
  });
  if (deadline === null) throw new Error('a span of 30 days has an end');
  expect(explainBasis(deadline.basis, deadline.due).vi).toBe(
    'Ngày cuối cùng trong hạn là thứ Hai, 03/8/2026: theo khoảng thời gian ghi trong văn bản "trong 30 ngày kể từ ngày ký"; ' +
      'cách tính theo Bộ luật Dân sự 2015, Điều 147 khoản 3, Điều 148 khoản 1, khoản 5 (áp dụng tương tự); ' +
      'Chủ nhật, 02/8/2026 là ngày nghỉ nên chuyển sang ngày làm việc tiếp theo, 03/8/2026.',
  );
});

test('a fixed day moved back by the policy, in a year not decided yet', () => {
  const day = dayOf('2034-12-31');
  const deadline = fixedDeadline(day, { words: 'ngày 31/12/2034', minutes: null, rollFixed: 'previous', calendar });
  const { vi, en } = explainBasis(deadline.basis, deadline.due);
  expect(vi).toContain('Chủ nhật, 31/12/2034 là ngày nghỉ nên chuyển về ngày làm việc liền trước, 29/12/2034');
  expect(vi).toContain('tạm tính, vì lịch nghỉ năm 2034 chưa được công bố');
  expect(en).toContain('2034-12-31 is a day off, so it moved to the previous working day');
  expect(en).toContain('provisional');
});

test('a duty without a day says only that', () => {
  expect(explainBasis(basis({ code: 'none', words: 'kịp thời' }), 0)).toEqual({
    vi: 'Văn bản chưa ấn định ngày cụ thể "kịp thời".',
    en: 'The text names no day "kịp thời".',
  });
});

test.each(['fixed', 'recurrence', 'span', 'redo', 'contribution', 'answered', 'none'] as const)(
  'the basis %s has words in both languages, quoted or not',
  (code) => {
    const one = basis({ code, words: 'hằng quý' });
    const [quoted, plain] = [explainClause(one, 20_000), explainClause(one, 20_000, false)];
    expect(quoted.vi).toBe(`${plain.vi} "hằng quý"`);
    expect(quoted.en).toBe(`${plain.en} "hằng quý"`);
  },
);

test('articles are written out', () => {
  expect(articleText('BLDS 2015 Đ148 k5 (áp dụng tương tự)')).toBe(
    'Bộ luật Dân sự 2015, Điều 148 khoản 5 (áp dụng tương tự)',
  );
  expect(articleText('NĐ 09/2019/NĐ-CP Đ8 k5')).toBe('Nghị định 09/2019/NĐ-CP Điều 8 khoản 5');
});

test('a notice asks for answers on working days, over Tết too', () => {
  // Tết Đinh Mùi is the 6 February 2027.
  const asOf = at(dayOf('2027-02-03'), 420);
  const days = requestDays(calendar, asOf, dayOf('2027-02-26'));
  // The days off are 4-10 February, so two working days on is the 12th.
  expect(days.replyBy).toBe(dayOf('2027-02-12'));
  expect(days.daysLeft).toBeGreaterThan(9);
  expect(days.extensionAskBy).toBe(dayOf('2027-02-19'));
});

test('more time is asked for before the due day, never in the past', () => {
  const asOf = at(dayOf('2026-07-27'), 420);
  expect(requestDays(calendar, asOf, dayOf('2026-07-30')).extensionAskBy).toBe(dayOf('2026-07-29'));
  expect(requestDays(calendar, asOf, dayOf('2026-07-27'))).toMatchObject({
    daysLeft: 0,
    extensionAskBy: dayOf('2026-07-27'),
  });
  expect(requestDays(calendar, asOf, dayOf('2026-07-24'))).toMatchObject({ daysLeft: null, extensionAskBy: null });
  expect(requestDays(calendar, asOf, null)).toMatchObject({ daysLeft: null, ackBy: dayOf('2026-07-30') });
});
