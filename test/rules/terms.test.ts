import { describe, expect, test } from 'vitest';
import type { Obligation, PlanDirective, PlanTime } from '../../contracts/plan.ts';
import type { Policy } from '../../contracts/policy.ts';
import type { DutyTime } from '../../contracts/terms.ts';
import { addWorkingDays } from '../../rules/calendar.ts';
import { dayOf, dayText, startOf } from '../../rules/day.ts';
import { contributionId, termsOf } from '../../rules/terms.ts';
import { policy } from '../simulation/policy.ts';
import { calendar } from './calendar-fixture.ts';
import { obligation, plan } from './plan-fixture.ts';

const UNITS: Readonly<Record<string, readonly string[]>> = {
  'Sở A': ['so-a'],
  'Sở B': ['so-b'],
  'Các huyện ủy': ['hu-1', 'hu-2'],
  'Văn phòng': ['vp'],
};

function terms(obligations: readonly Obligation[], directive: Partial<PlanDirective> = {}, some: Partial<Policy> = {}) {
  return termsOf(plan(obligations, directive), {
    policy: { ...policy, ...some },
    calendar,
    deployedOn: dayOf('2026-03-10'),
    matched: (name) => UNITS[name] ?? [],
  });
}

/** The time of one duty, and the question it raises. */
function timeOf(
  time: Partial<PlanTime> | null,
  some: Partial<Obligation> = {},
  directive: Partial<PlanDirective> = {},
) {
  const { duties, reviews, questions } = terms([obligation('d1', ['Sở A'], time, some)], directive);
  const [duty] = [...duties, ...reviews.duties];
  if (!duty) throw new Error('no duty');
  return { time: duty.time, duty, questions };
}

const due = (time: DutyTime): string | null => (time.kind === 'once' ? dayText(time.due) : null);

describe('a duty with a day', () => {
  test('is due on it, at its end, and opens with the lot', () => {
    const { time, duty, questions } = timeOf({ due: '2026-06-30', text: 'trong quý II/2026' });
    expect(time).toEqual({
      kind: 'once',
      due: dayOf('2026-06-30'),
      dueAt: startOf(dayOf('2026-07-01')),
      basis: { code: 'fixed', words: 'trong quý II/2026', article: null, rolledFrom: null, provisional: false },
    });
    expect([duty.ladder, duty.openAhead, duty.lead, duty.title]).toEqual(['product', null, 0, 'việc d1']);
    expect(questions).toEqual([]);
  });

  test('and an hour is late from that hour on', () => {
    const { time } = timeOf({ due: '2026-06-30', hour: '17:00' });
    expect(time.kind === 'once' && time.dueAt).toBe(Date.parse('2026-06-30T17:00:00+07:00'));
  });

  test('rolls where the policy says so', () => {
    const { duties } = terms([obligation('d1', ['Sở A'], { due: '2026-05-30' })], {}, { rollFixed: 'next' });
    expect(duties[0]?.time).toMatchObject({ due: dayOf('2026-06-01'), basis: { rolledFrom: dayOf('2026-05-30') } });
  });

  test('before the directive’s own is a question, not a deadline', () => {
    expect(timeOf({ due: '2026-03-01' }).questions).toMatchObject([
      { id: 'beforeIssue/d1', kind: 'beforeIssue', subject: 'd1' },
    ]);
    expect(timeOf({ due: '2026-03-02' }).time).toMatchObject({ kind: 'once', due: dayOf('2026-03-02') });
  });

  test('that no calendar has is a question', () => {
    expect(timeOf({ due: '2026-02-30' }).questions).toMatchObject([
      { id: 'undated/d1', kind: 'undated', subject: 'd1' },
    ]);
  });
});

