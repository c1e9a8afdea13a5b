// Deadlines by hand: a table that a lawyer could check. Phrase, what is known, the last day in time, and why.
import { describe, expect, test } from 'vitest';
import type { DueRequest } from '../../engine/due.ts';
import { computeDue } from '../../engine/due.ts';
import { dayOf } from '../../rules/day.ts';
import { calendar } from '../integration/terms.ts';

const due = (phrase: string, given: Partial<DueRequest> = {}) =>
  computeDue({
    phrase,
    signed: null,
    events: new Map(),
    roll: 'none',
    calendar,
    until: null,
    today: dayOf('2026-03-02'),
    ...given,
  });
const on = (name: string, day: string) => ({ events: new Map([[name, dayOf(day)]]) });
const signed = (day: string) => ({ signed: dayOf(day) });

describe('the last day in time', () => {
  test.each<readonly [string, Partial<DueRequest>, string, string]>([
    ['trước ngày 30/6/2026', {}, '2026-06-29', 'the day itself is late'],
    ['chậm nhất ngày 30/6/2026', {}, '2026-06-30', 'the day itself is in time'],
    ['trong tháng 02/2028', {}, '2028-02-29', 'its last day, in a leap year'],
    ['trong quý II/2026', {}, '2026-06-30', 'its last day'],
    [
      'trong vòng 30 ngày kể từ ngày ký',
      signed('2026-06-08'),
      '2026-07-08',
      'Đ147 k3: the day of signing is not counted',
    ],
    ['trong vòng 10 ngày kể từ ngày ký', signed('2026-08-23'), '2026-09-03', 'Đ148 k5: 2 September is a holiday'],
    [
      'trong vòng 01 tháng kể từ ngày ban hành',
      signed('2026-01-31'),
      '2026-03-02',
      'Đ148 k3: the month’s last day, a Saturday',
    ],
    ['sau 01 năm kể từ ngày ban hành', signed('2026-03-02'), '2027-03-02', 'Đ148 k4'],
    [
      'trong 15 ngày làm việc kể từ ngày nhận được văn bản',
      on('nhận được', '2026-02-09'),
      '2026-03-09',
      'Tết is not counted',
    ],
    ['trước ngày 01/5/2026', { roll: 'previous' }, '2026-04-29', '30 April is a holiday, moved back'],
    ['chậm nhất ngày 30/4/2026', { roll: 'next' }, '2026-05-04', 'moved on, past 1 May and the week-end'],
    ['chậm nhất ngày 30/4/2026', {}, '2026-04-30', 'a fixed day stays'],
  ])('of "%s" (%j) is %s: %s', (phrase, given, day) => {
    const answer = due(phrase, given);
    expect(answer.missing).toBeNull();
    expect(answer.due).toBe(day);
    expect(answer.explanation).toContain(day.split('-')[0]);
  });

  test('of a span rests on the articles it was counted by, and says from where it was moved', () => {
    expect(due('trong vòng 10 ngày kể từ ngày ký', signed('2026-08-23'))).toMatchObject({
      dueAt: '2026-09-04T00:00:00+07:00',
      rolledFrom: '2026-09-02',
      basis: { article: 'BLDS 2015 Đ147 k3, Đ148 k1, k5 (áp dụng tương tự)', provisional: false },
    });
  });

  test('with an hour ends at the hour', () => {
    expect(due('trước 17 giờ 00 ngày 30/6/2026')).toMatchObject({
      due: '2026-06-30',
      dueAt: '2026-06-30T17:00:00+07:00',
    });
  });
});

describe('a recurrence', () => {
  test('lists its days until the one asked for', () => {
    expect(due('hằng quý, trước ngày 15 tháng cuối quý', { until: dayOf('2027-03-31') }).occurrences).toEqual([
      '2026-03-14',
      '2026-06-14',
      '2026-09-14',
      '2026-12-14',
      '2027-03-14',
    ]);
  });

  test('of a year beyond those that are decided says so', () => {
    expect(due('chậm nhất ngày 02/9/2035', { roll: 'next' }).basis?.provisional).toBe(true);
  });
});

describe('what cannot be dated says what is missing', () => {
  test.each([
    ['trong vòng 30 ngày kể từ ngày ký', 'ngày ký'],
    ['trong 05 ngày làm việc kể từ ngày nhận được văn bản', 'nhận được'],
    ['trước kỳ họp Hội đồng nhân dân', 'kỳ họp'],
    ['định kỳ báo cáo', 'kỳ hạn'],
    ['ngày 31/02/2027', 'một ngày có thật'],
    ['xong trong tháng 6', 'năm'],
    ['làm cho tốt', 'một thời hạn'],
    ['', 'một thời hạn'],
  ])('"%s": %s', (phrase, what) => {
    const answer = due(phrase);
    expect(answer.missing).toContain(what);
    expect(answer).toMatchObject({ due: null, dueAt: null, occurrences: [] });
  });
});
