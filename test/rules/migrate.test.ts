// States of earlier builds become states of this one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../infra/paths.ts';
import { decide } from '../../rules/decide.ts';
import { migrate } from '../../rules/migrate.ts';
import type { Assignment, LotState } from '../../rules/state.ts';
import { STATE_SCHEMA } from '../../rules/state.ts';
import { Lot, duty, input, once, terms, when } from '../simulation/world.ts';

/** A state as schema 1 had it. */
function asFirst(state: LotState): LotState {
  const { extension: _e, suspension: _s, ...policy } = state.terms.policy;
  const pairs = Object.entries(state.pairs).map(([key, pair]) => [
    key,
    {
      ...pair,
      live: pair.live.map(({ submissions: _1, asked: _2, extensions: _3, suspendedAt: _4, ...one }) => one),
    },
  ]);
  return { ...state, schema: 1, terms: { ...state.terms, policy }, pairs: Object.fromEntries(pairs) } as never;
}

describe('a state of schema 1', () => {
  test('becomes what this build would have made of the same facts', () => {
    const lot = new Lot(terms([duty('d1', once('2025-06-30'))]), when('2025-03-03', 9));
    expect(migrate(asFirst(lot.state))).toEqual(lot.state);
    lot.say(input('report', { receivedAt: when('2025-06-27', 9) }));
    expect(migrate(asFirst(lot.state))).toEqual(lot.state);
  });

  test('holds that what was sent more than once was sent more than once', () => {
    const lot = new Lot(terms([duty('d1', once('2025-06-30'))]), when('2025-03-03', 9));
    lot.say(input('report', { receivedAt: when('2025-06-27', 9) }));
    lot.say(input('return', { receivedAt: when('2025-06-30', 9) }));
    lot.say(input('report', { id: 'r2', receivedAt: when('2025-07-02', 9) }));
    expect(migrate(asFirst(lot.state))).toEqual(lot.state);
  });

  test('goes on as if it had never been another', () => {
    const lot = new Lot(terms([duty('d1', once('2025-06-30'))]), when('2025-03-03', 9));
    const { facts } = decide(migrate(asFirst(lot.state)), { kind: 'tick' }, when('2025-07-03', 9));
    expect(facts).toEqual(lot.tick(when('2025-07-03', 9)));
  });

  test('that a run of 0.1.0 carried has all that an assignment needs', () => {
    const folder = join(projectRoot, 'test', 'histories', '0.1.0');
    const carried = readdirSync(folder).flatMap((name) => statesIn(readFileSync(join(folder, name), 'utf8')));
    expect(carried.filter(({ schema }) => Number(schema) === 1).length).toBeGreaterThan(0);
    for (const state of carried) {
      const migrated = migrate(state);
      expect(migrated.schema).toBe(STATE_SCHEMA);
      for (const { live } of Object.values(migrated.pairs)) for (const one of live) expect(whole(one)).toEqual([]);
    }
  });
});

test('a state of this build stays as it is', () => {
  const { state } = new Lot(terms([duty('d1', once('2025-06-30'))]), when('2025-03-03', 9));
  expect(migrate(state)).toBe(state);
});

test('a state of a later build is refused', () => {
  const { state } = new Lot(terms([duty('d1', once('2025-06-30'))]), when('2025-03-03', 9));
  expect(() => migrate({ ...state, schema: STATE_SCHEMA + 1 })).toThrow('schema');
});

/** The fields an assignment of this build lacks. */
const whole = (one: Assignment): readonly string[] =>
  (['submissions', 'asked', 'extensions', 'suspendedAt', 'told', 'generation'] as const).filter(
    (field) => one[field] === undefined,
  );

/** The states that runs of a history were started with. */
function statesIn(history: string): readonly LotState[] {
  return [...history.matchAll(/"data":"([^"]+)"/g)].flatMap(([, data]) => {
    const text = Buffer.from(data ?? '', 'base64').toString('utf8');
    if (!text.startsWith('{"kind":"carry"')) return [];
    return [(JSON.parse(text) as { carried: { state: LotState } }).carried.state];
  });
}
