// The directive's own workflow: questions, what it obliges the lots to do, and how it closes.
import { describe, expect, test } from 'vitest';
import type { Fact, FactBodies } from '../../contracts/fact.ts';
import type { Input } from '../../contracts/input.ts';
import type { Question } from '../../contracts/question.ts';
import type { CalendarSnapshot } from '../../contracts/calendar.ts';
import type { DutyTerms, Revision } from '../../contracts/terms.ts';
import type { Instant } from '../../contracts/time.ts';
import { dayOf } from '../../rules/day.ts';
import type { Decision } from '../../rules/decide.ts';
import type { DirectiveEvent, DirectiveState } from '../../rules/directive.ts';
import { decideDirective, emptyDirective, evolveDirective, wakeDirectiveAt, wordOf } from '../../rules/directive.ts';
import { assignmentOf } from '../../rules/state.ts';
import { stillRecurring } from '../../rules/still-recurring.ts';
import {
  calendar,
  deployedBody,
  DIRECTIVE,
  duty,
  input,
  Lot,
  monthly,
  once,
  review,
  terms,
  told,
  undated,
  when,
} from '../simulation/world.ts';

const START = when('2025-03-03', 9);
const question = (subject: string): Question => ({
  id: `undated/${subject}`,
  kind: 'undated',
  subject,
  words: 'kịp thời',
});

interface Setting {
  readonly reviews?: readonly DutyTerms[];
  readonly questions?: readonly Question[];
  readonly later?: FactBodies['directive.deployed']['later'];
}

/** A directive that is told things one after the other, as lot 0; it keeps all facts. */
class Told {
  state: DirectiveState;
  readonly facts: Fact[] = [];
  readonly #empty: DirectiveState;

  constructor({ reviews = [], questions = [], later = [] }: Setting) {
    const { directive, lot, duties, pairs, ...rest } = terms(reviews, { units: ['van-phong'], lot: 0 });
    this.#empty = emptyDirective(directive, rest);
    this.state = this.#empty;
    const body = deployedBody({ lots: 2, later });
    this.tell(
      { kind: 'deploy', deployment: { body, reviews: { directive, lot, duties, pairs, ...rest }, questions } },
      START,
    );
  }

  tell(event: DirectiveEvent, now: Instant): Decision<DirectiveState> {
    const decision = decideDirective(this.state, event, now);
    this.state = decision.state;
    this.facts.push(...decision.facts);
    return decision;
  }

  tick(now: Instant): readonly Fact[] {
    return this.tell({ kind: 'tick' }, now).facts;
  }

  say(said: Input, now: Instant = said.receivedAt): Decision<DirectiveState> {
    return this.tell({ kind: 'input', input: said }, now);
  }