describe('a span', () => {
  test.each([
    ['ngày ký', '2026-04-01'],
    ['kể từ ngày ban hành Nghị quyết', '2026-04-01'],
    ['kể từ ngày ban hành Chỉ thị này', '2026-04-01'],
    ['từ ngày ký ban hành văn bản này', '2026-04-01'],
    ['sau khi ban hành Nghị quyết này', '2026-04-01'],
    ['được tính từ khi ký', '2026-04-01'],
    ['ban hành', '2026-04-01'],
    ['ngày ký Nghị quyết', '2026-04-01'],
    ['ngày ký văn bản', '2026-04-01'],
  ])('counted from "%s" is due %s', (from, expected) => {
    const { time, questions } = timeOf({ within: 'P30D', from, text: 'trong vòng 30 ngày' });
    expect(due(time)).toBe(expected);
    expect(time).toMatchObject({ basis: { code: 'span', words: 'trong vòng 30 ngày' } });
    expect(questions).toEqual([]);
  });

  test.each<[NonNullable<PlanDirective['kind']>, string]>([
    ['nghi-quyet', 'Nghị quyết'],
    ['chi-thi', 'Chỉ thị'],
    ['ket-luan', 'Kết luận'],
    ['ke-hoach', 'Kế hoạch'],
    ['chuong-trinh-hanh-dong', 'Chương trình hành động'],
    ['quyet-dinh', 'Quyết định'],
    ['thong-bao', 'Thông báo'],
    ['cong-van', 'Công văn'],
    ['huong-dan', 'Hướng dẫn'],
    ['quy-dinh', 'Quy định'],
    ['de-an', 'Đề án'],
  ])('counted from its own signing, by the name of what it is: %s, %s', (kind, noun) => {
    const from = (words: string, own: PlanDirective['kind']) =>
      due(timeOf({ within: 'P30D', from: words, text: '' }, {}, { kind: own }).time);
    expect(from(`ngày ký ${noun}`, kind)).toBe('2026-04-01');
    expect(from(`ngày ký ${noun}`, kind === 'de-an' ? 'cong-van' : 'de-an')).toBeNull();
    expect(from(`ngày ký ${noun}`, null)).toBeNull();
    expect(from(`ngày ký ${noun} này`, null)).toBe('2026-04-01');
  });

  test('and an hour is late from that hour on', () => {
    const { time } = timeOf({ within: 'P30D', from: 'ngày ký', hour: '17:00' });
    expect(time.kind === 'once' && time.dueAt).toBe(Date.parse('2026-04-01T17:00:00+07:00'));
  });

  test('of working days counts them', () => {
    expect(due(timeOf({ within: 'P7D', workingDays: true, from: 'ngày ký' }).time)).toBe('2026-03-11');
  });

  test.each([
    ['từ', 'eventDated'],
    ['', 'eventDated'],
    ['ngày kýnghị quyết', 'eventDated'],
    ['ngày ban hành văn bản kia', 'eventDated'],
    ['ngày ban hành này', 'eventDated'],
    ['từ ngày nhận đủ hồ sơ', 'eventDated'],
    ['ngày ký hợp đồng', 'eventDated'],
    ['ngày ban hành Kế hoạch', 'eventDated'],
    ['khi kết thúc tiếp xúc, đối thoại', 'eventDated'],
    [null, 'eventDated'],
  ])('counted from "%s" is a question: %s', (from, kind) => {
    const { time, questions } = timeOf({ within: 'P30D', from, text: 'trong vòng 30 ngày' });
    expect(time).toEqual({ kind: 'undated', question: kind, words: 'trong vòng 30 ngày' });
    expect(questions).toEqual([{ id: `${kind}/d1`, kind, subject: 'd1', words: 'trong vòng 30 ngày' }]);
  });

  test.each([
    'kể từ ngày nhận được văn bản này',
    'ngày nhận',
    'sau khi nhận được Nghị quyết',
    'khi nhận Chỉ thị này',
    'nhận được',
    'ngày nhận được',
  ])('counted from "%s" is each unit’s own, and no question', (from) => {
    const { time, questions } = timeOf({ within: 'P30D', from, text: 'trong vòng 30 ngày', hour: '17:00' });
    const words = 'trong vòng 30 ngày';
    expect(time).toEqual({ kind: 'received', within: 'P30D', workingDays: false, minutes: 1020, words });
    expect(questions).toEqual([]);
  });

  test('counted from receipt and of no length that can be counted is a question', () => {
    const { time } = timeOf({ within: 'P2M', workingDays: true, from: 'ngày nhận', text: 'x' });
    expect(time).toEqual({ kind: 'undated', question: 'receiptDate', words: 'x' });
  });

  test('from the signing of a directive without a date, or of no length, is a question', () => {
    expect(timeOf({ within: 'P30D', from: 'ngày ký' }, {}, { issuedOn: null }).questions[0]?.kind).toBe('eventDated');
    expect(timeOf({ within: 'PT8H', from: 'ngày ký' }).questions[0]?.kind).toBe('undated');
  });
});

