// A directive on a virtual clock, with assumptions about what everybody does.
import { describe, expect, test } from 'vitest';
import type { Assumptions, TimelineOptions } from '../../rules/timeline.ts';
import { timeline } from '../../rules/timeline.ts';
import { duty, names, once, terms, told, when } from '../simulation/world.ts';

const run = (reports: TimelineOptions['reports']) =>
  timeline(
    { lots: [terms([duty('d1', once('2025-06-30'))])], deployment: null },
    { deployedAt: when('2025-03-03', 9), until: when('2025-12-31'), reports },
  ).facts;

describe('on a virtual clock', () => {
  test('where all report in time, nobody is told that anything is late', () => {
    const facts = run('all');
    expect(names(facts)).toContain('assignment.confirmed');
    expect(told(facts)).not.toContain('escalation to head');
    expect(facts.find(({ type }) => type === 'assignment.confirmed')?.body).toMatchObject({ late: false });
  });

  test('where all are three working days late, the head hears it that morning, then that it is settled', () => {
    const late: Assumptions = { units: {}, others: { kind: 'reports', offset: 3 }, monitorAnswers: true, events: [] };
    const facts = run(late);
    expect(told(facts)).toEqual(expect.arrayContaining(['overdue to clerk', 'escalation to head', 'settled to told']));
    expect(told(facts)).not.toContain('escalation to monitor');
    expect(facts.find(({ type }) => type === 'assignment.confirmed')?.body).toMatchObject({ late: true, daysLate: 3 });
  });

  test('a deadline that is moved is what the report is late against', () => {
    const document = null;
    const data = { due: '2025-07-31', note: '', document };
    const input = {
      at: when('2025-06-02', 9),
      kind: 'grantExtension',
      duty: 'd1',
      unit: 'so-x',
      period: null,
      data,
    } as const;
    const facts = run([
      input,
      { ...input, at: when('2025-07-31', 9), kind: 'report', data: { text: '', document, figures: {} } },
    ]);
    expect(facts.find(({ type }) => type === 'extension.granted')?.input?.as).toBe('monitor');
    expect(facts.find(({ type }) => type === 'assignment.submitted')?.body).toMatchObject({ late: false });
  });

  test('each unit does as it is assumed to: one never reports, one asks for more days each time', () => {
    const { facts } = timeline(
      { lots: [terms([duty('d1', once('2025-06-30'))], { units: ['so-x', 'so-y', 'so-z'] })], deployment: null },
      {
        deployedAt: when('2025-03-03', 9),
        until: when('2025-12-31'),
        reports: {
          units: { 'so-x': { kind: 'never' }, 'so-y': { kind: 'extends', days: 30 } },
          others: { kind: 'reports', offset: -1 },
          monitorAnswers: true,
          events: [],
        },
      },
    );
    const of = (unit: string) => names(facts.filter(({ assignment }) => assignment?.includes(`/${unit}/`) === true));
    expect(of('so-x')).toContain('rung.escalated escalate-head');
    expect(of('so-x')).not.toContain('assignment.submitted');
    expect(of('so-y').filter((name) => name.startsWith('extension'))).toEqual(['extension.asked', 'extension.granted']);
    expect(of('so-y')).not.toContain('rung.overdue overdue-1');
    expect(of('so-y').at(-1)).toBe('assignment.confirmed');
    expect(of('so-z').filter((name) => name.startsWith('rung.overdue'))).toEqual([]);
  });
});
