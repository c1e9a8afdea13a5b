// Any text at all gives a plan: reading never throws, its offsets are always places in the text, and its time grows with the length.
import { describe, expect, test } from 'vitest';
import { Plan } from '../../contracts/plan.ts';
import { readDirective } from '../../reading/read.ts';
import fc from '../rules/seeded.ts';
import { HEAD } from './fixture.ts';
import { ownSamples } from './gold.ts';
import { expectLinear } from './growth.ts';

/** Words and marks that the grammar knows, in any order: more telling than letters at random. */
const WORDS = [
  '1.|2.|3.1.|a)|-|+|•|I-|II.|TỔ CHỨC THỰC HIỆN|Nơi nhận:|PHỤ LỤC|TT\tNội\tThời hạn\n|,|;|:|.|(|)|"| \n| \n\n|**|<br>',
  'Sở Y tế|Công an|tỉnh|các|huyện ủy|giao|yêu cầu|chủ trì|phối hợp|với|chỉ đạo|báo cáo|xây dựng|và|Tỉnh ủy|kèm theo',
  'trước|ngày|15/5/2027|31/02/2028|hằng năm|quý V/2027|định kỳ|6 tháng|kể từ|trong vòng|30|17 giờ|năm|giai đoạn 2021-2025',
  'sơ kết|tổng kết|\u00a0|\u200b|u\u031b\u0309|ỷ',
  'Điều 3.|Đối với|các|V/v|Kính gửi:|Trên đây là|thứ Sáu hằng tuần|tháng cuối quý|tuần đầu|nếu|thì|sau khi|Bộ trưởng|12\n\f|\t|&nbsp;|## ',
].flatMap((words) => words.split('|'));
const telling = fc.array(fc.constantFrom(...WORDS), { maxLength: 120 }).map((words) => words.join(' '));
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  telling,
  telling.map((words) => `${HEAD}\nTỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế ${words}`),
  fc.nat({ max: 500 }).map((n) => '\n'.repeat(n)),
);

/** Every span of a plan, with a name for messages. */
function spansOf(plan: Plan): readonly (readonly [name: string, start: number, end: number])[] {
  const units = plan.obligations.flatMap((o) => [...o.leads, ...o.via, ...o.coordinators, ...(o.to ? [o.to] : [])]);
  return [
    ...(plan.section ? [['section', plan.section.start, plan.section.end] as const] : []),
    ...[...plan.monitors, ...units].map((u) => [`unit ${u.name}`, u.start ?? -1, u.end ?? -1] as const),
    ...plan.obligations.flatMap((o) => [
      [`clause of ${o.id}`, o.clause.start, o.clause.end] as const,
      [`source of ${o.id}`, o.source.start, o.source.end] as const,
      ...(o.time ? [[`time of ${o.id}`, o.time.start, o.time.end] as const] : []),
    ]),
  ];
}

function expectSound(text: string): void {
  const plan = readDirective(text);
  const wrong = spansOf(plan).filter(
    ([, start, end]) => start < 0 || end > text.length || text.slice(start, end).trim() === '',
  );
  expect(wrong).toEqual([]);
  for (const w of plan.warnings) expect(w.start <= w.end && w.start >= 0 && w.end <= text.length).toBe(true);
  expect(Plan.safeParse(plan).error).toBeUndefined();
  expect(new Set(plan.obligations.map((o) => o.id)).size).toBe(plan.obligations.length);
}

describe('any text', () => {
  test('gives a plan that is valid, with every offset in the text and something there', () => {
    fc.assert(fc.property(anyText, expectSound), { numRuns: 200 });
  });

  test.each([
    ['a sample cut anywhere', ownSamples()[1]?.text ?? ''],
    ['a sample in capitals, cut anywhere', (ownSamples()[1]?.text ?? '').toUpperCase()],
  ])('%s is read', (_what, text) => {
    expect(text).not.toBe('');
    const cut = fc
      .tuple(fc.nat(text.length), fc.nat(text.length))
      .map(([a, b]) => text.slice(Math.min(a, b), Math.max(a, b)));
    fc.assert(fc.property(cut, expectSound), { numRuns: 15 });
  });

  test('is read to the same plan again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(readDirective(text)).toEqual(readDirective(text));
      }),
      { numRuns: 40 },
    );
  });

  test('of very many items is cut, and the plan says so', () => {
    const plan = readDirective(`${HEAD}\nTỔ CHỨC THỰC HIỆN\n\n${'1. Sở Y tế họp.\n'.repeat(10_050)}`);
    expect(plan.warnings.map((w) => w.code)).toEqual(expect.arrayContaining(['tooManyClauses', 'tooManyObligations']));
    expect(plan.obligations.length).toBe(2_000);
  });
});

describe('time grows with the length of the text', () => {
  const unit = 25;
  test.each([
    ['a sample directive', () => ownSamples()[1]?.text.slice(0, 3_000) ?? ''],
    ['one line of words', () => 'trồng rừng '.repeat(unit)],
    ['one sentence of units', () => `1. ${'Sở Y tế, Công an tỉnh, '.repeat(unit)}`],
    ['one sentence of commas', () => `1. Căn cứ ${'x, '.repeat(unit)}`],
    ['open parentheses', () => `1. Sở Y tế ${'( '.repeat(unit)}`],
    ['open tags', () => '<p '.repeat(unit)],
    ['stars', () => '* **'.repeat(unit)],
    ['days', () => `1. Sở Y tế làm ${'trước ngày 15/5/2027 '.repeat(unit)}`],
    ['bounds', () => `1. Sở Y tế ${'trước '.repeat(unit)}`],
    ['repetitions', () => `1. Sở Y tế ${'hằng năm, '.repeat(unit)}`],
    ['months without a year', () => `1. Sở Y tế ${'hằng năm tháng 5, '.repeat(unit)}`],
    ['captions', () => 'kèm theo '.repeat(unit)],
    ['titles', () => `CHỈ THỊ\n${'VỀ VIỆC NÀY '.repeat(unit)}`],
    ['marks to compose', () => 'u\u031b\u0309'.repeat(unit)],
    ['only marks', () => '\u0309'.repeat(unit)],
    ['blanks', () => ' '.repeat(unit * 4)],
    ['line breaks', () => '\n'.repeat(unit * 4)],
    ['bullets', () => `1. Sở Y tế:\n${'- làm\n'.repeat(unit)}`],
    ['headings', () => 'TỔ CHỨC THỰC HIỆN\n'.repeat(unit)],
    ['rows', () => `PHỤ LỤC\nTT\tNội dung\tThời hạn\n${'1\tĐề án nuôi cá\tQuý I/2027\n'.repeat(unit)}`],
    ['reports', () => `1. Sở Y tế ${'báo cáo kết quả, '.repeat(unit)}`],
    ['reviews', () => `1. Sở Y tế ${'sơ kết và tổng kết quý II/2027, '.repeat(unit)}`],
    ['semicolons', () => `1. Sở Y tế ${'; Sở Y tế làm'.repeat(unit)}`],
    ['finishes', () => `1. Sở Y tế làm${'; hoàn thành trước ngày 15/5/2027'.repeat(unit)}`],
  ])('%s', (_what, make) => {
    expectLinear(make(), readDirective);
  });
});