describe('a recurrence', () => {
  test('runs from the directive’s date to the end of its term', () => {
    const { time, duty } = timeOf(
      { recurs: 'FREQ=MONTHLY;INTERVAL=3', text: 'hằng quý' },
      { kind: 'report' },
      { term: { from: '2025-10-01', to: '2030-12-31' } },
    );
    expect(time).toEqual({
      kind: 'recurring',
      rule: { every: 'month', interval: 3, month: null, day: null },
      starts: dayOf('2026-03-02'),
      ends: dayOf('2030-12-31'),
      words: 'hằng quý',
    });
    expect([duty.ladder, duty.openAhead]).toEqual(['report', policy.openAhead.quarterly]);
  });

  test.each([
    [
      'its own words',
      { starts: '2027-01-01', ends: '2029-12-31' },
      { term: { from: '2026-01-01', to: '2030-12-31' } },
      '2027-01-01',
      '2029-12-31',
    ],
    ['a term that begins later', {}, { term: { from: '2027-01-01', to: '2031-12-31' } }, '2027-01-01', '2031-12-31'],
    ['a term that is over, looked back on', {}, { term: { from: '2020-01-01', to: '2025-12-31' } }, '2026-03-02', null],
    ['no term', {}, {}, '2026-03-02', null],
    ['no date of the directive: the deployment’s', {}, { issuedOn: null }, '2026-03-10', null],
  ] as const)('runs by %s', (_, time, directive, starts, ends) => {
    const { time: got } = timeOf({ recurs: 'FREQ=YEARLY', ...time }, {}, directive as Partial<PlanDirective>);
    expect(got).toMatchObject({ starts: dayOf(starts), ends: ends === null ? null : dayOf(ends) });
  });

  test('that does not say how often is a question', () => {
    for (const recurs of ['unspecified', 'FREQ=YEARLY;BYMONTH=6,11']) {
      const { time, questions } = timeOf({ recurs, text: 'định kỳ' });
      expect(time).toEqual({ kind: 'undated', question: 'recurrenceUnspecified', words: 'định kỳ' });
      expect(questions[0]?.id).toBe('recurrenceUnspecified/d1');
    }
  });
});

describe('by the decree on reports', () => {
  const lead = (kind: Obligation['kind'], time: Partial<PlanTime>): number | undefined =>
    terms([obligation('d1', ['Sở A'], time, { kind })], {}, { reportPeriods: 'nd09' }).duties[0]?.lead;

  test('a periodic report is sent one working day after its cut-off; a task, and a report with a day, are not', () => {
    expect(lead('report', { recurs: 'FREQ=MONTHLY' })).toBe(-1);
    expect(lead('task', { recurs: 'FREQ=MONTHLY' })).toBe(0);
    expect(lead('report', { due: '2026-06-30' })).toBe(0);
    expect(lead('report', { recurs: 'FREQ=MONTHLY;BYMONTHDAY=20' })).toBe(0);
  });
});

describe('a duty without a day', () => {
  test('that is standing is listed', () => {
    expect(timeOf(null, { standing: true })).toMatchObject({
      time: { kind: 'standing', words: 'việc d1' },
      questions: [],
    });
    expect(timeOf({ text: 'thường xuyên' }, { standing: true }).time).toEqual({
      kind: 'standing',
      words: 'thường xuyên',
    });
  });

  test('as a task is listed and not asked about now', () => {
    expect(timeOf(null)).toMatchObject({ time: { kind: 'undated', question: null, words: '' }, questions: [] });
  });

  test('that is standing, but has a day, is due on it', () => {
    expect(due(timeOf({ due: '2026-06-30' }, { standing: true }).time)).toBe('2026-06-30');
    expect(timeOf({ recurs: 'FREQ=MONTHLY' }, { standing: true }).time.kind).toBe('recurring');
    expect(due(timeOf({ within: 'P30D', from: 'ngày ký' }, { standing: true }).time)).toBe('2026-04-01');
    expect(timeOf({ event: 'giữa nhiệm kỳ' }, { standing: true }).questions[0]?.kind).toBe('eventDated');
  });

  test('as a report or review is asked about', () => {
    expect(timeOf(null, { kind: 'report' }).questions).toEqual([
      { id: 'undated/d1', kind: 'undated', subject: 'd1', words: 'việc d1' },
    ]);
    expect(timeOf(null, { kind: 'review', review: 'so-ket' }).questions).toHaveLength(1);
  });

  test('tied to an event, or to words no calendar has, is asked about', () => {
    expect(timeOf({ event: 'giữa nhiệm kỳ', text: 'vào giữa nhiệm kỳ' }).questions).toEqual([
      { id: 'eventDated/d1', kind: 'eventDated', subject: 'd1', words: 'vào giữa nhiệm kỳ' },
    ]);
    expect(timeOf({ text: 'đầu quý II/2026' }).questions[0]?.kind).toBe('undated');
  });
});

