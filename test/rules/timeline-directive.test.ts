// A whole directive on a virtual clock: its own workflow and its lots, what is said to them, and why a run ends.
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../contracts/fact.ts';
import type { Question } from '../../contracts/question.ts';
import type { DutyTerms } from '../../contracts/terms.ts';
import { dayOf } from '../../rules/day.ts';
import type { ScriptedInput, Timeline, TimelineOptions, TimelinePlan } from '../../rules/timeline.ts';
import { timeline } from '../../rules/timeline.ts';
import { SIMULATED_SOURCE } from '../../rules/timeline/script.ts';
import {
  deployedBody,
  duty,
  monthly,
  names,
  once,
  review,
  standing,
  terms,
  undated,
  when,
} from '../simulation/world.ts';

const DEPLOYED = when('2025-03-03', 9);

interface Setting {
  readonly duties?: readonly DutyTerms[];
  readonly reviews?: readonly DutyTerms[];
  readonly questions?: readonly Question[];
  readonly units?: readonly string[];
}

function planOf({ duties = [], reviews = [], questions = [], units = ['so-x'] }: Setting): TimelinePlan {
  const body = deployedBody({ lots: 1, later: [] });
  const lotZero = terms(reviews, { units: ['van-phong'], lot: 0 });
  return { lots: [terms(duties, { units })], deployment: { body, reviews: lotZero, questions } };
}

function run(setting: Setting, some: Partial<TimelineOptions> = {}): Timeline {
  return timeline(planOf(setting), { deployedAt: DEPLOYED, until: when('2026-12-31'), reports: 'none', ...some });
}

const types = (facts: readonly Fact[]): readonly string[] => facts.map(({ type }) => type);
const of = (facts: readonly Fact[], type: Fact['type']): readonly Fact[] => facts.filter((fact) => fact.type === type);
const said = (kind: ScriptedInput['kind'], at: number, data: unknown, some: Partial<ScriptedInput> = {}) =>
  ({ at, kind, duty: 'd1', unit: 'so-x', period: null, data, ...some }) as ScriptedInput;
const report = (at: number, some: Partial<ScriptedInput> = {}): ScriptedInput =>
  said('report', at, { text: '', document: null, figures: {} }, some);

describe('a run', () => {
  const one = { duties: [duty('d1', once('2025-06-30'))] };

  test('begins with the deployment: the directive first, then its lots, at that instant', () => {
    const { facts, directive, lots } = run(one, { until: DEPLOYED });
    expect(types(facts)).toEqual([
      'directive.deployed',
      'lot.opened',
      'lot.opened',
      'assignment.opened',
      'effect.done',
    ]);
    expect(facts.every(({ at }) => at === DEPLOYED)).toBe(true);
    expect(directive?.effects).toEqual([]);
    expect(lots).toHaveLength(1);
  });

  test('without a deployment has the facts of its lots alone', () => {
    const { facts, directive } = timeline(
      { lots: planOf(one).lots, deployment: null },
      { deployedAt: DEPLOYED, until: DEPLOYED, reports: 'none' },
    );
    expect(types(facts)).toEqual(['lot.opened', 'assignment.opened']);
    expect(directive).toBeNull();
  });

  test('ends where nothing more happens unless somebody speaks', () => {
    const { ended, facts } = run(one);
    expect(ended).toBe('quiet');
    // Eight bulletins, then the draft that a person may send.
    expect(names(facts).at(-1)).toBe('rung.escalated draft-office');
  });

  test('ends at the last instant that is looked at, which is still looked at', () => {
    const overdue = when('2025-07-01', 7);
    const before = run(one, { until: overdue - 1 });
    expect([before.ended, of(before.facts, 'rung.overdue').length]).toEqual(['until', 0]);
    const at = run(one, { until: overdue });
    expect([at.ended, of(at.facts, 'rung.overdue').length]).toEqual(['until', 1]);
  });

  test('ends at its limit of facts', () => {
    const { facts, ended } = run({ duties: [duty('d1', monthly('2025-03-01'))] }, { maxFacts: 12 });
    expect(ended).toBe('limit');
    expect(facts.length).toBeGreaterThanOrEqual(12);
    expect(facts.length).toBeLessThan(20);
  });

  test('tells time to whoever wakes first, over all lots', () => {
    const lots = [
      terms([duty('d1', once('2025-06-30'))], { lot: 1 }),
      terms([duty('d2', once('2025-05-30'))], { lot: 2 }),
      terms([duty('d3', once('2025-07-31'))], { lot: 3 }),
    ];
    const { facts } = timeline(
      { ...planOf({}), lots },
      { deployedAt: DEPLOYED, until: when('2026-12-31'), reports: 'none' },
    );
    const instants = facts.map(({ at }) => at);
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
    expect(
      of(facts, 'rung.overdue')
        .map(({ lot }) => lot)
        .slice(0, 2),
    ).toEqual([2, 2]);
  });
});

