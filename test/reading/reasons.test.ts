// Each item says by which rules it was read and how far they can be trusted.
import { describe, expect, test } from 'vitest';
import { readDirective } from '../../reading/read.ts';
import { CONFIDENCES, lowest, RULES, type RuleName } from '../../reading/rule.ts';
import { directiveOf } from './fixture.ts';

const explained = (section: string) => readDirective(directiveOf(section), { explain: true }).obligations;
const rulesOf = (section: string): readonly (readonly RuleName[])[] =>
  explained(section).map(({ because = [] }) => because.map(({ rule }) => rule));

describe('the reasons of a duty', () => {
  test('are left out unless they are asked for, and nothing else changes', () => {
    const text = directiveOf('1. Sở Y tế kiểm tra bếp ăn trong quý I/2028; báo cáo hằng năm.');
    const { obligations } = readDirective(text);
    expect(obligations.some((o) => 'because' in o)).toBe(false);
    const asked = readDirective(text, { explain: true }).obligations;
    expect(asked.every(({ because = [] }) => because.length > 0)).toBe(true);
    expect(asked.map((o) => ({ ...o, because: undefined }))).toEqual(obligations);
  });

  test('say who, when, of which kind and with which words, each with its place', () => {
    const words = 'Giao Sở Y tế báo cáo kết quả trước ngày 15/5/2028.';
    const [duty] = explained(`1. ${words}`);
    const text = directiveOf(`1. ${words}`);
    expect(duty?.because?.map(({ rule, about, start, end }) => [rule, about, text.slice(start, end)])).toEqual([
      ['subjectGiven', 'lead', 'Sở Y tế'],
      ['nameWhole', 'lead', 'Sở Y tế'],
      ['timeDay', 'time', 'trước ngày 15/5/2028'],
      ['kindReport', 'kind', words],
      ['extentTrails', 'extent', words],
    ]);
    expect(duty?.confidence).toBe('sure');
  });

  test('a time that is held to describe a thing is told, though it dates nothing', () => {
    expect(rulesOf('1. Sở Y tế rà soát kế hoạch hằng năm.')).toEqual([expect.arrayContaining(['timeOfThing'])]);
  });

  test.each([
    ['Sở Y tế phối hợp với trời đất kiểm tra bếp ăn.', 'partnersUnread'],
    ['Hằng tuần, Sở Y tế kiểm tra bếp ăn vào buổi chiều thứ Năm.', 'timeWordsLeft'],
    ['Sở Y tế báo cáo kết quả trước ngày 10/6/2028, số liệu trước ngày 10/12/2028.', 'extentBehindTime'],
    ['Sở Y tế trình chương trình kiểm tra năm 2028.', 'timeYearLoose'],
    ['Sở Y tế đưa việc này vào nghị quyết hằng năm.', 'timeRepeatsBehind'],
    ['Ủy ban nhân dân các xã có rừng kiểm tra bến đò.', 'nameDescribed'],
    ['Phòng Kế hoạch tổng kho: kiểm tra bếp ăn.', 'nameDescribed'],
  ])('what may be read otherwise is told: %s -> %s', (sentence, rule) => {
    const duties = explained(`1. ${sentence}`);
    expect(duties.flatMap(({ because = [] }) => because.map((one) => one.rule))).toContain(rule);
    expect(duties.map(({ confidence }) => confidence)).toContain('look');
  });

  test('a subject of the sentence before is told from one that stands in the sentence', () => {
    const [first, second] = rulesOf('1. Sở Y tế kiểm tra bếp ăn trong quý I/2028. Hằng năm, báo cáo kết quả.');
    expect(first).not.toContain('subjectOfSentence');
    expect(second).toContain('subjectOfSentence');
  });
});

describe('confidence', () => {
  test('is that of the lowest rule', () => {
    expect(lowest([])).toBe('sure');
    expect(lowest(['subjectFirst', 'kindTask'])).toBe('sure');
    expect(lowest(['subjectFirst', 'timeOfThing'])).toBe('look');
    expect(lowest(['timeEvent', 'timeOfThing', 'subjectFirst'])).toBe('guess');
  });

  test.each([
    ['Sở Nội vụ lập bản đồ trong tháng 5/2028.', 'sure'],
    ['Sở Nội vụ rà soát kế hoạch hằng năm.', 'look'],
    ['Sở Nội vụ lập bản đồ trước ngày 15/11/2026.', 'look'],
    ['Sở Nội vụ lập bản đồ trước ngày 15/11.', 'look'],
    ['Sở Nội vụ sơ kết việc thực hiện vào giữa nhiệm kỳ.', 'guess'],
    ['Phụ huynh học sinh phối hợp giữ trật tự.', 'guess'],
  ])('"%s" is %s', (sentence, confidence) => {
    expect(explained(`1. ${sentence}`).map((o) => o.confidence)).toEqual([confidence]);
  });

  test('every rule has a class and words in both languages, each rule its own', () => {
    const rules = Object.values(RULES);
    expect(rules.filter((one) => !CONFIDENCES.includes(one.class) || one.vi === '' || one.en === '')).toEqual([]);
    expect(new Set(rules.map(({ vi }) => vi)).size).toBe(rules.length);
    expect(new Set(rules.map(({ en }) => en)).size).toBe(rules.length);
  });
});