  /** The state that facts alone give. */
  folded(facts: readonly Fact[] = this.facts): DirectiveState {
    return facts.reduce<DirectiveState>(evolveDirective, this.#empty);
  }
}

const types = (facts: readonly Fact[]): readonly string[] => facts.map(({ type }) => type);
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

describe('what recurs without an end', () => {
  const yearly = (day: string, year: number, due: string | null, id = 'y1'): Input =>
    input('answer', {
      id,
      receivedAt: when(day, 10),
      data: { question: `stillRecurring/d5/${year}`, answer: 'Theo ý kiến của Thường trực', due },
    });
  const setting = { later: [stillRecurring({ id: 'd5', title: 'báo cáo quý' }, when('2026-03-04', 7))] };

  test('is asked about after a year, and again a year after each answer that lets it go on', () => {
    const one = new Told(setting);
    expect(wakeDirectiveAt(one.state)).toBe(when('2026-03-04', 7));
    expect(types(one.tick(when('2026-03-04', 7)))).toEqual(['question.asked']);
    expect(one.say(yearly('2026-03-09', 2026, null)).outcome).toMatchObject({ ok: true });
    expect(one.state.effects.map(({ kind }) => kind)).toEqual(['openLots']);
    expect(wakeDirectiveAt(one.state)).toBe(when('2027-03-10', 10));
    const [again] = one.tick(when('2027-03-10', 10));
    expect(again?.body).toMatchObject({
      question: { id: 'stillRecurring/d5/2027', subject: 'd5', words: 'báo cáo quý' },
    });
    expect(one.folded()).toEqual(one.state);
  });

  test('ends after the day of an answer, in the lots that run it, and is not asked about any more', () => {
    const one = new Told(setting);
    one.tick(when('2026-03-04', 7));
    one.say(yearly('2026-03-09', 2026, '2026-12-31'));
    const effect = one.state.effects.at(-1);
    expect(effect).toMatchObject({ kind: 'end', duty: 'd5', last: dayOf('2026-12-31') });
    if (effect === undefined || effect.kind === 'openLots') throw new Error('a word');
    expect(wordOf(effect)).toEqual({ kind: 'end', duty: 'd5', last: dayOf('2026-12-31') });
    expect(wakeDirectiveAt(one.state)).toBeNull();
  });
});

describe('a lot that is told that a duty ends', () => {
  const lotOf = () => new Lot(terms([duty('d5', monthly('2025-03-01'), { kind: 'report', ladder: 'report' })]), START);

  test('opens no period whose day lies behind it, and leaves open what is', () => {
    const lot = lotOf();
    lot.tick(when('2025-04-01', 7));
    const facts = lot.tell({ kind: 'end', duty: 'd5', last: dayOf('2025-05-15') }, when('2025-04-02', 9));
    expect(types(facts)).toEqual(['duty.ended']);
    for (const day of ['2025-05-01', '2025-06-01', '2025-07-01']) lot.tick(when(day, 9));
    const opened = lot.facts
      .filter(({ type }) => type === 'assignment.opened')
      .map(({ assignment }) => assignment?.slice(-7));
    expect(opened).toEqual(['2025-03', '2025-04']);
  });

  test('changes nothing where it has no such duty, or one that comes once', () => {
    const lot = lotOf();
    expect(lot.tell({ kind: 'end', duty: 'd9', last: dayOf('2025-05-15') }, when('2025-04-02', 9))).toEqual([]);
    const other = new Lot(terms([duty('d1', once('2025-06-30'))]), START);
    expect(other.tell({ kind: 'end', duty: 'd1', last: dayOf('2025-05-15') }, when('2025-04-02', 9))).toEqual([]);
  });
});

describe('other terms', () => {
  const revision = (calendar: Revision['calendar'], base: number): Revision => ({
    calendar,
    policy: null,
    policyHash: null,
    chaseFrom: null,
    duties: [],
    by: 'Lê Văn C',
    base,
  });
  const off = (day: string): CalendarSnapshot => {
    const bits = calendar.bits.split('');
    bits[dayOf(day) - calendar.from] = '0';
    return { ...calendar, bits: bits.join(''), hash: day };
  };

  test('are passed on to the lots, once', () => {
    const one = new Told({});
    const given = revision(off('2025-06-27'), 0);
    expect(types(one.tell({ kind: 'revise', revision: given }, START).facts)).toEqual(['terms.revised']);
    expect(one.state.effects.at(-1)).toMatchObject({ kind: 'revise', revision: { calendar: { hash: '2025-06-27' } } });
    expect(one.tell({ kind: 'revise', revision: { ...given, base: one.state.revision ?? 0 } }, START).facts).toEqual(
      [],
    );
    expect(one.folded()).toEqual(one.state);
  });

  test('that were reckoned on terms which hold no more are not taken', () => {
    const one = new Told({});
    one.tell({ kind: 'revise', revision: revision(off('2025-06-27'), 0) }, START);
    expect(one.tell({ kind: 'revise', revision: revision(off('2025-06-26'), 0) }, START).facts).toEqual([]);
    expect(one.state.terms.calendar.hash).toBe('2025-06-27');
  });
});
