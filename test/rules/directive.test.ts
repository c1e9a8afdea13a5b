// The directive's own workflow: questions, what it obliges the lots to do, and how it closes.
import { describe, expect, test } from 'vitest';
import type { Fact, FactBodies } from '../../contracts/fact.ts';
import type { Input } from '../../contracts/input.ts';
import type { Question } from '../../contracts/question.ts';
import type { Instant } from '../../contracts/time.ts';
import { dayOf } from '../../rules/day.ts';
import type { Decision } from '../../rules/decide.ts';
import { wakeDirectiveAt } from '../../rules/directive.ts';
import { assignmentOf } from '../../rules/state.ts';
import { DIRECTIVE, input, once, review, terms, told, undated, when } from '../simulation/world.ts';
import { START, Told, types } from './told-directive.ts';

const question = (subject: string): Question => ({
  id: `undated/${subject}`,
  kind: 'undated',
  subject,
  words: 'kịp thời',
});

const answer = (subject: string, receivedAt: Instant, due: string | null = '2025-06-30', id = 'a1'): Input =>
  input('answer', { id, receivedAt, data: { question: `undated/${subject}`, answer: 'Trước ngày 30/6', due } });
const code = ({ outcome }: Decision): string => (outcome?.ok === false ? outcome.code : 'taken');

describe('a directive that is deployed', () => {
  test('opens its own pairs, obliges its lots to be opened, and asks its questions', () => {
    const directive = new Told({ reviews: [review('r1', once('2025-12-31'))], questions: [question('d1')] });
    expect(types(directive.facts)).toEqual(['directive.deployed', 'lot.opened', 'question.asked']);
    expect(directive.facts.map(({ n, lot, key, at }) => [n, lot, key, at])).toEqual([
      [1, 0, 'deployed', START],
      [2, 0, 'lot/0/opened', START],
      [3, 0, 'question/undated/d1', START],
    ]);
    expect(directive.state).toMatchObject({ lots: 2, lotsHash: 'lots', effects: [{ of: 1, kind: 'openLots' }] });
    expect(directive.state.questions).toEqual({ 'undated/d1': { ...question('d1'), answeredBy: null } });
    expect(directive.facts[2]?.notify).toEqual([
      { role: 'monitor-clerk', unit: null, form: 'questionAsked', urgent: false, release: 'auto' },
    ]);
  });

  test('is deployed once', () => {
    const directive = new Told({});
    const deployment = {
      body: { ...(directive.facts[0]?.body as FactBodies['directive.deployed']), lots: 9 },
      reviews: terms([]),
      questions: [question('d2')],
    };
    expect(directive.tell({ kind: 'deploy', deployment }, START + 1).facts).toEqual([]);
    expect(directive.state.lots).toBe(2);
  });

  test('has its state from its facts alone, also from facts that were stored', () => {
    const directive = new Told({ reviews: [review('r1', undated)], questions: [question('r1'), question('d1')] });
    directive.say(answer('r1', when('2025-03-04', 9), '2025-12-31'));
    directive.tick(when('2025-11-03', 9));
    expect(directive.folded()).toEqual(directive.state);
    const stored = JSON.parse(JSON.stringify(directive.facts)) as Fact[];
    expect(directive.folded(stored)).toEqual(directive.state);
  });
});

describe('what a directive obliges its workflow to do', () => {
  test('is gone once it is done, and is done once', () => {
    const directive = new Told({});
    const done = directive.tell({ kind: 'effectDone', of: 1 }, START);
    expect(done.facts).toMatchObject([{ type: 'effect.done', key: 'effect/1', body: { of: 1 } }]);
    expect(directive.state.effects).toEqual([]);
    expect(directive.tell({ kind: 'effectDone', of: 1 }, START).facts).toEqual([]);
  });

  test('stays where another thing is done', () => {
    const directive = new Told({ questions: [question('d1')] });
    directive.say(answer('d1', when('2025-03-04', 9)));
    expect(directive.state.effects).toHaveLength(2);
    expect(directive.tell({ kind: 'effectDone', of: 7 }, START).facts).toEqual([]);
    directive.tell({ kind: 'effectDone', of: 1 }, START);
    expect(directive.state.effects).toMatchObject([{ kind: 'date', duty: 'd1', due: dayOf('2025-06-30') }]);
  });
});

