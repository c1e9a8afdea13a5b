// Random lives of lots, judged. DONDOC_LIVES=N judges N of them instead of 5,000, DONDOC_SEED=N begins at another seed; a life that
// fails names its own.
import { describe, expect, test } from 'vitest';
import type { Faults } from './random-input.ts';
import { live } from './life.ts';

const LIVES = Number(process.env['DONDOC_LIVES'] ?? 5_000);
const SEED = Number(process.env['DONDOC_SEED'] ?? 1);
/** From so many on, every kind of fault and of fact is met; fewer are run to look at one of them. */
const ENOUGH = 60;
const MS_A_LIFE = 100;
/** Lives whose problems are shown; more would say the same. */
const SHOWN = 3;

describe('random lives of lots', () => {
  test(`the judge agrees with ${LIVES} of them`, { timeout: 30_000 + LIVES * MS_A_LIFE }, () => {
    const faults: Faults = {};
    const kinds: Record<string, number> = {};
    const failures: string[] = [];
    for (let seed = SEED; seed < SEED + LIVES && failures.length < SHOWN; seed += 1) {
      const { problems, facts } = live(seed, faults);
      for (const { type } of facts) kinds[type] = (kinds[type] ?? 0) + 1;
      if (problems.length > 0)
        failures.push(`DONDOC_SEED=${seed} DONDOC_LIVES=1: ${problems.slice(0, 5).join('\n  ')}`);
    }
    expect(failures).toEqual([]);
    if (process.env['DONDOC_LIVES'] !== undefined) console.log({ lives: LIVES, faults, kinds });
    if (LIVES < ENOUGH) return;
    // Lives that never meet a fault prove nothing about it.
    for (const fault of FAULTS) expect(faults[fault] ?? 0, fault).toBeGreaterThan(LIVES / 100);
    for (const kind of KINDS) expect(kinds[kind] ?? 0, kind).toBeGreaterThan(LIVES / 100);
  });
});

const FAULTS = [
  'duplicate',
  'sameIdOtherContent',
  'sameIdOtherTarget',
  'unknown',
  'wrongPeriod',
  'future',
  'waited',
  'outOfOrder',
  'ahead',
];

const KINDS = [
  'assignment.opened',
  'assignment.acknowledged',
  'assignment.declined',
  'assignment.submitted',
  'assignment.confirmed',
  'assignment.returned',
  'assignment.handedOver',
  'assignment.withdrawn',
  'assignment.reopened',
  'assignment.suspended',
  'assignment.resumed',
  'assignment.cancelled',
  'extension.asked',
  'extension.granted',
  'extension.refused',
  'assignment.settled',
  'assignment.corrected',
  'assignment.ended',
  'deadline.moved',
  'deadline.kept',
  'ladder.relaid',
  'assignment.chased',
  'duty.ended',
  'terms.revised',
  'duty.dated',
  'rung.reminded',
  'rung.overdue',
  'rung.escalated',
  'rung.passedOver',
  'review.held',
  'input.rejected',
  'input.parked',
  'lot.closed',
];