describe('pairs', () => {
  test('follow the plan’s order, each unit of a duty once, groups in full', () => {
    const { pairs } = terms([
      obligation('d2', ['Các huyện ủy', 'Sở A', 'Sở A'], { due: '2026-12-31' }),
      obligation('d1', ['Sở B'], { due: '2026-06-30' }),
    ]);
    expect(pairs.map(({ duty, unit }) => `${duty} ${unit}`)).toEqual(['d2 hu-1', 'd2 hu-2', 'd2 so-a', 'd1 so-b']);
  });

  test('are none for a name that nobody bears, which is asked about once', () => {
    const { pairs, duties, questions } = terms([
      obligation('d1', ['Sở X', 'Sở A'], null),
      obligation('d2', ['Sở X'], null),
      obligation('d3', [], null),
    ]);
    expect(pairs).toEqual([{ duty: 'd1', unit: 'so-a' }]);
    expect(duties.map(({ id }) => id)).toEqual(['d1', 'd2', 'd3']);
    expect(questions).toEqual([
      { id: 'unmatchedName/Sở X', kind: 'unmatchedName', subject: 'Sở X', words: 'Sở X' },
      { id: 'noLead/d3', kind: 'noLead', subject: 'd3', words: 'việc d3' },
    ]);
  });

  test('leave coordinators to be informed: not those that lead, and no question about "các cơ quan liên quan"', () => {
    const coordinators = ['Sở A', 'Sở B', 'các cơ quan liên quan', 'Sở Y'].map((name) => ({ name }));
    const { duties, questions } = terms([obligation('d1', ['Sở A'], null, { coordinators })]);
    expect(duties[0]?.coordinators).toEqual(['so-b']);
    expect(questions.map(({ subject }) => subject)).toEqual(['Sở Y']);
  });
});

describe('a review', () => {
  const review = (time: Partial<PlanTime> | null) =>
    terms([
      obligation('r1', ['Văn phòng', 'Sở B'], time, { kind: 'review', review: 'so-ket', title: 'sơ kết' }),
      obligation('d1', ['Sở A', 'Sở B'], { due: '2026-06-30' }),
      obligation('d2', ['Các huyện ủy'], null),
    ]);

  test('is run by the directive itself, and asks every other unit that leads a duty', () => {
    const { duties, pairs, reviews } = review({ due: '2028-06-30' });
    expect(reviews.duties).toMatchObject([{ id: 'r1', ladder: 'review', openAhead: policy.review.openAhead, lead: 0 }]);
    expect(reviews.pairs.map(({ unit }) => unit)).toEqual(['vp', 'so-b']);
    expect(duties.map(({ id }) => id)).toEqual(['d1', 'd2', 'r1.gop']);
    expect(pairs.filter(({ duty }) => duty === contributionId('r1')).map(({ unit }) => unit)).toEqual([
      'so-a',
      'hu-1',
      'hu-2',
    ]);
  });

  test('has contributions due the policy’s working days before it', () => {
    const contribution = review({ due: '2028-06-30', text: 'quý II/2028' }).duties[2];
    const expected = addWorkingDays(calendar, dayOf('2028-06-30'), -policy.review.contributionLead);
    expect(contribution).toEqual({
      id: 'r1.gop',
      kind: 'contribution',
      review: 'so-ket',
      ladder: 'contribution',
      title: 'sơ kết',
      openAhead: policy.review.contributionOpenAhead,
      lead: policy.review.contributionLead,
      coordinators: [],
      time: {
        kind: 'once',
        due: expected,
        dueAt: startOf(expected + 1),
        basis: { code: 'contribution', words: 'quý II/2028', article: null, rolledFrom: null, provisional: true },
      },
    });
    expect(dayText(expected)).toBe('2028-06-02');
  });

  test('that recurs has contributions by the same rule', () => {
    const { duties, reviews } = review({ recurs: 'FREQ=YEARLY;BYMONTH=12', text: 'tháng 12 hằng năm' });
    expect(duties[2]?.time).toEqual(reviews.duties[0]?.time);
    expect(duties[2]?.lead).toBe(policy.review.contributionLead);
  });

  test('without a day has contributions without one, and one question for both', () => {
    const { duties, questions } = review({ event: 'giữa nhiệm kỳ', text: 'giữa nhiệm kỳ' });
    expect(duties[2]?.time).toEqual({ kind: 'undated', question: null, words: 'giữa nhiệm kỳ' });
    expect(questions.map(({ id }) => id)).toEqual(['eventDated/r1']);
  });

  test('that is held as need be has contributions without a day', () => {
    const standing = obligation('r1', ['Văn phòng'], null, { kind: 'review', review: 'so-ket', standing: true });
    const { duties } = terms([standing, obligation('d1', ['Sở A'], { due: '2026-06-30' })]);
    expect(duties[1]?.time).toEqual({ kind: 'undated', question: null, words: 'việc r1' });
  });

  test('asks nobody where no other unit leads a duty', () => {
    const { duties, pairs } = terms([
      obligation('r1', ['Văn phòng'], { due: '2028-06-30' }, { kind: 'review', review: 'tong-ket' }),
    ]);
    expect([duties, pairs]).toEqual([[], []]);
  });
});
