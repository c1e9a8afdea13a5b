// What another policy or calendar changes of a directive's course: two runs on the virtual clock, compared fact by fact. A fact is the same
// in both where it says the same of the same assignment, whenever it does.
import type { Fact } from '../contracts/fact.ts';
import { assignmentParts } from '../contracts/ids.ts';
import type { Instant } from '../contracts/time.ts';

/** One thing that comes at another instant, or comes in one of the runs only (null). */
export interface CourseChange {
  /** `due`: the first instant that is late. */
  readonly type: Fact['type'] | 'due';
  readonly rung: string | null;
  readonly duty: string;
  readonly unit: string;
  readonly period: string;
  readonly before: Instant | null;
  readonly after: Instant | null;
}

/** Changes in the order of their instants. What people do is an assumption, so only what the engine does is compared. */
export function courseChanges(before: readonly Fact[], after: readonly Fact[]): readonly CourseChange[] {
  const [old, now] = [byName(before), byName(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .flatMap((name): CourseChange[] => {
      const [was, is] = [old.get(name), now.get(name)];
      const some = is ?? was;
      if (some === undefined || was?.at === is?.at) return [];
      const { at: _at, ...what } = some;
      return [{ ...what, before: was?.at ?? null, after: is?.at ?? null }];
    })
    .sort((a, b) => firstOf(a) - firstOf(b));
}

const firstOf = ({ before, after }: CourseChange): Instant => Math.min(before ?? Infinity, after ?? Infinity);

const COMPARED: ReadonlySet<Fact['type']> = new Set<Fact['type']>([
  'assignment.opened',
  'rung.reminded',
  'rung.overdue',
  'rung.escalated',
]);

type Moment = Omit<CourseChange, 'before' | 'after'> & { readonly at: Instant };

/** Each opening and each deadline once, a rung once a generation. */
const byName = (facts: readonly Fact[]): ReadonlyMap<string, Moment> =>
  new Map(facts.filter(({ type }) => COMPARED.has(type)).flatMap(momentsOf));

function momentsOf(fact: Fact): readonly (readonly [string, Moment])[] {
  const parts = assignmentParts(fact.assignment ?? '');
  if (parts === null) return [];
  const { duty, unit, period } = parts;
  const id = fact.assignment ?? '';
  const moment = (type: Moment['type'], at: Instant, rung: string | null = null): Moment => ({
    type,
    rung,
    duty,
    unit,
    period,
    at,
  });
  if (fact.type === 'assignment.opened') {
    const { dueAt } = fact.body;
    const due = dueAt === null ? [] : [[`${id} due`, moment('due', dueAt)] as const];
    return [[`${id} opened`, moment(fact.type, fact.at)], ...due];
  }
  if (!('rung' in fact.body)) return [];
  const { generation, rung, repeat } = fact.body;
  return [[`${id} ${generation}/${rung}/${repeat}`, moment(fact.type, fact.at, rung)]];
}