describe('what a script says', () => {
  const one = { duties: [duty('d1', once('2025-06-30'))] };

  test('is heard when it is said, by the lot that runs the pair, as its unit', () => {
    const { facts, answers } = run(one, { reports: [report(when('2025-06-02', 10))] });
    const [submitted] = of(facts, 'assignment.submitted');
    expect(submitted).toMatchObject({
      at: when('2025-06-02', 10),
      lot: 1,
      input: {
        source: SIMULATED_SOURCE,
        id: '0000000000000001',
        as: 'unit',
        by: null,
        receivedAt: when('2025-06-02', 10),
        occurredAt: null,
      },
    });
    expect(answers).toEqual([
      { index: 0, outcome: { ok: true, n: submitted?.n, assignment: 'tinh-uy-x.12-nq-tu.2025/d1/so-x/once' } },
    ]);
  });

  test('before the deployment is heard at the deployment', () => {
    const { facts } = run(one, { reports: [report(when('2025-01-06', 9))] });
    expect(of(facts, 'assignment.submitted')[0]).toMatchObject({ at: DEPLOYED });
  });

  test('to a pair that nobody runs has no outcome, and leads to nothing', () => {
    const reports = [report(DEPLOYED, { unit: 'so-la' }), report(DEPLOYED, { duty: null, unit: null })];
    const { facts, answers } = run(one, { reports, until: DEPLOYED });
    expect(answers).toEqual([
      { index: 0, outcome: null },
      { index: 1, outcome: null },
    ]);
    expect(types(facts)).not.toContain('input.parked');
  });

  test('is heard before what is due at the same instant', () => {
    const overdue = when('2025-07-01', 7);
    const { facts } = run(one, { reports: [report(overdue)], until: overdue });
    expect(types(facts.filter(({ at }) => at === overdue)).at(-1)).toBe('assignment.submitted');
  });

  test('is heard in its own order, however it is written down', () => {
    const reports = [
      said('confirm', when('2025-06-04', 10), { note: '' }),
      report(when('2025-06-02', 10)),
      said('return', when('2025-06-03', 10), { reason: 'Thiếu phụ lục', redoBy: null }),
    ];
    const { facts, answers } = run(one, { reports, until: when('2025-06-05') });
    expect(answers.map(({ index, outcome }) => [index, outcome?.ok])).toEqual([
      [1, true],
      [2, true],
      [0, false],
    ]);
    expect(of(facts, 'assignment.returned')[0]?.input?.as).toBe('monitor');
  });

  test('as an answer is heard by the directive, and the lots get the day', () => {
    const question: Question = { id: 'undated/d1', kind: 'undated', subject: 'd1', words: 'kịp thời' };
    const data = { question: question.id, answer: 'Trước ngày 30/6', due: '2025-06-30' };
    const answer = said('answer', when('2025-04-01', 9), data, { duty: null, unit: null });
    const { facts, directive, lots } = run(
      { duties: [duty('d1', undated)], questions: [question] },
      { reports: [answer], until: when('2025-04-02') },
    );
    expect(types(facts.filter(({ at }) => at === when('2025-04-01', 9)))).toEqual([
      'question.answered',
      'duty.dated',
      'deadline.moved',
      'effect.done',
    ]);
    expect(of(facts, 'question.answered')[0]?.input?.as).toBe('operator');
    expect(directive?.effects).toEqual([]);
    expect(lots[0]?.duties['d1']?.time).toMatchObject({ kind: 'once', due: dayOf('2025-06-30') });
  });
});

