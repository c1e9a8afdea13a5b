// Plans for tests of terms: only what a test is about is written out.
import type { Obligation, Plan, PlanDirective, PlanTime } from '../../contracts/plan.ts';

export function planTime(some: Partial<PlanTime> = {}): PlanTime {
  return {
    text: 'chậm nhất ngày ...',
    start: 0,
    end: 0,
    due: null,
    hour: null,
    recurs: null,
    event: null,
    within: null,
    workingDays: false,
    from: null,
    starts: null,
    ends: null,
    ...some,
  };
}

export function obligation(
  id: string,
  leads: readonly string[],
  time: Partial<PlanTime> | null,
  some: Partial<Obligation> = {},
): Obligation {
  return {
    id,
    kind: 'task',
    review: null,
    standing: false,
    title: `việc ${id}`,
    quote: '',
    place: '',
    clause: { path: id, start: 0, end: 0 },
    source: { start: 0, end: 0 },
    leads: leads.map((name) => ({ name })),
    via: [],
    coordinators: [],
    to: null,
    time: time === null ? null : planTime(time),
    ...some,
  };
}

export function plan(obligations: readonly Obligation[], directive: Partial<PlanDirective> = {}): Plan {
  return {
    schema: 'dondoc/plan/v1',
    directive: {
      number: '12-NQ/TU',
      kind: 'nghi-quyet',
      title: null,
      issuer: 'Tỉnh ủy',
      province: null,
      issuedOn: '2026-03-02',
      term: null,
      secrecy: null,
      ...directive,
    },
    section: null,
    monitors: [],
    obligations: [...obligations],
    warnings: [],
    textHash: null,
  };
}