describe('a question', () => {
  test('that is to be asked only after a silence is asked then, once, and wakes the directive', () => {
    const askAt = when('2025-04-01', 7);
    const directive = new Told({
      later: [
        { question: question('d1'), askAt },
        { question: question('d2'), askAt: askAt + 1 },
      ],
    });
    expect(wakeDirectiveAt(directive.state)).toBe(askAt);
    expect(directive.tick(askAt - 1)).toEqual([]);
    const asked = directive.tick(askAt);
    expect(asked).toMatchObject([{ type: 'question.asked', body: { question: { id: 'undated/d1' } } }]);
    expect(wakeDirectiveAt(directive.state)).toBe(askAt + 1);
    expect(directive.tick(askAt + 1)).toHaveLength(1);
    expect(directive.tick(askAt + 2)).toEqual([]);
    expect(wakeDirectiveAt(directive.state)).toBeNull();
  });

  test('that is answered with a day is closed, and the lots are to be told the day', () => {
    const directive = new Told({ questions: [question('d1')] });
    const { facts, outcome } = directive.say(answer('d1', when('2025-03-04', 9)));
    expect(facts).toMatchObject([
      {
        type: 'question.answered',
        key: 'answered/undated/d1',
        at: when('2025-03-04', 9),
        body: { question: 'undated/d1', answer: 'Trước ngày 30/6', due: '2025-06-30' },
      },
    ]);
    expect(facts[0]?.input).toMatchObject({ id: 'a1', kind: 'answer', as: 'operator' });
    expect(outcome).toEqual({ ok: true, n: directive.state.n, assignment: null });
    expect(directive.state.effects.at(-1)).toEqual({
      of: facts[0]?.n,
      kind: 'date',
      duty: 'd1',
      due: dayOf('2025-06-30'),
    });
    expect(directive.state.questions['undated/d1']?.answeredBy).not.toBeNull();
  });

  test('that is answered without a day is closed, and nobody is told a day', () => {
    const directive = new Told({ questions: [question('d1')] });
    const { facts } = directive.say(answer('d1', when('2025-03-04', 9), null));
    expect(types(facts)).toEqual(['question.answered']);
    expect(directive.state.effects.map(({ kind }) => kind)).toEqual(['openLots']);
  });

  test('about the day of a review dates the review, which runs here', () => {
    const directive = new Told({ reviews: [review('r1', undated)], questions: [question('r1')] });
    directive.tick(START);
    expect(assignmentOf(directive.state, `${DIRECTIVE}/r1/van-phong/once`)).toMatchObject({ due: null });
    const { facts } = directive.say(answer('r1', when('2025-03-04', 9), '2025-12-31'));
    expect(types(facts)).toContain('duty.dated');
    expect(assignmentOf(directive.state, `${DIRECTIVE}/r1/van-phong/once`)).toMatchObject({ due: dayOf('2025-12-31') });
  });

  test('is answered once: the same answer again changes nothing, another is refused', () => {
    const directive = new Told({ questions: [question('d1')] });
    directive.say(answer('d1', when('2025-03-04', 9)));
    const again = directive.say(answer('d1', when('2025-03-05', 9)));
    expect([code(again), again.facts]).toEqual(['taken', []]);
    const sameId = directive.say(answer('d1', when('2025-03-05', 10), '2025-07-31'));
    expect([code(sameId), types(sameId.facts)]).toEqual(['sameIdOtherContent', ['input.rejected']]);
    const other = directive.say(answer('d1', when('2025-03-05', 11), '2025-07-31', 'a2'));
    expect([code(other), types(other.facts)]).toEqual(['questionUnknown', ['input.rejected']]);
    expect(directive.state.effects.filter(({ kind }) => kind === 'date')).toHaveLength(1);
  });

  test.each<[string, Input, string]>([
    ['nobody has asked', answer('d9', when('2025-03-04', 9)), 'questionUnknown'],
    ['answered with a day that no calendar has', answer('d1', when('2025-03-04', 9), '2025-06-31'), 'dateInvalid'],
    [
      'answered tomorrow',
      { ...answer('d1', when('2025-03-04', 9)), occurredAt: when('2025-03-05', 9) },
      'fromTheFuture',
    ],
  ])('%s is refused, and stays open', (_, said, why) => {
    const directive = new Told({ questions: [question('d1')] });
    const refused = directive.say(said);
    expect(refused.outcome).toEqual({ ok: false, code: why, n: directive.state.n, assignment: null });
    expect(refused.facts).toMatchObject([
      {
        type: 'input.rejected',
        key: `refused/${said.source}:a1/${directive.state.n}`,
        input: { id: 'a1' },
        notify: [],
        body: { code: why },
      },
    ]);
    expect(directive.state.questions['undated/d1']?.answeredBy).toBeNull();
  });

  test('that lapses into being asked just before its answer came is answered', () => {
    const askAt = when('2025-04-01', 7);
    const directive = new Told({ later: [{ question: question('d1'), askAt }] });
    expect(code(directive.say(answer('d1', askAt - 1)))).toBe('questionUnknown');
    const { facts } = directive.say(answer('d1', askAt, '2025-06-30', 'a2'));
    expect(types(facts)).toEqual(['question.asked', 'question.answered']);
    expect(directive.state.later).toEqual([]);
  });

  test('that was not yet asked when its answer came is not answered, however late the answer is heard', () => {
    const askAt = when('2025-04-01', 7);
    const directive = new Told({ later: [{ question: question('d1'), askAt }] });
    expect(code(directive.say(answer('d1', askAt - 1), askAt + 1))).toBe('questionUnknown');
  });
});