describe('where everybody reports', () => {
  test('a report comes at ten on the working day before it is due, and is confirmed at ten on the next', () => {
    const { facts } = run({ duties: [duty('d1', once('2025-06-30'))] }, { reports: 'all' });
    expect(of(facts, 'assignment.submitted').map(({ at }) => at)).toEqual([when('2025-06-27', 10)]);
    expect(of(facts, 'assignment.confirmed').map(({ at }) => at)).toEqual([when('2025-06-30', 10)]);
  });

  test('each period is reported; what has no day, or was past before dondoc, is not', () => {
    const duties = [duty('d1', monthly('2025-03-01', '2025-05-31')), duty('d2', undated), duty('d3', standing)];
    const past = terms([duty('d4', once('2025-02-28'))], { lot: 2, chaseFrom: DEPLOYED });
    const plan = planOf({ duties });
    const { facts } = timeline(
      { ...plan, lots: [...plan.lots, past] },
      { deployedAt: DEPLOYED, until: when('2026-12-31'), reports: 'all' },
    );
    expect(of(facts, 'assignment.confirmed').map(({ assignment }) => assignment?.split('/').slice(1))).toEqual([
      ['d1', 'so-x', '2025-03'],
      ['d1', 'so-x', '2025-04'],
      ['d1', 'so-x', '2025-05'],
    ]);
  });

  test('what is already due when it opens is reported at once', () => {
    const { facts } = run({ duties: [duty('d1', once('2025-02-28'))] }, { reports: 'all' });
    expect(of(facts, 'assignment.submitted').map(({ at }) => at)).toEqual([DEPLOYED]);
  });

  test('the final review is held on its day, and closes the directive and its lots', () => {
    const { facts, ended, directive, lots } = run(
      { duties: [duty('d1', undated)], reviews: [review('r1', once('2025-12-31'), 'tong-ket')] },
      { reports: 'all' },
    );
    expect(of(facts, 'review.held')).toMatchObject([
      { at: when('2025-12-31', 10), body: { heldOn: '2025-12-31', late: false, final: true } },
    ]);
    expect(types(facts.filter(({ at }) => at === when('2025-12-31', 10)))).toEqual([
      'review.held',
      'directive.closed',
      'lot.closed',
      'assignment.ended',
      'lot.closed',
      'effect.done',
    ]);
    expect([ended, directive?.closed, lots.map(({ closed }) => closed)]).toEqual(['quiet', true, [true]]);
  });

  test('where all are two working days late, the review is held as late as the reports are', () => {
    const { facts } = run(
      { duties: [duty('d1', once('2025-06-30'))], reviews: [review('r1', once('2025-12-31'))] },
      { reports: { units: {}, others: { kind: 'reports', offset: 2 }, monitorAnswers: true, events: [] } },
    );
    expect(of(facts, 'assignment.confirmed')).toMatchObject([{ body: { late: true, daysLate: 2 } }]);
    expect(of(facts, 'review.held')).toMatchObject([{ at: when('2026-01-06', 10), body: { late: true, daysLate: 2 } }]);
  });

  test('a duty that is dated in between is reported by its day', () => {
    const question: Question = { id: 'undated/r1', kind: 'undated', subject: 'r1', words: '' };
    const script = said(
      'answer',
      when('2025-04-01', 9),
      { question: question.id, answer: '', due: '2025-09-30' },
      { duty: null, unit: null },
    );
    const { facts } = run({ reviews: [review('r1', undated)], questions: [question] }, { reports: [script] });
    expect(of(facts, 'deadline.moved')).toMatchObject([{ body: { due: dayOf('2025-09-30') } }]);
    // A script says only what it says.
    expect(types(facts)).not.toContain('review.held');
  });
});
