import { describe, expect, test } from 'vitest';
import { Agenda } from '../../rules/timeline/agenda.ts';
import fc from './seeded.ts';

function takeAll<T>(agenda: Agenda<T>): readonly (readonly [number, T])[] {
  const taken: (readonly [number, T])[] = [];
  for (let next = agenda.take(); next !== null; next = agenda.take()) taken.push([next.at, next.value]);
  return taken;
}

describe('an agenda', () => {
  test('gives back what was put in, earliest first, and of one instant what came first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 }), (instants) => {
        const agenda = new Agenda<number>();
        instants.forEach((at, order) => agenda.add(at, order));
        const expected = instants.map((at, order) => [at, order] as const).sort((a, b) => a[0] - b[0]);
        expect(takeAll(agenda)).toEqual(expected);
      }),
    );
  });

  test('keeps its order where things are put in and taken out by turns', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 9 })), { maxLength: 60 }), (steps) => {
        const agenda = new Agenda<number>();
        const waiting: (readonly [number, number])[] = [];
        for (const [order, at] of steps.entries()) {
          if (at === null) {
            waiting.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
            const [first] = waiting.splice(0, 1);
            const taken = agenda.take();
            expect(taken === null ? undefined : [taken.at, taken.value]).toEqual(first);
          } else {
            waiting.push([at, order]);
            agenda.add(at, order);
          }
          expect(agenda.earliest).toBe(waiting.length === 0 ? null : Math.min(...waiting.map(([one]) => one)));
        }
      }),
    );
  });

  test('that is empty has nothing earliest, and nothing to take', () => {
    const agenda = new Agenda<string>();
    expect([agenda.earliest, agenda.take()]).toEqual([null, null]);
  });
});