describe('a directive closes', () => {
  const lasting = (kind: 'so-ket' | 'tong-ket'): Told =>
    new Told({
      reviews: [review('r1', once('2025-06-30'), kind), review('r2', once('2025-12-31'))],
      later: [{ question: question('d1'), askAt: when('2026-01-01', 7) }],
    });
  const minutes = (duty: string) =>
    input('minutes', {
      duty,
      unit: 'van-phong',
      receivedAt: when('2025-07-01', 9),
      data: { heldOn: '2025-06-30', document: null, note: '' },
    });

  test('when its final review has been held: what is still owed ends, and the lots are to be closed', () => {
    const directive = lasting('tong-ket');
    directive.tick(when('2025-10-10', 9));
    const { facts, outcome } = directive.say(minutes('r1'), when('2025-10-10', 10));
    expect(types(facts).filter((type) => !type.startsWith('rung.'))).toEqual([
      'review.held',
      // Held on its day: whoever was told that the minutes are missing is told so.
      'assignment.corrected',
      'directive.closed',
      'assignment.ended',
      'lot.closed',
    ]);
    expect(outcome).toMatchObject({ ok: true, n: directive.state.n });
    expect(facts.find(({ type }) => type === 'directive.closed')).toMatchObject({
      key: 'closed',
      body: { reason: 'finalReview' },
    });
    expect(directive.state).toMatchObject({ closed: true, later: [] });
    expect(directive.state.effects.at(-1)?.kind).toBe('closeLots');
    expect(wakeDirectiveAt(directive.state)).toBeNull();
    expect(directive.tick(when('2026-06-01', 9))).toEqual([]);
  });

  test('not when a mid-term review has been held', () => {
    const directive = lasting('so-ket');
    directive.tick(when('2025-06-02', 9));
    const { facts } = directive.say(minutes('r1'));
    expect(types(facts)).toContain('review.held');
    expect(types(facts)).not.toContain('directive.closed');
    expect(directive.state.closed).toBe(false);
  });
});

test('a review wakes the directive when it opens, and its clerk hears of it', () => {
  const directive = new Told({ reviews: [review('r1', once('2025-12-31'))] });
  const wake = wakeDirectiveAt(directive.state);
  // Ninety days ahead is Thursday, 2 October.
  expect(wake).toBe(when('2025-10-02', 7));
  expect(told(directive.tick(wake ?? 0))).toEqual(['reviewOpened to clerk']);
});
